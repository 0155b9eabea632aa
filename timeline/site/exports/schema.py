"""The JSON Schema of the data, generated from the types of the model and of each file.

A reader that keeps to it accepts what a later version adds: other fields are not forbidden.
"""

from collections.abc import Mapping

import msgspec

from timeline.model import Frozen
from timeline.site.exports.columns import Shape, models, shapes
from timeline.site.exports.standards import FeatureCollectionData, SlidesData
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
