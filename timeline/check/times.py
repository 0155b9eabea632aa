"""Times of day: a clock time and its zone go together, and there was such an hour."""

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, time
from functools import cache
from importlib import resources
from zoneinfo import ZoneInfo

from timeline.check.known import Read, Seen
from timeline.model import Problem

# Of these the sign is the other way round than people write it: Etc/GMT+3 is behind UTC.
_INVERTED = re.compile(r"(?:Etc/)?GMT(?P<sign>[+-])(?P<hours>[1-9]\d?)")
# Names that mean what they say, though they are of no place.
_PLAIN = frozenset({"UTC", "Etc/UTC", "GMT", "Etc/GMT"})


def clocks_and_zones(read: Read, seen: Seen) -> Iterator[Problem]:
    """Find a zone without a clock time and a clock time without a zone."""
    event = read.event
    if event.tz and not event.is_timed:
        message = 'a time zone needs a clock time; write time: "10:30", or delete tz'
        yield read.file.problem(message, "tz")
    if event.is_timed and not event.tz:
        message = (
            f"the time {event.time} has no zone; write the zone whose clock it is, "
            "such as tz: Europe/Moscow"
        )
        yield read.file.problem(message, "time")


def lost_hours(read: Read, seen: Seen) -> Iterator[Problem]:
    """Find times that no clock showed, since it was put forward."""
    event = read.event
    if not (event.tz and event.time and event.is_timed) or event.date.is_month:
        return
    zone = ZoneInfo(event.tz)
    shown = datetime.combine(event.date.first, time.fromisoformat(event.time), zone)
    there = shown.astimezone(UTC).astimezone(zone)
    if there.replace(tzinfo=None) != shown.replace(tzinfo=None):
        message = (
            f"no clock in {event.tz} showed {event.time} on {event.date.first}: it was put forward "
            f"past that time; write the time that was meant, such as {there:%H:%M}"
        )
        yield read.file.problem(message, "time")


def strange_zones(read: Read, seen: Seen) -> Iterator[Problem]:
    """Find zones whose sign is inverted, and outdated names of zones."""
    zone = read.event.tz
    if not zone or zone in _PLAIN:
        return
    if found := _INVERTED.fullmatch(zone):
        way = "behind" if found["sign"] == "+" else "ahead of"
        message = (
            f"{zone} is {found['hours']} hours {way} UTC, the other way round than it reads; "
            "write the zone of a place, such as Europe/Moscow"
        )
        yield read.file.problem(message, "tz")
    elif new := _renamed().get(zone):
        message = f"{zone} is an outdated name of a time zone; write {new}"
        yield read.file.problem(message, "tz")


@cache
def _renamed() -> Mapping[str, str]:
    """Return the names of zones that were given up, each with the one in use.

    They are the links of the tz database to another zone, but for those it lists for a country
    (tzdata.zi and zone.tab of the package tzdata).
    """
    folder = resources.files("tzdata") / "zoneinfo"
    lines = (folder / "tzdata.zi").read_text(encoding="utf-8").splitlines()
    links = (line.split() for line in lines if line.startswith("L "))
    table = (folder / "zone.tab").read_text(encoding="utf-8").splitlines()
    listed = {line.split("\t")[2] for line in table if not line.startswith("#")}
    return {old: new for _, new, old in links if old not in listed}
