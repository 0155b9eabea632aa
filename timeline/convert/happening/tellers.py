"""Whose account of what happened an article gives: of whoever is told to say so, and nobody else.

Somebody quoted further down may deny it, or speak of other matters: the account is not his.
"""

import re
from collections.abc import Iterator
from itertools import chain

from timeline.convert.happening.kinds import Judgement
from timeline.convert.known import kindwords
from timeline.convert.known.kindwords import KindWords
from timeline.convert.page.metadata import Masthead
from timeline.convert.reading import telling
from timeline.convert.reading.article import Article
from timeline.convert.reading.speech import first_speech
from timeline.convert.speaking.found import NOBODY, Basis, Found
from timeline.convert.speaking.speakers import Voices
from timeline.convert.words import cues
from timeline.text.languages import either, pattern
from timeline.text.paragraphs import Span

# What came before is told by somebody: `Об этом сообщил X`, `X reported this`.
_OF_THIS = pattern("of_this")
# Between what happened and a verb: somebody says another thing: `a drone fell, and X said that`.
_JOINED = pattern("and", "joins_clauses", before=r"\s")
# In front of what happened: something else is said, or happens, `after a drone fell`.
_SPOKEN_OF = pattern(
    "topics", "spoken_of", after=rf"\s(?:(?!{either('that')}\s)[^\W\d][\w’'-]*\s){{0,2}}\Z"
)
_BY = pattern("done_by", before=r"\s")


def teller(voices: Voices, judged: Judgement, words: KindWords, masthead: Masthead) -> Found:
    """Return whose account of the happening it is: of whom its own sentences say so.

    Where they name nobody on file it is that of the source line; then that of whoever says `this`,
    and that of whoever wrote the article, unless its sentences name somebody on no file.
    """
    told = next(_told(voices, judged, words), None)
    if told and told.speaker:
        return told
    if source := next(voices.named_as_source(), None):
        return source
    others = chain(_of_this(voices), [told] if told else [], _written(voices, masthead))
    return next(others, NOBODY)


def _told(voices: Voices, judged: Judgement, words: KindWords) -> Iterator[Found]:
    """Yield who tells each sentence of the happening, by verbs of speech; nobody may be on file.

    Whoever tells of its harm in the sentence behind it tells of it too.
    """
    article, last = voices.article, None
    for sentence in _sentences(article):
        hits = tuple(_happening(article, sentence, judged, words))
        if not hits and last and article.sentence_before(sentence) == last:
            hits = tuple(_harm(article, sentence))
        for hit in hits:
            yield from _at_verbs(voices, sentence, hit)
        last = sentence if hits else None


def _sentences(article: Article) -> Iterator[Span]:
    """Yield the sentences of the headlines and the first paragraphs."""
    last = article.opening[-1].span.end if article.opening else 0
    for part in article.told:
        if part.span.end <= last:
            yield from article.telling(part)


def _harm(article: Article, sentence: Span) -> Iterator[Span]:
    """Yield the words of a sentence that tell of harm, or that nobody came to any."""
    for harm in cues.HARM.finditer(article.plain, sentence.start, sentence.end):
        yield Span(harm.start(), harm.end(), harm[0])


def _happening(
    article: Article, sentence: Span, judged: Judgement, words: KindWords
) -> Iterator[Span]:
    """Yield the words of a sentence that tell what happened."""
    kinds = [cue.kind for cue in words.reported] if judged.is_open else [judged.kind]
    for kind in kinds:
        for hit in kindwords.of_kind(article, sentence, kind, words):
            is_negated = telling.is_negated(article.plain, sentence.start, hit.start)
            if telling.tells(article.plain, sentence, hit) and not is_negated:
                yield hit


def _at_verbs(voices: Voices, sentence: Span, hit: Span) -> Iterator[Found]:
    """Yield who says what happened, at the verbs of its sentence; nobody where it is a stranger.

    A headline may leave out who says so: `drone hits a house, governor says`.
    """
    plain, found = voices.article.plain, voices.saying(sentence)
    yield from (one for one in found if _is_of(plain, sentence, one, hit))
    if not (found or voices.article.is_headline(sentence.start)):
        verb = first_speech(plain, sentence.start, sentence.end)
        if verb and (verb.start() > hit.start or cues.THAT.search(plain, verb.end(), hit.start)):
            yield _by(voices, verb, sentence.end)


def _by(voices: Voices, verb: re.Match[str], end: int) -> Found:
    """Return whom `as reported by X` names behind a verb, or nobody on file."""
    by = _BY.match(voices.article.plain, verb.end(), end)
    return voices.alone_in(Span(by.end(), end, by[0])) if by else NOBODY._replace(said=verb[0])


def _is_of(plain: str, sentence: Span, found: Found, hit: Span) -> bool:
    """Return whether somebody says what happened, and does not deny it nor speak of it."""
    verb = found.verb
    if any(word.match(plain, verb) for word in (cues.DENIES, cues.UNCONFIRMED)):
        return False
    if telling.is_negated(plain, sentence.start, verb):
        return False
    if about := _SPOKEN_OF.search(plain, sentence.start, hit.start):
        # `X reported on the drones`.
        return telling.is_reported(plain, sentence.start, about.start())
    *_, clause = plain[hit.end : max(verb, hit.end)].rpartition(",")
    return not _JOINED.search(clause)


def _of_this(voices: Voices) -> Iterator[Found]:
    """Yield who is told to have reported `this`, wherever in the article; nobody if a stranger."""
    plain = voices.article.plain
    for part in voices.article.told:
        for sentence in voices.article.telling(part):
            verb = first_speech(plain, sentence.start, sentence.end)
            if verb and _OF_THIS.search(plain, sentence.start, sentence.end):
                behind = voices.alone_in(Span(verb.end(), sentence.end, verb[0]))
                yield next(iter(voices.saying(sentence)), behind)


def _written(voices: Voices, masthead: Masthead) -> Iterator[Found]:
    """Yield who wrote a post, or whose name stands below or above an article as its only one."""
    if voices.article.is_post:
        yield from voices.named_in_labels()
    for actors in (masthead.signers, masthead.issuers):
        if len(actors) == 1:
            yield Found(actors[0], Basis.LABEL, "")
