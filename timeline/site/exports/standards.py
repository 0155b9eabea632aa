"""What the files hold that keep to a standard of others: GeoJSON, and the slides of TimelineJS 3.

The JSON Schema and the table of fields are generated from these types, as from those of `values`.
"""

from typing import Annotated, Literal

from timeline.model import Frozen, Strand
from timeline.model.fields import Day, Id, Number, Ref, Text, When, means


class PointData(Frozen, frozen=True, kw_only=True):
    """Where a place is."""

    type: Annotated[Literal["Point"], means("always Point")]
    coordinates: Annotated[
        tuple[Number, Number],
        means("longitude, then latitude, in degrees (WGS 84): lon and lat of the place"),
    ]


class PropertiesData(Frozen, frozen=True, kw_only=True):
    """What is told of an event and of its place beside a point on the map."""

    event: Annotated[Id, means("the id of the event")]
    title: Annotated[Text, means("the title of the event")]
    attributed: Annotated[
        Text, means("the title with whose account it is, to stand alone; computed")
    ]
    date: Annotated[When, means("the date of the event")]
    first_day: Annotated[Day, means("the first day that the date may mean; computed")]
    last_day: Annotated[Day, means("the last day that the date may mean; computed")]
    kind: Annotated[Ref, means("the id of the kind of the event")]
    strand: Annotated[Strand, means("reported or said; follows from the kind; computed")]
    url: Annotated[Text, means("the address of the page of the event; computed")]
    place: Annotated[
        Id,
        means(
            "the id of the place that the event names, or of the narrowest one around "
            "it whose point is known; computed"
        ),
    ]
    place_name: Annotated[Text, means("the name of that place")]
    place_kind: Annotated[Ref, means("the id of the kind of that place")]
    precision_km: Annotated[
        Number | None,
        means(
            "how far the point may be off, in kilometres: radius_km of that place, "
            "whose coord_basis says where the point comes from"
        ),
    ] = None


class FeatureData(Frozen, frozen=True, kw_only=True):
    """A place of an event on the map: the centre of a settlement or of a larger place."""

    type: Annotated[Literal["Feature"], means("always Feature")]
    id: Annotated[str, means("the id of the event, a slash, the id of the place")]
    geometry: Annotated[PointData, means("where the place is")]
    properties: Annotated[PropertiesData, means("the event and the place")]


class FeatureCollectionData(Frozen, frozen=True, kw_only=True):
    """The file events.geojson: the places of events, in GeoJSON (RFC 7946)."""

    type: Annotated[Literal["FeatureCollection"], means("always FeatureCollection")]
    features: Annotated[
        tuple[FeatureData, ...], means("one for each located place of each event, in order of time")
    ]


class SlideTextData(Frozen, frozen=True, kw_only=True):
    """The words of a slide, in HTML."""

    headline: Annotated[str, means("the title with whose account it is, or the name of the record")]
    text: Annotated[str, means("the summary and a link to the page, or what the record is about")]


class SlideDayData(Frozen, frozen=True, kw_only=True):
    """A day as TimelineJS 3 has it."""

    year: Annotated[int, means("the year")]
    month: Annotated[int, means("the month, 1 to 12")]
    day: Annotated[int, means("the day of the month")]
    display_date: Annotated[str, means("the day in words")]


class TitleSlideData(Frozen, frozen=True, kw_only=True):
    """The first slide, about the record."""

    text: Annotated[SlideTextData, means("its words")]


class SlideData(Frozen, frozen=True, kw_only=True):
    """An event as a slide."""

    unique_id: Annotated[Id, means("the id of the event")]
    start_date: Annotated[SlideDayData, means("the first day that the date may mean; computed")]
    end_date: Annotated[
        SlideDayData | None, means("the last day that the date may mean, where it is no one day")
    ] = None
    display_date: Annotated[str, means("the date in words; computed")]
    group: Annotated[str, means("Reported or Said, in the language of the site")]
    text: Annotated[SlideTextData, means("its words")]
    autolink: Annotated[bool, means("always false: no text is made a link")]


class SlidesData(Frozen, frozen=True, kw_only=True):
    """The file timelinejs.json: the last events in the format of TimelineJS 3."""

    title: Annotated[TitleSlideData, means("the first slide")]
    events: Annotated[tuple[SlideData, ...], means("the slides, in order of time")]
