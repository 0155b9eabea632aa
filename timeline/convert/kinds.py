"""What kind of event an article reports, judged by the words of its first sentences."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from timeline.convert import cues
from timeline.convert.article import Article
from timeline.model import Kind, Strand
from timeline.text.paragraphs import Span

# Earlier ones win where two cues stand at the same place.
_GROUND = (
    (Kind.DETENTION, cues.DETENTIONS),
    (Kind.EVACUATION, cues.EVACUATIONS),
    (Kind.RESTRICTION, cues.RESTRICTIONS),
    (Kind.RAID, cues.RAIDS),
    (Kind.STRIKE, cues.STRIKES),
)
# Verbs that make the speech itself the event, whatever it is about.
_SPEECH = (
    (Kind.DENIAL, cues.DENIES),
    (Kind.WARNING, cues.WARNS),
    (Kind.ORDER, cues.ORDERS),
    (Kind.LEGAL, cues.LEGAL),
    (Kind.ASSESSMENT, cues.ASSESSES),
    (Kind.STATEMENT, cues.COMMENTS),
)
_PARAGRAPHS = 3
_SENTENCES = 3
# In front of a word for fighting: the sentence speaks about it as something known.
_KNOWN = re.compile(
    r"\b(?:the|this|these|those|such|recent|latest|about|ці|ця|цей|эти|эта|этот)\s(?:\w+\s)?\Z",
    re.IGNORECASE,
)
_BEFORE = 30
_STOPS = '.!?…:"”»“'


class Judgement(NamedTuple):
    """A kind and the words that led to it; None where it is a mere default."""

    kind: Kind
    cue: Span | None


def judge(article: Article) -> Judgement:
    """Return the kind of the main happening.

    The first sentence that says anything decides: its first verb of comment makes a reaction; a
    bare report (`said`, `reported`) is of what it reports, and of itself where that is nothing.
    """
    mentioned: Judgement | None = None
    for sentence in _opening(article):
        found = _of_sentence(article.plain, sentence)
        # A sentence about `the raid` takes it as known: the next may tell what is new about it.
        if found and not (_is_mere_mention(article.plain, found) or _is_headline(found, sentence)):
            return found
        mentioned = mentioned or found
    return mentioned or Judgement(Kind.STATEMENT, None)


def about(article: Article, span: Span) -> frozenset[Kind]:
    """Return every ground kind that a stretch of the article speaks of."""
    return frozenset(
        kind for kind, cue in _GROUND if cue.search(article.plain, span.start, span.end)
    )


def _opening(article: Article) -> Iterator[Span]:
    for part in article.told[:_PARAGRAPHS]:
        yield from article.sentences(part)[:_SENTENCES]


def _of_sentence(plain: str, sentence: Span) -> Judgement | None:
    spoken = _first(_SPEECH, plain, sentence)
    happened = _new(plain, sentence) or _first(_GROUND, plain, sentence)
    reported = cues.REPORTS.search(plain, sentence.start, sentence.end)
    if spoken and not (happened and _is_of_what_happened(plain, spoken, happened, reported)):
        return spoken
    if happened and not (reported and _is_spoken_about(plain, happened, reported)):
        return happened
    return Judgement(Kind.STATEMENT, _span(reported)) if reported else None


def _new(plain: str, sentence: Span) -> Judgement | None:
    """Return the first happening of a sentence that is not spoken of as something known."""
    found = (
        Judgement(kind, _span(match))
        for kind, cue in _GROUND
        for match in cue.finditer(plain, sentence.start, sentence.end)
        if not _is_known(plain, match.start())
    )
    return min(found, key=lambda one: one.cue.start if one.cue else 0, default=None)


def _is_headline(one: Judgement, sentence: Span) -> bool:
    """Return whether a line without a stop says no more than who says something."""
    is_bare = one.cue is not None and cues.REPORTS.fullmatch(one.cue.text) is not None
    return is_bare and one.kind is Kind.STATEMENT and sentence.text.rstrip()[-1] not in _STOPS


def _is_spoken_about(plain: str, happened: Judgement, reported: re.Match[str]) -> bool:
    """Return whether somebody says something about what happened: `said the raid was no raid`."""
    assert happened.cue
    return reported.end() <= happened.cue.start and _is_known(plain, happened.cue.start)


def _is_mere_mention(plain: str, one: Judgement) -> bool:
    is_ground = one.kind.strand is Strand.GROUND
    return is_ground and one.cue is not None and _is_known(plain, one.cue.start)


def _is_known(plain: str, at: int) -> bool:
    return bool(_KNOWN.search(plain, max(0, at - _BEFORE), at))


def _is_of_what_happened(
    plain: str, spoken: Judgement, happened: Judgement, reported: re.Match[str] | None
) -> bool:
    """Return whether the sentence tells of the ground and only adds who says what about it."""
    assert spoken.cue
    assert happened.cue
    is_told_first = happened.cue.end <= spoken.cue.start
    is_report = reported is not None and reported.start() < spoken.cue.start
    return is_told_first or (is_report and not _is_known(plain, happened.cue.start))


def _first(
    table: tuple[tuple[Kind, re.Pattern[str]], ...], plain: str, sentence: Span
) -> Judgement | None:
    found = [
        Judgement(kind, _span(match))
        for kind, cue in table
        if (match := cue.search(plain, sentence.start, sentence.end))
    ]
    return min(found, key=lambda one: one.cue.start if one.cue else 0, default=None)


def _span(match: re.Match[str]) -> Span:
    return Span(match.start(), match.end(), match[0])
