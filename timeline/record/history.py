"""Indexes of what was done to the record on which day, and of what a feed tells of it."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum

from timeline.model import Event, Frozen, Status, Strand
from timeline.record.indexes import Ids, index
from timeline.record.record import Record

# So many edits stand on a page; the newest has less than twice as many.
_MOST = 200
NEWEST_PAGE = ""
# A feed is for news; the timeline has everything.
NEWEST = 250
# An actor's feed is one of very many, and few of them are new at a time.
NEWEST_OF_ACTOR = 25
_ACTORS = "actors/"
# Whoever subscribes to one before it has anything to tell hears of the first thing it tells.
ALWAYS = ("added", "changes", *(strand.value for strand in Strand))


class Deed(StrEnum):
    """What was done to an event. Of one day they are told in this order."""

    WITHDRAWN = "withdrawn"
    CORRECTED = "corrected"
    ADDED = "added"


class Edit(Frozen, frozen=True, kw_only=True):
    """What was done to an event on a day; all but an addition say what and why."""

    on: date
    event: str
    deed: Deed
    what: str = ""
    why: str = ""


@index(default=())
def edit_pages(record: Record) -> Mapping[str, tuple[Edit, ...]]:
    """Everything done to the record, the newest first, by page.

    The newest page has the empty key. The others are counted from the oldest, so that they stay as
    they are whatever is added.
    """
    rank = {deed: at for at, deed in enumerate(Deed)}
    found = sorted(_edits(record), key=lambda edit: (-edit.on.toordinal(), rank[edit.deed]))
    older = max(len(found) // _MOST - 1, 0)
    start = len(found) - older * _MOST
    pages = {NEWEST_PAGE: tuple(found[:start])} if found else {}
    for number in range(older, 0, -1):
        pages[str(number)] = tuple(found[start : start + _MOST])
        start += _MOST
    return pages


def _edits(record: Record) -> Iterator[Edit]:
    """Yield what was done to each event, in the order of the record."""
    for event in record.events:
        if event.added:
            yield Edit(on=event.added, event=event.id, deed=Deed.ADDED)
    for event in (*record.events, *record.withdrawn):
        is_withdrawn = event.status is Status.WITHDRAWN
        for at, change in enumerate(event.changes, 1):
            is_withdrawal = is_withdrawn and at == len(event.changes)
            deed = Deed.WITHDRAWN if is_withdrawal else Deed.CORRECTED
            yield Edit(on=change.on, event=event.id, deed=deed, what=change.what, why=change.why)


@index(default=())
def newest(record: Record) -> Ids:
    """The ids of the events that a feed tells of, by its name, the newest change first.

    Withdrawn events are among them: whoever was told of one should hear that it is none. Of events
    that changed on one day that comes first whose id does. The feeds of the whole record are there
    from the first event on, empty if need be.
    """
    shown = {event.id for event in record.events}
    events = sorted((*record.events, *record.withdrawn), key=lambda event: event.id)
    found: defaultdict[str, list[Event]] = defaultdict(
        list, {feed: [] for feed in ALWAYS if events}
    )
    for event in events:
        for feed in _feeds(record, event, is_shown=event.id in shown):
            found[feed].append(event)
    return {
        feed: _newest(found[feed])[: NEWEST_OF_ACTOR if feed.startswith(_ACTORS) else NEWEST]
        for feed in sorted(found)
        # An actor whom only withdrawn events name has no page.
        if feed in ALWAYS or any(event.id in shown for event in found[feed])
    }


def _feeds(record: Record, event: Event, *, is_shown: bool) -> Iterator[str]:
    """Yield the names of the feeds that tell of an event."""
    yield "added"
    if event.changes or not is_shown:
        yield "changes"
    yield record.vocabulary.strand(event.kind).value
    for actor in event.named_actors:
        if actor in record.actors:
            yield f"{_ACTORS}{actor}"


def _newest(events: list[Event]) -> tuple[str, ...]:
    latest = sorted(events, key=lambda event: event.updated, reverse=True)
    return tuple(event.id for event in latest)
