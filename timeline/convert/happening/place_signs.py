"""The signs by which an article tells where it happened."""

from typing import NamedTuple


class PlaceSigns(NamedTuple):
    """What speaks for a place, or how much each of it weighs.

    It is named in the first sentence of the lead, in others of it, or in the paragraphs behind it;
    in a title alone, `Northshire governor`, in the name of a body alone, or, as adjectives are, in
    small letters alone. Behind a word it is told that something is `inside`; it is `listed` beside
    another place. `depth` is the logarithm of how many sentences stand before it. Further down it
    is named of an earlier day alone. The scene are the places of headline and lead: a place lies
    within one of them, in a region in which none of them does, or a `rival` of its own size is
    there and not it. Its `namesake` is a region around it that is named. What is told of words
    that were said counts for these alone.
    """

    named: float
    lead_first: float
    lead_further: float
    second: float
    title: float
    body: float
    inside: float
    listed: float
    depth: float
    earlier_day: float
    is_country: float
    is_capital: float
    within_scene: float
    other_region: float
    rival: float
    namesake: float
    said_inside: float
    said_harm: float
    said_rival: float
    is_small: float
    head_alone: float
