"""Small rules of wording that several parts of the converter share."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from timeline.text import confusables

_WORD = re.compile(r"[^\W\d_]+")
_EXCERPT = 120
# YAML writes some characters as two, and those beyond the basic plane as ten.
_ESCAPED = re.compile(r"[\"\\\n\r\t]")
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
_LONG_ESCAPE = 9
# An event file has lines of 2,000 characters; the key stands before the text.
_LINE = 1_800


def excerpt(text: str, *, length: int = _EXCERPT) -> str:
    """Return the beginning of `text` in curly marks, on one line, without deceiving characters."""
    line = _ASTRAL.sub(" ", unicodedata.normalize("NFC", text[: 4 * length]))
    line = " ".join(line.split())
    if len(line) > length:
        line = f"{line[:length].rpartition(' ')[0] or line[:length]} …"
    return f"“{_undeceiving(line)}”"


def fits(text: str) -> bool:
    """Return whether `text` may stand on a line of an event file as it is."""
    written = len(text) + len(_ESCAPED.findall(text)) + _LONG_ESCAPE * len(_ASTRAL.findall(text))
    return written <= _LINE and next(confusables.find(text), None) is None


def bytes_of(text: str) -> int:
    """Return how many bytes `text` takes in a file."""
    return len(text.encode("utf-8"))


def within(items: Sequence[str], limit: int) -> tuple[str, ...]:
    """Return the first `items` that take no more than `limit` bytes together."""
    total = list(accumulate(bytes_of(item) + 2 for item in items))
    return tuple(items[: bisect_right(total, limit)])


def _undeceiving(line: str) -> str:
    """Replace what `check` would refuse: strange characters by a space, mixed words by dots."""
    made = list(line)
    for confusable in confusables.find(line):
        word = _WORD.match(line, confusable.offset)
        made[confusable.offset] = "…" if word else " "
        for at in range(confusable.offset + 1, word.end() if word else 0):
            made[at] = ""
    return " ".join("".join(made).split())
