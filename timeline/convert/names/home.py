"""Whose bodies an article calls by short names: `the Defence Ministry` of the side at home in it.

A paper of one side calls the bodies of its own country so. Of any other paper the language tells
it, where it is spoken in the country of one side alone; else the first place named that lies in
the country of a side, as in `fighting near X, the defence ministry said`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from timeline.convert.words import language, sorts
from timeline.record import Record


@dataclass(frozen=True, slots=True)
class Homes:
    """The side of each place that lies in the country of one, and the sides by language."""

    places: Mapping[str, str]
    languages: Mapping[str, frozenset[str]]

    @classmethod
    def of(cls, record: Record) -> "Homes":
        """Return where each side of a record is at home; a capital may stand for its government."""
        sides = {side.name.lower(): side.id for side in record.vocabulary.sides}
        found = {
            place.id: sides[country.name.lower()]
            for place in record.places
            for country in (record.places[wider] for wider in record.within(place.id))
            if country.name.lower() in sides and sorts.is_country(country.id, record)
        }
        capitals = {place.id for place in record.places if sorts.is_capital(place.id, record)}
        languages = {
            name: frozenset(sides[country] for country in countries if country in sides)
            for name, countries in language.COUNTRIES.items()
        }
        return cls({one: side for one, side in found.items() if one not in capitals}, languages)

    def side(self, text: str, places: Iterable[str]) -> str:
        """Return the side whose bodies a text means that names some places, or nothing."""
        spoken = self.languages.get(language.of(text, text), frozenset())
        first = next((self.places[place] for place in places if place in self.places), "")
        if len(spoken) == 1:
            return next(iter(spoken))
        return first if not spoken or first in spoken else ""
