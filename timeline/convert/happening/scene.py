"""Who: the actors of the main happening, without those of the background."""

import re
from collections.abc import Iterable, Iterator, Sequence

from timeline.convert.happening import spoken_of
from timeline.convert.names.names import Mention
from timeline.convert.reading.article import Article
from timeline.convert.reading.parts import Part
from timeline.convert.reading.roles import Role
from timeline.convert.reading.speech import UNANSWERED, UNSAID, first_speech, speeches
from timeline.convert.words import cues, sorts
from timeline.record import Record
from timeline.text.languages import either, pattern
from timeline.text.paragraphs import Span

_AFTER = 30
# `X, with reference to the residents, writes`.
_CITING = 45
_CHANNEL = pattern("channel", after=r"\s\Z")
_ACCORDING = pattern("according", after=r"\s\Z")
# `There was no comment from the ministry`
_NO_ANSWER = pattern("no_answer_from", after=r"\s(?:the\s)?\Z")
_CLAUSE = re.compile(rf",\s{either('and', 'joins_clauses')}\s", re.IGNORECASE)


def actors(
    article: Article,
    record: Record,
    speaker: str,
    hosts: Sequence[str],
) -> tuple[str, ...]:
    """Return the ids of the actors, the speaker first and the `hosts` of an interview last.

    Other media take no part: they only carry the words of others. Nor does whoever is named in
    words of others alone, or below the lead for nothing but that he said nothing, nor a person of
    whom the speaker, another person, but tells something.
    """
    hosts = [host for host in hosts if not sorts.is_outlet(host, record)]
    named = (
        mention.actor
        for mention in named_in(article, article.main)
        if _takes_part(mention, record)
        and article.plain[mention.start] != "_"
        and not article.is_aside(mention.start)
        and not _is_byline(article, mention, record)
        and not _owns(article, mention, record)
        and not _is_silent(article, mention, record)
        and not spoken_of.is_told_of(article, record, mention, speaker)
    )
    return tuple(dict.fromkeys([*filter(None, [speaker]), *named, *hosts]))


def _is_byline(article: Article, mention: Mention, record: Record) -> bool:
    """Return whether media are named without a part: they tell of nothing here."""
    if not sorts.is_outlet(mention.actor, record):
        return False
    sentence = article.sentence_at(mention.start)
    near = min(sentence.end, mention.end + _CITING)
    before = article.plain[max(sentence.start, mention.start - _AFTER) : mention.start]
    is_told = _CHANNEL.search(before) or _ACCORDING.search(before)
    return not is_told and first_speech(article.plain, mention.end, near) is None


def _owns(article: Article, mention: Mention, record: Record) -> bool:
    """Return whether something of a person is named, as in `X's army` or `anti-X`."""
    if not sorts.is_person(mention.actor, record):
        return False
    text = article.seed.text
    before = text[max(0, mention.start - _AFTER) : mention.start]
    is_his = cues.POSSESSIONS.search(before) or cues.PARTISAN.search(before)
    return bool(is_his or cues.POSSESSED.match(text, mention.end))


def _is_silent(article: Article, mention: Mention, record: Record) -> bool:
    """Return whether somebody below the lead did not speak: `the ministry has not commented`."""
    if article.roles.at(mention.start) in (Role.LEAD, Role.HEADLINE):
        return False
    plain, sentence = article.plain, article.sentence_at(mention.start)
    # A person may still be the one whom the words are about.
    is_body = not sorts.is_person(mention.actor, record)
    if is_body and UNANSWERED.search(plain, mention.end, sentence.end):
        return True
    if is_body and _NO_ANSWER.search(plain, sentence.start, mention.start):
        return True
    # What the next clause tells is of others.
    clause = _CLAUSE.search(plain, mention.end, sentence.end)
    end = clause.start() if clause else sentence.end
    said = [*speeches(plain, mention.end, end)]
    return len(said) == 1 and bool(UNSAID.search(plain, mention.end, said[0].start()))


def actors_in(article: Article, record: Record, span: Span) -> frozenset[str]:
    """Return the ids of the actors named in one stretch."""
    found = article.within(span.start, span.end)
    return frozenset(m.actor for m in found if _takes_part(m, record))


def places_in(article: Article, span: Span) -> frozenset[str]:
    """Return the ids of the places named in one stretch."""
    return frozenset(m.place for m in article.within(span.start, span.end) if m.place)


def named_in(article: Article, parts: Iterable[Part]) -> Iterator[Mention]:
    """Yield the names in some paragraphs, but for datelines and captions."""
    for part in parts:
        for mention in article.within(part.span.start, part.span.end):
            dateline = article.dateline
            is_of_place = dateline and dateline.holds(mention.start, mention.end)
            if not (is_of_place or article.roles.at(mention.start) is Role.CAPTION):
                yield mention


def _takes_part(mention: Mention, record: Record) -> bool:
    # Media that are no outlet are known as somebody who tells of events, and as nothing else.
    is_carrier = bool(mention.outlet) and sorts.is_outlet(mention.actor, record)
    return mention.actor in record.actors and not is_carrier
