"""What something is made from: every fact of a record that is looked at meanwhile, by its name.

An event has four facts: its short parts (`raid`), its body (`raid/body`), its other long parts
(`raid/rest`) and the events around it (`raid/near`). The others begin with a colon: who is in a
group (`:by_actor:gur`), whether anyone is (`:by_actor?gur`), and so on (see `plainfacts`).
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")
BODY, REST, NEAR = "/body", "/rest", "/near"
BESIDE, FOREMOST = ":beside:", ":foremost"


class Notes:
    """The names of the facts that were looked at."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def add(self, fact: str) -> None:
        """Note that a fact was looked at."""
        self._taken.add(fact)

    @contextmanager
    def watched(self) -> Iterator[set[str]]:
        """Give a set that in the end holds what was looked at meanwhile, and nothing before."""
        before, self._taken = self._taken, set()
        try:
            yield self._taken
        finally:
            self._taken = before

    def add_all(self, facts: Iterable[str]) -> None:
        """Note that each of `facts` was looked at."""
        self._taken.update(facts)


class Memo(Generic[K, V]):
    """Values made once and used for many pages; whoever uses one has looked at what made it.

    At most so many are kept; then all are forgotten and made again.
    """

    def __init__(self, notes: Notes, make: Callable[[K], V], most: int) -> None:
        self._notes, self._make, self._most = notes, make, most
        self._made: dict[K, tuple[V, tuple[str, ...]]] = {}

    def __getitem__(self, key: K) -> V:
        found = self._made.get(key)
        if found is None:
            if len(self._made) >= self._most:
                self._made.clear()
            with self._notes.watched() as facts:
                value = self._make(key)
            found = self._made[key] = value, tuple(facts)
        self._notes.add_all(found[1])
        return found[0]
