"""What an article retells from before, and the events on file that are meant by it.

A sentence may retell where it stands in the background or in a part about something else, and
wherever it names an earlier day; each day that it names has a stretch of its own.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from typing import NamedTuple

from timeline.convert import dates, kindwords, scene, sorts
from timeline.convert.article import Article
from timeline.convert.cues import BOUNDS, PRONOUN
from timeline.convert.knowledge import Knowledge
from timeline.convert.ranking import Candidate, Told
from timeline.convert.recalling import Recalling, Retold
from timeline.convert.report import Report
from timeline.convert.roles import Role
from timeline.convert.speech import first_speech
from timeline.model import EventDate
from timeline.text.languages import either, pattern
from timeline.text.paragraphs import Span
from timeline.text.terms import terms

_DAY_LATER, _SAME_DAY = pattern("day_later"), pattern("same_day")
# So near its beginning stands the subject of a sentence.
_SUBJECT = 30
# What stands behind the last of these is of the next day that a sentence names.
_BREAK = re.compile(rf"[.;:,]\s|\s{either('and')}\s")
_BACKGROUND = (Role.RETOLD, Role.OTHER, Role.EARLIER)
# These retell where they name an earlier day, history wherever it stands.
_ASIDE = (Role.TOLD, Role.SAID)
# An event is recalled where it is likelier than this, and proposed where it is as likely.
_LIKELY, _POSSIBLE = 0.5, 0.1


def retold(article: Article, knowledge: Knowledge, report: Report) -> Iterator[Retold]:
    """Yield each stretch that may retell with what it names.

    `A day later` counts from the day of the stretch before, and `they` are those named in it.
    """
    day, actors = None, frozenset(report.actors)
    for sentence in article.roles.having(*_BACKGROUND, Role.HISTORY, *_ASIDE):
        for span in _stretches(article, sentence.span):
            found = _meant(
                article, _retold(article, knowledge, sentence.role, span, report), actors
            )
            if sentence.role is Role.RETOLD:
                found = _dated(article, found, day)
                day, actors = found.day or day, found.told.actors or actors
            if sentence.role not in _ASIDE or _is_then(article, found, report):
                yield found


def _is_then(article: Article, found: Retold, report: Report) -> bool:
    """Return whether an aside is of an earlier day, and not of all since: `since 12 March`."""
    if not found.day or found.day.last >= report.date.first:
        return False
    day = next(dates.named_days(article, found.span)).span
    return BOUNDS.search(article.plain, found.span.start, day.start) is None


def _stretches(article: Article, sentence: Span) -> Iterator[Span]:
    """Yield a sentence in as many stretches as there are days in it that differ."""
    start = 0
    for one, two in pairwise(dates.named_days(article, sentence)):
        if one.date != two.date:
            ends = [m.end() for m in _BREAK.finditer(article.plain, one.span.end, two.span.start)]
            end = max(ends, default=two.span.start) - sentence.start
            yield sentence.cut(start, end)
            start = end
    yield sentence.cut(start, len(sentence.text))


def _dated(article: Article, found: Retold, day: EventDate | None) -> Retold:
    """Return a sentence with the day that goes on from the sentence before."""
    start, end = found.span.start, found.span.end
    if not day or found.day:
        return found
    if _DAY_LATER.match(article.plain, start):
        return found._replace(day=EventDate.of(day.last + timedelta(days=1)))
    return found._replace(day=day) if _SAME_DAY.search(article.plain, start, end) else found


def _meant(article: Article, found: Retold, actors: frozenset[str]) -> Retold:
    """Return a sentence with those before whom its subject means."""
    told, start, end = found.told, found.span.start, found.span.end
    subject = min(end, _behind_day(article, found.span) + _SUBJECT)
    if told.actors or not PRONOUN.search(article.plain, start, subject):
        return found
    speakers = actors if told.is_said else told.speakers
    return found._replace(told=replace(told, actors=actors, speakers=speakers))


def _behind_day(article: Article, sentence: Span) -> int:
    """Return where a sentence goes on behind the day with which it opens, or begins."""
    days = [w.span for w in dates.named_days(article, sentence)]
    is_first = bool(days) and days[-1].start - sentence.start <= _SUBJECT
    return days[-1].end if is_first else sentence.start


class Links(NamedTuple):
    """The events that an article recalls, and those that it may, each with where."""

    sure: tuple[tuple[Candidate, Span], ...]
    possible: tuple[tuple[Candidate, Span], ...]


def links(told: Iterable[Retold], recalling: Recalling, report: Report) -> Links:
    """Return the events on file that stretches retell.

    One is proposed where the background names a day and no event of it is likely enough.
    """
    sure, possible = dict[str, tuple[Candidate, Span]](), dict[str, tuple[Candidate, Span]]()
    for one in told:
        for likelihood, like in recalling.likely(one, report)[:1]:
            link = recalling.reason(like), one.span
            if likelihood > _LIKELY:
                sure.setdefault(like.event.id, link)
            elif likelihood > _POSSIBLE and one.is_background and one.day:
                possible.setdefault(like.event.id, link)
    others = (link for id_, link in possible.items() if id_ not in sure)
    return Links(tuple(sure.values()), tuple(others))


def _retold(
    article: Article, knowledge: Knowledge, role: Role, span: Span, report: Report
) -> Retold:
    days = {found.date for found in dates.named_days(article, span)}
    actors = scene.actors_in(article, knowledge.record, span)
    is_said = first_speech(article.plain, span.start, span.end) is not None
    told = Told(
        actors=actors,
        places=scene.places_in(article, span) | frozenset(_seats(article, knowledge, span)),
        kinds=kindwords.about(article, span, knowledge.words),
        is_said=is_said,
        speakers=actors if is_said else frozenset(),
        terms=dict.fromkeys(terms(span.text), 1.0),
        around=frozenset(report.places),
    )
    day = days.pop() if len(days) == 1 else None
    return Retold(span, told, day, is_background=role in _BACKGROUND)


def _seats(article: Article, knowledge: Knowledge, span: Span) -> Iterator[str]:
    """Yield the places in the names of bodies: it may be their building that was hit."""
    for mention in article.within(span.start, span.end):
        if mention.actor and not sorts.is_person(mention.actor, knowledge.record):
            _, _, rest = mention.text.partition(" ")
            yield from (one.place for one in knowledge.gazetteer.find(rest) if one.place)
