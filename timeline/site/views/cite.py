"""How to share and cite an event: its address and its citation.

The day of access is the reader's: a script fills it in, and without one it stays blank.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from timeline.model import Event
from timeline.site.context import Context
from timeline.site.views.titles import attributed


@dataclass(frozen=True, slots=True, kw_only=True)
class Cite:
    """An event's citation in plain words, with a gap for the day of access between its two parts.

    For BibTeX and in RIS a script makes it of what the page has: of its head, of this `note`, and
    of the day of this `version`, which is empty where none is known.
    """

    before: str
    after: str
    note: str
    version: str


def share(context: Context, event: Event) -> str:
    """Return the address to hand on of an event; empty while that of the site is not known."""
    return _address(context, event) if context.site.has_host else ""


def cite(context: Context, event: Event) -> Cite:
    """Return how to cite an event."""
    note, day = ", ".join(_of(context, event)), version(event)
    parts = [
        context.say("“{title}”", title=attributed(context, event.id).text),
        context.site.name,
        note,
        *filter(None, [share(context, event)]),
    ]
    before, _, after = context.say("(accessed {day})", day="\0").partition("\0")
    return Cite(
        before=f"{', '.join(parts)} {before}",
        after=f"{after}.",
        note=note,
        version=day.isoformat() if day else "",
    )


def version(event: Event) -> date | None:
    """Return the day of an event's last change, else that on which it was added."""
    return event.corrected or event.added


def _of(context: Context, event: Event) -> Iterator[str]:
    yield context.say("event of {day}", day=context.words.dated(event.date))
    if day := version(event):
        yield context.say("version of {day}", day=context.words.day(day))


def _address(context: Context, event: Event) -> str:
    return f"{context.site.url}/events/{event.id}/"
