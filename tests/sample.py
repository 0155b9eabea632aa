"""A small made-up site, and what is made of it, for the tests of records and of pages."""

import gzip
import json
import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import html5lib
import jinja2

from tests.compiled import COMPILED
from timeline.builder.rendering import shortened
from timeline.formats.pagefile import ProsePage
from timeline.model import (
    Actor,
    Change,
    Claim,
    Entry,
    Event,
    EventDate,
    Kind,
    Outlet,
    Place,
    Question,
    QuestionKind,
    Quote,
    SeedRef,
    Side,
    Sort,
    Source,
    Strand,
    Vocabulary,
)
from timeline.record import Record, Registry, TrackedRecord, indexes
from timeline.site import atlas
from timeline.site.context import Context
from timeline.site.pagination import ListPage, paginated
from timeline.site.routes import pages_of
from timeline.site.site import Site
from timeline.site.words import ENGLISH
from timeline.templates import speak
from timeline.text import prose, yamlwriter

THEME = Path(__file__).parent.parent / "theme"
SITE = Site(
    name="The ford",
    subject="the quarrel",
    url="https://example.org/ford",
    time_zone="Europe/Berlin",
    repository="https://github.com/example/ford",
    assets={path.name: f"assets/{path.name}" for path in (THEME / "static").iterdir()},
)
VOCABULARY = Vocabulary(
    kinds=(
        Kind(id="raid", name="Raid", plural="Raids", strand=Strand.REPORTED, meaning="A raid."),
        Kind(id="strike", name="Strike", plural="Strikes", strand=Strand.REPORTED),
        Kind(id="statement", name="Statement", plural="Statements", strand=Strand.SAID),
        Kind(id="denial", name="Denial", plural="Denials", strand=Strand.SAID),
    ),
    sides=(
        Side(id="volunteers", name="Volunteers"),
        Side(id="international", name="International"),
        Side(id="north", name="The North"),
        Side(id="none", name="No side"),
    ),
    actors=(
        Sort(id="person", name="Person", like="person"),
        Sort(id="armed-group", name="Armed group"),
        Sort(id="other", name="Actor", like="other"),
    ),
    places=(
        Sort(id="country", name="Country", like="country"),
        Sort(id="district", name="District"),
        Sort(id="town", name="Town"),
        Sort(id="village", name="Village"),
    ),
    outlets=(
        Sort(id="newspaper", name="newspaper or news site"),
        Sort(id="state-media", name="state media"),
        Sort(id="other", name="outlet", like="other"),
    ),
)
ACTORS = (
    Actor(id="guard", name="Ford Guard", kind="armed-group", side="volunteers", role="a guard"),
    Actor(id="hill", name="Ada Hill", kind="person", side="international", role="mayor"),
    Actor(id="idle", name="Idle", kind="person", side="none", role="never named"),
    Actor(id="watch", name="Watch", kind="other", side="none", role="observers", member_of="idle"),
)
OAKFORD = Place(
    id="oakford",
    name="Oakford",
    kind="town",
    country="AA",
    within="vale",
    lat=Decimal(0),
    lon=Decimal(1),
)
PLACES = (
    Place(id="land", name="Land", kind="country", country="AA"),
    Place(id="vale", name="Vale", kind="district", country="AA", within="land"),
    OAKFORD,
    Place(id="mill", name="Mill", kind="village", country="AA", within="oakford"),
)
OUTLETS = (
    Outlet(id="post", name="Valley Post", kind="newspaper", domains=("post.example",)),
    Outlet(id="voice", name="Voice", kind="state-media", side="north", domains=("v.example",)),
    Outlet(id="wall", name="Wall", kind="other"),
)
HELD = Question(
    id="held",
    name="Held",
    question="Was the ford held?",
    about="x.",
    kind=QuestionKind.YES_NO,
    places=("oakford",),
)
MANY = Question(
    id="many",
    name="Many",
    question="How many?",
    about="x.",
    kind=QuestionKind.NUMBER,
    unit="men",
)
WHY = Question(id="why", name="Why", question="Why?", about="x.", kind=QuestionKind.OPEN)
ABOUT = ProsePage(
    address="about", title="About", description="What it is.", body="See [it](/events/raid/)."
)
METHOD = ProsePage(address="about/method", title="Method", description="How.", body="x")
REGISTRIES = Record(
    vocabulary=VOCABULARY,
    actors=Registry.of(ACTORS),
    places=Registry.of(PLACES),
    outlets=Registry.of(OUTLETS),
    questions=Registry.of((HELD, MANY, WHY)),
    zone=ZoneInfo("Europe/Berlin"),
)
SOURCE = Source(key="s1", outlet="post", url="https://post.example/a")


def event(event_id: str, day: str, kind: str = "raid", **given: object) -> Event:
    values = {"title": f"About {event_id}", "summary": "One. Two.", "sources": (SOURCE,)}
    return Event(id=event_id, date=EventDate(day), kind=kind, **(values | given))


def said(event_id: str, day: str, *answers: str, kind: str = "statement", **given: object) -> Event:
    return event(event_id, day, kind, **{"speaker": "hill", "responds_to": answers} | given)


def noted(event_id: str, day: str) -> Event:
    return event(event_id, day, scope_note="From before.")


def claim(by: str, *questions: str, **given: object) -> Claim:
    return Claim(by=by, question=questions or ("held",), **({"says": f"{by} says"} | given))


def count(by: str, **numbers: int) -> Claim:
    given = {name: Decimal(number) for name, number in numbers.items()}
    return claim(by, "many", unit="men", **given)


def source(key: str, **given: object) -> Source:
    return Source(key=key, **({"outlet": "post"} | given))


FULL = said(
    "full",
    "2024-03-13",
    "raid",
    recalls=("raid",),
    places=("mill", "land"),
    actors=("guard",),
    quotes=(
        Quote(speaker="hill", text="We stay", source="s1", translated=True),
        Quote(speaker="hill", text="мы", lang="ru", source="s1", translated=True),
        Quote(speaker="guard", text="We shall go when the water has gone down"),
    ),
    sources=(
        source(
            "s1",
            title="A headline",
            url="https://post.example/a",
            published=date(2024, 3, 14),
            relays=("hill",),
        ),
        source("s2", outlet="voice", archived="https://perma.cc/AAAA-BBBB", relays=("hill",)),
    ),
    seeds=(SeedRef(file="a.txt", sha256="0123456789ab" + "0" * 52),),
    changes=(Change(on=date(2026, 12, 1), what="The day", why="a slip"),),
    body="More *words*.",
)


def record_of(*events: Event, registries: Record = REGISTRIES) -> Record:
    return registries.of_events(events)


def rich_record() -> Record:
    raid = event("raid", "2024-03-12", places=("mill",), actors=("guard",), aliases=("old-raid",))
    answer = said("answer", "2024-03-12", "raid", claims=(claim("hill"),))
    return record_of(raid, answer, FULL, event("month", "2024-02", "strike"))


def long_record(days: int = 70, a_day: int = 10) -> Record:
    """Return a record in which the last event of each day but the first answers the day before."""
    events = []
    for number in range(days):
        day = (date(2024, 5, 1) + timedelta(days=number)).isoformat()
        events += [event(f"d{number}-e{i}", day, "strike") for i in range(a_day - 1)]
        events.append(said(f"d{number}-said", day, f"d{number - 1}-e0" if number else "campaign"))
    return record_of(*events)


def entry_text(entry: Entry) -> str:
    """Return an entry of a registry as the text of its file, with the keys that say something."""
    said = yamlwriter.told(entry, skip={"id"})
    return yamlwriter.dump(
        {
            name: list(map(str, given)) if isinstance(given, tuple) else yamlwriter.scalar(given)
            for name, given in said
        }
    )


def html_of(found: Event) -> str:
    return prose.render(found.body)


def context_of(
    record: Record, site: Site = SITE, *, chart: atlas.Atlas = atlas.NO_ATLAS
) -> Context:
    return Context(TrackedRecord(record, html_of), site, chart)


def context(*events: Event, **more: object) -> Context:
    return context_of(record_of(*events), **more)


def list_pages(made: Context, href: str = "/") -> list[ListPage]:
    """Return the pages of the list of every event."""
    found = paginated(made.record.group(indexes.timeline), href)
    return [ListPage(number, found) for number in range(1, len(found.pages) + 1)]


def rendered(
    record: Record, site: Site = SITE, *, only: str = "", **more: object
) -> dict[str, str]:
    """Return every page, or only one, by its path, made with the theme's templates."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(THEME / "templates"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        undefined=jinja2.StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        bytecode_cache=COMPILED.setdefault("sample"),
    )
    speak(environment, ENGLISH.text, site.texts_language, site.language)
    pages = pages_of(context_of(record, site, **more))
    return {
        route.path(name): _page(environment, route.template, site, pages.values(route, name))
        for route, name in pages.all()
        if only in ("", route.path(name))
    }


def _page(
    environment: jinja2.Environment, template: str, site: Site, values: Mapping[str, object]
) -> str:
    """Return a page; of a packed file every character stands for a byte."""
    if "packed" in values:
        return b"".join(values["packed"]).decode("latin-1")
    text = environment.get_template(template).render(site=site, **values)
    if values.get("is_packed"):
        return gzip.compress(text.encode(), mtime=0).decode("latin-1")
    return shortened(text) if values.get("is_short") else text


def assert_links_lead_somewhere(paths: Iterable[str], made: dict[str, str]) -> None:
    for path in paths:
        tree = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(made[path])
        for link in (a.get("href") for a in tree.iter("a")):
            address, _, anchor = link.partition("#")
            address = address.partition("?")[0]
            if address.startswith("/ford/") or not address:
                inner = address.removeprefix("/ford/")
                target = made.get(f"{inner}index.html") or made[inner] if address else made[path]
                there = re.compile(rf'\sid="?{re.escape(anchor)}["\s>]')
                assert not anchor or there.search(target), (path, link)


def _square(left: float, right: float, code: str) -> dict[str, object]:
    ring = [[left, -4], [right, -4], [right, 4], [left, 4], [left, -4]]
    shape = {"type": "Polygon", "coordinates": [ring]}
    return {"type": "Feature", "properties": {"country": code}, "geometry": shape}


def _layer(*features: dict[str, object], credit: str = "") -> str:
    return json.dumps({"type": "FeatureCollection", "credit": credit, "features": features})


CHART = atlas.loads(
    {
        "countries": _layer(_square(-4, 0, "AA"), _square(0, 4, "BB"), credit="Lines © A"),
        "rivers": _layer(
            {
                "type": "Feature",
                "properties": {},
                "geometry": {"type": "LineString", "coordinates": [[-4, 0], [4, 0]]},
            },
            credit="rivers B",
        ),
    }
)
