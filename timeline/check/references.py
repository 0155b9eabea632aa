"""References: every id and source key that an event names must be on file."""

from collections.abc import Iterator

from timeline.check.known import Known, Read, nearest
from timeline.model import Problem
from timeline.text.strictyaml import Key

_WORDS = {"actors": "actor", "places": "place", "outlets": "outlet", "questions": "question"}


def unknown_entries(read: Read, known: Known) -> Iterator[Problem]:
    """Find ids that are in no registry."""
    for registry, key, entry_id in _named(read):
        if not known.has(registry, entry_id):
            yield read.file.problem(unknown(registry, entry_id, known), *key)


def unknown_sources(read: Read, known: Known) -> Iterator[Problem]:
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
    if close := nearest(entry_id, entries.by_id.keys() | known.content.registries[registry].faulty):
        return f"{start}; did you mean {close}?"
    path = f"data/{registry}.yml"
    return f"{start}; write an id from {path}, or add the {_WORDS[registry]} there"


def _named(read: Read) -> Iterator[tuple[str, Key, str]]:
    """Yield the registry, the place in the file and the id of everything an event names."""
    event = read.event
    if event.speaker:
        yield "actors", ("speaker",), event.speaker
    for registry, ids in (("actors", event.actors), ("places", event.places)):
        for i, entry_id in enumerate(ids):
            yield registry, (registry, i), entry_id
    for i, claim in enumerate(event.claims):
        yield "actors", ("claims", i, "by"), claim.by
        if claim.question:
            yield "questions", ("claims", i, "question"), claim.question
        for j, actor in enumerate(claim.disputed_by):
            yield "actors", ("claims", i, "disputed_by", j), actor
    for i, quote in enumerate(event.quotes):
        yield "actors", ("quotes", i, "speaker"), quote.speaker
    for i, source in enumerate(event.sources):
        yield "outlets", ("sources", i, "outlet"), source.outlet


def _source_keys(read: Read) -> Iterator[tuple[Key, str]]:
    for i, claim in enumerate(read.event.claims):
        for j, key in enumerate(claim.sources):
            yield ("claims", i, "sources", j), key
    for i, quote in enumerate(read.event.quotes):
        if quote.source:
            yield ("quotes", i, "source"), quote.source
