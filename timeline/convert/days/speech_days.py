"""The day on which somebody spoke, told apart from the days of what he spoke of."""

import re
from collections.abc import Callable, Iterator, Sequence

from timeline.convert.days import named_days
from timeline.convert.reading import known_clauses
from timeline.convert.reading.article import Article
from timeline.convert.reading.speech import speeches
from timeline.convert.words.cues import BEFORE_THE_PAST, ISSUED, TALKED, THAT
from timeline.convert.words.date_expressions import DayWords
from timeline.text.languages import either, pattern
from timeline.text.paragraphs import Span

# Whether a stretch has a word for something that happens.
Happens = Callable[[Span], bool]
_BEFORE = 80
# `The order was signed on Tuesday.`
_ISSUES = pattern("issues")
_REPLIES = pattern("replies_of")
# So far behind a talk with a paper stands its day: `spoke to the Post, a daily, on Monday`.
_TALKS, _TALKED_FOR = pattern("talks"), 90
_WHO, _BROUGHT_OUT = pattern("relative", "relative_clauses"), pattern("brought_out")
# Between a verb of speech and a day that is not its own: `said X had left on Monday`, `spoke
# after a visit on Monday`, `explained it: on Monday X had left`.
_OVER, _PAST = pattern("before_the_past"), pattern("after_something")
# A speech verb and the day of the speech stand this close.
_BESIDE = 45
# `said on Monday`: so near stands a verb of speech in front of its own day. In Cyrillic whoever
# speaks stands between them, and a comma in front of whatever is said.
_RIGHT_AT = 14
# A day that opens a sentence is parted from what follows: `On Tuesday evening, the mayor said`, `At
# Tuesday's briefing, the mayor said`.
_PART = either("night", "morning", "afternoon", "evening", "part_of_day")
_OCCASION, _AT = pattern("occasions", before=r"(?:['’]s)?\s"), pattern("at_occasions", after=r"\Z")
_AT_OCCASION = pattern(
    "at_occasions", before=rf"(?:\s?{_PART})?,?\s", after=rf"{either('occasions')}\b"
)
_NO_DEED = re.compile(rf"\s(?:{_PART}|{either('occasions')})\b", re.IGNORECASE)
_ADJECTIVE = pattern("adjectives_of_days", after=r"\Z")
_AT_ONCE = re.compile(rf"(?:['’]s\s{either('occasions')}|\s?{_PART})?,", re.IGNORECASE)


def own(
    article: Article, sentence: Span, days: Sequence[DayWords], happens: Happens, *, is_lead: bool
) -> Iterator[DayWords]:
    """Yield those of the days of a sentence on which somebody speaks in it, verb by verb.

    `happens` says of a stretch whether it speaks of anything that happens. Below the lead, who had
    spoken did so before. A report may be cited in the lead by its day and without such a verb.
    """
    nouns = [day for day in days if not is_of_noun(day)]
    for verb in _main_verbs(article, sentence, is_lead=is_lead):
        found = [
            day
            for day in nouns
            if _is_behind(article, day, verb) or _is_before(article, day, verb, happens)
        ]
        yield from sorted(found, key=lambda day: _gap(day.span, verb))
    is_it = _is_issued if is_lead else _is_of_occasion
    yield from (day for day in days if is_it(article, day))


def came_out(words: str) -> bool:
    """Return whether words tell that a statement, an order or the like came out."""
    return _ISSUES.search(words) is not None


def is_of_noun(day: DayWords) -> bool:
    """Return whether a day is that of the noun behind it: `Saturday's` in one word."""
    return _ADJECTIVE.match(day.span.text) is not None


def is_of_deed(article: Article, day: DayWords) -> bool:
    """Return whether a day is that of the noun behind it, which is neither words nor a day."""
    return is_of_noun(day) and not _NO_DEED.match(article.plain, day.span.end)


def of_replies(article: Article, sentence: Span) -> Iterator[DayWords]:
    """Yield the days on which a paper was answered: `in a reply that we received on Monday`."""
    for reply in _REPLIES.finditer(article.plain, sentence.start, sentence.end):
        for day in named_days.named(article, sentence):
            if 0 <= day.span.start - reply.end() <= _RIGHT_AT:
                yield day


def of_talks(article: Article, sentence: Span) -> Iterator[DayWords]:
    """Yield the days on which somebody spoke to a paper, or on which it brought that talk out.

    `Spoke to the Post, a daily, on Monday`, `in an interview that the Post ran on Monday`.
    """
    talks = [*_TALKS.finditer(article.plain, sentence.start, sentence.end)]
    named = named_days.named(article, sentence) if talks else ()
    for day in (day for day in named if not is_of_noun(day)):
        is_late = named_days.is_late(day, article.seed.reported)
        if is_late and any(_is_of_talk(article, sentence, talk, day) for talk in talks):
            yield day


def _is_of_talk(article: Article, sentence: Span, talk: re.Match[str], day: DayWords) -> bool:
    """Return whether a day behind a talk is the talk's, and no day of what was spoken of."""
    start, end = talk.end(), day.span.start
    if not 0 <= end - start <= _TALKED_FOR:
        return False
    between, behind = article.plain[start:end], min(sentence.end, day.span.end + _BESIDE)
    is_with_paper = any(each.outlet for each in article.within(start, end))
    if is_with_paper and _is_own(between) and not _WHO.search(between):
        return True
    is_by_paper = any(each.outlet for each in article.within(start, behind))
    return is_by_paper and _BROUGHT_OUT.search(article.plain, start, behind) is not None


def is_beside(
    article: Article, sentence: Span, words: DayWords, that: re.Match[str] | None
) -> bool:
    """Return whether a day may be that on which somebody told of it: `said on Monday it had`."""
    if that and words.span.start < that.start():
        return True
    start = words.span.start
    return any(
        start - verb.start() <= (_RIGHT_AT if verb[0].isascii() else _BESIDE)
        and article.plain.find(",", verb.end(), start) < 0
        for verb in speeches(article.plain, max(sentence.start, start - _BESIDE), start)
    )


def _gap(day: Span, verb: re.Match[str]) -> int:
    return day.start - verb.end() if day.start >= verb.end() else verb.start() - day.end


def _main_verbs(article: Article, sentence: Span, *, is_lead: bool) -> Iterator[re.Match[str]]:
    """Yield the verbs of speech or of a talk that stand in no clause about something known."""
    plain = article.plain
    said = speeches(plain, sentence.start, sentence.end)
    talked, issued = (
        each.search(plain, sentence.start, sentence.end) for each in (TALKED, _ISSUES)
    )
    for verb in filter(None, (talked, *said, issued)):
        is_over = BEFORE_THE_PAST.search(plain[sentence.start : verb.start()])
        is_aside = known_clauses.is_mentioned(plain, sentence, *verb.span())
        if not is_aside and (is_lead or not is_over):
            yield verb


def _is_issued(article: Article, words: DayWords) -> bool:
    """Return whether a day is that of a report: `in its report of Tuesday`, `in Tuesday's post`."""
    start = words.span.start
    is_of_report = ISSUED.search(article.plain, max(0, start - _BEFORE), start) is not None
    return is_of_report or _is_of_occasion(article, words)


def _is_of_occasion(article: Article, words: DayWords) -> bool:
    """Return whether a day is that of words: `in Tuesday's post`, `on Tuesday in a post`."""
    plain, start, end = article.plain, words.span.start, words.span.end
    is_at = words.is_relative and _OCCASION.match(plain, end) is not None
    is_at = is_at and _AT.search(plain, max(0, start - _BEFORE), start) is not None
    return is_at or _AT_OCCASION.match(plain, end) is not None


def _is_behind(article: Article, words: DayWords, verb: re.Match[str]) -> bool:
    """Return whether a day behind a verb is its own, and no day of what was said."""
    if words.span.start < verb.end():
        return False
    between = article.plain[verb.end() : words.span.start]
    return len(between) <= _BESIDE and _is_own(between)


def _is_own(between: str) -> bool:
    """Return whether nothing between a verb and a day behind it says that the day is another's."""
    return ":" not in between and not any(words.search(between) for words in (_OVER, _PAST, THAT))


def _is_before(article: Article, words: DayWords, verb: re.Match[str], happens: Happens) -> bool:
    """Return whether a day in front of a verb is its own: `On Tuesday the mayor, X, said`."""
    plain, end = article.plain, words.span.end
    if _is_issued(article, words):
        return True
    is_told = end > verb.start() or THAT.search(plain, end, verb.start()) is not None
    if is_told or named_days.is_to_come(article, words):
        return False
    if happens(known_clauses.clause(plain, article.sentence_at(end), words.span.start)):
        return False
    between = plain[end : verb.start()]
    comma = between.find(",")
    is_named = any(m.actor and m.end == end + comma for m in article.within(end, verb.start()))
    is_parted = _AT_ONCE.match(between) is not None or between.rstrip().endswith(",")
    return comma < 0 or is_parted or is_named
