"""Words: comparing two texts by the words they share."""

import re
from collections.abc import Collection
from functools import lru_cache

from timeline.text.confusables import fold
from timeline.text.paragraphs import Span

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_LETTERS = re.compile(r"\w+")
# Words of grammar and of reporting: any two titles share them.
GRAMMAR = frozenset(
    "a after an and are as at be been before by during for from had has have he her his in into is "
    "it its not of on or over said say says she that the their they this to was were with".split()
)

# Words that an id can do without.
SMALL = frozenset("a an and as at by for from in is it of on or over says that the to".split())
# Words that any two articles share.
PLAIN = frozenset(
    "about according against all also another any because being between both but can could do does "
    "each even first former get got here him how i if just last made many me more most much must "
    "my no now off only or other our out own people same so some still such take than them then "
    "there these those through today under up us we what when where which while who will would you "
    "your".split()
)


@lru_cache(maxsize=4_096)  # a name is looked for in one title after another
def folded_words(text: str) -> str:
    """Return the words of a text with a space around each, in small plain letters."""
    return f" {' '.join(_LETTERS.findall(fold(text)))} "


def runs(text: str, *, length: int) -> frozenset[tuple[str, ...]]:
    """Return every run of `length` words in `text`, folded, to look others up in."""
    words = _folded(text)
    return frozenset(tuple(words[i : i + length]) for i in range(len(words) - length + 1))


def first_run(text: str, known: Collection[tuple[str, ...]], *, length: int) -> Span | None:
    """Return the first run of `length` words of `text` that is one of `known`, or None."""
    found = list(_WORD.finditer(text))
    words = [fold(match[0]) for match in found]
    for i in range(len(words) - length + 1):
        if tuple(words[i : i + length]) in known:
            start, end = found[i].start(), found[i + length - 1].end()
            return Span(start, end, text[start:end])
    return None


def whole(text: str) -> str:
    """Return the words of `text` in order, folded, with a space around each."""
    return f" {' '.join(_folded(text))} "


def shares_run(text: str, other: str, *, length: int) -> bool:
    """Return whether `length` words of `text` stand in `other` one behind another.

    `other` has its words `whole`. To look through it for each run of a short text takes much less
    than to collect every run of a long one.
    """
    words = _folded(text)
    runs = (words[i : i + length] for i in range(len(words) - length + 1))
    return any(f" {' '.join(run)} " in other for run in runs)


def telling(text: str) -> frozenset[str]:
    """Return the words of `text`, folded, without those of grammar and reporting."""
    if text.isascii():  # where to fold is to write small
        small = text.lower()
        is_plain = small.replace(" ", "").isalnum()  # so that words are what stands between spaces
        return frozenset(small.split() if is_plain else _WORD.findall(small)) - GRAMMAR
    return frozenset(_folded(text)) - GRAMMAR


def all_telling(text: str) -> list[str]:
    """Return the words of `text` in order, folded, without those that any text may have."""
    return [word for word in _folded(text) if word not in GRAMMAR and word not in PLAIN]


def _folded(text: str) -> list[str]:
    """Return the words of a text in order, folded."""
    if text.isascii():  # where to fold is to write small
        return _WORD.findall(text.lower())
    return [fold(word) for word in _WORD.findall(text)]
