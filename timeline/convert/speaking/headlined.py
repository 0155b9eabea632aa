"""Whose words a headline quotes: of whoever says them again below, or whom alone it names."""

import re
from collections.abc import Sequence
from dataclasses import replace

from timeline.convert.people.named import ArticleNames, small_words
from timeline.convert.people.personal import is_role
from timeline.convert.people.strangers import is_governed
from timeline.convert.reading import interview
from timeline.convert.speaking.found import NOBODY, Basis, Found
from timeline.convert.speaking.spoken import Spoken
from timeline.convert.words.cues import ANYBODY, TITLES
from timeline.text.languages import either
from timeline.text.letters import CAPITAL, SMALL

_ENDS = " .,;:!?…"
_FEW = 1
# `X: no talks with “guests”`, `X — про «тишу»`: what follows are the words of X.
_SAYS = re.compile(rf"\s?:\s|\s[–—]\s{either('spoken_of')}\s", re.IGNORECASE)
# `«…». Заместитель командира о зиме`
_OFFICE = re.compile(rf"[»”\"’']?[.:,;!?…]*\s(?P<office>{CAPITAL}?{SMALL}+)")
_LETTERS = re.compile(r"\w+")


def spoken(names: ArticleNames, one: Spoken, others: Sequence[Spoken], main: Found) -> Spoken:
    """Return words of a headline with their speaker, where nothing beside them tells him."""
    if not names.article.is_headline(one.piece.words.start):
        return one
    if one.speaker and one.basis is not Basis.MAIN:
        # `“…”: the corps answered the mayor` has the words of him who speaks for it below.
        is_his = names.speaks_for(main.speaker, one.speaker)
        return (_by(one, main) if is_his else None) or one
    below = (o for o in others if not names.article.is_headline(o.piece.words.start))
    again = [other for other in below if _holds(other.text, one)]
    if again:
        is_his = len({other.speaker for other in again}) == 1
        his = Found(again[0].speaker if is_his else "", Basis.MAIN, again[0].said)
        return _by(one, his) or replace(one, speaker="", basis=again[0].basis, said="")
    if one.speaker:
        return _by(one, _named(names, one, main)) or one
    answers = interview.answers(names.article) if main.speaker else ()
    is_answer = any(_holds(answer.text, one) for answer in answers)
    named = main if is_answer else _opening(names, one, main) or _named(names, one, main)
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


def _opening(names: ArticleNames, one: Spoken, main: Found) -> Found | None:
    """Find with whose name, and a colon behind it, a headline begins that quotes a part.

    Other words may stand before the colon, if the name is his who speaks below.
    """
    plain, start = names.article.plain, one.piece.paragraph.start
    named = names.speaking(start, one.piece.outer_start)
    first = next(iter(named), None)
    if not first or first.start != start or len(named) != 1:
        return None
    is_his = names.is_person(first.actor) and _SAYS.match(plain, first.end) is not None
    is_main = first.actor == main.speaker and ":" in plain[first.end : one.piece.outer_start]
    is_main = is_main and one.basis is not Basis.STRANGER
    return Found(first.actor, Basis.NAMED, first.text) if is_his or is_main else None


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
        is_his = offices or _has_office(names, main.speaker, start)
        return main if is_his and names.is_person(main.speaker) else NOBODY
    if len({mention.actor for mention in named}) != 1:
        return NOBODY
    first = named[0]
    is_subject = names.is_in_subject_case(first) and not is_governed(names.article, first.start)
    is_near = TITLES.union(ANYBODY).issuperset(small_words(plain[start : first.start]))
    is_his = is_subject and is_near and names.is_person(first.actor)
    return Found(first.actor, Basis.NAMED, first.text) if is_his else NOBODY


def _has_office(names: ArticleNames, actor: str, at: int) -> bool:
    """Return whether the word behind quoted ones is an office of somebody: `«…»: мэр о ночи`."""
    office = _OFFICE.match(names.article.plain, at)
    word = _LETTERS.search(office["office"]) if office else None
    return word is not None and is_role(names.role(actor), word)
