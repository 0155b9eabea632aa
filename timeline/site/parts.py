"""Long lists, cut between days into parts of which each stands on a page of its own."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from timeline.model import Event
from timeline.site.edition import Edition

# A list of no more events than this stands on one page.
_MOST = 250
# How many events a part has at least, where the days allow.
_ENOUGH = 200


@dataclass(frozen=True)
class Whole:
    """A list in all its parts, with the links to them."""

    parts: tuple[tuple[Event, ...], ...]
    hrefs: tuple[str, ...]

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """The events of the list, on whatever page they stand."""
        return tuple(event for part in self.parts for event in part)

    @cached_property
    def numbers(self) -> Mapping[str, int]:
        """The number of the part that has each event, by its id; once for all parts."""
        return {event.id: n for n, part in enumerate(self.parts, 1) for event in part}


@dataclass(frozen=True)
class Part:
    """One page of a list: its number, counted from one, and the whole list."""

    number: int
    list: Whole

    @property
    def parts(self) -> tuple[tuple[Event, ...], ...]:
        """The events on each page of the list."""
        return self.list.parts

    @property
    def hrefs(self) -> tuple[str, ...]:
        """The link to each page of the list."""
        return self.list.hrefs

    @property
    def events(self) -> tuple[Event, ...]:
        """The events on this page."""
        return self.parts[self.number - 1]

    @property
    def whole(self) -> tuple[Event, ...]:
        """The events of the list, on whatever page they stand."""
        return self.list.events

    @property
    def is_first(self) -> bool:
        """Whether this is the page that other pages lead to."""
        return self.number == 1

    def page_of(self, event: Event) -> str | None:
        """Return the link to the page of an event: empty for this one, None if on none."""
        number = self.list.numbers.get(event.id)
        if number is None:
            return None
        return "" if number == self.number else self.hrefs[number - 1]


def parts(events: Sequence[Event], first: str, more: str = "") -> Iterator[Part]:
    """Yield the parts of a list of `events`, which are in order; most lists have one.

    `first` is the link to the first; the others follow below it, or below `more` if that is given.
    """
    pieces = tuple(_pieces(events)) if is_long(events) else (tuple(events),)
    numbers = range(1, len(pieces) + 1)
    hrefs = tuple(first if n == 1 else f"{more or first}{n}/" for n in numbers)
    whole = Whole(pieces, hrefs)
    for number in numbers:
        yield Part(number, whole)


def is_long(events: Sequence[Event]) -> bool:
    """Say whether a list of `events` needs more than one page, as far as the days allow."""
    return len(events) > _MOST


def is_brief(edition: Edition) -> bool:
    """Say whether a record is so long that only its timeline shows an event as a card.

    An event stands in about ten lists; a hundred thousand of them, in full in each, would not fit
    into what hosts of static sites allow.
    """
    return is_long(edition.record.events)


def _pieces(events: Sequence[Event]) -> Iterator[tuple[Event, ...]]:
    """Yield whole days, as many as make a part.

    Parts are filled from the first day on, so what is added at the end leaves them as they are.
    """
    piece: tuple[Event, ...] = ()
    for _, group in groupby(events, key=lambda event: event.date.day_key):
        day = tuple(group)
        if piece and (len(piece) >= _ENOUGH or len(piece) + len(day) > _MOST):
            yield piece
            piece = ()
        piece += day
    yield piece
