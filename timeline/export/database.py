"""A record as a SQLite database: a table for each sort of thing, and a search of full texts.

Ids that no registry has stand there too, with the id for a name, so that every key leads to a row.
Lists stand as arrays in JSON; those that most questions are about have a table of pairs as well.
"""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from itertools import chain
from pathlib import Path
from typing import Any

from timeline.model import (
    CAMPAIGN,
    Actor,
    Change,
    Frozen,
    Outlet,
    Place,
    Question,
    Quote,
    SeedRef,
    Source,
)
from timeline.model.vocabulary import Side
from timeline.site.exports.tables import Column, columns, value_at
from timeline.site.exports.values import ClaimData, EventData, KindData, RecordData

Row = Mapping[str, Any]
_TYPES = {"number": "NUMERIC", "boolean": "INTEGER"}
_EVENT = Column(
    name="event", path=("event",), type="string", meaning="the id of the event", is_required=True
)
_NAMES = Column(
    name="names",
    path=("names",),
    type="string",
    meaning="every spelling of the places and actors that it names, for the search; computed",
    is_required=False,
)


class _Table(Frozen, frozen=True, kw_only=True):
    """A table of a type; `keys` says to which table each of some columns leads.

    A table with a `key` has it for its primary key.
    """

    model: type[Frozen]
    keys: Mapping[str, str]
    key: tuple[str, ...] = ()

    @property
    def columns(self) -> Sequence[Column]:
        found = tuple(columns(self.model))
        if self.model is EventData:
            return (*found, _NAMES)
        return (_EVENT, *found) if "event" in self.keys else found


_OF_EVENT = {"event": "events"}
_TABLES: Mapping[str, _Table] = {
    "kinds": _Table(model=KindData, keys={}, key=("id",)),
    "sides": _Table(model=Side, keys={}, key=("id",)),
    "actors": _Table(model=Actor, keys={"side": "sides", "member_of": "actors"}, key=("id",)),
    "places": _Table(model=Place, keys={"within": "places"}, key=("id",)),
    "outlets": _Table(model=Outlet, keys={"side": "sides"}, key=("id",)),
    "questions": _Table(model=Question, keys={}, key=("id",)),
    "events": _Table(model=EventData, keys={"kind": "kinds", "speaker": "actors"}, key=("id",)),
    "claims": _Table(model=ClaimData, keys={**_OF_EVENT, "by": "actors"}, key=("event", "key")),
    "quotes": _Table(model=Quote, keys={**_OF_EVENT, "speaker": "actors"}),
    "sources": _Table(model=Source, keys={**_OF_EVENT, "outlet": "outlets"}, key=("event", "key")),
    "seeds": _Table(model=SeedRef, keys=_OF_EVENT),
    "changes": _Table(model=Change, keys=_OF_EVENT),
}
# Lists of events as tables of pairs: the field, and the table that its ids are of.
_PAIRS = {
    "actors": "actors",
    "places": "places",
    "told_by": "actors",
    "responds_to": "events",
    "recalls": "events",
}
_SEARCHED = ("title", "summary", "body", "names")


def write(path: Path, record: Row) -> None:
    """Write a record, as the file of the whole has it, into a new database at `path`."""
    with closing(sqlite3.connect(path)) as file, file:
        for name, table in _TABLES.items():
            file.execute(_created(name, table))
        for field, target in _PAIRS.items():
            file.execute(_created_pairs(field, target))
        file.execute(
            "CREATE TABLE withdrawn "
            "(id TEXT PRIMARY KEY, title TEXT, date TEXT, url TEXT, status TEXT, changes TEXT)"
        )
        file.execute(
            'CREATE TABLE claim_questions ("event" TEXT REFERENCES "events" ("id"), "key" TEXT, '
            '"question" TEXT REFERENCES "questions" ("id"), '
            'PRIMARY KEY ("event", "key", "question"), '
            'FOREIGN KEY ("event", "key") REFERENCES "claims" ("event", "key"))'
        )
        _fill(file, record)
        file.executemany("UPDATE events SET names = ? WHERE id = ?", _names(record))
        _index(file)


def metadata(name: str, record: Row) -> str:
    """Return what Datasette tells of the database `name`, in JSON."""
    about = {
        "title": record["name"],
        "license": record.get("licence"),
        "license_url": record.get("licence_url"),
        "source": record["name"],
        # Without an address the file has a slash, which would lead back to Datasette's own page.
        **({"source_url": record["url"]} if record["url"] != "/" else {}),
        "databases": {name: {"tables": {table: _told(table) for table in _TABLES}}},
    }
    return json.dumps(about, ensure_ascii=False, indent=1) + "\n"


def _told(name: str) -> Row:
    table = _TABLES[name]
    told = {"description": " ".join((table.model.__doc__ or "").split("\n\n")[0].split())}
    labels = {"label_column": "title" if name == "events" else "name"}
    meanings = {column.name: column.meaning for column in table.columns}
    return {**told, **(labels if table.key == ("id",) else {}), "columns": meanings}


def _created(name: str, table: _Table) -> str:
    parts = [f'"{column.name}" {_TYPES.get(column.type, "TEXT")}' for column in table.columns]
    if table.key:
        parts.append(f"PRIMARY KEY ({_quoted(table.key)})")
    parts += [
        f'FOREIGN KEY ("{column}") REFERENCES "{target}" ("id")'
        for column, target in table.keys.items()
    ]
    return f'CREATE TABLE "{name}" ({", ".join(parts)})'


def _created_pairs(field: str, target: str) -> str:
    return (
        f'CREATE TABLE "event_{field}" ("event" TEXT REFERENCES "events" ("id"), '
        f'"{field}" TEXT REFERENCES "{target}" ("id"), PRIMARY KEY ("event", "{field}"))'
    )


def _fill(file: sqlite3.Connection, record: Row) -> None:
    ids: dict[str, set[str]] = {}
    for name, table in _TABLES.items():
        rows = list(_rows(record, name))
        ids[name] = {row["id"] for row in rows if "id" in row}
        _insert(file, name, table, rows)
    for name, table in _TABLES.items():
        for column, target in table.keys.items():
            _complete(file, ids, target, (row.get(column) for row in _rows(record, name)))
    for field, target in _PAIRS.items():
        pairs = [
            (event["id"], item)
            for event in record["events"]
            for item in event[field]
            if item != CAMPAIGN
        ]
        _complete(file, ids, target, (item for _, item in pairs))
        file.executemany(f'INSERT OR IGNORE INTO "event_{field}" VALUES (?, ?)', pairs)
    answers = [
        (claim["event"], claim["key"], question)
        for claim in _rows(record, "claims")
        for question in claim["question"]
    ]
    _complete(file, ids, "questions", (question for _, _, question in answers))
    file.executemany("INSERT OR IGNORE INTO claim_questions VALUES (?, ?, ?)", answers)
    names = ("id", "title", "date", "url", "status", "changes")
    gone = [[_value(event[name]) for name in names] for event in record["withdrawn"]]
    file.executemany("INSERT INTO withdrawn VALUES (?, ?, ?, ?, ?, ?)", gone)


def _rows(record: Row, name: str) -> Iterator[Row]:
    """Yield the things of a table: those of the record, or of each of its events."""
    if name in RecordData.__struct_encode_fields__:
        yield from record[name]
        return
    for event in record["events"]:
        for item in event[name]:
            yield {**item, "event": event["id"]}


def _insert(file: sqlite3.Connection, name: str, table: _Table, rows: Iterable[Row]) -> None:
    marks = ", ".join("?" for _ in table.columns)
    values = ([_value(value_at(row, column.path)) for column in table.columns] for row in rows)
    file.executemany(f'INSERT INTO "{name}" VALUES ({marks})', values)


def _complete(
    file: sqlite3.Connection, ids: Mapping[str, set[str]], name: str, used: Iterable[str | None]
) -> None:
    """Add a row for each id that is used and stands in no registry."""
    named = "title" if name == "events" else "name"
    lacking = sorted({each for each in used if each} - ids[name])
    ids[name].update(lacking)
    rows = [(each, each) for each in lacking]
    file.executemany(f'INSERT INTO "{name}" ("id", "{named}") VALUES (?, ?)', rows)


def _names(record: Row) -> Iterator[tuple[str, str]]:
    """Yield for each event every spelling of the places and actors that it names, and its id."""
    actors, places = ({each["id"]: each for each in record[name]} for name in ("actors", "places"))
    for event in record["events"]:
        named = (
            *(_spellings(each, places) for each in event["places"]),
            *(_spellings(each, actors) for each in _actors(event)),
        )
        yield "; ".join(dict.fromkeys(chain.from_iterable(named))), event["id"]


def _actors(event: Row) -> Iterator[str]:
    """Yield the id of whoever an event names, wherever it does."""
    if speaker := event.get("speaker"):
        yield speaker
    yield from (*event["actors"], *event["told_by"])
    for claim in event["claims"]:
        yield from (claim["by"], *claim["disputed_by"])
    yield from (quote["speaker"] for quote in event["quotes"])


def _spellings(entry_id: str, entries: Mapping[str, Row]) -> Iterator[str]:
    """Yield the names of a place or an actor; what is in no registry has its id for a name."""
    entry = entries.get(entry_id, {"name": entry_id, "aliases": ()})
    for name in filter(None, (entry["name"], entry.get("short"), *entry["aliases"])):
        yield name
        # Most of Russian print leaves these dots out, and the search folds Latin letters alone.
        if (plain := name.replace("ё", "е").replace("Ё", "Е")) != name:
            yield plain


def _index(file: sqlite3.Connection) -> None:
    """Make the search of full texts, which refers to the table of events."""
    searched = _quoted(_SEARCHED)
    options = "content='events', tokenize='unicode61 remove_diacritics 2'"
    file.execute(f"CREATE VIRTUAL TABLE events_fts USING fts5({searched}, {options})")
    file.execute(f"INSERT INTO events_fts (rowid, {searched}) SELECT rowid, {searched} FROM events")


def _value(found: object) -> object:
    if not isinstance(found, list):
        return found
    plain = [item["by"] if isinstance(item, dict) and "by" in item else item for item in found]
    return json.dumps(plain, ensure_ascii=False)


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)
