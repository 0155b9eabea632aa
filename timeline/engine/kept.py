"""What is kept of an event file that was read: enough to do without it while it is the same."""

import marshal
from array import array
from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2b
from itertools import accumulate
from typing import Any, NamedTuple, overload

from timeline.engine.texts import Place
from timeline.formats import eventfile
from timeline.record import Raw, Shelf


class Kept(NamedTuple):
    """An event file without fault: its stamp, the digest of its bytes, and what was found.

    `parts` are the digests of its short parts, of its keys and of its body, one after the other,
    `seeds` those of its seeds by name: a verdict on it holds as long as those do.
    """

    stamp: tuple[int, int, int, int] | None
    digest: bytes
    parts: bytes
    seeds: tuple[tuple[str, str], ...]
    id: str
    packed_row: bytes
    body_line: int
    place: tuple[int, int, bytes]


class Stock:
    """What is asked for of many event files while pages are made, close together.

    Objects by the hundred thousand would be copied to every process that touches them.
    """

    def __init__(self, kept: Mapping[str, Kept]) -> None:
        each = kept.values()
        self.files: Mapping[str, str] = {one.id: path for path, one in kept.items()}
        self._at = {path: at for at, path in enumerate(kept)}
        self._rows = b"".join(one.packed_row for one in each)
        self._ends = array("Q", accumulate(len(one.packed_row) for one in each))
        self._places = array("Q", (number for one in each for number in one.place[:2]))
        self._digests = b"".join(one.place[2] for one in each)
        self._parts = b"".join(one.parts for one in each)
        self._lines = array("L", (one.body_line for one in each))

    def __iter__(self) -> Iterator[str]:
        return iter(self._at)

    def row(self, path: str) -> bytes:
        """Return the packed short parts of the event in a file."""
        at = self._at[path]
        return self._rows[self._ends[at - 1] if at else 0 : self._ends[at]]

    def place(self, path: str) -> Place:
        """Return where the long parts of the event in a file lie."""
        at = self._at[path]
        start, size = self._places[2 * at : 2 * at + 2]
        return Place(start, size, self._digests[16 * at : 16 * at + 16])

    def body_line(self, path: str) -> int:
        """Return the line on which the body begins."""
        return self._lines[self._at[path]]

    @property
    def parts(self) -> Mapping[str, bytes]:
        """The digests of the parts of each event, by its id."""
        size = 48
        return {
            event_id: self._parts[size * self._at[path] :][:size]
            for event_id, path in self.files.items()
        }


class Files(Sequence[eventfile.Reading]):
    """What was found in each file, made when it is asked for."""

    def __init__(
        self,
        paths: Sequence[str],
        stock: Stock,
        faulty: Mapping[str, eventfile.Reading],
        shelf: Shelf,
    ) -> None:
        self._paths, self._stock, self._faulty, self._shelf = paths, stock, faulty, shelf

    @overload
    def __getitem__(self, index: int) -> eventfile.Reading: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[eventfile.Reading]: ...

    def __getitem__(self, index: int | slice) -> eventfile.Reading | Sequence[eventfile.Reading]:
        if isinstance(index, slice):
            return Files(self._paths[index], self._stock, self._faulty, self._shelf)
        path = self._paths[index]
        if path in self._faulty:
            return self._faulty[path]
        event, line = self._shelf.event(path), self._stock.body_line(path)
        return eventfile.Reading(path=path, text="", event=event, problems=(), body_line=line)

    def __len__(self) -> int:
        return len(self._paths)


def outline(kept: Mapping[str, Kept]) -> str:
    """Return a digest of the short parts of every event and of the names of the files."""
    found = blake2b(digest_size=16)
    for path, each in kept.items():
        found.update(path.encode() + each.parts[:16])
    return found.hexdigest()


def stamped(
    raws: Sequence[Raw], found: Mapping[str, Kept | eventfile.Reading], began: int
) -> dict[str, Kept]:
    """Return what is kept, with the stamps of files that are older than the moment `began`."""
    kept: dict[str, Kept] = {}
    for raw in raws:
        each = found[raw.path]
        if isinstance(each, Kept):
            stamp = raw.stamp if max(raw.stamp[1:3]) < began else None
            kept[raw.path] = each if each.stamp == stamp else each._replace(stamp=stamp)
    return kept


def index_of(content: bytes | None) -> tuple[str, Mapping[str, tuple[Any, ...]]]:
    """Return what files were judged against, and what is kept of each by its path."""
    return marshal.loads(content) if content else ("", {})
