"""Which facts each page was made from (see `record.notes`): so which pages a changed fact changes.

The name of a fact stands in hundreds of pages, so pages have its number: its place among the names.
"""

from array import array
from collections.abc import Collection, Iterable, Mapping, Sequence, Set

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

    def renewed(self, paths: Collection[str], new: Mapping[str, str]) -> "Reads":
        """Return what the pages at `paths` looked at: those in `new` at names, one a line."""
        pages = {path: packed for path, packed in self.pages.items() if path in paths}
        # Names that no page looks at any more go when every page is made anew.
        names = list(self.names) if pages.keys() - new.keys() else []
        numbers = {name: at for at, name in enumerate(names)} if new else {}
        for path, lines in new.items():
            found = lines.split("\n") if lines else ()
            pages[path] = array(
                _NUMBER, (numbers.setdefault(name, len(numbers)) for name in found)
            ).tobytes()
        return Reads([*numbers] if new else names, pages)
