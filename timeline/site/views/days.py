"""A run of events, day by day in two strands, each reaction tied to what it answers."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import groupby, pairwise

from timeline.model import Event, EventDate
from timeline.model.dates import month_label, weekday
from timeline.record.indexes import Listed
from timeline.record.tracked import Head, Memo
from timeline.site import words
from timeline.site.context import Context
from timeline.site.links import Link
from timeline.site.pagination import ListPage
from timeline.site.views.cards import Card

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Target:
    """An event that is answered: its day and its title, linked."""

    day: str
    title: str
    href: str


@dataclass(frozen=True, slots=True)
class Later:
    """The replies that do not stand below an event: a word before them, and a link to each."""

    word: str
    links: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """A reaction below the event it answers; `others` is what else it answers."""

    card: Card
    word: str
    others: tuple[Target, ...]
    later: Later


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """An event with the replies of its day; a reaction alone in its row says what it answers.

    `is_unanswered` marks an event on the ground that nobody has replied to.
    """

    card: Card
    answers: tuple[Target, ...]
    on_all: str
    replies: tuple[Reply, ...]
    later: Later
    is_unanswered: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """A day and its rows, and the days without events before it.

    Where only the month is known, `number` and `href` are empty.
    """

    id: str
    href: str
    weekday: str
    number: str
    month: str
    gap: str
    rows: tuple[Row, ...]


def timeline(context: Context, part: ListPage, cards: Memo[str, Card]) -> tuple[Day, ...]:
    """Return the events of a part as days; links between events stay within the list."""
    page = _TimelinePage(context, cards, part)
    found = groupby(part.events, key=lambda event: event.date.day_key)
    days = [tuple(context.record.event(each.id) for each in group) for _, group in found]
    gaps = [_gap(before[0].date, after[0].date) for before, after in pairwise(days)]
    return tuple(page.day(day, gap) for day, gap in zip(days, ["", *gaps], strict=False))


def background(events: Sequence[Listed]) -> Sequence[Listed]:
    """Return the whole days at the head of `events` that are background to all the others.

    Every event of such a day has a note on why it is kept. Where all do, none is background.
    """
    matter = next((event.date.day_key for event in events if not event.is_background), None)
    return [event for event in events if matter is not None and event.date.day_key < matter]


def anchor(when: EventDate) -> str:
    """Return the id that a day, or a month without a day, has on a page."""
    return when.edtf if when.is_month else when.first.isoformat()


def who(context: Context, reply: Head) -> str:
    """Return when and by whom a reply was made: `13 March, its speaker`."""
    speaker = context.speaker(reply)
    return f"{words.short_date(reply.date)}, {speaker.name if speaker else reply.title}"


@dataclass(frozen=True, slots=True)
class _TimelinePage:
    """A page in the making: the context, every card, and where the events of its list stand."""

    context: Context
    cards: Memo[str, Card]
    part: ListPage

    def day(self, events: Sequence[Event], gap: str) -> Day:
        when = events[0].date
        hung = _hung(self.context, events)
        below = {reply.id for replies in hung.values() for reply in replies}
        return Day(
            id=anchor(when),
            href="" if when.is_month else self.context.links.day(when.first),
            weekday="Day not known" if when.is_month else weekday(when.first),
            number="" if when.is_month else str(when.first.day),
            month=month_label(when.first),
            gap=gap,
            rows=tuple(self._row(e, hung.get(e.id, ())) for e in events if e.id not in below),
        )

    def _row(self, event: Event, hung: Sequence[Event]) -> Row:
        is_said = self.context.is_said(event.kind)
        return Row(
            card=self.cards[event.id],
            answers=tuple(map(self._target, self.context.targets(event))),
            on_all=self.context.on_all(event),
            replies=tuple(self._reply(reply, event, hung) for reply in hung),
            later=self._later(event, hung),
            is_unanswered=not is_said and not self.context.replies(event.id),
        )

    def _reply(self, event: Event, root: Event, hung: Sequence[Event]) -> Reply:
        targets = self.context.targets(event)
        return Reply(
            card=self.cards[event.id],
            word="Also in answer to" if root.id in targets else "In answer to",
            others=tuple(self._target(target) for target in targets if target != root.id),
            later=self._later(event, hung),
        )

    def _later(self, event: Event, hung: Sequence[Event]) -> Later:
        here = {reply.id for reply in hung}
        heads = map(self.context.record.head, self.context.replies(event.id))
        replies = [reply for reply in heads if reply.id not in here]
        is_later = all(reply.date.first > event.date.last for reply in replies)
        links = tuple(Link(who(self.context, reply), self._href(reply.id)) for reply in replies)
        return Later("Answered later" if is_later else "Answered", links)

    def _target(self, event_id: str) -> Target:
        head = self.context.record.head(event_id)
        return Target(words.short_date(head.date), head.title, self._href(event_id))

    def _href(self, event_id: str) -> str:
        page = self.part.page_of(event_id)
        return self.context.links.event(event_id) if page is None else f"{page}#{event_id}"


def _hung(context: Context, events: Iterable[Event]) -> Mapping[str, tuple[Event, ...]]:
    """Return, for each event of a day, the reactions of that day that stand below it.

    A reaction hangs from the first event of the day that it answers; a reaction to a reaction
    stands below the same event as that.
    """
    of_day = {event.id: event for event in events}
    hung: defaultdict[str, tuple[Event, ...]] = defaultdict(tuple)
    for event in of_day.values():
        root = _root(context, event, of_day)
        if root.id != event.id:
            hung[root.id] += (event,)
    return hung


def _root(context: Context, event: Event, of_day: Mapping[str, Event]) -> Event:
    seen: set[str] = set()
    while context.is_said(event.kind) and event.id not in seen:
        seen.add(event.id)
        above = next((target for target in context.targets(event) if target in of_day), None)
        if above is None:
            break
        event = of_day[above]
    return event


def _gap(before: EventDate, after: EventDate) -> str:
    """Return the days between two dates that have no events, or nothing."""
    if before.is_month or after.is_month:
        return ""
    first, last = before.first + _DAY, after.first - _DAY
    if first > last:
        return ""
    days = words.span(first, last)
    return f"{weekday(first)} {days}" if first == last else days
