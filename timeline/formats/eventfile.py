"""An event file: YAML front matter between two lines of `---`, then an optional Markdown body.

The name is `YYYY-MM-DD-<id>.md`, with the first day of the event's date (contract, section 2).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel

from timeline.model import Event, InputError, Problem, Quote, SeedRef, Source
from timeline.text import letters, listlines, strictyaml, typed
from timeline.text.listlines import Addition
from timeline.text.strictyaml import Document, Flow, Key, Mark, Verbatim

MAX_BYTES = 32 * 1024
MAX_LINE = 2_000
MAX_ID = 60
NAME = re.compile(r"(?P<day>\d{4}-\d\d-\d\d)-(?P<id>[a-z0-9]+(?:-[a-z0-9]+)*)\.md", re.ASCII)
_FENCE = re.compile(
    r"\ufeff?---[ \t]*\n(?P<yaml>.*?)^---[ \t]*(?:\n|\Z)(?P<body>.*)", re.DOTALL | re.M
)
_OPEN = re.compile(r"\ufeff?---[ \t]*(?:\n|\Z)")
# Written bare although YAML 1.1 readers turn them into dates and numbers, which they are.
_BARE = frozenset({"date", "said_on", "published", "on", "value", "low", "high", "translated"})
_COMPUTED = frozenset({"id", "body"})
_FORMS = {"sources": "`- key: s1`, then under `key` the lines `outlet: …` and `url: https://…`"}
_INLINE = frozenset(
    {"actors", "places", "responds_to", "recalls", "disputed_by", "aliases", "sources"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """An event file as read: the event, or None and why not; and where each key stands."""

    path: str
    text: str
    event: Event | None
    problems: tuple[Problem, ...]
    body_line: int = 1

    @property
    def marks(self) -> Mapping[Key, Mark]:
        """Where each key stands, found when it is asked for; empty if the keys are unreadable."""
        return _marks(self.text)

    def at(self, *key: str | int) -> Mark:
        """Return the place of a key, or of the closest thing around it."""
        return typed.nearest_mark(self.marks, key)

    def problem(self, message: str, *key: str | int) -> Problem:
        """Return a problem at the place of `key`."""
        mark = self.at(*key)
        return Problem(path=self.path, line=mark.line, column=mark.column, message=message)


def load(path: Path) -> Event:
    """Return the event in the file at `path`; raises InputError and OSError."""
    return loads(decode(path.read_bytes(), path=str(path)), name=path.name)


def loads(text: str, *, name: str) -> Event:
    """Return the event in `text`; `name` is the file's name. Raises InputError."""
    reading = read(text, path=name)
    if reading.event is None or reading.problems:
        raise InputError(reading.problems)
    return reading.event


def decode(raw: bytes, *, path: str) -> str:
    """Return the text of a file; raises InputError where it is too large or not UTF-8."""
    if len(raw) > MAX_BYTES:
        message = f"the file has {len(raw):,} bytes; keep it under {MAX_BYTES:,}"
        raise InputError([Problem(path=path, message=message)])
    try:
        return raw.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        message = "the file is not UTF-8 text; save it as UTF-8"
        raise InputError([Problem(path=path, line=line, message=message)]) from None


def read(text: str, *, path: str) -> Reading:
    """Return everything found in `text`, the file at `path`: the event and all problems."""
    match = _FENCE.match(text)
    front = text[: match.start("body")] if match else ""
    shown = strictyaml.visible(front) + text[len(front) :]
    unsafe = [*_letters(shown, path), *_long_lines(text, path)]
    if not match:
        return _unreadable(path, text, [*unsafe, _unfenced(text, path)])
    try:
        document = strictyaml.parse(match["yaml"], first_line=2)
    except strictyaml.CharacterError as error:
        # What the letters say of it is more to the point.
        return _unreadable(path, text, unsafe or [_yaml_problem(error, path)])
    except strictyaml.YamlError as error:
        return _unreadable(path, text, [*unsafe, _yaml_problem(error, path)])
    event, problems = _event(document, match["body"].strip("\n"), path)
    return Reading(
        path=path,
        text=text,
        event=event,
        problems=tuple(sorted([*unsafe, *typed.hidden(document, front, path=path), *problems])),
        body_line=text.count("\n", 0, match.start("body")) + 1 + _leading(match["body"]),
    )


def dumps(event: Event) -> str:
    """Return the event as the text of its file: the keys that were given, in the usual order."""
    front = strictyaml.dump(_tree(event, skip={"id", "body"}))
    body = f"\n{event.body}\n" if event.body else ""
    return f"---\n{front}---\n{body}"


def extended(
    reading: Reading,
    raw: str,
    *,
    quotes: Sequence[Quote] = (),
    sources: Sequence[Source] = (),
    seeds: Sequence[SeedRef] = (),
) -> str:
    """Return `raw`, the text of an event file as it lies there, with more items in its lists.

    Raises InputError where a list is written in a form that cannot be extended.
    """
    additions = (
        Addition("quotes", [_tree(quote) for quote in quotes], beside="sources"),
        Addition("sources", [_tree(source) for source in sources], beside="sources"),
        Addition("seeds", [_tree(seed) for seed in seeds], beside="sources", behind=True),
    )
    front = _FENCE.match(reading.text)
    assert front is not None  # a reading with an event has its keys between two lines
    end = reading.text.count("\n", 0, front.end("yaml")) + 1
    try:
        return listlines.extended(raw, reading.marks, end, additions)
    except listlines.ShapeError as error:
        raise InputError([Problem(path=reading.path, message=str(error))]) from None


def lines_of(key: str, items: Sequence[Quote | Source | SeedRef]) -> str:
    """Return items as the lines of the list `key`."""
    return f"{key}:\n{listlines.written([_tree(item) for item in items])}"


def _unreadable(path: str, text: str, problems: list[Problem]) -> Reading:
    return Reading(path=path, text=text, event=None, problems=tuple(sorted(problems)))


def _unfenced(text: str, path: str) -> Problem:
    if _OPEN.match(text):
        line = text.rstrip("\n").count("\n") + 1
        message = "the keys are not closed; write a line of `---` below the last of them"
        return Problem(path=path, line=line, message=message)
    message = "the file does not start with `---`, keys and a second `---`; see the template"
    return Problem(path=path, message=message)


def _yaml_problem(error: strictyaml.YamlError, path: str) -> Problem:
    return Problem(path=path, line=error.mark.line, column=error.mark.column, message=str(error))


@lru_cache(maxsize=4)
def _marks(text: str) -> Mapping[Key, Mark]:
    match = _FENCE.match(text)
    try:
        return strictyaml.parse(match["yaml"], first_line=2).marks if match else {}
    except strictyaml.YamlError:
        return {}


def _leading(body: str) -> int:
    return len(body) - len(body.lstrip("\n"))


def _letters(text: str, path: str) -> list[Problem]:
    return [Problem.at(path, text, *deceit) for deceit in letters.deceits(text)]


def _long_lines(text: str, path: str) -> list[Problem]:
    if len(max(text.split("\n"), key=len)) <= MAX_LINE:
        return []
    message = f"the line is longer than {MAX_LINE} characters; break it or shorten it"
    return [
        Problem(path=path, line=number, column=MAX_LINE, message=message)
        for number, line in enumerate(text.split("\n"), 1)
        if len(line) > MAX_LINE
    ]


def _event(document: Document, body: str, path: str) -> tuple[Event | None, list[Problem]]:
    problems = list(typed.doubled(document, path=path))
    if not isinstance(document.tree, dict):
        message = "there are no keys between the two `---`; write `title: …` and the others"
        return None, [*problems, Problem(path=path, line=2, message=message)]
    name = NAME.fullmatch(path.rpartition("/")[2])
    computed = sorted(_COMPUTED & document.tree.keys())
    problems += [_computed(document, path, key) for key in computed]
    values = {key: value for key, value in document.tree.items() if key not in computed}
    fits = name is not None and len(name["id"]) <= MAX_ID
    values |= {"id": name["id"] if name and fits else "unnamed"} | ({"body": body} if body else {})
    event, found = typed.build(Event, values, document, path=path, computed=_COMPUTED, forms=_FORMS)
    problems += found
    problems += _name_problems(document, event, path)
    return event, problems


def _computed(document: Document, path: str, key: str) -> Problem:
    mark = document.marks[(key,)]
    cure = {"id": "it is the file name", "body": "write the text below the second `---`"}[key]
    return Problem(
        path=path, line=mark.line, column=mark.column, message=f"there is no key `{key}`; {cure}"
    )


def _name_problems(document: Document, event: Event | None, path: str) -> list[Problem]:
    """Compare the file's name with its form and with the event's date."""
    file_name = path.rpartition("/")[2]
    name = NAME.fullmatch(file_name)
    if not name:
        message = f"the file name {file_name!r} does not fit; write YYYY-MM-DD-short-title.md"
        return [Problem(path=path, message=message)]
    found = []
    if len(name["id"]) > MAX_ID:
        found.append(f"the file name is longer than {MAX_ID} letters after the date; shorten it")
    if re.search(r"(?:^|-)(?:19|20)\d\d(?:-|$)", name["id"]):
        found.append("the id holds a year; a date can be corrected, an id cannot: leave it out")
    problems = [Problem(path=path, message=message) for message in found]
    if event and event.date.day_key != name["day"]:
        message = f"the file name says {name['day']} and the date {event.date}; rename the file to"
        mark = document.marks.get(("date",), Mark(1, 1))
        problems.append(
            Problem(
                path=path,
                line=mark.line,
                column=mark.column,
                message=f"{message} {event.date.day_key}-{name['id']}.md or correct the date",
            )
        )
    return problems


def _tree(model: BaseModel, *, skip: frozenset[str] | set[str] = frozenset()) -> dict[str, object]:
    fields = type(model).model_fields
    return {
        key: _plain(key, getattr(model, key))
        for key in fields
        if key in model.model_fields_set and key not in skip and getattr(model, key) is not None
    }


def _plain(key: str, value: object) -> object:
    if isinstance(value, BaseModel):
        return _tree(value)
    if isinstance(value, tuple):
        if key in _INLINE and all(isinstance(item, str) for item in value):
            return Flow(value)
        return [_plain(key, item) for item in value]
    text = _scalar(value)
    return Verbatim(text) if key in _BARE else text


def _scalar(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    # A small number has no exponent here: its file could not be read back.
    return format(value, "f") if isinstance(value, Decimal) else str(value)
