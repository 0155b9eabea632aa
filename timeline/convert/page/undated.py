"""What is said of an article that nothing dates: which words name a day, and what they lack."""

import re
from collections.abc import Iterator
from hashlib import sha256

from timeline.convert.page.pagelines import all_lines
from timeline.convert.words import date_expressions
from timeline.convert.words.date_expressions import DayWords
from timeline.convert.words.wording import excerpt
from timeline.formats.seedtext import Seed
from timeline.model import EventDate

_CURE = "start the file with `date YYYY-MM-DD`, the day of the report"
_YEAR = re.compile(r"\d{4}|[.-]\d\d\Z")
# In any year: what the words lack is seen, and no day is taken from it.
_MONTH, _DAY = EventDate("2000-07"), EventDate("2000-07-01")


def why(seed: Seed) -> str:
    """Return why no day is known of an article, and what to write, in one line."""
    if words := next(_days(seed, _MONTH, is_relative=False), None):
        has_year = _YEAR.search(words.span.text) is not None
        lack = "may be another day than that of the report" if has_year else "names no year"
        return f"{_line(seed, words)}{excerpt(words.span.text)} {lack}; {_CURE}"
    if words := next(_days(seed, _DAY, is_relative=True), None):
        named = f"no day is named but {excerpt(words.span.text)}"
        return f"{_line(seed, words)}{named}, which tells none without that of the report; {_CURE}"
    return f"no day is named; {_CURE}"


def _days(seed: Seed, around: EventDate, *, is_relative: bool) -> Iterator[DayWords]:
    for line in all_lines(seed):
        for words in date_expressions.days(seed.text, line.start, line.end, around):
            if words.is_relative == is_relative:
                yield words


def _line(seed: Seed, words: DayWords) -> str:
    """Return the line on which words stand; nothing of a page, whose lines are not the file's."""
    if sha256(seed.text.encode("utf-8")).hexdigest() != seed.sha256:
        return ""
    return f"line {seed.text.count(chr(10), 0, words.span.start) + 1}: "
