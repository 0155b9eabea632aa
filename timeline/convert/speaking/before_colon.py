"""Whose words are that a clause with whatever verb leads up to: `X would not be drawn: “…”`.

In front of a colon stands who speaks, and hardly anybody else: the one whom the clause is about, if
it is about one alone. What it tells that somebody said or thinks is about others.
"""

import re
from collections.abc import Iterator

from timeline.convert.names.names import Mention
from timeline.convert.people.meant import whom
from timeline.convert.people.named import ArticleNames, small_words
from timeline.convert.people.strangers import is_governed, subject_before
from timeline.convert.reading.article import Article
from timeline.convert.reading.pieces import Piece
from timeline.convert.speaking import papers
from timeline.convert.speaking.found import Basis, Found
from timeline.convert.words.cues import ANYBODY, OWNED, PRONOUN, SINGLE, TITLES
from timeline.text.languages import either, pattern
from timeline.text.letters import SMALL
from timeline.text.paragraphs import Span

_LETTERS = re.compile(r"[^\W_]")
_WORDS = re.compile(r"[\w'’ʼ-]+")
# Behind one of these a clause tells of others.
_TURN = re.compile(
    rf"[,;:]|\s(?:[–—-]\s)?(?:{either('that', 'whether', 'relative', 'joins_clauses')})\s",
    re.IGNORECASE,
)
# What somebody has cried or written elsewhere is led up to in the same way.
_CRIED = pattern("cries_or_writes")
# `X commander`: somebody of a body, and not the body.
_ROLE = re.compile(rf"\s(?P<role>{SMALL}+)")
_TITLED = TITLES | ANYBODY
# `X was greeted: “…”`, `Зоренко встретили …`: others speak to him.
_PASSIVE = pattern("is_passive", before=r"\s", after=r"\s(?!asked)\w+ed\b")
_MANY_DO = pattern("several_did", before=r"\s")
_ONE_OF_THEM = pattern("one_of_them")
_ONE = SINGLE | ANYBODY
_MOST = 200


def by_subject(names: ArticleNames, piece: Piece) -> Found | None:
    """Find whom alone the clause is about that leads up to words and ends with a colon."""
    lead = leading(names.article, piece)
    return about(names, lead) if lead else None


def by_paper(names: ArticleNames, piece: Piece) -> Found | None:
    """Find whose paper is told of in front of words and a colon: `His answer was short: “…”`."""
    lead = leading(names.article, piece)
    return papers.leading(names, lead) if lead else None


def about(names: ArticleNames, lead: Span) -> Found | None:
    """Find whom alone a clause is about, or whose paper it names: `The post of the corps`."""
    plain = names.article.plain
    if paper := papers.leading(names, lead):
        return paper
    if _ONE_OF_THEM.search(plain, lead.start, lead.end):
        return None
    if lead.end - lead.start > _MOST or _CRIED.search(plain, lead.start, lead.end):
        return None
    found = [*_first(names, lead), *_last(names, lead)]
    speakers = {one.speaker for one in found}
    return found[0] if len(speakers) == 1 and found[0].speaker else None


def leading(article: Article, piece: Piece) -> Span | None:
    """Return what stands in front of the colon before words with which a sentence ends."""
    sentence = article.sentence_at(piece.words.start)
    if _LETTERS.search(article.plain, piece.outer_end, max(piece.outer_end, sentence.end)):
        return None
    return up_to_colon(article, sentence.start, piece.outer_start)


def line_before(article: Article, piece: Piece) -> Span | None:
    """Return the last sentence of the paragraph before words, if it ends with a colon."""
    paragraph = piece.paragraph
    if _LETTERS.search(article.plain, paragraph.start, piece.outer_start):
        return None
    before = [part.span for part in article.parts if part.span.end <= paragraph.start][-1:]
    start = article.sentence_at(before[0].end - 1).start if before else 0
    return up_to_colon(article, start, before[0].end) if before else None


def up_to_colon(article: Article, start: int, end: int) -> Span | None:
    """Return a stretch without the colon with which it ends, if it does."""
    before = article.plain[start:end].rstrip()
    return Span(start, start + len(before) - 1, "") if before[-1:] == ":" else None


def _first(names: ArticleNames, lead: Span) -> Iterator[Found]:
    """Yield who is named as the subject of the first clause of a sentence."""
    plain = names.article.plain
    turn = _TURN.search(plain, lead.start, lead.end)
    end = turn.start() if turn else lead.end
    told = names.speaking(lead.start, end)
    named = [m for m in told if _is_subject(names, m)]
    # In letters without cases either of two may be the subject.
    is_first = bool(named) and not named[0].text.isascii() and _opens(names, named[0], lead.start)
    if subject_before(names.article, lead.start, None, end):
        yield Found("", Basis.STRANGER, "")
    for one in named[:1] if is_first else told if named else ():
        speaker = _holder(names, one, lead.end)
        yield Found(speaker, Basis.NAMED, plain[one.start : lead.end], one.end)


def _holder(names: ArticleNames, mention: Mention, end: int) -> str:
    """Return who is named, or the one person of a body with the role behind it: `X commander`."""
    role = _ROLE.fullmatch(names.article.plain, mention.end, end)
    if not role or names.is_person(mention.actor):
        return mention.actor
    members = {m.actor for m in names.persons if names.speaks_for(m.actor, mention.actor)}
    having = [one for one in members if role["role"] in names.role(one)]
    return having[0] if len(having) == 1 else ""


def _is_subject(names: ArticleNames, mention: Mention) -> bool:
    plain = names.article.plain
    if not names.is_in_subject_case(mention) or is_governed(names.article, mention.start):
        return False
    if OWNED.match(plain, mention.end) or _PASSIVE.match(plain, mention.end):
        return False
    return not (names.is_person(mention.actor) and _MANY_DO.match(plain, mention.end))


def _opens(names: ArticleNames, mention: Mention, start: int) -> bool:
    """Return whether nothing but titles and what they are of stands in front of a name."""
    at, words = start, list[str]()
    # `The head of the office Ann Lee`: of a body that is his.
    for body in names.article.within(start, mention.start):
        if names.speaks_for(mention.actor, body.actor):
            words += _WORDS.findall(names.article.bare[at : body.start].replace("_", " "))
            at = body.end
    words += _WORDS.findall(names.article.bare[at : mention.start].replace("_", " "))
    return all(word.lower() in _TITLED for word in words)


def _last(names: ArticleNames, lead: Span) -> Iterator[Found]:
    """Yield whom `he` means in a sentence: `To name a day he refused`."""
    plain = names.article.plain
    named = (m for m in names.speaking(lead.start, lead.end) if _is_subject(names, m))
    # A title in front of a name means nobody else.
    titled = (m.end for m in named if _opens(names, m, lead.start))
    for he in PRONOUN.finditer(plain, next(titled, lead.start), lead.end):
        is_subject = not _ONE.isdisjoint(small_words(he[0])) and not is_governed(
            names.article, he.start()
        )
        if is_subject and not _PASSIVE.match(plain, he.end()):
            yield Found(whom(names, he, lead.end), Basis.PRONOUN, plain[he.start() : lead.end])
