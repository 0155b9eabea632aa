"""References: every id and source key that an event names must be on file."""

from collections.abc import Iterator, Sequence

from timeline.check.known import Known, Read, Seen, nearest
from timeline.formats import eventfile
from timeline.model import CAMPAIGN, Event, Problem
from timeline.text.strictyaml import Key

_WORDS = {"actors": "actor", "places": "place", "outlets": "outlet", "questions": "question"}


def unknown_entries(known: Known) -> Iterator[Problem]:
    """Find ids that are in no registry."""
    for read in known.read:
        for registry, key, ids in _named(read.event):
            on_file = known.ids[registry]
            if on_file is None or on_file.issuperset(ids):
                continue  # as nearly all are
            for i, entry_id in enumerate(ids):
                if entry_id not in on_file:
                    yield read.file.problem(unknown(registry, entry_id, known), *key, i)


def unknown_sources(read: Read, seen: Seen) -> Iterator[Problem]:
    """Find source keys that are not among the event's own sources."""
    # As they should be numbered: where they are not, that is the one thing to say.
    keys = [f"s{i}" for i in range(1, len(read.event.sources) + 1)]
    for place, key in _source_keys(read):
        if key not in keys:
            message = f"there is no source `{key}` here; write {' or '.join(keys)}"
            yield read.file.problem(message, *place)


def unknown(registry: str, entry_id: str, known: Known) -> str:
    """Return the message about an id that `registry` does not hold: what was meant, if clear."""
    start = f"there is no {_WORDS[registry]} `{entry_id}`"
    entries = known.registry(registry)
    meant = entries.find(entry_id) or entries.find(entry_id.replace("-", " "))
    if meant:
        return f"{start}; write {meant.id}"
    # An entry that cannot be read may still be the one that was meant.
    if close := nearest(entry_id, known.ids[registry] or ()):
        return f"{start}; did you mean {close}?"
    return f"{start}; write an id from {known.folder(registry)}, or add a file there"


def unknown_event(event_id: str, known: Known) -> str:
    """Return the message about an id that no event has: what was meant, if clear."""
    start = f"there is no event `{event_id}`"
    if event_id in known.old_ids:
        return f"`{event_id}` is an old id; write {known.old_ids[event_id]}"
    if (name := eventfile.NAME.fullmatch(f"{event_id}.md")) and name["id"] in known.event_ids:
        return f"{start}; an id has no date: write {name['id']}"
    if close := nearest(event_id, {*known.event_ids, CAMPAIGN}):
        return f"{start}; did you mean {close}?"
    return f"{start}; write the id of an event on file: its file name without date and .md"


def _named(event: Event) -> Iterator[tuple[str, Key, Sequence[str]]]:
    """Yield the registry, the place in the file and the ids of everything an event names.

    An id alone stands at the place of its key, as one of a list does that has no place.
    """
    if event.speaker:
        yield "actors", ("speaker",), (event.speaker,)
    yield "actors", ("actors",), event.actors
    yield "places", ("places",), event.places
    if event.told_by:
        yield "actors", ("told_by",), event.told_by
    for i, claim in enumerate(event.claims):
        yield "actors", ("claims", i, "by"), (claim.by,)
        if claim.question:
            yield "questions", ("claims", i, "question"), claim.question
        if claim.disputed_by:
            yield "actors", ("claims", i, "disputed_by"), claim.disputed_by
        if claim.covers:
            yield "places", ("claims", i, "covers", "places"), claim.covers.places
    for i, quote in enumerate(event.quotes):
        yield "actors", ("quotes", i, "speaker"), (quote.speaker,)
    for i, source in enumerate(event.sources):
        yield "outlets", ("sources", i, "outlet"), (source.outlet,)
        if source.relays:
            yield "actors", ("sources", i, "relays"), source.relays


def _source_keys(read: Read) -> Iterator[tuple[Key, str]]:
    for i, claim in enumerate(read.event.claims):
        for j, key in enumerate(claim.sources):
            yield ("claims", i, "sources", j), key
    for i, quote in enumerate(read.event.quotes):
        if quote.source:
            yield ("quotes", i, "source"), quote.source
    for i, seed in enumerate(read.event.seeds):
        if seed.source:
            yield ("seeds", i, "source"), seed.source
