"""Which body a word means that is no name: `it`, `the ministry`, `в ведомстве`, `the statement`.

One body alone, or none: of two that may be meant, neither is.
"""

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from timeline.convert.names.names import Mention
from timeline.convert.page import networks
from timeline.convert.people import body_nouns
from timeline.convert.people.named import ADJACENT, BREAK, ArticleNames
from timeline.convert.people.newly_named import is_of_body
from timeline.convert.reading.speech import first_speech, last_speech
from timeline.convert.words.cues import (
    ACCORDING,
    AND,
    CITES,
    OBJECTS,
    PAPER,
)
from timeline.text.languages import either, pattern
from timeline.text.letters import CAPITAL, SMALL

_REACH = 40
_WORD = rf"{SMALL}(?:{SMALL}|[-‐‑])*"
# `в военном ведомстве`, and not `в комментарии агентству`: with whom somebody spoke.
_ONE = rf"(?:(?!{either('conversations')}\s){_WORD}\s)??"
# `в ведомстве`, `в сообщении пресс-службы корпуса`, `слова ведомства`: nothing says of what.
_OFFICE = (
    rf"(?:(?i:{either('inside')})\s)?"
    rf"(?:(?:(?i:{either('governs_a_name')})\s)?(?i:{either('in_its_name')})\s){{0,4}}"
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
_RUN = re.compile(rf"{CAPITAL}[\w'’-]+(?:\s{CAPITAL}[\w'’-]+)*")
_CREW, _MARKS = re.compile(either("crews"), re.IGNORECASE), ' «“„"'
_JOINT_PAPER = pattern("jointly", after=rf"\s(?:\w+\s)?{either('in_its_name', 'carried_papers')}")
# In letters with cases a noun behind a paper is of whom it is.
_PAPER_OF = re.compile(rf"\b{either('in_its_name', 'carried_papers')}\s(?P<of>{SMALL}+)")
_PAPER_REACH = 60
_LISTED = re.compile(rf"[\"”»]?,?\s(?:{either('and')}\s)?[«“„\"]?")
_SEVERAL = 2
_INSIDE = re.compile(rf"\s?{either('inside')}\s", re.IGNORECASE)


class Body(NamedTuple):
    """A body, or nothing, and where the words for it stand."""

    actor: str
    start: int
    end: int


def of_it(names: ArticleNames, at: int) -> str:
    """Return which body `it` means: what the sentence before is about, or else who spoke.

    It is none on file where a sentence since begins with another: `The Ministry gave its account`.
    """
    told = names.speaking(0, at)
    since = _RUN.finditer(names.article.bare, told[-1].end, at) if told else ()
    if any(names.article.opens_sentence(r.start()) and is_of_body(r[0]) for r in since):
        return ""
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
    return spoke.pop() if len(spoke) == 1 else _joint(names, told, at)


def _joint(names: ArticleNames, told: Iterable[Mention], at: int) -> str:
    """Return whoever stands for several of his kind, if a paper of theirs is told before."""
    joint = names.actor(names.joint)
    alike = {m.actor for m in told if joint and names.record.actors[m.actor].kind == joint.kind}
    is_theirs = len(alike - {names.joint}) >= _SEVERAL
    return names.joint if is_theirs and _JOINT_PAPER.search(names.article.plain, 0, at) else ""


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
    """Return the only body that sentences before an offset begin with, or nobody.

    `X, Y and Z crossed the border` begins with none alone, but with whoever stands for them all.
    """
    told = [m for m in names.speaking(0, at) if names.is_told(m) and not names.is_person(m.actor)]
    found = {mention.actor for mention in told if _is_opener(names, mention)}
    if any(_is_opener(names, one) and _is_listed(names, one, two) for one, two in pairwise(told)):
        return _joint(names, told, at)
    return found.pop() if len(found) == 1 else ""


def _is_listed(names: ArticleNames, one: Mention, two: Mention) -> bool:
    """Return whether nothing but a comma or `and` parts two bodies."""
    return _LISTED.fullmatch(names.article.plain, one.end, two.start) is not None


def _is_opener(names: ArticleNames, mention: Mention) -> bool:
    """Return whether a sentence begins with a name, as subjects do."""
    start = names.article.sentence_at(mention.start).start
    before = names.article.plain[start : mention.start].strip(_MARKS).split()
    # `Fighters of X hit a car`: it is told of X.
    are_its = before and not mention.text.isascii() and _CREW.fullmatch(before[0])
    return len(before) <= 1 and (bool(are_its) or names.is_in_subject_case(mention))


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


def is_paper_of(names: ArticleNames, body: str, start: int) -> bool:
    """Return whether a paper right behind an offset may be a body's: `в сообщении ведомства`."""
    of = _PAPER_OF.search(names.article.plain, start, start + _PAPER_REACH)
    return not of or not body_nouns.is_noun(of["of"]) or called(names, of["of"], start) == body


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
        if is_said and not is_name and body_nouns.is_noun(office["noun"]):
            return Body(called(names, office["noun"], cue.start()), *office.span())
    return None


def called(names: ArticleNames, noun: str, at: int) -> str:
    """Return the one body named before, if the word may be said of it.

    Where it may be said of several, it is the one that spoke last.
    """
    told = [m for m in names.speaking(0, at) if names.is_told(m) and not names.is_person(m.actor)]
    is_media = _is_media_near(names, noun, at)
    found = body_nouns.named_by(
        names, noun, [mention.actor for mention in told], is_office=not is_media
    )
    near = found if len(found) == 1 else _near(names, at, found)
    if len(near) == 1:
        return near[0]
    spoke = of_speech(names, at)
    is_last = spoke in {of_paper(names, at), of_openings(names, at)}
    return spoke if is_last and spoke in found else ""


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
