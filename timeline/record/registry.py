"""A registry in use: entries by id and by any spelling, a short name of one alone among them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar

from timeline.model import Actor, Entry, Outlet
from timeline.text.confusables import fold

E = TypeVar("E", bound=Entry)


class Clash(NamedTuple):
    """A spelling that two entries claim."""

    spelling: str
    first: str
    second: str


@dataclass(frozen=True)
class Registry(Generic[E]):
    """Entries in file order, found by id or by any spelling (case and diacritics apart)."""

    entries: tuple[E, ...] = ()

    @classmethod
    def of(cls, entries: Iterable[E]) -> "Registry[E]":
        """Return the registry of `entries`."""
        return cls(tuple(entries))

    @cached_property
    def by_id(self) -> Mapping[str, E]:
        """Entries by id; of two with one id, the first."""
        return {entry.id: entry for entry in reversed(self.entries)}

    @cached_property
    def by_spelling(self) -> Mapping[str, E]:
        """Entries by folded name or alias, or own short name; of two with one, the first."""
        full = {key: entry for entry in reversed(self.entries) for key in _spellings(entry)}
        short = {fold(text): self.by_id[owner] for text, owner in self.shorts.items()}
        return short | full

    @cached_property
    def shorts(self) -> Mapping[str, str]:
        """The short names that are spellings, each with the id of its actor."""
        return own_shorts(self.entries)

    @cached_property
    def exact(self) -> frozenset[str]:
        """Every name, alias and own short name, letter for letter."""
        full = (text for entry in self.entries for text in (entry.name, *entry.aliases))
        return frozenset((*full, *self.shorts))

    @cached_property
    def by_domain(self) -> Mapping[str, str]:
        """For each web domain, the id of the outlet that publishes on it; of two, the first."""
        outlets = (entry for entry in reversed(self.entries) if isinstance(entry, Outlet))
        return {domain: outlet.id for outlet in outlets for domain in outlet.domains}

    def find(self, spelling: str) -> E | None:
        """Return the entry with this name, alias or own short name, in any case."""
        return self.by_spelling.get(fold(spelling))

    def clashes(self) -> Iterator[Clash]:
        """Yield every spelling that a second entry claims."""
        owners: dict[str, str] = {}
        for entry in self.entries:
            for key, spelling in _spellings(entry).items():
                if owners.setdefault(key, entry.id) != entry.id:
                    yield Clash(spelling, owners[key], entry.id)

    def __getitem__(self, entry_id: str) -> E:
        return self.by_id[entry_id]

    def __contains__(self, entry_id: str) -> bool:
        return entry_id in self.by_id

    def __iter__(self) -> Iterator[E]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)


def own_shorts(entries: Iterable[Entry]) -> Mapping[str, str]:
    """Return the short names that one actor alone bears, each with its id.

    What is a name or an alias of another, or the short name of two, is a spelling of neither.
    """
    bearers: dict[str, set[str]] = {}
    texts: dict[str, str] = {}
    for entry in entries:
        short = entry.short if isinstance(entry, Actor) else None
        for text in (*_spellings(entry), *((fold(short),) if short else ())):
            bearers.setdefault(text, set()).add(entry.id)
        if short:
            texts[short] = entry.id
    return {text: owner for text, owner in texts.items() if len(bearers[fold(text)]) == 1}


def _spellings(entry: Entry) -> dict[str, str]:
    return {fold(text): text for text in (*entry.aliases, entry.name)}
