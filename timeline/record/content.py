"""Reading a site's content folder: the one place where what people write comes from disk."""

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path, PurePosixPath
from typing import Any, Protocol, TypeVar
from zoneinfo import ZoneInfo

from timeline.formats import (
    dayfile,
    entryfile,
    eventfile,
    frontfile,
    hintsfile,
    pagefile,
    vocabularyfile,
)
from timeline.formats.pagefile import ProsePage
from timeline.model import (
    NO_HINTS,
    NO_VOCABULARY,
    Actor,
    DayText,
    Entry,
    Event,
    Front,
    HintList,
    InputError,
    Outlet,
    Place,
    Problem,
    Question,
    Vocabulary,
)
from timeline.record import opening, strays
from timeline.record.names import Names
from timeline.record.record import UTC, Record
from timeline.record.registry import Registry
from timeline.text import eventnames, filenames
from timeline.text.filenames import is_below_ignored
from timeline.text.reading import File, Reading

M = TypeVar("M")
REGISTRIES: Mapping[str, type[Entry]] = {
    "actors": Actor,
    "places": Place,
    "outlets": Outlet,
    "questions": Question,
}
_NO_PAGE = "a page is a Markdown file whose name ends in .md; write it so, or move this elsewhere"
# What Pelican would read as a page.
_OTHER_PAGES = frozenset({".htm", ".html", ".markdown", ".mdown", ".mkd", ".rst"})
_NO_VOCABULARY = "there is no vocabulary; write its kinds and sides, as the template has them"


class ReadFiles(Protocol):
    """What reads files: a build knows some already, and shares the others among processes."""

    def __call__(
        self,
        model: type[M],
        files: Sequence[File],
        parse: Callable[[str, bytes], Reading[M]],
        vocabulary: Vocabulary,
    ) -> Sequence[Reading[M]]:
        """Return what was found in each of `files`; `parse` is given a path and its bytes."""


def read_all(
    model: type[M],
    files: Sequence[File],
    parse: Callable[[str, bytes], Reading[M]],
    vocabulary: Vocabulary,
) -> Sequence[Reading[M]]:
    """Return what is found in each of `files` now."""
    del model, vocabulary
    return tuple(parse(file.path, file.content) for file in files)


@dataclass(frozen=True, kw_only=True)
class Content:
    """A content folder as read; nothing in it has been judged beyond its format.

    `odd` are the problems of files that are none of the record's, or that have no place there.
    """

    files: Sequence[Reading[Event]] = ()
    entries: Mapping[str, Sequence[Reading[Any]]] = field(
        default_factory=lambda: dict.fromkeys(REGISTRIES, ())
    )
    vocabulary_file: Reading[Vocabulary] = Reading(path="", value=None)  # noqa: RUF009  # frozen
    hints_file: Reading[HintList] | None = None
    front: Reading[Front] | None = None
    days: Sequence[Reading[DayText]] = ()
    pages: tuple[ProsePage, ...] = ()
    odd: tuple[Problem, ...] = ()
    zone: ZoneInfo = UTC

    @property
    def vocabulary(self) -> Vocabulary:
        """The words of this site, or none where its file could not be read."""
        return self.vocabulary_file.value or NO_VOCABULARY

    @cached_property
    def names(self) -> Names:
        """What makes ids of the names in events."""
        return Names(self.registry_record.registries)

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """Every event that could be read, drafts too, in file order, with ids for its names."""
        resolved = self.names.resolved
        return tuple(resolved(file.value) for file in self.files if file.value)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is wrong within single files, and with files that have no place."""
        readings = (
            *self.files,
            *(reading for entries in self.entries.values() for reading in entries),
            *self.days,
        )
        told = (problem for reading in readings for problem in reading.problems)
        return (*self.problems_beside, *told)

    @property
    def problems_beside(self) -> tuple[Problem, ...]:
        """What is wrong beside events, entries and sentences of days, at none of which it looks."""
        front = self.front.problems if self.front else ()
        hints = self.hints_file.problems if self.hints_file else ()
        return (*self.odd, *self.vocabulary_file.problems, *hints, *front)

    @cached_property
    def record(self) -> Record:
        """The published record."""
        return self.registry_record.of_events(self.events)

    @cached_property
    def registry_record(self) -> Record:
        """A record without events: registries, vocabulary, pages and the editor's texts alone."""
        found: Mapping[str, Registry[Any]] = {
            name: Registry.of(reading.value for reading in readings if reading.value)
            for name, readings in self.entries.items()
        }
        return Record(
            vocabulary=self.vocabulary,
            hints=(self.hints_file and self.hints_file.value) or NO_HINTS,
            actors=found["actors"],
            places=found["places"],
            outlets=found["outlets"],
            questions=found["questions"],
            pages=self.pages,
            front=(self.front and self.front.value) or Front(),
            days=tuple(day.value for day in self.days if day.value),
            zone=self.zone,
        )


def read_content(
    folder: Path,
    *,
    shown_as: str | None = None,
    zone: ZoneInfo = UTC,
    read: ReadFiles = read_all,
) -> Content:
    """Read everything in `folder`; problems name paths under `shown_as`.

    `shown_as` defaults to the folder as given. A missing folder counts as empty.
    """
    name = shown_as if shown_as is not None else folder.as_posix()
    vocabulary_file = _vocabulary(
        folder / "data/vocabulary.yml", f"{name}/data/vocabulary.yml", read
    )
    words = vocabulary_file.value or NO_VOCABULARY
    odd = list(strays.problems(folder, name, REGISTRIES))
    entries = {
        stem: read(
            model,
            _files(folder / "data" / stem, f"{name}/data/{stem}", ".yml", "entries", odd),
            partial(_entry, model, words),
            words,
        )
        for stem, model in REGISTRIES.items()
    }
    days = _files(folder / "days", f"{name}/days", ".md", "the sentences of days", odd)
    events = _files(folder / "events", f"{name}/events", ".md", "event files", odd)
    pages, faulty = _pages(folder / "pages", PurePosixPath(name, "pages"))
    return Content(
        files=read(Event, events, partial(read_event, words), words),
        entries=entries,
        vocabulary_file=vocabulary_file,
        hints_file=_hints(folder / "data/hints.yml", f"{name}/data/hints.yml", read, words),
        front=_front(folder / "front.yml", f"{name}/front.yml"),
        days=read(DayText, days, _day, words),
        pages=pages,
        odd=(*odd, *faulty),
        zone=zone,
    )


def read_event(vocabulary: Vocabulary, path: str, raw: bytes) -> Reading[Event]:
    """Return everything found in one event file."""
    return eventfile.read_bytes(raw, path=path, vocabulary=vocabulary)


def _entry(model: type[Entry], vocabulary: Vocabulary, path: str, raw: bytes) -> Reading[Entry]:
    return entryfile.read_bytes(raw, model, path=path, vocabulary=vocabulary)


def _day(path: str, raw: bytes) -> Reading[DayText]:
    return dayfile.read_bytes(raw, path=path)


def _vocabulary(path: Path, shown: str, read: ReadFiles) -> Reading[Vocabulary]:
    if not opening.is_plain(path):
        message = strays.NO_LINK if opening.is_there(path) else _NO_VOCABULARY
        return Reading(path=shown, value=None, problems=(Problem(path=shown, message=message),))
    file = File.of(shown, str(path.parent), path.lstat())
    (reading,) = read(Vocabulary, [file], _terms, NO_VOCABULARY)
    return reading


def _terms(path: str, raw: bytes) -> Reading[Vocabulary]:
    return vocabularyfile.read_bytes(raw, path=path)


def _hints(
    path: Path, shown: str, read: ReadFiles, vocabulary: Vocabulary
) -> Reading[HintList] | None:
    if not opening.is_there(path):
        return None
    if not opening.is_plain(path):
        return _no_link(shown)
    file = File.of(shown, str(path.parent), path.lstat())
    (reading,) = read(HintList, [file], partial(_hinting, vocabulary), vocabulary)
    return reading


def _hinting(vocabulary: Vocabulary, path: str, raw: bytes) -> Reading[HintList]:
    return hintsfile.read_bytes(raw, path=path, vocabulary=vocabulary)


def _no_link(shown: str) -> Reading[Any]:
    problem = Problem(path=shown, message=strays.NO_LINK)
    return Reading(path=shown, value=None, problems=(problem,))


def _front(path: Path, shown: str) -> Reading[Front] | None:
    if not opening.is_there(path):
        return None
    if not opening.is_plain(path):
        return _no_link(shown)
    return frontfile.read_bytes(opening.content(path), path=shown)


def _files(folder: Path, name: str, ending: str, what: str, odd: list[Problem]) -> list[File]:
    """Return the files as they lie there; what lies beside them and may not is put in `odd`."""
    if opening.is_no_folder(folder) or folder.parent.is_symlink():
        odd.append(Problem(path=name, message=strays.NO_LINK))
        return []
    found: list[File] = []
    where = str(folder)
    for entry in opening.listed(folder):
        own = entry.name
        shown = f"{name}/{own}"
        if own.endswith(ending) and entry.is_file(follow_symlinks=False):
            found.append(File.of(shown, where, entry.stat(follow_symlinks=False)))
            if fault := filenames.fault(own):
                odd.append(Problem(path=shown, message=fault))
        else:
            message = _misnamed(entry, ending) or strays.STRANGE.format(what)
            odd.append(Problem(path=shown, message=message))
    return found


def _misnamed(entry: os.DirEntry[str], ending: str) -> str:
    """Return what to do where only the ending of a file is wrong, or nothing."""
    stem = entry.name.partition(".")[0]
    is_named = eventnames.NAME.fullmatch(f"{stem}.md") or entry.name.endswith((".yaml", ".yml.txt"))
    if not entry.is_file(follow_symlinks=False) or not is_named or not stem:
        return ""
    return f"the name of the file does not end in {ending}; rename it to {stem}{ending}"


def _pages(folder: Path, name: PurePosixPath) -> tuple[tuple[ProsePage, ...], tuple[Problem, ...]]:
    pages: list[ProsePage] = []
    problems: list[Problem] = []
    if opening.is_no_folder(folder):
        return (), (Problem(path=name.as_posix(), message=strays.NO_LINK),)
    for path in opening.below(folder):
        inner = path.relative_to(folder)
        shown = (name / inner).as_posix()
        if is_below_ignored(inner):
            continue
        if fault := filenames.fault(path.name):
            problems.append(Problem(path=shown, message=fault))
        is_folder = path.is_dir() and path.suffix != ".md"
        if path.is_symlink() or not (is_folder or opening.is_plain(path)):
            problems.append(Problem(path=shown, message=strays.NO_LINK))
        elif path.suffix == ".md":
            address, raw = inner.with_suffix("").as_posix(), opening.content(path)
            try:
                pages.append(pagefile.loads(raw, path=shown, address=address))
            except InputError as error:
                problems += error.problems
        elif path.suffix.lower() in _OTHER_PAGES:
            problems.append(Problem(path=shown, message=_NO_PAGE))
    return tuple(pages), tuple(problems)
