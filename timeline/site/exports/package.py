"""The data package (https://datapackage.org): which files there are, and their columns."""

from collections.abc import Iterator, Mapping
from datetime import date

from timeline.site.context import Context
from timeline.site.exports.tables import TABLES, Column, Table

# The other files: the name of each, its title, its media type.
_OTHERS = (
    ("events.json", "The whole record in JSON", "application/json"),
    ("events.ndjson", "An event a line, in JSON", "application/x-ndjson"),
    ("events.geojson", "The places of events", "application/geo+json"),
    ("timelinejs.json", "The last events for TimelineJS", "application/json"),
    ("schema.json", "The JSON Schema of the JSON files", "application/schema+json"),
)
_NEVER_PACKED = ("timelinejs.json", "schema.json")
_NAME = "record"


def package(context: Context, version: date | None) -> Mapping[str, object]:
    """Return the data package; `version` is the day of the last change."""
    site = context.site
    licence = {"title": site.licence, "path": site.licence_url}
    return {
        "name": _NAME,
        "title": site.name,
        **({"description": site.standfirst} if site.standfirst else {}),
        **({"homepage": f"{site.url}/"} if site.has_host else {}),
        **({"version": version.isoformat()} if version else {}),
        **({"commit": site.commit} if site.commit else {}),
        **({"licenses": [licence]} if all(licence.values()) else {}),
        "resources": [*_tables(context), *_files(context)],
    }


def _tables(context: Context) -> Iterator[Mapping[str, object]]:
    for name, table in () if context.is_vast else TABLES.items():
        yield {
            "name": name,
            "title": table.title,
            **_place(context, f"{name}.csv"),
            "profile": "tabular-data-resource",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "schema": _schema(table),
        }


def _place(context: Context, name: str) -> Mapping[str, str]:
    """Return where a file stands, and how it is packed, if it is."""
    is_packed = context.is_long and name not in _NEVER_PACKED
    return {"path": f"{name}.gz", "compression": "gz"} if is_packed else {"path": name}


def _files(context: Context) -> Iterator[Mapping[str, object]]:
    for path, title, media_type in _OTHERS:
        if (context.is_long and path == "events.ndjson") or (
            context.is_vast and path == "events.geojson"
        ):
            continue
        yield {
            "name": path.replace(".", "-"),
            "title": title,
            **_place(context, path),
            # Without it a schema among the files would be taken for that of a table.
            "type": "file",
            "mediatype": media_type,
            "encoding": "utf-8",
        }


def _schema(table: Table) -> Mapping[str, object]:
    fields = [_field(column) for column in table.columns]
    if not table.items:
        return {"fields": fields, "primaryKey": "id", "missingValues": [""]}
    key = {"fields": "event", "reference": {"resource": "events", "fields": "id"}}
    return {
        "fields": fields,
        "primaryKey": ["event", "key"],
        "foreignKeys": [key],
        "missingValues": [""],
    }


def _field(column: Column) -> Mapping[str, object]:
    required = {"constraints": {"required": True}} if column.is_required else {}
    return {
        "name": column.name,
        "type": column.type,
        "description": column.meaning,
        **required,
    }
