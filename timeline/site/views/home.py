"""The home page: the whole record, with a chart, a map and ways to see a part of it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from timeline.model import Kind, Side
from timeline.record.events import Glimpse
from timeline.record.record import Tally
from timeline.site import words
from timeline.site.edition import Edition
from timeline.site.links import Link
from timeline.site.maps import Map
from timeline.site.parts import Part
from timeline.site.views.cards import Card
from timeline.site.views.days import Day, background, timeline
from timeline.site.views.histogram import Histogram, histogram
from timeline.site.views.parting import Parting, day_of, parting

# Longer lists stand on the index pages.
_MOST_OPTIONS = 14


@dataclass(frozen=True, slots=True)
class Option:
    """A part of the record: how many events, its page, and the class of its cards, if it has one.

    `mark` is the strand whose sign stands before the words.
    """

    text: str
    count: str
    href: str
    card_class: str = ""
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Filter:
    """A way to divide the record, and the page that has every part of it."""

    name: str
    options: tuple[Option, ...]
    rest: Link | None = None


@dataclass(frozen=True, slots=True)
class Background:
    """The days that stand folded at the head of the timeline, and what they are called."""

    title: str
    days: tuple[Day, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """The home page. `strands` is the filter that is always in sight.

    Where the page `is_whole`, it can be narrowed in place; where not, `part` leads on.
    """

    title: str
    standfirst: str
    facts: tuple[str, ...]
    map: Map | None
    chart: Histogram | None
    total: str
    href: str
    strands: tuple[Option, ...]
    filters: tuple[Filter, ...]
    is_whole: bool
    part: Parting | None
    background: Background | None
    days: tuple[Day, ...]


def home(edition: Edition, part: Part, cards: Mapping[str, Card]) -> Home:
    """Return the home page, on which the first part of the record stands."""
    events = part.whole
    before = background(events)
    folded, days = _folded(background(part.events.glimpses), timeline(edition, part, cards))
    return Home(
        title=edition.site.name,
        standfirst=edition.site.standfirst,
        facts=tuple(_facts(edition, before)),
        map=edition.map_of_all(
            title="Map of the places that most events name",
            caption="Places that most events name.",
        ),
        chart=histogram(events[len(before) :], background=before, day_of=partial(day_of, part)),
        total=f"{len(events):,}",
        href=edition.links.to("/"),
        strands=tuple(_strands(edition)),
        filters=tuple(found for found in _filters(edition) if found.options),
        is_whole=parting(part) is None,
        part=parting(part),
        background=folded,
        days=days,
    )


def _folded(
    before: Sequence[Glimpse], days: tuple[Day, ...]
) -> tuple[Background | None, tuple[Day, ...]]:
    """Return the days of the events `before`, folded, and the others."""
    if not before:
        return None, days
    number = len({event.date.day_key for event in before})
    title = f"Background: {words.count(len(before), 'event')}, {_span(before)}"
    # How long before the matter the background ended is no gap in the record.
    first = replace(days[number], gap="")
    return Background(title, days[:number]), (first, *days[number + 1 :])


def _facts(edition: Edition, before: Sequence[Glimpse]) -> Iterator[str]:
    events = edition.record.events.glimpses
    tally = edition.record.tally
    yield words.count(len(events), "event")
    if events:
        yield f"{_span(events[len(before) :])}{_since(before, events[len(before)])}"
        yield _sources(tally)
    if tally.corrected:
        yield f"Last correction {words.span(tally.corrected, tally.corrected)}"


def _since(before: Sequence[Glimpse], first: Glimpse) -> str:
    """Return from when on there is background to what begins with `first`, or nothing."""
    if not before:
        return ""
    day = before[0].date
    is_older = day.first.year < first.date.first.year
    return f", with background from {day.first.year if is_older else words.short_date(day)}"


def _span(events: Sequence[Glimpse]) -> str:
    first = min(event.date.first for event in events)
    return words.span(first, max(event.date.last for event in events))


def _sources(tally: Tally) -> str:
    outlets = words.count(tally.outlets, "outlet")
    return f"{words.count(tally.sources, 'source')} from {outlets}"


def _strands(edition: Edition) -> Iterator[Option]:
    for strand, number in sorted(edition.record.by_strand.sizes.items()):
        href = edition.links.strand(strand)
        word = words.STRANDS[strand].one
        yield Option(words.sentence(word), f"{number:,}", href, word, word)


def _filters(edition: Edition) -> Iterator[Filter]:
    links = edition.links
    yield Filter("Kind", tuple(_kinds(edition)), Link("All kinds", links.to("/kinds/")))
    yield Filter("Said by", tuple(_sides(edition)))
    yield Filter(
        "Actor",
        tuple(_option(edition.actor(a), n) for a, n in _most(edition.record.by_actor.sizes)),
        Link("All actors", links.to("/actors/")),
    )
    yield Filter(
        "Place",
        tuple(_option(edition.place(p), n) for p, n in _most(edition.record.by_place.sizes)),
        Link("All places", links.to("/places/")),
    )


def _kinds(edition: Edition) -> Iterator[Option]:
    sizes = edition.record.by_kind.sizes
    for kind in Kind:
        if number := sizes.get(kind):
            link = Link(words.KINDS[kind].many, edition.links.kind(kind))
            yield _option(link, number, f"k-{kind}")


def _sides(edition: Edition) -> Iterator[Option]:
    sizes = edition.record.by_side.sizes
    for side in Side:
        if number := sizes.get(side):
            link = Link(words.side(side) or "No side", edition.links.said_by(side))
            yield _option(link, number, f"s-{side}")


def _most(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_MOST_OPTIONS]


def _option(link: Link, number: int, card_class: str = "") -> Option:
    return Option(link.text, f"{number:,}", link.href, card_class)
