"""Reading a site's content folder: the one place where events and registries come from disk."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
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
_NO_LINK = "a link may not stand here, nor a folder for a file; put the real thing in its place"


@dataclass(frozen=True, kw_only=True)
class Content:
    """A content folder as read; nothing in it has been judged beyond its format."""

    files: tuple[eventfile.Reading, ...]
    registries: Mapping[str, registryfile.Reading[Entry]]
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


def read_content(folder: Path, *, shown_as: str | None = None, zone: ZoneInfo = UTC) -> Content:
    """Read the events, registries and pages in `folder`; problems name paths under `shown_as`.

    `shown_as` defaults to the folder as given. A missing folder or registry counts as empty.
    """
    name = shown_as if shown_as is not None else folder.as_posix()
    files, unreadable = _event_files(folder / "events", f"{name}/events")
    registries = {
        stem: _registry(folder / "data" / f"{stem}.yml", model, f"{name}/data/{stem}.yml")
        for stem, model in REGISTRIES.items()
    }
    pages, faulty = _pages(folder / "pages", f"{name}/pages")
    found = [problem for file in files for problem in file.problems]
    found += [problem for reading in registries.values() for problem in reading.problems]
    return Content(
        files=files,
        registries=registries,
        pages=pages,
        problems=(*unreadable, *found, *faulty),
        zone=zone,
    )


def _event_files(
    folder: Path, name: str
) -> tuple[tuple[eventfile.Reading, ...], tuple[Problem, ...]]:
    files: list[eventfile.Reading] = []
    problems: list[Problem] = []
    if folder.is_symlink():
        return (), (Problem(path=name, message=_NO_LINK),)
    for path in _entries(folder):
        shown = f"{name}/{path.name}"
        if path.is_symlink() or not path.is_file() or path.suffix != ".md":
            message = "only event files may stand here; move or delete this"
            problems.append(Problem(path=shown, message=message))
            continue
        try:
            text = eventfile.decode(path.read_bytes(), path=shown)
        except InputError as error:
            problems += error.problems
            continue
        files.append(eventfile.read(text, path=shown))
    return tuple(files), tuple(problems)


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


def _entries(folder: Path) -> Iterable[Path]:
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if path.name != ".gitkeep")


def _registry(path: Path, model: type[Entry], shown: str) -> registryfile.Reading[Entry]:
    if path.is_symlink() or path.parent.is_symlink() or path.is_dir():
        problem = Problem(path=shown, message=_NO_LINK)
        return registryfile.Reading(path=shown, entries=(), rows=(), problems=(problem,), marks={})
    return registryfile.read(path.read_bytes() if path.exists() else b"[]", model, path=shown)
