"""Whose words a headline quotes: of whoever says them again below, or whom alone it names."""

import re
from collections.abc import Sequence
from dataclasses import replace

from timeline.convert.people.named import ArticleNames, small_words
from timeline.convert.people.strangers import is_governed
from timeline.convert.reading import interview
from timeline.convert.speaking.found import NOBODY, Basis, Found
from timeline.convert.speaking.spoken import Spoken
from timeline.convert.words.cues import ANYBODY, TITLES
from timeline.text.languages import either

_ENDS = " .,;:!?…"
_FEW = 1
# `X: no talks with “guests”`, `X — про «тишу»`: what follows are the words of X.
_SAYS = re.compile(rf"\s?:\s|\s[–—]\s{either('spoken_of')}\s", re.IGNORECASE)


def spoken(names: ArticleNames, one: Spoken, others: Sequence[Spoken], main: Found) -> Spoken:
    """Return words of a headline with their speaker, where nothing beside them tells him."""
    if not names.article.is_headline(one.piece.words.start):
        return one
    if one.speaker and one.basis is not Basis.MAIN:
        return one
    again = [other for other in others if other is not one and _holds(other.text, one)]
    if again:
        is_his = len({other.speaker for other in again}) == 1
        his = Found(again[0].speaker if is_his else "", Basis.MAIN, again[0].said)
        return _by(one, his) or replace(one, speaker="", basis=again[0].basis, said="")
    if one.speaker:
        return _by(one, _named(names, one, main)) or one
    answers = interview.answers(names.article) if main.speaker else ()
    is_answer = any(_holds(answer.text, one) for answer in answers)
    named = main if is_answer else _opening(names, one) or _named(names, one, main)
    return _by(one, named) or one


def _by(one: Spoken, found: Found) -> Spoken | None:
    """Return words as those of a speaker, if there is one."""
    if not found.speaker:
        return None
    by = found.speaker
    return replace(one, speaker=by, basis=Basis.MAIN, said=found.said, considered=())


def _holds(text: str, one: Spoken) -> bool:
    words = one.text.strip(_ENDS).lower()
    return words in text.lower() and len(words.split()) > _FEW


def _opening(names: ArticleNames, one: Spoken) -> Found | None:
    """Find with whose name, and a colon behind it, a headline begins that quotes a part."""
    start = one.piece.paragraph.start
    named = names.speaking(start, one.piece.outer_start)
    first = next(iter(named), None)
    if not first or first.start != start or not names.is_person(first.actor):
        return None
    is_his = len(named) == 1 and _SAYS.match(names.article.plain, first.end)
    return Found(first.actor, Basis.NAMED, first.text) if is_his else None


def _named(names: ArticleNames, one: Spoken, main: Found) -> Found:
    """Find who alone is named in a headline, as subjects are: `“…”. X on the bridge`."""
    plain, start = names.article.plain, one.piece.outer_end
    named = names.speaking(start, one.piece.paragraph.end)
    if not one.piece.words.text[:1].isupper():
        return NOBODY
    told = small_words(names.article.bare[start : one.piece.paragraph.end])
    if not any(names.is_person(mention.actor) for mention in named):
        # `“…”: governor on the bridge` has the words of the one who speaks below, if he is one.
        offices = (TITLES | ANYBODY).intersection(names.role(main.speaker), told)
        return main if offices and names.is_person(main.speaker) else NOBODY
    if len({mention.actor for mention in named}) != 1:
        return NOBODY
    first = named[0]
    is_subject = names.is_in_subject_case(first) and not is_governed(names.article, first.start)
    is_near = TITLES.union(ANYBODY).issuperset(small_words(plain[start : first.start]))
    is_his = is_subject and is_near and names.is_person(first.actor)
    return Found(first.actor, Basis.NAMED, first.text) if is_his else NOBODY
