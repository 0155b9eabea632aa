"""Whether one file holds several reports: the entries of a live page, or one article below another.

They are read as one, which a note has to say.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from timeline.convert.reading.article import is_ended
from timeline.convert.words import date_expressions
from timeline.formats.seedtext import Seed
from timeline.text import boilerplate

# `14:20 The rain has stopped`, and no `14:20` alone.
_ENTRY = re.compile(r"\W{0,4}(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)[\s—–|:-]+[^\W\d_]{2,}")
_WORD, _DIGIT = re.compile(r"[^\W\d_]{3,}"), re.compile(r"\d")
_ENTRIES, _ARTICLES = 3, 2
_STAMP, _WORDS_BESIDE = 80, 3
_HEADLINE_WORDS, _SENTENCE = 3, 40


def entries(seed: Seed) -> tuple[str, ...]:
    """Return the beginnings of the entries of a live page, if their times go one way."""
    found = [(match, line) for line in _lines(seed) if (match := _ENTRY.match(line))]
    times = [(int(match["hour"]), int(match["minute"])) for match, _ in found]
    is_down = all(one > two for one, two in pairwise(times))
    is_up = all(one < two for one, two in pairwise(times))
    return tuple(line for _, line in found) if len(found) >= _ENTRIES and is_down | is_up else ()


def headlines(seed: Seed) -> tuple[str, ...]:
    """Return the headlines in a file, each with its own day below it, if there are several."""
    lines = _lines(seed)
    trios = zip(lines, lines[1:], lines[2:], strict=False)
    found = dict.fromkeys(
        head
        for head, stamp, first in trios
        if _is_headline(head) and _is_stamp(stamp) and len(first) >= _SENTENCE and is_ended(first)
    )
    return tuple(found) if len(found) >= _ARTICLES else ()


def _lines(seed: Seed) -> Sequence[str]:
    """Return the lines of an article, without the day that stands above it."""
    told = (paragraph.start for section in seed.sections for paragraph in section.paragraphs)
    start = min([*told, *(line.start for line in seed.boilerplate)], default=0)
    lines = (line.strip() for line in seed.text[start:].splitlines())
    return [line for line in lines if line]


def _is_headline(line: str) -> bool:
    if is_ended(line) or len(line) > boilerplate.LONGEST:
        return False
    return len(_WORD.findall(line)) >= _HEADLINE_WORDS and not _is_stamp(line)


def _is_stamp(line: str) -> bool:
    """Return whether a line is hardly more than a day, which may have a time beside it."""
    if len(line) > _STAMP or not _DIGIT.search(line):
        return False  # as nearly every line
    found = [*_days(line)]
    rest = line.replace(found[0], "") if len(found) == 1 else line
    return len(found) == 1 and len(_WORD.findall(rest)) <= _WORDS_BESIDE


def _days(line: str) -> Iterator[str]:
    for words in date_expressions.days(line, 0, len(line), None):
        yield words.span.text
