"""A registry: a YAML list of entries, each with an id, a name, aliases and fields of its own."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Generic, TypeVar

from timeline.model import Entry, InputError, Problem
from timeline.text import letters, strictyaml, typed
from timeline.text.strictyaml import CharacterError, Document, Key, Mark, Verbatim

E = TypeVar("E", bound=Entry)
MAX_BYTES = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading(Generic[E]):
    """A registry as read: its good entries, every problem, and where each key stands.

    `rows` gives the position in the file of each entry in `entries`; `faulty` holds the ids of
    the entries that could not be read, which are no unknown ids all the same.
    """

    path: str
    entries: tuple[E, ...]
    rows: tuple[int, ...]
    problems: tuple[Problem, ...]
    marks: Mapping[Key, Mark]
    faulty: frozenset[str] = frozenset()

    def problem(self, message: str, *key: str | int) -> Problem:
        """Return a problem at the place of `key`, whose first part is a row."""
        mark = typed.nearest_mark(self.marks, key)
        return Problem(path=self.path, line=mark.line, column=mark.column, message=message)


def load(path: Path, model: type[E]) -> tuple[E, ...]:
    """Return the entries of the file at `path`; raises InputError and OSError."""
    reading = read(path.read_bytes(), model, path=str(path))
    if reading.problems:
        raise InputError(reading.problems)
    return reading.entries


def read(raw: bytes, model: type[E], *, path: str) -> Reading[E]:
    """Return everything found in `raw`, the bytes of the file at `path`."""
    if len(raw) > MAX_BYTES:
        message = f"the file has {len(raw):,} bytes; keep it under {MAX_BYTES:,}"
        return _unreadable(Problem(path=path, message=message))
    try:
        text = raw.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        message = "the file is not UTF-8 text; save it as UTF-8"
        return _unreadable(Problem(path=path, line=line, message=message))
    return _read(text, model, path)


def _read(text: str, model: type[E], path: str) -> Reading[E]:
    try:
        document = strictyaml.parse(text)
    except strictyaml.YamlError as error:
        # Of a character that YAML does not know, the letters know the place.
        told = _letters(text, path) if isinstance(error, CharacterError) else ()
        line, column = error.mark
        fault = Problem(path=path, line=line, column=column, message=str(error))
        return _unreadable(*(tuple(told) or (fault,)))
    if not isinstance(document.tree, list):
        message = "write a list of entries, each starting with `- id:`"
        return _unreadable(Problem(path=path, message=message))
    return _reading(document, document.tree, model, path, text)


def dumps(entries: tuple[Entry, ...]) -> str:
    """Return the entries as the text of their file, with the keys that were given."""
    return strictyaml.dump([_tree(entry) for entry in entries])


def _reading(
    document: Document, rows: list[strictyaml.Tree], model: type[E], path: str, text: str
) -> Reading[E]:
    problems = [
        *typed.doubled(document, path=path),
        *_letters(text, path),
        *typed.hidden(document, text, path=path),
    ]
    entries: list[E] = []
    good: list[int] = []
    faulty: set[str] = set()
    for row, values in enumerate(rows):
        if not isinstance(values, dict):
            mark = document.marks[(row,)]
            message = "an entry is a group of keys; write `- id: …`, then `name: …` under it"
            problems.append(Problem(path=path, line=mark.line, message=message))
            continue
        entry, found = typed.build(model, values, document, path=path, at=(row,))
        problems += found
        if entry:
            entries.append(entry)
            good.append(row)
        elif isinstance(entry_id := values.get("id"), str):
            faulty.add(entry_id)
    return Reading(
        path=path,
        entries=tuple(entries),
        rows=tuple(good),
        problems=tuple(problems),
        marks=document.marks,
        faulty=frozenset(faulty),
    )


def _letters(text: str, path: str) -> Iterator[Problem]:
    for deceit in letters.deceits(strictyaml.visible(text)):
        yield Problem.at(path, text, *deceit)


def _unreadable(*problems: Problem) -> Reading[E]:
    return Reading(path=problems[0].path, entries=(), rows=(), problems=problems, marks={})


def _tree(entry: Entry) -> dict[str, object]:
    return {
        key: _plain(getattr(entry, key))
        for key in type(entry).model_fields
        if key in entry.model_fields_set and getattr(entry, key) is not None
    }


def _plain(value: object) -> object:
    if isinstance(value, tuple):
        return [str(item) for item in value]
    # A number stands without quotes, and without an exponent, which could not be read back.
    return Verbatim(format(value, "f")) if isinstance(value, Decimal) else str(value)
