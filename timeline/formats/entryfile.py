"""A registry entry: one YAML file of keys, whose name is its id: `actors/<id>.yml`."""

import re
from functools import partial
from typing import TypeVar

from timeline.model import Entry, Problem, Question, Vocabulary
from timeline.model.fields import ID
from timeline.text import filenames, reading, typed
from timeline.text.document import Document
from timeline.text.reading import Reading

E = TypeVar("E", bound=Entry)
MAX_BYTES = 16 * 1024
MAX_ID = 60
_ID = re.compile(ID, re.ASCII)
_COMPUTED = {"id": "it is the file name"}


def id_of(path: str) -> str:
    """Return the id that the path of an entry says."""
    return path.rpartition("/")[2].removesuffix(".yml")


def read_bytes(raw: bytes, model: type[E], *, path: str, vocabulary: Vocabulary) -> Reading[E]:
    """Return everything found in `raw`, the bytes of the file at `path`."""
    read = partial(_read, model, path, vocabulary)
    return reading.read_bytes(raw, read, path=path, most=MAX_BYTES)


def _read(model: type[E], path: str, vocabulary: Vocabulary, text: str) -> Reading[E]:
    name = id_of(path)
    fits = _ID.fullmatch(name) is not None and len(name) <= MAX_ID

    def build(document: Document, values: dict[str, object]) -> tuple[E | None, list[Problem]]:
        entry, told = typed.build(
            model,
            values | {"id": name if fits else "unnamed"},
            document,
            path=path,
            computed=_COMPUTED,
            choices=_choices(model, path, vocabulary),
        )
        return (entry, told) if fits else (None, [*told, _misnamed(path)])

    return reading.read_keys(model, text, path=path, computed=_COMPUTED, build=build)


def _choices(model: type[Entry], path: str, vocabulary: Vocabulary) -> dict[str, list[str]]:
    """Return the closed lists of the site that the keys of an entry choose from."""
    if issubclass(model, Question):
        return {}
    registry = path.split("/")[-2]
    sorts = {"actors": vocabulary.actors, "places": vocabulary.places}
    kinds = sorts.get(registry, vocabulary.outlets)
    return {"kind": [kind.id for kind in kinds], "side": [side.id for side in vocabulary.sides]}


def _misnamed(path: str) -> Problem:
    file_name = path.rpartition("/")[2]
    message = filenames.fault(file_name) or (
        f"the file name {file_name!r} is no id; write small letters, digits and "
        f"hyphens, {MAX_ID} at most, and .yml"
    )
    return Problem(path=path, message=message)
