"""How many events each day has, as marks that can be counted; months or years for a long record."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from timeline.model import Strand
from timeline.model.dates import month_label, weekday
from timeline.record.indexes import Listed
from timeline.site import words
from timeline.site.links import Link
from timeline.site.views.days import anchor

_WEEK = 7
# A longer run of days is shown by month.
_MOST_DAYS = 12 * _WEEK
# A longer run of months is shown by year.
_MOST_MONTHS = 12 * 7
# Marks of a whole day fit into this height, in CSS pixels.
_ROOM = 160
_STEP = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One day, month or year: its label in two lines, what it holds, and where that stands.

    `meaning` continues the label for those who hear it. `up` and `down` are the outlines of its
    marks, `up_height` and `down_height` their heights in CSS pixels.
    """

    href: str
    above: str
    label: str
    meaning: str
    up: str
    up_height: int
    down: str
    down_height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Histogram:
    """The days of the busiest run in whole weeks; links to what lies before and after.

    `unit` is what one bar stands for: day, month or year.
    """

    bars: tuple[Bar, ...]
    unit: str
    before: Link | None
    after: Link | None


@dataclass(frozen=True, slots=True)
class _Slot:
    """A day, month or year on the axis, the events in it, and its label.

    The label is what is seen, in two lines, and what only a listener needs.
    """

    label: tuple[str, str, str]
    events: tuple[Listed, ...]


def in_page(event: Listed) -> str:
    """Return the link to the day of an event on the page that the chart is on."""
    return f"#{anchor(event.date)}"


def histogram(
    events: Sequence[Listed],
    *,
    background: Sequence[Listed] = (),
    day_of: Callable[[Listed], str] = in_page,
) -> Histogram | None:
    """Return how `events`, which are in order, lie in time; None where a chart would say nothing.

    If one run of days without an empty week holds most events, it is shown, and the others are
    counted before and after it; else everything is. A long run is shown by month, a longer one by
    year. Events of which only the month is known are not in it. The `background` to `events` is
    counted before them. `day_of` gives the link to the day of an event.
    """
    dated = [event for event in events if not event.date.is_month]
    days = sorted({event.date.first for event in dated})
    if len(days) < 2:
        return None
    first, last = _busiest(days, Counter(event.date.first for event in dated))
    unit, slots = _axis(first, last, dated)
    return Histogram(
        bars=tuple(_bars(slots, day_of)),
        unit=unit,
        before=_rest("Before", [*background, *(e for e in dated if e.date.first < first)], day_of),
        after=_rest("After", [event for event in dated if event.date.first > last], day_of),
    )


def _busiest(days: Sequence[date], count: Counter[date]) -> tuple[date, date]:
    """Return the first and last day of the run, unbroken by an empty week, with most events.

    Where no run has half of the events, all days are one run.
    """
    breaks = [i for i, (a, b) in enumerate(pairwise(days), 1) if (b - a).days > _WEEK]
    runs = [days[a:b] for a, b in pairwise([0, *breaks, len(days)])]
    sizes = [sum(count[day] for day in run) for run in runs]
    best = runs[sizes.index(max(sizes))] if max(sizes) * 2 >= count.total() else days
    return best[0], best[-1]


def _axis(first: date, last: date, events: Sequence[Listed]) -> tuple[str, list[_Slot]]:
    """Return what a bar stands for, and the slots from one day to another."""
    if (last - first).days < _MOST_DAYS:
        return "day", _days(first, last, events)
    if (last.year - first.year) * 12 + last.month - first.month < _MOST_MONTHS:
        return "month", _months(first, last, events)
    return "year", _years(first, last, events)


def _days(first: date, last: date, events: Sequence[Listed]) -> list[_Slot]:
    start = first - timedelta(days=first.weekday())
    length = (last - start).days // _WEEK * _WEEK + _WEEK
    found = _grouped((event.date.first, event) for event in events)
    axis = (start + timedelta(days=offset) for offset in range(length))
    return [_Slot(_label(day, day == start), tuple(found.get(day, ()))) for day in axis]


def _months(first: date, last: date, events: Sequence[Listed]) -> list[_Slot]:
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    months = (divmod(first.month - 1 + offset, 12) for offset in range(count))
    found = _grouped((event.date.first.replace(day=1), event) for event in events)
    axis = (date(first.year + years, month + 1, 1) for years, month in months)
    return [_Slot(_month_label(month), tuple(found.get(month, ()))) for month in axis]


def _years(first: date, last: date, events: Sequence[Listed]) -> list[_Slot]:
    found = _grouped((date(event.date.first.year, 1, 1), event) for event in events)
    axis = (date(year, 1, 1) for year in range(first.year, last.year + 1))
    return [_Slot(("", str(year.year), ""), tuple(found.get(year, ()))) for year in axis]


def _grouped(pairs: Iterable[tuple[date, Listed]]) -> Mapping[date, Sequence[Listed]]:
    groups: defaultdict[date, list[Listed]] = defaultdict(list)
    for day, event in pairs:
        groups[day].append(event)
    return groups


def _step(slots: Iterable[_Slot]) -> float:
    """Return the height of one mark with its gap, so that the highest pile fits."""
    most = max(max(_numbers(slot)) for slot in slots)
    return min(_STEP, _ROOM / most)


def _numbers(slot: _Slot) -> tuple[int, int]:
    said = sum(event.strand is Strand.SAID for event in slot.events)
    return len(slot.events) - said, said


def _bars(slots: Sequence[_Slot], day_of: Callable[[Listed], str]) -> Iterator[Bar]:
    step = _step(slots)
    for slot in slots:
        yield _bar(slot, step, day_of(slot.events[0]) if slot.events else "")


def _bar(slot: _Slot, step: float, href: str) -> Bar:
    (ground, said), (above, label, rest) = _numbers(slot), slot.label
    held = f"{ground} happened, {said} said" if slot.events else "no events"
    return Bar(
        href=href,
        above=above,
        label=label,
        meaning=f"{rest}: {held}",
        up=_squares(ground, step),
        up_height=round(ground * step),
        down=_pills(said, step),
        down_height=round(said * step),
    )


def _label(day: date, is_first: bool) -> tuple[str, str, str]:
    """Return what is seen of a day, in two lines, and what only a listener needs."""
    month = month_label(day).split()[0]
    if is_first or day.day == 1:
        return weekday(day)[:3], f"{day.day} {month[:3]}", ""
    return weekday(day)[:3], str(day.day), f" {month}"


def _month_label(month: date) -> tuple[str, str, str]:
    return month_label(month)[:3], str(month.year), ""


def _squares(number: int, step: float) -> str:
    """Return the outline of `number` squares from the ground up, 24 wide; one block if too many."""
    if step < 3:
        return f"M1 0h22v{round(number * step)}H1z" if number else ""
    high = max(round(step * 0.72), 1)
    tops = [round((number - i) * step) - high - round(step * 0.14) for i in range(number)]
    return "".join(f"M1 {top}h22v{high}H1z" for top in tops)


def _pills(number: int, step: float) -> str:
    """Return the outline of `number` pills from the line down; one block if too many."""
    if step < 6:
        return f"M2 1h20v{max(round(number * step) - 2, 1)}H2z" if number else ""
    tops = [round(i * step) + 2 for i in range(number)]
    high = round(step * 0.64)
    return "".join(
        f"M5 {top}h14a{high / 2:g} {high / 2:g} 0 0 1 0 {high}H5a{high / 2:g} {high / 2:g} 0 0 1 0"
        f"-{high}z"
        for top in tops
    )


def _rest(word: str, events: Sequence[Listed], day_of: Callable[[Listed], str]) -> Link | None:
    if not events:
        return None
    days = words.span(events[0].date.first, events[-1].date.first)
    text = f"{word}: {words.count(len(events), 'event')}, {days}"
    return Link(text, day_of(events[0]))
