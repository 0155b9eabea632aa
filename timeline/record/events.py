"""Events of a record as sequences and groups: each is fetched, and noted, when it is looked at."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Generic, NamedTuple, Protocol, TypeVar, overload

from timeline.model import Event, EventDate, Kind, Strand
from timeline.record.graph import Positions

K = TypeVar("K")
V = TypeVar("V")
F = TypeVar("F", bound=Sequence[object])


class Glimpse(NamedTuple):
    """What a whole list tells of an event that may stand on another of its pages."""

    id: str
    date: EventDate
    kind: Kind
    is_background: bool

    @property
    def strand(self) -> Strand:
        """`ground` or `reaction`."""
        return self.kind.strand


class Library(Protocol):
    """Where events come from, by their position in the record."""

    def event(self, at: int) -> Event:
        """Return the event at a position, which is noted."""

    def glimpse(self, at: int) -> Glimpse:
        """Return a glimpse of the event at a position."""

    @property
    def positions(self) -> Mapping[str, int]:
        """The position of each event by its id."""


class Events(Sequence[Event]):
    """Events at some positions of the record, in order.

    Which events they are, and the glimpses of them, is one fact; whoever got this has looked at it.
    """

    __slots__ = ("_library", "at")

    def __init__(self, library: Library, at: Sequence[int]) -> None:
        self._library, self.at = library, at

    @overload
    def __getitem__(self, index: int) -> Event: ...

    @overload
    def __getitem__(self, index: slice) -> "Events": ...

    def __getitem__(self, index: int | slice) -> "Event | Events":
        if isinstance(index, slice):
            return Events(self._library, self.at[index])
        return self._library.event(self.at[index])

    def __iter__(self) -> Iterator[Event]:
        return map(self._library.event, self.at)

    def __len__(self) -> int:
        return len(self.at)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    # As with a list: what is equal to a tuple of the same events would need the hash of that.
    __hash__ = None  # type: ignore[assignment]

    def position(self, event_id: str) -> int:
        """Return the position in the record of an event, in these or not."""
        return self._library.positions[event_id]

    @property
    def glimpses(self) -> Sequence[Glimpse]:
        """A glimpse of each."""
        return tuple(map(self._library.glimpse, self.at))


class Groups(Mapping[K, V], Generic[K, F, V]):
    """Groups of events by name. Which there are, and who is in each, are facts that are noted.

    `found` are the groups by name, as the graph has them; `make` makes a group of what is found,
    and `read` the key of a name.
    """

    def __init__(
        self,
        name: str,
        found: Mapping[str, F],
        *,
        make: Callable[[F], V],
        note: Callable[[str], None],
        read: Callable[[str], K],
    ) -> None:
        self._name, self._found = name, found
        self._make, self._note, self._read = make, note, read

    def __getitem__(self, key: K) -> V:
        self._note(self._members(str(key)))
        return self._make(self._found[str(key)])

    def __contains__(self, key: object) -> bool:
        self._note(f":{self._name}?{key}")
        return str(key) in self._found

    def __iter__(self) -> Iterator[K]:
        self._note(f":{self._name}")
        return map(self._read, self._found)

    def __len__(self) -> int:
        self._note(f":{self._name}")
        return len(self._found)

    @property
    def sizes(self) -> Mapping[K, int]:
        """How many events are in each group."""
        self._note(f":{self._name}#")
        return self._sizes

    @cached_property
    def _sizes(self) -> Mapping[K, int]:
        return {self._read(key): len(found) for key, found in self._found.items()}

    def _members(self, key: str) -> str:
        return f":{self._name}:{key}"


class Around(Groups[str, Positions, Events]):
    """Groups around an event: who is in them counts for it as one fact."""

    def _members(self, key: str) -> str:
        return f"{key}/near"


class ById(Mapping[str, Event]):
    """Events by id; each is noted when it is looked at, or found not to be there."""

    def __init__(self, library: Library, note: Callable[[str], None]) -> None:
        self._library, self._note = library, note

    def __getitem__(self, event_id: str) -> Event:
        self._note(event_id)
        return self._library.event(self._library.positions[event_id])

    def __contains__(self, event_id: object) -> bool:
        self._note(str(event_id))
        return event_id in self._library.positions

    def __iter__(self) -> Iterator[str]:
        self._note(":events")
        return iter(self._library.positions)

    def __len__(self) -> int:
        self._note(":events")
        return len(self._library.positions)
