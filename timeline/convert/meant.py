"""Whom a word means that is no name: `he`, `the governor`, `the ministry`.

One person or body alone, or nobody: of two that may be meant, neither is.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from timeline.convert import sorts
from timeline.convert.article import Article
from timeline.convert.cues import (
    ACCORDING,
    AND,
    ANY_BODY,
    ANY_OFFICE,
    ANYBODY,
    BODIES,
    CITES,
    HIS,
    MANY,
    OFFICES_ARE,
    POSSESSED,
    PRONOUN,
    REGION_NOUNS,
    SINGLE,
)
from timeline.convert.inflection import keys, own_keys
from timeline.convert.names import Mention
from timeline.convert.personal import is_kin, is_role, may_be
from timeline.convert.speech import AT_ONCE, first_speech, last_speech
from timeline.convert.strangers import is_governed, is_introduced, subject_before
from timeline.model import Actor
from timeline.record import Record
from timeline.text.languages import pattern
from timeline.text.paragraphs import Span

_MOST_PERSONS = 20
# A name this close to the verb, with no comma between, is its subject.
_ADJACENT = 25
_BREAK = re.compile(r"[,;:()–—]")
_OF = pattern("role_of", before=r"\s", after=r"\s(?:the\s)?")
_WORD = re.compile(r"[^\W\d_]+")
# `Russian` and `Russia`, `Білгородської` and `Білгородська` have these letters in common.
_STEM = 5
_SHORTEST, _LONGEST_ENDING = 4, 3
_IN = pattern("inside", after=r"\s(?:\w+\s)?\Z")
_CASED = re.compile(r"[\u0400-\u04ff]")
# How far before a name its title may begin.
_TITLE_REACH = 40
_SENTENCES_BACK = 2
# `Northtown oblast` and `Southtown oblast` have one word in common.
_REGION_NOUNS = frozenset(REGION_NOUNS.values())


@dataclass(frozen=True)
class ArticleNames:
    """Those named in one article who may be meant."""

    article: Article
    record: Record

    @cached_property
    def persons(self) -> tuple[Mention, ...]:
        """Everywhere that a person is named."""
        return tuple(m for m in self.article.mentions if self.is_person(m.actor))

    def speaking(self, start: int, end: int) -> list[Mention]:
        """Return the names of those who speak, unlike the media that carry their words."""
        named = self.article.within(start, end)
        return [m for m in named if self.may_speak(m) and not self._owns(m)]

    def _owns(self, mention: Mention) -> bool:
        """Return whether something of a person is named, as in `X's army`, and not the person."""
        is_person = self.is_person(mention.actor)
        return is_person and POSSESSED.match(self.article.plain, mention.end) is not None

    def is_person(self, actor_id: str) -> bool:
        """Return whether an actor is a person."""
        return sorts.is_person(actor_id, self.record)

    def may_be_subject(self, mention: Mention, cue: re.Match[str]) -> bool:
        """Return whether a name stands as a subject does, as far as its ending tells.

        In letters that have cases the subject is written as its entry has it, but behind words such
        as `according to`, or where a body speaks `in` which it is said.
        """
        is_governed = ACCORDING.fullmatch(cue[0]) or CITES.fullmatch(cue[0])
        before = self.article.plain[max(0, mention.start - AT_ONCE) : mention.start]
        return bool(is_governed or _IN.search(before)) or self.is_in_subject_case(mention)

    def is_in_subject_case(self, mention: Mention) -> bool:
        """Return whether a name is written as its entry has it, where letters have cases."""
        if not _CASED.search(mention.text):
            return True
        entry = self._actor(mention.actor)
        known = _words(" ".join((entry.name, *entry.aliases))) if entry else []
        own = [word for word in _words(mention.text) if word not in known]
        return not any(_is_case_of(word, one) for word in own for one in known)

    def of_it(self, at: int) -> str:
        """Return which body `it` means: the only one that has spoken, or nobody."""
        told = [m for m in self.speaking(0, at) if self._is_told(m)]
        spoke = {m.actor for m in told if self._speaks_as_body(m)}
        joined = (one.actor for one, two in pairwise(told) if self._speak_jointly(one, two))
        spoke.update(joined)
        return spoke.pop() if len(spoke) == 1 else ""

    def of_paper(self, at: int) -> str:
        """Return whose statement is meant: the one body that has spoken, if named last."""
        body, named = self.of_it(at), [m for m in self.speaking(0, at) if self._is_told(m)]
        return body if body and named[-1].actor == body else ""

    def _is_told(self, mention: Mention) -> bool:
        """Return whether a name stands in the words of the reporter."""
        return self.article.plain[mention.start] != "_"

    def _speak_jointly(self, one: Mention, two: Mention) -> bool:
        """Return whether two names are joined before a verb: `X and Y issued`."""
        is_joined = AND.fullmatch(self.article.plain, one.end, two.start) is not None
        return is_joined and self._speaks_as_body(two)

    def _speaks_as_body(self, mention: Mention) -> bool:
        """Return whether a body is the subject of a verb right behind its name."""
        if self.is_person(mention.actor):
            return False
        cue = first_speech(self.article.plain, mention.end, mention.end + _ADJACENT)
        between = self.article.plain[mention.end : cue.start()].lstrip(")") if cue else ""
        return cue is not None and not _BREAK.search(between)

    def head_of(self, role: re.Match[str], body: Mention) -> str:
        """Return whom `the head of X` means behind a verb: the one person near who is of X."""
        person = self.alone(role.start())
        return person if person and self.speaks_for(person, body.actor) else ""

    def speaks_for(self, actor_id: str, body: str) -> bool:
        """Return whether a person belongs to the body that was named as speaking."""
        actor = self._actor(actor_id)
        return actor is not None and actor.member_of == body and self.is_person(actor_id)

    def in_office(self, role: re.Match[str], body: str) -> str:
        """Return the one person named in the article who has a role in a body, or nobody."""
        persons = {m.actor for m in self.persons if self.speaks_for(m.actor, body)}
        found = [one for one in persons if is_role(self._role(one), role)]
        return found[0] if len(found) == 1 else ""

    def of_body(self, role: re.Match[str], named: Sequence[Mention]) -> str:
        """Return whom `the representative of X` means: a person of X named in the article."""
        body = next((m for m in named if m.start >= role.end()), None)
        if not body or not _OF.fullmatch(self.article.plain, role.end(), body.start):
            return ""
        noun = _noun(role)
        persons = (m for m in self.persons if noun in self._role(m.actor))
        return next((m.actor for m in persons if self.speaks_for(m.actor, body.actor)), "")

    def meant(self, word: re.Match[str], end: int) -> str:
        """Return whom `he` or `the governor` means: one person alone, named before, or nobody.

        A body is no person, nor are several; whoever is named right behind a role has it.
        """
        noun = _noun(word)
        if noun in MANY or subject_before(self.article, word.end(), None, end):
            return ""
        if noun in BODIES:
            return self._body(noun, word.start())
        recent = self.recent(word.start())
        if noun in SINGLE or noun in ANYBODY:
            found = self.alone(word.start())
            return found if may_be(self._actor(found), noun) else ""
        having = {m.actor for m in recent if self._has_role(m.actor, word)}
        return having.pop() if len(having) == 1 else ""

    def _body(self, noun: str, at: int) -> str:
        """Return the one body named before, if the word may be said of it."""
        told = (m for m in self.speaking(0, at) if self._is_told(m))
        before = (m for m in told if not self.is_person(m.actor))
        bodies = {mention.actor: self._called(mention.actor) for mention in before}
        if noun in ANY_OFFICE:
            offices = [body for body, words in bodies.items() if not OFFICES_ARE.isdisjoint(words)]
            return offices[0] if len(offices) == 1 and not self._is_media_near(at) else ""
        called = [body for body, words in bodies.items() if noun in words]
        if noun in ANY_BODY:
            return next(iter(bodies)) if len(bodies) == 1 else self.of_paper(at)
        return called[0] if len(called) == 1 else ""

    def _called(self, actor_id: str) -> frozenset[str]:
        """Return the words of all names of an actor."""
        entry = self.record.actors[actor_id]
        return frozenset(w for spelling in (entry.name, *entry.aliases) for w in _words(spelling))

    def _is_media_near(self, at: int) -> bool:
        """Return whether media are named just before, which an agency may be too."""
        start = self.article.sentence_before(self.article.sentence_at(at)).start
        return any(mention.outlet for mention in self.article.within(start, at))

    def recent(self, at: int) -> list[Mention]:
        """Return the persons named before an offset, the last one first."""
        last = bisect_left(self.persons, at, key=lambda mention: mention.start)
        return list(self.persons[max(0, last - _MOST_PERSONS) : last][::-1])

    def alone(self, at: int) -> str:
        """Return the one person who is near; of two the one who spoke last, if one did."""
        sentence = self.article.sentence_at(at)
        recent = [m for m in self.recent(at) if not is_governed(self.article, m.start)]
        near = [m for m in recent if m.start >= sentence.start]
        for _ in range(_SENTENCES_BACK):
            if near:
                break
            sentence = self.article.sentence_before(sentence)
            near = [m for m in recent if m.start >= sentence.start]
            if not near and self._is_of_nobody(sentence):
                return ""
        known = near or list(recent)
        if not known or subject_before(self.article, known[0].end, None, at):
            return ""
        if is_introduced(self.article, known[0].end, at):
            return ""
        actors = {mention.actor for mention in known}
        if len(actors) == 1:
            return known[0].actor
        if not near:
            # Whoever was named last, and spoke there, goes on; nobody was named since.
            sentence = self.article.sentence_at(known[0].start)
            return self._last_to_speak(sentence.start, sentence.end, {known[0].actor})
        return self._last_to_speak(sentence.start, at, actors)

    def _is_of_nobody(self, sentence: Span) -> bool:
        """Return whether somebody speaks in a sentence that names nobody: `The driver said …`."""
        cue = first_speech(self.article.plain, sentence.start, sentence.end)
        if not cue or ACCORDING.fullmatch(cue[0]):
            return False
        is_known = HIS.search(cue[0]) or PRONOUN.search(
            self.article.plain, sentence.start, sentence.end
        )
        named = self.article.within(sentence.start, sentence.end)
        return not (is_known or any(mention.actor or mention.outlet for mention in named))

    def _last_to_speak(self, start: int, at: int, actors: set[str]) -> str:
        """Return who of several spoke last, at a verb beside a name and not at a pronoun."""
        cue = last_speech(self.article.plain, start, at)
        before = self.speaking(start, cue.start()) if cue else []
        if not cue or not before or PRONOUN.search(self.article.plain, before[-1].end, cue.start()):
            return ""
        speaker = self.nearest(before, cue).actor
        return speaker if speaker in actors else ""

    def nearest(self, before: Sequence[Mention], cue: re.Match[str]) -> Mention:
        """Return the name right before the verb, or the last person if other words part them."""
        between = self.article.plain[before[-1].end : cue.start()]
        if len(between) <= _ADJACENT and not _BREAK.search(between):
            return before[-1]
        persons = [mention for mention in before if self.is_person(mention.actor)]
        return [*before[-1:], *persons[-1:]][-1]

    def _has_role(self, actor_id: str, word: re.Match[str]) -> bool:
        """Return whether `the Belgorod governor` fits an actor: by his role, or as he is named."""
        role = self._role(actor_id)
        inside = [w.lower() for w in _WORD.findall(word[0])[1:-1] if w[0].isupper()]
        is_his = all(is_kin(role, adjective) for adjective in inside)
        of = self._named_behind(word)
        if of and not any(is_kin(role, name) for name in of):
            return False
        if _noun(word) in role or is_role(role, word):
            return is_his
        return not (inside or of) and self._is_called(actor_id, _noun(word))

    def _is_called(self, actor_id: str, noun: str) -> bool:
        """Return whether a person is named with this word before the name: `Governor X`."""
        wanted = {*keys(noun), *own_keys(noun)}
        for mention in self.persons:
            if mention.actor == actor_id:
                sentence = self.article.sentence_at(mention.start)
                start = max(sentence.start, mention.start - _TITLE_REACH)
                named = self.article.within(start, mention.start)
                start = max([start, *(m.end for m in named if m.actor)])
                words = _words(self.article.plain[start : mention.start])
                if any(not wanted.isdisjoint(keys(found)) for found in words):
                    return True
        return False

    def _named_behind(self, word: re.Match[str]) -> list[str]:
        """Return the words of the entry that a role is of: `governor of X`, `губернатор X`."""
        of = _OF.match(self.article.plain, word.end())
        start = of.end() if of else word.end() + 1
        named = self.article.within(start, start + AT_ONCE)[:1]
        if not named or named[0].start != start:
            return []
        one = self.record.places.by_id.get(named[0].place)
        entry = one or self.record.actors.by_id.get(named[0].actor)
        words = _words(entry.name) if entry else []
        return [w for w in words if len(w) >= _SHORTEST and w not in _REGION_NOUNS] or ["?"]

    def _role(self, actor_id: str) -> list[str]:
        actor = self._actor(actor_id)
        return re.findall(r"\w+", actor.role.lower()) if actor else []

    def may_speak(self, mention: Mention) -> bool:
        """Return whether a name is an actor's who speaks for himself, unlike media."""
        is_known = mention.actor in self.record.actors
        return is_known and not sorts.is_outlet(mention.actor, self.record)

    def _actor(self, actor_id: str) -> Actor | None:
        return self.record.actors.by_id.get(actor_id)


def _noun(word: re.Match[str]) -> str:
    """Return the noun of `the acting governor` or `the head of the region`."""
    found = _words(word[0])
    return next((w for w in found if w in ANYBODY), found[-1])


def _is_case_of(word: str, name: str) -> bool:
    """Return whether a word is a name with another ending."""
    is_alike = len(name) >= _SHORTEST and word.startswith(name[:-1])
    return is_alike and len(word) - len(name) <= _LONGEST_ENDING


def _words(text: str) -> list[str]:
    return [match[0] for match in _WORD.finditer(text.lower())]
