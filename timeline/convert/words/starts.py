"""Where words may begin in a text, which is read through once for all its stretches."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from timeline.text.languages import begun, words

# So many letters tell most words of a text from those that are sought.
_LONGEST = 4
_WORD, _LETTERS = re.compile(r"[^\W_]+"), re.compile(r"[^\W_]*")
_APOSTROPHE, _APOSTROPHES = "'", re.compile("['’ʼ]")


class Heads(NamedTuple):
    """How some words begin: their first letters, all of a short word, or fewer that may go on.

    To try a pattern at each letter of a text takes five times as long as to ask each word for its
    head and to try the pattern at the few that have one; and the heads are the same for all.
    """

    whole: frozenset[str]
    short: tuple[str, ...]

    @classmethod
    def of(cls, written: Iterable[str]) -> "Heads":
        """Return how words begin that are written as in a list of a language."""
        whole, short = set[str](), set[str]()
        for word in written:
            letters = _LETTERS.findall(word.lower())[0]
            behind = word[len(letters) : len(letters) + 1]
            letters = letters[:-1] if behind == "?" else letters
            if not letters and behind == _APOSTROPHE:
                whole.add(_APOSTROPHE)
            elif len(letters) >= _LONGEST or (letters and behind in ("", "_")):
                whole.add(letters[:_LONGEST])
            else:
                short.add(letters)
        return cls(frozenset(whole), tuple(sorted(short)))


class Sought(NamedTuple):
    """A pattern of words, each of which begins with one of some heads."""

    pattern: re.Pattern[str]
    heads: Heads

    @classmethod
    def of(cls, pattern: re.Pattern[str], *names: str) -> "Sought":
        """Return a pattern that begins with a word of some lists of the languages."""
        return cls(pattern, Heads.of(begun(words(*names))))

    def search(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """Return the first match between two offsets, as a pattern does."""
        at_heads = between(begins(text, self.heads), start, end)
        return next(filter(None, (self.pattern.match(text, at, end) for at in at_heads)), None)

    def starts(self, text: str) -> tuple[int, ...]:
        """Return where the pattern is found in a text: none within another."""
        found: list[int] = []
        end = 0
        for at in begins(text, self.heads):
            if at >= end and (match := self.pattern.match(text, at)):
                found.append(at)
                end = match.end()
        return tuple(found)


def between(starts: Sequence[int], start: int, end: int) -> Sequence[int]:
    """Return those of some offsets in order that lie from `start` up to `end`."""
    return starts[bisect_left(starts, start) : bisect_left(starts, end)]


@lru_cache(maxsize=32)
def begins(text: str, heads: Heads) -> tuple[int, ...]:
    """Return in order where the words of a text begin that have one of some heads."""
    known = _by_head(text)
    if "" in heads.short:
        return tuple(range(len(text) + 1))  # of a word that begins with a sign
    fitting = heads.whole.intersection(known)
    if heads.short:
        fitting |= {head for head in known if head.startswith(heads.short)}
    return tuple(sorted(at for head in fitting for at in known[head]))


@lru_cache(maxsize=8)
def _by_head(text: str) -> Mapping[str, Sequence[int]]:
    """Return where the words of a text begin, by their heads."""
    starts: defaultdict[str, list[int]] = defaultdict(list)
    for match in _WORD.finditer(text):
        starts[match[0][:_LONGEST].lower()].append(match.start())
    starts[_APOSTROPHE] = [match.start() for match in _APOSTROPHES.finditer(text)]
    return starts
