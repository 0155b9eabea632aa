"""The graph between events as plain numbers and words: small, and quick to keep and to load."""

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import Any, NamedTuple

from timeline.model import Event, Side, Stance, Stand, Strand
from timeline.record.plain import event_date

# A feed is for news; the timeline has everything.
NEWEST = 250
# Positions are kept as small numbers: as objects they would be a tenth of what is in memory.
_POSITION = "I"
# A claim in short, as plain values in the order of `Stand`.
PlainStand = tuple[Any, ...]
# The id, date and kind of an event, and whether it is background.
PlainGlimpse = tuple[str, str, str, bool]
# The position of an event, the place of a claim in it, and the claim in short.
PlainAnswer = tuple[int, int, PlainStand]
Positions = Sequence[int]
# Positions in the record by the name of a group, such as an actor.
Found = Mapping[str, Positions]


class Graph(NamedTuple):
    """Events by their position in the record, from 0, and the groups they are in.

    `updated` is the day of the last change to each event. `groups` are positions by the kind and
    the name of a group, `answers` are the claims that answer a question. `tally` is the number of
    sources and of outlets, and the day of the last correction or nothing.
    """

    glimpses: tuple[PlainGlimpse, ...] = ()
    updated: tuple[str, ...] = ()
    groups: Mapping[str, Found] = {}
    answers: Mapping[str, tuple[PlainAnswer, ...]] = {}
    tally: tuple[int, int, str] = (0, 0, "")


Within = Callable[[str], Sequence[str]]
SideOf = Callable[[str], Side | None]


def graph(events: Iterable[Event], within: Within, side_of: SideOf) -> Graph:
    """Return the graph of `events`, which are in order.

    `within` gives the larger places around one, `side_of` the side of an actor that is on file.
    """
    groups: dict[str, defaultdict[str, array[int]]] = {
        name: defaultdict(_no_positions)
        for name in (*_NAMES, "aliases", "by_side", "answered_by", "recalled_by")
    }
    glimpses: list[PlainGlimpse] = []
    updated: list[str] = []
    cited: list[str] = []
    corrected: list[str] = []
    answers: defaultdict[str, list[PlainAnswer]] = defaultdict(list)
    for at, event in enumerate(events):
        glimpses.append((event.id, event.date.edtf, event.kind.value, bool(event.scope_note)))
        updated.append(event.updated.isoformat())
        cited += event.cited
        corrected += [event.corrected.isoformat()] if event.corrected else []
        for name, key in _keys(event, within, side_of):
            groups[name][key].append(at)
        for place, stand in enumerate(event.stands):
            if stand.question:
                answers[stand.question].append((at, place, plain_stand(stand)))
    known = {name: dict(found) for name, found in groups.items()}
    return Graph(
        tuple(glimpses),
        tuple(updated),
        {**known, "newest": _newest(glimpses, updated, known)},
        {question: tuple(found) for question, found in answers.items()},
        (len(cited), len(set(cited)), max(corrected, default="")),
    )


def unpacked(plain: tuple[Any, ...]) -> Graph:
    """Return a graph from what marshal made of it, to which positions are bytes."""
    found = Graph._make(plain)
    groups = {
        name: {key: array(_POSITION, at) for key, at in group.items()}
        for name, group in found.groups.items()
    }
    return found._replace(groups=groups)


def _no_positions() -> "array[int]":
    return array(_POSITION)


def plain_stand(stand: Stand) -> PlainStand:
    """Return a claim in short as plain values."""
    question, by, stance, bounds, unit, said_on, says, wants = stand
    numbers = tuple(None if number is None else str(number) for number in bounds)
    day = said_on.edtf if said_on else None
    return question, by, stance.value, numbers, unit, day, says, wants


def stand_of(plain: PlainStand) -> Stand:
    """Return a claim in short from plain values."""
    question, by, stance, numbers, unit, day, says, wants = plain
    bounds = tuple(None if number is None else _number(number) for number in numbers)
    said_on = event_date(day) if day else None
    return Stand(question, by, Stance(stance), bounds, unit, said_on, says, wants)  # type: ignore[arg-type]  # three


@cache
def _number(text: str) -> Decimal:
    return Decimal(text)


_NAMES = ("by_day", "on_day", "by_kind", "by_strand", "by_actor", "by_place", "naming")


def _keys(event: Event, within: Within, side_of: SideOf) -> Iterator[tuple[str, str]]:
    """Yield each group that an event is in: what kind of group, and its name."""
    day = event.date.first.isoformat()
    yield "by_day", day
    if not event.date.is_month:
        yield "on_day", day
    yield "by_kind", event.kind.value
    yield "by_strand", event.strand.value
    for actor in event.named_actors:
        yield "by_actor", actor
    for place in event.places:
        yield "naming", place
    for place in dict.fromkeys(wider for named in event.places for wider in within(named)):
        yield "by_place", place
    for target in event.responds_to:
        yield "answered_by", target
    for target in event.recalls:
        yield "recalled_by", target
    for alias in event.aliases:
        yield "aliases", alias
    side = side_of(event.speaker or "") if event.strand is Strand.REACTION else None
    if side is not None:
        yield "by_side", side.value


def _newest(
    glimpses: Sequence[PlainGlimpse],
    updated: Sequence[str],
    known: Mapping[str, Found],
) -> Found:
    """Return the newest changes to all events, to each kind and to each strand, the last first."""

    def newest(positions: Iterable[int]) -> Positions:
        by_age = sorted(positions, key=lambda at: glimpses[at][0])
        latest = sorted(by_age, key=updated.__getitem__, reverse=True)[:NEWEST]
        return array(_POSITION, latest)

    groups = {**known["by_kind"], **known["by_strand"]}
    found = {name: newest(positions) for name, positions in groups.items()}
    return {**found, "": newest(range(len(glimpses)))} if glimpses else found
