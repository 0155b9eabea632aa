"""An event file: YAML front matter between two lines of `---`, then an optional Markdown body.

Its name is a matter of its own: `timeline.text.eventnames`.
"""

import itertools
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path

from msgspec import Struct

from timeline.model import (
    NO_VOCABULARY,
    Event,
    InputError,
    Problem,
    Quote,
    SeedRef,
    Source,
    Status,
    Vocabulary,
)
from timeline.model.event import UNDECIDED
from timeline.text import eventnames, listlines, reading, typed, yamlwriter
from timeline.text.document import Document
from timeline.text.listlines import Addition
from timeline.text.reading import FENCE, Reading
from timeline.text.yamlwriter import Flow, Verbatim, scalar

MAX_BYTES = 32 * 1024
_OPEN = re.compile(r"---[ \t]*(?:\n|\Z)")
# Keys to which one of the two lines of `---` is missing: what they say is read all the same.
_UNFENCED = re.compile(
    r"(?:---[ \t]*\n)?(?P<yaml>[a-z_]+:[ \n].*?)(?=^---|\Z)(?:---[ \t]*\n)?(?P<body>.*)",
    re.DOTALL | re.MULTILINE,
)
# Written bare although YAML 1.1 readers turn them into dates, which they are.
_DAYS = frozenset({"date", "said_on"})
_COMPUTED = {"id": "it is the file name", "body": "write the text below the second `---`"}
_FORMS = {"sources": "`- key: s1`, then under `key` the lines `outlet: …` and `url: https://…`"}
_CURES = {
    "claims.status": "delete it: pages compute where a claim stands, and `disputed_by` names "
    "who denies it"
}
# What people call keys that are named otherwise here.
_MEANT = {
    "location": "places",
    "locations": "places",
    "where": "places",
    "who": "actors",
    "people": "actors",
    "headline": "title",
    "heading": "title",
    "description": "summary",
    "abstract": "summary",
    "type": "kind",
    "category": "kind",
    "when": "date",
    "day": "date",
    "timezone": "tz",
    "author": "speaker",
    "link": "url",
    "href": "url",
    "address": "url",
    "publisher": "outlet",
    "newspaper": "outlet",
    "media": "outlet",
    "site": "outlet",
    "date": "published",
    "answers": "responds_to",
    "statement": "says",
    "words": "text",
}
_INLINE = frozenset(
    "actors places told_by responds_to recalls disputed_by aliases sources relays question".split()
)


def load(path: Path, vocabulary: Vocabulary = NO_VOCABULARY) -> Event:
    """Return the event in the file at `path`; raises InputError and OSError."""
    text = decode(path.read_bytes(), path=str(path))
    return loads(text, name=path.name, vocabulary=vocabulary)


def loads(text: str, *, name: str, vocabulary: Vocabulary = NO_VOCABULARY) -> Event:
    """Return the event in `text`; `name` is the file's name. Raises InputError."""
    found = read(text, path=name, vocabulary=vocabulary)
    if found.value is None or found.problems:
        raise InputError(found.problems)
    return found.value


def decode(raw: bytes, *, path: str) -> str:
    """Return the text of a file; raises InputError where it is too large or not UTF-8."""
    return reading.decoded(raw, path=path, most=MAX_BYTES)


def read_bytes(raw: bytes, *, path: str, vocabulary: Vocabulary = NO_VOCABULARY) -> Reading[Event]:
    """Return everything found in `raw`, the bytes of the file at `path`."""
    known = partial(read, path=path, vocabulary=vocabulary)
    return reading.read_bytes(raw, known, path=path, most=MAX_BYTES)


def read(text: str, *, path: str, vocabulary: Vocabulary = NO_VOCABULARY) -> Reading[Event]:
    """Return everything found in `text`, the file at `path`: the event and all problems.

    Without a vocabulary any kind will do.
    """
    match = FENCE.match(text) or _UNFENCED.match(text)
    if not match:
        message = "the file does not start with `---`, keys and a second `---`; see the template"
        told = [*reading.unsafe(text, path), Problem(path=path, message=message)]
        return reading.faulty(path, told, text)
    start, body = match.start("body"), match["body"]
    unfenced = list(_unfenced(text, path))
    keys, told = reading.keys_in(text, path, match, unfenced)
    if keys.faults and not keys.tree:
        return reading.faulty(path, told, text)
    values = _values(keys, body.strip("\n"), path)
    event, found = _event(keys, values, path, vocabulary)
    told += [*reading.misused(keys, text[:start], path, _COMPUTED), *found]
    if unfenced:
        event = None
    return Reading(
        path=path,
        text=text,
        value=event,
        partial=None
        if event
        else typed.partial(Event, values, choices=_choices(vocabulary, values)),
        problems=tuple(sorted(told)),
        body_line=text.count("\n", 0, start) + 1 + len(body) - len(body.lstrip("\n")),
    )


def unlike(event: Event, text: str) -> str:
    """Return why `text`, written of an event, would be read as another, or nothing."""
    found = read(text, path=event.file_name)
    if found.value == event and not found.problems:
        return ""
    return found.problems[0].message if found.problems else "its file would say something else"


def dumps(event: Event) -> str:
    """Return the event as the text of its file: the keys that say something, in the usual order."""
    front = yamlwriter.dump(_tree(event, skip=_COMPUTED.keys()))
    body = f"\n{event.body}\n" if event.body else ""
    return f"---\n{front}---\n{body}"


def extended(
    file: Reading[Event],
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
    text = file.written
    front = FENCE.match(text)
    assert front is not None  # a reading with an event has its keys between two lines
    end = text.count("\n", 0, front.end("yaml")) + 1
    try:
        return listlines.extended(raw, file.marks, end, additions)
    except listlines.ShapeError as error:
        raise InputError([Problem(path=file.path, message=str(error))]) from None


def lines_of(key: str, items: Sequence[Quote | Source | SeedRef]) -> str:
    """Return items as the lines of the list `key`."""
    return f"{key}:\n{listlines.written([_tree(item) for item in items])}"


def _unfenced(text: str, path: str) -> Iterator[Problem]:
    """Yield which of the two lines of `---` is missing."""
    if FENCE.match(text):
        return
    if _OPEN.match(text):
        line = text.rstrip("\n").count("\n") + 1
        message = "the keys are not closed; write a line of `---` below the last of them"
        yield Problem(path=path, line=line, message=message)
    else:
        yield Problem(
            path=path, message="the file does not start with `---`; write it above line 1"
        )


def _values(document: Document, body: str, path: str) -> dict[str, object]:
    """Return the keys that a file has and those that follow from its name and its body."""
    values = reading.given(document, _COMPUTED)
    if isinstance(sources := values.get("sources"), list):
        values["sources"] = list(map(_counted, sources, itertools.count(1)))
    return values | {"id": eventnames.given(path)} | ({"body": body} if body else {})


def _counted(source: object, number: int) -> object:
    """Return the keys of a source, with its own key where that was left out."""
    return {"key": f"s{number}", **source} if isinstance(source, dict) else source


def _choices(vocabulary: Vocabulary, values: Mapping[str, object]) -> dict[str, list[str]]:
    """Return what may stand under some keys; the kind of a draft may be open."""
    kinds = [kind.id for kind in vocabulary.kinds]
    is_open = values.get("kind") == UNDECIDED and values.get("status") == Status.DRAFT
    return {"kind": [*kinds, UNDECIDED] if kinds and is_open else kinds}


def _event(
    document: Document, values: Mapping[str, object], path: str, vocabulary: Vocabulary
) -> tuple[Event | None, list[Problem]]:
    if not isinstance(document.tree, dict):
        message = "there are no keys between the two `---`; write `title: …` and the others"
        return None, [Problem(path=path, line=2, message=message)]
    event, found = typed.build(
        Event,
        values,
        document,
        path=path,
        computed=_COMPUTED,
        choices=_choices(vocabulary, values),
        forms=_FORMS,
        cures=_CURES,
        meant=_MEANT,
    )
    return event, [*found, *eventnames.problems(path, event, document)]


def _tree(value: Struct, *, skip: Collection[str] = ()) -> dict[str, object]:
    return {name: _plain(name, given) for name, given in yamlwriter.told(value, skip=skip)}


def _plain(key: str, value: object) -> object:
    if isinstance(value, Struct):
        return _tree(value)
    if isinstance(value, tuple):
        if key in _INLINE and all(isinstance(item, str) for item in value):
            # One answer to one question is the usual case.
            return value[0] if key == "question" and len(value) == 1 else Flow(value)
        return [_plain(key, item) for item in value]
    if isinstance(value, dict):
        return {name: _plain(key, item) for name, item in value.items()}
    text = scalar(value)
    return Verbatim(text) if isinstance(value, date) or key in _DAYS else text
