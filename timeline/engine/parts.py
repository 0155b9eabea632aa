"""Parts of pages, kept for the pages that are joined of them.

Of a joined page, such as a table of all events, an edit changes one part. The others are read here,
which takes a tenth of the time of making them.
"""

import sqlite3
from collections.abc import Iterator, Mapping
from typing import Protocol

import msgspec

from timeline.engine.rows import row, undamaged

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


class _Part(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A part, and the size and time (nanoseconds) of the file of the page it was made with."""

    size: int
    mtime: int
    content: bytes


_DECODE = msgspec.msgpack.Decoder(_Part).decode


def packed(parts: Parts, entries: Mapping[str, Entry]) -> dict[str, bytes]:
    """Return parts, by the paths of their pages, as they are kept; `entries` are these pages."""
    return dict(
        row(path, _Part(entries[path].size, entries[path].mtime, content))
        for path, content in parts.items()
    )


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


def write(file: sqlite3.Connection, output: str, new: Parts, paths: Mapping[str, object]) -> None:
    """Keep `new` parts, and forget those of pages that are at none of `paths` any more."""
    rows = file.execute("SELECT path FROM parts WHERE output = ?", (output,)).fetchall()
    gone = [(output, path) for (path,) in rows if path not in paths]
    file.executemany("DELETE FROM parts WHERE output = ? AND path = ?", gone)
    kept = ((output, path, part) for path, part in new.items())
    file.executemany("INSERT OR REPLACE INTO parts VALUES (?, ?, ?)", kept)
