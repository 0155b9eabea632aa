"""The name of an event's file: `YYYY-MM-DD-<id>.md`, with the first day of the event's date."""

import re

from timeline.model import Event, Problem
from timeline.text import latin
from timeline.text.document import Document, Mark

MAX_ID = 60
UNNAMED = "unnamed"  # the id of an event whose file name gives none
NAME = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)-(?P<id>[a-z0-9]+(?:-[a-z0-9]+)*)\.md", re.ASCII)
_BEGINNING = re.compile(r"(?P<month>\d{4}-\d\d)(?P<day>-\d\d)?(?!\d)", re.ASCII)


def id_of(path: str) -> str:
    """Return the id that the path of an event file says, or nothing."""
    name = NAME.fullmatch(path.rpartition("/")[2])
    return name["id"] if name else ""


def given(path: str) -> str:
    """Return the id that the path gives, or what stands for one that does not fit."""
    found = id_of(path)
    return found if found and len(found) <= MAX_ID else UNNAMED


def problems(path: str, event: Event | None, document: Document) -> list[Problem]:
    """Compare the name of a file with its form and with the date of the event in it."""
    file_name = path.rpartition("/")[2]
    name = NAME.fullmatch(file_name)
    if not name:
        message = (
            f"the file name {file_name!r} does not fit; rename it to {_proposed(file_name, event)}"
        )
        return [Problem(path=path, message=message)]
    found = []
    if len(name["id"]) > MAX_ID:
        found.append(f"the file name is longer than {MAX_ID} letters after the date; shorten it")
    if re.search(r"(?:^|-)(?:19|20)\d\d(?:-|$)", name["id"]):
        found.append("the id holds a year; a date can be corrected, an id cannot: leave it out")
    told = [Problem(path=path, message=message) for message in found]
    if event and event.date.day_key != name["day"]:
        message = (
            f"the file name says {name['day']} and the date {event.date}; rename the file to "
            f"{event.date.day_key}-{name['id']}.md or correct the date"
        )
        told.append(document.marks.get(("date",), Mark(1, 1)).problem(path, message))
    return told


def _proposed(file_name: str, event: Event | None) -> str:
    """Return the name that a file was most likely meant to have."""
    began = _BEGINNING.match(file_name)
    rest = file_name.removesuffix(".md")[len(began[0]) if began else 0 :]
    stem = "-".join(latin.words(rest))[:MAX_ID].strip("-") or "short-title"
    return f"{_day_of(began, event)}-{stem}.md"


def _day_of(began: re.Match[str] | None, event: Event | None) -> str:
    """Return how a name begins: with the day that stands there, or with the date of the event."""
    if began and began["day"]:
        return began["month"] + began["day"]
    if event:
        return event.date.day_key
    return f"{began['month']}-00" if began else "YYYY-MM-DD"
