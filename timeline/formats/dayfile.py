"""A day's sentence: `days/2024-03-12.md`, the events it rests on above one or two sentences."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from timeline.model import DayText, Problem
from timeline.model.fields import ISO_DAY
from timeline.text import merging, prose, reading, typed
from timeline.text.reading import FENCE, Reading

MAX_BYTES = 8 * 1024
_COMPUTED = {"id": "it is the file name", "body": "write the text below the second `---`"}
_SOME_DAY = "2000-01-01"


def read_bytes(raw: bytes, *, path: str) -> Reading[DayText]:
    """Return everything found in `raw`, the bytes of the file at `path`."""
    return reading.read_bytes(raw, partial(_read, path), path=path, most=MAX_BYTES)


def _read(path: str, text: str) -> Reading[DayText]:
    match = FENCE.match(text)
    if not match:
        message = "the file does not start with `---`; write `---`, `events: […]` and another `---`"
        told = [*reading.unsafe(text, path), Problem(path=path, message=message)]
        return reading.faulty(path, told, text)
    start, body = match.start("body"), match["body"]
    faults = (*prose.faults(body), *merging.find(body))
    wrong = [Problem.at(path, text, start + at, message) for at, message in faults]
    keys, told = reading.keys_in(text, path, match, wrong)
    # Of a file whose name is no day, that is the one thing to say about its day.
    own = {"id": _name(path) if _day(path) else _SOME_DAY, "body": body.strip()}
    values = reading.given(keys, _COMPUTED) | own
    value, found = typed.build(DayText, values, keys, path=path, computed=_COMPUTED)
    told += [*reading.misused(keys, text[:start], path, _COMPUTED), *_misnamed(path), *found]
    value = value if _day(path) else None
    return Reading(path=path, value=value, problems=tuple(sorted(told)), text=text)


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
