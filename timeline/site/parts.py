"""Long lists, cut between days into parts of which each stands on a page of its own."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from timeline.record.events import Events, Glimpse

# A list of no more events than this stands on one page.
_MOST = 250
# How many events a part has at least, where the days allow.
_ENOUGH = 200


@dataclass(frozen=True)
class Whole:
    """A list in all its parts, with the links to them."""

    events: Events
    parts: tuple[Events, ...]
    hrefs: tuple[str, ...]

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """The position in the record of the first event of each part."""
        return tuple(part.at[0] for part in self.parts if part)

    def number_of(self, position: int) -> int | None:
        """Return the number of the part that has the event at a position of the record."""
        at = bisect_left(self.events.at, position)
        if at == len(self.events) or self.events.at[at] != position:
            return None
        return bisect_right(self.starts, position)


@dataclass(frozen=True)
class Part:
    """One page of a list: its number, counted from one, and the whole list."""

    number: int
    list: Whole

    @property
    def parts(self) -> tuple[Events, ...]:
        """The events on each page of the list."""
        return self.list.parts

    @property
    def hrefs(self) -> tuple[str, ...]:
        """The link to each page of the list."""
        return self.list.hrefs

    @property
    def events(self) -> Events:
        """The events on this page."""
        return self.parts[self.number - 1]

    @property
    def whole(self) -> tuple[Glimpse, ...]:
        """The events of the list, on whatever page they stand."""
        return tuple(self.list.events.glimpses)

    @property
    def is_first(self) -> bool:
        """Whether this is the page that other pages lead to."""
        return self.number == 1

    def page_of(self, event_id: str) -> str | None:
        """Return the link to the page of an event: empty for this one, None if on none."""
        number = self.list.number_of(self.list.events.position(event_id))
        if number is None:
            return None
        return "" if number == self.number else self.hrefs[number - 1]


def whole(events: Events, first: str, more: str = "") -> Whole:
    """Return the parts of a list of `events`, which are in order; most lists have one.

    `first` is the link to the first; the others follow below it, or below `more` if that is given.
    """
    pieces = tuple(_pieces(events)) if len(events) > _MOST else (events,)
    numbers = range(1, len(pieces) + 1)
    hrefs = tuple(first if n == 1 else f"{more or first}{n}/" for n in numbers)
    return Whole(events, pieces, hrefs)


def _pieces(events: Events) -> Iterator[Events]:
    """Yield whole days, as many as make a part.

    Parts are filled from the first day on, so what is added at the end leaves them as they are.
    """
    start = end = 0
    for _, day in groupby(events.glimpses, key=lambda event: event.date.day_key):
        size = len(list(day))
        if end > start and (end - start >= _ENOUGH or end - start + size > _MOST):
            yield events[start:end]
            start = end
        end += size
    yield events[start:]
