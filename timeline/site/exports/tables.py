"""The record as tables (RFC 4180, UTF-8): an event, a claim or a source in each row.

A spreadsheet runs a cell that begins with one of a few signs. Such a cell begins with an apostrophe
here, and so does what would begin a cell where a spreadsheet splits at semicolons or tabs. Numbers
stay numbers.
"""

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import SimpleNamespace

from timeline.model import Source
from timeline.model.fields import Frozen
from timeline.site.exports.columns import Column, columns, shapes
from timeline.site.exports.events import Plain
from timeline.site.exports.values import ClaimData, EventData, WithdrawnData

_RUN = re.compile(r"(^|[;\t\r\n])( *)(?=[=+\-@＝＋－＠])")
_FIRST = frozenset("=+-@＝＋－＠ \t\r\n")
_SPLITTING = ";\t\r\n"
_SEPARATOR = "; "


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: its columns, and the list of an event that has a row for each item.

    A table of the events themselves has an empty `items`.
    """

    title: str
    items: str
    columns: tuple[Column, ...]

    @property
    def header(self) -> str:
        """The first row."""
        return written([[column.name for column in self.columns]])

    def rows(self, event: Plain) -> str:
        """Return the rows of an event."""
        if not self.items:
            return written([[_cell(event, column) for column in self.columns]])
        items: Iterable[Plain] = event.get(self.items, ())  # type: ignore[assignment]
        owned = ({"event": event["id"], **item} for item in items)
        return written([_cell(item, column) for column in self.columns] for item in owned)


def _events() -> tuple[Column, ...]:
    """Return the columns of events, of which only those of a withdrawn one are always filled."""
    always = {name for name, _ in shapes(WithdrawnData)}
    return tuple(
        replace(column, is_required=column.name in always) for column in columns(EventData)
    )


def _owned(model: type[Frozen]) -> tuple[Column, ...]:
    meaning = "the id of the event"
    first = Column(name="event", path=("event",), type="string", meaning=meaning, is_required=True)
    return (first, *columns(model))


TABLES: Mapping[str, Table] = {
    "events": Table(title="Events", items="", columns=_events()),
    "claims": Table(title="Claims", items="claims", columns=_owned(ClaimData)),
    "sources": Table(title="Sources", items="sources", columns=_owned(Source)),
}


def written(rows: Iterable[Sequence[object]]) -> str:
    """Return rows as lines of a file."""
    lines: list[str] = []
    csv.writer(SimpleNamespace(write=lines.append), lineterminator="\r\n").writerows(rows)
    return "".join(lines)


def harmless(text: str) -> str:
    """Return a text as no spreadsheet runs it."""
    # Most texts are out of the question at a glance, and there are millions of them.
    if text[:1] not in _FIRST and not any(sign in text for sign in _SPLITTING):
        return text
    found = _RUN.sub(r"\1\2'", text)
    return f"'{found}" if found[0] in "\t\r\n" else found


def _cell(item: Plain, column: Column) -> object:
    found: object = item
    for name in column.path:
        found = found.get(name) if isinstance(found, dict) else None
    match found:
        case None:
            return ""
        case bool():
            return "true" if found else "false"
        case str():
            return harmless(found)
        case list():
            return harmless(_SEPARATOR.join(_named(each) for each in found))
    return found


def _named(item: object) -> str:
    """Return a text, or the id of an actor that answers."""
    return str(item["by"] if isinstance(item, dict) else item)
