"""Events whose long parts stay on disk: a large record is more than a machine wants in memory.

What lists, links and the graph need of an event (`SHORT`) is at hand. Everything else is fetched
when somebody asks for it, and the shelf remembers for whom: that is what a page is made from.
"""

from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from functools import cache, cached_property
from sys import intern
from typing import NamedTuple

from timeline.model import Event, EventDate, Kind, Stance, Stand, Status
from timeline.text import prose

# The parts of an event that are always at hand, in the order of a row.
SHORT = (
    "id", "title", "date", "time", "tz", "kind", "speaker", "actors", "places", "responds_to",
    "recalls", "scope_note", "status", "aliases", "named_actors", "cited", "corrected", "updated",
    "is_unsettled", "stands",
)  # fmt: skip
# Short parts that name what thousands of events name: each name is kept once.
_NAMING = ("actors", "places", "responds_to", "recalls", "named_actors", "cited")
# What the long parts of an event are asked for: an id is followed by one of these.
BODY, REST = "/body", ""
# So many events are kept once fetched: a page asks for the same few again and again.
_MOST = 250
Row = tuple[object, ...]
_Bounds = tuple[Decimal | None, Decimal | None, Decimal | None]


class Text(NamedTuple):
    """An event in full and its body as safe HTML."""

    event: Event
    html: str


class Shelf:
    """Fetches the long parts of events by `fetch`, and notes which were asked for."""

    def __init__(self, fetch: Callable[[str], Text]) -> None:
        self._fetch = fetch
        self._near: OrderedDict[str, Text] = OrderedDict()
        self._taken: set[str] = set()

    def text(self, event_id: str, part: str) -> Text:
        """Return the long parts of an event, for the sake of its body or of the others."""
        self._taken.add(event_id + part)
        found = self._near.get(event_id)
        if found is None:
            found = self._near[event_id] = self._fetch(event_id)
            if len(self._near) > _MOST:
                self._near.popitem(last=False)
        return found

    def note(self, taken: str) -> None:
        """Note that something made of the long parts of an event was used."""
        self._taken.add(taken)

    @contextmanager
    def watched(self) -> Iterator[set[str]]:
        """Give a set that in the end holds what was asked for meanwhile: ids with BODY or REST."""
        before, self._taken = self._taken, set()
        try:
            yield self._taken
        finally:
            self._taken = before


class Shelved(Event):
    """An event with its short parts alone, until somebody asks for more."""

    def __getattr__(self, name: str) -> object:
        if name.startswith("_") or name not in Event.model_fields:
            raise AttributeError(name)
        return getattr(self._text(BODY if name == "body" else REST).event, name)

    @cached_property
    def stands(self) -> tuple[Stand, ...]:
        """Its claims in short, in their order."""
        return tuple(map(_stand, self.__dict__["stands_row"]))

    @property
    def html(self) -> str:
        """The body as safe HTML."""
        return self._text(BODY).html

    def note(self) -> None:
        """Note that something made of the long parts but the body is used again."""
        self._shelf().note(self.id + REST)

    def _text(self, part: str) -> Text:
        return self._shelf().text(self.id, part)

    def _shelf(self) -> Shelf:
        shelf: Shelf = self.__dict__["shelf"]
        return shelf


def note(event: Event) -> None:
    """Note that something made of an event's long parts is used again."""
    if isinstance(event, Shelved):
        event.note()


def html_of(event: Event) -> str:
    """Return the body of an event as safe HTML."""
    return event.html if isinstance(event, Shelved) else prose.render(event.body)


def row(event: Event) -> Row:
    """Return the short parts of an event as plain values."""
    found = {name: getattr(event, name) for name in SHORT}
    found |= {"date": event.date.edtf, "kind": event.kind.value, "status": event.status.value}
    found["stands"] = tuple(_plain(stand) for stand in event.stands)
    return tuple(found.values())


def shelved(short: Row, shelf: Shelf) -> Shelved:
    """Return the event with these short parts and its others on `shelf`."""
    event = Shelved.__new__(Shelved)
    values = dict(zip(SHORT, short, strict=True))
    values["date"] = _date(values["date"])
    values["kind"] = _KINDS[values["kind"]]
    values["status"] = _STATUSES[values["status"]]
    values["stands_row"] = values.pop("stands")
    for name in _NAMING:
        values[name] = tuple(map(intern, values[name]))  # type: ignore[call-overload]  # of `row`
    values["shelf"] = shelf
    object.__setattr__(event, "__dict__", values)
    object.__setattr__(event, "__pydantic_fields_set__", _NONE)
    object.__setattr__(event, "__pydantic_extra__", None)
    object.__setattr__(event, "__pydantic_private__", None)
    return event


_NONE: set[str] = set()
_STANCES: dict[str, Stance] = {stance.value: stance for stance in Stance}
_KINDS: dict[object, Kind] = {kind.value: kind for kind in Kind}
_STATUSES: dict[object, Status] = {status.value: status for status in Status}


@cache
def _date(edtf: str) -> EventDate:
    return EventDate(edtf)


def _plain(stand: Stand) -> tuple[object, ...]:
    said_on = stand.said_on.edtf if stand.said_on else None
    question, by, stance, bounds, unit, _, says, wants = stand
    return question, by, stance.value, bounds, unit, said_on, says, wants


def _stand(plain: tuple[str | None, str, str, _Bounds, str | None, str | None, str, bool]) -> Stand:
    question, by, stance, bounds, unit, said_on, says, wants = plain
    day = _date(said_on) if said_on else None
    return Stand(question, by, _STANCES[stance], bounds, unit, day, says, wants)
