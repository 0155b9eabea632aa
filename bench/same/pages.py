"""The same pages as the other contenders', by our engine: reading, checking, fingerprints, all."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path

import jinja2

from timeline.check import judge, problems_between
from timeline.check.files import read_seeds
from timeline.engine import code, manifest, seal, workers
from timeline.engine.fingerprint import fingerprint
from timeline.engine.publish import Outcome, Press, publish
from timeline.engine.readings import Readings, digest_of
from timeline.model import Actor, Event, InputError, Place
from timeline.record import Record, Registry, read_content
from timeline.record.shelf import html_of
from timeline.site.page import Page

TEMPLATES = Path(__file__).parent / "templates"
_MOST_LINES = 20_000  # as many as the full site keeps cards
NAME, URL = "Bench timeline", "https://example.org"
Values = Mapping[str, object]
Names = Registry[Actor] | Registry[Place]


@dataclass(frozen=True, slots=True)
class Site:
    """What every template gets."""

    name: str = NAME


@dataclass(frozen=True, slots=True)
class Line:
    """An event in a list; `iso` is its time with seconds and zone, `day` its day.

    `html` is the line as it stands in every list.
    """

    id: str
    iso: str
    day: str
    title: str
    kind: str
    html: str = ""


@dataclass(frozen=True, slots=True)
class Pager:
    """Where in a list of several pages one stands."""

    newer: str
    older: str
    number: int
    count: int


@dataclass(frozen=True)
class Desk:
    """The record, newest first, and the line of each event, made once."""

    record: Record
    draw: Callable[[Line], str]
    made: dict[str, Line] = field(default_factory=dict)

    def line(self, event_id: str) -> Line:
        """Return the line of an event."""
        if event_id not in self.made:
            if len(self.made) == _MOST_LINES:
                self.made.clear()
            line = _line(self.record.by_id[event_id])
            self.made[event_id] = replace(line, html=self.draw(line))
        return self.made[event_id]

    @cached_property
    def newest(self) -> tuple[Event, ...]:
        """All events, newest first."""
        return self.record.events[::-1]

    def grouped(self, keys: Callable[[Event], Iterable[str]]) -> Mapping[str, list[Event]]:
        """Return the events by each of their keys, newest first."""
        found: defaultdict[str, list[Event]] = defaultdict(list)
        for event in self.newest:
            for key in keys(event):
                found[key].append(event)
        return found


def build(root: Path, output: Path) -> Outcome:
    """Build the site in `root` into `output`; raises InputError with every problem."""
    with workers.seldom_tidied():
        return _build(root, output)


def _build(root: Path, output: Path) -> Outcome:
    key, processes, seeds = seal.key(), workers.count(), read_seeds(root / "seeds")
    readings = Readings(
        root / ".cache",
        key=key,
        judge=partial(judge, seeds),
        seeds={name: fingerprint(raw) for name, raw in seeds.items()},
        processes=processes,
    )
    content = read_content(
        root / "content", read=readings.read, read_registry=readings.read_registry
    )
    find = partial(problems_between, content, seeds, readings.whole)
    if found := readings.problems_between(content, find):
        raise InputError(found)
    templates = _templates()
    draw = templates.get_template("parts.html").module.line  # type: ignore[attr-defined]  # a macro
    todo = tuple(pages(content.record, draw))
    last = manifest.load(output, key)
    outline = fingerprint(readings.outline, digest_of(content.registries))
    press = _press(readings, templates, outline)
    return publish(todo, {}, press, output, last=last, key=key, processes=processes)


def pages(record: Record, draw: Callable[[Line], str]) -> Iterator[Page]:
    """Yield every page; `draw` makes the HTML of a line."""
    desk = Desk(record, draw)
    for event in record.events:
        make = partial(_event, desk, event)
        yield Page(path=f"events/{event.id}/index.html", template="event.html", make=make)
    yield from _parts(desk, "", "timeline.html", {}, desk.newest, 50)
    for day, events in desk.grouped(lambda event: [str(event.date.first)]).items():
        make = partial(_list, desk, {"title": day}, events, None)
        yield Page(path=f"days/{day}/index.html", template="list.html", make=make)
    yield from _topic(desk, "kinds", desk.grouped(lambda event: [event.kind.value]), None)
    yield from _topic(desk, "actors", desk.grouped(lambda event: event.actors), record.actors)
    yield from _topic(desk, "places", desk.grouped(lambda event: event.places), record.places)
    yield Page(path="feed.atom", template="feed.atom", make=partial(_feed, desk))
    yield Page(path="sitemap.xml", template="sitemap.xml", make=partial(_sitemap, desk))


def _topic(
    desk: Desk, topic: str, found: Mapping[str, list[Event]], registry: Names | None
) -> Iterator[Page]:
    names = {key: registry[key].name if registry else key for key in found}
    entries = tuple(
        {"id": key, "name": names[key], "count": len(found[key])}
        for key in sorted(found, key=names.__getitem__)
    )
    values = {"title": topic.capitalize(), "topic": topic, "entries": entries}
    yield Page(path=f"{topic}/index.html", template="contents.html", make=lambda: values)
    for key, events in found.items():
        title = {"title": names[key]}
        yield from _parts(desk, f"{topic}/{key}/", "list.html", title, events, 100)


def _parts(
    desk: Desk, address: str, template: str, values: Values, events: Sequence[Event], size: int
) -> Iterator[Page]:
    count = max(1, -(-len(events) // size))
    folders = [address, *(f"{address}page/{number}/" for number in range(2, count + 1))]
    for at, folder in enumerate(folders):
        newer = f"/{folders[at - 1]}" if at else ""
        older = f"/{folders[at + 1]}" if at + 1 < count else ""
        pager = Pager(newer, older, at + 1, count)
        # A list with one page has no pager, but for the timeline, which always shows one.
        shown = pager if count > 1 or not address else None
        of = _list if address else _part_of_all
        make = partial(of, desk, values, events[at * size : (at + 1) * size], shown)
        yield Page(path=f"{folder}index.html", template=template, make=make)


def _list(desk: Desk, values: Values, events: Iterable[Event], pager: Pager | None) -> Values:
    return {**values, "lines": tuple(desk.line(event.id) for event in events), "pager": pager}


def _part_of_all(
    desk: Desk, values: Values, events: Sequence[Event], pager: Pager | None
) -> Values:
    summaries = tuple(event.summary for event in events)
    return {**_list(desk, values, events, pager), "summaries": summaries}


def _event(desk: Desk, event: Event) -> Values:
    record = desk.record
    actors, places, outlets = record.actors, record.places, record.outlets
    replies = record.answered_by.get(event.id, ())
    line = desk.line(event.id)
    view = {
        "url": f"{URL}/events/{event.id}/",
        "title": event.title,
        "iso": line.iso,
        "minute": f"{line.day} {event.time}",
        "day": line.day,
        "kind": line.kind,
        "speaker": actors[event.speaker].name if event.speaker else "",
        "actors": tuple({"id": actor, "name": actors[actor].name} for actor in event.actors),
        "places": tuple({"id": place, "name": places[place].name} for place in event.places),
        "answers": tuple(desk.line(e) for e in event.responds_to if e in record.by_id),
        "replies": tuple(desk.line(reply.id) for reply in replies),
        "summary": event.summary,
        "body": html_of(event),
        "quotes": tuple({"text": q.text, "speaker": actors[q.speaker].name} for q in event.quotes),
        "claims": tuple(
            {
                "by": actors[claim.by].name,
                "says": claim.says,
                "status": claim.status.value,
                "disputed_by": tuple(actors[actor].name for actor in claim.disputed_by),
                "sources": claim.sources,
            }
            for claim in event.claims
        ),
        "sources": tuple(
            {
                "key": source.key,
                "url": source.url,
                "title": source.title,
                "outlet": outlets[source.outlet].name,
                "published": str(source.published),
                "supports": source.supports,
            }
            for source in event.sources
        ),
    }
    return {"event": view}


def _feed(desk: Desk) -> Values:
    entries = tuple(
        {
            "url": f"{URL}/events/{event.id}/",
            "iso": desk.line(event.id).iso,
            "title": event.title,
            "summary": event.summary,
            "body": html_of(event),
        }
        for event in desk.newest[:50]
    )
    return {"url": f"{URL}/", "updated": entries[0]["iso"], "entries": entries}


def _sitemap(desk: Desk) -> Values:
    addresses = (
        {"url": f"{URL}/events/{event.id}/", "day": str(event.date.first)} for event in desk.newest
    )
    return {"addresses": tuple(addresses)}


def _line(event: Event) -> Line:
    day = str(event.date.first)
    iso = f"{day}T{event.time}:00Z"
    return Line(event.id, iso, day, event.title, event.kind.value)


def _templates() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _press(readings: Readings, templates: jinja2.Environment, outline: str) -> Press:
    texts = {path.name: path.read_text(encoding="utf-8") for path in sorted(TEMPLATES.iterdir())}
    shape = fingerprint(code.digest(), outline, tuple(texts.items()))

    def rendered(page: Page, values: Values) -> bytes:
        return templates.get_template(page.template).render(site=Site(), **values).encode()

    return Press(
        render=rendered,
        made_by=dict.fromkeys(texts, shape),
        texts=readings.digests,
        watched=readings.shelf.watched,
    )
