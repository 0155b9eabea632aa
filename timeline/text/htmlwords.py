"""The words of a web page, read in one pass over its text.

`html.parser` goes back to what was not closed, again and again: a page of 20,000 open tags takes
it minutes. Here what is not closed ends the page, as it does in a browser
(https://html.spec.whatwg.org/multipage/parsing.html#tokenization), so no page takes longer than
its length.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import NamedTuple

# Each step takes what it can and gives nothing back: no later one can fail, as each may be empty.
_TAG = re.compile(
    r"<(?P<end>/?)(?P<name>[a-zA-Z][^\s/>]*+)"
    r"(?:[\s/]++|[^\s/>][^\s/>=]*+"
    r"(?:\s*+=\s*+(?:\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z)|[^\s>\"'][^\s>]*+)?)?)*"
)
_COMMENT = re.compile(r"<!--(?:-?>)?")
_COMMENT_END = re.compile(r"--!?>")
_DECLARATION = re.compile(r"<[!?]|</[^a-zA-Z]")
# Python refuses to read a number of so many digits, which is no character anyway.
_NO_CHARACTER = re.compile(r"&#(?:[xX][0-9a-fA-F]{8,}+|[0-9]{8,}+);?")
_RAW = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in ("script", "style")}
_HIDDEN = frozenset({*_RAW, "template", "noscript"})
_INLINE = frozenset(
    {"a", "abbr", "b", "bdi", "cite", "code", "em", "font", "i", "mark", "q", "s", "small", "span"}
    | {"strong", "sub", "sup", "time", "u", "wbr"}
)


class _Token(NamedTuple):
    """A stretch of text, or a tag by its name where that is given."""

    text: str
    name: str = ""
    is_end: bool = False


def words(html: str) -> str:
    """Return all text of a page, blocks apart by a line end."""
    found: list[str] = []
    hidden = ""
    for piece in _pieces(html):
        if not piece.name:
            if not hidden:
                found.append(piece.text)
        elif piece.is_end and piece.name == hidden:
            hidden = ""
        elif piece.name in _HIDDEN and not (piece.is_end or hidden):
            hidden = piece.name
        elif piece.name not in _INLINE:
            found.append("\n")
    return "".join(found)


def _pieces(html: str) -> Iterator[_Token]:
    at = 0
    while (start := html.find("<", at)) >= 0:
        if start > at:
            yield _Token(_plain(html[at:start]))
        if tag := _TAG.match(html, start):
            if tag.end() == len(html):  # it has no end, so it is none
                return
            name, at = tag["name"].lower(), tag.end() + 1
            yield _Token("", name, bool(tag["end"]))
            at = at if tag["end"] or name not in _RAW else _raw_end(html, name, at)
        elif _DECLARATION.match(html, start):
            at = _declaration_end(html, start)
        else:
            yield _Token("<")
            at = start + 1
    yield _Token(_plain(html[at:]))


def _raw_end(html: str, name: str, start: int) -> int:
    """Return where the end tag of a script or a style sheet begins, or the end of the page."""
    end = _RAW[name].search(html, start)
    return end.start() if end else len(html)


def _declaration_end(html: str, start: int) -> int:
    """Return where a comment or a declaration ends, or the end of the page."""
    comment = _COMMENT.match(html, start)
    if comment is None:
        return (html.find(">", start) + 1) or len(html)
    if comment[0].endswith(">"):
        return comment.end()
    end = _COMMENT_END.search(html, comment.end())
    return end.end() if end else len(html)


def _plain(text: str) -> str:
    return unescape(_NO_CHARACTER.sub("\ufffd", text)) if "&" in text else text
