"""The index of what a feed tells: what was added or corrected last."""

from collections import defaultdict
from collections.abc import Iterator

from timeline.model import Event, Strand
from timeline.record.indexes import Ids, index
from timeline.record.record import Record

# A feed is for news; the timeline has everything.
NEWEST = 250
# An actor's feed is one of very many, and few of them are new at a time.
NEWEST_OF_ACTOR = 25
_ACTORS = "actors/"
# Whoever subscribes to one before it has anything to tell hears of the first thing it tells.
ALWAYS = ("added", "changes", *(strand.value for strand in Strand))


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
