"""Lines that set the day of a report apart from whatever else they tell.

`Evening letter of the Post · 18 May`, `First published on 18 May`. Other words stand beside the day
there, so such a line is no stamp by itself: it is one by its place above or below the article.
"""

import re
from collections.abc import Callable, Iterator
from itertools import chain, takewhile
from typing import NamedTuple

from timeline.convert.page.pagelines import all_lines, exact_words, head, is_sentence
from timeline.convert.reading.article import is_ended
from timeline.convert.words.date_expressions import DayWords
from timeline.formats.seedtext import Seed
from timeline.model import EventDate
from timeline.text import boilerplate
from timeline.text.languages import either
from timeline.text.letters import CAPITAL, SMALL
from timeline.text.paragraphs import Span
from timeline.text.sections import SectionLabel

_LINE, _YEAR = re.compile(r"[^\n]+"), re.compile(r"\d{4}")
_ANY_DAY = EventDate("2000-07-01")
_STOP = re.compile(rf"[.!?…]\s+(?={CAPITAL}|\d)")
# What parts words of a line, and what parts less and may stand in a headline, too.
_PARTS, _WEAKLY = "|•·/›»;\n([])", ",-–—"
_PARTED = re.compile(rf"[{re.escape(_PARTS)}]\s?|,\s|\s[-–—]\s|\A")
_SIGNS, _LETTER = " \t.:'’*_", re.compile(r"[^\W\d_]")
_SMALL_FIRST = re.compile(rf"\W*{SMALL}")
_SMALL_WORD = re.compile(rf"(?<![^\W\d_]){SMALL}")
_FEW = 3
# `[18.05.2024] The mayor …`, `18 May 2024: The mayor …`
_OPENS = re.compile(r"[*_]*[\])]|,?\s\d\d?:\d\d\b|\s?[:|]\s|\.?[*_]+\s")
# `The text was first published in the Post on 18 May`, `Post of 18 May`, `No. 33 of 18 May`, and
# of a whole day: `Digest for 18 May`.
_ISSUED = re.compile(
    rf"(?:{_PARTED.pattern})\W*"
    rf"(?:{either('page.tells_of_issue', 'page.digests')}(?![^\W\d_])[^.!?…\n]{{0,60}}"
    rf"|(?:{either('page.issues')}(?:\s[№\w.]{{1,4}}){{0,2}}|№\s?\d+)"
    rf",?\s{either('page.issue_of')}\s)\Z",
    re.IGNORECASE,
)
# A line with one of these tells of a picture or of another article.
_OTHER = re.compile(
    rf"(?<![^\W\d_])(?:{either('page.captions')}(?![^\W\d_])|{either('page.lists')})", re.IGNORECASE
)


class _Words(NamedTuple):
    """A day on a line, with what stands before and behind it in its sentence."""

    line: Span
    day: DayWords
    before: str
    behind: str

    @property
    def sentence(self) -> str:
        """The sentence without its full stop."""
        return self.before + self.day.span.text + self.behind

    @property
    def has_year(self) -> bool:
        """Whether the words themselves name the year."""
        return _YEAR.search(self.day.span.text) is not None


def set_apart(seed: Seed, around: EventDate | None) -> Iterator[tuple[Span, EventDate]]:
    """Yield the days that lines around an article set apart, those above it first.

    Without a day `around`, only those that have their year. Below an article there may be
    headlines of others: what stands there counts where it is but one day.
    """
    above = head(seed)[: len(all_lines(seed)) - 1]
    for number, line in enumerate(line for paragraph in above for line in _lines(paragraph)):
        for words in _words(line, around):
            if _is_in_first(words) if number == 0 else _is_above(words):
                yield line, words.day.date
    below = (line for one in _below(seed) if one not in above for line in _lines(one))
    found = [words for line in below for words in _words(line, around) if _is_below(words)]
    if len({words.day.date for words in found}) == 1:
        yield found[0].line, found[0].day.date


def around(seed: Seed) -> Iterator[Span]:
    """Yield told lines that set a day apart, but the one that seems to be the headline."""
    # `Source: the institute's update for 18 May` is told.
    sources = (one.paragraphs for one in seed.sections if one.label is SectionLabel.SOURCE)
    known = {*seed.boilerplate, *chain.from_iterable(sources)}
    above = takewhile(lambda line: not is_ended(line.text), head(seed))
    titles = [line for line in above if line not in known]
    apart = [line for line in titles if is_set_apart(line)]
    yield from apart if len(apart) < len(titles) else ()
    yield from (
        line for line in _below(seed) if line not in known and is_set_apart(line, _is_below)
    )


def is_set_apart(line: Span, is_it: Callable[[_Words], bool] | None = None) -> bool:
    """Return whether a line sets apart a day, of any year; a long sentence only a whole one."""
    is_long = len(line.text) > boilerplate.LONGEST and is_sentence(line)
    if is_long and not _YEAR.search(line.text):
        return False
    return any(map(is_it or _is_in_first, _words(line, _ANY_DAY)))


def _below(seed: Seed) -> list[Span]:
    """Return what stands below the article, and its last line."""
    lines, known = all_lines(seed)[::-1], {*seed.boilerplate}
    below = sum(1 for _ in takewhile(lambda line: line in known, lines))
    return lines[: below + 1]


def _lines(paragraph: Span) -> Iterator[Span]:
    """Yield the lines of a paragraph, each of which may be one of the page."""
    for line in _LINE.finditer(paragraph.text):
        yield paragraph.cut(*line.span())


def _words(line: Span, around: EventDate | None) -> Iterator[_Words]:
    """Yield the days near the beginning of a line, if it has any number."""
    for day in exact_words(line.cut(0, min(len(line.text), boilerplate.LONGEST)), around):
        start, end = day.span.start, day.span.end
        stops = (stop.end() for stop in _STOP.finditer(line.text, 0, start + 1))
        begins = max((at for at in stops if at <= start), default=0)
        stop = _STOP.search(line.text, end)
        behind = line.text[end : stop.start() if stop else None].rstrip(".")
        yield _Words(line, day, line.text[begins:start], behind)


def _is_in_first(words: _Words) -> bool:
    """Return whether a day is a part of the first line, which may be a headline."""
    return _is_plainly(words) or _is_part(words, _PARTS + _WEAKLY, "")


def _is_above(words: _Words) -> bool:
    return _is_plainly(words) or _is_part(words, _PARTS + _WEAKLY, _PARTS + _WEAKLY)


def _is_below(words: _Words) -> bool:
    """Return whether a day is a part of a line below, and none to come: `Next hearing – 18 May`.

    `The court banned the unit a year ago, on 18 May 2018.` is the end of what is told.
    """
    is_told = is_sentence(words.line) and len(_SMALL_WORD.findall(words.before)) > _FEW
    return _is_plainly(words) or (words.has_year and not is_told and _is_above(words))


def _is_plainly(words: _Words) -> bool:
    """Return whether a day is set apart wherever its line stands; in a sentence, by a whole one."""
    if words.has_year and not words.before.strip("[(*_") and _OPENS.match(words.behind):
        return True
    text = words.line.text
    if len(text) > boilerplate.LONGEST:
        return False
    if _ISSUED.search(words.before) and _is_name(words.behind):
        return True
    # `18 мая 2024 г.` ends with a full stop of its own.
    is_whole = words.sentence != text.rstrip(".") and any(
        boilerplate.is_stamp(words.sentence + end) for end in ("", ".")
    )
    if is_whole:
        # `On 18 May 2024.` is of the happening.
        is_on = words.before and not _LETTER.search(boilerplate.without_stamps(words.before))
        if not is_on:
            return True
    return _is_part(words, _PARTS, _PARTS + _WEAKLY)


def _is_name(behind: str) -> bool:
    """Return whether nothing stands behind a day but somebody who posted it: `by Ann Smith`."""
    rest = [word for word in boilerplate.without_stamps(behind).split() if _LETTER.search(word)]
    return len(rest) <= _FEW and not any(map(_SMALL_FIRST.match, rest))


def _is_part(words: _Words, before: str, behind: str) -> bool:
    """Return whether a day is one part of a line that is no sentence, by the signs around it.

    Beside the day may stand its weekday, its hour or another word of stamps.
    """
    text = words.line.text
    is_told = is_sentence(words.line)
    if is_told and not text.rstrip(".").endswith(words.sentence):
        return False  # as nearly every sentence
    after = boilerplate.without_stamps(words.behind).strip(_SIGNS)
    is_last = not _LETTER.search(after)
    if (is_told and not is_last) or _OTHER.search(text):
        return False
    first = boilerplate.without_stamps(words.before).rstrip(_SIGNS)
    is_first = not _LETTER.search(first) or first.endswith(tuple(before))
    may_go_on = after[:1] not in _WEAKLY or not _SMALL_FIRST.match(after)
    return is_first and (is_last or (after[0] in behind and may_go_on))
