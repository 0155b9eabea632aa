"""Review notes of the day and the hour: why they are unsure, and which other days are named."""

import re
from collections.abc import Iterator, Sequence

from timeline.convert.days import named_days
from timeline.convert.drafting import sourcing
from timeline.convert.drafting.decisions import (
    DAY,
    PUBLISHED,
    Choice,
    Decision,
    FieldChange,
    Note,
    Weight,
)
from timeline.convert.drafting.findings import Findings
from timeline.convert.words import date_expressions
from timeline.convert.words.date_expressions import DayWords
from timeline.convert.words.wording import excerpt
from timeline.model import EventDate

_MOST_DAYS = 3
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def found(findings: Findings) -> Iterator[Note]:
    """Yield what is not sure of the day, with the other days that the article names, and the hour.

    The day of an event stands in the name of its file, too.
    """
    published = _published(findings)
    for weight, told in _doubts(findings):
        text, asked = _of_event(told, findings)
        if published and published.text.endswith(told):
            # One stamp dates both: who knows its year settles both.
            text = f"{text}, and published: YYYY-MM-DD below sources"
            yield Note(weight, text, (asked, *published.questions))
            published = None
        else:
            yield Note(weight, text, (asked,))
    if published:
        text = f"{published.text}; if it was another, write published: YYYY-MM-DD below sources"
        yield Note(published.weight, text, published.questions)
    clock = findings.when.clock
    if clock and ":" in clock.time and not clock.tz:
        text = f"tz: {excerpt(clock.span.text)} names no time zone; the site's own was taken"
        yield Note(Weight.LINKS, text, (Decision(text, (Choice("the zone is right"),)),))


def _of_event(told: str, findings: Findings) -> tuple[str, Decision]:
    """Return the note and the question of what is doubtful of the day of the event."""
    others = _others(findings)
    lines = "".join(f"date: {day} ({excerpt(words)}) | " for day, words in others)
    other = f"{lines}date: YYYY-MM-DD, and that day in the name of the file"
    chosen = (_of_day(day, words) for day, words in others)
    typed = Choice("another day", (FieldChange(field="date", typed=DAY),))
    asked = Decision(f"date: {told}", (Choice("the date is right"), *chosen, typed))
    return f"date: {told}; if it was another, write {other}", asked


def _published(findings: Findings) -> Note | None:
    """Return that the day of the source is of a guessed year, too."""
    stamp, day = findings.masthead.stamp, findings.article.seed.reported
    if not (stamp and day and day.is_exact) or _names_year(stamp.text, day):
        return None
    if not any(source.published for source in sourcing.named(findings)):
        return None
    told = f"published: {_of_no_year(stamp.text, day, findings)}"
    typed = Choice("another day", (PUBLISHED,))
    return Note(Weight.DATE, told, (Decision(told, (Choice("the day is right"), typed)),))


def _of_day(day: EventDate, words: str) -> Choice:
    return Choice(f"it was {day} ({excerpt(words)})", (FieldChange(field="date", value=day),))


def _doubts(findings: Findings) -> Iterator[tuple[Weight, str]]:
    """Yield why the day of a draft may be another, if it may."""
    words, reported = findings.when.words, findings.article.seed.reported
    stamp, date = findings.masthead.stamp, findings.when.date
    if stamp and not _names_year(stamp.text, date):
        yield Weight.DATE, _of_no_year(stamp.text, date, findings)
    elif not words and reported and reported.is_month:
        yield Weight.DATE, f"no day is named, and the report gives {reported} alone"
    elif not words:
        told = f"no day is named beside what happened, so it is that of the report ({reported})"
        yield Weight.DAY, told
    elif not reported and not _names_year(words.span.text, date):
        yield Weight.DATE, _of_no_year(words.span.text, date, findings)
    elif not reported:
        told = f"{excerpt(words.span.text)} is the first day named; the report has none"
        yield Weight.DATE, told


def _names_year(text: str, date: EventDate) -> bool:
    """Return whether words name a year, or have two digits behind the month that mean this one."""
    return _YEAR.search(text) is not None or f".{date.first:%m.%y}" in text


def _of_no_year(text: str, date: EventDate, findings: Findings) -> str:
    """Return whose year was taken for words that name none."""
    stamp, year = findings.masthead.stamp, str(date)[:4]
    page = " ".join(line.text for line in findings.article.seed.boilerplate)
    own = date_expressions.latest(findings.article.seed.text)
    whose = "the page" if stamp and year in page else "the other events"
    if whose != "the page" and own and str(own)[:4] == year:
        whose = "the latest date in the article"
    elif stamp and whose != "the page" and date_expressions.weekday(stamp.text) is not None:
        whose = "the weekday closest to the other events"
    elif whose == "the other events" and year < findings.usual_year:
        whose = "the last such day by today"
    return f"{excerpt(text)} names no year; that of {whose} was taken ({date})"


def _others(findings: Findings) -> Sequence[tuple[EventDate, str]]:
    """Return the other days that the article names, the first few, each with its words."""
    article, date = findings.article, findings.when.date
    around = article.seed.reported or date
    days = dict[EventDate, str]()
    for part in (*article.told, *article.sources):
        for words in date_expressions.days(article.plain, part.span.start, part.span.end, around):
            if _may_be_meant(words, around):
                days.setdefault(words.date, words.span.text)
    return [(day, words) for day, words in days.items() if day != date][:_MOST_DAYS]


def _may_be_meant(words: DayWords, around: EventDate) -> bool:
    is_told = named_days.is_recent(words, around) and not named_days.may_be_to_come(words, around)
    return is_told and not words.date.is_month
