"""Which sources have no archived copy, and noting one: a line more, every other byte as it was."""

import re
from collections.abc import Collection, Mapping, Sequence

from msgspec.structs import replace

from timeline.formats import eventfile
from timeline.model import Event, Frozen, InputError, Problem, Vocabulary
from timeline.record import Content
from timeline.text import yamlwriter
from timeline.text.document import Key, Mark
from timeline.text.reading import Reading

_BY_HAND = "its source {number} is not written as lines of `key: value`; add by hand: {line}"
_LINE = re.compile(rb"[^\n]*\n|[^\n]+")
_START = re.compile(r"[ -]*")


class Lacking(Frozen, frozen=True):
    """An address without a copy, and the events that cite it: their files, and which source."""

    url: str
    cited: tuple[tuple[Reading[Event], int], ...]


def lacking(content: Content, chosen: Collection[str] = ()) -> Sequence[Lacking]:
    """Return each address without a copy once, in the order of files.

    With `chosen`, ids of events, only what these cite.
    """
    found: dict[str, list[tuple[Reading[Event], int]]] = {}
    for file in content.files:
        if file.value is None or (chosen and file.value.id not in chosen):
            continue
        for i, source in enumerate(file.value.sources):
            if source.url and not source.archived:
                found.setdefault(source.url, []).append((file, i))
    return [Lacking(url, tuple(cited)) for url, cited in found.items()]


def noted(raw: bytes, number: int, copy: str, *, path: str, vocabulary: Vocabulary) -> bytes:
    """Return `raw`, an event file, with the copy of its source `number`, which counts from 0.

    Raises InputError where the file is not written so that a line can be added, or has changed.
    """
    before = eventfile.read_bytes(raw, path=path, vocabulary=vocabulary)
    line = yamlwriter.dump({"archived": copy})
    new = _with_line(raw, before.marks, number, line)
    after = eventfile.read_bytes(new, path=path, vocabulary=vocabulary) if new else before
    if not _says_so(before, after, number, copy):
        message = _BY_HAND.format(number=number + 1, line=line.strip())
        raise InputError([Problem(path=path, message=message)])
    return new


def _with_line(raw: bytes, marks: Mapping[Key, Mark], number: int, line: str) -> bytes:
    """Return `raw` with the line below the address of a source; nothing where that is no line."""
    mark = marks.get(("sources", number, "url"))
    if mark is None:
        return b""
    lines = _LINE.findall(raw)
    above = lines[mark.line - 1]
    if not _START.fullmatch(above.decode("utf-8")[: mark.column - 1]):
        return b""
    end = b"\r\n" if above.endswith(b"\r\n") else b"\n"
    added = b" " * (mark.column - 1) + line.strip().encode() + end
    return b"".join([*lines[: mark.line], added, *lines[mark.line :]])


def _says_so(before: Reading[Event], after: Reading[Event], number: int, copy: str) -> bool:
    """Return whether nothing but the copy is another in the event that was read afterwards."""
    event, then = before.value, after.value
    if event is None or then is None or number >= len(event.sources):
        return False
    source = event.sources[number]
    if source.archived:
        return False
    sources = list(event.sources)
    sources[number] = replace(source, archived=copy)
    return bool(replace(event, sources=tuple(sources)) == then) and not after.problems
