"""What has changed: everything added, corrected or withdrawn, by day, the newest first."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from timeline.model import Frozen
from timeline.record import history, indexes
from timeline.record.history import NEWEST_PAGE, Deed, Edit
from timeline.site.context import Context
from timeline.site.links import Link
from timeline.site.views.rows import Title


class Correction(Frozen, frozen=True, kw_only=True):
    """An event that was corrected or withdrawn, in a word which of both, what was done and why."""

    deed: str
    event: Link
    what: str
    why: str


class DayOfChanges(Frozen, frozen=True, kw_only=True):
    """What was done to the record on a day. `id` is the page's own, `more` counts the `added`."""

    id: str
    title: str
    iso: str
    corrections: tuple[Correction, ...]
    more: str
    added: tuple[Title, ...]


class Changes(Frozen, frozen=True, kw_only=True):
    """A page of changes, with the way to those after and before it; the newest has a lead.

    `feeds` tell the same to whoever subscribes to one.
    """

    title: str
    lead: str
    days: tuple[DayOfChanges, ...]
    feeds: tuple[Link, ...]
    later: Link | None
    earlier: Link | None


def changes(context: Context, page: str) -> Changes:
    """Return a page of changes by its name; pages are counted from the oldest."""
    edits = context.record.group(history.edit_pages, page)
    title, is_newest = context.say("What has changed"), page == NEWEST_PAGE
    later, earlier = _neighbours(context, page)
    days = groupby(edits, key=lambda edit: edit.on)
    return Changes(
        title=title if is_newest else f"{title}: {_span(context, edits)}",
        lead=_lead(context) if is_newest else "",
        days=tuple(_day(context, day, tuple(group)) for day, group in days),
        feeds=(
            Link(context.say("Feed of changes"), context.links.to("/feeds/changes.atom")),
            Link(context.say("Feed of new events"), context.links.to("/feeds/added.atom")),
        ),
        later=_turn(context, context.say("Later changes"), later),
        earlier=_turn(context, context.say("Earlier changes"), earlier),
    )


def _lead(context: Context) -> str:
    return context.say(
        "No correction is made silently: each stands here and on its page, with its day and its "
        "reason."
    )


def _span(context: Context, edits: Sequence[Edit]) -> str:
    first, last = context.words.day(edits[-1].on), context.words.day(edits[0].on)
    return first if first == last else f"{first} – {last}"


def _neighbours(context: Context, page: str) -> tuple[str | None, str | None]:
    """Return the names of the pages after and before one."""
    older = len(context.record.keys(history.edit_pages)) - 1
    if page == NEWEST_PAGE:
        return None, str(older) if older else None
    number = int(page)
    later = NEWEST_PAGE if number == older else str(number + 1)
    return later, str(number - 1) if number > 1 else None


def _turn(context: Context, text: str, page: str | None) -> Link | None:
    if page is None:
        return None
    return Link(text, context.links.to(f"/changes/{page}/" if page else "/changes/"))


def _day(context: Context, day: date, edits: Sequence[Edit]) -> DayOfChanges:
    added = tuple(_added(context, edit.event) for edit in edits if edit.deed is Deed.ADDED)
    return DayOfChanges(
        id=f"on-{day}",
        title=context.words.day(day),
        iso=day.isoformat(),
        corrections=tuple(_corrections(context, edits)),
        more=context.count("{n} event added", "{n} events added", len(added)) if added else "",
        added=added,
    )


def _corrections(context: Context, edits: Sequence[Edit]) -> Iterator[Correction]:
    names = {
        Deed.WITHDRAWN: context.say("Withdrawn"),
        Deed.CORRECTED: context.say("Corrected"),
    }
    for edit in edits:
        if edit.deed in names:
            yield Correction(
                deed=names[edit.deed],
                event=Link(_title(context, edit.event), context.links.event(edit.event)),
                what=edit.what,
                why=edit.why,
            )


def _title(context: Context, event_id: str) -> str:
    withdrawn = context.record.group(indexes.withdrawals, event_id)
    return withdrawn.title if withdrawn else context.record.head(event_id).title


def _added(context: Context, event_id: str) -> Title:
    head = context.record.head(event_id)
    return Title(Link(head.title, context.links.event(event_id)), context.is_said(head.kind))
