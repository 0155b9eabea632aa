"""Names in a text: actors, places and outlets, found by any spelling in the registries.

One matcher serves all three registries, so the longest name wins across them: `Freedom Radio` is
the outlet and not the place Freedom.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from timeline.convert import language, listings
from timeline.convert.cues import OPENERS, TITLES
from timeline.convert.date_expressions import is_of_calendar
from timeline.convert.inflection import is_sound, keys
from timeline.convert.spellings import WORD, Spelling, heads, spellings, surnames
from timeline.model import Actor, Entry, Vocabulary
from timeline.record import Record, Registry
from timeline.text.languages import either, plain

# What may stand between two words of one name.
_GAP = re.compile(r"[ \t\u00a0]{0,2}[-‐‑–'’ʼ\"“”«»„(.&/]{0,2}[ \t\u00a0]{0,2}|[ \t]*\r?\n[ \t]*")
_COMPOUND = re.compile(r"[-‐‑](?=[^\W\d_])(?P<next>\w)")
# In front of `s`, which makes a name an owner.
_MARKS = ("'", "’", "ʼ")
_CHANNEL = re.compile(rf"[-‐‑]{either('channel')}")
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


class _Word(NamedTuple):
    start: int
    end: int
    text: str
    keys: tuple[str, ...]


@dataclass(frozen=True)
class Gazetteer:
    """Every spelling of the registries, ready to be found in any number of texts."""

    # By keys of the first two words; the second is empty for a name of one word.
    spellings: Mapping[tuple[str, str], tuple[Spelling, ...]]
    surnames: Mapping[str, frozenset[str]]
    heads: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, record: Record) -> "Gazetteer":
        """Return the gazetteer of a record's actors, places and outlets."""
        registries: dict[str, Iterable[Entry]] = {
            "actor": record.actors,
            "place": record.places,
            "outlet": record.outlets,
        }
        return cls(
            spellings(registries),
            surnames(record.actors, record.vocabulary),
            heads(record.actors, record.vocabulary),
        )

    def and_of(self, actors: Registry[Actor], vocabulary: Vocabulary) -> "Gazetteer":
        """Return this gazetteer with the spellings of other actors, who share none with it."""
        return Gazetteer(
            {**self.spellings, **spellings({"actor": actors})},
            {**self.surnames, **surnames(actors, vocabulary)},
            {**self.heads, **heads(actors, vocabulary)},
        )

    def find(self, text: str, side: str = "") -> tuple[Mention, ...]:
        """Return the names in `text` in order, none overlapping another.

        A paper of one `side` calls the bodies of its own country by short names.
        """
        words = _words(text, is_declined=bool(language.declined(text)))
        # The second name in `North and South oblasts` is no town, so lists have the last word.
        full = list(self._full(text, words, side))
        # A case of one oblast may be the plural of two: `the government of North oblast`.
        listed = [m for m in self._listed(text) if not any(_is_within(m, name) for name in full)]
        taken = {at for mention in listed for at in range(mention.start, mention.end)}
        full = [m for m in full if taken.isdisjoint(range(m.start, m.end))]
        found = _in_order([*listed, *full])
        return _in_order([*found, *self._short(text, words, found)])

    @cached_property
    def _first_keys(self) -> frozenset[str]:
        """The keys of every word that begins a name: most words of a text begin none."""
        return frozenset(first for first, _ in self.spellings)

    @cached_property
    def _short_keys(self) -> frozenset[str]:
        """The keys of every surname and head word."""
        return frozenset([*self.surnames, *self.heads])

    def _full(self, text: str, words: Sequence[_Word], side: str) -> Iterator[Mention]:
        at = 0
        while at < len(words):
            spelling = self._at(text, words, at, side)
            if not spelling:
                at += 1
                continue
            last = at + len(spelling.keys) - 1
            mention = _mention(text, words[at].start, words[last].end, spelling.ids)
            yield replace(mention, is_guess=True) if spelling.side else mention
            at = last + 1

    def _at(self, text: str, words: Sequence[_Word], at: int, side: str = "") -> Spelling | None:
        """Find the longest spelling that starts with the word at `at`."""
        if self._first_keys.isdisjoint(words[at].keys):
            return None
        followers = words[at + 1].keys if at + 1 < len(words) else ()
        pairs = [(one, two) for one in words[at].keys for two in (*followers, "")]
        found = [s for pair in pairs for s in self.spellings.get(pair, ())]
        known = (s for s in found if not s.side or (s.side == side and _is_own(text, words, at)))
        fitting = [s for s in known if _stands(text, words[at : at + len(s.keys)], s)]
        return _longest(words[at:], fitting)

    def _listed(self, text: str) -> Iterator[Mention]:
        """Yield the places of a list, each the longest name that is a place with its noun."""
        for options in listings.find(text):
            for one in options:
                words = _words(one.full, is_declined=one.is_declined)
                spelling = self._at(one.full, words, 0)
                if spelling and len(spelling.keys) == len(words) and "place" in spelling.ids:
                    yield _mention(text, one.start, one.end, spelling.ids)
                    break

    def _short(
        self, text: str, words: Sequence[_Word], full: Sequence[Mention]
    ) -> Iterator[Mention]:
        """Yield surnames, and head words such as `the Battalion` of a force named in full."""
        covered = {at for mention in full for at in range(mention.start, mention.end)}
        named = {mention.actor for mention in full}
        small = {key for word in words if word.text[0].islower() for key in word.keys}
        before: _Word | None = None
        for word in words:
            if word.start not in covered and not self._short_keys.isdisjoint(word.keys):
                is_named = not named.isdisjoint(self.surnames.get(word.keys[0], ()))
                first = before if before and not _is_noun(text, before, small, is_named) else None
                yield from self._surname(text, word, first, named, covered)
                yield from self._head(text, word, full)
            before = word

    def _surname(
        self, text: str, word: _Word, before: _Word | None, named: set[str], covered: set[int]
    ) -> Iterator[Mention]:
        if not word.text[0].isupper() or (before and _is_first_name(text, before, word, covered)):
            return
        exact = [key for key in word.keys if not is_sound(key)]
        actors = frozenset[str]().union(*(self.surnames.get(key, ()) for key in exact))
        actors = actors or frozenset[str]().union(*(self.surnames.get(k, ()) for k in word.keys))
        meant = actors & named or actors
        if len(meant) == 1:
            (actor,) = meant
            mention = _mention(text, word.start, word.end, {"actor": actor})
            yield replace(mention, is_short=True, is_guess=actor not in named)

    def _head(self, text: str, word: _Word, full: Sequence[Mention]) -> Iterator[Mention]:
        actors = frozenset[str]().union(*(self.heads.get(key, ()) for key in word.keys))
        if not actors or not _may_be_head(text, word):
            return
        before = [m.actor for m in full if m.start < word.start and m.actor in actors]
        if before:
            mention = _mention(text, word.start, word.end, {"actor": before[-1]})
            yield replace(mention, is_short=True)


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


def _words(text: str, *, is_declined: bool = False) -> list[_Word]:
    return [
        _Word(*match.span(), match[0], keys(match[0], is_declined=is_declined))
        for match in WORD.finditer(text)
    ]


def _longest(words: Sequence[_Word], fitting: Sequence[Spelling]) -> Spelling | None:
    """Return the longest spelling, an exact one first; none where mere sounds mean several."""
    length = max((len(spelling.keys) for spelling in fitting), default=0)
    found = [spelling for spelling in fitting if len(spelling.keys) == length]
    exact = [spelling for spelling in found if _is_exact(words, spelling)]
    is_one = len({tuple(sorted(spelling.ids.items())) for spelling in found}) == 1
    return next(iter(exact), found[0] if is_one else None)


def _is_exact(words: Sequence[_Word], spelling: Spelling) -> bool:
    pairs = zip(spelling.keys, words, strict=False)
    return all(any(not is_sound(key) for key in own.intersection(w.keys)) for own, w in pairs)


def _stands(text: str, words: Sequence[_Word], spelling: Spelling) -> bool:
    """Return whether `words` of `text` are the words of a spelling, in one name."""
    if len(words) != len(spelling.keys):
        return False
    if not all(own.intersection(word.keys) for own, word in zip(spelling.keys, words, strict=True)):
        return False
    if not all(_is_gap(text, one, two) for one, two in pairwise(words)):
        return False
    if spelling.is_acronym:
        return words[0].text.isupper()
    is_named = any(word.text[0].isupper() or word.text[0].isdigit() for word in words)
    return (is_named or spelling.is_descriptive) and not _is_part_of_compound(text, words[-1])


def _is_own(text: str, words: Sequence[_Word], at: int) -> bool:
    """Return whether no name before a body says whose it is, as in `the X Ministry`."""
    if not at or text[words[at - 1].end : words[at].start].strip(" \u00a0"):
        return True
    before = words[at - 1].text
    is_name = before[0].isupper() and before.lower() not in OPENERS
    return not is_name and text[max(0, words[at - 1].start - 1) : words[at - 1].start] not in _MARKS


def _is_gap(text: str, one: _Word, two: _Word) -> bool:
    return bool(_GAP.fullmatch(text, one.end, two.start))


def _is_part_of_compound(text: str, word: _Word) -> bool:
    """Return whether the name goes on as in `Moscow-based`."""
    compound = _COMPOUND.match(text, word.end)
    return bool(compound and compound["next"].islower() and not _CHANNEL.match(text, word.end))


def _is_first_name(text: str, before: _Word, word: _Word, covered: set[int]) -> bool:
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


def _is_noun(text: str, word: _Word, small: set[str], is_named: bool) -> bool:
    """Return whether a Cyrillic word that opens a sentence is no first name: `Рейд Зоренко назвал`.

    It is written small elsewhere, or whoever has the last name behind it is named in full.
    """
    before = text[max(0, word.start - _BEFORE) : word.start]
    is_opening = not word.text.isascii() and _SENTENCE_ENDS.search(before) is not None
    return is_opening and (is_named or not small.isdisjoint(word.keys))


def _may_be_head(text: str, word: _Word) -> bool:
    """Return whether a word stands for a body named before: `the ministry`, or without article."""
    before = text[max(0, word.start - 4) : word.start].lower()
    if word.text.isascii():
        return before.endswith(("the ", "its "))
    last = _LAST_LETTERS.search(text, max(0, word.start - 4), word.start)
    return not (last and last[0].lower().rstrip() in _ADJECTIVES)
