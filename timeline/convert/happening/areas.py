"""How places lie to each other: in a country, in a region, or apart from each other."""

from timeline.convert.words import sorts
from timeline.record import Record


def country(place: str, record: Record) -> str:
    """Return the country in which a place lies, or that it is, or nothing."""
    return next((one for one in record.within(place) if sorts.is_country(one, record)), "")


def region(place: str, record: Record) -> str:
    """Return the widest region that a place is or lies in, or nothing."""
    around = record.within(place)
    return next((one for one in reversed(around) if sorts.is_region(one, record)), "")


def is_rival(place: str, other: str, record: Record) -> bool:
    """Return whether a town or district is apart from another of its size."""
    if _is_wide(place, record) or _is_wide(other, record):
        return False
    return other not in record.within(place) and place not in record.within(other)


def _is_wide(place: str, record: Record) -> bool:
    return sorts.is_region(place, record) or sorts.is_country(place, record)
