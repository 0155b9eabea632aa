"""Names: what an event calls its actors, places and outlets, and the ids they have on file.

An event may name them by id or by any spelling on file, and a source may leave its outlet out where
a registry knows the domain. What is on no file stays a name, which is provisional: it never has the
form of an id, so it has no page, no link and no side.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from msgspec.structs import replace

from timeline.model import Claim, Event, Outlet, Quote, Source, Status
from timeline.model.fields import ID
from timeline.record.registry import Registry
from timeline.text import addresses
from timeline.text.document import Key

_ID = re.compile(ID, re.ASCII)
# What programs and tables have where there is no name.
NOTHING = ("null", "nil", "none", "n/a")
# What an entry says beside its name, by registry. What a person has to choose is a "?": pasted
# unchanged, it is answered by the choices there are.
ENTRY: Mapping[str, Mapping[str, str]] = {
    "actors": {"kind": "?", "side": "none", "role": "?"},
    "places": {"kind": "?", "country": "?"},
    "outlets": {"kind": "?"},
}


def named(event: Event) -> Iterator[tuple[str, Key, Sequence[str]]]:
    """Yield the registry, the place in the file and the names of everything an event names.

    A name alone stands at the place of its key, as one of a list does that has no place.
    """
    if event.speaker:
        yield "actors", ("speaker",), (event.speaker,)
    yield "actors", ("actors",), event.actors
    yield "places", ("places",), event.places
    if event.told_by:
        yield "actors", ("told_by",), event.told_by
    for i, claim in enumerate(event.claims):
        yield "actors", ("claims", i, "by"), (claim.by,)
        if claim.question:
            yield "questions", ("claims", i, "question"), claim.question
        if claim.disputed_by:
            yield "actors", ("claims", i, "disputed_by"), claim.disputed_by
        if claim.covers:
            yield "places", ("claims", i, "covers", "places"), claim.covers.places
    for i, quote in enumerate(event.quotes):
        yield "actors", ("quotes", i, "speaker"), (quote.speaker,)
    for i, source in enumerate(event.sources):
        yield "outlets", ("sources", i, "outlet"), (source.outlet,)
        if source.relays:
            yield "actors", ("sources", i, "relays"), source.relays


def is_provisional(name: str) -> bool:
    """Return whether a name in the record is of something that is on no file."""
    return _ID.fullmatch(name) is None


def is_id(name: str) -> bool:
    """Return whether a name has the form of an id."""
    return _ID.fullmatch(name) is not None


def owner(url: str, outlets: Registry[Outlet]) -> str:
    """Return the outlet that publishes at an address, by the closest of its domains, or nothing.

    A domain may go on with the beginning of a path, where several outlets share it.
    """
    return next(
        (own for place in addresses.around(url) if (own := outlets.by_domain.get(place))), ""
    )


@dataclass(frozen=True)
class Names:
    """The registries by which the names of an event become ids."""

    registries: Mapping[str, Registry[Any]]

    def resolved(self, event: Event) -> Event:
        """Return an event with ids for all that is on file; the same one where it has them.

        What it has from its one source names that source.
        """
        event = _of_one_source(event)
        known = self._ids
        for registry, _, names in named(event):
            if not known[registry].issuperset(names):
                return self._resolved(event)
        return event  # as nearly all are

    def _resolved(self, event: Event) -> Event:
        return replace(
            event,
            speaker=event.speaker and self._actor(event.speaker),
            actors=self._actors(event.actors),
            places=self._places(event.places),
            told_by=self._actors(event.told_by),
            claims=tuple(map(self._claim, event.claims)),
            quotes=tuple(map(self._quote, event.quotes)),
            sources=tuple(map(self._source, event.sources)),
        )

    def entry_id(self, registry: str, name: str) -> str | None:
        """Return the id of what is called `name`, by its id or as a registry spells it, if any."""
        known = self.registries[registry]
        if name in known.by_id:
            return name
        if is_id(name) and name not in known.exact:
            return None
        found = known.find(name)
        return str(found.id) if found else None

    @cached_property
    def _ids(self) -> dict[str, frozenset[str]]:
        return {name: frozenset(registry.by_id) for name, registry in self.registries.items()}

    def _claim(self, claim: Claim) -> Claim:
        covers = claim.covers and replace(claim.covers, places=self._places(claim.covers.places))
        disputed_by = self._actors(claim.disputed_by)
        return replace(claim, by=self._actor(claim.by), covers=covers, disputed_by=disputed_by)

    def _quote(self, quote: Quote) -> Quote:
        return replace(quote, speaker=self._actor(quote.speaker))

    def _source(self, source: Source) -> Source:
        relays = source.relays and self._actors(source.relays)
        return replace(source, outlet=self._outlet(source), relays=relays)

    def _outlet(self, source: Source) -> str:
        if source.outlet:
            return self._name("outlets", source.outlet)
        url = source.url or ""
        return owner(url, self.registries["outlets"]) or addresses.domain(url)

    def _actor(self, name: str) -> str:
        return self._name("actors", name)

    def _actors(self, names: Sequence[str]) -> tuple[str, ...]:
        return tuple(map(self._actor, names))

    def _places(self, names: Sequence[str]) -> tuple[str, ...]:
        return tuple(self._name("places", name) for name in names)

    def _name(self, registry: str, name: str) -> str:
        return self.entry_id(registry, name) or shown(name)


def _of_one_source(event: Event) -> Event:
    """Return an event whose claims and quotes name its source, where there is one to name."""
    if len(event.sources) != 1 or event.status is Status.DRAFT:
        return event
    claims, quotes, key = event.claims, event.quotes, event.sources[0].key
    if all(claim.sources for claim in claims) and all(quote.source for quote in quotes):
        return event  # as nearly all do
    return replace(
        event,
        claims=tuple(c if c.sources else replace(c, sources=(key,)) for c in claims),
        quotes=tuple(q if q.source else replace(q, source=key) for q in quotes),
    )


def shown(name: str) -> str:
    """Return what is on no file as pages show it: `jane-doe` as Jane Doe."""
    if not is_id(name):
        return name
    return " ".join(word[:1].upper() + word[1:] for word in name.split("-"))
