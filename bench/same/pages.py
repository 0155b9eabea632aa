"""The same pages as the other contenders', by our engine: reading, checking, tracking, all."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from types import SimpleNamespace as View
from zoneinfo import ZoneInfo

import jinja2
from msgspec import Struct, structs

from timeline import builder
from timeline.builder import BuildResult, Host, Run
from timeline.engine.garbage import collected_seldom
from timeline.engine.printing import Page, PageType
from timeline.model import Claim, Event, Source
from timeline.record import Record, TrackedRecord, indexes
from timeline.record.indexes import index
from timeline.record.tracked import Memo

TEMPLATES = Path(__file__).parent / "templates"
_MOST_LINES = 20_000  # as many as the full site keeps cards
NAME, URL = "Bench timeline", "https://example.org"
_NEWS = 50
_TOPICS = ("kinds", "actors", "places")
Values = Mapping[str, object]


class Site(Struct, frozen=True):
    """What every template gets."""

    name: str = NAME


class Line(Struct, frozen=True):
    """An event in a list; `iso` is its time with seconds and zone, `day` its day.

    `html` is the line as it stands in every list.
    """

    id: str
    iso: str
    day: str
    title: str
    kind: str
    html: str = ""


class Pager(Struct, frozen=True):
    """Where in a list of several pages one stands."""

    newer: str
    older: str
    number: int
    count: int


@index(default=())
def newest_first(record: Record) -> Mapping[str, tuple[str, ...]]:
    """The ids of events, newest first: all of them ("") and by day, kind, actor and place."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for event in reversed(record.events):
        for key in _keys(event):
            found[key].append(event.id)
    return {key: tuple(ids) for key, ids in found.items()}


@index(default=())
def page_ids(record: Record) -> Mapping[str, tuple[str, ...]]:
    """The ids on one page of a list, by the key of the list and the number of the page."""
    found = {}
    for key, ids in newest_first.of(record).items():
        size = _size(key)
        for at in range(0, len(ids), size):
            found[f"{key}#{at // size + 1}"] = ids[at : at + size]
    return found


@index(default=0)
def page_count(record: Record) -> Mapping[str, int]:
    """How many pages a list has."""
    return {key: -(-len(ids) // _size(key)) for key, ids in newest_first.of(record).items()}


@index(default=())
def contents(record: Record) -> Mapping[str, tuple[tuple[str, str, int], ...]]:
    """The id, the name and the number of events of each entry of a topic, by name."""
    names = {"actors": record.actors.by_id, "places": record.places.by_id}
    found: dict[str, list[tuple[str, str, int]]] = {"kinds": [], "actors": [], "places": []}
    for key, ids in newest_first.of(record).items():
        topic, _, name = key.partition("/")
        if topic in found:
            title = names[topic][name].name if topic in names else name
            found[topic].append((name, title, len(ids)))
    return {key: tuple(sorted(rows, key=lambda row: row[1])) for key, rows in found.items()}


@index(default=("", "", "", "", ""))
def told(record: Record) -> Mapping[str, tuple[str, str, str, str, str]]:
    """What a line tells of each event: id, time, day, title and kind."""
    return {event.id: _told(event) for event in record.events}


def _told(event: Event) -> tuple[str, str, str, str, str]:
    day = str(event.date.first)
    return event.id, f"{day}T{event.time}:00Z", day, event.title, event.kind


def _keys(event: Event) -> Iterator[str]:
    yield ""
    yield f"days/{event.date.first}"
    yield f"kinds/{event.kind}"
    for topic, keys in (("actors", event.actors), ("places", event.places)):
        for key in keys:
            yield f"{topic}/{key}"


def _size(key: str) -> int:
    if key.startswith("days/"):
        return 1_000_000
    return 100 if key else 50


class Pages:
    """The record, and the line of each event, made once."""

    def __init__(self, record: TrackedRecord, draw: Callable[[Line], str]) -> None:
        self.record = record

        def drawn(event_id: str) -> Line:
            line = Line(*record.group(told, event_id))
            return structs.replace(line, html=draw(line))

        self.line = Memo(record.tracker, drawn, _MOST_LINES).__getitem__

    def all(self) -> list[Page]:
        """Return every page."""
        record, event = self.record, PageType("event.html", partial(_event, self))
        made = [
            Page(f"events/{event_id}/index.html", event_id, event)
            for event_id in record.group(newest_first)
        ]
        for key in record.keys(newest_first):
            made += self._list(key)
        topics = PageType("contents.html", partial(_contents, self))
        made += [Page(f"{topic}/index.html", topic, topics) for topic in _TOPICS]
        for name, make in (("feed.atom", _feed), ("sitemap.xml", _sitemap)):
            made.append(Page(name, name, PageType(name, partial(make, self))))
        return made

    def _list(self, key: str) -> Iterator[Page]:
        lists = PageType("list.html" if key else "timeline.html", partial(_list, self, key))
        for number in range(1, self.record.group(page_count, key) + 1):
            yield Page(f"{_folder(key, number)}index.html", str(number), lists)


def build(root: Path, output: Path, run: Run) -> BuildResult:
    """Build the site in `root` into `output`; raises InputError with every problem."""
    environment = _templates()

    def draw(line: Line) -> str:
        made: str = environment.get_template("parts.html").module.line(line)  # type: ignore[attr-defined]  # a macro
        return made

    with collected_seldom():
        return builder.build(
            Host(
                content=root / "content",
                seeds=root / "seeds",
                output=output,
                zone=ZoneInfo("UTC"),
                environment=environment,
                templates=sorted(path.name for path in TEMPLATES.iterdir()),
                given={"site": Site()},
                assets={},
                shape=b"",
                pages=lambda record: Pages(record, draw).all(),
            ),
            run,
        )


def _folder(key: str, number: int) -> str:
    start = f"{key}/" if key else ""
    return start if number == 1 else f"{start}page/{number}/"


def _list(pages: Pages, key: str, name: str) -> Values:
    record, number, count = pages.record, int(name), pages.record.group(page_count, key)
    events = record.group(page_ids, f"{key}#{number}")
    newer = f"/{_folder(key, number - 1)}" if number > 1 else ""
    older = f"/{_folder(key, number + 1)}" if number < count else ""
    # A list with one page has no pager, but for the timeline, which always shows one.
    pager = Pager(newer, older, number, count) if count > 1 or not key else None
    values = {"lines": tuple(map(pages.line, events)), "pager": pager}
    if key:
        return {**values, "title": _title(pages, key)}
    return {**values, "summaries": tuple(record.event(each).summary for each in events)}


def _title(pages: Pages, key: str) -> str:
    topic, _, name = key.partition("/")
    if topic == "actors":
        return _actor(pages, name)
    return _place(pages, name) if topic == "places" else name


def _actor(pages: Pages, actor_id: str) -> str:
    actor = pages.record.actor(actor_id)
    return actor.name if actor else actor_id


def _place(pages: Pages, place_id: str) -> str:
    place = pages.record.place(place_id)
    return place.name if place else place_id


def _contents(pages: Pages, topic: str) -> Values:
    rows = pages.record.group(contents, topic)
    entries = tuple(View(id=key, name=name, count=count) for key, name, count in rows)
    return {"title": topic.capitalize(), "topic": topic, "entries": entries}


def _event(pages: Pages, event_id: str) -> Values:
    record = pages.record
    event, line = record.event(event_id), pages.line(event_id)
    view = View(
        url=f"{URL}/events/{event.id}/",
        title=event.title,
        iso=line.iso,
        minute=f"{line.day} {event.time}",
        day=line.day,
        kind=line.kind,
        speaker=_actor(pages, event.speaker) if event.speaker else "",
        actors=tuple(View(id=actor, name=_actor(pages, actor)) for actor in event.actors),
        places=tuple(View(id=place, name=_place(pages, place)) for place in event.places),
        answers=tuple(pages.line(e) for e in event.responds_to if record.has_event(e)),
        replies=tuple(map(pages.line, record.group(indexes.answered_by, event_id))),
        summary=event.summary,
        body=record.html(event_id),
        quotes=tuple(View(text=q.text, speaker=_actor(pages, q.speaker)) for q in event.quotes),
        claims=tuple(_claim(pages, claim) for claim in event.claims),
        sources=tuple(_source(pages, source) for source in event.sources),
    )
    return {"event": view}


def _claim(pages: Pages, claim: Claim) -> View:
    return View(
        by=_actor(pages, claim.by),
        says=claim.says,
        disputed_by=tuple(_actor(pages, actor) for actor in claim.disputed_by),
        sources=claim.sources,
    )


def _source(pages: Pages, source: Source) -> View:
    outlet = pages.record.outlet(source.outlet)
    return View(
        key=source.key,
        url=source.url,
        title=source.title,
        outlet=outlet.name if outlet else source.outlet,
        published=str(source.published),
        supports=source.supports,
    )


def _feed(pages: Pages, _: str) -> Values:
    record = pages.record
    entries = tuple(
        View(
            url=f"{URL}/events/{event_id}/",
            iso=pages.line(event_id).iso,
            title=record.event(event_id).title,
            summary=record.event(event_id).summary,
            body=record.html(event_id),
        )
        for event_id in record.group(page_ids, "#1")[:_NEWS]
    )
    return {"url": f"{URL}/", "updated": entries[0].iso, "entries": entries}


def _sitemap(pages: Pages, _: str) -> Values:
    listed = reversed(pages.record.group(indexes.timeline))
    return {
        "addresses": tuple(
            View(url=f"{URL}/events/{each.id}/", day=str(each.date.first)) for each in listed
        )
    }


def _templates() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        cache_size=-1,  # of few templates: without the order in which they were asked for
    )
