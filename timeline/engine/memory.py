"""What a process that builds again and again keeps in memory from one build to the next.

It is asked for by what it was made of, so it is never older than that.
"""

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

V = TypeVar("V")


class Memory(Generic[V]):
    """The last values of one sort, at most so many, by what they were made of."""

    def __init__(self, *, most: int = 0) -> None:
        self._most = most
        self._made: dict[Hashable, V] = {}

    def get(self, source: Hashable, make: Callable[[], V]) -> V:
        """Return what was made of a source; where that is not known, `make` it."""
        found = self._made[source] if source in self._made else make()
        self.put(source, found)
        return found

    def put(self, source: Hashable, value: V) -> None:
        """Keep what was made of a source."""
        self._made.pop(source, None)
        self._made[source] = value
        while len(self._made) > self._most:
            del self._made[next(iter(self._made))]
