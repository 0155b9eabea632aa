"""Names in a text: actors, places and outlets, found by any spelling in the registries.

One matcher serves all three registries, so the longest name wins across them: `Freedom Radio` is
the outlet and not the place Freedom.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import combinations

from timeline.convert.names import crowds, listings, ministries, municipal, regional, respelled
from timeline.convert.names.beginnings import Beginnings
from timeline.convert.names.fitting import (
    Word,
    Words,
    is_meant,
    is_of_another,
    is_own,
    longest,
    stands,
    words_of,
)
from timeline.convert.names.home import Homes
from timeline.convert.names.last_names import LastNames
from timeline.convert.names.mentions import Mention, covered, in_order, is_within, mentioned
from timeline.convert.names.namesakes import Namesakes
from timeline.convert.names.short_names import (
    is_first_name,
    is_name,
    is_noun,
    may_be_head,
    word_keys,
)
from timeline.convert.names.spellings import Spelling, called_alone, heads, spellings
from timeline.convert.words import language
from timeline.model import Actor, Entry, Vocabulary
from timeline.record import Record, Registry

__all__ = ["Gazetteer", "Mention"]


@dataclass(frozen=True)
class Gazetteer:
    """Every spelling of the registries, ready to be found in any number of texts."""

    # By keys of the first two words; the second is empty for a name of one word.
    spellings: Mapping[tuple[str, str], tuple[Spelling, ...]]
    surnames: LastNames
    heads: Mapping[str, frozenset[str]]
    # Whom such a word means, written as a name, that is never named in full.
    alone: frozenset[str]
    # The region of each place in one, and what the bodies of a region are called there.
    regions: Mapping[str, str]
    regional: Mapping[str, tuple[Spelling, ...]]
    # Who governs each.
    governing: Mapping[str, str]
    # The keys of the first words of these.
    regional_first: Mapping[str, frozenset[str]]
    homes: Homes
    cities: municipal.Cities
    namesakes: Namesakes
    begins: Beginnings

    @classmethod
    def of(cls, record: Record) -> "Gazetteer":
        """Return the gazetteer of a record's actors, places and outlets."""
        registries: dict[str, Iterable[Entry]] = {
            "actor": record.actors,
            "place": record.places,
            "outlet": record.outlets,
        }
        bodies, cities = regional.of(record), municipal.Cities.of(record)
        others = [*crowds.of(record), *respelled.of(record)]
        governing = [*regional.full(bodies, record), *cities.names]
        full = spellings(registries, governing, others)
        of, namesakes = (record.actors, record.vocabulary), Namesakes.of(record)
        last, head, short = LastNames.of(record), heads(*of), regional.short(bodies)
        first = {region: regional.first_keys(called) for region, called in short.items()}
        others_first = municipal.FIRST_KEYS.union(*first.values())
        return cls(
            full,
            last,
            head,
            called_alone(*of),
            regional.regions(record),
            short,
            regional.governing(bodies),
            first,
            Homes.of(record),
            cities,
            namesakes,
            Beginnings.of(full, [*last.keys(), *head], namesakes.by_key, others_first),
        )

    def and_of(self, actors: Registry[Actor], vocabulary: Vocabulary) -> "Gazetteer":
        """Return this gazetteer with the spellings of other actors, who share none with it."""
        full = spellings({"actor": actors})
        head, last = heads(actors, vocabulary), self.surnames.and_of(actors, vocabulary)
        return replace(
            self,
            spellings={**self.spellings, **full},
            surnames=last,
            heads={**self.heads, **head},
            begins=self.begins.and_of(full, [*last.keys(), *head]),
        )

    def find(self, text: str, side: str = "") -> tuple[Mention, ...]:
        """Return the names in `text` in order, none overlapping another.

        A paper of one `side` calls the bodies of its own country by short names, as others do those
        of the side that is at home where it happened.
        """
        words = words_of(text, is_declined=bool(language.declined(text)))
        # As nearly every word begins none, the few that do are sought once for all that follows.
        first = [at for at, w in enumerate(words) if not self.begins.any.isdisjoint(w.keys)]
        # The second name in `North and South oblasts` is no town, so lists have the last word.
        full = list(self._full(text, words, first))
        # A case of one oblast may be the plural of two: `the government of North oblast`.
        listed = [
            m
            for m in self._of_list(text, listings.find(text))
            if not any(is_within(m, name) for name in full)
        ]
        taken = covered(listed)
        full = [m for m in full if taken.isdisjoint(range(m.start, m.end))] if taken else full
        found = in_order([*listed, *full])
        taken = covered(found)
        alone = self._of_list(text, listings.left_out(text))
        found = in_order([*found, *(m for m in alone if m.start not in taken)])
        found = in_order([*found, *self._at_home(text, words, first, found, side)])
        found = in_order([*found, *self._of_region(text, words, first, found)])
        here = regional.told(text, found, self.regions, self.governing)
        found = in_order([*found, *ministries.find(text, found, self.governing, here)])
        found = in_order([*found, *self._of_city(text, words, first, found)])
        return in_order([*found, *self._short(text, words, first, found)])

    def _full(self, text: str, words: Words, first: list[int]) -> Iterator[Mention]:
        end = 0
        for at in first:
            if at < end or self.begins.either.isdisjoint(words[at].keys):
                continue
            spelling = self._at(text, words, at)
            named = words[at : at + (len(spelling.keys) if spelling else 1)]
            if ids := self.namesakes.meant(text, named, spelling.ids if spelling else {}):
                if "actor" in ids and "place" not in ids and (place := self._place_in(text, named)):
                    ids = {**ids, "place": place}
                yield mentioned(text, named[0].start, named[-1].end, ids)
            end = at + len(named)

    def _at_home(
        self, text: str, words: Words, first: list[int], full: Sequence[Mention], side: str
    ) -> Iterator[Mention]:
        """Yield the bodies that are called by short names in a text where a side is at home."""
        sided = [at for at in first if not self.begins.sided.isdisjoint(words[at].keys)]
        if not sided:
            return
        if side not in self.homes.places.values():
            side = self.homes.side(text, (one.place for one in full))
        taken, people = covered(full), {one.start for one in full if self._is_person(one)}
        for at in (at for at in sided if words[at].start not in taken):
            own = (one for one in self._by_words(words, at) if one.side == side)
            fitting = [s for s in own if self._is_at_home(text, words, at, s, people)]
            if spelling := longest(words[at:], fitting):
                end = words[at + len(spelling.keys) - 1].end
                yield mentioned(text, words[at].start, end, spelling.ids, is_guess=True)

    @staticmethod
    def _is_at_home(text: str, words: Words, at: int, spelling: Spelling, people: Set[int]) -> bool:
        """Return whether a body stands at a word; one of its `people` may be named behind it."""
        body = words[at : at + len(spelling.keys)]
        if not stands(text, body, spelling, is_beside=True) or not is_own(text, words, at):
            return False
        end = body[-1].end
        return end + 1 in people or not is_of_another(text, end)

    def _is_person(self, one: Mention) -> bool:
        return any(one.actor in self.surnames.by_key.get(key, ()) for key in word_keys(one.text))

    def _place_in(self, text: str, words: Words) -> str:
        """Return the place that a body is named after, if it is: `the government of X`."""
        begins = [not self.begins.places.isdisjoint(word.keys) for word in words]
        if not any(begins):
            return ""  # as nearly every person
        pairs = combinations(range(len(words) + 1), 2)
        parts = (words[one:two] for one, two in pairs if begins[one] and two - one < len(words))
        inner = (self._at(text, part, 0) for part in parts)
        places = [one for one in inner if one and "place" in one.ids]
        return max(places, key=lambda one: len(one.keys)).ids["place"] if places else ""

    def _at(self, text: str, words: Words, at: int) -> Spelling | None:
        """Find the longest spelling that starts with the word at `at`."""
        found = self._by_words(words, at)
        return longest(words[at:], [s for s in found if is_meant(text, words, at, s)])

    def _by_words(self, words: Words, at: int) -> list[Spelling]:
        """Return the spellings of which the word at `at` and the next one are the first, once."""
        followers = words[at + 1].keys if at + 1 < len(words) else ()
        first = [key for key in words[at].keys if key in self.begins.names]
        pairs = [(one, two) for one in first for two in (*followers, "")]
        return [*{id(s): s for pair in pairs for s in self.spellings.get(pair, ())}.values()]

    def _of_list(
        self, text: str, listed: Iterable[tuple[listings.Listed, ...]]
    ) -> Iterator[Mention]:
        """Yield the places of a list, each the longest name that is a place with its noun."""
        for options in listed:
            for one in options:
                words = words_of(one.full, is_declined=one.is_declined)
                spelling = self._at(one.full, words, 0)
                if spelling and len(spelling.keys) == len(words) and "place" in spelling.ids:
                    yield mentioned(text, one.start, one.end, spelling.ids)
                    break

    def _of_region(
        self, text: str, words: Words, first: list[int], full: Sequence[Mention]
    ) -> Iterator[Mention]:
        """Yield what the bodies of the first region are called, up to where another is named.

        A town of another one may only be where somebody is brought.
        """
        region, end = regional.told(text, full, self.regions, self.governing)
        bodies = self.regional.get(region, ())
        if not bodies:
            return
        keys = self.regional_first[region]
        begins = [at for at in first if not keys.isdisjoint(words[at].keys)]
        taken = covered(full) if begins else frozenset[int]()
        for at in (at for at in begins if words[at].start < end):
            word, rest = words[at], words[at:]
            fitting = [one for one in bodies if stands(text, rest[: len(one.keys)], one)]
            spelling = longest(rest, fitting)
            if spelling and word.start not in taken and is_own(text, words, at):
                last = words[at + len(spelling.keys) - 1]
                yield mentioned(text, word.start, last.end, spelling.ids, is_short=True)

    def _of_city(
        self, text: str, words: Words, first: list[int], found: Sequence[Mention]
    ) -> Iterator[Mention]:
        """Yield who governs the city that was named last, where a word for such a body stands."""
        for start, end in municipal.find(text, words, first) if self.cities.bodies else ():
            named = [m.place for m in found if m.place in self.cities.places and m.end <= start]
            body = self.cities.bodies.get(named[-1]) if named else None
            if body and not any(m.start <= start < m.end for m in found):
                yield mentioned(text, start, end, {"actor": body}, is_short=True)

    def _short(
        self, text: str, words: Words, first: list[int], full: Sequence[Mention]
    ) -> Iterator[Mention]:
        """Yield surnames, and head words such as `the Battalion` of a force named in full."""
        taken = covered(full)
        short = [at for at in first if not self.begins.short.isdisjoint(words[at].keys)]
        short = [at for at in short if words[at].start not in taken]
        named = {one.actor for one in full}
        owned = {word.start: word for word in self._of_others(text, words, short, named, taken)}
        # Whoever has a namesake here, and is named in full nowhere, is not meant by the name alone.
        told = (
            word for word in owned.values() if text[word.end : word.end + 2].strip()[:1].islower()
        )
        others = frozenset[str]().union(*map(self.surnames.called, told)) - named
        for at, word in ((at, words[at]) for at in short):
            if word.start not in owned:
                yield from self._surname(text, word, named, others)
            yield from self._head(text, words, at, full)

    def _of_others(
        self, text: str, words: Words, short: list[int], named: set[str], taken: Set[int]
    ) -> Iterator[Word]:
        """Yield the surnames behind a first name that nobody has who is on file."""
        for before, word in ((words[at - 1], words[at]) for at in short if at):
            is_named = not named.isdisjoint(self.surnames.by_key.get(word.keys[0], ()))
            is_opener = is_noun(text, before, words, is_named)
            if not is_opener and is_first_name(text, before, word, taken):
                yield word

    def _surname(
        self, text: str, word: Word, named: set[str], others: frozenset[str]
    ) -> Iterator[Mention]:
        meant = self.surnames.meant(text, word, named)
        if len(meant) == 1 and meant.isdisjoint(others):
            (actor,) = meant
            is_guess, ids = actor not in named, {"actor": actor}
            yield mentioned(text, word.start, word.end, ids, is_short=True, is_guess=is_guess)

    def _head(self, text: str, words: Words, at: int, full: Sequence[Mention]) -> Iterator[Mention]:
        word = words[at]
        actors = frozenset[str]().union(*(self.heads.get(key, ()) for key in word.keys))
        if not actors or not may_be_head(text, word):
            return
        before = [m for m in full if m.start < word.start and m.actor in actors]
        # `The corps` is rather one that is so called here than one that has that name as well.
        called = [m for m in before if not word_keys(m.text).isdisjoint(word.keys)]
        if before:
            ids = {"actor": (called or before)[-1].actor}
            yield mentioned(text, word.start, word.end, ids, is_short=True)
        elif len(actors) == 1 and actors <= self.alone and is_name(text, words, at):
            (actor,) = actors
            ids = {"actor": actor}
            yield mentioned(text, word.start, word.end, ids, is_short=True, is_guess=True)
