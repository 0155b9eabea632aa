"""One edition of the site: the record, the site it appears on and the atlas for its maps."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from timeline.model import Actor, Event, Place, PlaceKind
from timeline.record import Record
from timeline.site import maps
from timeline.site.atlas import NO_ATLAS, Atlas
from timeline.site.links import Link, Links
from timeline.site.maps import Map, Pin
from timeline.site.page import Prose, Site

CAMPAIGN = "campaign"
# A record of more events than this is written briefly.
BRIEF = 250
# How many places are marked on a map for orientation beside those it is about.
_NEARBY = 6
# How many places are marked on the map of the whole record.
_MOST_MARKED = 12
# So many maps are kept for other pages; in a long record nearly every one is of one page alone.
_MOST_DRAWN = 100


class Extent(NamedTuple):
    """What every page is told of the whole record: whether it is long, and what there is in it."""

    is_brief: bool
    has_events: bool
    has_questions: bool
    has_actors: bool
    has_places: bool


@dataclass(frozen=True)
class Edition:
    """What every page is computed from. Templates never see it: they get values made of it."""

    record: Record
    site: Site
    atlas: Atlas = NO_ATLAS
    prose: tuple[Prose, ...] = ()

    @cached_property
    def links(self) -> Links:
        """The addresses of the pages."""
        return Links(self.site.base)

    @cached_property
    def extent(self) -> Extent:
        """What every page is told, which therefore is not noted."""
        graph = self.record.graph
        return Extent(
            is_brief=len(graph.glimpses) > BRIEF,
            has_events=bool(graph.glimpses),
            has_questions=bool(graph.answers),
            has_actors=bool(graph.groups.get("by_actor")),
            has_places=bool(graph.groups.get("by_place")),
        )

    @property
    def zone(self) -> str:
        """The name of the site's time zone."""
        return self.record.zone.key

    def actor(self, actor_id: str) -> Link:
        """Return an actor's name, linked to its page where events name it."""
        actor = self.record.actors.by_id.get(actor_id)
        href = self.links.actor(actor_id) if actor_id in self.record.by_actor else ""
        return Link(actor.name if actor else actor_id, href)

    def place(self, place_id: str) -> Link:
        """Return a place's name, linked to its page where events name it."""
        place = self.record.places.by_id.get(place_id)
        href = self.links.place(place_id) if place_id in self.record.by_place else ""
        return Link(place.name if place else place_id, href)

    def narrowest(self, event: Event) -> tuple[str, ...]:
        """Return the places that an event names, without those around another of them."""
        around = {wider for place in event.places for wider in self.record.within(place)[1:]}
        return tuple(place for place in event.places if place not in around)

    def speaker(self, event: Event) -> Actor | None:
        """Return who speaks, where someone does and is known."""
        return self.record.actors.by_id.get(event.speaker or "")

    def replies(self, event: Event) -> Sequence[Event]:
        """Return the events that respond to `event`, in order."""
        return self.record.answered_by.get(event.id, ())

    def targets(self, event: Event) -> tuple[Event, ...]:
        """Return the events of the record that `event` responds to, as its file names them."""
        by_id = self.record.by_id
        return tuple(by_id[target] for target in event.responds_to if target in by_id)

    def on_all(self, event: Event) -> str:
        """Return what stands in place of the event answered, where a reaction names none."""
        if CAMPAIGN not in event.responds_to or self.targets(event):
            return ""
        subject = self.site.subject
        return f"Background to {subject}" if event.scope_note else f"On {subject} as a whole"

    def map_of(self, places: Iterable[str], *, title: str, caption: str) -> Map | None:
        """Return a map of places and of a few near them; None where none is located."""
        located = sorted({place.id for name in places if (place := self._located(name))})
        pins = [self._pins[place] for place in located]
        if len(pins) > 1:  # which one stands before the others
            counts = (len(self.record.naming.get(place, ())) for place in located)
            pins = [pin._replace(weight=n) for pin, n in zip(pins, counts, strict=True)]
        near = [pin for place, pin in self._foremost() if place not in located][:_NEARBY]
        return self._map([*pins, *(pin._replace(is_main=False) for pin in near)], title, caption)

    def map_of_all(self, *, title: str, caption: str) -> Map | None:
        """Return a map of the places that most events name; None where none is located."""
        return self._map([pin for _, pin in self._foremost()][:_MOST_MARKED], title, caption)

    def _map(self, pins: Sequence[Pin], title: str, caption: str) -> Map | None:
        """Return a map of `pins`, drawn once however many pages show it."""
        key = tuple(pins)
        if key not in self._drawn:
            if len(self._drawn) >= _MOST_DRAWN:
                self._drawn.clear()
            names = self._countries
            self._drawn[key] = maps.draw(self.atlas, pins, names=names, title="", caption="")
        drawn = self._drawn[key]
        return replace(drawn, title=title, caption=caption) if drawn else None

    @cached_property
    def _drawn(self) -> dict[tuple[Pin, ...], Map | None]:
        """Maps by what is marked on them, without a title."""
        return {}

    def _located(self, place_id: str) -> Place | None:
        """Return the place, or the narrowest one around it, whose point is known."""
        chain = (self.record.places.by_id.get(place) for place in self.record.within(place_id))
        return next((place for place in chain if place and place.id in self._pins), None)

    def _foremost(self) -> Iterator[tuple[str, Pin]]:
        """Yield the located places that most events name, and the pins of those."""
        for place, rank in self.record.foremost:
            yield place, self._pins[place]._replace(weight=-rank)

    @cached_property
    def _pins(self) -> Mapping[str, Pin]:
        """Every located settlement by id."""
        return {
            place.id: Pin(place.name, float(place.point[0]), float(place.point[1]))
            for place in self.record.places
            if place.point
        }

    @cached_property
    def _countries(self) -> Mapping[str, str]:
        places = self.record.places
        return {place.country: place.name for place in places if place.kind is PlaceKind.COUNTRY}
