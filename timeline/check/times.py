"""Times of day: a clock time and its zone go together."""

from collections.abc import Iterator

from timeline.check.known import Read, Seen
from timeline.model import Problem


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
