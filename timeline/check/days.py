"""Days and times: near the event, in a year of our time, not to come, and shown by a clock."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, timedelta
from zoneinfo import ZoneInfo

from timeline.check.known import Read, Seen
from timeline.model import DayText, Event, EventDate, Front, Problem, zones
from timeline.text.document import Key
from timeline.text.reading import Reading

_YEARS = range(1900, 2200)
# Far enough for what is told later, near enough to see a wrong month or year.
_NEAR = timedelta(days=31)
_LONGEST = timedelta(days=366)


def strange_years(read: Read, seen: Seen) -> Iterator[Problem]:
    """Find days that are no day of our time."""
    for key, day in named(read.event):
        if day.year not in _YEARS:
            message = f"the year {day.year:04} cannot be meant; write one from 1900 to 2199"
            yield read.file.problem(message, *key)


def long_ranges(read: Read, seen: Seen) -> Iterator[Problem]:
    """Find events that are said to last for more than a year."""
    event = read.event
    if event.date.last - event.date.first > _LONGEST:
        message = (
            f"{event.date} is longer than a year; write the days of one event, "
            "or the day that is known best and a date_note"
        )
        yield read.file.problem(message, "date")


def early_sources(read: Read, seen: Seen) -> Iterator[Problem]:
    """Find sources older than what they report, where no date_note says how that can be.

    One of several may report what came before, within a month.
    """
    event = read.event
    published = {i: s.published for i, s in enumerate(event.sources) if s.published}
    before = [i for i, day in published.items() if day < event.date.first]
    if event.date_note or not is_known(event.date.first):
        return
    for i in before:
        is_far = event.date.first - published[i] > _NEAR
        if is_known(published[i]) and (is_far or len(before) == len(published)):
            message = (
                f"published on {published[i]}, before the event ({event.date}); "
                "correct one of the two, or say in date_note how the date was set"
            )
            yield read.file.problem(message, "sources", i, "published")


def remote_claims(read: Read, seen: Seen) -> Iterator[Problem]:
    """Find claims said more than a month from the event, where no date_note says why."""
    event = read.event
    if event.date_note or not is_known(event.date.first):
        return
    for i, claim in enumerate(event.claims):
        said = claim.said_on
        if said is None or not is_known(said.first):
            continue
        if event.date.first - said.last > _NEAR or said.first - event.date.last > _NEAR:
            message = (
                f"said on {said}, more than {_NEAR.days} days from the event ({event.date}); "
                "correct one of the two, or say in date_note how the date was set"
            )
            yield read.file.problem(message, "claims", i, "said_on")


def early_changes(read: Read, seen: Seen) -> Iterator[Problem]:
    """Find corrections older than the event."""
    event = read.event
    for i, change in enumerate(event.changes):
        if change.on < event.date.first and is_known(change.on) and is_known(event.date.first):
            message = (
                f"corrected on {change.on}, before the event ({event.date}); "
                "write the day of the correction"
            )
            yield read.file.problem(message, "changes", i, "on")


def named(event: Event) -> Iterator[tuple[Key, date]]:
    """Yield every day that an event names, with its place in the file."""
    for day in ends(event.date):
        yield ("date",), day
    for i, claim in enumerate(event.claims):
        for day in ends(claim.said_on) if claim.said_on else ():
            yield ("claims", i, "said_on"), day
        if claim.covers and claim.covers.first:
            yield ("claims", i, "covers", "from"), claim.covers.first
        if claim.covers and claim.covers.last:
            yield ("claims", i, "covers", "to"), claim.covers.last
    for i, source in enumerate(event.sources):
        if source.published:
            yield ("sources", i, "published"), source.published
    for i, change in enumerate(event.changes):
        yield ("changes", i, "on"), change.on
    if event.added:
        yield ("added",), event.added


def ends(when: EventDate) -> Iterable[date]:
    """Return the first and the last day of a date; of a month that has begun any day will do."""
    return (when.first,) if when.is_month else dict.fromkeys((when.first, when.last))


def is_known(day: date) -> bool:
    """Return whether `day` can be compared; otherwise `strange_years` tells of its year."""
    return day.year in _YEARS


def of_event(read: Read, today: date) -> Iterator[Problem]:
    """Find days of an event after `today`; what a number covers may last longer."""
    for key, day in named(read.event):
        if _is_to_come(day, today) and key[-2:-1] != ("covers",):
            yield read.file.problem(_told(day), *key)


def of_front(file: Reading[Front], today: date) -> Iterator[Problem]:
    """Find steps of the story on the front page that are dated after `today`."""
    for i, beat in enumerate(file.value.beats if file.value else ()):
        for day in filter(lambda day: _is_to_come(day, today), ends(beat.date)):
            yield file.problem(_told(day), "beats", i, "date")


def of_day(file: Reading[DayText], today: date) -> Iterator[Problem]:
    """Find that a day with a sentence is after `today`."""
    day = date.fromisoformat(file.value.id) if file.value else today
    if _is_to_come(day, today):
        yield Problem(path=file.path, message=_told(day))


def _is_to_come(day: date, today: date) -> bool:
    return day > today and is_known(day)


def _told(day: date) -> str:
    return f"{day} is still to come; write the day that was meant"


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
