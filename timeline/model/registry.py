"""The entries of the four registries. Events name them by id only."""

from decimal import Decimal
from typing import Annotated

from pydantic import Field, StringConstraints

from timeline.model.event import Frozen, Id, Number, Ref, Refs, Text
from timeline.model.lists import ActorKind, OutletKind, PlaceKind, QuestionKind, Side

Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
Domain = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]+(\.[a-z0-9-]+)+$")]


class Entry(Frozen):
    """What every registry entry has: a permanent id, a name and every other spelling."""

    id: Id = Field(description="small letters, digits and hyphens; never changes")
    name: Text = Field(max_length=80, description="the name that pages show")
    aliases: tuple[Text, ...] = Field(
        (), description="every other spelling, in Latin and Cyrillic letters"
    )


class Actor(Entry):
    """A person, body or force taking part or speaking; implies no guilt and no direction."""

    kind: ActorKind = Field(description="what sort of actor it is")
    side: Side = Field(description="whom it belongs to")
    role: Text = Field(max_length=120, description="its role at the time, in a few words")
    member_of: Ref | None = Field(None, description="the id of the body it belongs to")


class Place(Entry):
    """A settlement, district, oblast or country; its point is the settlement's centre.

    `lat` and `lon` are decimal degrees (WGS 84), `radius_km` says how far the point may be off.
    """

    kind: PlaceKind = Field(description="what sort of place it is")
    within: Ref | None = Field(None, description="the id of the next larger place")
    country: Country = Field(description="two capital letters (ISO 3166-1): RU, UA")
    lat: Annotated[Number, Field(ge=-90, le=90)] | None = Field(
        None, description="latitude in degrees, such as 50.46"
    )
    lon: Annotated[Number, Field(ge=-180, le=180)] | None = Field(
        None, description="longitude in degrees, such as 35.6"
    )
    radius_km: Annotated[Number, Field(gt=0)] | None = Field(
        None, description="how far the point may be off, in kilometres"
    )
    coord_basis: Text | None = Field(None, description="where the coordinates come from")

    @property
    def point(self) -> tuple[Decimal, Decimal] | None:
        """Latitude and longitude, or None where the place is not located."""
        return (self.lat, self.lon) if self.lat is not None and self.lon is not None else None


class Outlet(Entry):
    """Who publishes sources."""

    kind: OutletKind = Field(description="what sort of publisher it is")
    country: Country | None = Field(None, description="two capital letters (ISO 3166-1)")
    side: Side = Field(Side.NONE, description="none, unless owned by or aligned with one")
    domains: tuple[Domain, ...] = Field(
        (), description="the web domains it publishes on, without www."
    )


class Question(Entry):
    """Something contested that several actors answer differently."""

    question: Text = Field(max_length=160, description="the question in one plain sentence")
    about: Text = Field(max_length=500, description="what is contested, in one or two sentences")
    places: Refs = Field((), description="ids of the places it is about")
    kind: QuestionKind = Field(description="what an answer looks like")
    unit: Text | None = Field(None, description="what a number answer counts")
