"""Parts of pages, kept for the pages that are joined of them.

Of a joined page, such as a table of all events, an edit changes one part. The others are read here,
which takes a tenth of the time of making them.
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, NamedTuple, Protocol
from weakref import finalize

import msgspec

from timeline.engine.rows import row, undamaged

# So many bytes of parts are put into the file at once.
_MOST_WAITING = 1 << 18
TABLE = "(output TEXT, path TEXT, part BLOB, PRIMARY KEY (output, path))"
Parts = Mapping[str, bytes]
NO_PARTS: Parts = {}


class Entry(Protocol):
    """The file of a page."""

    @property
    def size(self) -> int:
        """Its bytes."""

    @property
    def mtime(self) -> int:
        """Its time."""


class Span(NamedTuple):
    """Where a part lies on a shelf: at which byte it begins, and how many it has."""

    start: int
    size: int


class Shelf:
    """Where new parts lie until a build is done: a file without a name, in `folder`.

    In memory those of 100,000 events would take half a gigabyte.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder
        self._file: IO[bytes] | None = None
        self._size = 0
        self._waiting = bytearray()  # the last of its bytes: most parts are small

    @property
    def end(self) -> int:
        """Where the next part will begin."""
        return self._size

    def put(self, part: bytes) -> Span:
        """Put a part on the shelf, and return where it lies."""
        if len(self._waiting) + len(part) > _MOST_WAITING:
            self.settle()
        span = Span(self._size, len(part))
        self._size += len(part)
        self._waiting += part
        return span

    def settle(self) -> None:
        """Have all that was put here in the file, where copies of this process find it."""
        waiting, self._waiting = memoryview(self._waiting), bytearray()
        file = self._opened()
        file.seek(self._size - len(waiting))
        while waiting:
            waiting = waiting[file.write(waiting) :]

    def get(self, span: Span) -> bytes:
        """Return the part that lies there."""
        if self._waiting and span.start + span.size > self._size - len(self._waiting):
            self.settle()
        file = self._opened()
        if hasattr(os, "pread"):  # copies of this process read too, and have one place in the file
            return os.pread(file.fileno(), span.size, span.start)
        file.seek(span.start)
        return file.read(span.size)

    def open(self) -> None:
        """Make the file, which copies of this process then share."""
        self._opened()

    def _opened(self) -> IO[bytes]:
        if self._file is None:  # most builds have no new part
            self._file = TemporaryFile(dir=self._folder, buffering=0)  # noqa: SIM115  # until it is gone itself
            finalize(self, self._file.close)
        return self._file


class Shelved(Mapping[str, bytes]):
    """What lies on a shelf for pages, by their paths, read when it is asked for."""

    def __init__(self, shelf: Shelf, spans: Mapping[str, Span]) -> None:
        self._shelf, self._spans = shelf, spans

    def __getitem__(self, path: str) -> bytes:
        return self._shelf.get(self._spans[path])

    def __iter__(self) -> Iterator[str]:
        return iter(self._spans)

    def __len__(self) -> int:
        return len(self._spans)


class _Part(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A part, and the size and time (nanoseconds) of the file of the page it was made with."""

    size: int
    mtime: int
    content: bytes


_DECODE = msgspec.msgpack.Decoder(_Part).decode


def packed(parts: Parts, entries: Mapping[str, Entry]) -> Iterator[tuple[str, bytes]]:
    """Yield parts, by the paths of their pages, as they are kept; `entries` are these pages."""
    for path, content in parts.items():
        yield row(path, _Part(entries[path].size, entries[path].mtime, content))


def unpacked(rows: Parts, entries: Mapping[str, Entry]) -> Iterator[tuple[str, bytes]]:
    """Yield the parts that belong to `entries`: another build may have kept its own meanwhile.

    Raises ValueError or MsgspecError where one is damaged.
    """
    for path, raw in rows.items():
        part, entry = _DECODE(undamaged(path, raw)), entries.get(path)
        if entry and (entry.size, entry.mtime) == (part.size, part.mtime):
            yield path, part.content


def read(file: sqlite3.Connection, output: str) -> dict[str, bytes]:
    """Return the parts of a site as they are kept."""
    return dict(file.execute("SELECT path, part FROM parts WHERE output = ?", (output,)))


def write(
    file: sqlite3.Connection,
    output: str,
    new: Iterable[tuple[str, bytes]],
    paths: Mapping[str, object],
) -> None:
    """Keep `new` parts, and forget those of pages that are at none of `paths` any more."""
    rows = file.execute("SELECT path FROM parts WHERE output = ?", (output,)).fetchall()
    gone = [(output, path) for (path,) in rows if path not in paths]
    file.executemany("DELETE FROM parts WHERE output = ? AND path = ?", gone)
    kept = ((output, path, part) for path, part in new)
    file.executemany("INSERT OR REPLACE INTO parts VALUES (?, ?, ?)", kept)
