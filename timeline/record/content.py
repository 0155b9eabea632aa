"""Reading a site's content folder: the one place where events and registries come from disk."""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from struct import Struct
from typing import NamedTuple
from zoneinfo import ZoneInfo

from timeline.formats import eventfile, pagefile, registryfile
from timeline.model import Actor, Entry, Event, InputError, Outlet, Place, Problem, Question
from timeline.record.record import UTC, Record
from timeline.record.registry import Registry

REGISTRIES: Mapping[str, type[Entry]] = {
    "actors": Actor,
    "places": Place,
    "outlets": Outlet,
    "questions": Question,
}
_STAMP = Struct("<QQQQ")
_MASK = 2**64 - 1  # Windows has larger inodes, and times may be before 1970 or after 2262
STAMPED = _STAMP.size  # bytes
_NO_LINK = "a link may not stand here, nor a folder for a file; put the real thing in its place"


class Raw(NamedTuple):
    """A file as it lies there, and the path that problems name it by.

    `stamp` has its size, its times of change and of status and its inode, packed, since there are
    many: what has the same stamp as before was not written since. It `changed` at the later of the
    two times (nanoseconds).
    """

    path: str
    folder: str
    stamp: bytes
    changed: int

    @property
    def content(self) -> bytes:
        """Its bytes, read anew each time."""
        name = self.path.rpartition("/")[2]
        # Unlike Path.open this is quick ten thousand times.
        with open(f"{self.folder}/{name}", "rb", buffering=0) as file:  # noqa: PTH123
            return file.read()


Registries = Mapping[str, registryfile.Reading[Entry]]
ReadRegistry = Callable[..., registryfile.Reading[Entry]]
ReadEvents = Callable[[Sequence[Raw], Registries], "EventFiles"]


class EventFiles(NamedTuple):
    """What was found in each event file; all that have problems are among the `faulty`."""

    all: Sequence[eventfile.Reading]
    faulty: Iterable[eventfile.Reading]


@dataclass(frozen=True, kw_only=True)
class Content:
    """A content folder as read; nothing in it has been judged beyond its format."""

    files: Sequence[eventfile.Reading]
    registries: Registries
    pages: tuple[pagefile.Page, ...] = ()
    problems: tuple[Problem, ...]
    zone: ZoneInfo = UTC

    @property
    def events(self) -> tuple[Event, ...]:
        """Every event that could be read, drafts too, in file order."""
        return tuple(file.event for file in self.files if file.event)

    @cached_property
    def record(self) -> Record:
        """The published record."""
        return self.registry_record.of_events(self.events)

    @cached_property
    def registry_record(self) -> Record:
        """A record without events: the registries alone."""
        made = {name: Registry.of(reading.entries) for name, reading in self.registries.items()}
        return Record(zone=self.zone, **made)  # type: ignore[arg-type]  # REGISTRIES pairs them


def read_content(
    folder: Path,
    *,
    shown_as: str | None = None,
    zone: ZoneInfo = UTC,
    read: ReadEvents | None = None,
    read_registry: ReadRegistry = registryfile.read,
) -> Content:
    """Read the events, registries and pages in `folder`; problems name paths under `shown_as`.

    `shown_as` defaults to the folder as given. A missing folder or registry counts as empty.
    `read` reads the event files, as `read_events` does, and `read_registry` one registry, as
    `registryfile.read` does; a build may know some already.
    """
    name = shown_as if shown_as is not None else folder.as_posix()
    registries = {
        stem: _registry(
            folder / "data" / f"{stem}.yml", model, f"{name}/data/{stem}.yml", read_registry
        )
        for stem, model in REGISTRIES.items()
    }
    raws, odd = _event_files(folder / "events", f"{name}/events")
    files = (read or read_events)(raws, registries)
    pages, faulty = _pages(folder / "pages", f"{name}/pages")
    found = [problem for file in files.faulty for problem in file.problems]
    found += [problem for reading in registries.values() for problem in reading.problems]
    return Content(
        files=files.all,
        registries=registries,
        pages=pages,
        problems=(*odd, *found, *faulty),
        zone=zone,
    )


def read_events(raws: Sequence[Raw], registries: Registries) -> EventFiles:
    """Return everything found in event files, whatever the registries say."""
    del registries
    files = tuple(map(read_event, raws))
    return EventFiles(files, files)


def read_event(raw: Raw) -> eventfile.Reading:
    """Return everything found in one event file."""
    return read_bytes(raw.content, path=raw.path)


def read_bytes(content: bytes, *, path: str) -> eventfile.Reading:
    """Return everything found in the bytes of the event file at `path`."""
    try:
        text = eventfile.decode(content, path=path)
    except InputError as error:
        return eventfile.Reading(path=path, text="", event=None, problems=error.problems)
    return eventfile.read(text, path=path)


def _event_files(folder: Path, name: str) -> tuple[Sequence[Raw], Sequence[Problem]]:
    """Return the event files as they lie there, and what lies beside them and may not."""
    if folder.is_symlink():
        return (), (Problem(path=name, message=_NO_LINK),)
    found: list[Raw] = []
    problems: list[Problem] = []
    where = str(folder)
    for entry in _entries(folder):
        shown = f"{name}/{entry.name}"
        if entry.is_file(follow_symlinks=False) and entry.name.endswith(".md"):
            found.append(_raw(shown, where, entry.stat(follow_symlinks=False)))
        else:
            message = "only event files may stand here; move or delete this"
            problems.append(Problem(path=shown, message=message))
    return found, problems


def _raw(path: str, folder: str, found: os.stat_result) -> Raw:
    numbers = (found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino)
    stamp = _STAMP.pack(*(number & _MASK for number in numbers))
    return Raw(path, folder, stamp, max(found.st_mtime_ns, found.st_ctime_ns))


def _pages(folder: Path, name: str) -> tuple[tuple[pagefile.Page, ...], tuple[Problem, ...]]:
    pages: list[pagefile.Page] = []
    problems: list[Problem] = []
    for path in sorted(folder.rglob("*.md")):
        inner = path.relative_to(folder)
        shown = f"{name}/{inner.as_posix()}"
        address = inner.with_suffix("").as_posix()
        try:
            pages.append(pagefile.loads(_plain_bytes(path), path=shown, address=address))
        except InputError as error:
            problems += error.problems
    return tuple(pages), tuple(problems)


def _plain_bytes(path: Path) -> bytes:
    """Return the bytes of a file, or none of a link: it could lead to anything on this machine."""
    return b"" if path.is_symlink() else path.read_bytes()


def _entries(folder: Path) -> Iterable[os.DirEntry[str]]:
    if not folder.is_dir():
        return []
    with os.scandir(folder) as entries:
        return sorted((e for e in entries if e.name != ".gitkeep"), key=lambda e: e.name)


def _registry(
    path: Path, model: type[Entry], shown: str, read: ReadRegistry
) -> registryfile.Reading[Entry]:
    if path.is_symlink() or path.parent.is_symlink() or path.is_dir():
        problem = Problem(path=shown, message=_NO_LINK)
        return registryfile.Reading(path=shown, entries=(), rows=(), problems=(problem,), marks={})
    return read(path.read_bytes() if path.exists() else b"[]", model, path=shown)
