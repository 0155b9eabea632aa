"""A timeline of TimelineJS, as its spreadsheet (CSV) or its JSON has it.

Columns: https://timeline.knightlab.com/docs/using-spreadsheets.html; keys:
https://timeline.knightlab.com/docs/json-format.html. Markup is read for its words and its links.
"""

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from html import unescape

from timeline.model import Frozen, InputError, Problem
from timeline.text import htmlwords, reading

MAX_BYTES = 4 * 1024 * 1024
_MOST = 5_000  # slides
_LINK = re.compile(r"\bhref\s*=\s*[\"']?(https?://[^\"'\s>]+)", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://\S+")
_NUMBER = re.compile(r"-?\d{1,4}")
_NO_TIMELINE = (
    "it is no timeline of TimelineJS, whose JSON has `events`, and whose table Year and Headline"
)
# The names of the spreadsheet's columns for what the JSON has.
_COLUMNS = {
    "headline": "Headline",
    "text": "Text",
    "url": "Media",
    "credit": "Media Credit",
    "group": "Group",
    "type": "Type",
}


class Slide(Frozen, frozen=True, kw_only=True):
    """One event of a timeline: where it stands in the file, and what it says.

    `first` and `last` are year, month and day, each 0 where it is not given; `clock` is such as
    10:30 or empty. `links` are all addresses that it names, its media first.
    """

    place: str
    headline: str
    text: str
    first: tuple[int, int, int]
    last: tuple[int, int, int]
    clock: str = ""
    group: str = ""
    credit: str = ""
    links: tuple[str, ...] = ()


def slides(raw: bytes, *, name: str) -> list[Slide]:
    """Return the events in a file, in its order; raises InputError in one line."""
    text = reading.decoded(raw, path=name, most=MAX_BYTES)
    found = list(_of_json(text, name) if text.lstrip()[:1] in ("{", "[") else _of_csv(text, name))
    if not found:
        raise _refused(name, _NO_TIMELINE)
    if len(found) > _MOST:
        raise _refused(name, f"it has {len(found):,} events; split it, {_MOST:,} at most")
    return found


def _refused(name: str, message: str) -> InputError:
    return InputError([Problem(path=name, message=message)])


def _of_json(text: str, name: str) -> Iterator[Slide]:
    try:
        tree = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _refused(name, f"its JSON cannot be read: {error}") from None
    events = tree.get("events") if isinstance(tree, dict) else None
    if not isinstance(events, list):
        raise _refused(name, _NO_TIMELINE)
    for number, event in enumerate(events, 1):
        if isinstance(event, dict):
            words, media = _group(event, "text"), _group(event, "media")
            yield _slide(
                f"event {number}",
                {
                    "headline": _said(words, "headline"),
                    "text": _said(words, "text"),
                    "url": _said(media, "url"),
                    "credit": _said(media, "credit"),
                    "group": _said(event, "group"),
                },
                _group(event, "start_date"),
                _group(event, "end_date"),
            )


def _of_csv(text: str, name: str) -> Iterator[Slide]:
    try:
        rows = list(csv.DictReader(io.StringIO(text)))
    except csv.Error as error:
        raise _refused(name, f"its table cannot be read: {error}") from None
    for number, row in enumerate(rows, 2):
        plain = {str(key).strip().casefold(): value for key, value in row.items() if key}
        if "year" not in plain or "headline" not in plain:
            raise _refused(name, _NO_TIMELINE)
        said = {key: _said(plain, column.casefold()) for key, column in _COLUMNS.items()}
        if said["type"].casefold() not in ("title", "era") and any(said.values()):
            last = {part: plain.get(f"end {part}") for part in ("year", "month", "day")}
            yield _slide(f"row {number}", said, plain, last)


def _slide(
    place: str, said: Mapping[str, str], first: Mapping[str, object], last: Mapping[str, object]
) -> Slide:
    marked = f"{said['headline']} {said['text']} {said['credit']}"
    links = [*_ADDRESS.findall(said["url"]), *map(unescape, _LINK.findall(marked))]
    return Slide(
        place=place,
        headline=_plain(said["headline"]),
        text=_plain(said["text"]),
        first=_day(first),
        last=_day(last),
        clock=_clock(first),
        group=_plain(said["group"]),
        credit=_plain(said["credit"]),
        links=tuple(dict.fromkeys(links)),
    )


def _group(tree: Mapping[str, object], key: str) -> Mapping[str, object]:
    found = tree.get(key)
    return found if isinstance(found, dict) else {}


def _said(tree: Mapping[str, object], key: str) -> str:
    found = tree.get(key)
    return found if isinstance(found, str) else ""


def _plain(marked: str) -> str:
    return " ".join(htmlwords.words(marked).split())


def _day(date: Mapping[str, object]) -> tuple[int, int, int]:
    return _number(date, "year"), _number(date, "month"), _number(date, "day")


def _number(date: Mapping[str, object], key: str) -> int:
    """Return a number that stands as such or as text; 0 for what is none, or below."""
    found = str(date.get(key) or "").strip()
    return max(int(found), 0) if _NUMBER.fullmatch(found) else 0


def _clock(date: Mapping[str, object]) -> str:
    """Return the time of a date as 10:30: the table has it whole, the JSON in parts."""
    whole = re.fullmatch(r"(\d{1,2}):(\d{2})(?::\d{2})?", str(date.get("time") or "").strip())
    if whole:
        hour, minute = int(whole[1]), int(whole[2])
    elif str(date.get("hour") or "").strip().isdecimal():
        hour, minute = _number(date, "hour"), _number(date, "minute")
    else:
        return ""
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else ""
