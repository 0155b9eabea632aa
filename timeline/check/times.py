"""Times of day: a clock time and its zone go together, and there was such an hour."""

from collections.abc import Iterator
from datetime import UTC
from zoneinfo import ZoneInfo

from timeline.check.days import is_known
from timeline.check.known import Read, Seen
from timeline.model import Problem, zones


def clocks_and_zones(read: Read, seen: Seen) -> Iterator[Problem]:
    """Find a zone without a clock time and a clock time without a zone."""
    event = read.event
    if event.tz and not event.is_timed:
        message = 'a time zone needs a clock time; write time: "10:30", or delete tz'
        yield read.file.problem(message, "tz")
    if event.is_timed and not event.tz:
        message = (
            f"the time {event.time} has no zone; write the zone whose clock it is, "
            "such as tz: Europe/Paris"
        )
        yield read.file.problem(message, "time")


def lost_hours(read: Read, seen: Seen) -> Iterator[Problem]:
    """Find times that no clock showed, since it was put forward."""
    event = read.event
    shown = event.wall_clock
    if not event.tz or shown is None or not is_known(event.date.first):
        return
    zone = ZoneInfo(event.tz)
    there = shown.replace(tzinfo=zone).astimezone(UTC).astimezone(zone)
    if there.replace(tzinfo=None) != shown:
        message = (
            f"no clock in {event.tz} showed {event.time} on {event.date.first}: it was put forward "
            f"past that time; write the time that was meant, such as {there:%H:%M}"
        )
        yield read.file.problem(message, "time")


def strange_zones(read: Read, seen: Seen) -> Iterator[Problem]:
    """Find zones whose sign is inverted, and names of zones that no place has, or has no more."""
    zone = read.event.tz
    if zone and (told := zones.fault(zone)):
        yield read.file.problem(told, "tz")
