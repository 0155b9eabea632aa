"""Terms: what the words of a text mean, in whatever language, to compare it with others.

A word of the table of concepts is its concept: `children`, `дети` and `діти` are one. Numbers are
the same in figures and in words. Any other word is its stem in Latin letters, so that names and
loans meet. Days, months and years are left out: a date tells them better.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from timeline.text import concepts, languages, latin
from timeline.text.words import GRAMMAR, PLAIN

# Words of several forms have these letters in common.
_STEM = 6
# Shorter words that are in no table are those of grammar, in most languages.
_SHORTEST = 4
_WORD = re.compile(
    r"[^\W\d_]+(?:['’ʼ][^\W\d_]+)*|\d(?:\d{0,2}(?:[ ,.\u00a0\u202f]\d{3})+(?!\d)|\d*)"
)
_NO_DIGIT = re.compile(r"\D")
_YEARS = range(1900, 2100)
_HUNDRED, _SCALES = 100, (1000, 1_000_000)
# What stands in the place of a month, beside which a number is a day.
_MONTH = "month"
# How long ago it was says nothing of what it was: `three days earlier`.
_SPANS = frozenset({"=day", "=week"})


def terms(text: str) -> list[str]:
    """Return the terms of a text in order."""
    return [term for term, _ in spelled(text)]


def spelled(text: str) -> Iterator[tuple[str, str]]:
    """Yield each term of a text with the word that it stands for, or the number."""
    numbers: list[int] = []
    is_day = False
    is_ukrainian = latin.is_ukrainian(text)
    for word in _WORD.findall(text):
        found = _term(word, is_ukrainian)
        if isinstance(found, int):
            if not is_day:
                numbers.append(found)
            is_day = False
            continue
        is_day = found == _MONTH
        if is_day or found in _SPANS:
            numbers, found = numbers[:-1], ""
        if numbers:  # as hardly ever
            yield from _numbers(numbers)
            numbers = []
        if found:
            yield found, word
    yield from _numbers(numbers)


def _numbers(run: list[int]) -> Iterator[tuple[str, str]]:
    """Yield the numbers that stand one behind another: `nine thousand two hundred` is one."""
    whole = part = 0
    for number in run:
        if number in _SCALES:
            whole, part = whole + max(part, 1) * number, 0
        elif number == _HUNDRED and 0 < part < 10:
            part *= number
        elif not part or number < _unit(part):
            part += number
        else:
            yield from _number(whole + part)
            whole, part = 0, number
    yield from _number(whole + part)


def _number(value: int) -> Iterator[tuple[str, str]]:
    if value and value not in _YEARS:
        yield f"#{value}", f"{value}"


def _unit(part: int) -> int:
    """Return below what a number goes on: behind 20 units may follow, behind 300 tens."""
    return 100 if part % 100 == 0 else 10 if part % 10 == 0 else 0


@lru_cache(maxsize=1 << 16)
def _term(written: str, is_ukrainian: bool) -> str | int:
    """Return what a word means: a number, a concept, its stem, or nothing that tells something."""
    word = written.lower().replace("ё", "е").replace("’", "'")
    if word[0].isdecimal():
        return int(_NO_DIGIT.sub("", word))
    known, longest = _known()
    for length in range(min(len(word), longest), 0, -1):
        stem = word[:length]
        if length == len(word) and stem in known:
            return known[stem]
        if f"{stem}*" in known:
            return known[f"{stem}*"]
    if _months().fullmatch(word):
        return _MONTH
    if word in GRAMMAR or word in PLAIN:
        return ""
    stem = "".join(latin.words(word, of_ukrainian=is_ukrainian))
    return stem[:_STEM] if len(stem) >= _SHORTEST - word.isascii() else ""


@cache
def _known() -> tuple[Mapping[str, str | int], int]:
    """Return what each word of the tables means, and how long the longest is."""
    found: dict[str, str | int] = {}
    for value, words in languages.table("numbers").items():
        found.update(dict.fromkeys(words.split(), int(value)))
    found.update((word, names[-1]) for word, names in concepts.known(concepts.OF_TEXTS).items())
    return found, max(map(len, found), default=0)


@cache
def _months() -> re.Pattern[str]:
    """Return what finds the name of a month."""
    forms = (
        form for line in languages.lines("months") for each in line for form in each.split("|")
    )
    return re.compile(languages.any_of(forms), re.IGNORECASE)
