"""What pages are made from: the tracked record, the site they appear on, the atlas for its maps."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from string import Formatter

from msgspec.structs import replace

from timeline.model import CAMPAIGN, NO_SIDE, Event, Kind, Place, Question, Strand
from timeline.record import TrackedRecord, indexes
from timeline.site import maps
from timeline.site.atlas import NO_ATLAS, Atlas
from timeline.site.cards import Card
from timeline.site.links import NOTHING, Link, Links, Part, joined, named, phrase_of
from timeline.site.maps import Map, MapMark, Pin
from timeline.site.site import Site
from timeline.site.words import ENGLISH, Words

# How many places are marked on a map for orientation beside those it is about.
_NEARBY = 6
# How many places are marked on the map of the whole record.
_MOST_MARKED = 12
# So many maps are kept for other pages; 25,000 made-up events have 1,200, most of them many times.
_MOST_DRAWN = 3_000


@dataclass(frozen=True)
class Context:
    """What every page is made from. Templates never see it: they get values made of it."""

    record: TrackedRecord
    site: Site
    atlas: Atlas = NO_ATLAS
    words: Words = ENGLISH
    # Whether the fonts of share cards have every letter of one.
    can_draw: Callable[[Card], bool] = lambda _: False

    @cached_property
    def links(self) -> Links:
        """The addresses of the pages."""
        return Links(self.site.base)

    def say(self, phrase: str, **parts: str) -> str:
        """Return a phrase of the interface in its language, its `{gaps}` filled."""
        return self.words.say(phrase, **parts)

    def pieces(self, phrase: str, **parts: Part) -> Link:
        """Return a phrase in which each name in a gap tells its language."""
        return phrase_of(_filled(self.words.text.gettext(phrase), parts))

    def count(self, one: str, many: str, number: int, **parts: str) -> str:
        """Return a phrase that counts: `{n} event` or `{n} events`, with `{n}` as 1,200."""
        return self.words.count(one, many, number, **parts)

    def count_pieces(self, one: str, many: str, number: int, **parts: Part) -> Link:
        """Return a phrase that counts, in which each name in a gap tells its language."""
        told = self.words.text.ngettext(one, many, number)
        return phrase_of(_filled(told, {"n": self.words.number(number), **parts}))

    def listing(self, names: Sequence[Part], limit: int = 0) -> Link:
        """Return `A, B and C`; with a limit, `A, B and 5 others`."""
        if limit and len(names) > limit + 1:
            shown, more = joined(", ", names[:limit]), len(names) - limit
            return self.count_pieces(
                "{names} and {n} other", "{names} and {n} others", more, names=shown
            )
        if len(names) < 2:
            return phrase_of(names)
        return self.pieces("{names} and {last}", names=joined(", ", names[:-1]), last=names[-1])

    @property
    def zone(self) -> str:
        """The name of the site's time zone."""
        return self.record.zone.key

    @property
    def is_long(self) -> bool:
        """Whether the record is so long that its data says nothing twice."""
        return self.record.group(indexes.is_long)

    @property
    def is_vast(self) -> bool:
        """Whether the record is so long that its data and pages leave out what stands elsewhere."""
        return self.record.group(indexes.is_vast)

    @property
    def last_change(self) -> str:
        """The day on which an event was added or corrected last, or nothing where none is known."""
        day = self.record.group(indexes.changed)
        return self.words.day(day) if day else ""

    def is_said(self, kind: str) -> bool:
        """Return whether events of a kind are things that somebody said."""
        return self.record.vocabulary.is_said(kind)

    def kind(self, kind_id: str) -> Kind:
        """Return what a kind of events is called and means."""
        return self.record.vocabulary.kind[kind_id]

    def strand(self, strand: Strand) -> str:
        """Return what a column is called."""
        return self.say("Said") if strand is Strand.SAID else self.say("Reported")

    def sort(self, sorts: str, kind_id: str) -> Link:
        """Return what a kind of `actors`, `places` or `outlets` is called, if it says a thing."""
        found = self.record.vocabulary.sort(sorts, kind_id)
        return named(found.name) if found and found.like != "other" else NOTHING

    def outlet(self, outlet_id: str) -> Link:
        """Return an outlet's name."""
        outlet = self.record.outlet(outlet_id)
        return named(outlet.name if outlet else outlet_id)

    def side(self, side_id: str) -> Link:
        """Return the name of a side, or nothing where there is none."""
        if side_id == NO_SIDE:
            return NOTHING
        side = self.record.vocabulary.side.get(side_id)
        return named(side.name if side else side_id)

    def short(self, actor_id: str) -> Link:
        """Return the short name of an actor, as lists have it."""
        actor = self.record.actor(actor_id)
        return named((actor.short or actor.name) if actor else actor_id)

    def persons(self, actor_ids: Sequence[str]) -> int:
        """Return the number that a verb of theirs has: 1 for `A denies`, more for `they deny`."""
        actors = [self.record.actor(actor_id) for actor_id in actor_ids]
        return len(actors) + (len(actors) == 1 and actors[0] is not None and actors[0].plural)

    def actor(self, actor_id: str) -> Link:
        """Return an actor's name, linked to its page where events name it."""
        actor = self.record.actor(actor_id)
        href = self.links.actor(actor_id) if self.record.has(indexes.by_actor, actor_id) else ""
        return Link(actor.name if actor else actor_id, href, is_name=True)

    def place(self, place_id: str) -> Link:
        """Return a place's name, linked to its page where events name it."""
        place = self.record.place(place_id)
        href = self.links.place(place_id) if self.record.has(indexes.by_place, place_id) else ""
        return Link(place.name if place else place_id, href, is_name=True)

    def questions(self, question_ids: Iterable[str]) -> Iterator[Question]:
        """Yield those of some questions that are on file."""
        return filter(None, map(self.record.question, question_ids))

    def questions_of(self, event: Event) -> Iterator[Question]:
        """Yield the questions that the claims of an event answer, as its file names them."""
        return self.questions(dict.fromkeys(q for claim in event.claims for q in claim.question))

    def event(self, event_id: str) -> Link:
        """Return the title of an event, linked; raises KeyError."""
        return Link(self.record.head(event_id).title, self.links.event(event_id))

    def more(self, left: int) -> str:
        """Return how many are not shown of a list; nothing where all are."""
        return self.count("{n} more", "{n} more", left) if left > 0 else ""

    def and_more(self, left: int) -> str:
        """Return, behind the last of a list, how many are left out; nothing where all are."""
        return self.count("and {n} more", "and {n} more", left) if left > 0 else ""

    def around(self, place_id: str) -> tuple[str, ...]:
        """Return the id of a place and of every larger place around it, narrowest first."""
        return self.record.group(indexes.around, place_id) or (place_id,)

    def located(self, place_id: str) -> Place | None:
        """Return the place, or the narrowest one around it, whose point is known."""
        chain = (self.record.place(place) for place in self.around(place_id))
        return next((place for place in chain if place and place.point), None)

    def narrowest(self, event: Event) -> tuple[str, ...]:
        """Return the places that an event names, without those around another of them."""
        wider = {each for place in event.places for each in self.around(place)[1:]}
        return tuple(place for place in event.places if place not in wider)

    def replies(self, event_id: str) -> tuple[str, ...]:
        """Return the ids of the events that respond to one, in order."""
        return self.record.group(indexes.answered_by, event_id)

    def targets(self, event: Event) -> tuple[str, ...]:
        """Return the ids of the events that one responds to, as its file names them."""
        return tuple(target for target in event.responds_to if self.record.has_event(target))

    def on_all(self, event: Event) -> Link:
        """Return what stands in place of the event answered, where a reaction names none."""
        if CAMPAIGN not in event.responds_to or self.targets(event):
            return NOTHING
        subject = named(self.site.subject)
        if event.scope_note:
            return self.pieces("Background to {subject}", subject=subject)
        return self.pieces("On {subject} as a whole", subject=subject)

    def map_of(self, places: Iterable[str], *, title: str) -> Map | None:
        """Return a map of places and of a few near them; None where none is located."""
        located = sorted({place.id for name in places if (place := self.located(name))})
        pins = [self._pin(place) for place in located]
        if len(pins) > 1:  # which one stands before the others
            counts = (self.record.group(indexes.prominence, place) for place in located)
            pins = [pin._replace(weight=n) for pin, n in zip(pins, counts, strict=True)]
        near = (pin for place, pin in self._foremost() if place not in located)
        nearby = (pin._replace(is_main=False) for pin in islice(near, _NEARBY))
        return self._map([*pins, *nearby], title)

    def map_of_all(self, *, title: str) -> Map | None:
        """Return a map of the places that most events name; None where none is located."""
        return self._map([pin for _, pin in islice(self._foremost(), _MOST_MARKED)], title)

    def maps_of(
        self, series: Iterable[Mapping[str, int]], *, title: str
    ) -> tuple[Map, tuple[tuple[MapMark, ...], ...]] | None:
        """Return the map of the whole record and the marks on it of each of a series of places.

        Of each place with a point its weight is given: which one stands before others.
        """
        focus = [pin for _, pin in islice(self._foremost(), _MOST_MARKED)]
        pins = (
            [self._pin(place)._replace(weight=weight) for place, weight in places.items()]
            for places in series
        )
        return maps.draw_series(
            self.atlas, focus, pins, names=self._countries(), length=self._length, title=title
        )

    def _countries(self) -> Mapping[str, str]:
        return {name: self.record.group(indexes.countries, name) for name in self.atlas.codes}

    def _map(self, pins: Sequence[Pin], title: str) -> Map | None:
        """Return a map of `pins`, drawn once however many pages show it."""
        names, key = self._countries(), tuple(pins)
        if key not in self._drawn:
            if len(self._drawn) >= _MOST_DRAWN:
                self._drawn.clear()
            self._drawn[key] = maps.draw(
                self.atlas, pins, names=names, length=self._length, title=""
            )
        drawn = self._drawn[key]
        return replace(drawn, title=title) if drawn else None

    def _length(self, km: int) -> str:
        return self.say("{n} km", n=self.words.number(km))

    @cached_property
    def _drawn(self) -> dict[tuple[Pin, ...], Map | None]:
        """Maps by what is marked on them, without a title."""
        return {}

    def _foremost(self) -> Iterator[tuple[str, Pin]]:
        """Yield the located places that most events name, and the pins of those."""
        for ranked in self.record.group(indexes.foremost):
            yield ranked.place, self._pin(ranked.place)._replace(weight=-ranked.rank)

    def _pin(self, place_id: str) -> Pin:
        place = self.record.place(place_id)
        assert place is not None  # it is one of the located places
        assert place.point is not None
        lat, lon = map(float, place.point)
        radius = float(place.radius_km or 0)
        return Pin(place.name, lat, lon, href=self.place(place_id).href, radius_km=radius)


def _filled(told: str, parts: Mapping[str, Part]) -> Iterator[Part]:
    """Yield the words of a phrase and what stands in its gaps, in their order."""
    for words, gap, _, _ in Formatter().parse(told):
        if words:
            yield words
        if gap is not None:
            yield parts[gap]
