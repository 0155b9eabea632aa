"""Events whose parts stay on disk: a large record is more than a machine wants in memory.

What lists, links and the graph need of an event (`SHORT`) is unpacked when somebody asks for the
event. Everything else is fetched when somebody asks for that.
"""

from collections import OrderedDict
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from timeline.model import Event, Kind, Stand, Status
from timeline.record.graph import plain_stand, stand_of
from timeline.record.notes import BODY, REST, Notes
from timeline.record.plain import bare, event_date, made, plain
from timeline.text import prose

# The parts of an event that are always at hand, in the order of a row.
SHORT = (
    "id", "title", "date", "time", "tz", "kind", "speaker", "actors", "places", "responds_to",
    "recalls", "scope_note", "status", "aliases", "named_actors", "cited", "corrected", "updated",
    "is_unsettled", "stands",
)  # fmt: skip
# The others, and the body as safe HTML, in the order of a long row.
_LONG = (*(name for name in Event.model_fields if name not in SHORT), "html")
_OF_BODY = ("body", "html")
# So many events are kept once fetched in full: a page asks for the same few again and again.
_MOST = 250
# So many are kept once unpacked, some 2 KB each, while every event is looked at several times, and
# while pages are rendered: by then each process has its own, and to unpack one takes microseconds.
_MOST_AT_FIRST, _MOST_LATER = 20_000, 4_000
Row = tuple[Any, ...]


class Text:
    """The long parts of an event, each made of plain values when it is asked for."""

    def __init__(self, row: Row) -> None:
        self._plain = dict(zip(_LONG, row, strict=True))
        self._made: dict[str, object] = {}

    def __getitem__(self, name: str) -> object:
        if name not in self._made:
            self._made[name] = made(Event, name, self._plain[name])
        return self._made[name]


class Shelf:
    """Gives events by the name of their file, and fetches their long parts by `fetch`.

    Which long parts are asked for is noted in `notes`.
    """

    def __init__(
        self, row_of: Callable[[str], Row], fetch: Callable[[str], Text], notes: Notes
    ) -> None:
        self._row_of, self._fetch, self.notes = row_of, fetch, notes
        self._unpacked: dict[str, Shelved] = {}
        self._most = _MOST_AT_FIRST
        self._near: OrderedDict[str, Text] = OrderedDict()

    def event(self, file: str) -> "Shelved":
        """Return the event in a file with its short parts at hand."""
        found = self._unpacked.get(file)
        if found is None:
            if len(self._unpacked) >= self._most:
                self._unpacked.clear()
            found = self._unpacked[file] = _shelved(self._row_of(file), file, self)
        return found

    def forget(self) -> None:
        """Keep nothing of what was unpacked, and from now on less."""
        self._unpacked.clear()
        self._most = _MOST_LATER

    def text(self, file: str) -> Text:
        """Return what is in a file in full."""
        found = self._near.get(file)
        if found is None:
            found = self._near[file] = self._fetch(file)
            if len(self._near) > _MOST:
                self._near.popitem(last=False)
        return found


class Shelved(Event):
    """An event with its short parts alone, until somebody asks for more."""

    def __getattr__(self, name: str) -> object:
        if name not in _LONG:
            raise AttributeError(name)
        shelf: Shelf
        shelf, file = self.__dict__["home"]
        shelf.notes.add(self.id + (BODY if name in _OF_BODY else REST))
        return shelf.text(file)[name]

    @property
    def stands(self) -> tuple[Stand, ...]:
        """Its claims in short, in their order."""
        return tuple(map(stand_of, self.__dict__["plain_stands"]))


def html_of(event: Event) -> str:
    """Return the body of an event as safe HTML."""
    found = event.html if isinstance(event, Shelved) else prose.render(event.body)
    return str(found)


def long_row(event: Event) -> Row:
    """Return the long parts of an event as plain values, which marshal can pack."""
    return (*(plain(getattr(event, name)) for name in _LONG[:-1]), html_of(event))


def row(event: Event) -> Row:
    """Return the short parts of an event as plain values, which marshal can pack."""
    found = {name: getattr(event, name) for name in SHORT}
    found |= {"date": event.date.edtf, "kind": event.kind.value, "status": event.status.value}
    found["corrected"] = event.corrected.isoformat() if event.corrected else None
    found["updated"] = event.updated.isoformat()
    found["stands"] = tuple(plain_stand(stand) for stand in event.stands)
    return tuple(found.values())


def untitled(short: Row) -> Row:
    """Return a row without the title, which decides nothing about the graph."""
    at = SHORT.index("title")
    return short[:at] + short[at + 1 :]


def _shelved(short: Row, file: str, shelf: Shelf) -> Shelved:
    """Return the event with these short parts, and its others in `file`, on `shelf`."""
    values = dict(zip(SHORT, short, strict=True))
    values["date"] = event_date(values["date"])
    values["kind"] = _KINDS[values["kind"]]
    values["status"] = _STATUSES[values["status"]]
    values["corrected"] = date.fromisoformat(values["corrected"]) if values["corrected"] else None
    values["updated"] = date.fromisoformat(values["updated"])
    values["plain_stands"] = values.pop("stands")
    values["home"] = shelf, file
    return bare(Shelved, values)


_KINDS: Mapping[str, Kind] = {kind.value: kind for kind in Kind}
_STATUSES: Mapping[str, Status] = {status.value: status for status in Status}
