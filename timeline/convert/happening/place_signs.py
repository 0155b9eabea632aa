"""The signs by which an article tells where it happened."""

from typing import NamedTuple


class PlaceSigns(NamedTuple):
    """What speaks for a place, or how much each of it weighs.

    It is named in sentences of the lead behind the first, or in the paragraphs behind it; in a
    title alone, `Northshire governor`, in the headline alone, or, as adjectives are, in small
    letters alone. Behind a word it is told that something is `inside`, or on a country's territory;
    it is `listed` beside another place, or `alone` in the whole article. `depth` is the logarithm
    of how many sentences stand before it, `behind` the part of all sentences that these are.

    The scene are the places of headline and lead: a place, which may be a whole region, lies in a
    region in which none of them does (`other_region`, `region_apart`), or a `rival` of its own size
    is there and not it. A place is told of where something is `near` it below the lead.

    More is called by the name of a seat, a city or a town after which a district is called, than
    the town: what lies near it, or, where letters have no cases, its whole region. It is named
    behind `near` alone, in quoted words alone, or as the goal of those who are brought away.
    """

    named: float
    lead_further: float
    second: float
    title: float
    inside: float
    listed: float
    depth: float
    behind: float
    alone: float
    is_country: float
    is_territory: float
    other_region: float
    region_apart: float
    rival: float
    is_small: float
    head_alone: float
    is_city: float
    is_seat: float
    near: float
    near_seat: float
    quoted_seat: float
    seat_of_journey: float
    said_of_city: float
