"""Whose words are that something leads up to: `X only shrugged: “…”`, `We print the post in full`.

A colon makes words his of whom the clause before it is about, whatever verb it has, if it is no
more than the name and the verb. What is written is of whoever is told last to have written or said
something; media that carry it are not.
"""

import re
from collections.abc import Iterator
from itertools import islice

from timeline.convert.people import bodies
from timeline.convert.people.meant import whom
from timeline.convert.people.named import ArticleNames
from timeline.convert.people.strangers import is_about_somebody
from timeline.convert.reading.article import Article
from timeline.convert.reading.pieces import Piece
from timeline.convert.reading.speech import AT_ONCE, last_beside
from timeline.convert.speaking import going_on
from timeline.convert.speaking.before_colon import up_to_colon
from timeline.convert.speaking.found import NOBODY, Basis, Found
from timeline.convert.speaking.main_speaker import MainSpeaker
from timeline.convert.words.cues import PAPER, PAPER_READS, PRONOUN, SINGLE
from timeline.text.languages import either, pattern
from timeline.text.letters import SMALL
from timeline.text.paragraphs import Span

_CLAUSE = re.compile(rf"[;,:–—]\s(?:{either('and')}\s)?", re.IGNORECASE)
_WORD = rf"(?:{SMALL}|['’ʼ-])+"
# `shrugged`, `was brief`, `only smiled`: no determiner, so nothing that somebody else wrote.
_PLAIN = re.compile(rf"\s(?=[a-z])(?:(?!{either('determiners')}\s){_WORD}(?:\s|\Z)){{1,2}}\Z")
# In letters with cases: a verb behind `only`, or with how or with what somebody does it.
_VERB = rf"(?:{either('verb_endings')})"
_HOW = rf"\s{either('instrumental_endings')}"
_CASED = re.compile(rf"\s(?:{_WORD}\s)?{_VERB}(?:{_HOW})?\s?\Z")
_PASSIVE = pattern("is_passive", before=r"\s", after=r"\s\w+ed\b")
_PAPER = pattern("carried_papers")
_WE_PRINT = re.compile(
    rf"\b{either('we_print')}\s(?:[\w-]+\s){{0,2}}{either('carried_papers')}\b", re.IGNORECASE
)
_IN_FULL = pattern("in_full")
_PAPERS = (PAPER, PAPER_READS)
_LETTERS = re.compile(r"[^\W_]+")
_MOST_WORDS = 16
_MOST_SENTENCES = 4
_MOST_ITEMS = 12


def by_clause(names: ArticleNames, piece: Piece) -> Found | None:
    """Find who is the subject of a short clause in front of a colon: `he only shrugged: “…”`."""
    article = names.article
    lead = up_to_colon(article, article.sentence_at(piece.words.start).start, piece.outer_start)
    if not lead:
        return None
    start, end = lead.start, lead.end
    begins = [start, *(m.end() for m in _CLAUSE.finditer(article.plain, start, end))]
    return next((f for at in begins[::-1] if (f := _subject(names, at, end))), None)


def _subject(names: ArticleNames, start: int, end: int) -> Found | None:
    plain = names.article.plain
    if (he := PRONOUN.match(plain, start, end)) and he[0].lower() in SINGLE:
        speaker, last, basis = whom(names, he, end), he.end(), Basis.PRONOUN
    else:
        named = names.speaking(start, end)
        if len(named) != 1 or named[0].start != start or not names.is_person(named[0].actor):
            return None
        if not names.is_in_subject_case(named[0]):
            return None
        speaker, last, basis = named[0].actor, named[0].end, Basis.NAMED
    does = _PLAIN if plain[start:last].isascii() else _CASED
    is_told = last_beside(plain, last, end) or _PASSIVE.search(plain, last, end)
    if not speaker or is_told or not does.fullmatch(plain, last, end):
        return None
    return Found(speaker, basis, plain[start:end], last)


def by_paper(speaker: MainSpeaker, piece: Piece) -> Found | None:
    """Find whose a paper is that is carried whole, or cited: `The post reads in full:`."""
    article = speaker.subjects.article
    if _is_of_paper(article, piece):
        found = next(_speaking_before(speaker, article.sentence_at(piece.words.start)), NOBODY)
        # Of a paper that nobody is told to have written, no neighbour speaks.
        return found if found.speaker else _of_opener(speaker.subjects.names, piece) or found
    leading = _leading(article, piece)
    if leading and (printed := _printed(speaker.subjects.names, leading)):
        return printed
    if not leading or PRONOUN.search(article.plain, leading.start, leading.end):
        return None
    if any(mention.actor for mention in article.within(leading.start, leading.end)):
        return None
    if any(
        is_about_somebody(article, leading.start, leading.end, is_he=he) for he in (True, False)
    ):
        return NOBODY
    words = article.plain[leading.start : leading.end]
    is_led_up_to = words.rstrip().endswith(":") and _PAPER.search(words)
    if len(_LETTERS.findall(words)) > _MOST_WORDS or not (is_led_up_to or _IN_FULL.search(words)):
        return None
    told = next(_speaking_before(speaker, leading), None)
    # Somebody told of nearer than whoever speaks further up has shown it.
    is_near = told is not None and told.verb >= piece.paragraph.start
    return told if is_near else _showing(speaker, leading, piece.paragraph.start) or told


def _showing(speaker: MainSpeaker, leading: Span, start: int) -> Found | None:
    """Find who begins a sentence before one about words: `X showed a picture. Its caption:`."""
    names = speaker.subjects.names
    before = islice(_before(names.article, leading), _MOST_SENTENCES)
    told = (going_on.subject(names, one) for one in before if one.start >= start)
    by = next(filter(None, told), "")
    words = names.article.plain[leading.start : leading.end]
    return Found(by, Basis.INTRODUCED, words) if by else None


def _printed(names: ArticleNames, leading: Span) -> Found | None:
    """Find whose paper a page says that it prints: `We publish the post of X in full:`."""
    plain = names.article.plain
    we = _WE_PRINT.search(plain, leading.start, leading.end)
    named = names.speaking(we.end(), leading.end) if we else []
    is_led_up_to = plain[: leading.end].rstrip().endswith(":")
    if not is_led_up_to or len({mention.actor for mention in named}) != 1:
        return None
    return Found(named[0].actor, Basis.NAMED, plain[leading.start : leading.end].strip())


def of_list(article: Article, piece: Piece) -> Span | None:
    """Return what leads up to a list in which words stand: `By his count:`, `He promises to`."""
    paragraph: Span | None = piece.paragraph
    for _ in range(_MOST_ITEMS):
        if not paragraph or not article.plain[paragraph.start].islower():
            break
        paragraph = article.paragraph_before(paragraph.start)
    if not paragraph or paragraph.start == piece.paragraph.start:
        return None
    leading = article.sentence_at(paragraph.end - 1)
    return leading if article.plain[: leading.end].rstrip().endswith(":") else None


def _leading(article: Article, piece: Piece) -> Span | None:
    """Return the sentence in front of words with which a paragraph begins, or of those words."""
    if _LETTERS.search(article.plain, piece.paragraph.start, piece.outer_start):
        sentence = article.sentence_at(piece.words.start)
        return Span(sentence.start, max(sentence.start, piece.outer_start), "")
    before = article.paragraph_before(piece.paragraph.start)
    return article.sentence_at(before.end - 1) if before else None


def _is_of_paper(article: Article, piece: Piece) -> bool:
    """Return whether a paper speaks right behind words: `“…,” the post says`."""
    end = min(article.sentence_at(piece.outer_end).end, piece.paragraph.end)
    near = min(end, piece.outer_end + AT_ONCE)
    paper = next(
        (p for way in _PAPERS if (p := way.search(article.plain, piece.outer_end, near))), None
    )
    return paper is not None and not any(
        mention.actor for mention in article.within(piece.outer_end, end)
    )


def _of_opener(names: ArticleNames, piece: Piece) -> Found | None:
    """Find of which body alone the article is, whose paper speaks: `“…,” the post says.`"""
    at, plain = piece.outer_start, names.article.plain
    body = bodies.of_speech(names, at) or bodies.of_openings(names, at)
    if not body or not bodies.is_paper_of(names, body, piece.outer_end):
        return None
    end = names.article.sentence_at(piece.outer_end).end
    return Found(body, Basis.PRONOUN, plain[piece.outer_end : end].strip())


def _speaking_before(speaker: MainSpeaker, sentence: Span) -> Iterator[Found]:
    """Yield who speaks in the sentences before one, the nearest first; media carry what is said."""
    article = speaker.subjects.article
    for before in islice(_before(article, sentence), _MOST_SENTENCES):
        for found in speaker.in_sentence(before)[:1]:
            named = article.within(found.verb, min(before.end, found.verb + AT_ONCE))
            if found.speaker or not any(mention.outlet for mention in named):
                yield found._replace(basis=Basis.BEFORE)


def _before(article: Article, sentence: Span) -> Iterator[Span]:
    while sentence.start > 0:
        sentence = article.sentence_before(sentence)
        if sentence.start == sentence.end:
            return
        yield sentence
