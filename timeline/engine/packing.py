"""Packing: the events of a long record lie on a shelf, and each is made when a page asks for it."""

import pickle
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

import msgspec
from msgspec import Struct
from msgspec.structs import astuple

from timeline.engine.parts import Shelf, Span
from timeline.model import Event, EventDate, Frozen
from timeline.record import Record, TrackedRecord, indexes
from timeline.record.packed import PackedEvents
from timeline.record.tracked import Head, head_of

# A shorter record is held as values: an edit of it looks at all of them, and has no time to pack.
MOST_HELD = 20_000
_ENCODE = msgspec.msgpack.Encoder().encode


class Laid(NamedTuple):
    """A record without its events, with all its indexes, and where on a shelf these lie.

    Each event is followed by the HTML of its body; `ends` tells where each of both ends, after
    where the first begins.
    """

    record: Record
    heads: Mapping[str, Head]
    ends: "array[int]"


class Packed(NamedTuple):
    """Where on a shelf the events of a record lie (see `Laid`), and where the `rest` of it."""

    ends: "array[int]"
    rest: Span


def laid(record: Record, html: Callable[[Event], str], shelf: Shelf) -> Laid:
    """Put the events of a record on a shelf that is empty."""
    for index in indexes.INDEXES.values():
        index.of(record)
    heads = {event.id: head_of(event) for event in record.events}
    return Laid(replace(record, events=()), heads, _put(shelf, _parts(record.events, html)))


def packed(laid: Laid, shelf: Shelf) -> Packed:
    """Put what is left of a record on the shelf too.

    This takes as much memory as the events did, which had best be gone by now.
    """
    start = shelf.end
    pickler = pickle.Pickler(_Writer(shelf), pickle.HIGHEST_PROTOCOL)
    pickler.dispatch_table = {EventDate: _date, **dict.fromkeys(_kinds(Frozen), _frozen)}
    pickler.dump((laid.record, laid.heads))
    shelf.settle()
    return Packed(laid.ends, Span(start, shelf.end - start))


def unpacked(packed: Packed, shelf: Shelf) -> TrackedRecord:
    """Return a record of which each event is read from the shelf when it is asked for."""
    record: Record
    heads: Mapping[str, Head]
    record, heads = pickle.loads(shelf.get(packed.rest))  # made a moment ago
    places = {event_id: at for at, event_id in enumerate(heads)}

    def part(number: int) -> bytes:
        start, end = packed.ends[number : number + 2]
        return shelf.get(Span(start, end - start))

    return TrackedRecord(
        replace(record, events=PackedEvents(places, lambda at: part(2 * at))),
        lambda event: part(2 * places[event.id] + 1).decode(),
        heads=heads,
    )


class _Writer:
    """What is pickled, put on a shelf piece by piece: in memory all of it would be a copy."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf

    def write(self, piece: bytes) -> int:
        """Put a piece behind those before."""
        return self._shelf.put(piece).size


def _kinds(base: type[Struct]) -> Iterator[type[Struct]]:
    """Yield every type of struct below one."""
    for kind in base.__subclasses__():
        yield kind
        yield from _kinds(kind)


# A pickle holds on to what each value is made of until all are made: by themselves structs give
# dicts, which take three times as much as these tuples.
def _frozen(value: Struct) -> tuple[Callable[..., Struct], tuple[object, ...]]:
    return _made, (type(value), *astuple(value))


def _made(kind: type[Struct], *values: object) -> Struct:
    return kind(**dict(zip(kind.__struct_fields__, values, strict=True)))


def _date(value: EventDate) -> tuple[type[EventDate], tuple[str]]:
    return EventDate, (value.edtf,)


def _parts(events: Iterable[Event], html: Callable[[Event], str]) -> Iterable[bytes]:
    for event in events:
        yield _ENCODE(event)
        yield html(event).encode()


def _put(shelf: Shelf, parts: Iterable[bytes]) -> "array[int]":
    """Put parts on the shelf one after the other; return where the first begins and each ends."""
    ends = array("Q", [shelf.end])
    for part in parts:
        shelf.put(part)
        ends.append(shelf.end)
    return ends
