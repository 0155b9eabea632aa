"""The home page: the whole record, with a chart, a map and ways to see a part of it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from timeline.record import indexes
from timeline.record.indexes import Listed, Tally
from timeline.record.tracked import Memo
from timeline.site import words
from timeline.site.context import Context
from timeline.site.links import Link
from timeline.site.maps import Map
from timeline.site.pagination import ListPage
from timeline.site.views.cards import Card
from timeline.site.views.days import Day, background, timeline
from timeline.site.views.histogram import Histogram, histogram
from timeline.site.views.pager import Pager, day_of, pager

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
    part: Pager | None
    background: Background | None
    days: tuple[Day, ...]


def home(context: Context, part: ListPage, cards: Memo[str, Card]) -> Home:
    """Return the home page, on which the first part of the record stands."""
    events = part.whole
    before = background(events)
    folded, days = _folded(background(part.events), timeline(context, part, cards))
    return Home(
        title=context.site.name,
        standfirst=context.site.standfirst,
        facts=tuple(_facts(context, before)),
        map=context.map_of_all(
            title="Map of the places that most events name",
            caption="Places that most events name.",
        ),
        chart=histogram(events[len(before) :], background=before, day_of=partial(day_of, part)),
        total=f"{len(events):,}",
        href=context.links.to("/"),
        strands=tuple(_strands(context)),
        filters=tuple(found for found in _filters(context) if found.options),
        is_whole=not part.is_long,
        part=pager(part),
        background=folded,
        days=days,
    )


def _folded(
    before: Sequence[Listed], days: tuple[Day, ...]
) -> tuple[Background | None, tuple[Day, ...]]:
    """Return the days of the events `before`, folded, and the others."""
    if not before:
        return None, days
    number = len({event.date.day_key for event in before})
    title = f"Background: {words.count(len(before), 'event')}, {_span(before)}"
    # How long before the matter the background ended is no gap in the record.
    first = replace(days[number], gap="")
    return Background(title, days[:number]), (first, *days[number + 1 :])


def _facts(context: Context, before: Sequence[Listed]) -> Iterator[str]:
    events = context.record.group(indexes.timeline)
    tally = context.record.group(indexes.tally)
    yield words.count(len(events), "event")
    if events:
        yield f"{_span(events[len(before) :])}{_since(before, events[len(before)])}"
        yield _sources(tally)
    if tally.corrected:
        yield f"Last correction {words.span(tally.corrected, tally.corrected)}"


def _since(before: Sequence[Listed], first: Listed) -> str:
    """Return from when on there is background to what begins with `first`, or nothing."""
    if not before:
        return ""
    day = before[0].date
    is_older = day.first.year < first.date.first.year
    return f", with background from {day.first.year if is_older else words.short_date(day)}"


def _span(events: Sequence[Listed]) -> str:
    first = min(event.date.first for event in events)
    return words.span(first, max(event.date.last for event in events))


def _sources(tally: Tally) -> str:
    outlets = words.count(tally.outlets, "outlet")
    return f"{words.count(tally.sources, 'source')} from {outlets}"


def _strands(context: Context) -> Iterator[Option]:
    sizes = context.record.group(indexes.sizes, "by_strand")
    for strand, term in words.STRANDS.items():
        if not (number := sizes.get(strand)):
            continue
        href, word = context.links.strand(strand), term.one
        yield Option(words.sentence(word), f"{number:,}", href, word, word)


def _filters(context: Context) -> Iterator[Filter]:
    links = context.links
    yield Filter("Kind", tuple(_kinds(context)), Link("All kinds", links.to("/kinds/")))
    yield Filter("Said by", tuple(_sides(context)))
    yield Filter(
        "Actor",
        tuple(_option(context.actor(a), n) for a, n in _most(context, "by_actor")),
        Link("All actors", links.to("/actors/")),
    )
    yield Filter(
        "Place",
        tuple(_option(context.place(p), n) for p, n in _most(context, "by_place")),
        Link("All places", links.to("/places/")),
    )


def _kinds(context: Context) -> Iterator[Option]:
    sizes = context.record.group(indexes.sizes, "by_kind")
    for kind in context.record.vocabulary.kinds:
        if number := sizes.get(kind.id):
            link = Link(kind.many, context.links.kind(kind.id))
            yield _option(link, number, f"k-{kind.id}")


def _sides(context: Context) -> Iterator[Option]:
    sizes = context.record.group(indexes.sizes, "by_side")
    for side in context.record.vocabulary.sides:
        if number := sizes.get(side.id):
            link = Link(side.name, context.links.said_by(side.id))
            yield _option(link, number, f"s-{side.id}")


def _most(context: Context, index: str) -> list[tuple[str, int]]:
    counts = context.record.group(indexes.sizes, index)
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_MOST_OPTIONS]


def _option(link: Link, number: int, card_class: str = "") -> Option:
    return Option(link.text, f"{number:,}", link.href, card_class)
