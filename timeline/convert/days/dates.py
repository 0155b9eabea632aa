"""When the happening took place, chosen among the days that the article names."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

from timeline.convert.days import named_days, speech_days, spoken_days
from timeline.convert.page.years import Years
from timeline.convert.reading.article import Article, is_ended, is_question
from timeline.convert.reading.parts import Part
from timeline.convert.reading.speech import first_speech
from timeline.convert.words import clock_times, date_expressions
from timeline.convert.words.clock_times import Clock
from timeline.convert.words.cues import (
    BEFORE_THE_PAST,
    THAT,
)
from timeline.convert.words.date_expressions import DayWords
from timeline.model import EventDate, Kind, Strand
from timeline.text.languages import pattern
from timeline.text.paragraphs import Span

# A sentence about those in the one before, or that tells of something over by then.
_SAME, _OVER = pattern("told_of_again", before=r"\W*"), pattern("before_the_past")
_WHEN = pattern("asks_when", before=r"\W*")
# Whoever left where something happened had left before: `from where people were taken on`.
_WHENCE = pattern("whence", after=r"\s[^,;:()]*\Z")
# `It is the second such strike: on Monday …`
_SEVERAL = pattern("one_of_several", before=r"\W*")
_OPENS = 4
# The day of the week may stand in front of a date.
_OPENS_WITH_DATE = 20
# How far from a day the part of that day may be named: speech has its own day and retells others.
_PART_REACH = {Strand.REPORTED: 45, Strand.SAID: 14}


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """The date of the happening, and the words it was read from, if it was not inferred."""

    date: EventDate
    words: DayWords | None = None
    clock: Clock | None = None


def happening(
    article: Article,
    kind: Kind,
    years: Years = Years(),  # noqa: B008 - it is frozen
    tells: spoken_days.Tells = lambda *_: True,
    happens: speech_days.Happens = lambda _: False,
    speaker: str = "",
) -> When | None:
    """Return when the main happening took place, or None where nothing at all tells.

    In an article without a day of its own a day and a month are in a year that `years` tell.
    `tells` says of a sentence below the lead whether it tells the happening beside a day, `happens`
    of a stretch whether it speaks of anything that happens. `speaker` is whose words are told.

    Something said took place when its words were spoken, so only a day beside the verb of speech
    counts; whatever else was named, the day of the report is the better guess.
    """
    strand, reported = kind.strand, article.seed.reported
    by_report = reported is not None and reported.is_exact
    by_verb = strand is Strand.SAID and by_report
    candidates = (
        named_days.of_words(spoken_days.spoken(article, happens, speaker, tells), reported)
        if by_verb and reported
        else _happened(article, kind, tells)
    )
    reach = _PART_REACH[strand]
    words = next(iter(candidates), None) or (named_days.told_twice(article) if by_report else None)
    if words and kind.lasts and by_report and named_days.is_bound(article, words):
        words = _announced(article, words, happens, speaker)
    if words:
        return _timed(
            article, When(date=_one_night(article, words), words=words), words.span, reach
        )
    if article.seed.reported:
        when = When(date=article.seed.reported)
        opening = _first_sentence(article) if strand is Strand.REPORTED else None
        return _timed(article, when, opening, reach) if opening else when
    others = (found for part in article.told for found in named_days.usable(article, part.span))
    words = next(others, None) or _of_year(article, years)
    return When(date=words.date, words=words) if words else None


def _announced(
    article: Article, begins: DayWords, happens: speech_days.Happens, speaker: str
) -> DayWords | None:
    """Return the day on which somebody announced what begins on another, or that day itself.

    What has yet to begin was announced on the day of the report, if no other is told.
    What had begun before anybody told of it happened when it began.
    """
    days = spoken_days.spoken(article, happens, speaker)
    told = next((day for day in days if day.date.last < begins.date.first), None)
    return told or (None if named_days.is_to_come(article, begins) else begins)


def _of_year(article: Article, years: Years) -> DayWords | None:
    """Return the first day and month that are told, in a year of which the article says nothing."""
    arounds = [*years.around(years.likely(article.seed))]
    for part in article.told:
        start, end = part.span.start, part.span.end
        named = [date_expressions.days(article.plain, start, end, around) for around in arounds]
        first: tuple[DayWords, ...]
        for first in zip(*named, strict=False):
            words = next((one for one in first if not years.is_to_come(one.date)), first[-1])
            is_aside = named_days.is_aside(article, words, part.span, is_state=False)
            if not (is_aside or years.is_to_come(words.date)):
                return words
    return None


def _happened(article: Article, kind: Kind, tells: spoken_days.Tells) -> Iterator[DayWords]:
    lead, told = spoken_days.lead_end(article), list[DayWords]()
    below, start = _below_a_bare_lead(article), spoken_days.lead_start(article)
    reported = article.seed.reported
    for part in spoken_days.opening(article):
        for sentence in article.telling(part):
            if sentence.start > start and _SEVERAL.match(article.plain, sentence.start):
                continue
            usable = named_days.usable(article, sentence, is_state=kind.lasts)
            found = [day for day in usable if not _is_of_other(article, sentence, day, tells)]
            if sentence.start > start:
                found = [day for day in found if not named_days.may_be_to_come(day, reported)]
            if sentence.start > lead and sentence.start == part.span.start:
                found = [day for day in found if not _opens_the_past(article, sentence, day)]
            if sentence.start > lead and not _is_when(article, part):
                found = [
                    words
                    for words in found
                    if tells(sentence, words.span)
                    or _goes_on(article, part, sentence, words)
                    or (sentence in below and _tells_below(sentence, words, tells))
                ]
            that, is_told = THAT.search(article.plain, sentence.start, sentence.end), bool(told)
            for words in found:
                if speech_days.is_beside(article, sentence, words, that):
                    # Below the lead it is of something told before: `announced on 12 May`.
                    told += [words] if sentence.start <= lead or not reported else []
                elif not is_told or _goes_on(article, part, sentence, words):
                    yield words
    yield from told
    yield from _known(article, tells)


def _is_of_other(
    article: Article, sentence: Span, words: DayWords, tells: spoken_days.Tells
) -> bool:
    """Return whether a day is that of a noun that tells something else: `субботний обстрел`."""
    return speech_days.is_of_deed(article, words) and not tells(sentence, words.span)


def _opens_the_past(article: Article, sentence: Span, words: DayWords) -> bool:
    """Return whether a paragraph opens with a date well before the report, and so retells."""
    is_first = words.span.start - sentence.start <= _OPENS and not words.is_relative
    return is_first and not named_days.is_late(words, article.seed.reported)


def _below_a_bare_lead(article: Article) -> tuple[Span, ...]:
    """Return the first sentence below a lead that names no day, as below a standfirst."""
    lead, *others = article.opening or (None,)
    if not lead or not others or any(named_days.named(article, lead.span)):
        return ()
    return article.telling(others[0])[:1]


def _tells_below(sentence: Span, words: DayWords, tells: spoken_days.Tells) -> bool:
    """Return whether a sentence tells the happening, or opens with a date: `On Tuesday, 14 May, …`.

    What was `yesterday` may be something else.
    """
    is_first = words.span.start - sentence.start <= _OPENS_WITH_DATE and not words.is_relative
    return is_first or tells(sentence, sentence)


def _known(article: Article, tells: spoken_days.Tells) -> Iterator[DayWords]:
    """Yield the days of clauses in the lead that tell the happening, where nothing else does.

    `Two died in the village that was shelled on Monday` tells when it was.
    """
    for sentence in article.telling(article.opening[0]) if article.opening else ():
        if _SEVERAL.match(article.plain, sentence.start):
            continue
        for words in named_days.named(article, sentence):
            is_near = named_days.is_recent(words, article.seed.reported)
            is_aside = named_days.is_aside(article, words, sentence, is_state=False)
            is_gone = _WHENCE.search(article.plain, sentence.start, words.span.start)
            if is_near and not (is_aside or is_gone) and tells(sentence, words.span):
                yield words


def _goes_on(article: Article, part: Part, sentence: Span, words: DayWords) -> bool:
    """Return whether a sentence right below the lead tells more of those in it: `They left on …`.

    What was over by then, or somebody said, has a day of its own.
    """
    if part not in article.opening[1:]:
        return False
    before = article.plain[sentence.start : words.span.start]
    is_over = BEFORE_THE_PAST.search(before) is not None or _OVER.search(before) is not None
    is_said = first_speech(before, 0, len(before)) is not None
    return _SAME.match(before) is not None and not is_over and not is_said


def _is_when(article: Article, part: Part) -> bool:
    """Return whether a paragraph answers the question when it was."""
    above = article.paragraph_before(part.span.start)
    return above is not None and _WHEN.match(above.text) is not None and not _is_told(above)


def _is_told(paragraph: Span) -> bool:
    return is_ended(paragraph.text) and not is_question(paragraph.text)


def _one_night(article: Article, words: DayWords) -> EventDate:
    """Return the second day of `the night of 12-13 March`, the first part of which is night."""
    first, last = words.date.first, words.date.last
    if last - first != timedelta(days=1):
        return words.date  # as nearly all
    part = clock_times.part_of_day(
        article.plain, *_around(article, words.span, _PART_REACH[Strand.SAID])
    )
    return EventDate.of(last) if part and part.time == "night" else words.date


def _timed(article: Article, when: When, span: Span, reach: int) -> When:
    """Add the clock time or the part of the day that stands near `span`."""
    if not when.date.is_exact:
        return when
    near = _around(article, span, reach)
    clock = clock_times.clock_time(article.plain, *near) or clock_times.part_of_day(
        article.plain, *near
    )
    return replace(when, clock=clock)


def _around(article: Article, span: Span, reach: int) -> tuple[int, int]:
    sentence = article.sentence_at(span.start)
    return max(sentence.start, span.start - reach), min(sentence.end, span.end + reach)


def _first_sentence(article: Article) -> Span | None:
    return article.sentences(article.told[0])[0] if article.told else None
