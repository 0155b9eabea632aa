"""What an article retells from before, and the events on file that are meant by it.

A sentence retells where it stands in the background or in a part about something else, and perhaps
wherever it names an earlier day.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import NamedTuple

from timeline.convert import dates, kindwords, scene, sorts
from timeline.convert.article import Article
from timeline.convert.cues import BOUNDS, PRONOUN
from timeline.convert.knowledge import Knowledge
from timeline.convert.ranking import Candidate, Told
from timeline.convert.report import Report
from timeline.convert.roles import Role, Sentence
from timeline.convert.speech import first_speech
from timeline.model import EventDate
from timeline.text.languages import pattern
from timeline.text.paragraphs import Span
from timeline.text.terms import terms

_DAY_LATER, _SAME_DAY = pattern("day_later"), pattern("same_day")
# So near its beginning stands the subject of a sentence.
_SUBJECT = 30
_BACKGROUND = (Role.RETOLD, Role.OTHER)
_ASIDE = (Role.TOLD, Role.SAID, Role.EARLIER)


class Retold(NamedTuple):
    """A sentence that retells, what it tells, and perhaps a day; an aside may retell nothing."""

    span: Span
    told: Told
    day: EventDate | None
    is_aside: bool


def retold(article: Article, knowledge: Knowledge, report: Report) -> Iterator[Retold]:
    """Yield each sentence that retells with what it names.

    `A day later` counts from the day of the sentence before, and `they` are those named in it.
    """
    day, actors = None, frozenset(report.actors)
    for sentence in article.roles.having(*_BACKGROUND, *_ASIDE):
        found = _meant(article, _retold(article, knowledge, sentence, report), actors)
        if sentence.role is Role.RETOLD:
            found = _dated(article, found, day)
            day, actors = found.day or day, found.told.actors or actors
            yield found
        elif found.day and (sentence.role is Role.OTHER or _is_then(article, found, report)):
            yield found


def _is_then(article: Article, found: Retold, report: Report) -> bool:
    """Return whether an aside is of an earlier day, and not of all since: `since 12 March`."""
    day = next(dates.named_days(article, found.span)).span
    is_bound = BOUNDS.search(article.plain, found.span.start, day.start)
    return bool(found.day and found.day.last < report.date.first) and not is_bound


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


def recalled(
    told: Sequence[Retold], knowledge: Knowledge, report: Report
) -> Iterator[tuple[Candidate, Span]]:
    """Yield the event that each sentence retells, where one is on file."""
    seen: set[str] = set()
    for one in told:
        link = knowledge.on_file.recalled(one.told, one.day, report.date, is_aside=one.is_aside)
        if link and link.id not in seen:
            seen.add(link.id)
            yield link, one.span


def recallable(
    told: Sequence[Retold], knowledge: Knowledge, recalls: Sequence[tuple[Candidate, Span]]
) -> Iterator[tuple[Candidate, Span]]:
    """Yield what a sentence of the background may retell, where it names a day and no link is sure.

    `recalls` are the events that are linked already.
    """
    known, linked = {link.id for link, _ in recalls}, {span for _, span in recalls}
    for one in told:
        if one.day and not one.is_aside and one.span not in linked:
            links = knowledge.on_file.recallable(one.told, one.day)
            yield from ((link, one.span) for link in links[:1] if link.id not in known)


def _retold(article: Article, knowledge: Knowledge, sentence: Sentence, report: Report) -> Retold:
    span = sentence.span
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
    return Retold(span, told, day, is_aside=sentence.role not in _BACKGROUND)


def _seats(article: Article, knowledge: Knowledge, span: Span) -> Iterator[str]:
    """Yield the places in the names of bodies: it may be their building that was hit."""
    for mention in article.within(span.start, span.end):
        if mention.actor and not sorts.is_person(mention.actor, knowledge.record):
            _, _, rest = mention.text.partition(" ")
            yield from (one.place for one in knowledge.gazetteer.find(rest) if one.place)
