"""What the files hold that keep to a standard of others: GeoJSON, and the slides of TimelineJS 3.

The JSON Schema and the table of fields are generated from these types, as from those of `values`.
"""

from typing import Annotated, Literal

from msgspec import Meta

from timeline.model import Frozen, Strand
from timeline.model.fields import Day, Id, Number, Ref, Text, When


class PointData(Frozen, frozen=True, kw_only=True):
    """Where a place is."""

    type: Annotated[Literal["Point"], Meta(description="always Point")]
    coordinates: Annotated[
        tuple[Number, Number],
        Meta(description="longitude, then latitude, in degrees (WGS 84): lon and lat of the place"),
    ]


class PropertiesData(Frozen, frozen=True, kw_only=True):
    """What is told of an event and of its place beside a point on the map."""

    event: Annotated[Id, Meta(description="the id of the event")]
    title: Annotated[Text, Meta(description="the title of the event")]
    attributed: Annotated[
        Text, Meta(description="the title with whose account it is, to stand alone; computed")
    ]
    date: Annotated[When, Meta(description="the date of the event")]
    first_day: Annotated[Day, Meta(description="the first day that the date may mean; computed")]
    last_day: Annotated[Day, Meta(description="the last day that the date may mean; computed")]
    kind: Annotated[Ref, Meta(description="the id of the kind of the event")]
    strand: Annotated[Strand, Meta(description="reported or said; follows from the kind; computed")]
    url: Annotated[Text, Meta(description="the address of the page of the event; computed")]
    place: Annotated[
        Id,
        Meta(
            description="the id of the place that the event names, or of the narrowest one around "
            "it whose point is known; computed"
        ),
    ]
    place_name: Annotated[Text, Meta(description="the name of that place")]
    place_kind: Annotated[Ref, Meta(description="the id of the kind of that place")]
    precision_km: (
        Annotated[
            Number,
            Meta(
                description="how far the point may be off, in kilometres: radius_km of that place, "
                "whose coord_basis says where the point comes from"
            ),
        ]
        | None
    ) = None


class FeatureData(Frozen, frozen=True, kw_only=True):
    """A place of an event on the map: the centre of a settlement or of a larger place."""

    type: Annotated[Literal["Feature"], Meta(description="always Feature")]
    id: Annotated[str, Meta(description="the id of the event, a slash, the id of the place")]
    geometry: Annotated[PointData, Meta(description="where the place is")]
    properties: Annotated[PropertiesData, Meta(description="the event and the place")]


class FeatureCollectionData(Frozen, frozen=True, kw_only=True):
    """The file events.geojson: the places of events, in GeoJSON (RFC 7946)."""

    type: Annotated[Literal["FeatureCollection"], Meta(description="always FeatureCollection")]
    features: Annotated[
        tuple[FeatureData, ...],
        Meta(description="one for each located place of each event, in order of time"),
    ]


class SlideTextData(Frozen, frozen=True, kw_only=True):
    """The words of a slide, in HTML."""

    headline: Annotated[
        str, Meta(description="the title with whose account it is, or the name of the record")
    ]
    text: Annotated[
        str, Meta(description="the summary and a link to the page, or what the record is about")
    ]


class SlideDayData(Frozen, frozen=True, kw_only=True):
    """A day as TimelineJS 3 has it."""

    year: Annotated[int, Meta(description="the year")]
    month: Annotated[int, Meta(description="the month, 1 to 12")]
    day: Annotated[int, Meta(description="the day of the month")]
    display_date: Annotated[str, Meta(description="the day in words")]


class TitleSlideData(Frozen, frozen=True, kw_only=True):
    """The first slide, about the record."""

    text: Annotated[SlideTextData, Meta(description="its words")]


class SlideData(Frozen, frozen=True, kw_only=True):
    """An event as a slide."""

    unique_id: Annotated[Id, Meta(description="the id of the event")]
    start_date: Annotated[
        SlideDayData, Meta(description="the first day that the date may mean; computed")
    ]
    end_date: (
        Annotated[
            SlideDayData,
            Meta(description="the last day that the date may mean, where it is no one day"),
        ]
        | None
    ) = None
    display_date: Annotated[str, Meta(description="the date in words; computed")]
    group: Annotated[str, Meta(description="Reported or Said, in the language of the site")]
    text: Annotated[SlideTextData, Meta(description="its words")]
    autolink: Annotated[bool, Meta(description="always false: no text is made a link")]


class SlidesData(Frozen, frozen=True, kw_only=True):
    """The file timelinejs.json: the last events in the format of TimelineJS 3."""

    title: Annotated[TitleSlideData, Meta(description="the first slide")]
    events: Annotated[tuple[SlideData, ...], Meta(description="the slides, in order of time")]
