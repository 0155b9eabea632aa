"""How an index is made: a function of a record under `@index`, known by its name."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, cast

from timeline.record.record import Record

V = TypeVar("V")
V_co = TypeVar("V_co", covariant=True)
Ids = Mapping[str, tuple[str, ...]]


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


def by_key(pairs: Iterable[tuple[str, V]]) -> Mapping[str, tuple[V, ...]]:
    """Return the second of each pair by the first, in order."""
    found: defaultdict[str, list[V]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return {key: tuple(values) for key, values in found.items()}
