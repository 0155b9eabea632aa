"""Names in a text: actors, places and outlets, found by any spelling in the registries.

One matcher serves all three registries, so the longest name wins across them: `Freedom Radio` is
the outlet and not the place Freedom.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import combinations, pairwise

from timeline.convert import language, listings, regional, sorts
from timeline.convert.cues import OPENERS, TITLES
from timeline.convert.date_expressions import is_of_calendar
from timeline.convert.fitting import Word, is_of_country, is_own, longest, stands, words_of
from timeline.convert.inflection import is_sound
from timeline.convert.namesakes import Namesakes
from timeline.convert.spellings import Spelling, heads, spellings, surnames
from timeline.model import Actor, Entry, Vocabulary
from timeline.record import Record, Registry
from timeline.text.languages import plain

_LAST_LETTERS = re.compile(r"\w\w\s\Z")
# In front of the first word of a sentence.
_SENTENCE_ENDS = re.compile(r"(?:\A|\n|[.!?…][\"”»)]?)[\s–—-]*\Z")
_BEFORE = 6
# In front of a noun in Cyrillic: another body is meant.
_ADJECTIVES = plain("adjectives_before")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A name as it stands in a text, with the ids it means; one name may be actor and outlet.

    `is_short` marks a surname or a head word, `is_guess` one whose full name the text never gives.
    """

    start: int
    end: int
    text: str
    actor: str = ""
    place: str = ""
    outlet: str = ""
    is_short: bool = False
    is_guess: bool = False


@dataclass(frozen=True)
class Gazetteer:
    """Every spelling of the registries, ready to be found in any number of texts."""

    # By keys of the first two words; the second is empty for a name of one word.
    spellings: Mapping[tuple[str, str], tuple[Spelling, ...]]
    surnames: Mapping[str, frozenset[str]]
    heads: Mapping[str, frozenset[str]]
    # The region of each place in one, and what the bodies of a region are called there.
    regions: Mapping[str, str]
    regional: Mapping[str, tuple[Spelling, ...]]
    namesakes: Namesakes

    @classmethod
    def of(cls, record: Record) -> "Gazetteer":
        """Return the gazetteer of a record's actors, places and outlets."""
        registries: dict[str, Iterable[Entry]] = {
            "actor": record.actors,
            "place": record.places,
            "outlet": record.outlets,
        }
        bodies = regional.of(record)
        return cls(
            spellings(registries, regional.full(bodies)),
            surnames(record.actors, record.vocabulary),
            heads(record.actors, record.vocabulary),
            _regions(record),
            regional.short(bodies),
            Namesakes.of(record),
        )

    def and_of(self, actors: Registry[Actor], vocabulary: Vocabulary) -> "Gazetteer":
        """Return this gazetteer with the spellings of other actors, who share none with it."""
        return replace(
            self,
            spellings={**self.spellings, **spellings({"actor": actors})},
            surnames={**self.surnames, **surnames(actors, vocabulary)},
            heads={**self.heads, **heads(actors, vocabulary)},
        )

    def find(self, text: str, side: str = "") -> tuple[Mention, ...]:
        """Return the names in `text` in order, none overlapping another.

        A paper of one `side` calls the bodies of its own country by short names.
        """
        words = words_of(text, is_declined=bool(language.declined(text)))
        # The second name in `North and South oblasts` is no town, so lists have the last word.
        full = list(self._full(text, words, side))
        # A case of one oblast may be the plural of two: `the government of North oblast`.
        listed = [m for m in self._listed(text) if not any(_is_within(m, name) for name in full)]
        taken = {at for mention in listed for at in range(mention.start, mention.end)}
        full = [m for m in full if taken.isdisjoint(range(m.start, m.end))]
        found = _in_order([*listed, *full])
        found = _in_order([*found, *self._of_region(text, words, found)])
        return _in_order([*found, *self._short(text, words, found)])

    @cached_property
    def _first_keys(self) -> frozenset[str]:
        """The keys of every word that begins a name: most words of a text begin none."""
        return frozenset(first for first, _ in self.spellings)

    @cached_property
    def _short_keys(self) -> frozenset[str]:
        """The keys of every surname and head word."""
        return frozenset([*self.surnames, *self.heads])

    def _full(self, text: str, words: Sequence[Word], side: str) -> Iterator[Mention]:
        at = 0
        while at < len(words):
            spelling = self._at(text, words, at, side)
            named = words[at : at + (len(spelling.keys) if spelling else 1)]
            if ids := self.namesakes.meant(text, named, spelling.ids if spelling else {}):
                mention = _mention(text, named[0].start, named[-1].end, ids)
                if mention.actor and not mention.place:
                    mention = replace(mention, place=self._place_in(text, named))
                if spelling and spelling.side and not is_of_country(text, words, at, spelling):
                    mention = replace(mention, is_guess=True)
                yield mention
            at += len(named)

    def _place_in(self, text: str, words: Sequence[Word]) -> str:
        """Return the place that a body is named after, if it is: `the government of X`."""
        parts = (words[one:two] for one, two in combinations(range(len(words) + 1), 2))
        inner = (self._at(text, part, 0) for part in parts if len(part) < len(words))
        places = [one for one in inner if one and "place" in one.ids]
        return max(places, key=lambda one: len(one.keys)).ids["place"] if places else ""

    def _at(self, text: str, words: Sequence[Word], at: int, side: str = "") -> Spelling | None:
        """Find the longest spelling that starts with the word at `at`."""
        if self._first_keys.isdisjoint(words[at].keys):
            return None
        followers = words[at + 1].keys if at + 1 < len(words) else ()
        pairs = [(one, two) for one in words[at].keys for two in (*followers, "")]
        found = [s for pair in pairs for s in self.spellings.get(pair, ())]
        known = [s for s in found if not s.side or (s.side == side and is_own(text, words, at))]
        fitting = [s for s in known if stands(text, words[at : at + len(s.keys)], s)]
        fitting += [s for s in found if s.side and is_of_country(text, words, at, s)]
        return longest(words[at:], fitting)

    def _listed(self, text: str) -> Iterator[Mention]:
        """Yield the places of a list, each the longest name that is a place with its noun."""
        for options in listings.find(text):
            for one in options:
                words = words_of(one.full, is_declined=one.is_declined)
                spelling = self._at(one.full, words, 0)
                if spelling and len(spelling.keys) == len(words) and "place" in spelling.ids:
                    yield _mention(text, one.start, one.end, spelling.ids)
                    break

    def _of_region(
        self, text: str, words: Sequence[Word], full: Sequence[Mention]
    ) -> Iterator[Mention]:
        """Yield what the bodies of the only region that a text names are called there."""
        named = {self.regions[m.place] for m in full if m.place in self.regions}
        bodies = self.regional.get("".join(named), ()) if len(named) == 1 else ()
        covered = {at for mention in full for at in range(mention.start, mention.end)}
        first = frozenset[str]().union(*(one.keys[0] for one in bodies))
        for at, word in enumerate(words):
            if first.isdisjoint(word.keys):
                continue  # as nearly every word, of which no body needs to be asked
            rest = words[at:]
            fitting = [one for one in bodies if stands(text, rest[: len(one.keys)], one)]
            spelling = longest(rest, fitting)
            if spelling and word.start not in covered and is_own(text, words, at):
                end = words[at + len(spelling.keys) - 1].end
                yield replace(_mention(text, word.start, end, spelling.ids), is_short=True)

    def _short(
        self, text: str, words: Sequence[Word], full: Sequence[Mention]
    ) -> Iterator[Mention]:
        """Yield surnames, and head words such as `the Battalion` of a force named in full."""
        covered = {at for mention in full for at in range(mention.start, mention.end)}
        named = {mention.actor for mention in full}
        owned = {word.start: word for word in self._of_others(text, words, named, covered)}
        # Whoever has a namesake here, and is named in full nowhere, is not meant by the name alone.
        told = (
            word for word in owned.values() if text[word.end : word.end + 2].strip()[:1].islower()
        )
        others = frozenset[str]().union(*map(self._called, told)) - named
        for word in words:
            if word.start not in covered and not self._short_keys.isdisjoint(word.keys):
                if word.start not in owned:
                    yield from self._surname(text, word, named, others)
                yield from self._head(text, word, full)

    def _of_others(
        self, text: str, words: Sequence[Word], named: set[str], covered: set[int]
    ) -> Iterator[Word]:
        """Yield the surnames behind a first name that nobody has who is on file."""
        small = {key for word in words if word.text[0].islower() for key in word.keys}
        for before, word in pairwise(words):
            if word.start not in covered and not self._short_keys.isdisjoint(word.keys):
                is_named = not named.isdisjoint(self.surnames.get(word.keys[0], ()))
                is_noun = _is_noun(text, before, small, is_named)
                if not is_noun and _is_first_name(text, before, word, covered):
                    yield word

    def _called(self, word: Word) -> frozenset[str]:
        """Return who has a last name, by its letters rather than by its sound."""
        exact = [key for key in word.keys if not is_sound(key)]
        actors = frozenset[str]().union(*(self.surnames.get(key, ()) for key in exact))
        return actors or frozenset[str]().union(*(self.surnames.get(k, ()) for k in word.keys))

    def _surname(
        self, text: str, word: Word, named: set[str], others: frozenset[str]
    ) -> Iterator[Mention]:
        actors = self._called(word) if word.text[0].isupper() else frozenset[str]()
        meant = actors & named or actors
        if len(meant) == 1 and meant.isdisjoint(others):
            (actor,) = meant
            mention = _mention(text, word.start, word.end, {"actor": actor})
            yield replace(mention, is_short=True, is_guess=actor not in named)

    def _head(self, text: str, word: Word, full: Sequence[Mention]) -> Iterator[Mention]:
        actors = frozenset[str]().union(*(self.heads.get(key, ()) for key in word.keys))
        if not actors or not _may_be_head(text, word):
            return
        before = [m.actor for m in full if m.start < word.start and m.actor in actors]
        if before:
            mention = _mention(text, word.start, word.end, {"actor": before[-1]})
            yield replace(mention, is_short=True)


def _regions(record: Record) -> Mapping[str, str]:
    """Return the region in which each place lies that lies in one, or is one."""
    around = ((place.id, wider) for place in record.places for wider in record.within(place.id))
    return {place: wider for place, wider in around if sorts.is_region(wider, record)}


def _is_within(mention: Mention, other: Mention) -> bool:
    """Return whether a name is a part of a longer one."""
    is_longer = other.end - other.start > mention.end - mention.start
    return is_longer and other.start <= mention.start and mention.end <= other.end


def _in_order(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    return tuple(sorted(mentions, key=lambda mention: mention.start))


def _mention(text: str, start: int, end: int, ids: Mapping[str, str]) -> Mention:
    return Mention(
        start=start,
        end=end,
        text=text[start:end],
        actor=ids.get("actor", ""),
        place=ids.get("place", ""),
        outlet=ids.get("outlet", ""),
    )


def _is_first_name(text: str, before: Word, word: Word, covered: set[int]) -> bool:
    """Return whether the word in front of a surname makes it somebody else's."""
    is_adjacent = text[before.end : word.start].strip(" \u00a0") == ""
    return (
        is_adjacent
        and before.text[0].isupper()
        and before.start not in covered
        and before.text.lower() not in TITLES
        and before.text.lower() not in OPENERS
        and not is_of_calendar(before.text)
    )


def _is_noun(text: str, word: Word, small: set[str], is_named: bool) -> bool:
    """Return whether a Cyrillic word that opens a sentence is no first name: `Рейд Зоренко назвал`.

    It is written small elsewhere, or whoever has the last name behind it is named in full.
    """
    before = text[max(0, word.start - _BEFORE) : word.start]
    is_opening = not word.text.isascii() and _SENTENCE_ENDS.search(before) is not None
    return is_opening and (is_named or not small.isdisjoint(word.keys))


def _may_be_head(text: str, word: Word) -> bool:
    """Return whether a word stands for a body named before: `the ministry`, or without article."""
    before = text[max(0, word.start - 4) : word.start].lower()
    if word.text.isascii():
        return before.endswith(("the ", "its "))
    last = _LAST_LETTERS.search(text, max(0, word.start - 4), word.start)
    return not (last and last[0].lower().rstrip() in _ADJECTIVES)
