"""Which body a word means that is no name: `it`, `the ministry`, `the fighters`, `the statement`.

One body alone, or none: of two that may be meant, neither is.
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from timeline.convert.cues import (
    ACCORDING,
    AND,
    ANY_BODY,
    ANY_OFFICE,
    JOINTLY,
    OFFICES_ARE,
    PRONOUN,
)
from timeline.convert.inflection import keys, own_keys
from timeline.convert.named import ADJACENT, BREAK, ArticleNames, small_words
from timeline.convert.names import Mention
from timeline.convert.speech import first_speech, last_speech
from timeline.text.languages import any_of, either, pattern, table
from timeline.text.letters import SMALL
from timeline.text.paragraphs import Span

# Beside a verb: those of a force speak for it: `the fighters said`, `написали бойцы`.
_FORCES_BEFORE = pattern("forces", after=r"\s(?:\w+\s)?\Z")
_FORCES = pattern("forces")
# Behind a verb: in the body that was named before.
_THERE = pattern("said_there", before=r"\s")
_THERE_BEFORE = pattern("said_there", after=r"\s\Z")
_FORCES_BEHIND = pattern("forces", before=r"\s")
# In front of a verb whose subject stands behind it: the end of quoted words.
_ENDED = re.compile(r"[\"”»“'’][,.]?\s*(?:[–—-]\s*)?\Z")
# Of several who spoke with one voice: `they said`.
_THEY = pattern("several", after=r"\s\Z")
# Beside a verb: `сообщили в министерстве`, `в министерстве сообщили`.
_OFFICES = table("in_an_office")
_OFFICE = (
    rf"{either('inside')}\s(?:{either('press_offices')}\s(?P<of>(?-i:{SMALL}+))"
    rf"|(?:[^\W\d_]+\s)?(?P<noun>{any_of(' '.join(_OFFICES.values()).split())}))"
)
# Nothing says of what: `в управлении культуры` is another one.
_OFFICE_BEFORE = re.compile(rf"\b{_OFFICE}\s(?:{either('not_after_a_name')}\s)?\Z", re.IGNORECASE)
_OFFICE_BEHIND = re.compile(
    rf"\s{_OFFICE}(?=[.,;:!?]|\Z|\s(?:[–—-]|{either('governs_a_name', 'and')}\s))", re.IGNORECASE
)
# Behind `according to`: what a body has written.
_PAPER = pattern("papers_of_it", before=r"\s")
_REACH = 40
# `Legion`, `legionnaires`.
_STEM = 5
# So many speak with one voice.
_SEVERAL = 3
_SENTENCES_BACK = 4
# Between a verb and the body in which it is said: `написали в корпусе`.
_IN_IT = re.compile(rf"\s{either('inside')}\s(?:[^\W\d_][\w-]*\s)?", re.IGNORECASE)


class Body(NamedTuple):
    """A body, or nothing, and where the words for it stand."""

    actor: str
    start: int
    end: int


def beside(names: ArticleNames, cue: re.Match[str]) -> Body | None:
    """Return which body a noun means that stands right at a verb of speech, if one does."""
    plain, begin = names.article.plain, names.article.sentence_at(cue.start()).start
    begin = max(begin, cue.start() - _REACH)
    if ACCORDING.fullmatch(cue[0]):
        paper = _PAPER.match(plain, cue.end())
        return Body(of_paper(names, cue.start()), cue.start(), paper.end()) if paper else None
    they = _THEY.search(plain, begin, cue.start())
    if they and (several := _jointly(names, they.start())):
        return Body(several, *they.span())
    there = _THERE_BEFORE.search(plain, begin, cue.start())
    if there := there or _THERE.match(plain, cue.end()):
        return Body(_there(names, there.start()), *there.span())
    forces = _FORCES_BEFORE.search(plain, begin, cue.start())
    if _ENDED.search(plain, begin, cue.start()):
        forces = forces or _FORCES_BEHIND.match(plain, cue.end())
    if forces:
        return Body(_of_forces(names, forces), forces.start(), forces.end())
    office = _OFFICE_BEFORE.search(plain, begin, cue.start())
    if office := office or _OFFICE_BEHIND.match(plain, cue.end()):
        return Body(_at_office(names, office), *office.span())
    return None


def _at_office(names: ArticleNames, office: re.Match[str]) -> str:
    """Return the one body named before that is called so, in the words of its entry."""
    noun, at = (office["of"] or office["noun"]).lower(), office.start()
    nouns = [name for name, words in _OFFICES.items() if noun in words.split()]
    return next((body for one in (*nouns, noun) if (body := called(names, one, at))), "")


def _of_forces(names: ArticleNames, forces: re.Match[str]) -> str:
    """Return whose fighters speak: of several that spoke jointly, or of the one that spoke.

    `The legionnaires` are of the one legion. Of others may be told since: `Residents and the army's
    fighters fled`.
    """
    at = forces.start()
    told = [m for m in names.speaking(0, at) if names.is_told(m)]
    noun = small_words(forces[0])[-1]
    kin = {m.actor for m in told if not names.is_person(m.actor) and _is_kin(names, m, noun)}
    if len(kin) == 1:
        return kin.pop()
    if told and _FORCES.search(names.article.plain, told[-1].end, at):
        return ""
    return _jointly(names, at) or of_paper(names, at)


def _is_kin(names: ArticleNames, body: Mention, noun: str) -> bool:
    """Return whether a word for fighters is made of what their body is called."""
    own = (word for word in _words_of(names, body.actor) if len(word) >= _STEM)
    return any(noun.startswith(word) and noun != word for word in own)


def _there(names: ArticleNames, at: int) -> str:
    """Return the body in which it was said before: `сообщили в X. «…», — добавили там`."""
    start = names.article.sentence_before(names.article.sentence_at(at)).start
    verb = last_speech(names.article.plain, start, at)
    if verb and verb.end() >= at - 1:
        verb = last_speech(names.article.plain, start, verb.start())
    if not verb:
        return ""
    office = _OFFICE_BEHIND.match(names.article.plain, verb.end())
    if office:
        return _at_office(names, office)
    named = names.speaking(verb.end(), at)[:1]
    is_in = named and _IN_IT.fullmatch(names.article.plain, verb.end(), named[0].start)
    return named[0].actor if is_in and not names.is_person(named[0].actor) else ""


def _jointly(names: ArticleNames, at: int) -> str:
    """Return the actor for those named last before an offset, if they spoke with one voice."""
    told = [m for m in names.speaking(0, at) if names.is_told(m)]
    if not names.joint or not told:
        return ""
    sentence = names.article.sentence_at(told[-1].start)
    there = {m.actor for m in told if m.start >= sentence.start}
    is_joint = JOINTLY.search(names.article.plain, sentence.start, sentence.end) is not None
    are_bodies = not any(map(names.is_person, there))
    return names.joint if is_joint and are_bodies and len(there) >= _SEVERAL else ""


def of_it(names: ArticleNames, at: int) -> str:
    """Return which body `it` means: the only one that has spoken, or nobody."""
    told = [m for m in names.speaking(0, at) if names.is_told(m)]
    spoke = {m.actor for m in told if _speaks_as_body(names, m)}
    joined = (one.actor for one, two in pairwise(told) if _speak_jointly(names, one, two))
    spoke.update(joined, (body.actor for body in _at_offices(names, at)))
    if not spoke:
        return _opening(names, names.article.sentence_before(names.article.sentence_at(at)))
    return spoke.pop() if len(spoke) == 1 else _jointly(names, at)


def _opening(names: ArticleNames, sentence: Span) -> str:
    """Return the body that a sentence begins with, if it names nobody else: `X has a video`."""
    named = [m for m in names.article.within(sentence.start, sentence.end) if not m.place]
    first = next(iter(named), None)
    if not first or not names.may_speak(first) or names.is_person(first.actor):
        return ""
    before = names.article.plain[sentence.start : first.start].split()
    is_alone = all(mention.actor == first.actor for mention in named)
    is_subject = len(before) <= 1 and names.is_in_subject_case(first)
    return first.actor if is_alone and is_subject else ""


def of_paper(names: ArticleNames, at: int) -> str:
    """Return whose statement is meant: the one body that has spoken, if named last."""
    body = of_it(names, at)
    if not body:
        return _last_opening(names, at)
    told = (m for m in names.speaking(0, at) if names.is_told(m))
    subjects = [Body(m.actor, m.start, m.end) for m in told if names.is_in_subject_case(m)]
    last = max([*subjects, *_at_offices(names, at)], key=lambda one: one.end, default=None)
    return body if last and last.actor == body else ""


def _at_offices(names: ArticleNames, at: int) -> Iterator[Body]:
    """Yield the bodies in whose offices it was said, as in `сообщили в пресс-службе ведомства`."""
    for office in _OFFICE_BEHIND.finditer(names.article.plain, 0, at):
        verb = last_speech(names.article.plain, max(0, office.start() - _REACH), office.start())
        if verb and verb.end() == office.start() and (body := _at_office(names, office)):
            yield Body(body, *office.span())


def _last_opening(names: ArticleNames, at: int) -> str:
    """Return the body that a sentence near begins with, if nobody else speaks or is named since."""
    sentence = names.article.sentence_at(at)
    for _ in range(_SENTENCES_BACK):
        sentence = names.article.sentence_before(sentence)
        if any(not m.place for m in names.article.within(sentence.start, sentence.end)):
            return _opening(names, sentence)
        cue = first_speech(names.article.plain, sentence.start, sentence.end)
        if cue and not PRONOUN.search(names.article.plain, sentence.start, sentence.end):
            return ""
    return ""


def called(names: ArticleNames, noun: str, at: int) -> str:
    """Return the one body named before, if the word may be said of it."""
    told = (m for m in names.speaking(0, at) if names.is_told(m))
    before = (m for m in told if not names.is_person(m.actor))
    bodies = {mention.actor: _words_of(names, mention.actor) for mention in before}
    if noun in ANY_OFFICE:
        offices = [body for body, words in bodies.items() if not OFFICES_ARE.isdisjoint(words)]
        if len(offices) == 1 and not _is_media_near(names, at):
            return offices[0]
        if noun not in ANY_BODY:
            return ""
    forms = {noun, *keys(noun)}
    found = [body for body, words in bodies.items() if any(_is_form(w, forms) for w in words)]
    if noun in ANY_BODY:
        return next(iter(bodies)) if len(bodies) == 1 else of_paper(names, at)
    return found[0] if len(found) == 1 else ""


def _is_form(word: str, forms: set[str]) -> bool:
    return word in forms or not forms.isdisjoint(own_keys(word))


def _words_of(names: ArticleNames, actor_id: str) -> frozenset[str]:
    """Return the words of all names of an actor."""
    entry = names.record.actors[actor_id]
    return frozenset(w for spelling in (entry.name, *entry.aliases) for w in small_words(spelling))


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
    cue = first_speech(names.article.plain, mention.end, mention.end + ADJACENT)
    between = names.article.plain[mention.end : cue.start()].lstrip(")") if cue else ""
    return cue is not None and not BREAK.search(between)


def _is_media_near(names: ArticleNames, at: int) -> bool:
    """Return whether media are named just before, which an agency may be too."""
    start = names.article.sentence_before(names.article.sentence_at(at)).start
    return any(mention.outlet for mention in names.article.within(start, at))
