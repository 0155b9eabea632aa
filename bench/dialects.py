"""One event as the text of a file, for each generator: every one gets the same words.

`ours` is the event file of this project. Hugo and Eleventy read YAML above the body, in which
names stand in place of ids; stock Pelican reads `Key: value` lines, and its settings split those
with several parts at ` | `.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from bench.events import Claim, Event, Source
from bench.world import Entry


@dataclass(frozen=True, slots=True)
class Dialect:
    """The folder of the event files below that of the generator, their names and their texts."""

    folder: str
    name: Callable[[Event], str]
    text: Callable[[Event], str]


def ours(event: Event) -> str:
    """Return the event as this project writes it."""
    return _file(_our_lines(event), event.body)


def hugo(event: Event) -> str:
    """Return the event for Hugo, whose lists of pages are taxonomies with plural names."""
    lists = (f"kinds: [{event.kind}]", f'days: ["{event.time:%Y-%m-%d}"]')
    return _file([*_shared_lines(event), *lists], event.body)


def eleventy(event: Event) -> str:
    """Return the event for Eleventy."""
    return _file([*_shared_lines(event), f"kind: {event.kind}"], event.body)


def stock(event: Event) -> str:
    """Return the event for stock Pelican: kinds are categories, actors authors, places tags."""
    return "\n".join([*_stock_lines(event), "", event.body, ""])


DIALECTS: Mapping[str, Dialect] = {
    "ours": Dialect("content/events", lambda event: f"{event.time:%Y-%m-%d}-{event.id}.md", ours),
    "stock": Dialect("", lambda event: f"{event.id}.md", stock),
    "hugo": Dialect("events", lambda event: f"{event.id}.md", hugo),
    "eleventy": Dialect("events", lambda event: f"{event.id}.md", eleventy),
}


def _file(lines: Iterable[str], body: str) -> str:
    return "\n".join(["---", *lines, "---", "", body, ""])


def _flow(items: Iterable[str]) -> str:
    return f"[{', '.join(items)}]"


def _ids(entries: Iterable[Entry]) -> str:
    return _flow(entry.id for entry in entries)


def _names(entries: Iterable[Entry]) -> str:
    return _flow(entry.name for entry in entries)


def _our_lines(event: Event) -> Iterator[str]:
    yield f"title: {event.title}"
    yield f"date: {event.time:%Y-%m-%d}"
    yield f'time: "{event.time:%H:%M}"'
    yield "tz: UTC"
    yield f"kind: {event.kind}"
    yield f"summary: {event.summary}"
    if event.is_said:
        yield f"speaker: {event.actors[0].id}"
    yield f"actors: {_ids(event.actors)}"
    yield f"places: {_ids(event.places)}"
    if event.is_said:
        yield f"responds_to: {_flow(event.responds_to or ['campaign'])}"
    if event.recalls:
        yield f"recalls: {_flow(event.recalls)}"
    yield "claims:"
    for claim in event.claims:
        yield from _our_claim(claim, event)
    if event.quotes:
        yield "quotes:"
    for quote in event.quotes:
        yield f"- speaker: {quote.speaker.id}"
        yield f"  text: {quote.text}"
        yield f"  source: {quote.source}"
    yield "sources:"
    for source in event.sources:
        yield from _source(source, source.outlet.id, published=_day(source))
    yield "status: published"


def _our_claim(claim: Claim, event: Event) -> Iterator[str]:
    yield f"- by: {claim.by.id}"
    if claim.question:
        yield f"  question: {claim.question.id}"
    yield f"  stance: {claim.stance}"
    yield f"  says: {claim.says}"
    if claim.value:
        yield f"  value: {claim.value}"
        yield "  unit: people"
    yield f"  said_on: {event.time:%Y-%m-%d}"
    if claim.disputed_by:
        yield f"  disputed_by: {_ids(claim.disputed_by)}"
    yield f"  sources: {_flow(claim.sources)}"


def _source(source: Source, outlet: str, *, published: str) -> Iterator[str]:
    yield f"- key: {source.key}"
    yield f"  outlet: {outlet}"
    yield f"  title: {source.title}"
    yield f"  url: {source.url}"
    yield f"  published: {published}"
    yield f"  supports: {source.supports}"


def _day(source: Source) -> str:
    return source.published.isoformat()


def _shared_lines(event: Event) -> Iterator[str]:
    """Yield what Hugo and Eleventy read alike; days are quoted, so that they stay texts."""
    yield f"title: {event.title}"
    yield f"date: {event.time:%Y-%m-%dT%H:%M:00Z}"
    yield f"summary: {event.summary}"
    if event.is_said:
        yield f"speaker: {event.actors[0].name}"
    yield f"actors: {_names(event.actors)}"
    yield f"places: {_names(event.places)}"
    if event.responds_to:
        yield f"responds_to: {_flow(event.responds_to)}"
    yield "claims:"
    for claim in event.claims:
        yield f"- by: {claim.by.name}"
        yield f"  says: {claim.says}"
        yield f"  disputed_by: {_names(claim.disputed_by)}"
        yield f"  sources: {_flow(claim.sources)}"
    yield "quotes:" if event.quotes else "quotes: []"
    for quote in event.quotes:
        yield f"- speaker: {quote.speaker.name}"
        yield f"  text: {quote.text}"
    yield "sources:"
    for source in event.sources:
        yield from _source(source, source.outlet.name, published=f'"{_day(source)}"')


def _stock_lines(event: Event) -> Iterator[str]:
    yield f"Title: {event.title}"
    yield f"Slug: {event.id}"
    yield f"Date: {event.time:%Y-%m-%d %H:%M}"
    yield f"Category: {event.kind}"
    yield f"Authors: {'; '.join(actor.name for actor in event.actors)}"
    yield f"Tags: {', '.join(place.name for place in event.places)}"
    if event.is_said:
        yield f"Speaker: {event.actors[0].name}"
    if event.responds_to:
        yield f"Responds_to: {' | '.join(event.responds_to)}"
    yield from _several("Claims", map(_stock_claim, event.claims))
    yield from _several("Quotes", (f"{q.speaker.name} | {q.text}" for q in event.quotes))
    yield from _several("Sources", map(_stock_source, event.sources))
    yield f"Summary: {event.summary}"


def _several(key: str, values: Iterable[str]) -> Iterator[str]:
    for i, value in enumerate(values):
        yield f"{key}: {value}" if i == 0 else f"    {value}"


def _stock_claim(claim: Claim) -> str:
    disputed = ", ".join(actor.name for actor in claim.disputed_by)
    keys = ", ".join(claim.sources)
    return f"{claim.by.name} | {disputed} | {keys} | {claim.says}"


def _stock_source(source: Source) -> str:
    parts = (source.key, source.outlet.name, source.url, _day(source), source.title)
    return " | ".join((*parts, source.supports))
