"""The words of the interface in one language: its phrases, days and numbers.

The phrases stand in the code in English; a catalogue has them in another language.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from gettext import NullTranslations
from zoneinfo import ZoneInfo

from timeline.model import Event, EventDate, Stance
from timeline.model.meant import MONTHS

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def phrase(text: str) -> str:
    """Mark a phrase that is said elsewhere, so that the catalogues have it."""
    return text


STANCES: Mapping[Stance, str] = {
    Stance.ASSERTS: phrase("Yes"),
    Stance.DENIES: phrase("No"),
    Stance.PARTLY: phrase("In part"),
    Stance.CANNOT_CONFIRM: phrase("Cannot confirm"),
}
_PARTS_OF_DAY = (phrase("night"), phrase("morning"), phrase("afternoon"), phrase("evening"))


def sentence(text: str) -> str:
    """Return `text` with a capital letter in front."""
    return text[:1].upper() + text[1:]


@dataclass(frozen=True, slots=True, kw_only=True)
class Forms:
    """How a language writes days and numbers: the names of months within a date and alone, of the
    days of the week in full and in short, what parts thousands and decimals, cities by time zone.
    """

    months: tuple[str, ...] = tuple(MONTHS)
    months_alone: tuple[str, ...] = tuple(MONTHS)
    months_short: tuple[str, ...] = tuple(month[:3] for month in MONTHS)
    weekdays: tuple[str, ...] = _WEEKDAYS
    weekdays_short: tuple[str, ...] = tuple(day[:3] for day in _WEEKDAYS)
    group: str = ","
    point: str = "."
    cities: Mapping[str, str] = field(default_factory=dict)

    @property
    def marks(self) -> Mapping[int, str]:
        """What stands for the comma and the point of an English number."""
        return {ord(","): self.group, ord("."): self.point}


@dataclass(frozen=True, slots=True)
class Words:
    """What the interface says, in one language; `language` is its tag."""

    language: str = "en"
    text: NullTranslations = field(default_factory=NullTranslations)
    forms: Forms = Forms()

    def say(self, phrase: str, **parts: str) -> str:
        """Return a phrase of the interface, its `{gaps}` filled."""
        return self.text.gettext(phrase).format(**parts)

    def count(self, one: str, many: str, number: int, **parts: str) -> str:
        """Return a phrase that counts: `{n} event` or `{n} events`, with `{n}` as 1,200."""
        return self.text.ngettext(one, many, number).format(n=self.number(number), **parts)

    def number(self, value: Decimal | int | None) -> str:
        """Return `1,500`."""
        if value is None:
            return ""
        plain = f"{value.normalize():,f}" if isinstance(value, Decimal) else f"{value:,}"
        return plain.translate(self.forms.marks)

    def day(self, day: date) -> str:
        """Return `13 March 2024`."""
        return self.say("{day} {month} {year}", **self._parts(day))

    def short_day(self, day: date) -> str:
        """Return `13 March`."""
        return self.say("{day} {month}", **self._parts(day))

    def month(self, day: date) -> str:
        """Return `March 2024`."""
        return self.say("{month} {year}", month=self.month_name(day), year=str(day.year))

    def month_name(self, day: date) -> str:
        """Return `March`."""
        return self.forms.months_alone[day.month - 1]

    def month_in_date(self, day: date) -> str:
        """Return `March` as it stands after the number of a day."""
        return self.forms.months[day.month - 1]

    def short_month(self, day: date) -> str:
        """Return `Mar`."""
        return self.forms.months_short[day.month - 1]

    def weekday(self, day: date) -> str:
        """Return `Wednesday`."""
        return self.forms.weekdays[day.weekday()]

    def day_of_week(self, day: date) -> str:
        """Return `Wednesday 13 March 2024`."""
        return self.say("{weekday} {day}", weekday=self.weekday(day), day=self.day(day))

    def short_day_of_week(self, day: date) -> str:
        """Return `Wednesday 13 March`."""
        return self.say("{weekday} {day}", weekday=self.weekday(day), day=self.short_day(day))

    def shortest_day_of_week(self, day: date) -> str:
        """Return `Wed 13 March`."""
        weekday = self.forms.weekdays_short[day.weekday()]
        return self.say("{weekday} {day}", weekday=weekday, day=self.short_day(day))

    def dated(self, when: EventDate) -> str:
        """Return a date such as `about 12 March 2024`, `15–17 March 2024` or `March 2024`."""
        return self._date(when, self.day, self.month)

    def short_date(self, when: EventDate) -> str:
        """Return the date without its year: `13 March`, `about 13 March`, `15–17 March`."""
        return self._date(when, self.short_day, self.month_name)

    def full_date(self, when: EventDate) -> str:
        """Return the date of an event in full: `Wednesday 13 March 2024` for one named day."""
        day, weekday = self.day(when.first), self.weekday(when.first)
        if when.edtf.endswith("~"):
            return self.say("about {weekday} {day}", weekday=weekday, day=day)
        if when.edtf.endswith("?"):
            return self.say("probably {weekday} {day}", weekday=weekday, day=day)
        return self.day_of_week(when.first) if when.is_exact else self.dated(when)

    def span(self, start: date, end: date) -> str:
        """Return the days from one to another: `15–17 March 2024`."""
        return self.day(start) if start == end else self._range(start, end, self.day)

    def span_in(self, year: int, start: date, end: date) -> str:
        """Return the days from one to another, without the year where they end in `year`."""
        if end.year != year:
            return self.span(start, end)
        return self.short_day(start) if start == end else self._range(start, end, self.short_day)

    def clock(self, event: Event, zone: str) -> str:
        """Return `10:30 Moscow time`, `morning`, or nothing; `zone` is the site's.

        Where the site's clock shows another time at that moment, both are told: `23:45 Kyiv time,
        00:45 Moscow time on 13 March`.
        """
        if event.time is None or not event.is_timed:
            return self.say(event.time) if event.time else ""
        own = self._hour(event.time, event.tz or zone)
        here = _other_clock(event, zone)
        if here is None:
            return own
        there = self._hour(f"{here:%H:%M}", zone)
        if here.date() != event.date.first:
            there = self.say("{clock} on {day}", clock=there, day=self.short_day(here))
        return f"{own}, {there}"

    def short_clock(self, event: Event, zone: str) -> str:
        """Return `10:30` where that is by the site's own clock, else what `clock` does."""
        if event.is_timed and event.tz in (None, zone):
            return event.time or ""
        return self.clock(event, zone)

    def zone_name(self, zone: str) -> str:
        """Return `Moscow time` for Europe/Moscow."""
        if "/" not in zone:
            return zone
        city = zone.rpartition("/")[2].replace("_", " ")
        return self.say("{city} time", city=self.forms.cities.get(zone, city))

    def _hour(self, time: str, zone: str) -> str:
        return self.say("{time} {zone}", time=time, zone=self.zone_name(zone))

    def _parts(self, day: date) -> Mapping[str, str]:
        return {"day": str(day.day), "month": self.month_in_date(day), "year": str(day.year)}

    def _date(
        self, when: EventDate, day: Callable[[date], str], month: Callable[[date], str]
    ) -> str:
        if when.is_month:
            return month(when.first)
        if when.is_range:
            return self._range(when.first, when.last, day)
        if when.edtf.endswith("~"):
            return self.say("about {day}", day=day(when.first))
        if when.edtf.endswith("?"):
            return self.say("probably {day}", day=day(when.first))
        return day(when.first)

    def _range(self, first: date, last: date, day: Callable[[date], str]) -> str:
        if (first.year, first.month) == (last.year, last.month):
            return f"{first.day}–{day(last)}"
        start = self.short_day(first) if first.year == last.year else self.day(first)
        return f"{start} – {day(last)}"


ENGLISH = Words()


def _other_clock(event: Event, zone: str) -> datetime | None:
    """Return what the site's clock shows at the moment of an event, if it is another time.

    Where no day is known, neither is how far the two clocks are apart.
    """
    own = event.wall_clock
    if own is None or event.tz in (None, zone):
        return None
    here = own.replace(tzinfo=ZoneInfo(event.tz)).astimezone(ZoneInfo(zone)).replace(tzinfo=None)
    return None if here == own else here
