"""Lists: nothing stands in one twice."""

from collections.abc import Iterable, Iterator, Sequence

from timeline.check.known import Read, Seen
from timeline.model import Event, Problem
from timeline.text.document import Key

_FEWEST = 2  # items of a list in which one can stand twice: most have fewer
_LISTS = ("actors", "places", "told_by", "responds_to", "recalls", "aliases")


def repeated_items(read: Read, seen: Seen) -> Iterator[Problem]:
    """Find ids and keys that stand twice in one list of an event."""
    for key, message in repeated(_lists(read.event)):
        yield read.file.problem(message, *key)


def repeated(lists: Iterable[tuple[Key, Sequence[str]]]) -> Iterator[tuple[Key, str]]:
    """Yield the place of every item that its list holds already, and what to do about it."""
    for key, items in lists:
        if len(items) < _FEWEST:
            continue
        seen: set[str] = set()
        for i, item in enumerate(items):
            if item in seen:
                yield (*key, i), f"{item!r} stands in this list already; delete it here"
            seen.add(item)


def _lists(event: Event) -> Iterator[tuple[Key, Sequence[str]]]:
    for key in _LISTS:
        yield (key,), getattr(event, key)
    for i, claim in enumerate(event.claims):
        yield ("claims", i, "question"), claim.question
        yield ("claims", i, "disputed_by"), claim.disputed_by
        yield ("claims", i, "sources"), claim.sources
        if claim.covers:
            yield ("claims", i, "covers", "places"), claim.covers.places
    for i, source in enumerate(event.sources):
        yield ("sources", i, "relays"), source.relays or ()
    yield ("seeds",), [seed.file for seed in event.seeds]
