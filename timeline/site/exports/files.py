"""The files of `/data/v1/` that have the whole record, each written from its parts."""

import json
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from hashlib import sha256
from itertools import chain

import msgspec

from timeline.model import Front, Frozen, Kind
from timeline.record import indexes, overview
from timeline.record.tracked import Memo
from timeline.site.context import Context
from timeline.site.exports import maps, timelinejs
from timeline.site.exports.events import (
    Plain,
    encoded,
    event_plain,
    plain,
    plain_struct,
    withdrawn_plain,
)
from timeline.site.exports.package import package
from timeline.site.exports.schema import schema
from timeline.site.exports.tables import TABLES
from timeline.site.exports.values import KindData

FOLDER = "/data/v1/"
# How the name of a packed file ends.
PACKED = ".gz"
# What zlib calls gzip, and how hard it tries.
_GZIP, _LEVEL = 31, 6


class EventTexts(Frozen, frozen=True, kw_only=True):
    """What each file says of one event; `rows` are those of the tables by their names.

    In UTF-8: of many thousand events the texts themselves would take twice the memory.
    """

    json: bytes
    rows: Mapping[str, bytes]
    features: tuple[bytes, ...] = ()
    slide: bytes = b""


PART = msgspec.msgpack.Encoder()
_PARTS = msgspec.msgpack.Decoder(EventTexts)


def part(packed: bytes) -> EventTexts:
    """Return the texts of an event as they were packed."""
    return _PARTS.decode(packed)


class Exported(Frozen, frozen=True):
    """The record to be written: what is known of it, the texts of each event, and sums of files.

    `sums` has what `checksum` returns, by the name of a file.
    """

    context: Context
    texts: Memo[str, EventTexts]
    sums: Memo[str, str]

    def shown(self, most: int = 0) -> Iterator[EventTexts]:
        """Yield the texts of every event in the order of the record, or of so many of the last."""
        for event_id in self.context.record.group(indexes.order)[-most:]:
            yield self.texts[event_id]

    def withdrawn(self) -> Iterator[EventTexts]:
        """Yield the texts of every withdrawn event, by id."""
        for event_id in self.context.record.group(indexes.gone):
            yield self.texts[event_id]


def texts(context: Context, event_id: str) -> EventTexts:
    """Return what each file says of an event."""
    gone = context.record.group(indexes.withdrawals, event_id)
    if gone:
        event = withdrawn_plain(context, event_id, gone)
        rows = TABLES["events"].rows(event)
        return EventTexts(json=encoded(event).encode(), rows={"events": rows.encode()})
    event = event_plain(context, event_id)
    return EventTexts(
        json=encoded(event).encode(),
        rows={name: table.rows(event).encode() for name, table in TABLES.items()},
        features=tuple(feature.encode() for feature in maps.features(context, event)),
        slide=timelinejs.slide(context, event).encode(),
    )


class Pieces:
    """A file in pieces of text, each made when it is asked for; `packed` has those of a packed one.

    A file of a long record would be hundreds of megabytes. The sum of all pieces is kept, so that
    none is made for it again.
    """

    def __init__(self, record: Exported, name: str) -> None:
        self._record, self._name = record, name

    def __iter__(self) -> Iterator[str]:
        return (piece.decode("utf-8") for piece in self.packed())

    def packed(self) -> Iterator[bytes]:
        """Yield the pieces as they are written."""
        tracker, found = self._record.context.record.tracker, sha256()
        with tracker.watch() as keys:
            for piece in _content(self._record, self._name):
                found.update(piece)
                yield piece
        tracker.note_all(keys)
        self._record.sums.keep(self._name, found.hexdigest(), keys)


def written(record: Exported, name: str) -> str:
    """Return the text of a file by its name."""
    return "".join(Pieces(record, name))


def checksum(record: Exported, name: str) -> str:
    """Return the SHA-256 of a file, in hexadecimal digits."""
    found = sha256()
    for part in _content(record, name):
        found.update(part)
    return found.hexdigest()


def _content(record: Exported, name: str) -> Iterator[bytes]:
    pieces = FILES[name.removesuffix(PACKED)](record)
    return _gzipped(pieces) if is_packed(name) else pieces


def is_packed(name: str) -> bool:
    """Tell whether a file is packed, by its name."""
    return name.endswith(PACKED)


def _gzipped(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the same bytes for the same pieces: nothing of the time is in them."""
    packer = zlib.compressobj(_LEVEL, wbits=_GZIP)
    yield from filter(None, map(packer.compress, pieces))
    yield packer.flush()


def checksums(record: Exported) -> Iterator[str]:
    """Yield a line for each file that has the whole record, as `sha256sum --check` reads it.

    The first is a comment to it: the version of the record, and the commit, where they are known.
    """
    day, commit = version(record.context), record.context.site.commit
    told = [f"version {day}"] * bool(day) + [f"commit {commit}"] * bool(commit)
    if told:
        yield f"# {', '.join(told)}\n"
    for name in sorted((*joined(record.context), *OTHERS)):
        yield f"{record.sums[name]}  {FOLDER.removeprefix('/')}{name}\n"


def version(context: Context) -> date | None:
    """Return the last day on which an event was added or corrected."""
    return context.record.group(indexes.changed)


def _record(record: Exported) -> Iterator[bytes]:
    yield b"{\n"
    for name, value in _head(record.context).items():
        yield f'"{name}": {encoded(value)},\n'.encode()
    yield b'"events": [\n'
    yield from _listed(each.json for each in record.shown())
    yield b'],\n"withdrawn": [\n'
    yield from _listed(each.json for each in record.withdrawn())
    yield b"]\n}\n"


def _head(context: Context) -> Plain:
    site, vocabulary, day = context.site, context.record.vocabulary, version(context)
    front, days = context.record.group(overview.front), context.record.keys(indexes.day_texts)
    optional = {
        "licence": site.licence,
        "licence_url": site.licence_url,
        "version": day and day.isoformat(),
    }
    entries = ("actors", "places", "outlets", "questions")
    return {
        "name": site.name,
        "url": f"{site.url}/",
        "schema": f"{site.url}{FOLDER}schema.json",
        **{name: value for name, value in optional.items() if value},
        "time_zone": context.zone,
        "kinds": [plain_struct(kind_data(kind)) for kind in vocabulary.kinds],
        "sides": plain(vocabulary.sides),
        **{name: plain(context.record.group(indexes.entries, name)) for name in entries},
        **({} if front == Front() else {"front": plain_struct(front)}),
        "days": [plain(context.record.group(indexes.day_texts, day)) for day in days],
    }


def kind_data(kind: Kind) -> KindData:
    """Return what is told of a kind of events, without the words that articles are read by."""
    return KindData(
        id=kind.id, name=kind.name, plural=kind.plural, meaning=kind.meaning, strand=kind.strand
    )


def _listed(items: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the items of a list in JSON, each on a line."""
    for number, item in enumerate(items):
        if number:
            yield b",\n"
        yield item
    yield b"\n"


def _lines(record: Exported) -> Iterator[bytes]:
    for each in chain(record.shown(), record.withdrawn()):
        yield each.json
        yield b"\n"


def _table(name: str, record: Exported) -> Iterator[bytes]:
    yield TABLES[name].header.encode()
    for each in chain(record.shown(), record.withdrawn()):
        yield each.rows.get(name, b"")


def _map(record: Exported) -> Iterator[bytes]:
    yield b'{"type": "FeatureCollection", "features": [\n'
    yield from _listed(feature for each in record.shown() for feature in each.features)
    yield b"]}\n"


def _slides(record: Exported) -> Iterator[bytes]:
    yield f'{{"title": {timelinejs.title(record.context)}, "events": [\n'.encode()
    yield from _listed(each.slide for each in record.shown(timelinejs.MOST))
    yield b"]}\n"


def _schema(record: Exported) -> Iterator[bytes]:
    yield indented(schema(f"{record.context.site.url}{FOLDER}schema.json")).encode()


def _package(record: Exported) -> Iterator[bytes]:
    yield indented(package(record.context, version(record.context))).encode()


def indented(value: object) -> str:
    """Return a value in JSON, for people too."""
    text = json.dumps(value, ensure_ascii=False, indent=1)
    return text.replace("<", r"\u003c") + "\n"


# What is said of events stands in these.
JOINED: Mapping[str, Callable[[Exported], Iterator[bytes]]] = {
    "events.json": _record,
    "events.ndjson": _lines,
    **{f"{name}.csv": partial(_table, name) for name in TABLES},
    "events.geojson": _map,
    "timelinejs.json": _slides,
}
OTHERS: Mapping[str, Callable[[Exported], Iterator[bytes]]] = {
    "schema.json": _schema,
    "datapackage.json": _package,
}
FILES = {**JOINED, **OTHERS}
# In a long record `events.json` alone has its events in JSON, and is packed as the tables are.
_NOT_IN_LONG = "events.ndjson"
_NOT_PACKED = "timelinejs.json"
# In one that is longer yet it is the only such file.
_NOT_IN_VAST = (*(f"{name}.csv" for name in TABLES), "events.geojson")


def joined(context: Context) -> tuple[str, ...]:
    """Return the names of the files in which something is said of every event."""
    if not context.is_long:
        return tuple(JOINED)
    left_out = (_NOT_IN_LONG, *(_NOT_IN_VAST if context.is_vast else ()))
    names = (name for name in JOINED if name not in left_out)
    return tuple(name if name == _NOT_PACKED else f"{name}{PACKED}" for name in names)


def found_as(context: Context, name: str) -> str:
    """Return the name under which a file stands, packed or not; empty where it is left out."""
    names = {*joined(context), *OTHERS}
    return next((each for each in (name, f"{name}{PACKED}") if each in names), "")
