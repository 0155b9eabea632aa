"""Whether words say of what somebody is the head or the spokesman: `the company's spokesman`.

Whoever is so called belongs to that, and is none of those who have another office.
"""

import re

from timeline.convert.names.names import Mention
from timeline.convert.people import body_nouns
from timeline.convert.people.named import ArticleNames, small_words
from timeline.convert.people.unknown import GENERAL
from timeline.convert.reading.speech import follows
from timeline.convert.words.cues import ANYBODY, OWNS, POSSESSED, PRONOUN, SPEECH, UTTERS
from timeline.convert.words.inflection import keys
from timeline.text.languages import either, pattern
from timeline.text.letters import CAPITAL, SMALL
from timeline.text.paragraphs import Span

_OF_PAPER, _TALKED = pattern("media_nouns", before=r"\s"), pattern("interviews")
# `представитель компании`, `чиновник областного правительства`
_SURELY, _MAYBE = either("endings_of_owners"), either("may_end_owners")
_BEHIND = re.compile(
    rf"\s(?={SMALL})(?!{either('those_told')}\b)(?P<of>{_SURELY}|(?!{either('not_after_a_name')}\b){_MAYBE})\b"
)
# `депутат Госдумы`
_OF_A_BODY = re.compile(rf"\s(?P<of>{CAPITAL}{SMALL}+)\b")
_OF_A_PLACE = re.compile(rf"\s(?:{CAPITAL}|{_SURELY}\b)")
# Whoever is spoken with is told by who he was: `собеседник агентства`, `rozmówca, który …`.
_SPOKEN_WITH = re.compile(either("spoken_with"), re.IGNORECASE)
# `Гость из Ладова` is another than whoever was named.
_FROM = re.compile(rf"\s(?i:{either('come_from')})\s{CAPITAL}")
_ENDED = re.compile(rf"\s?(?:[.;:!?)–—]|-\s|\Z|,\s(?!{SMALL}))|\s(?:{SMALL}+\s)?{either('and')}\b")
_TO_VERB = (re.compile(r"\s"), re.compile(rf"\s{SMALL}+\s"))
# What a sentence tells is what somebody else says.
_HE = re.compile(rf",\s{either('one_person')}\s(?:\w+ly\s)?", re.IGNORECASE)
_OWNER = re.compile(rf"\s(?P<of>{SMALL}+)['’ʼ]s\s")


def is_of_others(names: ArticleNames, word: re.Match[str]) -> bool:
    """Return whether a word for anybody is of a thing that is told: no `head of the office`.

    What `the head of the region` is called tells of one who may be on file.
    """
    if ANYBODY.isdisjoint(small_words(word[0])):
        return False
    plain = names.article.plain
    if _FROM.match(plain, word.end()):
        return True
    if _SPOKEN_WITH.fullmatch(word[0]) and not (
        _ENDED.match(plain, word.end()) or follows(plain, word.end(), _TO_VERB)
    ):
        return not _is_interviewed(plain, word)
    inside, behind = _OWNER.search(word[0]), _BEHIND.match(plain, word.end())
    if behind and PRONOUN.fullmatch(plain, word.start(), behind.end()):
        # `Глава города` is one word for somebody, `глава города соседнего района` another.
        return _OF_A_PLACE.match(plain, behind.end()) is not None
    of = inside or behind or _OF_A_BODY.match(plain, word.end())
    if not of or (of.re is _OF_A_BODY and GENERAL.isdisjoint(keys(of["of"]))):
        return False
    return of.re is _OF_A_BODY or not body_nouns.is_any_office(of["of"])


def _is_interviewed(plain: str, word: re.Match[str]) -> bool:
    """Return whether a paper, whose interlocutor is told of, has spoken with somebody before."""
    return bool(_OF_PAPER.match(plain, word.end()) and _TALKED.search(plain, 0, word.start()))


def but_owners(names: ArticleNames, recent: list[Mention]) -> list[Mention]:
    """Leave out the last named if only what is his is told: `X wrote. Y's promise is broken.`"""
    first = recent[0] if recent else None
    sentence = names.article.sentence_at(first.start if first else 0)
    if not first or not _is_owner(names, first, sentence):
        return recent
    start = names.article.sentence_before(sentence).start
    others = [m for m in recent if m.actor != first.actor]
    return others if others and others[0].start >= start else recent


def _is_owner(names: ArticleNames, mention: Mention, sentence: Span) -> bool:
    """Return whether what is somebody's does something; `X's word is broken, he said` is no X."""
    plain, end = names.article.plain, sentence.end
    persons = _HE.finditer(plain, mention.end, end) if OWNS.match(plain, mention.end) else ()
    if any(verb.match(plain, he.end(), end) for he in persons for verb in (*SPEECH, UTTERS)):
        return True
    return POSSESSED.match(plain, mention.end) is not None
