"""What can be read of YAML with faults: each line that cannot be read is told, the others are read.

A key at the beginning of a line stands alone with the lines under it. In such a piece the value
that cannot be read is left out, and the rest is tried again.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from timeline.text import merging, strictyaml
from timeline.text.document import (
    COMMENT,
    CharacterError,
    Document,
    Fault,
    Key,
    Mark,
    Tree,
    YamlError,
)

_TOP = re.compile(r"[A-Za-z_][\w-]*[ \t]*:(?:[ \t]|$)", re.ASCII)
_UNDER = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u3000]|-[ \t]|-$|[}\]]|$")
_KEY = re.compile(r"[ ]*(?:-[ ]+)*(?P<name>[A-Za-z_][\w-]*)[ \t]*:(?=[ \t]|$)", re.ASCII)
_INDENT = re.compile(r"[ \t\u00a0\u2000-\u200a\u202f\u3000]*")
# It is told as the character that it is; what stands behind it is read all the same.
_WIDE_COLON = re.compile(
    r"^(?P<key>[ ]*(?:-[ ]+)*[A-Za-z_][\w-]*)[ ]*：[ ]*", re.ASCII | re.MULTILINE
)
_LINE = "this line cannot be read; write each line as `key: value`"
_FURTHER = f"{_LINE}, and two spaces in front of a line that goes on with a value"
_ODD_INDENT = "this line begins with tabs or no-break spaces; indent with ordinary spaces"
_SECOND = "a second document starts here; delete the line"
_STARTS = {
    "#": COMMENT,
    "---": _SECOND,
    "...": _SECOND,
    "%": "delete the line that starts with %",
    **dict.fromkeys(
        ("<<<<<<<", "=======", ">>>>>>>", "|||||||"),
        merging.MESSAGE,
    ),
}
_MOST = 20  # faults of one piece that are worth telling


class _Piece(NamedTuple):
    """Lines that stand alone, and the number of the first of them in the file."""

    first: int
    lines: list[str]


def read(text: str, *, first_line: int = 1) -> Document:
    """Return what can be read of `text`; what cannot is among the faults of the document."""
    if "：" in text:
        text = _WIDE_COLON.sub(r"\g<key>: ", text)
    try:
        return strictyaml.parse(text, first_line=first_line)
    except YamlError:
        return _joined(list(map(_read, _pieces(text.split("\n"), first_line))), first_line)


def _pieces(lines: Sequence[str], first_line: int) -> Iterator[_Piece]:
    piece = _Piece(first_line, [])
    for number, line in enumerate(lines, first_line):
        if _UNDER.match(line) and piece.lines:
            piece.lines.append(line)
            continue
        if piece.lines:
            yield piece
        piece = _Piece(number, [line])
    yield piece


def _read(piece: _Piece) -> Document:
    """Return what can be read of the lines under one key."""
    first, lines = piece
    if not any(map(str.strip, lines)):
        return Document({}, dict)
    if not _TOP.match(lines[0]):
        return Document({}, dict, faults=[_keyless(lines[0], first)])
    faults = _evened(piece)
    lost: set[str] = set()
    for _ in range(_MOST):
        try:
            whole = strictyaml.parse("\n".join(lines) + "\n", first_line=first)
            return replace(whole, faults=faults, lost=lost)
        except YamlError as error:
            is_told = any(fault.mark.line == error.mark.line for fault in faults)
            if not is_told:
                faults.append(_fault(error, piece))
            at = min(error.mark.line - first, len(lines) - 1)
            if isinstance(error, CharacterError) or not _left_out(lines, at, lost):
                break
    return Document({}, dict, faults=faults, lost={*lost, lines[0].partition(":")[0].strip()})


def _keyless(line: str, number: int) -> Fault:
    """Return what is wrong with a line that begins with no key."""
    for start, message in _STARTS.items():
        if line.startswith(start):
            return Fault(message, Mark(number, 1))
    try:
        strictyaml.parse(f"{line}\n", first_line=number)
    except YamlError as error:
        return _fault(error, _Piece(number, [line]))
    return Fault(_FURTHER, Mark(number, 1), is_keyless=True)


def _fault(error: YamlError, piece: _Piece) -> Fault:
    """Return what is told of an error, which may show only behind the last line."""
    last = piece.first + len("\n".join(piece.lines).rstrip().split("\n")) - 1
    mark = error.mark if error.mark.line <= last else Mark(last, 1)
    return Fault(str(error), mark, is_character=isinstance(error, CharacterError))


def _evened(piece: _Piece) -> list[Fault]:
    """Indent with ordinary spaces what is indented with others, and return what is to be told."""
    faults = []
    for at, line in enumerate(piece.lines):
        indent = _INDENT.match(line)
        assert indent is not None  # it fits every text
        if line.strip() and indent[0].strip(" "):
            piece.lines[at] = "  " + line[indent.end() :]
            faults.append(Fault(_ODD_INDENT, Mark(piece.first + at, 1)))
    return faults


def _left_out(lines: list[str], at: int, lost: set[str]) -> bool:
    """Leave out the value of a line; return whether there was any."""
    key = _KEY.match(lines[at])
    rest = key[0] if key else ""
    if lines[at].rstrip() == rest:
        return False
    if key:
        lost.add(key["name"])
    lines[at] = rest
    return True


def _joined(pieces: Sequence[Document], first_line: int) -> Document:
    """Return what was read of all pieces as one document; of two with one key, the first."""
    tree: dict[str, Tree] = {}
    marks: dict[Key, Mark] = {(): Mark(first_line, 1)}
    whole = Document(tree, lambda: marks)
    for piece in pieces:
        whole.faults += piece.faults
        whole.lost |= piece.lost
        whole.doubled += piece.doubled
        inner = piece.tree if isinstance(piece.tree, dict) else {}
        again = [(key[0], mark) for key, mark in piece.marks.items() if len(key) == 1]
        for name, mark in again:
            if (name,) in marks:
                whole.doubled.append((str(name), mark))
        for group, names in piece.empty.items():
            whole.empty.setdefault(group, set()).update(names)
        new = {name: mark for name, mark in piece.marks.items() if name[:1] not in marks}
        tree.update({name: value for name, value in inner.items() if name not in tree})
        marks.update(new)
    return whole
