"""Long lists, cut into pages between days, and within a day that is too long for a page."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from timeline.model import Frozen
from timeline.record.indexes import Listed
from timeline.site.context import Context
from timeline.site.links import Link
from timeline.site.words import phrase

# A list of titles that has no more events than this stands on one page.
_MOST = 250
# What part of that a page has at least, where the days allow.
_ENOUGH = 4 / 5


class Paginator(Frozen, frozen=True):
    """A list on all its pages, with the links to them; `events` are in the record's order."""

    events: Sequence[Listed]
    pages: tuple[Sequence[Listed], ...]
    hrefs: tuple[str, ...]


class ListPage(Frozen, frozen=True):
    """One page of a list: its number, counted from one, and the whole list."""

    number: int
    list: Paginator

    @property
    def events(self) -> Sequence[Listed]:
        """The events on this page."""
        return self.list.pages[self.number - 1]

    @property
    def is_first(self) -> bool:
        """Whether this is the page that other pages lead to."""
        return self.number == 1

    @property
    def is_long(self) -> bool:
        """Whether the list stands on more than one page."""
        return len(self.list.pages) > 1


def paginated(events: Sequence[Listed], first: str, most: int = 0) -> Paginator:
    """Return the pages of a list of `events`, which are in order; most lists have one.

    `first` is the link to the first; the others follow below it. A page has no more than `most`
    events, or as many as a page of titles has.
    """
    most = most or _MOST
    pages = tuple(_pages(events, most)) if len(events) > most else (events,)
    numbers = range(1, len(pages) + 1)
    hrefs = tuple(first if n == 1 else f"{first}{n}/" for n in numbers)
    return Paginator(events, pages, hrefs)


def _pages(events: Sequence[Listed], most: int) -> Iterator[Sequence[Listed]]:
    """Yield whole days, as many as make a page, and each part of a day that makes one.

    Pages are filled from the first day on, so what is added at the end leaves them as they are.
    """
    enough = int(most * _ENOUGH)
    start = end = 0
    for size in _blocks(events, most, enough):
        if end > start and (end - start >= enough or end - start + size > most):
            yield events[start:end]
            start = end
        end += size
    yield events[start:]


def _blocks(events: Sequence[Listed], most: int, enough: int) -> Iterator[int]:
    """Yield how many events each day has, or each part of a day that is too long for a page."""
    for _, day in groupby(events, key=lambda event: event.date.day_key):
        size = len(list(day))
        while size > most:
            yield enough
            size -= enough
        yield size


class PagerLink(Frozen, frozen=True):
    """The way to the page before or after: what kind of step it is, and where it leads."""

    label: str
    title: str
    href: str


class Pager(Frozen, frozen=True):
    """Which page it is, `Part 2 of 7: 3–9 May 2024`, and the pages before and after it."""

    label: str
    earlier: Link | None
    later: Link | None


def pager(context: Context, page: ListPage) -> Pager | None:
    """Return what stands above and below a page of a list, or None where there is just one."""
    if not page.is_long:
        return None
    label = context.say(
        "Part {number} of {all}: {days}",
        number=str(page.number),
        all=str(len(page.list.pages)),
        days=_days(context, page.events),
    )
    return Pager(
        label,
        _link(context, phrase("Earlier: {days}"), page, -1),
        _link(context, phrase("Later: {days}"), page, 1),
    )


def part_title(context: Context, name: Link, part: ListPage) -> Link:
    """Return the heading of a page of a list, with its number but for the first."""
    if part.is_first:
        return name
    number = context.words.number(part.number)
    return context.pieces("{name}, part {number}", name=name, number=number)


def _link(context: Context, text: str, page: ListPage, step: int) -> Link | None:
    at = page.number - 1 + step
    if not 0 <= at < len(page.list.pages):
        return None
    return Link(context.say(text, days=_days(context, page.list.pages[at])), page.list.hrefs[at])


def _days(context: Context, events: Sequence[Listed]) -> str:
    return context.words.span(events[0].date.first, events[-1].date.first)
