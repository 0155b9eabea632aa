"""Who speaks in an article as a whole, if somebody does."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, islice

from timeline.convert.names.names import Mention
from timeline.convert.people.named import ADJACENT, BREAK, ArticleNames
from timeline.convert.people.strangers import is_governed
from timeline.convert.reading import interview, known_clauses
from timeline.convert.reading.article import Article
from timeline.convert.reading.speech import first_speech, is_passive
from timeline.convert.speaking.found import NOBODY, Basis, Found, in_main_clause
from timeline.convert.speaking.subjects import Subjects
from timeline.convert.words.cues import HIS
from timeline.text.languages import either
from timeline.text.letters import CAPITAL, SMALL
from timeline.text.paragraphs import Span

_WHO = re.compile(
    rf"(?:{either('who')}:|{either('interviewed')}|\W*{either('words_of')})\s(?!.*[.!?]\Z)",
    re.IGNORECASE,
)
# `commented on the report`, `X: no talks with Y`: what looks like a verb is a noun.
_OBJECT = re.compile(rf"(?:\b{either('governs_a_name')}|:)\s{either('determiners')}\s\Z")
_OWNER = re.compile(r"['’ʼ]s\s(?:[a-z-]+\s)?\Z")
_OWNED = 20
# A few words, and the first letters of a name.
_TO_NAME = re.compile(rf"[»”\"]?\s(?:[^\W\d_][\w’'-]*\s){{0,3}}(?:{CAPITAL}{SMALL}?\.\s?){{0,2}}")
_MOST_FACTS = 6
_ENTRY = re.compile(r"[^;\n]+")
_MOST = 4
_SEVERAL = 2


@dataclass(frozen=True)
class MainSpeaker:
    """The main speaker of one article, told by the subjects of its verbs of speech."""

    subjects: Subjects

    @property
    def _article(self) -> Article:
        return self.subjects.article

    @property
    def _names(self) -> ArticleNames:
        return self.subjects.names

    @cached_property
    def ground(self) -> Found:
        """The main speaker: named as the source, in a label, or beside a verb in the lead."""
        found = chain(
            self.of_sources(),
            self.of_labels(),
            self.of_facts(),
            self._of_interview(),
            self._of_lead(),
        )
        first = next(found, NOBODY)
        if not first.speaker or self._names.is_person(first.speaker):
            return first
        others = tuple(islice(found, _MOST))
        if {one.speaker for one in others if one.basis is Basis.LABEL} == {first.speaker}:
            return first  # Its own words are quoted, whoever of it speaks further down.
        members = (one for one in others if self._names.speaks_for(one.speaker, first.speaker))
        return next(members, first)

    def of_sources(self) -> Iterator[Found]:
        """Yield who speaks in each part of `A; B of C`: its person, else its first name."""
        for part in self._article.sources:
            for entry in _ENTRY.finditer(self._article.plain, part.span.start, part.span.end):
                speaking = self._names.speaking(*entry.span())
                persons = [m for m in speaking if self._names.is_person(m.actor)]
                yield from _found([*persons, *speaking][:1], Basis.SOURCE)

    @cached_property
    def is_alone(self) -> bool:
        """Whether the main speaker is the subject of every verb of speech that is told."""
        told = (s for part in self._article.told for s in self._article.telling(part))
        speaking = {one.speaker for span in told for one in self._in_sentence(span)}
        return speaking <= {self.ground.speaker, ""}

    def of_labels(self) -> Iterator[Found]:
        """Yield who is named in the labels of sections."""
        for section in self._article.seed.sections:
            if section.speaker:
                name = section.speaker
                yield from _found(self._names.speaking(name.start, name.end), Basis.LABEL)

    def of_facts(self) -> Iterator[Found]:
        """Yield who is named in a line such as `Who: X`, `Interview with X` or `Statement by X`."""
        for part in self._article.told[:_MOST_FACTS]:
            if who := _WHO.match(part.span.text):
                start = part.span.start + who.end()
                named = self._names.speaking(start, part.span.end)
                yield from _found(self._holder(named) or named[:1], Basis.LABEL)

    def _holder(self, named: Sequence[Mention]) -> list[Mention]:
        """Return the person behind a body whose office words tell: `the X spokesman Y`."""
        body, holder = (*named[:2], None, None)[:2]
        if not body or not holder or not self._names.is_person(holder.actor):
            return []
        between = self._article.plain[body.end : holder.start]
        is_next = _TO_NAME.fullmatch(between) and not is_governed(self._article, holder.start)
        return [holder] if is_next else []

    def speak_several(self, sentence: Span) -> bool:
        """Return whether two or more speak first in a sentence, and nobody stands for them all."""
        cue = first_speech(self._article.plain, sentence.start, sentence.end)
        before = self._names.speaking(sentence.start, cue.start()) if cue else []
        if not cue or len(before) < _SEVERAL or not self.subjects.are_several(before):
            return False
        between = self._article.plain[before[-1].end : cue.start()]
        if len(between) > ADJACENT or BREAK.search(between):
            return False
        return not (self.subjects.is_joint(cue, before) and self._names.joint)

    def _of_interview(self) -> Iterator[Found]:
        """Yield the one person named in front of the questions, who answers them."""
        answers = interview.answers(self._article)
        named = self._names.speaking(0, answers[0].start) if answers else []
        persons = {m.actor: m for m in named if self._names.is_person(m.actor)}
        if len(persons) == 1:
            yield from _found(persons.values(), Basis.INTRODUCED)

    def _of_lead(self) -> Iterator[Found]:
        is_person = self._names.is_person
        for part in self._article.opening:
            for sentence in self._article.sentences(part):
                if self.speak_several(sentence):
                    return  # Whoever speaks alone below is no more than one of them.
                found = self.at_verbs(sentence)
                yield from [*(one for one in found if is_person(one.speaker)), *found][:1]

    def at_verbs(self, sentence: Span) -> Sequence[Found]:
        """Return who speaks at the verbs of a sentence, but for those of clauses below others."""
        return [one for one in self.in_sentence(sentence) if one.speaker]

    def in_sentence(self, sentence: Span) -> Sequence[Found]:
        """Return who speaks at the verbs of its main clause, with those that nobody knows."""
        return in_main_clause(self._article.plain, [*self._in_sentence(sentence)], sentence.end)

    def _in_sentence(self, sentence: Span) -> Iterator[Found]:
        """Yield who speaks at each verb of a sentence: `the ministry believes …, its head said`."""
        at = sentence.start
        for _ in range(_MOST):
            if not (cue := first_speech(self._article.plain, at, sentence.end)):
                return
            found = self.subjects.of_verb(cue, sentence.start, sentence.end)
            if found and not self._is_of_others(found, cue, sentence):
                yield found
            at = cue.end()

    def _is_of_others(self, found: Found, cue: re.Match[str], sentence: Span) -> bool:
        """Return whether a verb tells nothing of who speaks: a noun, a passive, a mention."""
        plain = self._article.plain
        is_passively = not found.speaker and is_passive(plain, cue)
        is_no_verb = self._is_noun(cue) or is_passively
        return is_no_verb or known_clauses.is_mentioned(plain, sentence, *cue.span())

    def _is_noun(self, cue: re.Match[str]) -> bool:
        """Return whether what looks like a verb is somebody's, as in `X's comments on`."""
        before = self._article.plain[max(0, cue.start() - _OWNED) : cue.start()]
        is_owned = _OWNER.search(before) is not None and not HIS.search(cue[0])
        return is_owned or (cue[0].isascii() and _OBJECT.search(before) is not None)


def _found(named: Iterable[Mention], basis: Basis) -> Iterator[Found]:
    return (Found(mention.actor, basis, mention.text) for mention in named)
