"""Whether a word for an office is of whoever is on file, or of another: `the former governor`."""

import re
from collections.abc import Sequence

from timeline.convert.names.names import Mention
from timeline.convert.people import body_nouns
from timeline.convert.people.named import ArticleNames, small_words
from timeline.convert.people.personal import is_kin, is_other, is_role
from timeline.convert.reading.speech import AT_ONCE
from timeline.convert.words.cues import ANYBODY, MANY, OWNED, PRONOUN, REGION_NOUNS, SINGLE
from timeline.text.languages import either, pattern
from timeline.text.letters import CAPITAL, SMALL
from timeline.text.terms import terms

_ANOTHER = pattern("not_in_office")
# In front of the word: `вице-губернатор`, `бывший губернатор`.
_ANOTHER_BEFORE = pattern("not_in_office", after=r"(?:\s|[-‐‑])\Z")
# Behind it: another has it, or it is of another place.
_ANOTHER_BEHIND = re.compile(rf"\s(?:{either('of_another_place')}\b|(?P<name>{CAPITAL}\w+))")
# An adjective of a country or town: `французский президент`.
_ADJECTIVE = re.compile(rf"(?<!\w)(?P<of>\w+{either('of_a_place')})\s\Z", re.IGNORECASE)
# `Northtown oblast` and `Southtown oblast` have one word in common.
_REGION_NOUNS = frozenset(REGION_NOUNS.values())
# Behind a word for an office: of what it is.
_OF = pattern("role_of", before=r"\s", after=r"\s(?:the\s)?")
# The same in letters with cases: `депутат російського парламенту`.
_OF_WHAT = re.compile(r"(?:\s[^\W\d_][\w'’ʼ-]*){1,4}")
_WORD = re.compile(r"[^\W\d_]+")
_SENTENCES_BACK = 2
# A word of it or two, behind which stands no name: `секретар РНБО`, `глава военного ведомства`.
_ITS = rf"\s(?:{SMALL}+|{CAPITAL}{{2,5}}|{CAPITAL}{SMALL}+)"
_OF_THAT = tuple(
    re.compile(rf"(?P<of>(?:{_ITS}){{{n}}})(?=[.,;:!?]|\Z|\s(?:{SMALL}|[–—-]\s))") for n in (1, 2)
)
_THE = re.compile(r"\Athe\s", re.IGNORECASE)
_REACH = 30
_STEM = _SHORTEST = 4
_ENDING = 2


def titled(names: ArticleNames, word: re.Match[str]) -> str:
    """Return who alone was named behind the same words: `district head X … the district head`."""
    title = _THE.sub("", word[0])
    return _behind(names, re.escape(title), word.start()) if " " in title else ""


def titled_of(names: ArticleNames, word: re.Match[str]) -> str:
    """Return the same in letters with cases: `Secretary of the Council X … the secretary of it`.

    What the office is of has one form, the word for it has the endings of its cases.
    """
    title = word[0]
    if title.isascii() or " " in title:
        return ""
    stem = rf"{re.escape(title[: max(_STEM, len(title) - _ENDING)])}\w{{0,4}}"
    its = (of.match(names.article.plain, word.end()) for of in _OF_THAT)
    # Hardly ever do the same words stand before.
    again = (
        of["of"] for of in its if of and names.article.plain.find(of["of"], 0, of.start()) >= 0
    )
    found = (_behind(names, stem + re.escape(of), word.start()) for of in again)
    return next(filter(None, found), "")


def _behind(names: ArticleNames, title: str, end: int) -> str:
    """Return who alone is named behind some words wherever they stand before an offset."""
    before = re.compile(rf"(?<!\w)(?i:{title})\s(?={CAPITAL})")
    known = before.finditer(names.article.plain, 0, end)
    named = [names.article.within(one.end(), one.end() + AT_ONCE)[:1] for one in known]
    actors = {m.actor if names.is_person(m.actor) else "" for found in named for m in found}
    return actors.pop() if len(actors) == 1 and all(named) else ""


def is_anothers(names: ArticleNames, word: re.Match[str], role: Sequence[str]) -> bool:
    """Return whether a word for an office is not that of the role of somebody on file."""
    plain = names.article.plain
    before = plain[max(0, word.start() - _REACH) : word.start()]
    said = _ANOTHER.search(word[0]) or _ANOTHER_BEFORE.search(before)
    if said and said[0].strip(" -").lower() not in role:
        return True
    behind = _ANOTHER_BEHIND.match(plain, word.end())
    is_cyrillic = not word[0].isascii()
    if is_cyrillic and behind and not (behind["name"] and _is_named(names, word.end() + 1)):
        return True
    adjective = _ADJECTIVE.search(before)
    return adjective is not None and not _is_of(names, adjective["of"].lower(), role)


def _is_named(names: ArticleNames, at: int) -> bool:
    """Return whether a name on file begins at an offset, which is looked at by others."""
    return any(mention.start == at for mention in names.article.within(at, at + _REACH))


def _is_of(names: ArticleNames, adjective: str, role: Sequence[str]) -> bool:
    """Return whether an adjective is made of the name of a place that a role is of."""
    return any(
        word.startswith(adjective[:_STEM])
        for place in names.record.places
        if any(is_kin(role, own) for own in small_words(place.name) if own not in _REGION_NOUNS)
        for spelling in place.aliases
        for word in small_words(spelling)
    )


def is_in_other_office(names: ArticleNames, actor: str, start: int, end: int) -> bool:
    """Return whether a clause between two offsets opens with an office that an actor has not.

    `X said so; the president sat and …`: what follows is not of X.
    """
    found = PRONOUN.finditer(names.article.plain, start, end)
    return any(_is_office(names, one) and not has_role(names, actor, one) for one in found)


def _is_office(names: ArticleNames, word: re.Match[str]) -> bool:
    """Return whether a word opens a clause with somebody by his office: no `of the president`."""
    noun = noun_of(word)
    is_none = noun in SINGLE | MANY | ANYBODY or body_nouns.is_noun(noun)
    plain = names.article.plain
    is_first = plain[: word.start()].rstrip()[-1:] in {"", *".,;:—–"}
    return is_first and not is_none and not OWNED.match(plain, word.end())


def who_has(names: ArticleNames, near: Sequence[Mention], word: re.Match[str]) -> str:
    """Return who alone of some persons has the role that a word tells."""
    having = {m.actor for m in near if has_role(names, m.actor, word)}
    return having.pop() if len(having) == 1 else ""


def named_near(names: ArticleNames, recent: Sequence[Mention], at: int) -> list[Mention]:
    """Return those persons whom a sentence, or one of the two before it, names."""
    sentence = names.article.sentence_at(at)
    for _ in range(_SENTENCES_BACK):
        sentence = names.article.sentence_before(sentence)
    return [mention for mention in recent if mention.start >= sentence.start]


def has_role(names: ArticleNames, actor_id: str, word: re.Match[str]) -> bool:
    """Return whether `the Belgorod governor` fits an actor: by his role, or as he is named."""
    role = names.role(actor_id)
    if is_anothers(names, word, role):
        return False
    inside = [w.lower() for w in _WORD.findall(word[0])[1:-1] if w[0].isupper()]
    is_his = all(is_kin(role, adjective) for adjective in inside)
    of = _named_behind(names, word)
    if of and not any(is_kin(role, name) for name in of):
        return False
    if noun_of(word) in role or is_role(role, word):
        return is_his
    return False


def is_another(names: ArticleNames, actor_id: str, word: re.Match[str]) -> bool:
    """Return whether a word means another role than somebody has, and is not said of him."""
    stem = noun_of(word)[:_STEM]
    before = (names.article.plain[max(0, m.start - _REACH) : m.start] for m in names.persons)
    called = (
        text.lower() for m, text in zip(names.persons, before, strict=True) if m.actor == actor_id
    )
    return is_other(names.role(actor_id), word) and not any(stem in text for text in called)


def is_of_it(names: ArticleNames, actor_id: str, word: re.Match[str]) -> bool:
    """Return whether somebody has the role that a word tells, of what stands behind it.

    `Представник воєнної розвідки` is the spokesman of military intelligence.
    """
    actor = names.actor(actor_id)
    of = _OF_WHAT.match(names.article.plain, word.end())
    if not actor or not of or not is_role(names.role(actor_id), word):
        return False
    noun = small_words(of[0])[0]
    is_of_body = bool(actor.member_of) and body_nouns.is_noun(noun)
    if is_of_body and body_nouns.named_by(names, noun, [actor.member_of or ""]):
        return True
    return not set(terms(of[0])).isdisjoint(terms(actor.role))


def _named_behind(names: ArticleNames, word: re.Match[str]) -> list[str]:
    """Return the words of the entry that a role is of: `governor of X`, `губернатор X`."""
    of = _OF.match(names.article.plain, word.end())
    start = of.end() if of else word.end() + 1
    named = names.article.within(start, start + AT_ONCE)[:1]
    if not named or named[0].start != start:
        return []
    one = names.record.places.by_id.get(named[0].place)
    entry = one or names.record.actors.by_id.get(named[0].actor)
    own = small_words(entry.name) if entry else []
    return [w for w in own if len(w) >= _SHORTEST and w not in _REGION_NOUNS] or ["?"]


def noun_of(word: re.Match[str]) -> str:
    """Return the noun of `the acting governor` or `the head of the region`."""
    found = small_words(word[0])
    return next((w for w in found if w in ANYBODY), found[-1])
