"""Whom a last name means, in whatever letters it is written."""

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass, replace

from timeline.convert.names import respelled
from timeline.convert.names.fitting import Word
from timeline.convert.names.short_names import opens_sentence
from timeline.convert.names.spellings import surnames
from timeline.convert.words.cues import OPENERS
from timeline.convert.words.inflection import is_sound
from timeline.model import Actor, Vocabulary
from timeline.record import Record


@dataclass(frozen=True, slots=True)
class LastNames:
    """The keys of last names with whom each may mean, and of those that are but respelled.

    In letters that nobody is on file in a name may be any word: there it means only whoever is
    named in full as well.
    """

    by_key: Mapping[str, frozenset[str]]
    respelled: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, record: Record) -> "LastNames":
        """Return the last names of a record."""
        return cls(surnames(record.actors, record.vocabulary), respelled.surnames(record))

    def and_of(self, actors: Iterable[Actor], vocabulary: Vocabulary) -> "LastNames":
        """Return these with the last names of other actors."""
        return replace(self, by_key={**self.by_key, **surnames(actors, vocabulary)})

    def keys(self) -> Iterable[str]:
        """Return the keys of all last names."""
        return [*self.by_key, *self.respelled]

    def called(self, word: Word) -> frozenset[str]:
        """Return who has a last name, by its letters rather than by its sound."""
        exact = [key for key in word.keys if not is_sound(key)]
        actors = frozenset[str]().union(*(self.by_key.get(key, ()) for key in exact))
        return actors or frozenset[str]().union(*(self.by_key.get(k, ()) for k in word.keys))

    def meant(self, text: str, word: Word, named: Set[str]) -> frozenset[str]:
        """Return whom a word may mean, of those who are `named` in full if there are such."""
        if not word.text[0].isupper():
            return frozenset()
        actors = self.called(word)
        return actors & named or actors or self._respelled(text, word) & named

    def _respelled(self, text: str, word: Word) -> frozenset[str]:
        """Return whom a word may mean in other letters, unless it opens a sentence as a small word.

        `Так` is `so` far more often than anybody's name.
        """
        if word.text.lower() in OPENERS and opens_sentence(text, word):
            return frozenset()
        return frozenset[str]().union(*(self.respelled.get(key, ()) for key in word.keys))
