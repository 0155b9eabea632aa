"""What kind of event an article reports, judged by the words of its first sentences.

Which kinds there are and which words tell them is the site's vocabulary. Kinds are tried in the
order of their `rank`, those of one rank (or of none, which come last) in the order of the
vocabulary; where the words of two stand at the same place, the one tried first is meant. The kind
of speech that is tried last is the plainest: whoever merely speaks does that. Any other kind is
proposed for its words alone.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from timeline.convert import cues
from timeline.convert.article import Article
from timeline.model import Kind, Strand, Vocabulary
from timeline.text.languages import pattern
from timeline.text.paragraphs import Span

_PARAGRAPHS = 3
_SENTENCES = 3
# In front of a word for what happens: the sentence speaks about it as something known.
_KNOWN = pattern("known", after=r"\s(?:\w+\s)?\Z")
_BEFORE = 30
_NOT = pattern("not", after=r"\s\Z")
# In front of such a word or behind it: a happening is spoken of, and does not happen here.
_TOPIC = pattern("topics", after=r"\s(?:[^\W\d][\w-]*\s)?\Z")
_GENERAL = pattern("in_general", before=r"(?:\s[\w-]+){0,4}?\s")
_STOPS = '.!?…:"”»“'
# A headline that begins with somebody's words: `“We stay”: X on the raids`.
_QUOTED = re.compile(r"[\"“„«'‘]?_+[.!?…]?[\"”“»'’]?\s?:")


class Cue(NamedTuple):
    """A kind, and a pattern of the words that tell it."""

    kind: Kind
    words: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class KindWords:
    """The words of a vocabulary's kinds, each column in the order in which kinds are tried.

    `plainest` is the kind of an article that tells nothing: of speech, if there is such a kind. The
    words are few where a kind that happens has one or none: articles may tell it by others.
    """

    reported: tuple[Cue, ...]
    said: tuple[Cue, ...]
    plainest: Kind | None
    are_few: bool

    @classmethod
    def of(cls, vocabulary: Vocabulary) -> "KindWords":
        """Return the words of `vocabulary`; any verb of speech tells the plainest kind of it."""
        tried = sorted(vocabulary.kinds, key=_rank)
        reported = [kind for kind in tried if kind.strand is Strand.REPORTED]
        said = [kind for kind in tried if kind.strand is Strand.SAID]
        speech = [Cue(kind, cues.COMMENTS) for kind in said[-1:]]
        return cls(
            reported=tuple(_cues(reported)),
            said=(*_cues(said), *speech),
            plainest=next(iter([*said[-1:], *reported[-1:]]), None),
            are_few=any(sum(map(len, kind.words.values())) <= 1 for kind in reported),
        )


class Judgement(NamedTuple):
    """A kind and the words that led to it; None where it is a mere default.

    It is a guess where somebody merely reports, and of few words none tells of what happened.
    """

    kind: Kind
    cue: Span | None
    is_guess: bool = False


def judge(article: Article, words: KindWords) -> Judgement | None:
    """Return the kind of the main happening, or None where the vocabulary has no kind.

    The first sentence that says anything decides: its first verb of comment makes it something
    said; a bare report (`said`, `reported`) is of what it reports, and of itself where that is
    nothing.
    """
    mentioned: Judgement | None = None
    for sentence in _opening(article):
        found = _of_sentence(article.plain, sentence, words)
        # A sentence about `the flood` takes it as known: the next may tell what is new about it.
        is_mention = found is not None and (
            _is_mere_mention(article.plain, found)
            or _is_headline(found, sentence)
            or _QUOTED.match(article.plain, sentence.start) is not None
            or _is_of_speaker(article, sentence)
        )
        if found and not is_mention:
            return _guessed(found, article, words)
        mentioned = mentioned or found
    return mentioned or (Judgement(words.plainest, None) if words.plainest else None)


def _guessed(found: Judgement, article: Article, words: KindWords) -> Judgement:
    is_bare = found.cue is not None and cues.REPORTS.fullmatch(found.cue.text) is not None
    if not (words.are_few and is_bare and found.kind is words.plainest):
        return found
    is_told = any(about(article, sentence, words) for sentence in _opening(article))
    return found._replace(is_guess=not is_told)


def about(article: Article, span: Span, words: KindWords) -> frozenset[str]:
    """Return the id of every reported kind that a stretch of the article speaks of."""
    return frozenset(
        cue.kind.id
        for cue in words.reported
        if cue.words.search(article.plain, span.start, span.end)
    )


def _rank(kind: Kind) -> tuple[bool, float]:
    return kind.rank is None, float(kind.rank or 0)


def _cues(kinds: Sequence[Kind]) -> Iterator[Cue]:
    for kind in kinds:
        if words := [word for words in kind.words.values() for word in words]:
            yield Cue(kind, _pattern(words))


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    """Return what finds any of `words`, the longest at a place; only `*` and `_` mean more."""
    longest = sorted(dict.fromkeys(words), key=lambda word: (-len(word), word))
    found = (r"\s".join(_escaped(part) for part in word.split("_")) for word in longest)
    return re.compile(rf"(?<!\w)(?:{'|'.join(found)})(?!\w)", re.IGNORECASE)


def _escaped(part: str) -> str:
    stem = part.removesuffix("*")
    return re.escape(stem) + (r"\w*" if stem != part else "")


def _opening(article: Article) -> Iterator[Span]:
    for part in article.told[:_PARAGRAPHS]:
        yield from article.telling(part)[:_SENTENCES]


def _of_sentence(plain: str, sentence: Span, words: KindWords) -> Judgement | None:
    spoken = _first(words.said, plain, sentence)
    happened = _new(words.reported, plain, sentence) or _first(words.reported, plain, sentence)
    reported = cues.REPORTS.search(plain, sentence.start, sentence.end)
    is_known = happened is not None and _is_mere_mention(plain, happened)
    if spoken and (
        not happened or is_known or not _is_of_what_happened(plain, spoken, happened, reported)
    ):
        return spoken
    if happened and not (reported and _is_spoken_about(plain, happened, reported)):
        return happened
    return Judgement(words.said[-1].kind, _span(reported)) if reported and words.said else None


def _new(table: Sequence[Cue], plain: str, sentence: Span) -> Judgement | None:
    """Return the first happening of a sentence that is not spoken of as something known."""
    found = (
        Judgement(cue.kind, _span(match))
        for cue in table
        for match in _told(cue, plain, sentence)
        if not _is_known(plain, match.start())
    )
    return min(found, key=lambda one: one.cue.start if one.cue else 0, default=None)


def _is_headline(one: Judgement, sentence: Span) -> bool:
    """Return whether a line without a stop says no more than who says something."""
    is_bare = one.cue is not None and cues.REPORTS.fullmatch(one.cue.text) is not None
    return is_bare and sentence.text.rstrip()[-1] not in _STOPS


def _is_of_speaker(article: Article, sentence: Span) -> bool:
    """Return whether a headline begins with whoever says what follows: `X: raids go on`."""
    if not article.is_headline(sentence.start):
        return False
    named = article.within(sentence.start, sentence.end)[:1]
    is_first = bool(named) and named[0].start == sentence.start and bool(named[0].actor)
    return is_first and article.plain[named[0].end : named[0].end + 1] == ":"


def _is_spoken_about(plain: str, happened: Judgement, reported: re.Match[str]) -> bool:
    """Return whether somebody says something about what happened: `said the flood was none`."""
    assert happened.cue
    return reported.end() <= happened.cue.start and _is_known(plain, happened.cue.start)


def _is_mere_mention(plain: str, one: Judgement) -> bool:
    is_reported = one.kind.strand is Strand.REPORTED
    return is_reported and one.cue is not None and _is_known(plain, one.cue.start)


def _is_known(plain: str, at: int) -> bool:
    return bool(_KNOWN.search(plain, max(0, at - _BEFORE), at))


def _is_of_what_happened(
    plain: str, spoken: Judgement, happened: Judgement, reported: re.Match[str] | None
) -> bool:
    """Return whether the sentence tells what happened and only adds who says what about it."""
    assert spoken.cue
    assert happened.cue
    is_told_first = happened.cue.end <= spoken.cue.start
    is_report = reported is not None and reported.start() < spoken.cue.start
    return is_told_first or (is_report and not _is_known(plain, happened.cue.start))


def _first(table: Sequence[Cue], plain: str, sentence: Span) -> Judgement | None:
    found = [
        Judgement(cue.kind, _span(match))
        for cue in table
        for match in islice(_told(cue, plain, sentence), 1)
    ]
    return min(found, key=lambda one: one.cue.start if one.cue else 0, default=None)


def _told(cue: Cue, plain: str, sentence: Span) -> Iterator[re.Match[str]]:
    """Yield the words of a kind in a sentence, but for what is not so, or only spoken of."""
    is_reported = cue.kind.strand is Strand.REPORTED
    for match in cue.words.finditer(plain, sentence.start, sentence.end):
        start = max(sentence.start, match.start() - _BEFORE)
        is_not = _NOT.search(plain, start, match.start()) is not None
        if not (is_not or (is_reported and _is_topic(plain, sentence, match))):
            yield match


def _is_topic(plain: str, sentence: Span, match: re.Match[str]) -> bool:
    """Return whether somebody speaks of a happening: `against raids`, `says raids aim to`."""
    spoken = cues.REPORTS.search(plain, sentence.start, sentence.end)
    start = max(sentence.start, match.start() - _BEFORE)
    if not spoken:
        return False
    is_general = _GENERAL.match(plain, match.end(), sentence.end) is not None
    return bool(_TOPIC.search(plain, start, match.start())) or (
        is_general and spoken.end() <= match.start()
    )


def _span(match: re.Match[str]) -> Span:
    return Span(match.start(), match.end(), match[0])
