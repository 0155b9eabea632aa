"""The record as a page is given it: everything that is looked at is noted.

A view has no other way to the record, so a build knows what each page was made from and renders it
anew just where one of these things changed.
"""

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from hashlib import blake2b
from typing import Generic, TypeVar
from zoneinfo import ZoneInfo

import msgspec

from timeline.model import (
    Actor,
    Event,
    EventDate,
    Frozen,
    Outlet,
    Place,
    Question,
    Vocabulary,
)
from timeline.record.indexes import INDEXES, Index
from timeline.record.record import Record

K = TypeVar("K")
V = TypeVar("V")
_SIZE = 16  # bytes: two values under one key will not share 128 bits by chance
# A dict in another order is another value: a page may print it as it stands.
_ENCODER = msgspec.msgpack.Encoder()
_HEAD, _EVENT, _HTML = "head:", "event:", "html:"
_KEY = re.compile(r"([^:?/]*)([:?/]?)(.*)", re.DOTALL)


class Head(Frozen, frozen=True, kw_only=True):
    """What a link to an event tells of it."""

    id: str
    title: str
    date: EventDate
    kind: str


class Tracker:
    """The keys that were looked at, where somebody watches."""

    def __init__(self) -> None:
        self._noted: set[str] | None = None

    def note(self, key: str) -> None:
        """Note that a key was looked at."""
        if self._noted is not None:
            self._noted.add(key)

    def note_all(self, keys: Iterable[str]) -> None:
        """Note that each of `keys` was looked at."""
        if self._noted is not None:
            self._noted.update(keys)

    @contextmanager
    def watch(self) -> Iterator[set[str]]:
        """Give a set that in the end holds what was looked at meanwhile, and nothing before."""
        before, noted = self._noted, set[str]()
        self._noted = noted
        try:
            yield noted
        finally:
            self._noted = before


class Memo(Generic[K, V]):
    """Values made once and used for many pages; whoever uses one has looked at what made it.

    At most so many are kept; then all are forgotten and made again.
    """

    def __init__(self, tracker: Tracker, make: Callable[[K], V], most: int) -> None:
        self._tracker, self._make, self._most = tracker, make, most
        self._made: dict[K, tuple[V, tuple[str, ...]]] = {}
        self._kept: Callable[[K], V | None] = lambda _: None

    def keep(self, key: K, value: V, keys: Iterable[str] = ()) -> None:
        """Keep a value that was made before, while one looked at `keys`.

        Who keeps it sees to it that it is not outdated.
        """
        self._made[key] = value, tuple(keys)

    def ask(self, kept: Callable[[K], V | None]) -> None:
        """Ask for a value that was made before; who keeps it sees to it that it is not outdated."""
        self._kept = kept

    def __getitem__(self, key: K) -> V:
        found = self._made.get(key)
        if found is None:
            if len(self._made) >= self._most:
                self._made.clear()
            found = self._made[key] = self._had(key)
        self._tracker.note_all(found[1])
        return found[0]

    def _had(self, key: K) -> tuple[V, tuple[str, ...]]:
        """Return a value that is kept or made now, with the keys that were looked at."""
        with self._tracker.watch() as keys:
            kept = self._kept(key)
            value = self._make(key) if kept is None else kept
        return value, tuple(keys)


class TrackedRecord:
    """A record of which each look is noted in `tracker`.

    `html` gives the body of an event as safe HTML. The vocabulary and the zone are settings of the
    whole site: a change of them changes every page.
    """

    def __init__(
        self,
        record: Record,
        html: Callable[[Event], str],
        tracker: Tracker | None = None,
        *,
        heads: Mapping[str, Head] | None = None,
    ) -> None:
        self.__record, self.__html, self.__heads = record, html, heads
        self.tracker = tracker or Tracker()
        self.vocabulary: Vocabulary = record.vocabulary
        self.zone: ZoneInfo = record.zone

    def head(self, event_id: str) -> Head:
        """Return what a link to an event tells of it; raises KeyError."""
        self.tracker.note(_HEAD + event_id)
        if self.__heads is not None:
            return self.__heads[event_id]
        return head_of(self.__record.by_id[event_id])

    def event(self, event_id: str) -> Event:
        """Return an event in full; raises KeyError."""
        self.tracker.note(_EVENT + event_id)
        return self.__record.by_id[event_id]

    def html(self, event_id: str) -> str:
        """Return the body of an event as safe HTML; raises KeyError."""
        self.tracker.note(_HTML + event_id)
        return self.__html(self.__record.by_id[event_id])

    def has_event(self, event_id: str) -> bool:
        """Return whether there is an event with this id."""
        self.tracker.note(f"neighbours?{event_id}")
        return event_id in self.__record.by_id

    def group(self, index: Index[V], key: str = "") -> V:
        """Return what an index has under a key."""
        self.tracker.note(f"{index.name}:{key}")
        return index.of(self.__record).get(key, index.default)

    def has(self, index: Index[V], key: str) -> bool:
        """Return whether an index has anything under a key."""
        self.tracker.note(f"{index.name}?{key}")
        return key in index.of(self.__record)

    def keys(self, index: Index[V]) -> Collection[str]:
        """Return every key of an index."""
        self.tracker.note(index.name)
        return index.of(self.__record).keys()

    def actor(self, actor_id: str) -> Actor | None:
        """Return an actor on file."""
        self.tracker.note(f"actors/{actor_id}")
        return self.__record.actors.by_id.get(actor_id)

    def place(self, place_id: str) -> Place | None:
        """Return a place on file."""
        self.tracker.note(f"places/{place_id}")
        return self.__record.places.by_id.get(place_id)

    def outlet(self, outlet_id: str) -> Outlet | None:
        """Return an outlet on file."""
        self.tracker.note(f"outlets/{outlet_id}")
        return self.__record.outlets.by_id.get(outlet_id)

    def question(self, question_id: str) -> Question | None:
        """Return a question on file."""
        self.tracker.note(f"questions/{question_id}")
        return self.__record.questions.by_id.get(question_id)

    def digest(self, key: str) -> bytes:
        """Return 16 bytes that stand for what is under a key that was noted."""
        return blake2b(_ENCODER.encode(self._value(key)), digest_size=_SIZE).digest()

    def digest_of(self, name: str) -> bytes:
        """Return 16 bytes that stand for a whole index; none where there is no such index."""
        index = INDEXES.get(name)
        if index is None:
            return b""
        whole = _ENCODER.encode(index.of(self.__record))
        return blake2b(whole, digest_size=_SIZE).digest()

    def _value(self, key: str) -> object:
        record = self.__record
        start, mark, rest = key.partition(":")
        if mark and (index := INDEXES.get(start)):  # as most are
            return index.of(record).get(rest, index.default)
        if start in _SAID:
            event = record.by_id.get(rest)
            return event and _SAID[start](event)
        found = _KEY.fullmatch(key)
        assert found is not None  # it fits every text
        start, mark, rest = found.groups()
        index = INDEXES.get(start)
        if mark == "/":
            return record.registries[start].by_id.get(rest)
        whole = index.of(record) if index else {}
        if mark == ":":  # of an index that there was once
            return None
        return rest in whole if mark else list(whole)


def beside(keys: Iterable[str], indexes: Collection[str], events: Collection[str]) -> Iterator[str]:
    """Yield those of `keys` of which none of these indexes, nor the file of an event, says all."""
    for key in keys:
        start, _, rest = key.partition(":")
        if start in _SAID:
            if rest not in events:
                yield key
        elif start.partition("?")[0] not in indexes:
            yield key


def index_name(key: str) -> str:
    """Return the name of the index that a key is one of, if it is."""
    return key.partition(":")[0].partition("?")[0]


def head_of(event: Event) -> Head:
    """Return what a link to an event tells of it."""
    return Head(id=event.id, title=event.title, date=event.date, kind=event.kind)


# What stands under a key of an event. The HTML of a body follows from it, and is costly to make.
_SAID: Mapping[str, Callable[[Event], object]] = {
    "head": head_of,
    "event": lambda event: event,
    "html": lambda event: event.body,
}
