"""What each sentence of an article is there for, told once for every question that is asked.

A day, a place, a name or a word for a happening counts by the role of the sentence it stands in:
where a village lies tells no place of the happening, and a caption names nobody who takes part.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from enum import Enum
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from timeline.convert.reading.before import Before
from timeline.convert.reading.parts import Part
from timeline.convert.reading.speech import first_speech
from timeline.convert.words import month_expressions
from timeline.convert.words.starts import Sought
from timeline.model import EventDate
from timeline.text.languages import either, pattern
from timeline.text.paragraphs import Span
from timeline.text.sections import SectionLabel

# A line about a picture begins with such words, or is nothing but them.
_CAPTION = re.compile(rf"{either('pictures')}(?:\s*[:.,–—-]|\Z)", re.IGNORECASE)
# Whom a paper asked takes no part, nor does who declined.
_ASKED = Sought.of(
    re.compile(
        rf"\b(?:{either('declined')}"
        rf"|{either('asked')}\s[^.!?\n]{{0,120}}?\b{either('for_comment')})\b",
        re.IGNORECASE,
    ),
    "declined",
    "asked",
)
_LONG_AGO = pattern("long_ago")
_YEAR = re.compile(r"(?<![\d.,:])(?:19|20)\d\d(?![\d%]|[.,:]\d)")
_PARTED = re.compile(r"[,;:]\s")
_FIRST_WORDS, _BESIDE = 40, 60
_WELL_BEFORE = timedelta(days=31)
_LIES = Sought.of(pattern("lies", "borders"), "lies", "borders")


class Role(Enum):
    """What a sentence is there for."""

    HEADLINE = "headline"
    LEAD = "lead"
    TOLD = "told"
    SAID = "said"
    SOURCE = "source"
    QUOTE = "quoted words under a label"
    RETOLD = "retold from before"
    OTHER = "another story"
    GEOGRAPHY = "where a place lies"
    CAPTION = "caption of a picture"
    ASKED = "whom the paper asked"
    HISTORY = "what happened or was said long before"
    EARLIER = "what was said or happened on an earlier day"


_LABELLED = {SectionLabel.SOURCE: Role.SOURCE, SectionLabel.QUOTE: Role.QUOTE}
# What these tell was before.
_PAST = (Role.RETOLD, Role.HISTORY, Role.EARLIER)
# What these name takes no part in it.
ASIDE = (Role.GEOGRAPHY, Role.CAPTION, Role.ASKED, Role.HISTORY, Role.EARLIER)


class Sentence(Struct, frozen=True):
    """A sentence with its role, and the number of its paragraph."""

    span: Span
    role: Role
    paragraph: int


class Roles(Struct, frozen=True):
    """The sentences of an article in order, each with its role."""

    sentences: tuple[Sentence, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(
        cls,
        parts: Sequence[Part],
        sentences: Callable[[Part], Sequence[Span]],
        plain: str,
        *,
        told: frozenset[int],
        lead: int,
        day: date | None,
    ) -> "Roles":
        """Return the roles of the sentences of some paragraphs of an article of a `day`.

        `told` are the places where those begin that tell the main happening, `lead` is the first
        of them that is no headline.
        """
        found = tuple(
            Sentence(span, _of_day(_role(part, span, plain, told, lead), span, plain, day), number)
            for number, part in enumerate(parts)
            for span in sentences(part)
        )
        return cls(found, tuple(sentence.span.start for sentence in found))

    def retelling(self, before: Before) -> "Roles":
        """Return these with the sentences apart that tell what was before a day.

        What was on the day of the sentence before it was so too.
        """
        made: list[Sentence] = []
        for one in self.sentences:
            is_told = one.role in (Role.TOLD, Role.SAID)
            is_next = bool(made) and made[-1].role in _PAST
            if is_told and (
                before.tells(one.span) or (is_next and before.goes_on(made[-1].span, one.span))
            ):
                made.append(replace(one, role=Role.EARLIER))
            else:
                made.append(one)
        return replace(self, sentences=tuple(made))

    def at(self, offset: int) -> Role:
        """Return the role of the sentence in which `offset` stands."""
        return self.sentences[max(bisect_right(self.starts, offset) - 1, 0)].role

    def having(self, *roles: Role) -> Iterator[Sentence]:
        """Yield the sentences that have one of some roles."""
        return (sentence for sentence in self.sentences if sentence.role in roles)


def _of_day(role: Role, span: Span, plain: str, day: date | None) -> Role:
    """Return the role of a sentence; one that tells of an earlier year or week is history.

    What somebody is quoted as saying of a year before, he says today.
    """
    if role not in (Role.TOLD, Role.SAID):
        return role
    year, is_long_ago = _past(plain, span.start, span.end)
    if day is None:
        return Role.HISTORY if is_long_ago else role
    is_past = is_long_ago or (bool(year) and year < day.year) or _is_months_ago(plain, span, day)
    return Role.HISTORY if is_past else role


def _is_months_ago(plain: str, span: Span, day: date) -> bool:
    """Return whether a sentence opens with a month well before a day: `In November the court`."""
    end = min(span.end, span.start + _FIRST_WORDS)
    named = month_expressions.before(plain, span.start, end, EventDate.of(day))
    return named is not None and day - named.date.last > _WELL_BEFORE


# An article is read again with what it retells as background; its sentences stay the same.
@lru_cache(maxsize=1_000)
def _past(plain: str, start: int, end: int) -> tuple[int, bool]:
    """Return the last year that a sentence names, or 0, and whether it tells of long ago."""
    told = plain[start:end]
    return max(map(int, _YEAR.findall(told)), default=0), _is_long_ago(told)


def _is_long_ago(sentence: str) -> bool:
    """Return whether `last year` tells when something was, as it opens a clause or ends one."""
    return any(
        found.start() <= _FIRST_WORDS or not _PARTED.search(sentence[found.end() :][:_BESIDE])
        for found in _LONG_AGO.finditer(sentence)
    )


def _role(part: Part, span: Span, plain: str, told: frozenset[int], lead: int) -> Role:
    if part.is_background or part.is_aside:
        return Role.RETOLD if part.is_background else Role.OTHER
    if part.section.label in _LABELLED:
        return _LABELLED[part.section.label]
    if _CAPTION.match(part.span.text):
        return Role.CAPTION
    if part.span.start == lead:
        return Role.LEAD
    is_headline = part.span.start in told and part.span.start < lead
    return _by_words(plain, span.start, span.end) or (Role.HEADLINE if is_headline else Role.TOLD)


@lru_cache(maxsize=1_000)
def _by_words(plain: str, start: int, end: int) -> Role | None:
    """Return the role that the words of a sentence tell, whatever stands around it."""
    if _ASKED.search(plain, start, end):
        return Role.ASKED
    if first_speech(plain, start, end):
        return Role.SAID
    return Role.GEOGRAPHY if _LIES.search(plain, start, end) else None
