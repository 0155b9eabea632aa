"""The words of the pages for what the record holds as values. Plain English, one word per thing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

from timeline.model import Claim, Event, EventDate, Stance, Strand
from timeline.model.dates import day_label, short_day_label, weekday


@dataclass(frozen=True, slots=True)
class Wording:
    """How a value is called, singular and plural, and what it means."""

    one: str
    many: str
    meaning: str


STRANDS: Mapping[Strand, Wording] = {
    Strand.REPORTED: Wording("reported", "Reported", "What is said to have happened."),
    Strand.SAID: Wording("said", "Said", "What somebody said about it."),
}
STANCES: Mapping[Stance, str] = {
    Stance.ASSERTS: "Yes",
    Stance.DENIES: "No",
    Stance.PARTLY: "In part",
    Stance.CANNOT_CONFIRM: "Cannot confirm",
}


def listing(parts: Sequence[str], limit: int = 0) -> str:
    """Return `A, B and C`; with a limit, `A, B and 5 others`."""
    if limit and len(parts) > limit + 1:
        return f"{', '.join(parts[:limit])} and {len(parts) - limit} others"
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"


def sentence(text: str) -> str:
    """Return `text` with a capital letter in front."""
    return text[:1].upper() + text[1:]


def full_date(when: EventDate) -> str:
    """Return the date of an event in full: `Wednesday 13 March 2024` where one day is named."""
    if when.is_month or when.is_range:
        return when.label
    day = f"{weekday(when.first)} {day_label(when.first)}"
    return when.label.replace(day_label(when.first), day)


def short_date(when: EventDate) -> str:
    """Return the date without its year: `13 March`, `about 13 March`, `15–17 March`."""
    return when.label.removesuffix(f" {when.last.year}")


def span(start: date, end: date) -> str:
    """Return the days from one to another: `15–17 March 2024`."""
    if start == end:
        return day_label(start)
    return EventDate(f"{start}/{end}").label


def clock(event: Event, zone: str) -> str:
    """Return `10:30 Moscow time`, `morning`, or nothing; `zone` is the site's.

    Where the site's clock shows another time at that moment, both are told: `23:45 Kyiv time, 00:45
    Moscow time on 13 March`.
    """
    if event.time is None or not event.is_timed:
        return event.time or ""
    own = f"{event.time} {zone_name(event.tz or zone)}"
    here = _other_clock(event, zone)
    if here is None:
        return own
    on = "" if here.date() == event.date.first else f" on {short_day_label(here)}"
    return f"{own}, {here:%H:%M} {zone_name(zone)}{on}"


def short_clock(event: Event, zone: str) -> str:
    """Return `10:30` where that is by the clock of the site's own zone, else what `clock` does."""
    return (event.time or "") if event.tz in (None, zone) else clock(event, zone)


def _other_clock(event: Event, zone: str) -> datetime | None:
    """Return what the site's clock shows at the moment of an event, if it is another time.

    Where no day is known, neither is how far the two clocks are apart.
    """
    own = event.wall_clock
    if own is None or event.tz in (None, zone):
        return None
    here = own.replace(tzinfo=ZoneInfo(event.tz)).astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    return None if here == own else here


def zone_name(zone: str) -> str:
    """Return `Moscow time` for Europe/Moscow."""
    return zone if "/" not in zone else f"{zone.rpartition('/')[2].replace('_', ' ')} time"


def numbers(claim: Claim) -> str:
    """Return the numbers of a claim in words, such as `at least 1,500 people`; or nothing."""
    low, value, high = claim.low, claim.value, claim.high
    if not claim.numbers:
        return ""
    if value is not None:
        words = number(value)
        words += (
            f" ({number(low)} to {number(high)})" if low is not None and high is not None else ""
        )
    elif low is not None and high is not None:
        words = f"{number(low)} to {number(high)}"
    else:
        words = f"at least {number(low)}" if low is not None else f"up to {number(high)}"
    return f"{words} {claim.unit or ''}".rstrip()


def number(value: Decimal | None) -> str:
    """Return `1,500`."""
    return "" if value is None else f"{value.normalize():,f}"
