"""A day's sentence: `days/2024-03-12.md`, the events it rests on above one or two sentences."""

from collections.abc import Iterator
from datetime import date

from timeline.model import DayText, InputError, Problem
from timeline.model.fields import ISO_DAY
from timeline.text import merging, pieces, prose, reading, strictyaml, typed
from timeline.text.document import Document
from timeline.text.reading import FENCE, Reading

MAX_BYTES = 8 * 1024
_COMPUTED = {"id": "it is the file name", "body": "write the text below the second `---`"}
_SOME_DAY = "2000-01-01"


def read_bytes(raw: bytes, *, path: str) -> Reading[DayText]:
    """Return everything found in `raw`, the bytes of the file at `path`."""
    try:
        text = reading.decoded(raw, path=path, most=MAX_BYTES)
    except InputError as error:
        return reading.faulty(path, error.problems, "")
    match = FENCE.match(text)
    start = match.start("body") if match else 0
    front, body = text[:start], text[start:]
    told = list(reading.unsafe(strictyaml.visible(front) + body, path))
    if not match:
        message = "the file does not start with `---`; write `---`, `events: […]` and another `---`"
        return reading.faulty(path, [*told, Problem(path=path, message=message)], text)
    faults = (*prose.faults(body), *merging.find(body))
    told += [Problem.at(path, text, start + at, message) for at, message in faults]
    keys = pieces.read(match["yaml"], first_line=2)
    told += reading.unread(keys, path, told)
    told += [*typed.doubled(keys, path=path), *typed.hidden(keys, front, path=path)]
    value, found = _day_text(keys, body.strip(), path)
    return Reading(path=path, value=value, problems=tuple(sorted([*told, *found])), text=text)


def _day_text(keys: Document, body: str, path: str) -> tuple[DayText | None, list[Problem]]:
    told = [*reading.needless(keys, path, _COMPUTED), *_misnamed(path)]
    tree = keys.tree if isinstance(keys.tree, dict) else {}
    values = {key: value for key, value in tree.items() if key not in _COMPUTED}
    # Of a file whose name is no day, that is the one thing to say about its day.
    values |= {"id": _name(path) if _day(path) else _SOME_DAY, "body": body}
    value, found = typed.build(DayText, values, keys, path=path, computed=_COMPUTED)
    return value if _day(path) else None, [*told, *found]


def _misnamed(path: str) -> Iterator[Problem]:
    if _day(path) is None:
        file_name = path.rpartition("/")[2]
        is_longer = ISO_DAY.match(file_name) and not ISO_DAY.fullmatch(_name(path))
        cure = "write the day: YYYY-MM-DD.md"
        if is_longer:
            cure = f"write {file_name[:10]}.md, or move an event to the folder events"
        message = f"the file name {file_name!r} does not fit; {cure}"
        yield Problem(path=path, message=message)


def _name(path: str) -> str:
    return path.rpartition("/")[2].removesuffix(".md")


def _day(path: str) -> date | None:
    """Return the day that a file is named by."""
    name = _name(path)
    try:
        return date.fromisoformat(name) if ISO_DAY.fullmatch(name) else None
    except ValueError:
        return None
