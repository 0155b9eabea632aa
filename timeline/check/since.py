"""Since a commit: corrections that nobody told of, events that are gone, and those that are new.

Only `check` can ask, as a build knows no commit; nothing of it is kept.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from timeline.formats import eventfile
from timeline.model import Claim, Event, Problem, Status
from timeline.record import Content
from timeline.text import addresses, eventnames
from timeline.text.drafted import listed
from timeline.text.reading import Reading

# The name and the bytes of files, by the id of the event.
Files = Mapping[str, tuple[str, bytes]]
# The two events that a new site begins with are there to be replaced: no report stands at such an
# address (RFC 2606), and nobody links to them.
_EXAMPLE, _EXAMPLES_AT = "example-", ".example"
_NUMBERS = ("value", "low", "high", "dead", "unit", "covers")


def untold(content: Content, before: Files) -> Iterator[Problem]:
    """Find published events that say something else than before, and not that they were corrected.

    `before` has the files that are other ones now. What an event says in addition is no correction.
    """
    files = (file for file in content.files if file.value)
    for file, now in zip(files, content.events, strict=True):
        was = _event(content, before.get(now.id))
        is_told = was is None or was.status is not Status.PUBLISHED or now.changes != was.changes
        if was and not is_told and (found := list(_differences(was, now))):
            yield file.problem(_message([word for _, word in found]), found[0][0])


def gone(content: Content, before: Files, folder: str) -> Iterator[Problem]:
    """Find published events of whose files, in `before`, none is left: readers have the address."""
    ids = {eventnames.id_of(file.path) for file in content.files}
    kept = ids.union(*(event.aliases for event in content.events))
    for event_id, (name, raw) in before.items():
        was = _event(content, (name, raw)) if event_id not in kept else None
        if was and was.status is Status.PUBLISHED:
            message = (
                "this event was published and is gone; put it back with status: withdrawn and a "
                f"line under changes, or write aliases: [{event_id}] in the event it went into"
            )
            yield Problem(path=f"{folder}/{name}", message=message)


def cited_already(content: Content, new: Collection[str]) -> Iterator[Problem]:
    """Find `new` events that rest on an address on which an event from before rests."""
    cited: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for event in content.events:
        for source in event.sources if event.id not in new else ():
            cited[addresses.page(source.url or "")][event.file_name] = None
    files = (file for file in content.files if file.value)
    for file, event in zip(files, content.events, strict=True):
        for i, source in enumerate(event.sources if event.id in new else ()):
            if source.url and (others := cited.get(addresses.page(source.url))):
                yield file.remark(_cited(list(others)), "sources", i, "url")


def _cited(others: list[str]) -> str:
    more = f" and {len(others) - 1} more" if len(others) > 1 else ""
    return f"this address is cited by {others[0]}{more} too; if it is one event, keep one file"


def _event(content: Content, found: tuple[str, bytes] | None) -> Event | None:
    """Return the event in a file of the commit, with ids for its names.

    None if it was faulty, or the example of a new site.
    """
    if found is None:
        return None
    name, raw = found
    vocabulary = content.vocabulary
    read: Reading[Event] = eventfile.read_bytes(raw, path=name, vocabulary=vocabulary)
    if read.value is None or _is_example(read.value):
        return None
    return content.names.resolved(read.value)


def _is_example(event: Event) -> bool:
    hosts = (addresses.domain(source.url or "") for source in event.sources)
    return event.id.startswith(_EXAMPLE) and all(host.endswith(_EXAMPLES_AT) for host in hosts)


def _differences(was: Event, now: Event) -> Iterator[tuple[str, str]]:
    """Yield the key and the name of everything that stood in an event and does not any more."""
    if was.date != now.date:
        yield "date", "the date"
    if was.speaker != now.speaker:
        yield "speaker", "the speaker"
    if not set(was.places) <= set(now.places):
        yield "places", "a place"
    if any(_numbers(claim) not in map(_numbers, now.claims) for claim in was.claims):
        yield "claims", "a number"
    elif any(_words(claim) not in map(_words, now.claims) for claim in was.claims):
        yield "claims", "a claim"
    quotes = {(quote.speaker, quote.text) for quote in now.quotes}
    if any((quote.speaker, quote.text) not in quotes for quote in was.quotes):
        yield "quotes", "a quote"


def _numbers(claim: Claim) -> tuple[object, ...]:
    return tuple(getattr(claim, key) for key in _NUMBERS) if claim.numbers else ()


def _words(claim: Claim) -> tuple[object, ...]:
    return claim.by, claim.says, claim.stance, claim.question


def _message(changed: list[str]) -> str:
    verb = "were" if changed[1:] else "was"
    return (
        f"{listed(changed)} of this published event {verb} changed; write under changes: "
        "- on: the day, what: what was changed, why: why"
    )
