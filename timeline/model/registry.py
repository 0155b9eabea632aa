"""The entries of the four registries, each a file of its own. Events name them by id only."""

from decimal import Decimal
from typing import Annotated

from timeline.model.fields import (
    Country,
    Domain,
    Frozen,
    Id,
    Number,
    QuestionKind,
    Ref,
    Refs,
    Text,
    means,
)
from timeline.model.vocabulary import NO_SIDE


class Entry(Frozen, frozen=True, kw_only=True):
    """What every registry entry has: a permanent id, a name and every other spelling."""

    id: Annotated[Id, means("from the file name; never changes")]
    name: Annotated[Text, means("the name that pages show", max_length=80)]
    aliases: Annotated[
        tuple[Text, ...], means("every other spelling, in Latin and Cyrillic letters")
    ] = ()


class Actor(Entry, frozen=True, kw_only=True):
    """A person, body or force taking part or speaking; implies no guilt and no direction."""

    short: Annotated[Text, means("a shorter name for lists", max_length=40)] | None = None
    plural: Annotated[bool, means("true if the names are plurals: Residents")] = False
    kind: Annotated[Ref, means("what sort of actor it is")]
    side: Annotated[Ref, means("whom it belongs to")]
    role: Annotated[Text, means("its role at the time, in a few words", max_length=120)]
    member_of: Annotated[Ref | None, means("the id of the body it belongs to")] = None


class Place(Entry, frozen=True, kw_only=True):
    """A settlement, district, oblast or country; its point is the settlement's centre.

    `lat` and `lon` are decimal degrees (WGS 84), `radius_km` says how far the point may be off.
    """

    kind: Annotated[Ref, means("what sort of place it is")]
    within: Annotated[Ref | None, means("the id of the next larger place")] = None
    country: Annotated[Country, means("two capital letters (ISO 3166-1): FR, JP")]
    lat: Annotated[
        Number | None,
        means("latitude in degrees, such as 50.46, within 85", extra={"ge": -85, "le": 85}),
    ] = None
    lon: Annotated[
        Number | None, means("longitude in degrees, such as 35.6", extra={"ge": -180, "le": 180})
    ] = None
    radius_km: Annotated[
        Number | None,
        means(
            "how far the point may be off, in kilometres, at most 1000", extra={"gt": 0, "le": 1000}
        ),
    ] = None
    coord_basis: Annotated[Text | None, means("where the coordinates come from")] = None

    @property
    def point(self) -> tuple[Decimal, Decimal] | None:
        """Latitude and longitude, or None where the place is not located."""
        return (self.lat, self.lon) if self.lat is not None and self.lon is not None else None


class Outlet(Entry, frozen=True, kw_only=True):
    """Who publishes sources."""

    kind: Annotated[Ref, means("what sort of publisher it is")]
    country: Annotated[Country | None, means("two capital letters (ISO 3166-1)")] = None
    side: Annotated[Ref, means("none, unless owned by or aligned with one")] = NO_SIDE
    domains: Annotated[
        tuple[Domain, ...], means("the web domains it publishes on, without www.")
    ] = ()


class Question(Entry, frozen=True, kw_only=True):
    """Something contested that several actors answer differently."""

    short: Annotated[Text, means("a shorter form for tables", max_length=60)] | None = None
    question: Annotated[Text, means("the question in one plain sentence", max_length=160)]
    about: Annotated[Text, means("what is contested, in one or two sentences", max_length=500)]
    places: Annotated[Refs, means("ids of the places it is about")] = ()
    kind: Annotated[QuestionKind, means("what an answer looks like")]
    unit: Annotated[Text | None, means("what a number answer counts")] = None
