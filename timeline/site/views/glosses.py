"""Who somebody is and where a place lies, said once on a page: where it is first named alone."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from timeline.model import Event
from timeline.record import evidence
from timeline.site.context import Context
from timeline.site.links import NOTHING, Link, joined


@dataclass(frozen=True, slots=True)
class Gloss:
    """What follows the names in the kicker of an event; empty where the page has said it."""

    teller: str = ""
    places: Link = NOTHING


@dataclass(frozen=True, slots=True)
class Glosses:
    """The glosses of a page in the making, asked for in the order of its events."""

    context: Context
    seen: set[str] = field(default_factory=set)

    def of(self, event: Event) -> Gloss:
        """Return the gloss of the next event.

        Behind several names nobody could tell whose role it is, so they wait for an event of
        their own.
        """
        told = self.context.record.group(evidence.tellers, event.id)
        actor = self._first(told)
        place = self._first(self.context.narrowest(event))
        known = self.context.record.actor(actor) if actor else None
        wider = self.context.around(place)[1:] if place else ()
        return Gloss(
            teller=known.role if known else "",
            # What lies around all of it says little where there is something nearer.
            places=joined(", ", map(self.context.place, wider[:-1] or wider)),
        )

    def _first(self, names: Sequence[str]) -> str:
        """Return the one name there is, if the page has not explained it yet."""
        if len(names) != 1 or names[0] in self.seen:
            return ""
        self.seen.add(names[0])
        return names[0]
