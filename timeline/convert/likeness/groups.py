"""Forces on file without a name of their own: `three units of volunteers`, in any language.

Their names are common words, so whatever says the same of somebody may mean them.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from timeline.convert.words import sorts
from timeline.record import Record
from timeline.text.terms import terms

# What any force is called says nothing of which it is.
_ANY = frozenset(terms("a unit, a battalion, a group"))
# Terms of a meaning and of a number; all others are of letters, and so names.
_COMMON = "=#"


@dataclass(frozen=True)
class Groups:
    """The forces of a record that are named by what they are, by the terms of that."""

    by_terms: Mapping[frozenset[str], str]

    @classmethod
    def of(cls, record: Record) -> "Groups":
        """Return the forces of a record whose names have no word of their own."""
        found: dict[frozenset[str], str] = {}
        for actor in record.actors:
            for name in (actor.name, *actor.aliases) if sorts.is_force(actor.id, record) else ():
                called = frozenset(terms(name))
                own = called - _ANY
                is_common = all(term[0] in _COMMON for term in called)
                if is_common and any(term[0] != "#" for term in own) and called & _ANY:
                    found.setdefault(own, actor.id)
        return cls(found)

    def meant(self, told: Collection[str]) -> frozenset[str]:
        """Return the forces of which the terms of a stretch say all that their names do."""
        return frozenset(actor for own, actor in self.by_terms.items() if own <= {*told})
