"""What follows from the model and the vocabulary, for people and editors: forms, guide, schema.

    python -m tools.pieces        write all of it anew

A test fails where a file says otherwise.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, get_args, get_origin

import msgspec
from msgspec import Meta, Struct
from msgspec.structs import FieldInfo, fields

from timeline.compose.issue import LABELS
from timeline.formats import vocabularyfile
from timeline.model import TITLE_LENGTH, Event, Strand, Vocabulary
from timeline.model.event import Claim, Quote, Source

ROOT = Path(__file__).resolve().parents[1]
VOCABULARY = "content/data/vocabulary.yml"
_COMPUTED = {"id", "body"}
_BEGIN, _END = "<!-- written by make generated: {} -->", "<!-- end of {} -->"
_DATE = r"^\d{4}-\d{2}$|^\d{4}-\d{2}-\d{2}([~?]|/\d{4}-\d{2}-\d{2})?$"
_SCHEMA = "The keys of an event file"
# What a contributor must write; all else may be left out.
_NEEDED = ("title", "date", "kind", "summary", "sources")


def pieces(root: Path = ROOT) -> Mapping[str, str]:
    """Return the text of every file that is written here, by its path."""
    raw = (root / VOCABULARY).read_bytes()
    vocabulary = vocabularyfile.read_bytes(raw, path=VOCABULARY).value
    assert vocabulary is not None  # the check refuses a site without one
    guide = (root / "CONTRIBUTING.md").read_text(encoding="utf-8")
    return {
        ".github/ISSUE_TEMPLATE/event.yml": issue_form(vocabulary),
        ".vscode/event.code-snippets": snippet(vocabulary),
        "docs/event.schema.json": schema(vocabulary),
        "docs/event-template.md": template(vocabulary),
        "CONTRIBUTING.md": filled(guide, "fields", field_guide(vocabulary)),
    }


def issue_form(vocabulary: Vocabulary) -> str:
    """Return the form of an issue that tells of a new event."""
    names = "".join(f"        - {json.dumps(name)}\n" for name in _kind_names(vocabulary))
    return f"""# Written by `make generated` from the vocabulary; change it in tools/pieces.py.
name: A new event
description: Tell us of an event with a link. No Git needed; an editor makes the file.
title: "Event: "
body:
  - type: input
    id: link
    attributes:
      label: {LABELS["url"]}
      placeholder: https://
    validations:
      required: true
  - type: input
    id: date
    attributes:
      label: {LABELS["date"]}
      description: Not the day of the report.
      placeholder: YYYY-MM-DD
    validations:
      required: true
  - type: dropdown
    id: kind
    attributes:
      label: {LABELS["kind"]}
      options:
{names}    validations:
      required: false
  - type: input
    id: who
    attributes:
      label: {LABELS["who"]}
    validations:
      required: false
  - type: textarea
    id: what
    attributes:
      label: {LABELS["summary"]}
      description: Two to four sentences; say who says so. Never copy a sentence from the article.
    validations:
      required: true
  - type: input
    id: says
    attributes:
      label: {LABELS["says"]}
      description: Leave this and the next three empty where nothing is contested or counted.
    validations:
      required: false
  - type: input
    id: by
    attributes:
      label: {LABELS["claimed_by"]}
    validations:
      required: false
  - type: input
    id: question
    attributes:
      label: {LABELS["question"]}
      description: As the page of questions has it; leave it empty where none fits.
    validations:
      required: false
  - type: input
    id: number
    attributes:
      label: {LABELS["number"]}
      placeholder: over 50 people
    validations:
      required: false
  - type: textarea
    id: file
    attributes:
      label: {LABELS["file"]}
      description: The form of the site fills this in. Leave it empty otherwise.
      render: yaml
    validations:
      required: false
  - type: checkboxes
    id: licence
    attributes:
      label: Licence
      options:
        - label: I may give these words to the project, and do so under CC BY 4.0.
          required: true
"""


def snippet(vocabulary: Vocabulary) -> str:
    """Return what an editor such as VS Code offers for `event` in an empty Markdown file."""
    kinds = ",".join(kind.id for kind in vocabulary.kinds)
    body = [
        "---",
        f"title: ${{1:at most {TITLE_LENGTH} characters, attributed}}",
        "date: ${2:YYYY-MM-DD}",
        f"kind: ${{3|{kinds}|}}",
        "summary: ${4:two to four sentences in our own words}",
        "sources:",
        "- key: s1",
        "  outlet: ${5:id of the outlet}",
        "  url: ${6:https://}",
        "---",
        "",
    ]
    named = {"prefix": "event", "description": "A new event", "body": body}
    return f"{json.dumps({'Event': {'scope': 'markdown', **named}}, indent=2)}\n"


def schema(vocabulary: Vocabulary) -> str:
    """Return the JSON Schema of the keys of an event file."""
    found = msgspec.json.schema(Event)
    defs: dict[str, dict[str, Any]] = found["$defs"]
    defs["EventDate"] = {"type": "string", "pattern": _DATE}
    event = defs["Event"]
    event["properties"] = {
        name: value for name, value in event["properties"].items() if name not in _COMPUTED
    }
    event["required"] = [name for name in event["required"] if name not in _COMPUTED]
    event["properties"]["kind"]["enum"] = [kind.id for kind in vocabulary.kinds]
    one, several = {"type": "string"}, defs["Claim"]["properties"]["question"]
    defs["Claim"]["properties"]["question"] = {"anyOf": [one, several]}
    for each in defs.values():
        if each.get("type") == "object":
            each["additionalProperties"] = False
    named = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": _SCHEMA, **found}
    return f"{json.dumps(_numbered(named), indent=2, ensure_ascii=False)}\n"


def _numbered(value: object) -> object:
    """Return a schema in which a number may stand without quotes, as it does in a file."""
    if isinstance(value, list):
        return [_numbered(each) for each in value]
    if not isinstance(value, dict):
        return value
    if value.get("format") == "decimal":
        return {**value, "type": ["number", "string"]}
    return {name: _numbered(each) for name, each in value.items()}


def template(vocabulary: Vocabulary) -> str:
    """Return an event file with every key, what is not needed commented out."""
    kinds = ", ".join(kind.id for kind in vocabulary.kinds)
    lines = ["---"]
    for field in _told(Event):
        note = f"one of: {kinds}" if field.name == "kind" else _description(field)
        start = "" if field.name in _NEEDED else "# "
        lines.append(f"{start}{field.encode_name}:  # {note}")
        for inner in _inner(field):
            for at, each in enumerate(_told(inner)):
                dash = "- " if at == 0 else "  "
                is_open = field.name in _NEEDED and each.name in {"key", "outlet", "url"}
                lines.append(
                    f"{'' if is_open else '# '}{dash}{each.encode_name}:  # {_description(each)}"
                )
    return "\n".join([*lines, "---", ""])


def field_guide(vocabulary: Vocabulary) -> str:
    """Return the tables of every line that an event file may have."""
    lines = ["Needed are " + ", ".join(f"`{name}`" for name in _NEEDED) + ".", ""]
    lines += _table(_told(Event))
    for title, struct in (("claims", Claim), ("quotes", Quote), ("sources", Source)):
        lines += ["", f"Under each of `{title}`:", "", *_table(_told(struct))]
    for strand, head in ((Strand.REPORTED, "what happened"), (Strand.SAID, "what was said")):
        lines += ["", f"Kinds of {head}:", "", "| kind | meaning |", "|---|---|"]
        lines += [
            f"| `{kind.id}` | {kind.meaning or kind.name} |"
            for kind in vocabulary.kinds
            if kind.strand is strand
        ]
    return "\n".join(lines)


def filled(text: str, name: str, inner: str) -> str:
    """Return `text` with `inner` between the two marks of `name`."""
    begin, end = _BEGIN.format(name), _END.format(name)
    before, _, rest = text.partition(begin)
    _, _, after = rest.partition(end)
    return f"{before}{begin}\n\n{inner}\n\n{end}{after}"


def _table(told: Iterator[FieldInfo]) -> Iterator[str]:
    yield "| line | what to write |"
    yield "|---|---|"
    for field in told:
        yield f"| `{field.encode_name}` | {_description(field)} |"


def _told(struct: type[Struct]) -> Iterator[FieldInfo]:
    return (field for field in fields(struct) if field.name not in _COMPUTED)


def _description(field: FieldInfo) -> str:
    return next(filter(None, _descriptions(field.type)), "")


def _descriptions(hint: object) -> Iterator[str]:
    if get_origin(hint) is Annotated:
        yield from (m.description or "" for m in get_args(hint)[1:] if isinstance(m, Meta))
    elif isinstance(hint, UnionType) or get_origin(hint) is not None:
        for part in get_args(hint):
            yield from _descriptions(part)


def _inner(field: FieldInfo) -> Iterator[type[Struct]]:
    """Yield the struct whose keys stand under a field."""
    todo = [field.type]
    while todo:
        hint = todo.pop()
        if isinstance(hint, type) and issubclass(hint, Struct):
            yield hint
        elif hint is not NoneType:
            todo += [part for part in get_args(hint) if not isinstance(part, Meta)]


def _kind_names(vocabulary: Vocabulary) -> Iterator[str]:
    for kind in vocabulary.kinds:
        yield f"{kind.name}: {kind.meaning}" if kind.meaning else kind.name


def main() -> None:
    """Write every piece."""
    for name, text in pieces().items():
        path = ROOT / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
