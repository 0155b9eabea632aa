"""From strict YAML to typed values: every fault of a text in plain words, with its place."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from difflib import get_close_matches
from enum import StrEnum
from types import MappingProxyType
from typing import TypeVar

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from timeline.model import Problem
from timeline.text import letters, strictyaml
from timeline.text.strictyaml import Document, Key, Mark

M = TypeVar("M", bound=BaseModel)
_CLOSE = 0.6
_NO_FORMS: Mapping[str, str] = MappingProxyType({})


def build(
    model: type[M],
    values: Mapping[str, object],
    document: Document,
    *,
    path: str,
    at: Key = (),
    computed: Collection[str] = (),
    forms: Mapping[str, str] = _NO_FORMS,
) -> tuple[M | None, list[Problem]]:
    """Return the `model` made of `values`, or None and every problem in them.

    `at` is where the values stand in `document`; problems name lines of the file `path`, and offer
    no key that is `computed`. `forms` shows how the lists of some keys are written.
    """
    try:
        return model.model_validate(values), []
    except ValidationError as error:
        told = _once(model, error.errors(), document, at, computed)
        found = [
            (_mark(document, at, detail), _message(model, detail, computed, forms))
            for detail in told
        ]
        return None, [
            Problem(path=path, line=mark.line, column=mark.column, message=message)
            for mark, message in dict.fromkeys(found)
        ]


def _once(
    model: type[BaseModel],
    details: Sequence[ErrorDetails],
    document: Document,
    at: Key,
    computed: Collection[str],
) -> list[ErrorDetails]:
    """Return `details` without those that follow from another of them."""
    # A list whose items are all wrong is also reported as empty: say the first thing only.
    inner = {detail["loc"][:1] for detail in details if len(detail["loc"]) > 1}
    meant = {_meant(model, d, computed) for d in details if d["type"] == "extra_forbidden"}
    told = [
        detail
        for detail in details
        if not (detail["type"] == "too_short" and detail["loc"][:1] in inner)
        and not (detail["type"] == "missing" and detail["loc"] in meant)
    ]
    for key, field in model.model_fields.items():
        keys = _inner(field.annotation)
        if keys and (*at, key) in document.marks:
            told = _without_strays(told, key, keys)
    return told


def _meant(model: type[BaseModel], detail: ErrorDetails, computed: Collection[str]) -> Key:
    """Return the key that an unknown one was probably meant to be."""
    owner, _ = _resolve(model, detail["loc"])
    known = [key for key in owner if len(detail["loc"]) > 1 or key not in computed]
    close = get_close_matches(str(detail["loc"][-1]), known, n=1, cutoff=_CLOSE)
    return (*detail["loc"][:-1], *close)


def _without_strays(
    details: list[ErrorDetails], key: str, keys: Mapping[str, FieldInfo]
) -> list[ErrorDetails]:
    """Return `details` with one for the keys of an item that stand below `key` and not in it."""
    if not any(detail["loc"] == (key,) and detail["type"] == "missing" for detail in details):
        return details
    strays = [d for d in details if d["type"] == "extra_forbidden" and d["loc"][0] in keys]
    if not strays:
        return details
    dropped = [*strays, *(d for d in details if d["loc"] == (key,))]
    told = ErrorDetails(type="tuple_type", loc=(key,), msg="", input={})
    return [*(detail for detail in details if detail not in dropped), told]


def doubled(document: Document, *, path: str) -> Iterator[Problem]:
    """Yield a problem for every key that stands twice in one group of keys."""
    for name, mark in document.doubled:
        message = f"the key `{name}` stands here a second time; keep one of the two"
        yield Problem(path=path, line=mark.line, column=mark.column, message=message)


def hidden(document: Document, text: str, *, path: str) -> Iterator[Problem]:
    """Yield a problem for every deceiving character that `text` holds as an escape: "\\u202e"."""
    if "\\" not in text:
        return
    told = {deceit.message for deceit in letters.deceits(strictyaml.visible(text))}
    for key, value in strictyaml.scalars(document.tree):
        mark = nearest_mark(document.marks, key)
        for message in dict.fromkeys(deceit.message for deceit in letters.deceits(value)):
            if message not in told:
                yield Problem(path=path, line=mark.line, column=mark.column, message=message)


def nearest_mark(marks: Mapping[Key, Mark], key: Key) -> Mark:
    """Return the place of `key`, or of the closest thing around it that has one."""
    while key and key not in marks:
        key = key[:-1]
    return marks.get(key, Mark(1, 1))


def _mark(document: Document, at: Key, detail: ErrorDetails) -> Mark:
    return nearest_mark(document.marks, (*at, *detail["loc"]))


def _message(
    model: type[BaseModel],
    detail: ErrorDetails,
    computed: Collection[str],
    forms: Mapping[str, str],
) -> str:
    where: Key = tuple(detail["loc"])
    owner, field = _resolve(model, where)
    if detail["type"] == "extra_forbidden":
        known = [key for key in owner if len(where) > 1 or key not in computed]
        return f"there is no key `{where[-1]}`; {_offer(str(where[-1]), known)}"
    name = _name(where)
    form = forms.get(name, "")
    if detail["type"] == "tuple_type" and (first := _first_of_group(detail, field)):
        return f"{name}: each of them starts with `- `; write {form or first}"
    wanted = f"`{name}:` and below it {form}" if form else _wanted(field)
    return _fault(detail, name, wanted, owner)


def _first_of_group(detail: ErrorDetails, field: FieldInfo | None) -> str:
    """Return how a list of groups begins where one group stands without its `- `, or nothing."""
    keys = _inner(field.annotation) if field and isinstance(detail["input"], dict) else None
    return f"`- {next(iter(keys))}: …`" if keys else ""


def _fault(detail: ErrorDetails, name: str, wanted: str, owner: Mapping[str, FieldInfo]) -> str:
    match detail["type"], detail.get("ctx", {}):
        case "missing", _:
            return f"`{name}` is missing; write {wanted}"
        case (("enum" | "literal_error"), {"expected": expected}):
            return f"{name}: {detail['input']!r} is not known; write {_either(expected)}"
        case "string_too_long", {"max_length": limit}:
            return f"{name}: {len(detail['input'])} characters; write at most {limit}"
        case "value_error", {"error": error}:
            return f"{name}: {error}"
        case "string_pattern_mismatch", _:
            return f"{name}: {detail['input']!r} does not fit; write {wanted}"
        case (("greater_than" | "greater_than_equal" | "less_than_equal"), _):
            return f"{name}: {detail['input']} is out of range; write {wanted}"
        case "too_short", _:
            return f"{name}: empty; write {wanted}"
        case "model_type", _:
            keys = " and ".join(key for key, inner in owner.items() if inner.is_required())
            return f"{name}: {_shape(detail['input'])} does not fit here; write the keys {keys}"
    return f"{name}: {_shape(detail['input'])} does not fit here; write {wanted}"


def _wanted(field: FieldInfo | None) -> str:
    """Return what to write, and the choices where the field has a closed list."""
    if field is None:
        return ""
    description, chosen = field.description or "", field.annotation
    if isinstance(chosen, type) and issubclass(chosen, StrEnum):
        return f"{description}: {', '.join(member.value for member in chosen)}"
    return description


def _resolve(
    model: type[BaseModel], where: Key
) -> tuple[Mapping[str, FieldInfo], FieldInfo | None]:
    """Find the field that an error is about, and the fields beside it."""
    fields: Mapping[str, FieldInfo] = model.model_fields
    field: FieldInfo | None = None
    for index, part in enumerate(where):
        if isinstance(part, int):
            continue
        field = fields.get(part)
        if field is None or index == len(where) - 1:
            return fields, field
        fields = _inner(field.annotation) or fields
    return fields, field


def _inner(annotation: object) -> Mapping[str, FieldInfo] | None:
    for part in getattr(annotation, "__args__", ()):
        if isinstance(part, type) and issubclass(part, BaseModel):
            return part.model_fields
    return None


def _name(where: Key) -> str:
    """Return `sources[2].url` for ("sources", 1, "url"): people count from one."""
    parts = [f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in where]
    return "".join(parts).removeprefix(".")


def _offer(wrong: str, known: Sequence[str]) -> str:
    close = get_close_matches(wrong, known, n=1, cutoff=_CLOSE)
    return f"did you mean `{close[0]}`?" if close else f"the keys are {', '.join(known)}"


def _either(expected: object) -> str:
    return str(expected).replace("'", "")


def _shape(value: object) -> str:
    if isinstance(value, dict):
        return "a group of keys"
    if isinstance(value, list | tuple):
        return "a list"
    return repr(value) if value not in ("", None) else "nothing"
