"""A day: its sentence, what was reported and said on it, and the questions answered that day."""

from collections.abc import Iterator, Sequence
from datetime import date

from timeline.model import Event, Frozen, Strand
from timeline.record import indexes, weeks
from timeline.record.evenings import evenings
from timeline.record.weeks import week_of
from timeline.site import words
from timeline.site.context import Context
from timeline.site.links import Link
from timeline.site.pagination import ListPage, Pager, PagerLink, pager, part_title
from timeline.site.views.answers import AnswerLine
from timeline.site.views.day_parts import lasting, sentence
from timeline.site.views.on_map import day_on_map
from timeline.site.views.rows import Gloss, Glosses, Row, Rows, link
from timeline.site.views.strip import Stretch, strip


class Timed(Frozen, frozen=True, kw_only=True):
    """An event of the day, and what it answers."""

    row: Row
    gloss: Gloss
    answers: tuple[Link, ...]


class DayColumn(Frozen, frozen=True, kw_only=True):
    """A column of a day: how many events it has on all pages of the day, and those of this one."""

    is_said: bool
    count: str
    events: tuple[Timed, ...]


class DayView(Frozen, frozen=True, kw_only=True):
    """The page of a day. `lasting` are the events that began before and last over it.

    `short` is the day as rows have it, and `ways` lead to other pages of the same day.
    """

    strip: tuple[Stretch, ...]
    title: str
    iso: str
    short: str
    sentence: str
    ways: tuple[Link, ...]
    week: Link
    part: Pager | None
    columns: tuple[DayColumn, ...]
    lasting: tuple[Row, ...]
    answers: tuple[AnswerLine, ...]
    before: PagerLink | None
    after: PagerLink | None
    add: str


def day_view(context: Context, day: date, part: ListPage, rows: Rows) -> DayView:
    """Return a page of a day."""
    iso = day.isoformat()
    events = tuple(context.record.event(each.id) for each in part.events)
    beside = context.record.group(indexes.days_beside, iso)
    return DayView(
        strip=strip(context, day),
        title=part_title(context, Link(words.sentence(context.words.day_of_week(day))), part).text,
        iso=iso,
        short=context.words.short_day(day),
        add=context.links.adding(day=iso),
        sentence=sentence(context, iso) if part.is_first else "",
        ways=tuple(_ways(context, day)),
        week=_week(context, day),
        part=pager(context, part),
        columns=tuple(_columns(context, iso, part, events, rows)),
        lasting=lasting(context, iso, rows) if part.is_first else (),
        answers=tuple(_answers(context, events)),
        before=_next(context, beside.before),
        after=_next(context, beside.after),
    )


def _ways(context: Context, day: date) -> Iterator[Link]:
    """Yield the ways to the map of a day and to what was known on its evening."""
    iso = day.isoformat()
    if way := day_on_map(context, iso):
        yield way
    if context.record.has(evenings, iso):
        yield Link(context.say("As known that evening"), context.links.as_of(day))


def _week(context: Context, day: date) -> Link:
    """Return the way to the week; to the index where none of its days has events of its own."""
    if context.record.has(weeks.by_week, week_of(day)):
        return Link(context.say("The week in full"), context.links.week(day))
    return Link(context.say("All weeks"), context.links.to("/timeline/"))


def _columns(
    context: Context, iso: str, part: ListPage, events: Sequence[Event], rows: Rows
) -> Iterator[DayColumn]:
    """Yield the columns of a day, counted with what began before and lasts over it."""
    counts, glosses = context.record.group(indexes.day_counts, iso), Glosses(context)
    for strand, number in ((Strand.REPORTED, counts.reported), (Strand.SAID, counts.said)):
        here = [e for e in events if context.is_said(e.kind) == (strand is Strand.SAID)]
        if any(each.strand is strand for each in part.list.events):
            yield DayColumn(
                is_said=strand is Strand.SAID,
                count=context.words.number(number),
                events=tuple(_timed(context, event, rows, glosses) for event in here),
            )


def _timed(context: Context, event: Event, rows: Rows, glosses: Glosses) -> Timed:
    return Timed(
        row=rows[event.id],
        gloss=glosses.of(event),
        answers=tuple(link(rows[target]) for target in context.targets(event)),
    )


def _answers(context: Context, events: Sequence[Event]) -> Iterator[AnswerLine]:
    """Yield each answer to a question once, in the order of the events."""
    seen = set()
    for event in events:
        for claim in event.claims:
            for name in claim.question:
                question = context.record.question(name)
                key = name, claim.by, claim.says
                if question and key not in seen:
                    seen.add(key)
                    link = Link(question.name, context.links.question(name))
                    yield AnswerLine(link, context.short(claim.by).text, claim.says)


def _next(context: Context, name: str | None) -> PagerLink | None:
    if name is None:
        return None
    day = date.fromisoformat(name)
    return PagerLink(
        href=context.links.day(day),
        label=context.words.shortest_day_of_week(day),
        title=context.words.day_of_week(day),
    )
