"""The signs by which an article tells where it happened, each or how much it weighs."""

from typing import NamedTuple


class NamingSigns(NamedTuple):
    """How a place is named.

    It is in the first sentence of the lead, in further ones, or in the paragraphs behind it.
    `depth` is the logarithm of how many sentences stand before it, `behind` the part of all
    sentences that these are. Behind a word it is told that something is `inside`; it is in a title
    alone, `Northshire governor`, or the only place of the article; words name it beside another, as
    in a list; it is the `goal` of a journey of which the first paragraphs tell.
    """

    named: float
    lead_first: float
    lead_further: float
    second: float
    depth: float
    behind: float
    inside: float
    title: float
    alone: float
    said_listed: float
    goal: float


class AreaSigns(NamedTuple):
    """How a place lies to the other places that are named, and to those of the scene.

    The scene are the places of headline and lead. `others` is the logarithm of how many there are,
    without countries; it is around one of them, or within one. A headline alone may call a region
    by the name of its town. A country is beside places of the scene that are none. A place lies in
    a region in which none of the scene does, also where words are about it, or a `rival` of its own
    size is there and not it; or it is named as where something goes that is elsewhere.
    """

    others: float
    around: float
    within: float
    head_of_region: float
    is_country: float
    country_beside: float
    other_region: float
    said_of_other: float
    rival: float
    bound: float


class SeatSigns(NamedTuple):
    """What is meant by a city, or a town after which a district is called: more than the town.

    It is what lies near it, or, where letters have no cases, its whole region. It is named behind
    `near` alone, in quoted words alone, or as the goal of those who are brought away. A court sits
    in a capital that the first paragraph tells of.
    """

    is_city: float
    is_seat: float
    near_seat: float
    quoted_seat: float
    seat_of_journey: float
    court_of_capital: float
    said_of_city: float


# What speaks for a place has the signs in this order, and so have the weights.
FIELDS = (*NamingSigns._fields, *AreaSigns._fields, *SeatSigns._fields)
