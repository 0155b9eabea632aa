"""The calendar of events (RFC 5545): a day or a span as whole days, a clock time as a moment.

Moments are in UTC, which every calendar shows in its reader's own zone. Where only the month is
known the whole month is marked, and the text says that the day is not known. What writes calendars
takes long to import and is imported where one is written.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from timeline.model import Event, EventDate
from timeline.record import indexes
from timeline.record.indexes import Withdrawal
from timeline.site.context import Context
from timeline.site.exports.events import address
from timeline.site.views.feeds import identifier
from timeline.site.views.titles import attributed
from timeline.site.words import sentence

if TYPE_CHECKING:
    import icalendar

# Programs that show calendars choke on many thousands; the later events are kept.
MOST = 1_000
_PROGRAM = "-//timeline//calendar//EN"
_DAY = timedelta(days=1)


def calendar(context: Context, most: int = MOST) -> str:
    """Return the calendar of so many of the last events, and of those withdrawn."""
    import icalendar

    record, site = context.record, context.site
    made = icalendar.Calendar()
    made.add("prodid", _PROGRAM)
    made.add("version", "2.0")
    made.add("method", "PUBLISH")
    made.add("name", site.name)
    made.add("x-wr-calname", site.name)
    shown: Sequence[str] = record.group(indexes.order)[-most:]
    for event_id in shown:
        made.add_component(_entry(context, record.event(event_id)))
    for event_id in record.group(indexes.gone)[:most]:
        if gone := record.group(indexes.withdrawals, event_id):
            made.add_component(_cancelled(context, event_id, gone))
    return str(made.to_ical(), "utf-8")


def _entry(context: Context, event: Event) -> "icalendar.Event":
    made = _made(context, event.id, event.updated, len(event.changes))
    made.add("summary", attributed(context, event.id).text)
    made.add("description", f"{_when(context, event.date)}. {event.summary}")
    made.add("categories", [context.kind(event.kind).name])
    if places := context.narrowest(event):
        made.add("location", ", ".join(context.place(place).text for place in places))
    if event.added:
        made.add("created", _instant(event.added))
    if moment := _moment(context, event):
        made.add("dtstart", moment)
    else:
        _add_days(made, event.date)
    return made


def _cancelled(context: Context, event_id: str, gone: Withdrawal) -> "icalendar.Event":
    made = _made(context, event_id, max(each.on for each in gone.changes), len(gone.changes))
    made.add("summary", context.say("Withdrawn: {title}", title=gone.title))
    made.add("status", "CANCELLED")
    _add_days(made, gone.date)
    return made


def _made(context: Context, event_id: str, updated: date, changes: int) -> "icalendar.Event":
    """Return an entry with what every one has; it blocks no time of its reader's."""
    import icalendar

    made, url = icalendar.Event(), address(context, event_id)
    made.add("uid", identifier(context, url, event_id))
    made.add("dtstamp", _instant(updated))
    made.add("last-modified", _instant(updated))
    made.add("sequence", changes)
    made.add("transp", "TRANSPARENT")
    if context.site.has_host:
        made.add("url", url)
    return made


def _add_days(made: "icalendar.Event", when: EventDate) -> None:
    """Add whole days; the end is the day after the last, as the standard has it."""
    made.add("dtstart", when.first)
    made.add("dtend", when.last + _DAY)


def _moment(context: Context, event: Event) -> datetime | None:
    """Return the moment of an event of one day whose clock time is known."""
    clock = event.wall_clock
    if clock is None or not event.date.is_exact:
        return None
    zone = ZoneInfo(event.tz) if event.tz else context.record.zone
    return clock.replace(tzinfo=zone).astimezone(UTC)


def _when(context: Context, when: EventDate) -> str:
    if when.is_month:
        return context.say("Some day in {month}", month=context.words.dated(when))
    return sentence(context.words.full_date(when))


def _instant(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
