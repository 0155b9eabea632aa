"""A second report of an event on file: the lines to add to its file, and nothing else of it."""

from collections.abc import Iterator
from dataclasses import dataclass

from msgspec.structs import replace

from timeline.convert.drafting.draft import Draft
from timeline.convert.drafting.sourcing import UNNAMED
from timeline.convert.speaking.found import READ
from timeline.convert.words.wording import excerpt
from timeline.formats import eventfile
from timeline.model import Event, InputError, Problem, Quote, SeedRef, Source, Status
from timeline.text.reading import Reading

_MOST_SOURCES = 99


@dataclass(frozen=True, slots=True, kw_only=True)
class Additions:
    """What a report adds to an event. `unaddressed` are sources that still lack their address.

    `unsure` are quotes whose speaker was inferred: they are added by whoever has read the article.
    """

    quotes: tuple[Quote, ...] = ()
    sources: tuple[Source, ...] = ()
    seeds: tuple[SeedRef, ...] = ()
    unaddressed: tuple[Source, ...] = ()
    unsure: tuple[Quote, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether the event has all of it."""
        return not (self.quotes or self.sources or self.seeds)

    @property
    def lines(self) -> str:
        """The additions as lines of an event file, with the sources that lack their address."""
        sources = (*self.sources, *self.unaddressed)
        lists = (("quotes", self.quotes), ("sources", sources), ("seeds", self.seeds))
        return "".join(eventfile.lines_of(key, items) for key, items in lists if items)

    @property
    def left(self) -> str:
        """What is left for a person, in a few words, or nothing."""
        outlets = [one.outlet for one in self.unaddressed if one.outlet != UNNAMED]
        named = f" {', '.join(outlets)}" if outlets else ""
        source = f"; add the source{named} yourself, with its address" if self.unaddressed else ""
        words = ", ".join(f"{quote.speaker}: {excerpt(quote.text)}" for quote in self.unsure)
        return f"{source}; not added, as who speaks was inferred: {words}" if words else source

    @property
    def told(self) -> str:
        """What is added, in a few words."""
        counted = (("quote", self.quotes), ("source", self.sources), ("seed", self.seeds))
        found = (f"{len(n)} {name}{'s' * (len(n) > 1)}" for name, n in counted if n)
        return ", ".join(found)


def additions(event: Event, made: Draft) -> Additions:
    """Return what the report in `made` adds to `event`.

    A published source needs its address, so an outlet that is merely named is no source of one.
    """
    new = [source for source in made.event.sources if _is_new(source, event)]
    fit = [source for source in new if source.url or event.status is not Status.PUBLISHED]
    lacking = [source for source in new if source not in fit]
    first = len(event.sources) + 1
    keyed = [
        replace(source, key=f"s{number}") for number, source in enumerate([*fit, *lacking], first)
    ]
    sources = tuple(keyed[: len(fit)])
    files = {seed.file for seed in event.seeds}
    quotes = tuple(_quotes(event, made, sources))
    inferred = {spoken.text for spoken in made.quotations if spoken.basis not in READ}
    return Additions(
        quotes=tuple(quote for quote in quotes if quote.text not in inferred),
        sources=sources,
        seeds=tuple(
            replace(seed, source=_own_key(seed, made, (*event.sources, *sources)))
            for seed in made.event.seeds
            if seed.file not in files
        ),
        unaddressed=tuple(keyed[len(fit) :]),
        unsure=tuple(quote for quote in quotes if quote.text in inferred),
    )


def unlike(event: Event, made: Draft) -> str:
    """Return why a report cannot be of an event, or nothing: it names none of what that names."""
    there = {*event.named_actors, *event.places}
    named = made.event
    here = {*named.named_actors, *named.places}
    if not there or here & there:
        return ""
    told = f"the article names {', '.join(sorted(here)) or 'nobody and no place on file'}"
    return f"{told}, and none of what the event names ({', '.join(sorted(there))})"


def merged(reading: Reading[Event], raw: bytes, added: Additions) -> bytes:
    """Return the bytes of an event file with the additions; raises InputError.

    `raw` are the bytes of the file that was read; all of them are kept.
    """
    if reading.value is None or reading.problems:
        raise _refused(reading, "the file has problems of its own; run `timeline check` first")
    if len(reading.value.sources) + len(added.sources) > _MOST_SOURCES:
        raise _refused(reading, f"an event has at most {_MOST_SOURCES} sources")
    text = eventfile.extended(
        reading,
        raw.decode("utf-8"),
        quotes=added.quotes,
        sources=added.sources,
        seeds=added.seeds,
    )
    new = text.encode("utf-8")
    eventfile.loads(eventfile.decode(new, path=reading.path), name=reading.path)
    return new


def _is_new(source: Source, event: Event) -> bool:
    if source.url:
        return source.url not in {other.url for other in event.sources}
    return source.outlet not in {other.outlet for other in event.sources}


def _own_key(seed: SeedRef, made: Draft, sources: tuple[Source, ...]) -> str | None:
    """Return the key that the source which the seed is has among `sources`."""
    own = {source.url for source in made.event.sources if source.key == seed.source}
    return next((source.key for source in sources if source.url and source.url in own), None)


def _quotes(event: Event, made: Draft, sources: tuple[Source, ...]) -> Iterator[Quote]:
    """Yield the quotes that are not in the event yet, not even as part of a longer one."""
    known = [(quote.speaker, quote.text) for quote in event.quotes]
    key = sources[0].key if len(sources) == 1 else None
    for quote in made.event.quotes:
        if not any(quote.speaker == by and quote.text in text for by, text in known):
            yield replace(quote, source=key)


def _refused(reading: Reading[Event], message: str) -> InputError:
    return InputError([Problem(path=reading.path, message=message)])
