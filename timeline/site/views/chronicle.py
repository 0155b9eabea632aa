"""Every day of the record with its sentence and its titles; of a long one week by week."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby

from timeline.model import EventDate, Frozen, Strand
from timeline.record import indexes, overview
from timeline.record.indexes import Listed
from timeline.record.weeks import stretch_of
from timeline.site.context import Context
from timeline.site.links import Link
from timeline.site.views import rows as row_views
from timeline.site.views.day_parts import DayLine, DaysLine, counts, is_month, week_link
from timeline.site.views.rows import Row, Rows
from timeline.site.words import sentence

# So many titles of a column stand open on a day, and on one that has so many in all.
_MOST_OPEN = 2
_MOST_OPEN_OF_MANY = 3
_MANY = 15
# A day with fewer events has no heads of columns: the mark of each title tells as much.
_QUIET = 8
_DAY = timedelta(days=1)
# A record of more days than this shows its weeks alone.
_MOST_DAYS = 750


class Gap(Frozen, frozen=True):
    """A run of days on which nothing begins; `also` are the events that last over them."""

    days: str
    also: tuple[Link, ...]


class TitleColumn(Frozen, frozen=True):
    """One column of a day: the titles that stand open, and those folded below them."""

    is_said: bool
    open: tuple[Row, ...]
    folded: tuple[Row, ...]


class DaySection(Frozen, frozen=True, kw_only=True):
    """A day, and the runs of days before it on which nothing begins.

    `when` is the day as a row has it, which a row with another date tells apart. `rest` says how
    many titles are folded; `also` are events of earlier days that last over it. One that `is_calm`
    has few events or no sentence. Where only the month is known, `number`, `href` and `when` are
    empty.
    """

    id: str
    href: str
    weekday: str
    number: str
    month: str
    when: str
    gaps: tuple[Gap, ...]
    is_calm: bool
    sentence: str
    columns: tuple[TitleColumn, ...]
    also: tuple[Link, ...]
    rest: str


class Background(Frozen, frozen=True):
    """The events before the matter began, folded, and what they are called."""

    title: str
    rows: tuple[Row, ...]


class Chronicle(Frozen, frozen=True):
    """Every event by its title; `gaps` are the days after the last on which one begins."""

    background: Background | None
    days: tuple[DaySection, ...]
    gaps: tuple[Gap, ...]


def chronicle(context: Context, rows: Rows) -> Chronicle:
    """Return every event of the record in order, day by day."""
    events = context.record.group(indexes.timeline)
    before, rest = divided(context, events)
    found = [tuple(group) for _, group in groupby(rest, key=lambda each: each.date.day_key)]
    page = _Chronicle(context, rows, has_years(rest))
    days: list[DaySection] = []
    last: date | None = None
    for group in found:
        when = group[0].date
        gaps = () if when.is_month else tuple(page.gaps(last, when.first - _DAY))
        days.append(page.day(group, gaps))
        last = last if when.is_month else when.first
    ends = [each.date.last for each in rest if not each.date.is_month]
    after = tuple(page.gaps(last, max(ends))) if ends else ()
    return Chronicle(_background(context, rows, before), tuple(days), after)


def divided(
    context: Context, events: Sequence[Listed]
) -> tuple[Sequence[Listed], Sequence[Listed]]:
    """Return the background from before the matter began, and all other events."""
    start = context.record.group(overview.matter)
    if start is None:
        return (), events
    key = start.isoformat()
    before = [each for each in events if each.is_background and each.date.day_key < key]
    ids = {each.id for each in before}
    return before, [each for each in events if each.id not in ids]


def has_years(events: Sequence[Listed]) -> bool:
    """Return whether days need their years to be told apart."""
    return len({each.date.first.year for each in events}) > 1


class _Chronicle(Frozen, frozen=True):
    """The days in the making: every row, and whether years are shown."""

    context: Context
    rows: Rows
    has_years: bool

    def day(self, events: Sequence[Listed], gaps: tuple[Gap, ...]) -> DaySection:
        """Return the section of a day, or of a month of which the day is not known."""
        when, words = events[0].date, self.context.words
        day = None if when.is_month else when.first
        text = self.context.record.group(indexes.day_texts, when.edtf[:10]) if day else None
        most = _MOST_OPEN if len(events) < _MANY else _MOST_OPEN_OF_MANY
        columns = tuple(self._columns(events, most))
        folded = sum(len(column.folded) for column in columns)
        return DaySection(
            id=day.isoformat() if day else when.edtf,
            href=self.context.links.day(day) if day else "",
            weekday=sentence(words.weekday(day)) if day else "",
            number=str(day.day) if day else "",
            month=self._month(when),
            when=words.short_day(day) if day else "",
            gaps=gaps,
            is_calm=not text or len(events) < _QUIET,
            sentence=text.body if text else "",
            columns=columns,
            also=self._also(day) if day else (),
            rest=self._rest(when, folded) if folded else "",
        )

    def gaps(self, last: date | None, until: date) -> Iterator[Gap]:
        """Yield the runs of days after `last` with the same events, or none, lasting over them."""
        if last is None:
            return
        between = (last + offset * _DAY for offset in range(1, (until - last).days + 1))
        for also, group in groupby(between, key=self._also):
            days = tuple(group)
            words, (first, last) = self.context.words, (days[0], days[-1])
            yield Gap(
                words.span(first, last)
                if self.has_years
                else words.span_in(last.year, first, last),
                also,
            )

    def _columns(self, events: Sequence[Listed], most: int) -> Iterator[TitleColumn]:
        for strand in Strand:
            found = [each.id for each in events if each.strand is strand]
            top = sorted(found, key=self._weight, reverse=True)[:most]
            rest = tuple(self.rows[each] for each in found if each not in top)
            if found:
                yield TitleColumn(
                    strand is Strand.SAID, tuple(self.rows[each] for each in top), rest
                )

    def _weight(self, event_id: str) -> int:
        """Return how many answers and sources an event has."""
        sources = self.context.record.event(event_id).sources
        return len(self.context.replies(event_id)) + len(sources)

    def _month(self, when: EventDate) -> str:
        words = self.context.words
        if when.is_month:
            return sentence(words.month(when.first))
        month = words.month_in_date(when.first)
        if not self.has_years:
            return month
        return words.say("{month} {year}", month=month, year=str(when.first.year))

    def _also(self, day: date) -> tuple[Link, ...]:
        found = self.context.record.group(indexes.during, day.isoformat())
        return tuple(row_views.link(self.rows[each.id]) for each in found)

    def _rest(self, when: EventDate, folded: int) -> str:
        words = self.context.words
        day = words.month(when.first) if when.is_month else words.short_day(when.first)
        return self.context.count("{n} more on {day}", "{n} more on {day}", folded, day=day)


def _background(context: Context, rows: Rows, events: Sequence[Listed]) -> Background | None:
    start = context.record.group(overview.matter)
    if not events or start is None:
        return None
    day = context.words.short_day(start)
    title = context.count(
        "{n} event before {day}, as background",
        "{n} events before {day}, as background",
        len(events),
        day=day,
    )
    return Background(title, tuple(rows[each.id] for each in events))


class Outline(Frozen, frozen=True):
    """The record by week; `background` says how many events are from before the matter.

    A very long record has no days here, nor have the events of which only the month is known.
    """

    background: str
    weeks: tuple[DaysLine, ...]
    has_days: bool


def outline(context: Context) -> Outline:
    """Return the weeks of a long record."""
    before, events = divided(context, context.record.group(indexes.timeline))
    days = [tuple(group) for _, group in groupby(events, key=lambda each: each.date.day_key)]
    has_days = len(days) <= _MOST_DAYS
    weeks: defaultdict[str, list[Listed]] = defaultdict(list)
    for each in events:
        weeks[stretch_of(each.date)].append(each)
    found = tuple(_week(context, key, group, has_days) for key, group in weeks.items())
    said = context.count("{n} event of background", "{n} events of background", len(before))
    return Outline(said if before else "", found, has_days)


def _week(context: Context, key: str, events: Sequence[Listed], has_days: bool) -> DaysLine:
    days = tuple(_days(context, events)) if has_days and not is_month(key) else ()
    return DaysLine(id=key, link=week_link(context, key), count=_counts(context, events), days=days)


def _days(context: Context, events: Sequence[Listed]) -> Iterator[DayLine]:
    for _, group in groupby(events, key=lambda each: each.date.day_key):
        found = tuple(group)
        when = found[0].date
        text = context.record.group(indexes.day_texts, when.first.isoformat())
        link = Link(sentence(context.words.day_of_week(when.first)), context.links.day(when.first))
        yield DayLine(
            link=link,
            iso=when.first.isoformat(),
            sentence=text.body if text else "",
            count=_counts(context, found),
        )


def _counts(context: Context, events: Sequence[Listed]) -> str:
    said = sum(each.strand is Strand.SAID for each in events)
    return counts(context, len(events) - said, said, between=", ")
