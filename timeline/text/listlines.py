"""Adding items to lists of a YAML text and leaving every other character of it as it was."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from timeline.text import yamlwriter
from timeline.text.document import Key, Mark

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\n|\r)|[^\r\n]+")
_NEWLINE = re.compile(r"\r\n|\n|\r")
_DASH = re.compile(r"(?P<indent> *)- +")


class ShapeError(ValueError):
    """A list written in a form that cannot be extended line by line; the message says which."""


class Addition(NamedTuple):
    """Items for the list under a key of the first level.

    Where there is no such key, its list is opened in front of or `behind` the key `beside`.
    """

    key: str
    items: Sequence[object]
    beside: str
    behind: bool = False


def extended(text: str, marks: Mapping[Key, Mark], end: int, additions: Sequence[Addition]) -> str:
    """Return `text` with the additions; `marks` and `end`, the last line of keys, are those of it.

    Raises ShapeError.
    """
    lines = _LINE.findall(text)
    newline = _NEWLINE.search(text)
    for at, added in _last_first(lines, marks, end, additions):
        lines.insert(at, added.replace("\n", newline[0] if newline else "\n"))
    return "".join(lines)


def _last_first(
    lines: Sequence[str], marks: Mapping[Key, Mark], end: int, additions: Sequence[Addition]
) -> list[tuple[int, str]]:
    """Return the insertions from the last line up, of two at one place the later one first."""
    found = [_insertion(lines, marks, end, one) for one in additions if one.items]
    order = sorted(range(len(found)), key=lambda n: (found[n][0], n), reverse=True)
    return [found[n] for n in order]


def written(items: Sequence[object], *, indent: str = "") -> str:
    """Return the items as lines of a list."""
    lines = yamlwriter.dump(list(items)).splitlines()
    return "".join(f"{indent}{line}\n" for line in lines)


def _insertion(
    lines: Sequence[str], marks: Mapping[Key, Mark], end: int, one: Addition
) -> tuple[int, str]:
    """Return behind how many lines to insert, and what."""
    if (one.key,) in marks:
        indent = _indent(lines, marks, one.key)
        return _end_of(lines, marks, end, one.key), written(one.items, indent=indent)
    if (one.beside,) not in marks:
        raise ShapeError(f"there is no key `{one.beside}`")
    beside = marks[one.beside,].line - 1
    at = _end_of(lines, marks, end, one.beside) if one.behind else _content_before(lines, beside)
    return at, f"{one.key}:\n{written(one.items)}"


def _indent(lines: Sequence[str], marks: Mapping[Key, Mark], key: str) -> str:
    """Return what stands before the dash of a list's first item."""
    first = marks.get((key, 0))
    before = lines[first.line - 1][: first.column - 1] if first else ""
    if not (dash := _DASH.fullmatch(before)):
        raise ShapeError(f"`{key}` is not written as a list of lines that begin with a dash")
    return dash["indent"]


def _end_of(lines: Sequence[str], marks: Mapping[Key, Mark], end: int, key: str) -> int:
    """Return how many lines stand up to the end of what is under a key."""
    first_level = sorted(mark.line for path, mark in marks.items() if len(path) == 1)
    following = (line for line in first_level if line > marks[key,].line)
    return _content_before(lines, next(following, end) - 1)


def _content_before(lines: Sequence[str], at: int) -> int:
    """Go back over blank lines: they belong to what follows."""
    while at > 1 and not lines[at - 1].strip():
        at -= 1
    return at
