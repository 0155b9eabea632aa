"""The cache of a site: one SQLite file outside the project, which may be deleted at any time.

It keeps what was read from files that had no fault, and what the last build put in its output
folder and from what. Whatever it holds, a build makes the same site without it: a file that
another program, Python or package wrote, or that cannot be read, is deleted and begun anew.
"""

import os
import sqlite3
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import closing, suppress
from pathlib import Path
from typing import TypeVar

import msgspec

from timeline.engine import cachefile
from timeline.engine import parts as page_parts
from timeline.engine.rows import packed, row, undamaged

V = TypeVar("V")


class Kept(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A file without fault: its stamp, the digest of its bytes, and what was read.

    `vocabulary` and `seeds`, by name, are digests of what it was judged with. `html` is its body.
    In memory `value` is empty once somebody has asked the cache for the value itself.
    """

    stamp: bytes
    digest: bytes
    vocabulary: bytes
    seeds: tuple[tuple[str, bytes], ...]
    value: bytes
    html: str
    body_line: int


class SiteFile(msgspec.Struct, frozen=True, gc=False, array_like=True):
    """A file of a site: its template, what it was made by, its bytes and its time (nanoseconds)."""

    template: str
    made_by: bytes
    size: int
    mtime: int

    def is_whole(self, path: str) -> bool:
        """Return whether the file at `path` is still the one that was written."""
        try:
            found = os.lstat(path)
        except OSError:
            return False
        return found.st_size == self.size and found.st_mtime_ns == self.mtime


class Folder(msgspec.Struct, frozen=True, array_like=True):
    """A folder with a whole site: which one it is, when it was finished (nanoseconds), its files.

    Its device and inode go with a folder when it is renamed.
    """

    device: int = 0
    inode: int = 0
    finished: int = 0
    entries: dict[str, SiteFile] = {}

    def is_at(self, path: Path | str) -> bool:
        """Return whether this is the folder that stands at `path`, and no link."""
        try:
            found = os.lstat(path)
        except OSError:
            return False
        return self.inode != 0 and (found.st_dev, found.st_ino) == (self.device, self.inode)


class LastBuild(msgspec.Struct, frozen=True, array_like=True):
    """What a build left: the site and its spare, and what each page was made from.

    `inputs` stands for everything the site was made from, `events` has the digests of event files
    by the id, and `published` is how many of these are on the site. `names` are the keys that pages
    looked at (see `record.tracked`), `digests` those of their values, 16 bytes each, and `pages`
    the numbers of its keys by the path of a page. `indexes` has digests of whole indexes by their
    names. `bundle` stands for what the files were made of that another program made.
    """

    inputs: bytes = b""
    events: dict[str, bytes] = {}
    site: Folder = Folder()
    spare: Folder = Folder()
    names: list[str] = []
    digests: bytes = b""
    pages: dict[str, bytes] = {}
    indexes: dict[str, bytes] = {}
    bundle: bytes = b""
    published: int = 0


class Cache:
    """What is kept for one site, in memory, and in a file if `path` is one that can be written."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._files: dict[str, Kept] = {}
        self._is_away = False
        self._built: dict[str, LastBuild] = {}
        self._parts: dict[str, dict[str, bytes]] = {}  # where there is no file
        self._values: dict[str, object] = {}
        self._changed: set[str] = set()
        self._is_old = False
        self._load(self._read)

    @property
    def files(self) -> dict[str, Kept]:
        """What is kept of each file, by its path."""
        if self._is_away:
            self._is_away = False
            self._load(self._read_files)
        return self._files

    def begin_anew(self) -> None:
        """Forget everything; the file is begun anew when it is next written."""
        self._files, self._built, self._values, self._is_old = {}, {}, {}, True
        self._is_away = False
        self._parts = {}

    def each(self, paths: Collection[str]) -> Iterator[tuple[str, Kept]]:
        """Yield what is kept of the files at `paths`, by the path of each.

        What was put away is read one by one, and stays away.
        """
        if not self._is_away:
            yield from ((path, self._files[path]) for path in paths if path in self._files)
        elif self._path and self._path.is_file() and paths:
            with (
                suppress(*cachefile.UNREADABLE),
                closing(cachefile.connected(self._path)) as file,
            ):
                if cachefile.is_ours(file):
                    yield from _kept(file, min(paths), max(paths))

    def value(self, path: str, kept: Kept, make: Callable[[bytes], V]) -> V:
        """Return the value of a file, which a process that stays makes once.

        What it was made of is dropped: both of all events would be a fifth of what is in memory.
        """
        if self._is_away:
            return make(kept.value)
        if kept.value:
            self._values[path] = make(kept.value)
            self.files[path] = msgspec.structs.replace(kept, value=b"")
        return self._values[path]  # type: ignore[return-value]  # made by the same reader

    def keep(self, path: str, kept: Kept) -> None:
        """Keep what was read from the file at `path`."""
        if self.files.get(path) != kept:
            self.files[path] = kept
            self._changed.add(path)

    def drop(self, path: str) -> None:
        """Forget the file at `path`."""
        self._values.pop(path, None)
        if self.files.pop(path, None):
            self._changed.add(path)

    def built(self, output: Path) -> LastBuild:
        """Return what the last build into `output` left; nothing where that is not known."""
        return self._built.get(str(output), LastBuild())

    def parts(self, output: Path) -> dict[str, bytes]:
        """Return the parts of the pages that the last build into `output` left, by their paths.

        They are read only when asked for: together they are larger than all else that is kept.
        """
        entries = self.built(output).site.entries
        with suppress(*cachefile.UNREADABLE):
            return dict(page_parts.unpacked(self._packed_parts(str(output)), entries))
        return {}

    def _packed_parts(self, output: str) -> Mapping[str, bytes]:
        if self._path is None:
            return self._parts.get(output, {})
        if self._is_old or not self._path.is_file():
            return {}
        with closing(cachefile.connected(self._path)) as file:
            return page_parts.read(file, output)

    def save_read(self) -> None:
        """Write what was read while pages are made; `save` tells where that cannot be done."""
        if self._changed:
            self._is_saved()

    def put_away(self) -> None:
        """Write what was read, and have it no more in memory until somebody asks for it again.

        Where that cannot be done it stays; `save` will tell why.
        """
        if self._is_saved():
            self._files, self._values, self._is_away = {}, {}, True

    def _is_saved(self) -> bool:
        """Write what was read; return whether it is in the file by now."""
        if self._path is None:
            return False
        with suppress(sqlite3.Error, OSError, ValueError, OverflowError):
            with closing(self._opened(self._path)) as file, file:
                self._write_files(file)
            self._changed.clear()
            return True
        return False

    def save(
        self, output: Path, built: LastBuild, new: page_parts.Parts = page_parts.NO_PARTS
    ) -> str:
        """Write what is new in one transaction; return why that could not be done, or nothing.

        The `new` parts of pages are kept beside those that are kept already.
        """
        is_same = self._built.get(str(output)) == built
        self._built[str(output)] = built
        rows = page_parts.packed(new, built.site.entries)
        if self._path is None:
            self._parts.setdefault(str(output), {}).update(rows)
        if self._path is None or (is_same and not self._changed):
            return ""
        try:
            with closing(self._opened(self._path)) as file, file:
                self._write(file, output, built)
                page_parts.write(file, str(output), rows, built.site.entries)
        except (sqlite3.Error, OSError, ValueError, OverflowError) as error:
            if cachefile.is_damage(error):
                cachefile.unlink(self._path)
            return f"{self._path} cannot be written ({error}); the next build takes longer for it"
        self._changed.clear()
        return ""

    def _write(self, file: sqlite3.Connection, output: Path, built: LastBuild) -> None:
        self._write_files(file)
        raw = packed(str(output), built)
        # Of 100,000 events it has 250 MB, of which SQLite makes copies where it is given all.
        place = file.execute(
            "INSERT OR REPLACE INTO sites VALUES (?, zeroblob(?))", (str(output), len(raw))
        )
        with file.blobopen("sites", "built", place.lastrowid or 0) as blob:
            blob.write(raw)

    def _write_files(self, file: sqlite3.Connection) -> None:
        file.execute("BEGIN IMMEDIATE")
        if not cachefile.is_ours(file):  # it is new, or another program began it anew meanwhile
            self._changed.update(self._files)
            cachefile.begin(file)
        gone = [(path,) for path in self._changed if path not in self._files]
        # In the order in which they lie in the file, which is written once then.
        rows = (self._kept_row(path) for path in sorted(self._changed) if path in self._files)
        file.executemany("DELETE FROM files WHERE path = ?", gone)
        file.executemany("INSERT OR REPLACE INTO files VALUES (?, ?)", rows)

    def _kept_row(self, path: str) -> tuple[str, bytes]:
        kept = self._files[path]
        value = kept.value or msgspec.msgpack.encode(self._values[path])
        return row(path, msgspec.structs.replace(kept, value=value))

    def _load(self, read: Callable[[sqlite3.Connection], None]) -> None:
        """Read from the file; one that is of another program, or damaged, is deleted."""
        if self._path is None:
            return
        try:
            if self._path.is_file():
                with closing(cachefile.connected(self._path)) as file:
                    read(file)
        except cachefile.UNREADABLE as error:
            self._files, self._built = {}, {}
            if not cachefile.is_busy(error):
                cachefile.unlink(self._path)

    def _read_files(self, file: sqlite3.Connection) -> None:
        if not cachefile.is_ours(file):
            raise ValueError("written by another program")
        self._files = dict(_kept(file))

    def _read(self, file: sqlite3.Connection) -> None:
        self._read_files(file)
        decoded = msgspec.msgpack.Decoder(LastBuild).decode
        rows = file.execute("SELECT output, built FROM sites")
        self._built = {output: decoded(undamaged(output, raw)) for output, raw in rows}

    def _opened(self, path: Path) -> sqlite3.Connection:
        if self._is_old:
            cachefile.unlink(path)
            self._is_old = False
        return cachefile.opened(path)


def _kept(file: sqlite3.Connection, *between: str) -> Iterator[tuple[str, Kept]]:
    """Yield what is kept of all files, or of those from the first path to the last."""
    kept = msgspec.msgpack.Decoder(Kept).decode
    asked = "SELECT path, kept FROM files" + (" WHERE path BETWEEN ? AND ?" if between else "")
    for path, raw in file.execute(asked, between):
        yield path, kept(undamaged(path, raw))
