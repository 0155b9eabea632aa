"""The strip: every day of the record in one row, with how much was reported and said on it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby

from timeline.model import Frozen
from timeline.record import overview
from timeline.record.overview import CalendarDay, Step, step
from timeline.site.context import Context
from timeline.site.words import Words, sentence

# Of a record that fills what a host gives, the page of a day has so many days on each side of it.
_BESIDE = 4
# The height of the highest bar, in units of the drawing.
_HIGH = 21
_DAY = timedelta(days=1)


class Slot(Frozen, frozen=True, kw_only=True):
    """A day, month or year of the strip: its number, what it holds in words, and where that stands.

    `reported` and `said` are the outlines of its bars. `href` is empty where it holds nothing, and
    `is_current` marks the day that the page is about.
    """

    text: str
    label: str
    href: str
    reported: str
    said: str
    is_current: bool


class Stretch(Frozen, frozen=True):
    """A month or year of the strip, and its slots."""

    name: str
    slots: tuple[Slot, ...]


class SlotSpan(Frozen, frozen=True):
    """What one slot stands for: its words, the days with events in it, and its stretch."""

    stretch: str
    text: str
    label: str
    days: tuple[CalendarDay, ...]

    @property
    def is_day(self) -> bool:
        """Whether it is a single day, which is its number."""
        return len(self.days) == 1 and self.text == str(self.days[0].day.day)

    @property
    def counts(self) -> tuple[int, int]:
        """How many events it has in each column; one that lasts counts on each of its days."""
        counts = [each.counts for each in self.days]
        return sum(count.reported for count in counts), sum(count.said for count in counts)


def strip(
    context: Context,
    current: date | None = None,
    *,
    in_page: bool = False,
    page: Callable[[date], str] | None = None,
) -> tuple[Stretch, ...]:
    """Return the strip of days; nothing where there are no days, or just one.

    Its links lead to the days on the same page where they stand `in_page`, else to their own, or to
    the `page` of the last day of each. A long record goes by month or year; the page of one of its
    days has the days of that month, in one that is longer yet those next to it.
    """
    days = _days(context, current)
    if len(days) < 2:
        return ()
    found = tuple(_spans(context.words, days))
    if page:
        hrefs: Iterable[str] = (page(span.days[-1].day) if span.days else "" for span in found)
    else:
        hrefs = _anchors(found) if in_page else _pages(context, found)
    return stretches(found, _slots(context, found, hrefs, current))


def spans(context: Context) -> tuple[SlotSpan, ...]:
    """Return what each slot of the strip of the whole record stands for."""
    days = _days(context, None)
    return tuple(_spans(context.words, days)) if days else ()


def slots(context: Context, spans: Sequence[SlotSpan], hrefs: Iterable[str]) -> tuple[Slot, ...]:
    """Return the slots of the whole record, each with one of `hrefs` where it holds anything."""
    return tuple(_slots(context, spans, hrefs, None))


def stretches(spans: Sequence[SlotSpan], slots: Iterable[Slot]) -> tuple[Stretch, ...]:
    """Return the slots by month or year, as their spans tell."""
    found = groupby(zip(spans, slots, strict=True), key=lambda pair: pair[0].stretch)
    return tuple(Stretch(name, tuple(slot for _, slot in group)) for name, group in found)


def _days(context: Context, current: date | None) -> Sequence[CalendarDay]:
    """Return the days to show; of a long record, the page of a day looks at its month alone."""
    months = sorted(context.record.keys(overview.calendar))
    if current and months and _is_long(context, months):
        days = context.record.group(overview.calendar, current.isoformat()[:7])
        if context.is_vast:
            return [each for each in days if abs((each.day - current).days) <= _BESIDE]
        return days
    return [day for month in months for day in context.record.group(overview.calendar, month)]


def _is_long(context: Context, months: Sequence[str]) -> bool:
    first = context.record.group(overview.calendar, months[0])[0].day
    last = context.record.group(overview.calendar, months[-1])[-1].day
    return step(first, last) is not Step.DAY


def _spans(words: Words, days: Sequence[CalendarDay]) -> Iterator[SlotSpan]:
    first, last = days[0].day, days[-1].day
    has_years = first.year != last.year
    by = step(first, last)
    if by is Step.DAY:
        return _by_day(words, days, has_years)
    return _by_month(words, days) if by is Step.MONTH else _by_year(days)


def _by_day(words: Words, days: Sequence[CalendarDay], has_years: bool) -> Iterator[SlotSpan]:
    found = {each.day: each for each in days}
    for offset in range((days[-1].day - days[0].day).days + 1):
        day = days[0].day + offset * _DAY
        month = sentence(words.month(day) if has_years else words.month_name(day))
        label = sentence(words.short_day_of_week(day))
        yield SlotSpan(month, str(day.day), label, (found[day],) if day in found else ())


def _by_month(words: Words, days: Sequence[CalendarDay]) -> Iterator[SlotSpan]:
    found = {key: tuple(group) for key, group in groupby(days, key=lambda each: _month(each.day))}
    for number in range(_month(days[0].day), _month(days[-1].day) + 1):
        month = date(number // 12, number % 12 + 1, 1)
        label = sentence(words.month(month))
        yield SlotSpan(str(number // 12), words.short_month(month), label, found.get(number, ()))


def _by_year(days: Sequence[CalendarDay]) -> Iterator[SlotSpan]:
    found = {key: tuple(group) for key, group in groupby(days, key=lambda each: each.day.year)}
    for year in range(days[0].day.year, days[-1].day.year + 1):
        yield SlotSpan("", str(year), str(year), found.get(year, ()))


def _month(day: date) -> int:
    """Return the number of a month, counted from the year 0."""
    return day.year * 12 + day.month - 1


def _anchors(spans: Sequence[SlotSpan]) -> Iterator[str]:
    """Yield the link to each on the same page; where something only goes on, to where it began."""
    began = ""
    for span in spans:
        starts = [f"#{each.day}" for each in span.days if each.begins]
        yield starts[0] if starts else began
        began = starts[-1] if starts else began


def _pages(context: Context, spans: Sequence[SlotSpan]) -> Iterator[str]:
    return (context.links.day(span.days[0].day) if span.days else "" for span in spans)


def _slots(
    context: Context, spans: Sequence[SlotSpan], hrefs: Iterable[str], current: date | None
) -> Iterator[Slot]:
    top = max(max(span.counts) for span in spans)
    for span, href in zip(spans, hrefs, strict=True):
        reported, said = span.counts
        yield Slot(
            text=span.text,
            label=_label(context, span),
            href=href if span.days else "",
            reported=_bar(reported, top),
            said=_balloon(said, top),
            is_current=any(each.day == current for each in span.days),
        )


def _label(context: Context, span: SlotSpan) -> str:
    if not span.days:
        return context.say("{day}: nothing found", day=span.label)
    reported, said = (context.words.number(number) for number in span.counts)
    return context.say(
        "{day}: {reported} reported, {said} said", day=span.label, reported=reported, said=said
    )


def _height(number: int, top: int) -> int:
    """Return the height of a bar; the smallest can still be seen."""
    return round(number / top * _HIGH + 0.6)


def _bar(number: int, top: int) -> str:
    high = _height(number, top)
    return f"M1 22v-{high}h6v{high}z" if number else ""


def _balloon(number: int, top: int) -> str:
    high = f"{max(_height(number, top) - 1.4, 0.1):g}"
    return f"M9.7 21.3v-{high}h4.6v{high}z" if number else ""
