"""A registry in use: entries by id and by any spelling."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, NamedTuple, TypeVar

from timeline.model import Entry, Outlet
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
        """Entries by folded name or alias; of two with one spelling, the first."""
        return {key: entry for entry in reversed(self.entries) for key in _spellings(entry)}

    @cached_property
    def exact(self) -> frozenset[str]:
        """Every name and alias, letter for letter."""
        return frozenset(text for entry in self.entries for text in (entry.name, *entry.aliases))

    @cached_property
    def by_domain(self) -> Mapping[str, str]:
        """For each web domain, the id of the outlet that publishes on it; of two, the first."""
        outlets = (entry for entry in reversed(self.entries) if isinstance(entry, Outlet))
        return {domain: outlet.id for outlet in outlets for domain in outlet.domains}

    def find(self, spelling: str) -> E | None:
        """Return the entry with this name or alias, in any case, Latin or Cyrillic."""
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


def _spellings(entry: Entry) -> dict[str, str]:
    return {fold(text): text for text in (*entry.aliases, entry.name)}
