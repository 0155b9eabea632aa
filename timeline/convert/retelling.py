"""What an article retells from before, and the events on file that are meant by it.

A sentence retells where it stands in the background or in a part about something else.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import NamedTuple

from timeline.convert import dates, kindwords, scene, sorts
from timeline.convert.article import Article
from timeline.convert.cues import PRONOUN
from timeline.convert.knowledge import Knowledge
from timeline.convert.links import Candidate, Facts
from timeline.convert.ranking import first_stems
from timeline.convert.report import Report
from timeline.convert.roles import Role, Sentence
from timeline.convert.speech import first_speech
from timeline.model import EventDate
from timeline.text.languages import pattern
from timeline.text.paragraphs import Span

_DAY_LATER = pattern("day_later")
# So near its beginning stands the subject of a sentence.
_SUBJECT = 30
_ROLES = (Role.RETOLD, Role.OTHER)


class Retold(NamedTuple):
    """A sentence that retells, and what it names."""

    span: Span
    facts: Facts


def retold(article: Article, knowledge: Knowledge, report: Report) -> Iterator[Retold]:
    """Yield each sentence that retells with what it names.

    `A day later` counts from the day of the sentence before, and `they` are those named in it.
    """
    before = Facts(actors=frozenset(report.actors), places=frozenset(), kinds=frozenset())
    for sentence in article.roles.having(*_ROLES):
        facts = _facts(article, knowledge, sentence.span, report)
        if sentence.role is Role.RETOLD:
            facts = _continued(article, sentence, facts, before)
            before = replace(facts, actors=facts.actors or before.actors)
        if sentence.role is Role.RETOLD or (sentence.role is Role.OTHER and facts.day):
            yield Retold(sentence.span, facts)


def _continued(article: Article, sentence: Sentence, facts: Facts, before: Facts) -> Facts:
    """Return facts with the day and the actors that go on from the sentence before."""
    start, end = sentence.span.start, _behind_day(article, sentence.span)
    if before.day and not facts.day and _DAY_LATER.match(article.plain, start):
        facts = replace(facts, day=EventDate.of(before.day.last + timedelta(days=1)))
    is_meant = PRONOUN.search(article.plain, start, min(sentence.span.end, end + _SUBJECT))
    return replace(facts, actors=before.actors) if is_meant and not facts.actors else facts


def _behind_day(article: Article, sentence: Span) -> int:
    """Return where a sentence goes on behind the day with which it opens, or begins."""
    days = [w.span for w in dates.named_days(article, sentence)]
    is_first = bool(days) and days[0].start - sentence.start <= _SUBJECT
    return days[-1].end if is_first and len(days) == 1 else sentence.start


def recalled(
    told: Sequence[Retold], knowledge: Knowledge, report: Report
) -> Iterator[tuple[Candidate, Span]]:
    """Yield the event that each sentence retells, where one is on file."""
    seen: set[str] = set()
    for one in told:
        link = knowledge.past.recalled(one.facts, report.date)
        if link and link.id not in seen:
            seen.add(link.id)
            yield link, one.span


def recallable(
    told: Sequence[Retold],
    knowledge: Knowledge,
    report: Report,
    recalls: Sequence[tuple[Candidate, Span]],
) -> Iterator[tuple[Candidate, Span]]:
    """Yield what a sentence of the background may retell, where it names a day and no link is sure.

    `recalls` are the events that are linked already.
    """
    known = {link.id for link, _ in recalls}
    for span, facts in told:
        if not facts.day or knowledge.past.recalled(facts, report.date):
            continue
        about = replace(
            report,
            date=facts.day,
            is_said=facts.is_said,
            is_kind_sure=False,
            speaker="",
            kind=next(iter(sorted(facts.kinds)), ""),
            actors=tuple(sorted(facts.actors)),
            places=tuple(sorted(facts.places)),
            stems=first_stems(span.text),
            opening=span.text,
        )
        for link in knowledge.on_file.recalled(about, facts.day):
            if link.id not in known:
                yield link, span
                break


def _facts(article: Article, knowledge: Knowledge, span: Span, report: Report) -> Facts:
    days = {found.date for found in dates.named_days(article, span)}
    return Facts(
        actors=scene.actors_in(article, knowledge.record, span),
        places=scene.places_in(article, span) | frozenset(_seats(article, knowledge, span)),
        kinds=kindwords.about(article, span, knowledge.words),
        day=days.pop() if len(days) == 1 else None,
        around=frozenset(report.places),
        is_said=first_speech(article.plain, span.start, span.end) is not None,
        stems=first_stems(span.text),
    )


def _seats(article: Article, knowledge: Knowledge, span: Span) -> Iterator[str]:
    """Yield the places in the names of bodies: it may be their building that was hit."""
    for mention in article.within(span.start, span.end):
        if mention.actor and not sorts.is_person(mention.actor, knowledge.record):
            _, _, rest = mention.text.partition(" ")
            yield from (one.place for one in knowledge.gazetteer.find(rest) if one.place)
