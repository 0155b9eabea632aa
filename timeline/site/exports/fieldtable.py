"""Every field of the data in words, from the types: what it is, and what it means."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from msgspec import Struct

from timeline.model import EventDate
from timeline.site.context import Context
from timeline.site.exports.columns import Column, Shape, models, shapes
from timeline.site.exports.schema import DOCUMENTS
from timeline.site.exports.tables import TABLES


@dataclass(frozen=True, slots=True)
class Field:
    """A field: its name, what sort of value it has, whether it may be left out, its meaning."""

    name: str
    sort: str
    is_optional: bool
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldGroup:
    """The fields of one sort of thing; `id` is its place on the page."""

    id: str
    title: str
    about: str
    fields: tuple[Field, ...]


def field_groups(context: Context) -> tuple[FieldGroup, ...]:
    """Return the fields of everything in the JSON files, and columns that are none of them."""
    found = [_group(context, model) for each in DOCUMENTS.values() for model in models(each)]
    return (*found, *_tables(context))


def _group(context: Context, model: type[Struct]) -> FieldGroup:
    title = _title(model)
    return FieldGroup(
        id=title.lower(),
        title=title,
        about=" ".join((model.__doc__ or "").split("\n\n")[0].split()),
        fields=tuple(
            Field(name, _sort(context, shape), shape.is_optional, shape.meaning)
            for name, shape in shapes(model)
        ),
    )


def _tables(context: Context) -> Iterator[FieldGroup]:
    """Yield the columns of each table that are no fields by themselves."""
    for name, table in TABLES.items():
        if table.own_columns:
            yield FieldGroup(
                id=f"{name}-csv",
                title=f"{name}.csv",
                about=table.about,
                fields=tuple(_column(context, column) for column in table.own_columns),
            )


def _column(context: Context, column: Column) -> Field:
    kinds: dict[str, object] = {"number": Decimal, "date": date, "boolean": bool}
    sort = _plain(context, kinds.get(column.type))
    return Field(column.name, sort, not column.is_required, column.meaning)


def _title(model: type[Struct]) -> str:
    return model.__name__.removesuffix("Data")


def _sort(context: Context, shape: Shape) -> str:
    """Return what sort of value a field has, such as `list of Claim`."""
    if shape.struct:
        sort = _title(shape.struct)
    elif shape.choices:
        sort = context.say("one of {words}", words=", ".join(shape.choices))
    else:
        sort = _plain(context, shape.kind)
    return context.say("list of {sort}", sort=sort) if shape.is_list else sort


def _plain(context: Context, kind: object) -> str:
    words = {
        bool: context.say("true or false"),
        date: context.say("day"),
        Decimal: context.say("number"),
        int: context.say("number"),
        EventDate: context.say("date (EDTF)"),
    }
    return words[kind] if kind in words else context.say("text")
