"""Which body a word means that is no name: `it`, `the ministry`, `в ведомстве`, `the statement`.

One body alone, or none: of two that may be meant, neither is.
"""

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from timeline.convert.names.names import Mention
from timeline.convert.names.spellings import names_of
from timeline.convert.page import networks
from timeline.convert.people.named import ADJACENT, BREAK, ArticleNames, small_words
from timeline.convert.reading.speech import first_speech, last_speech
from timeline.convert.words.cues import (
    ACCORDING,
    AND,
    ANY_BODY,
    ANY_OFFICE,
    ANY_UNIT,
    BODIES,
    CITES,
    GENERAL_NAMES,
    OBJECTS,
    OFFICES_ARE,
    PAPER,
    UNITS_ARE,
)
from timeline.convert.words.inflection import is_sound, keys, own_keys
from timeline.text.languages import either, pattern
from timeline.text.letters import SMALL

_REACH = 40
_WORD = rf"{SMALL}(?:{SMALL}|[-‐‑])*"
# `в военном ведомстве`, and not `в комментарии агентству`: with whom somebody spoke.
_ONE = rf"(?:(?!{either('conversations')}\s){_WORD}\s)??"
# `в ведомстве`, `в сообщении пресс-службы корпуса`, `слова ведомства`: nothing says of what.
_OFFICE = (
    rf"(?:(?i:{either('inside')})\s)?"
    rf"(?:(?:(?i:{either('governs_a_name')})\s)?(?i:{either('in_its_name')})\s)*"
    rf"{_ONE}(?P<noun>{_WORD})"
)
_OFFICE_BEHIND = re.compile(
    rf"\s{_OFFICE}(?=[.,;:!?)]|\Z|\s(?:[«\"“„–—-]|{either('governs_a_name', 'and')}\s))"
)
_OFFICE_BEFORE = re.compile(
    rf"\b(?=(?i:{either('inside')})\s){_OFFICE}\s(?:{either('not_after_a_name')}\s)?\Z"
)
# Between a verb and the body in which it is said: `написали в корпусе`.
_IN_IT = re.compile(rf"\s{either('inside')}\s(?:[^\W\d_][\w-]*\s)?", re.IGNORECASE)
_AT_ONCE = re.compile(r"\s(?:the\s)?[«\"“„]?")
_MAY_BE_MEDIA = re.compile(either("may_be_media"))
# `The think tank`: none but whoever weighs what others do, as roles tell.
_OF_ANALYSTS, _ANALYSTS = re.compile(either("of_analysts")), pattern("analysts")
_INSIDE = re.compile(rf"\s?{either('inside')}\s", re.IGNORECASE)


class Body(NamedTuple):
    """A body, or nothing, and where the words for it stand."""

    actor: str
    start: int
    end: int


def of_it(names: ArticleNames, at: int) -> str:
    """Return which body `it` means: what the sentence before is about, or else who spoke."""
    return _opening_before(names, at) or of_speech(names, at)


def of_sentence(names: ArticleNames, at: int) -> str:
    """Return of which body `they` are: of the one that alone speaks in the sentence before."""
    sentence = names.article.sentence_before(names.article.sentence_at(at))
    named = [m for m in names.article.within(sentence.start, sentence.end) if m.actor or m.outlet]
    alone = {mention.actor or mention.outlet for mention in named}
    return named[0].actor if len(alone) == 1 and _speaks_as_body(names, named[0]) else ""


def of_speech(names: ArticleNames, at: int) -> str:
    """Return the only body that has spoken; where none has, the only one there is."""
    told = [m for m in names.speaking(0, at) if names.is_told(m)]
    spoke = {m.actor for m in told if _speaks_as_body(names, m)}
    spoke.update(one.actor for one, two in pairwise(told) if _speak_jointly(names, one, two))
    if not spoke:
        return _opening_before(names, at) or _alone(names, told, at)
    return spoke.pop() if len(spoke) == 1 else ""


def _alone(names: ArticleNames, told: Iterable[Mention], at: int) -> str:
    """Return the only body named, if a sentence begins with it: `X opened a case`.

    Media named since may be meant as well.
    """
    bodies = [mention for mention in told if not names.is_person(mention.actor)]
    if len({mention.actor for mention in bodies}) != 1:
        return ""
    since = names.article.within(bodies[-1].end, at)
    media = any(m.outlet and not networks.is_named(names.record, m) for m in since)
    return bodies[0].actor if not media and any(_is_opener(names, m) for m in bodies) else ""


def of_openings(names: ArticleNames, at: int) -> str:
    """Return the only body that sentences before an offset begin with, or nobody."""
    told = [m for m in names.speaking(0, at) if names.is_told(m) and not names.is_person(m.actor)]
    found = {mention.actor for mention in told if _is_opener(names, mention)}
    return found.pop() if len(found) == 1 else ""


def _is_opener(names: ArticleNames, mention: Mention) -> bool:
    """Return whether a sentence begins with a name, as subjects do."""
    start = names.article.sentence_at(mention.start).start
    before = names.article.plain[start : mention.start].split()
    return len(before) <= 1 and names.is_in_subject_case(mention)


def _opening_before(names: ArticleNames, at: int) -> str:
    """Return the body that the sentence before begins with, if no other may be its subject."""
    sentence = names.article.sentence_before(names.article.sentence_at(at))
    within = names.article.within(sentence.start, sentence.end)
    named = [mention for mention in within if mention.actor or not mention.place]
    first = next(iter(named), None)
    if not first or not names.may_speak(first) or names.is_person(first.actor):
        return ""
    others = [m for m in named if m.actor != first.actor and not networks.is_named(names.record, m)]
    is_alone = not any(names.is_in_subject_case(mention) for mention in others)
    return first.actor if is_alone and _is_opener(names, first) else ""


def of_paper(names: ArticleNames, at: int) -> str:
    """Return whose statement is meant: the one body that has spoken, if named last."""
    body = of_speech(names, at)
    told = (m for m in names.speaking(0, at) if names.is_told(m))
    subjects = [mention.actor for mention in told if names.is_in_subject_case(mention)]
    return body if subjects[-1:] == [body] else ""


def beside(names: ArticleNames, cue: re.Match[str]) -> "Body | None":
    """Return which body a noun means in which it is said: `сообщили в ведомстве`; if one stands so.

    Behind a verb of papers, or one that cites somebody, no such word is needed: `слова ведомства`.
    """
    plain = names.article.plain
    start = max(names.article.sentence_at(cue.start()).start, cue.start() - _REACH)
    office = _OFFICE_BEFORE.search(plain, start, cue.start())
    if office := office or _OFFICE_BEHIND.match(plain, cue.end()):
        is_in = _INSIDE.match(plain, office.start()) or ACCORDING.fullmatch(cue[0])
        is_said = is_in or PAPER.match(plain, cue.start())
        at, end = office.span("noun")
        # `в канале легиона «X»` names it.
        named = names.article.within(office.start(), at + _REACH)
        is_name = any(m.start < end < m.end or (m.start <= at < m.end and m.actor) for m in named)
        if is_said and not is_name and is_noun(office["noun"]):
            return Body(called(names, office["noun"], cue.start()), *office.span())
    return None


def called(names: ArticleNames, noun: str, at: int) -> str:
    """Return the one body named before, if the word may be said of it.

    Where it may be said of several, it is the one that spoke last.
    """
    told = [m for m in names.speaking(0, at) if names.is_told(m) and not names.is_person(m.actor)]
    is_media = _is_media_near(names, noun, at)
    found = named_by(names, noun, [mention.actor for mention in told], is_office=not is_media)
    near = found if len(found) == 1 else _near(names, at, found)
    if len(near) == 1:
        return near[0]
    last = of_paper(names, at)
    return last if last in found else ""


def alone_before(names: ArticleNames, at: int) -> str:
    """Return the body that the sentence before names, if it names nobody else."""
    sentence = names.article.sentence_before(names.article.sentence_at(at))
    named = {m.actor for m in names.speaking(sentence.start, sentence.end) if names.is_told(m)}
    found = named.pop() if len(named) == 1 else ""
    return "" if names.is_person(found) else found


def _near(names: ArticleNames, at: int, actors: Iterable[str]) -> list[str]:
    """Return those of some bodies that a sentence or the one before it names, up to an offset."""
    start = names.article.sentence_before(names.article.sentence_at(at)).start
    named = {mention.actor for mention in names.speaking(start, at) if names.is_told(mention)}
    return [actor for actor in dict.fromkeys(actors) if actor in named]


def named_by(
    names: ArticleNames, noun: str, actors: Iterable[str], *, is_office: bool = True
) -> list[str]:
    """Return those of some bodies that a noun may be said of, in their order."""
    own = {actor: words_of(names, actor) for actor in actors}
    forms = _keys(noun)
    if is_office and not forms.isdisjoint(_OFFICES):
        return [body for body, words in own.items() if not OFFICES_ARE.isdisjoint(words)]
    if not forms.isdisjoint(_UNITS):
        return [body for body, words in own.items() if not UNITS_ARE.isdisjoint(words)]
    analysts = [body for body in own if _ANALYSTS.search(names.record.actors[body].role)]
    if analysts and _OF_ANALYSTS.fullmatch(noun):
        return analysts
    if not forms.isdisjoint(_ANY):
        # Residents are no group, as long as something else is.
        return [body for body, words in own.items() if not BODIES.isdisjoint(words)] or [*own]
    return [body for body, words in own.items() if any(_is_form(w, forms) for w in words)]


def is_noun(word: str) -> bool:
    """Return whether a word in whatever case is one for a body."""
    return not _NOUNS.isdisjoint(_keys(word))


def is_unit(word: str) -> bool:
    """Return whether a word in whatever case is one for any unit: `the force`."""
    return not _UNITS.isdisjoint(_keys(word))


def is_any_office(word: str) -> bool:
    """Return whether a word in whatever case is one for any office: `the agency`, `the army`."""
    return not (_OFFICES | _GENERAL).isdisjoint(_keys(word))


def _keys(noun: str) -> frozenset[str]:
    """Return the keys of a word, whatever its case, but for those of mere sounds."""
    return frozenset(key for key in (noun, *keys(noun)) if not is_sound(key))


def _keys_of(nouns: Iterable[str]) -> frozenset[str]:
    found = (key for noun in nouns for key in (noun, *own_keys(noun)))
    return frozenset(key for key in found if not is_sound(key))


def _is_form(word: str, forms: frozenset[str]) -> bool:
    return word in forms or not forms.isdisjoint(own_keys(word))


def words_of(names: ArticleNames, actor_id: str) -> frozenset[str]:
    """Return the words of all names of an actor."""
    entry = names.record.actors[actor_id]
    return frozenset(word for spelling in names_of(entry) for word in small_words(spelling))


def _speak_jointly(names: ArticleNames, one: Mention, two: Mention) -> bool:
    """Return whether two names are joined before a verb: `X and Y issued`."""
    is_joined = AND.fullmatch(names.article.plain, one.end, two.start) is not None
    return is_joined and _speaks_as_body(names, two)


def _speaks_as_body(names: ArticleNames, mention: Mention) -> bool:
    """Return whether a body is the subject of a verb right behind its name, or before it."""
    if names.is_person(mention.actor):
        return False
    start = max(0, mention.start - _REACH)
    told = last_speech(names.article.plain, start, mention.start)
    if told and _IN_IT.fullmatch(names.article.plain, told.end(), mention.start):
        return True
    if told and _is_right_behind(names, told, mention):
        return True
    cue = first_speech(names.article.plain, mention.end, mention.end + ADJACENT)
    between = names.article.plain[mention.end : cue.start()].lstrip(")") if cue else ""
    return cue is not None and not BREAK.search(between)


def _is_right_behind(names: ArticleNames, told: re.Match[str], mention: Mention) -> bool:
    """Return whether a body speaks at the verb before it: `said the X`, `according to X`."""
    if OBJECTS.fullmatch(told[0]) or not _AT_ONCE.fullmatch(
        names.article.plain, told.end(), mention.start
    ):
        return False
    is_cited = ACCORDING.fullmatch(told[0]) or CITES.fullmatch(told[0])
    return bool(is_cited) or names.is_in_subject_case(mention)


def _is_media_near(names: ArticleNames, noun: str, at: int) -> bool:
    """Return whether media are named just before, which may be an agency or a service too."""
    if not _MAY_BE_MEDIA.fullmatch(noun):
        return False
    start = names.article.sentence_before(names.article.sentence_at(at)).start
    return any(mention.outlet for mention in names.article.within(start, at))


_NOUNS, _OFFICES, _UNITS, _ANY = map(_keys_of, (BODIES, ANY_OFFICE, ANY_UNIT, ANY_BODY))
_GENERAL = _keys_of(GENERAL_NAMES)
