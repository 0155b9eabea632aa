"""Those named in an article who may speak: persons and bodies, unlike the media."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from timeline.convert.names.names import Mention
from timeline.convert.people import belonging
from timeline.convert.reading.article import Article
from timeline.convert.reading.speech import AT_ONCE
from timeline.convert.words import sorts
from timeline.convert.words.cues import ACCORDING, CITES, JOINTLY, PAPER, POSSESSED
from timeline.model import Actor
from timeline.record import Record
from timeline.text.languages import either, pattern

# Between `according to` and the name of media: `the state news agency`.
_CITED_REACH = 40
_ADJACENT_MEDIA = 30
_MARKS = ' «“„"'
_MOST_PERSONS = 20
# A name this close to the verb, with no comma between, is its subject.
ADJACENT = 25
BREAK = re.compile(r"[,;:()–—]")
# Behind a name, what it is called in short: `the Border Institute (BI) wrote`.
_SHORT = re.compile(r"\A(?:\)|\s?\([^()\s]{2,12}\))")
_IN = pattern("inside", after=rf"\s(?:(?!{either('prepositions')}\s)[\w-]+\s){{0,2}}[«“„\"]?\Z")
# In letters with cases, a verb of one person.
_OF_ONE = pattern("verb_endings")
# Behind it a name in letters with cases is no subject, whatever its ending.
_GOVERNED = re.compile(rf"\b(?!{either('and')}\s){either('governs_a_name')}\s\Z", re.IGNORECASE)
# Last letters of Cyrillic names that are the same in each case, in one language at least.
_NEVER_DECLINED = "оеиуыхєіїюэё"
_VOWELS = "аеёиіїоуыэюяєй"
_CASED = re.compile(r"[\u0400-\u04ff]")
# Between two names: the second may have a title.
_AND = re.compile(rf",?\s{either('and')}\s(?:[^\W\d_]+\s){{0,4}}", re.IGNORECASE)
# Between a person and a body: he is one of it.
_OF = pattern("role_of", "works_for", before=r"\s", after=r"\s(?:the\s)?")
_WORD = re.compile(r"[^\W\d_]+")
_PAIR, _SHORTEST, _LONGEST_ENDING = 2, 3, 3
# In letters with cases: `Белый`, of which another case is `Белого`; first names are none.
_ADJECTIVE = re.compile(either("like_adjectives"), re.IGNORECASE)


@dataclass(frozen=True)
class ArticleNames:
    """Those named in one article who may be meant."""

    article: Article
    record: Record

    @cached_property
    def persons(self) -> tuple[Mention, ...]:
        """Everywhere that a person is named."""
        return tuple(m for m in self.article.mentions if self.is_person(m.actor))

    @cached_property
    def bodies(self) -> tuple[Mention, ...]:
        """Everywhere that the reporter names a body which speaks for itself."""
        named = self.speaking(0, len(self.article.plain))
        return tuple(m for m in named if not self.is_person(m.actor) and self.is_told(m))

    @cached_property
    def joint(self) -> str:
        """The actor that stands for several who speak with one voice, if there is just one."""
        found = [a.id for a in self.record.actors if JOINTLY.search(a.name)]
        return found[0] if len(found) == 1 else ""

    def speaking(self, start: int, end: int) -> list[Mention]:
        """Return the names of those who speak, unlike the media that carry their words."""
        named = self.article.within(start, end)
        return [
            m for m in named if self.may_speak(m) and not (self._owns(m) or self._is_anothers(m))
        ]

    def _is_anothers(self, mention: Mention) -> bool:
        """Return whether a body is what somebody on no file is of: `Ann Lee of the X`."""
        return mention.start in self._of_strangers

    @cached_property
    def _of_strangers(self) -> frozenset[int]:
        bodies = (m for m in self.article.mentions if m.actor and not self.is_person(m.actor))
        return frozenset(m.start for m in bodies if belonging.whose(self.article, m.start, m.end))

    def _owns(self, mention: Mention) -> bool:
        """Return whether something of a person is named, as in `X's army`, and not the person."""
        is_person = self.is_person(mention.actor)
        return is_person and POSSESSED.match(self.article.plain, mention.end) is not None

    def is_person(self, actor_id: str) -> bool:
        """Return whether an actor is a person."""
        return sorts.is_person(actor_id, self.record)

    def may_speak(self, mention: Mention) -> bool:
        """Return whether a name is an actor's who speaks for himself, unlike media.

        A channel that is on file as no outlet writes for itself, and is no source of others' words.
        """
        is_known = mention.actor in self.record.actors
        return is_known and (
            mention.actor in self._channels or not sorts.is_outlet(mention.actor, self.record)
        )

    @cached_property
    def _channels(self) -> frozenset[str]:
        """The media named in the article that are no outlet on file."""
        named = {m.actor for m in self.article.mentions if m.actor and not m.outlet}
        media = (self.record.actors.by_id.get(actor) for actor in named)
        return frozenset(
            one.id
            for one in media
            if one and sorts.is_outlet(one.id, self.record) and not self._outlet(one)
        )

    def _outlet(self, actor: Actor) -> bool:
        return any(self.record.outlets.find(name) for name in (actor.name, *actor.aliases))

    def is_told(self, mention: Mention) -> bool:
        """Return whether a name stands in the words of the reporter."""
        return self.article.plain[mention.start] != "_"

    def is_of_media_cited(self, cue: re.Match[str]) -> bool:
        """Return whether media are named behind a verb, or `according to`: they carry words."""
        is_said = ACCORDING.fullmatch(cue[0]) or CITES.fullmatch(cue[0])
        reach = _CITED_REACH if is_said else _ADJACENT_MEDIA
        named = self.article.within(cue.end(), cue.end() + reach)[:1]
        between = self.article.plain[cue.end() : named[0].start] if named else ""
        is_next = bool(is_said) or not between.strip(_MARKS)
        return is_next and bool(named) and bool(named[0].outlet) and not self.may_speak(named[0])

    def may_be_subject(self, mention: Mention, cue: re.Match[str]) -> bool:
        """Return whether a name stands as a subject does, as far as its ending tells.

        In letters that have cases the subject is written as its entry has it, but behind words such
        as `according to`, or where a body speaks `in` which it is said.
        """
        is_governed = ACCORDING.fullmatch(cue[0]) or CITES.fullmatch(cue[0])
        before = self.article.plain[max(0, mention.start - AT_ONCE) : mention.start]
        if is_governed or self.is_said_in(mention, cue):
            return True
        is_object = _CASED.search(mention.text) and _GOVERNED.search(before)
        return not is_object and self.is_in_subject_case(mention)

    def is_said_in(self, mention: Mention, cue: re.Match[str]) -> bool:
        """Return whether something is said `in` a body: `they told us in X`."""
        before = self.article.plain[max(0, mention.start - AT_ONCE) : mention.start]
        is_in = not self.is_person(mention.actor) and _IN.search(before) is not None
        return is_in and not self._is_whither(mention) and self._is_said_by_all(cue)

    def _is_whither(self, mention: Mention) -> bool:
        """Return whether a noun has the case of what somebody goes into: `вступить в легион`."""
        first, entry = mention.text.split()[0], self.actor(mention.actor)
        is_noun = _CASED.match(first) is not None and first[0].islower()
        known = small_words(" ".join((entry.name, *entry.aliases))) if entry else []
        return is_noun and first in known and first[-1] not in _VOWELS

    def _is_said_by_all(self, cue: re.Match[str]) -> bool:
        """Return whether a verb is of no one person: `they wrote in X`, and no `he wrote in X`."""
        is_paper = PAPER.match(self.article.plain, cue.start()) is not None
        return is_paper or _OF_ONE.fullmatch(cue[0]) is None

    def is_in_subject_case(self, mention: Mention) -> bool:
        """Return whether a name is written as its entry has it, where letters have cases."""
        if not _CASED.search(mention.text):
            return True
        entry = self.actor(mention.actor)
        known = small_words(" ".join((entry.name, *entry.aliases))) if entry else []
        own = [word for word in small_words(mention.text) if word not in known]
        known += self._forms.get(mention.actor, ())
        return not any(_is_case_of(word, one) for word in own for one in known)

    @cached_property
    def _forms(self) -> Mapping[str, frozenset[str]]:
        """The words by which the article names an actor of whom no other forms are known.

        Of such words the shortest is that of a subject: `Берг`, and `Берга` in another case.
        """
        found: dict[str, set[str]] = {}
        for mention in self.article.mentions:
            if mention.actor and _CASED.search(mention.text):
                found.setdefault(mention.actor, set()).update(small_words(mention.text))
        return {actor: _shortest(words) for actor, words in found.items()}

    def is_declined(self, mention: Mention) -> bool:
        """Return whether a person's name would have another ending if it were no subject."""
        is_plain = mention.text.isascii() or mention.text[-1] in _NEVER_DECLINED
        return self.is_person(mention.actor) and not is_plain and self.is_in_subject_case(mention)

    def speaks_for(self, actor_id: str, body: str) -> bool:
        """Return whether a person belongs to the body that was named as speaking."""
        actor = self.actor(actor_id)
        return actor is not None and actor.member_of == body and self.is_person(actor_id)

    def recent(self, at: int) -> list[Mention]:
        """Return the persons named before an offset, the last one first."""
        last = bisect_left(self.persons, at, key=lambda mention: mention.start)
        return list(self.persons[max(0, last - _MOST_PERSONS) : last][::-1])

    def are_joined(self, one: Mention, two: Mention) -> bool:
        """Return whether two names are joined: `X and Y`, `X and Governor Y`."""
        return _AND.fullmatch(self.article.plain, one.end, two.start) is not None

    def nearest(self, before: Sequence[Mention], cue: re.Match[str]) -> Mention:
        """Return the name right before the verb, or the last person if other words part them."""
        between = _SHORT.sub("", self.article.plain[before[-1].end : cue.start()])
        if len(between) <= ADJACENT and not BREAK.search(between):
            return before[-2] if self._is_of_body(before) else before[-1]
        persons = [mention for mention in before if self.is_person(mention.actor)]
        return [*before[-1:], *persons[-1:]][-1]

    def _is_of_body(self, before: Sequence[Mention]) -> bool:
        """Return whether the last name tells of which body the person is: `X of the Y said`."""
        if len(before) < _PAIR:
            return False
        one, body = before[-2:]
        is_of = _OF.fullmatch(self.article.plain, one.end, body.start) is not None
        return is_of and self.is_person(one.actor) and not self.is_person(body.actor)

    def role(self, actor_id: str) -> list[str]:
        """Return the words of an actor's role."""
        actor = self.actor(actor_id)
        return re.findall(r"\w+", actor.role.lower()) if actor else []

    def actor(self, actor_id: str) -> Actor | None:
        """Return the entry of an actor, if there is one."""
        return self.record.actors.by_id.get(actor_id)


def small_words(text: str) -> list[str]:
    """Return the words of a text, in small letters."""
    return [match[0] for match in _WORD.finditer(text.lower())]


def _shortest(words: set[str]) -> frozenset[str]:
    """Return the words that begin with no other one."""
    return frozenset(
        word for word in words if not any(word != one and word.startswith(one) for one in words)
    )


def _is_case_of(word: str, name: str) -> bool:
    """Return whether a word is a name with another ending."""
    is_adjective = len(name) > _SHORTEST and _ADJECTIVE.fullmatch(name)
    stem = name[:-2] if is_adjective else name[: max(_SHORTEST, len(name) - 1)]
    is_alike = len(name) >= _SHORTEST and word != name and word.startswith(stem)
    return is_alike and len(word) - len(name) <= _LONGEST_ENDING
