"""The same pages as the other contenders', by our engine: reading, checking, fingerprints, all."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from types import SimpleNamespace as View

import jinja2

from timeline.check import judge, problems_between
from timeline.check.files import read_seeds
from timeline.engine import code, manifest, seal, workers
from timeline.engine.facts import Ledger
from timeline.engine.fingerprint import fingerprint
from timeline.engine.publish import Outcome, Press, publish
from timeline.engine.readings import Readings
from timeline.engine.tidying import seldom_tidied
from timeline.model import Actor, Claim, Event, Place, Source
from timeline.record import Record, Registry, read_content
from timeline.record.notes import Memo
from timeline.record.shelf import html_of
from timeline.site.page import Page
from timeline.templates import Compiled

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


class Desk:
    """The record, and the line of each event, made once."""

    def __init__(self, record: Record, draw: Callable[[Line], str]) -> None:
        self.record = record

        def drawn(event_id: str) -> Line:
            line = _line(record.by_id[event_id])
            return replace(line, html=draw(line))

        self.line = Memo(record.notes, drawn, _MOST_LINES).__getitem__

    def grouped(self) -> Mapping[str, Mapping[str, Sequence[str]]]:
        """Return the ids of events by topic and by each of their keys, newest first."""
        found: dict[str, defaultdict[str, list[str]]] = {
            topic: defaultdict(list) for topic in ("days", "kinds", "actors", "places")
        }
        for event in self.record.events[::-1]:
            found["days"][str(event.date.first)].append(event.id)
            found["kinds"][event.kind.value].append(event.id)
            for topic, keys in (("actors", event.actors), ("places", event.places)):
                for key in keys:
                    found[topic][key].append(event.id)
        return found


class Book:
    """Every page, one after the other or by its path."""

    def __init__(self, desk: Desk, listed: Callable[[], None]) -> None:
        self._desk, self._listed = desk, listed
        self._known: dict[str, Page] = {}

    def __iter__(self) -> Iterator[Page]:
        for page in pages(self._desk):
            self._known[page.path] = page
            yield page
        self._listed()

    def __getitem__(self, path: str) -> Page:
        """Return the page at a path; that of an event is found without a look at the others."""
        folder, _, rest = path.partition("/")
        if folder == "events" and path not in self._known:
            return _page_of(self._desk, rest.partition("/")[0])
        if not self._known:
            self._known |= {page.path: page for page in pages(self._desk)}
        return self._known[path]


def build(root: Path, output: Path) -> Outcome:
    """Build the site in `root` into `output`; raises InputError with every problem."""
    with seldom_tidied():
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
    compiled = Compiled(root / ".cache", key=key, given="")
    templates = _templates(compiled)
    draw = templates.get_template("parts.html").module.line  # type: ignore[attr-defined]  # a macro
    record = readings.record(content, find)
    last = manifest.load(output, key)
    press = _press(readings, templates, record)
    book = Book(Desk(record, draw), readings.forget)
    outcome = publish(book, {}, press, output, last=last, key=key, processes=processes)
    compiled.save()
    return outcome


def pages(desk: Desk) -> Iterator[Page]:
    """Yield every page."""
    record = desk.record
    newest = [glimpse.id for glimpse in record.events[::-1].glimpses]
    for event_id in newest:
        yield _page_of(desk, event_id)
    yield from _parts(desk, "", "timeline.html", {}, newest, 50)
    found = desk.grouped()
    for day, events in found["days"].items():
        path, make = f"days/{day}/index.html", partial(_list, desk, {"title": day}, events, None)
        yield Page(path=path, template="list.html", make=make, given=fingerprint(events))
    yield from _topic(desk, "kinds", found["kinds"], None)
    yield from _topic(desk, "actors", found["actors"], record.actors)
    yield from _topic(desk, "places", found["places"], record.places)
    yield Page(path="feed.atom", template="feed.atom", make=partial(_feed, desk))
    yield Page(path="sitemap.xml", template="sitemap.xml", make=partial(_sitemap, desk))


def _page_of(desk: Desk, event_id: str) -> Page:
    make = partial(_event, desk, event_id)
    return Page(path=f"events/{event_id}/index.html", template="event.html", make=make)


def _topic(
    desk: Desk, topic: str, found: Mapping[str, Sequence[str]], registry: Names | None
) -> Iterator[Page]:
    names = {key: registry[key].name if registry else key for key in found}
    entries = tuple(
        View(id=key, name=names[key], count=len(found[key]))
        for key in sorted(found, key=names.__getitem__)
    )
    values = {"title": topic.capitalize(), "topic": topic, "entries": entries}
    yield Page(
        path=f"{topic}/index.html",
        template="contents.html",
        make=lambda: values,
        given=fingerprint(entries),
    )
    for key, events in found.items():
        title = {"title": names[key]}
        yield from _parts(desk, f"{topic}/{key}/", "list.html", title, events, 100)


def _parts(
    desk: Desk, address: str, template: str, values: Values, events: Sequence[str], size: int
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
        here = events[at * size : (at + 1) * size]
        yield Page(
            path=f"{folder}index.html",
            template=template,
            make=partial(of, desk, values, here, shown),
            given=fingerprint(values, here, shown),
        )


def _list(desk: Desk, values: Values, events: Iterable[str], pager: Pager | None) -> Values:
    return {**values, "lines": tuple(map(desk.line, events)), "pager": pager}


def _part_of_all(desk: Desk, values: Values, events: Sequence[str], pager: Pager | None) -> Values:
    summaries = tuple(desk.record.by_id[event_id].summary for event_id in events)
    return {**_list(desk, values, events, pager), "summaries": summaries}


def _event(desk: Desk, event_id: str) -> Values:
    record = desk.record
    event = record.by_id[event_id]
    actors, places = record.actors, record.places
    replies = record.answered_by.get(event.id, ())
    line = desk.line(event.id)
    view = View(
        url=f"{URL}/events/{event.id}/",
        title=event.title,
        iso=line.iso,
        minute=f"{line.day} {event.time}",
        day=line.day,
        kind=line.kind,
        speaker=actors[event.speaker].name if event.speaker else "",
        actors=tuple(View(id=actor, name=actors[actor].name) for actor in event.actors),
        places=tuple(View(id=place, name=places[place].name) for place in event.places),
        answers=tuple(desk.line(e) for e in event.responds_to if e in record.by_id),
        replies=tuple(desk.line(reply.id) for reply in replies),
        summary=event.summary,
        body=html_of(event),
        quotes=tuple(View(text=q.text, speaker=actors[q.speaker].name) for q in event.quotes),
        claims=tuple(_claim(record, claim) for claim in event.claims),
        sources=tuple(_source(record, source) for source in event.sources),
    )
    return {"event": view}


def _claim(record: Record, claim: Claim) -> View:
    actors = record.actors
    return View(
        by=actors[claim.by].name,
        says=claim.says,
        status=claim.status.value,
        disputed_by=tuple(actors[actor].name for actor in claim.disputed_by),
        sources=claim.sources,
    )


def _source(record: Record, source: Source) -> View:
    return View(
        key=source.key,
        url=source.url,
        title=source.title,
        outlet=record.outlets[source.outlet].name,
        published=str(source.published),
        supports=source.supports,
    )


def _feed(desk: Desk) -> Values:
    entries = tuple(
        View(
            url=f"{URL}/events/{event.id}/",
            iso=desk.line(event.id).iso,
            title=event.title,
            summary=event.summary,
            body=html_of(event),
        )
        for event in desk.record.events[:-51:-1]
    )
    return {"url": f"{URL}/", "updated": entries[0].iso, "entries": entries}


def _sitemap(desk: Desk) -> Values:
    addresses = (
        View(url=f"{URL}/events/{event.id}/", day=str(event.date.first))
        for event in desk.record.events[::-1].glimpses
    )
    return {"addresses": tuple(addresses)}


def _line(event: Event) -> Line:
    day = str(event.date.first)
    iso = f"{day}T{event.time}:00Z"
    return Line(event.id, iso, day, event.title, event.kind.value)


def _templates(compiled: Compiled) -> jinja2.Environment:
    return jinja2.Environment(
        bytecode_cache=compiled,
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


def _press(readings: Readings, templates: jinja2.Environment, record: Record) -> Press:
    texts = {path.name: path.read_text(encoding="utf-8") for path in sorted(TEMPLATES.iterdir())}
    shape = fingerprint(code.digest(), readings.entries, tuple(texts.items()))
    # Which pages list an event follows from its short parts.
    state = fingerprint(shape, readings.outline)

    def rendered(page: Page, values: Values) -> bytes:
        return templates.get_template(page.template).render(site=Site(), **values).encode()

    return Press(
        load=templates.get_template,
        render=rendered,
        made_by=dict.fromkeys(texts, shape),
        ledger=partial(Ledger, state, readings.parts, record),
        watched=readings.notes.watched,
    )
