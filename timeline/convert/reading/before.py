"""Which sentences tell what was said or done on a day before the one an article tells of."""

import re
from datetime import date, timedelta
from typing import NamedTuple

from timeline.convert.reading.speech import first_speech
from timeline.convert.words import date_expressions
from timeline.convert.words.cues import BOUNDS, FUTURE, THAT
from timeline.model import EventDate
from timeline.text.languages import pattern
from timeline.text.paragraphs import Span

# A paragraph that opens with a day names it within so many characters.
_OPENING_WORDS = 30
# A verb of speech and the day of the speech stand this close.
_BESIDE = 60
_SAME_DAY, _NEXT_DAY = pattern("same_day"), pattern("day_later")
# What follows a day so tells what happened on it.
_WHEN = pattern("asks_when", before=r",?\s")
# What is to be, or may be, is on a day that comes.
_OPEN = pattern("future", "possible")
_LETTER = re.compile(r"[^\W\d_]")
_A_DAY = timedelta(days=1)


class Before(NamedTuple):
    """What an article tells of a day before `since`; its own day is the day it was `reported`."""

    plain: str
    reported: EventDate | None
    since: date

    def opens(self, span: Span) -> bool:
        """Return whether the first words of a stretch name a day before."""
        end = min(span.end, span.start + 2 * _OPENING_WORDS)
        named = list(date_expressions.days(self.plain, span.start, end, self.reported))
        if not named or self._is_bound(span.start, named[0].span.start):
            return False
        # `In the night from Friday to Saturday` is no earlier day.
        is_earlier = max(words.date.last for words in named) < self.since
        return is_earlier and named[0].span.end <= span.start + _OPENING_WORDS

    def tells(self, sentence: Span) -> bool:
        """Return whether a sentence opens or ends on a day before, or tells what was said on one.

        What follows a day may tell what was on it: `it goes on since 12 May, when units crossed`.
        """
        named = date_expressions.days(self.plain, sentence.start, sentence.end, self.reported)
        if not any(named):
            return False  # as nearly every sentence
        return self.opens(sentence) or self._is_said_before(sentence) or self._ends(sentence)

    def _ends(self, sentence: Span) -> bool:
        """Return whether a sentence ends on a day before, or in what was on that day."""
        named = list(date_expressions.days(self.plain, sentence.start, sentence.end, self.reported))
        if not named or max(words.date.last for words in named) >= self.since:
            return False
        start, end = named[0].span.start, named[-1].span.end
        said = first_speech(self.plain, sentence.start, start)
        if _OPEN.search(self.plain, sentence.start, start):
            return False
        if _WHEN.match(self.plain, end, sentence.end):
            return said is None
        is_last = not _LETTER.search(self.plain, end, sentence.end)
        return is_last and not self._is_bound(sentence.start, start)

    def goes_on(self, one: Span, two: Span) -> bool:
        """Return whether a sentence tells of the day of the one before it, or of the next day.

        That day may be the one that the article tells of.
        """
        if _SAME_DAY.search(self.plain, two.start, two.end):
            return True
        if not _NEXT_DAY.search(self.plain, two.start, two.end):
            return False
        named = date_expressions.days(self.plain, one.start, one.end, self.reported)
        days = [words.date.last for words in named]
        return bool(days) and max(days) + _A_DAY < self.since

    def _is_bound(self, start: int, at: int) -> bool:
        """Return whether a day is told of, or since then: `he said that since 12 March`."""
        return bool(BOUNDS.search(self.plain, start, at) or THAT.search(self.plain, start, at))

    def _is_said_before(self, sentence: Span) -> bool:
        """Return whether a sentence tells what somebody said on an earlier day."""
        cue = first_speech(self.plain, sentence.start, sentence.end)
        if not cue:
            return False
        start = max(sentence.start, cue.start() - _BESIDE)
        end = min(sentence.end, cue.end() + _BESIDE)
        named = list(date_expressions.days(self.plain, start, end, self.reported))
        if not named or max(words.date.last for words in named) >= self.since:
            return False
        day = named[0].span.start
        is_bound = BOUNDS.search(self.plain, sentence.start, day) is not None
        between = cue.end(), max(day, cue.end())
        # `He said that on 12 May`, and `said it would open on Friday`.
        is_told = THAT.search(self.plain, *between) or FUTURE.search(self.plain, *between)
        return not (is_bound or is_told)
