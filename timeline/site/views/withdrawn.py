"""A withdrawn event: its address stays, and says so."""

from dataclasses import dataclass

from timeline.record import indexes
from timeline.site.context import Context
from timeline.site.links import Link, named
from timeline.site.views.beside import change_words


@dataclass(frozen=True, slots=True)
class WithdrawnView:
    """A withdrawn event: its title, its date, and in sentences when and why it was withdrawn."""

    title: str
    when: str
    withdrawn: Link
    changes: tuple[Link, ...]


def withdrawn_view(context: Context, event_id: str) -> WithdrawnView:
    """Return the page of a withdrawn event, which has nothing but that, when and why."""
    found = context.record.group(indexes.withdrawals, event_id)
    assert found is not None  # it is one of the withdrawn
    *earlier, last = found.changes
    withdrawn = context.pieces(
        "Withdrawn on {day}: {what} ({why})",
        day=context.words.day(last.on),
        what=named(last.what),
        why=named(last.why),
    )
    changes = tuple(change_words(context, change) for change in earlier)
    return WithdrawnView(found.title, context.words.dated(found.date), withdrawn, changes)
