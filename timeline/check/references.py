"""References: every id and source key that an event names must be on file."""

from collections.abc import Iterator

from timeline.check import near
from timeline.check.known import Known, Read, Seen, nearest
from timeline.model import CAMPAIGN, Problem
from timeline.record import names
from timeline.text import addresses, eventnames, latin
from timeline.text.document import Key
from timeline.text.scalars import either

_WORDS = {"actors": "actor", "places": "place", "outlets": "outlet", "questions": "question"}
_MOST_TITLED = 3  # ids of events, which are long


def unknown_entries(known: Known) -> Iterator[Problem]:
    """Find questions on no file, and names that are near one on file."""
    for read in known.unresolved:
        for registry, key, given in names.named(read.event):
            on_file = known.ids[registry]
            if on_file is None or on_file.issuperset(given):
                continue  # as nearly all are
            for i, name in enumerate(given):
                if name and _is_unknown(read, registry, key, name, known):
                    yield read.file.problem(_unknown(registry, name, known), *key, i)


def _is_unknown(read: Read, registry: str, key: Key, name: str, known: Known) -> bool:
    if registry == "questions":
        return not known.has(registry, name)
    if known.is_on_file(registry, name) or known.is_provisional(registry, name):
        return False
    if registry == "outlets":  # where the address tells it better
        url = read.event.sources[int(key[1])].url or ""
        return bool(addresses.fault(url)) or not names.owner(url, known.registry(registry))
    return True


def _unknown(registry: str, name: str, known: Known) -> str:
    """Return the message about a name: whose it may be, and what to do if it is another's."""
    if registry == "questions":
        return unknown(registry, name, known)
    start = f"there is no {_WORDS[registry]} `{name}`"
    if name.lower() in names.NOTHING:
        return f"{start}; where there is nothing to say, delete the line"
    if not (close := known.near(registry, name)):
        return f"{start}; write the name as printed, or add a file in {known.folder(registry)}"
    entries = known.registry(registry).by_id
    if all(entry_id in entries and near.is_same(name, entries[entry_id]) for entry_id in close):
        return f"{start}; write {' or '.join(close)}"
    file = f"{known.folder(registry)}/{new_id(name)}.yml"
    return f"{start}; write {' or '.join(close)}, or add {file} if it is another"


def new_id(name: str) -> str:
    """Return an id made of a name, for a person to make better."""
    return "-".join(latin.words(name))[:60].strip("-") or "short-name"


def unknown_sources(read: Read, seen: Seen) -> Iterator[Problem]:
    """Find source keys that are not among the event's own sources."""
    # As they should be numbered: where they are not, that is the one thing to say.
    keys = [f"s{i}" for i in range(1, len(read.event.sources) + 1)]
    for place, key in _source_keys(read):
        if keys and key not in keys:
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
    if (dateless := eventnames.id_of(f"{event_id}.md")) in known.event_ids:
        return f"{start}; an id has no date: write {dateless}"
    if titled := known.titled(event_id):
        ids = either(titled[:_MOST_TITLED])
        more = "" if len(titled) <= _MOST_TITLED else ", or another"
        return f"{start}; write {ids}{more}, the id of the event that is meant"
    if close := nearest(event_id, {*known.event_ids, CAMPAIGN}):
        return f"{start}; did you mean {close}?"
    return f"{start}; write the id of an event on file: its file name without date and .md"


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
