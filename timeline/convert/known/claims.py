"""Claims that an article may make: a question of the record that somebody's words touch.

Only a proposal is made: whether words answer a question, and how, a person says.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from timeline.convert.words import sorts
from timeline.convert.words.cues import DENIES, NO, UNCONFIRMED
from timeline.convert.words.date_expressions import is_of_calendar
from timeline.model import Question, QuestionKind, Stance
from timeline.record import Record
from timeline.text.words import all_telling

# So many words that are no names must stand in the sentence and in the question or a claim on it,
# one of them in the question itself.
_FEWEST = 2
# Words of several forms have these letters in common.
_STEM = 6
# A word of so many letters tells something.
_SHORTEST = 4
_MOST = 2
_NUMBER = re.compile(r"\d|\b(?:ten|twenty|hundred|thousand)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Touched:
    """A question that words touch, how they seem to answer it, and the words that both have."""

    question: Question
    stance: Stance
    words: tuple[str, ...]
    said: str


@dataclass(frozen=True)
class Questions:
    """The questions of a record, ready to be compared with any number of articles."""

    record: Record

    def touched(self, said: Iterable[str], places: Iterable[str]) -> tuple[Touched, ...]:
        """Return the questions that words of the main speaker touch, the likeliest first.

        `places` are those of the happening: a question about a village is touched there alone.
        """
        here = frozenset(places)
        about = [one for one in self.record.questions if self._is_about(one, here)]
        best: dict[str, tuple[float, Touched]] = {}
        for text in said:
            words = set(_stems(text))
            for question in about:
                if found := self._likeness(question, words, text):
                    known = best.get(question.id)
                    if not known or found[0] > known[0]:
                        best[question.id] = found
        ranked = sorted(best.values(), key=lambda one: (-one[0], one[1].question.id))
        return tuple(touched for _, touched in ranked[:_MOST])

    def _is_about(self, question: Question, places: frozenset[str]) -> bool:
        """Return whether a question is about no single village, or about one that is named."""
        villages = self._villages[question.id]
        return not villages or not places.isdisjoint(villages)

    @cached_property
    def _villages(self) -> Mapping[str, frozenset[str]]:
        """The places of each question that are no countries or regions."""
        return {
            question.id: frozenset(place for place in question.places if not self._is_wide(place))
            for question in self.record.questions
        }

    def _is_wide(self, place: str) -> bool:
        return sorts.is_country(place, self.record) or sorts.is_region(place, self.record)

    def _likeness(
        self, question: Question, words: set[str], text: str
    ) -> tuple[float, Touched] | None:
        own, told = self._words[question.id]
        if words.isdisjoint(own) or len(shared := words & (own | told)) < _FEWEST:
            return None
        if question.kind is QuestionKind.NUMBER and not _NUMBER.search(text):
            return None
        score = round(sum(self._rarity[word] for word in shared), 6)
        ordered = tuple(sorted(shared, key=lambda word: (-self._rarity[word], word)))
        return score, Touched(question, _stance(question, text), ordered, text)

    @cached_property
    def _words(self) -> Mapping[str, tuple[frozenset[str], frozenset[str]]]:
        """The telling words of each question, and those of the claims that answer it."""
        claims: defaultdict[str, list[str]] = defaultdict(list)
        for event in self.record.events:
            for claim in event.claims:
                for name in claim.question:
                    claims[name].append(claim.says)
        return {
            question.id: (
                self._telling(f"{question.name} {question.short or ''} {question.question}"),
                self._telling(" ".join(claims[question.id])),
            )
            for question in self.record.questions
        }

    def _telling(self, text: str) -> frozenset[str]:
        """Return the words of a text that are no names, no numbers and no dates."""
        found = (word for word in text.split() if not is_of_calendar(word.strip(".,?")))
        words = frozenset(_stems(" ".join(found))) - self._names
        return frozenset(word for word in words if word.isalpha() and len(word) >= _SHORTEST)

    @cached_property
    def _names(self) -> frozenset[str]:
        entries = (*self.record.actors, *self.record.places)
        spellings = (text for entry in entries for text in (entry.name, *entry.aliases))
        return frozenset(word for text in spellings for word in _stems(text))

    @cached_property
    def _rarity(self) -> Mapping[str, float]:
        """How much a word says, as few of the events on file have it."""
        texts = (
            frozenset(_stems(" ".join([event.title, event.summary])))
            for event in self.record.events
        )
        counts = Counter(word for words in texts for word in words)
        total = len(self.record.events)
        known = {word for pair in self._words.values() for words in pair for word in words}
        return {word: math.log(1 + total / (1 + counts[word])) for word in known}


def _stems(text: str) -> tuple[str, ...]:
    """Return the words of a text that tell something, each without its ending."""
    return tuple(word[:_STEM] for word in all_telling(text))


def _stance(question: Question, text: str) -> Stance:
    """Return how words seem to answer; only a yes-no question can be answered with no."""
    if UNCONFIRMED.search(text):
        return Stance.CANNOT_CONFIRM
    if question.kind is QuestionKind.YES_NO and (NO.search(text) or DENIES.search(text)):
        return Stance.DENIES
    return Stance.ASSERTS
