"""The record as tables (RFC 4180, UTF-8): an event, a claim or a source in each row.

Their columns are the fields of a type. A spreadsheet runs a cell that begins with one of a few
signs. Such a cell begins with an apostrophe here, and so does what would begin a cell where a
spreadsheet splits at semicolons or tabs. Numbers stay numbers.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import SimpleNamespace
from typing import get_args, get_origin

from msgspec import Struct
from msgspec.structs import FieldInfo, fields, replace

from timeline.model import Frozen, Source
from timeline.site.exports.events import Plain
from timeline.site.exports.values import ClaimData, EventData, Voice, WithdrawnData
from timeline.text.annotations import plain

# What a value is called in a Table Schema; other types are texts.
_TYPES: dict[object, str] = {date: "date", Decimal: "number", bool: "boolean"}
_RUN = re.compile(r"(^|[;\t\r\n])( *)(?=[=+\-@＝＋－＠])")
_FIRST = frozenset("=+-@＝＋－＠ \t\r\n")
# Markdown has lines that a cell cannot have; the JSON has it as it is.
_LONG = frozenset({"body"})
_BEFORE = frozenset("\t\r\n")
_SEPARATOR = "; "


class Shape(Frozen, frozen=True, kw_only=True):
    """What a field holds: values of `kind`, one or a list of them; it is there or may be left out.

    `meaning` is what its description says.
    """

    kind: object
    is_list: bool
    is_optional: bool
    meaning: str

    @property
    def struct(self) -> type[Frozen] | None:
        """The group of fields that it holds, if it holds groups."""
        kind = self.kind
        return kind if isinstance(kind, type) and issubclass(kind, Frozen) else None

    @property
    def choices(self) -> tuple[str, ...]:
        """The words of a closed list."""
        kind = self.kind
        return tuple(kind) if isinstance(kind, type) and issubclass(kind, StrEnum) else ()


class Column(Frozen, frozen=True, kw_only=True):
    """A column: its name, the way to its value in an event as data, its type and meaning."""

    name: str
    path: tuple[str, ...]
    type: str
    meaning: str
    is_required: bool


def shapes(model: type[Struct]) -> Iterator[tuple[str, Shape]]:
    """Yield the fields of a type by the names that data has for them."""
    for field in fields(model):
        yield field.encode_name, _shape(field)


def models(first: type[Struct]) -> Iterator[type[Struct]]:
    """Yield a type and every type that a field of it leads to, each once."""
    todo, seen = [first], set()
    while todo:
        model = todo.pop(0)
        if model not in seen:
            seen.add(model)
            yield model
            todo += [shape.struct for _, shape in shapes(model) if shape.struct]


def columns(model: type[Struct], path: tuple[str, ...] = ()) -> Iterator[Column]:
    """Yield a column for each field with one value, and for each list of texts or of actors."""
    for name, shape in shapes(model):
        way = (*path, name)
        if shape.struct is None or shape.struct is Voice:
            yield Column(
                name="_".join(way),
                path=way,
                type="string" if shape.is_list else _TYPES.get(shape.kind, "string"),
                meaning=shape.meaning,
                is_required=not (path or shape.is_optional or shape.is_list),
            )
        elif not shape.is_list:
            yield from columns(shape.struct, way)


def _shape(field: FieldInfo) -> Shape:
    kind, rules = plain(field.type)
    is_list = get_origin(kind) is tuple
    inner, others = plain(get_args(kind)[0]) if is_list else (kind, [])
    told = (rule.description for rule in reversed([*others, *rules]))
    return Shape(
        kind=inner,
        is_list=is_list,
        is_optional=field.default is None,
        meaning=next(filter(None, told), ""),
    )


class Table(Frozen, frozen=True, kw_only=True):
    """A table of a type: its columns, and the list of an event that has a row for each item.

    A table of the events themselves has an empty `items`.
    """

    title: str
    model: type[Frozen]
    items: str
    columns: tuple[Column, ...]

    @property
    def header(self) -> str:
        """The first row."""
        return written([[column.name for column in self.columns]])

    @property
    def own_columns(self) -> tuple[Column, ...]:
        """The columns that are no field of the type by themselves."""
        plain = {name for name, _ in shapes(self.model)}
        return tuple(column for column in self.columns if column.name not in plain)

    @property
    def about(self) -> str:
        """What the columns of its own are, in English as the meanings of fields are."""
        name = self.model.__name__.removesuffix("Data")
        return f"Columns for which {name} has no field; the others are fields of it."

    def rows(self, event: Plain) -> str:
        """Return the rows of an event."""
        if not self.items:
            return written([_cells(event, self.columns)])
        items: Iterable[Plain] = event.get(self.items, ())  # type: ignore[assignment]
        return written([event["id"], *_cells(item, self.columns[1:])] for item in items)


def _events() -> tuple[Column, ...]:
    """Return the columns of events, of which only those of a withdrawn one are always filled."""
    always = {name for name, _ in shapes(WithdrawnData)}
    return tuple(
        replace(column, is_required=column.name in always)
        for column in columns(EventData)
        if column.name not in _LONG
    )


def _owned(model: type[Frozen]) -> tuple[Column, ...]:
    meaning = "the id of the event"
    first = Column(name="event", path=("event",), type="string", meaning=meaning, is_required=True)
    return (first, *columns(model))


TABLES: Mapping[str, Table] = {
    "events": Table(title="Events", model=EventData, items="", columns=_events()),
    "claims": Table(title="Claims", model=ClaimData, items="claims", columns=_owned(ClaimData)),
    "sources": Table(title="Sources", model=Source, items="sources", columns=_owned(Source)),
}


def written(rows: Iterable[Sequence[object]]) -> str:
    """Return rows as lines of a file."""
    lines: list[str] = []
    csv.writer(SimpleNamespace(write=lines.append), lineterminator="\r\n").writerows(rows)
    return "".join(lines)


def harmless(text: str) -> str:
    """Return a text as no spreadsheet runs it."""
    # Most texts are out of the question at a glance, and there are millions of them.
    is_split = ";" in text or "\n" in text or "\t" in text or "\r" in text
    if not is_split and text[:1] not in _FIRST:
        return text
    found = _RUN.sub(r"\1\2'", text)
    return f"'{found}" if found[:1] in _BEFORE else found


def _cells(item: Plain, columns: Iterable[Column]) -> list[object]:
    return [_cell(value_at(item, column.path)) for column in columns]


def value_at(item: Mapping[str, object], path: tuple[str, ...]) -> object:
    """Return what is at the end of a way through groups of keys, or None where there is none."""
    found = item.get(path[0])
    for name in path[1:]:
        found = found.get(name) if isinstance(found, dict) else None
    return found


def _cell(found: object) -> object:
    kind = type(found)
    if kind is str:
        return harmless(found)  # type: ignore[arg-type]  # it is a text
    if kind is list:
        return harmless(_SEPARATOR.join(map(_named, found)))  # type: ignore[call-overload]
    if kind is bool:
        return "true" if found else "false"
    return "" if found is None else found


def _named(item: object) -> str:
    """Return a text, or the id of an actor that answers."""
    return str(item["by"] if isinstance(item, dict) else item)
