"""The vocabulary of a site: which kinds and sides there are, what they are called and mean."""

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated

import msgspec
from msgspec import Meta

from timeline.model.fields import Frozen, Id, Number, Strand, Text, means

NO_SIDE = "none"
_WORD = r"[^\s*_]+\*?"
# `*` alone is any word, but for the first: that would stand before every other.
Word = Annotated[str, Meta(pattern=rf"^{_WORD}(_({_WORD}|\*))*$", max_length=100)]


class Term(Frozen, frozen=True, kw_only=True):
    """One word of a closed list: its id, and how it is called, singular and plural."""

    id: Annotated[Id, means("small letters, digits and hyphens; never changes")]
    name: Annotated[Text, means("the word that pages show", max_length=60)]
    plural: Annotated[Text, means("its plural", max_length=60)] | None = None
    meaning: Annotated[Text, means("what it means", max_length=200)] | None = None

    @property
    def many(self) -> str:
        """The plural, or the name where there is none."""
        return self.plural or self.name


class Kind(Term, frozen=True, kw_only=True):
    """A kind of event, and the words by which an article tells it, by language.

    A word may end in `*`, for any ending, and `_` stands for a space: `high_water*`. Between two
    of them `*` alone is any one word.
    """

    strand: Annotated[Strand, means("the column it stands in")]
    words: Annotated[
        dict[str, tuple[Word, ...]],
        means("the words that tell it in an article, by language: {en: [flood*]}"),
    ] = msgspec.field(default_factory=dict)
    draft: Annotated[
        tuple[Text, ...],
        means("how the title of a draft calls it, and its summary if not likewise"),
    ] = ()
    rank: Annotated[Number | None, means("where two kinds fit, that of lower rank is meant")] = None
    lasts: Annotated[bool, means("true if it goes on from the day on which it begins")] = False


class Sort(Term, frozen=True, kw_only=True):
    """A kind of places, actors or outlets; `like` is what the program takes it for.

    A kind like `other` says nothing that a page would repeat.
    """

    like: Annotated[
        Text | None,
        means("what it is read like: person, force, outlet, country, region, city or other"),
    ] = None


class Side(Term, frozen=True, kw_only=True):
    """A side; one that is a party to what the record is about has a column of its own."""

    party: Annotated[
        bool, means("true if its answers, and its silence, are shown for themselves")
    ] = False


class Vocabulary(Frozen, frozen=True, kw_only=True, dict=True, gc=True):
    """Everything that is a closed list of the site's, each in the order in which pages show it."""

    kinds: Annotated[tuple[Kind, ...], means("the kinds of events", min_length=1)]
    sides: Annotated[tuple[Side, ...], means("the sides, with `none`", min_length=1)]
    actors: Annotated[tuple[Sort, ...], means("the kinds of actors", min_length=1)]
    places: Annotated[tuple[Sort, ...], means("the kinds of places", min_length=1)]
    outlets: Annotated[tuple[Sort, ...], means("the kinds of outlets", min_length=1)]

    @cached_property
    def kind(self) -> Mapping[str, Kind]:
        """The kinds of events by id."""
        return {kind.id: kind for kind in self.kinds}

    @cached_property
    def side(self) -> Mapping[str, Side]:
        """The sides by id."""
        return {side.id: side for side in self.sides}

    @cached_property
    def told(self) -> str:
        """What the kinds of events are called and mean: words in the language of the site."""
        return " ".join(f"{kind.name} {kind.meaning or ''}" for kind in self.kinds)

    @cached_property
    def parties(self) -> tuple[Side, ...]:
        """The sides with a column of their own: those marked so, else all but `none`."""
        named = tuple(side for side in self.sides if side.id != NO_SIDE)
        return tuple(side for side in named if side.party) or named

    def strand(self, kind_id: str) -> Strand:
        """Return the column of a kind; what is no kind of this site is reported."""
        kind = self.kind.get(kind_id)
        return kind.strand if kind else Strand.REPORTED

    def is_said(self, kind_id: str) -> bool:
        """Return whether events of a kind are things that somebody said."""
        return self.strand(kind_id) is Strand.SAID

    def sort(self, sorts: str, kind_id: str) -> Sort | None:
        """Return a kind of `actors`, `places` or `outlets`."""
        return self._sorts.get((sorts, kind_id))

    @cached_property
    def _sorts(self) -> Mapping[tuple[str, str], Sort]:
        sorts = {"actors": self.actors, "places": self.places, "outlets": self.outlets}
        return {(name, each.id): each for name, found in sorts.items() for each in found}

    def is_like(self, sorts: str, kind_id: str, like: str) -> bool:
        """Return whether a kind of `actors`, `places` or `outlets` is read like `like`."""
        found = self._sorts.get((sorts, kind_id))
        return found is not None and found.like == like


NO_VOCABULARY = Vocabulary(kinds=(), sides=(), actors=(), places=(), outlets=())
