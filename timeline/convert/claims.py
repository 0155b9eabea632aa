"""Claims that an article may make: a question of the record that somebody's words touch.

Only a proposal is made: whether words answer a question, and how, a person says.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import log

from timeline.convert.cues import DENIES, NO, UNCONFIRMED
from timeline.convert.ranking import stems
from timeline.model import Question, QuestionKind, Stance
from timeline.record import Record

# So many of a question's rarer words, in the units of a word that one question alone has, must
# stand in the sentence; and at least so many words.
_ENOUGH = 1.5
_FEWEST = 2
_MOST = 2


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

    def touched(self, said: Iterable[str]) -> tuple[Touched, ...]:
        """Return the questions that words of the main speaker touch, the likeliest first."""
        best: dict[str, tuple[float, Touched]] = {}
        for text in said:
            words = set(stems(text))
            for question in self.record.questions:
                if found := self._likeness(question, words, text):
                    known = best.get(question.id)
                    if not known or found[0] > known[0]:
                        best[question.id] = found
        ranked = sorted(best.values(), key=lambda one: (-one[0], one[1].question.id))
        return tuple(touched for _, touched in ranked[:_MOST])

    def _likeness(
        self, question: Question, words: set[str], text: str
    ) -> tuple[float, Touched] | None:
        shared = words & self._words[question.id]
        score = round(sum(self._rarity[word] for word in shared), 6)
        if len(shared) < _FEWEST or score < _ENOUGH:
            return None
        ordered = tuple(sorted(shared, key=lambda word: (-self._rarity[word], word)))
        return score, Touched(question, _stance(question, text), ordered, text)

    @cached_property
    def _words(self) -> Mapping[str, frozenset[str]]:
        """The words of each question and of the claims that answer it."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for question in self.record.questions:
            found[question.id] += [question.name, question.question]
        for event in self.record.events:
            for claim in event.claims:
                for name in claim.question:
                    found[name].append(claim.says)
        return {name: frozenset(stems(" ".join(texts))) for name, texts in found.items()}

    @cached_property
    def _rarity(self) -> Mapping[str, float]:
        """How much a word says of one question: 1 where it alone has it, and less for more."""
        counts = Counter(word for words in self._words.values() for word in words)
        most = log(1 + len(self._words)) or 1.0
        return {word: log(1 + len(self._words) / n) / most for word, n in counts.items()}


def _stance(question: Question, text: str) -> Stance:
    """Return how words seem to answer; only a yes-no question can be answered with no."""
    if UNCONFIRMED.search(text):
        return Stance.CANNOT_CONFIRM
    if question.kind is QuestionKind.YES_NO and (NO.search(text) or DENIES.search(text)):
        return Stance.DENIES
    return Stance.ASSERTS
