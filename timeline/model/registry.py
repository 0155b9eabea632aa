"""The entries of the four registries, each a file of its own. Events name them by id only."""

from decimal import Decimal
from typing import Annotated

from msgspec import Meta

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
)
from timeline.model.vocabulary import NO_SIDE


class Entry(Frozen, frozen=True, kw_only=True):
    """What every registry entry has: a permanent id, a name and every other spelling."""

    id: Annotated[Id, Meta(description="from the file name; never changes")]
    name: Annotated[Text, Meta(max_length=80, description="the name that pages show")]
    aliases: Annotated[
        tuple[Text, ...],
        Meta(description="every other spelling, in Latin and Cyrillic letters"),
    ] = ()


class Actor(Entry, frozen=True, kw_only=True):
    """A person, body or force taking part or speaking; implies no guilt and no direction."""

    short: Annotated[Text, Meta(max_length=40, description="a shorter name for lists")] | None = (
        None
    )
    plural: Annotated[bool, Meta(description="true if the names are plurals: Residents")] = False
    kind: Annotated[Ref, Meta(description="what sort of actor it is")]
    side: Annotated[Ref, Meta(description="whom it belongs to")]
    role: Annotated[Text, Meta(max_length=120, description="its role at the time, in a few words")]
    member_of: Annotated[Ref, Meta(description="the id of the body it belongs to")] | None = None


class Place(Entry, frozen=True, kw_only=True):
    """A settlement, district, oblast or country; its point is the settlement's centre.

    `lat` and `lon` are decimal degrees (WGS 84), `radius_km` says how far the point may be off.
    """

    kind: Annotated[Ref, Meta(description="what sort of place it is")]
    within: Annotated[Ref, Meta(description="the id of the next larger place")] | None = None
    country: Annotated[Country, Meta(description="two capital letters (ISO 3166-1): FR, JP")]
    lat: (
        Annotated[
            Number,
            Meta(description="latitude in degrees, such as 50.46", extra={"ge": -90, "le": 90}),
        ]
        | None
    ) = None
    lon: (
        Annotated[
            Number,
            Meta(description="longitude in degrees, such as 35.6", extra={"ge": -180, "le": 180}),
        ]
        | None
    ) = None
    radius_km: (
        Annotated[
            Number,
            Meta(description="how far the point may be off, in kilometres", extra={"gt": 0}),
        ]
        | None
    ) = None
    coord_basis: Annotated[Text, Meta(description="where the coordinates come from")] | None = None

    @property
    def point(self) -> tuple[Decimal, Decimal] | None:
        """Latitude and longitude, or None where the place is not located."""
        return (self.lat, self.lon) if self.lat is not None and self.lon is not None else None


class Outlet(Entry, frozen=True, kw_only=True):
    """Who publishes sources."""

    kind: Annotated[Ref, Meta(description="what sort of publisher it is")]
    country: Annotated[Country, Meta(description="two capital letters (ISO 3166-1)")] | None = None
    side: Annotated[Ref, Meta(description="none, unless owned by or aligned with one")] = NO_SIDE
    domains: Annotated[
        tuple[Domain, ...], Meta(description="the web domains it publishes on, without www.")
    ] = ()


class Question(Entry, frozen=True, kw_only=True):
    """Something contested that several actors answer differently."""

    short: Annotated[Text, Meta(max_length=60, description="a shorter form for tables")] | None = (
        None
    )
    question: Annotated[
        Text, Meta(max_length=160, description="the question in one plain sentence")
    ]
    about: Annotated[
        Text, Meta(max_length=500, description="what is contested, in one or two sentences")
    ]
    places: Annotated[Refs, Meta(description="ids of the places it is about")] = ()
    kind: Annotated[QuestionKind, Meta(description="what an answer looks like")]
    unit: Annotated[Text, Meta(description="what a number answer counts")] | None = None
