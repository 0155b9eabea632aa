"""The JSON Schema of the data, and every field in words, from the types of the model and files.

A reader that keeps to it accepts what a later version adds: other fields are not forbidden.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

import msgspec
from msgspec import Struct

from timeline.model import EventDate, Frozen
from timeline.site.context import Context
from timeline.site.exports.standards import FeatureCollectionData, SlidesData
from timeline.site.exports.tables import TABLES, Column, Shape, models, shapes
from timeline.site.exports.values import EventData, RecordData, WithdrawnData

# The files that keep to it, and what each holds; events in files or lines of their own do too.
DOCUMENTS: Mapping[str, type[Frozen]] = {
    "events.json": RecordData,
    "events.geojson": FeatureCollectionData,
    "timelinejs.json": SlidesData,
}
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_DAY = r"\d{4}-\d{2}"
_DATE = {
    "title": "EventDate",
    "description": "a day, a month, a span of days (a/b), or about (~) or uncertain (?): EDTF",
    "type": "string",
    "pattern": rf"^{_DAY}(-\d{{2}}([~?]|/{_DAY}-\d{{2}})?)?$",
}


def schema(address: str) -> Mapping[str, object]:
    """Return the schema, which stands at `address`, of an event file and of the whole record."""
    whole = (EventData, WithdrawnData, *DOCUMENTS.values())
    found, parts = msgspec.json.schema_components(whole, ref_template="#/$defs/{name}")
    changed = {name: _changed(part) for name, part in sorted(parts.items())}
    return {
        "$schema": _DIALECT,
        "$id": address,
        "title": "An event, a withdrawn event, a whole record, its places, or its last events",
        "anyOf": list(found),
        "$defs": {**changed, **_described(changed), "EventDate": _DATE},
    }


def _described(parts: Mapping[str, object]) -> Mapping[str, object]:
    """Return the parts that are of our types with what each field means, which some lack."""
    return {
        model.__name__: _with_meanings(parts[model.__name__], dict(shapes(model)))
        for document in DOCUMENTS.values()
        for model in models(document)
    }


def _with_meanings(part: object, shown: Mapping[str, Shape]) -> object:
    match part:
        case {"properties": dict(properties), **rest}:
            told = {
                name: {"description": shown[name].meaning, **each}
                for name, each in properties.items()
            }
            return {**rest, "properties": told}
    return part


def _changed(part: object) -> object:
    """Return a part of a schema as the data is: what is absent is left out, lists never are."""
    match part:
        case list():
            return [_changed(item) for item in part]
        case {"anyOf": [kind, {"type": "null"}], **rest}:
            return _changed({**kind, **{k: v for k, v in rest.items() if k != "default"}})
        case {"type": "string", "format": "decimal", **rest}:
            return {**rest, "type": "number"}
        case {"properties": dict(properties), **rest}:
            always = [name for name, each in properties.items() if not _may_lack(each)]
            changed = {name: _changed(each) for name, each in properties.items()}
            described = {k: v for k, v in rest.items() if k != "required"}
            return {**described, "properties": changed, "required": always}
        case dict():
            return {key: _changed(value) for key, value in part.items() if key != "default"}
    return part


def _may_lack(field: object) -> bool:
    match field:
        case {"anyOf": [_, {"type": "null"}]}:
            return True
    return False


class Field(Frozen, frozen=True):
    """A field: its name, what sort of value it has, whether it may be left out, its meaning."""

    name: str
    sort: str
    is_optional: bool
    meaning: str


class FieldGroup(Frozen, frozen=True, kw_only=True):
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
