"""Which facts each page was made from (see `record.notes`): so which pages a changed fact changes.

The name of a fact stands in hundreds of pages, so pages have its number: its place among the names.
"""

from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set

# The size of a number and the order of its bytes are this machine's: what it keeps is its own.
_NUMBER = "I"
_FEW = 10


class Reads:
    """The names of facts, and by path the numbers of those that a page looked at, as bytes."""

    def __init__(self, names: Sequence[str] = (), pages: Mapping[str, bytes] | None = None) -> None:
        self.names, self.pages = names, pages or {}

    def of(self, path: str) -> Iterable[str]:
        """Return the names of the facts that a page looked at."""
        return (self.names[number] for number in array(_NUMBER, self.pages.get(path, b"")))

    def touched(self, changed: Set[str]) -> set[str]:
        """Return the paths of the pages that looked at any fact of these names."""
        numbers = {at for at, name in enumerate(self.names) if name in changed}
        if not numbers:
            return set()
        marks = tuple(array(_NUMBER, (number,)).tobytes() for number in numbers)
        if len(marks) > _FEW:
            marks = ()  # it is quicker to take all apart than to look for so many
        return {
            path
            for path, packed in self.pages.items()
            # The bytes of a number may stand across two others, so they only rule out.
            if (not marks or any(mark in packed for mark in marks))
            and not numbers.isdisjoint(array(_NUMBER, packed))
        }

    def renewed(self, paths: Collection[str], new: Mapping[str, bytes], names: "Names") -> "Reads":
        """Return what the pages at `paths` looked at; those in `new` have numbers in `names`."""
        pages = {path: packed for path, packed in self.pages.items() if path in paths}
        return Reads(tuple(names), pages | dict(new))


class Names:
    """Names of facts by their numbers: those that are known, and any that are given a number."""

    def __init__(self, known: Sequence[str] = ()) -> None:
        self._known = known
        self._numbers: dict[str, int] = {}

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers or self._known)

    def packed(self, names: Iterable[str]) -> bytes:
        """Return the numbers of some names, as a page has them."""
        if not self._numbers:  # only now: with nothing rendered none is asked for
            self._numbers = {name: at for at, name in enumerate(self._known)}
        numbers = self._numbers
        return array(_NUMBER, (numbers.setdefault(name, len(numbers)) for name in names)).tobytes()
