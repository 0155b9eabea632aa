"""Names of time zones: which of them a reader may take for another one, or for none.

The names stand in the tz database (https://www.iana.org/time-zones), of which the package tzdata
has a copy.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache

# Of these the sign is the other way round than people write it: Etc/GMT+3 is behind UTC.
_INVERTED = re.compile(r"Etc/GMT(?P<sign>[+-])(?P<hours>[1-9]\d?)")
# Names that mean what they say, though they are of no place.
_PLAIN = frozenset({"UTC", "Etc/UTC", "GMT", "Etc/GMT"})


def fault(zone: str) -> str:
    """Return what is wrong with the name of a zone and what to write, or nothing."""
    if found := _INVERTED.fullmatch(zone):
        hours = "1 hour" if found["hours"] == "1" else f"{found['hours']} hours"
        way = "behind" if found["sign"] == "+" else "ahead of"
        return (
            f"{zone} is {hours} {way} UTC, the other way round than it reads; "
            "write the zone of a place, such as Europe/Paris"
        )
    if zone in _PLAIN or zone in _listed():
        return ""
    if new := _renamed().get(zone):
        return f"{zone} is an outdated name of a time zone; write {new}"
    return f"{zone} is the zone of no place; write one such as Europe/Paris"


@cache
def _listed() -> frozenset[str]:
    """Return the names of zones that the tz database lists for a country."""
    lines = (line for line in _lines("zone.tab") if not line.startswith("#"))
    return frozenset(line.split("\t")[2] for line in lines)


@cache
def _renamed() -> Mapping[str, str]:
    """Return the names that the tz database links to a zone, each with the name of that zone."""
    links = (line.split() for line in _lines("tzdata.zi") if line.startswith("L "))
    return {old: new for _, new, old in links}


def _lines(name: str) -> Sequence[str]:
    from importlib import resources  # most zones are plainer than that

    return (resources.files("tzdata") / "zoneinfo" / name).read_text(encoding="utf-8").splitlines()
