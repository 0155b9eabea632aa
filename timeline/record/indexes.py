"""Indexes: what the record tells of many events at once, made anew for each build.

An index is a plain dict from a key to a value, and may be made of anything in the record. A view
asks for one key of it (`TrackedRecord.group`), which is how a build knows what the page was made
from; so a value has everything that whoever asks for it may print. To add one, write a function
under `@index`.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any, Generic, TypeVar, cast

from timeline.formats.pagefile import ProsePage
from timeline.model import NO_SIDE, Change, DayText, Entry, Event, EventDate, Frozen, Stance, Strand
from timeline.record.knowing import heard_on
from timeline.record.names import is_provisional, named
from timeline.record.record import Record

V = TypeVar("V")
V_co = TypeVar("V_co", covariant=True)
# A feed is for news; the timeline has everything.
NEWEST = 250
# A map of nearly as many places needs none beside them for orientation.
_MOST_FOREMOST = 50


class Listed(Frozen, frozen=True, kw_only=True):
    """What a list tells of an event that may stand on another of its pages."""

    id: str
    date: EventDate
    strand: Strand
    is_background: bool


class Answer(Frozen, frozen=True, kw_only=True):
    """A claim that answers a question: its event, its place among the claims there, and in short.

    `bounds` are the numbers low, value and high. It was said on the day `when`, and said or printed
    by the evening of the day `known`.
    """

    event: str
    place: int
    by: str
    stance: Stance
    bounds: tuple[Decimal | None, Decimal | None, Decimal | None]
    unit: str | None
    when: EventDate
    known: date
    says: str

    @property
    def numbers(self) -> tuple[Decimal, ...]:
        """The numbers it gives, in the order low, value, high; empty for a claim in words."""
        return tuple(number for number in self.bounds if number is not None)


class Tally(Frozen, frozen=True, kw_only=True):
    """Numbers of the whole record: sources, their outlets, the day of the last correction."""

    sources: int = 0
    outlets: int = 0
    corrected: date | None = None


class Extent(Frozen, frozen=True, kw_only=True):
    """What there is in the record at all."""

    events: bool = False
    questions: bool = False
    quotes: bool = False
    actors: bool = False
    places: bool = False


class DayCount(Frozen, frozen=True, kw_only=True):
    """How many events a day has in each column."""

    reported: int = 0
    said: int = 0


class Neighbours(Frozen, frozen=True, kw_only=True):
    """The ids of the events before and after one, in the order of the record."""

    before: str | None = None
    after: str | None = None


class Turn(Frozen, frozen=True, kw_only=True):
    """Which of the events that begin on its day one is, from 1, and how many these are."""

    number: int = 0
    of: int = 0


class Withdrawal(Frozen, frozen=True, kw_only=True):
    """What is told of an event that was withdrawn: its title and day, and its changes."""

    title: str
    date: EventDate
    changes: tuple[Change, ...]


class Ranked(Frozen, frozen=True, kw_only=True):
    """A located place and its rank from 0; places that as many events name have one rank."""

    place: str
    rank: int


@dataclass(frozen=True)
class Index(Generic[V_co]):
    """An index by its name: how it is made of a record, and what stands for a key it lacks."""

    name: str
    make: Callable[[Record], Mapping[str, V_co]]
    default: V_co

    def of(self, record: Record) -> Mapping[str, V_co]:
        """Return the index of a record, which is made once."""
        if self.name not in record.made:
            record.made[self.name] = self.make(record)
        return record.made[self.name]


INDEXES: dict[str, Index[Any]] = {}
# Under these names a record is asked for one event.
_TAKEN = frozenset({"head", "event", "html"})


def index(default: object) -> Callable[[Callable[[Record], Mapping[str, V]]], Index[V]]:
    """Make an index of a function; `default` stands for a key that it does not give.

    It is known by the name of the function: raises ValueError where another one has that.
    """

    def named(make: Callable[[Record], Mapping[str, V]]) -> Index[V]:
        made = Index(make.__name__, make, cast("V", default))
        if made.name in _TAKEN or made.name in INDEXES:
            raise ValueError(f"another index is called {made.name}; choose another name")
        INDEXES[made.name] = made
        return made

    return named


Lists = Mapping[str, tuple[Listed, ...]]
Ids = Mapping[str, tuple[str, ...]]


@index(default=())
def timeline(record: Record) -> Lists:
    """Every event, under the empty key."""
    found = tuple(
        Listed(
            id=event.id,
            date=event.date,
            strand=record.vocabulary.strand(event.kind),
            is_background=bool(event.scope_note),
        )
        for event in record.events
    )
    return {"": found} if found else {}


@index(default=())
def by_day(record: Record) -> Lists:
    """Events by the first day of their date, as 2024-03-13."""
    return _grouped(record, lambda event: (event.date.first.isoformat(),))


@index(default=())
def on_day(record: Record) -> Lists:
    """Events by the first day of their date, which is known; a day within a span has none."""
    first = _grouped(
        record, lambda event: () if event.date.is_month else (event.date.first.isoformat(),)
    )
    days = sorted(first.keys() | during.of(record).keys())
    return {day: first.get(day, ()) for day in days}


@index(default=())
def during(record: Record) -> Lists:
    """Events that began before a day and last until it or longer, by the day."""
    return _grouped(record, lambda event: (day.isoformat() for day in event.date.days[1:]))


@index(default=DayCount())
def day_counts(record: Record) -> Mapping[str, DayCount]:
    """How many events of each column a day has, a span on each of its days."""
    return {
        day: _counted((*listed, *during.of(record).get(day, ())))
        for day, listed in on_day.of(record).items()
    }


@index(default=())
def by_kind(record: Record) -> Lists:
    """Events by kind, in the order of the vocabulary."""
    found = _grouped(record, lambda event: (event.kind,))
    kinds = dict.fromkeys((*(kind.id for kind in record.vocabulary.kinds), *found))
    return {kind: found[kind] for kind in kinds if kind in found}


@index(default=())
def by_strand(record: Record) -> Lists:
    """Events by strand."""
    return _grouped(record, lambda event: (record.vocabulary.strand(event.kind).value,))


@index(default=())
def by_side(record: Record) -> Lists:
    """Events of the strand `said` by the side of their speaker, where that is known."""
    sides = {actor.id: actor.side for actor in record.actors}

    def side(event: Event) -> Iterable[str]:
        if not event.speaker or not record.is_said(event):
            return ()
        found = sides.get(event.speaker)
        return (found or NO_SIDE,) if found or is_provisional(event.speaker) else ()

    return _grouped(record, side)


@index(default=())
def by_actor(record: Record) -> Lists:
    """Events by actor id: taking part, speaking, claiming, disputing or quoted."""
    return _on_file(_grouped(record, lambda event: event.named_actors))


@index(default=())
def by_place(record: Record) -> Lists:
    """Events by place id; an event in a village also counts for its district and oblast."""
    around = {place.id: record.within(place.id) for place in record.places}

    def places(event: Event) -> Iterable[str]:
        return dict.fromkeys(
            wider for place in event.places for wider in around.get(place, (place,))
        )

    return _on_file(_grouped(record, places))


@index(default=0)
def naming(record: Record) -> Mapping[str, int]:
    """How many events name a place themselves, by its id."""
    counts: defaultdict[str, int] = defaultdict(int)
    for event in record.events:
        for place in event.places:
            counts[place] += 1
    return counts


@index(default=0)
def prominence(record: Record) -> Mapping[str, int]:
    """How much a place matters on a map of several: how many binary digits its number has.

    One event more seldom changes it, and with it the maps of all others in that place.
    """
    return {place: number.bit_length() for place, number in naming.of(record).items()}


@index(default={})
def sizes(record: Record) -> Mapping[str, Mapping[str, int]]:
    """How many events each key of an index of lists has, by the name of that index."""
    lists: Iterable[Index[Any]] = (by_kind, by_strand, by_side, by_actor, by_place, answers)
    made = {each.name: each.of(record) for each in lists}
    return {name: {key: len(found[key]) for key in sorted(found)} for name, found in made.items()}


@index(default=())
def answered_by(record: Record) -> Ids:
    """The ids of the events that respond to one, by its id, in order."""
    return _linked(record, lambda event: event.responds_to)


@index(default=())
def recalled_by(record: Record) -> Ids:
    """The ids of the later events that recall one, by its id, in order."""
    return _linked(record, lambda event: event.recalls)


@index(default=())
def aliases(record: Record) -> Ids:
    """The ids of events by each id they had before."""
    return _linked(record, lambda event: event.aliases)


@index(default=Neighbours())
def neighbours(record: Record) -> Mapping[str, Neighbours]:
    """The events before and after each."""
    ids = [None, *(event.id for event in record.events), None]
    return {
        here: Neighbours(before=before, after=after)
        for before, here, after in zip(ids, ids[1:], ids[2:], strict=False)
        if here
    }


@index(default=Neighbours())
def days_beside(record: Record) -> Mapping[str, Neighbours]:
    """The days with events, also such as only last until then, before and after each of them."""
    days = list(on_day.of(record))
    found = {day: Neighbours() for day in days}
    for before, after in pairwise(days):
        found[before] = Neighbours(before=found[before].before, after=after)
        found[after] = Neighbours(before=before)
    return found


@index(default=())
def order(record: Record) -> Mapping[str, tuple[str, ...]]:
    """The id of every event in the order of the record, under the empty key."""
    return {"": tuple(event.id for event in record.events)}


@index(default=0)
def position(record: Record) -> Mapping[str, int]:
    """The position of each event in the record, from 0."""
    return {event.id: at for at, event in enumerate(record.events)}


@index(default=())
def newest(record: Record) -> Ids:
    """The newest changes to all events ("") and to those of each kind and strand, newest first."""
    updated = {event.id: event.updated for event in record.events}

    def latest(listed: Iterable[Listed]) -> tuple[str, ...]:
        by_id = sorted(each.id for each in listed)
        return tuple(sorted(by_id, key=updated.__getitem__, reverse=True)[:NEWEST])

    groups = {**by_kind.of(record), **by_strand.of(record), **timeline.of(record)}
    return {name: latest(listed) for name, listed in groups.items()}


@index(default=())
def updated(record: Record) -> Mapping[str, tuple[tuple[str, date], ...]]:
    """The day of the last change to every event, under the empty key."""
    return {"": tuple((event.id, event.updated) for event in record.events)}


@index(default=())
def answers(record: Record) -> Mapping[str, tuple[Answer, ...]]:
    """Claims by the id of a question they answer, in the order of their events."""
    found: defaultdict[str, list[Answer]] = defaultdict(list)
    for event in record.events:
        for question, answer in answers_in(event):
            found[question].append(answer)
    return {question: tuple(given) for question, given in found.items()}


def answers_in(event: Event) -> Iterator[tuple[str, Answer]]:
    """Yield each question that a claim of an event answers, and the claim in short."""
    for place, claim in enumerate(event.claims):
        for question in claim.question:
            yield (
                question,
                Answer(
                    event=event.id,
                    place=place,
                    by=claim.by,
                    stance=claim.stance,
                    bounds=claim.bounds,
                    unit=claim.unit,
                    when=claim.said_on or event.date,
                    known=heard_on(event, claim),
                    says=claim.says,
                ),
            )


@index(default=Tally())
def tally(record: Record) -> Mapping[str, Tally]:
    """Numbers of the whole record, under the empty key."""
    cited = [source.outlet for event in record.events for source in event.sources]
    corrected: list[date] = [day for event in record.events if (day := event.corrected)]
    last = max(corrected, default=None)
    return {"": Tally(sources=len(cited), outlets=len(set(cited)), corrected=last)}


@index(default=Extent())
def extent(record: Record) -> Mapping[str, Extent]:
    """What there is in the record at all, under the empty key."""
    return {
        "": Extent(
            events=bool(record.events),
            questions=bool(answers.of(record)),
            quotes=any(event.quotes for event in record.events),
            actors=bool(by_actor.of(record)),
            places=bool(by_place.of(record)),
        )
    }


@index(default=())
def foremost(record: Record) -> Mapping[str, tuple[Ranked, ...]]:
    """The first few of the located places that most events name, under the empty key."""
    named = naming.of(record)
    counts = {place.id: named.get(place.id, 0) for place in record.places if place.point}
    first = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_MOST_FOREMOST]
    ranks = {count: rank for rank, count in enumerate(dict.fromkeys(n for _, n in first))}
    return {"": tuple(Ranked(place=place, rank=ranks[count]) for place, count in first)}


@index(default=())
def around(record: Record) -> Ids:
    """The id of a place and of every larger place around it, narrowest first, by its id."""
    return {place.id: record.within(place.id) for place in record.places}


@index(default="")
def countries(record: Record) -> Mapping[str, str]:
    """The names of countries by their codes of two letters."""
    return {
        place.country: place.name
        for place in record.places
        if record.vocabulary.is_like("places", place.kind, "country")
    }


@index(default=())
def shown_actors(record: Record) -> Ids:
    """The ids of the actors that events name, by side."""
    named = by_actor.of(record)
    return _by((actor.side, actor.id) for actor in record.actors if actor.id in named)


@index(default=())
def shown_places(record: Record) -> Ids:
    """The ids of the places that events name, by the id of the next larger place, or "" ."""
    named = by_place.of(record)
    return _by((place.within or "", place.id) for place in record.places if place.id in named)


@index(default=())
def shown_questions(record: Record) -> Ids:
    """The ids of the questions that have answers, under the empty key."""
    given = answers.of(record)
    return _by(("", question.id) for question in record.questions if question.id in given)


@index(default=None)
def prose(record: Record) -> Mapping[str, ProsePage | None]:
    """The pages of running text, by their path without slashes at the ends."""
    return {page.address: page for page in record.pages}


@index(default=Turn())
def turns(record: Record) -> Mapping[str, Turn]:
    """Which event of its day each is, by its id; nothing where the day is not known."""
    return {
        event.id: Turn(number=number, of=len(events))
        for events in on_day.of(record).values()
        for number, event in enumerate(events, 1)
    }


@index(default=None)
def withdrawals(record: Record) -> Mapping[str, Withdrawal | None]:
    """The withdrawn events, by the id of each and by every id it had before."""
    return {
        name: Withdrawal(title=event.title, date=event.date, changes=event.changes)
        for event in record.withdrawn
        for name in (event.id, *event.aliases)
    }


def _by(pairs: Iterable[tuple[str, str]]) -> Ids:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return {key: tuple(values) for key, values in found.items()}


def _counted(events: Iterable[Listed]) -> DayCount:
    count = Counter(event.strand for event in events)
    return DayCount(reported=count[Strand.REPORTED], said=count[Strand.SAID])


def _on_file(lists: Lists) -> Lists:
    """Leave out what is on no file: no page tells of it."""
    return {key: found for key, found in lists.items() if not is_provisional(key)}


def _linked(record: Record, targets: Callable[[Event], Iterable[str]]) -> Ids:
    pairs = ((target, event.id) for event in record.events for target in targets(event))
    return _by(pairs)


def _grouped(record: Record, keys: Callable[[Event], Iterable[str]]) -> Lists:
    """Return events by the keys that `keys` gives of each, in the order of the record."""
    found: defaultdict[str, list[Listed]] = defaultdict(list)
    for event, listed in zip(record.events, timeline.of(record).get("", ()), strict=True):
        for key in keys(event):
            found[key].append(listed)
    return {key: tuple(group) for key, group in found.items()}


@index(default=None)
def day_texts(record: Record) -> Mapping[str, DayText | None]:
    """The sentence of a day, by the day as 2024-03-13."""
    return {day.id: day for day in sorted(record.days, key=lambda day: day.id)}


@index(default=None)
def changed(record: Record) -> Mapping[str, date | None]:
    """The last day on which an event was added or corrected, under the empty key."""
    days = (day for event in record.events for day in (event.added, event.corrected) if day)
    return {"": max(days, default=None)}


@index(default=())
def provisional(record: Record) -> Ids:
    """The ids of the events that name what is on no file, by registry and name: places/Ford."""
    pairs = (
        (f"{registry}/{name}", event.id)
        for event in record.events
        for registry, _, names in named(event)
        for name in names
        if is_provisional(name)
    )
    return _by(dict.fromkeys(pairs))


@index(default=())
def on_file(record: Record) -> Ids:
    """The ids of all entries, named by events or not, by the name of their registry."""
    registries: Mapping[str, Iterable[Entry]] = {
        "actors": record.actors,
        "places": record.places,
        "outlets": record.outlets,
    }
    return _by((name, entry.id) for name, entries in registries.items() for entry in entries)
