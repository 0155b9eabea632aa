"""From strict YAML to typed values: every fault of a text in plain words, with its place.

The types of `timeline.model` say what a value may be; nothing about a field stands here.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from difflib import get_close_matches
from enum import StrEnum
from functools import cache
from types import MappingProxyType, NoneType, UnionType
from typing import Annotated, Any, NamedTuple, TypeVar, Union, get_args, get_origin

from msgspec import NODEFAULT, Meta, Struct
from msgspec.structs import FieldInfo, fields

from timeline.model import EventDate, Problem
from timeline.model.fields import ISO_DAY, NUMBER
from timeline.model.meant import day_meant
from timeline.text import confusables, strictyaml
from timeline.text.strictyaml import Document, Key, Mark

M = TypeVar("M", bound=Struct)
_CLOSE = 0.6
# What people write for a list of nothing.
_NOTHING = frozenset({"", "-", "?", "none", "null", "nil", "n/a", "~", "unknown"})
_DID_YOU_MEAN = "did you mean"
_UNINDENTED = "`{}` is a key of {}; put two spaces in front of this line and the others of its kind"
_NONE: Mapping[str, Any] = MappingProxyType({})


class _Fault(NamedTuple):
    """What is wrong at a key: an unknown or a missing key, or a value."""

    key: Key
    message: str
    is_missing: bool = False
    is_unknown: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """What is read, and what is told of it: the faults, the choices, the form of some lists."""

    faults: list[_Fault]
    choices: Mapping[str, Sequence[str]]
    computed: Collection[str]
    lost: Collection[str]
    forms: Mapping[str, str]
    cures: Mapping[str, str]
    meant: Mapping[str, str]

    def tell(self, key: Key, message: str) -> None:
        self.faults.append(_Fault(key, message))


_Reader = Callable[[object, Key, _Asked], Any]


def build(
    model: type[M],
    values: Mapping[str, object],
    document: Document,
    *,
    path: str,
    computed: Collection[str] = (),
    choices: Mapping[str, Sequence[str]] = _NONE,
    forms: Mapping[str, str] = _NONE,
    cures: Mapping[str, str] = _NONE,
    meant: Mapping[str, str] = _NONE,
) -> tuple[M | None, list[Problem]]:
    """Return the `model` made of `values`, or None and every problem in them.

    Problems name lines of the file `path`, and offer no key that is `computed`. `choices` are the
    words that keys of the model itself may have, where a site decides that; `forms` shows how the
    lists of some keys are written, and `cures` says what to do about keys such as `claims.status`
    that there are no more, and `meant` which key is meant by one that is often written for it.
    """
    asked = _Asked(
        faults=[],
        choices=choices,
        computed=computed,
        lost=document.lost,
        forms=forms,
        cures=cures,
        meant=meant,
    )
    found = _struct(model)(values, (), asked)
    if not asked.faults:
        return (None if document.faults else found), []
    told = _without_strays(model, asked, document)
    marked = [(nearest_mark(document.marks, fault.key), fault.message) for fault in told]
    return None, [
        Problem(path=path, line=mark.line, column=mark.column, message=message)
        for mark, message in dict.fromkeys(marked)
    ]


def partial(
    model: type[M], values: Mapping[str, object], *, choices: Mapping[str, Sequence[str]] = _NONE
) -> M:
    """Return what `values` have that can be read, with empty stand-ins for what a model must have.

    So one fault in a file hides no other: whoever looks on tells nothing of the stand-ins.
    """
    asked = _Asked(
        faults=[],
        choices=choices,
        computed=(),
        lost=("all",),
        forms=_NONE,
        cures=_NONE,
        meant=_NONE,
    )
    found = _struct(model)(values, (), asked)
    assert isinstance(found, model)  # as it is for whatever keys there are
    return found


def doubled(document: Document, *, path: str) -> Iterator[Problem]:
    """Yield a problem for every key that stands twice in one group of keys."""
    for name, mark in document.doubled:
        message = f"the key `{name}` stands here a second time; keep one of the two"
        yield Problem(path=path, line=mark.line, column=mark.column, message=message)


def hidden(document: Document, text: str, *, path: str) -> Iterator[Problem]:
    """Yield a problem for every deceiving character that `text` holds as an escape: "\\u202e"."""
    if "\\" not in text:
        return
    told = {found.message for found in confusables.find(strictyaml.visible(text))}
    for key, value in strictyaml.scalars(document.tree):
        mark = nearest_mark(document.marks, key)
        for message in dict.fromkeys(found.message for found in confusables.find(value)):
            if message not in told:
                yield Problem(path=path, line=mark.line, column=mark.column, message=message)


def nearest_mark(marks: Mapping[Key, Mark], key: Key) -> Mark:
    """Return the place of `key`, or of the closest thing around it that has one."""
    while key and key not in marks:
        key = key[:-1]
    return marks.get(key, Mark(1, 1))


@cache
def _struct(model: type[Struct]) -> _Reader:
    """Return what reads a group of keys."""
    known = {field.encode_name: field for field in fields(model)}
    readers = {name: _field(field) for name, field in known.items()}
    required = [name for name, field in known.items() if _is_required(field)]

    def read(value: object, key: Key, asked: _Asked) -> object:
        if not isinstance(value, dict):
            keys = " and ".join(required or known)
            asked.tell(key, f"{_name(key)}: {_misfit(value)}; write the keys {keys}")
            return model(**_stand_ins(model))
        before, given = len(asked.faults), {}
        for name, inner in value.items():
            if name in readers:
                given[known[name].name] = readers[name](inner, (*key, name), asked)
        if len(value) > len(given) or not given.keys() >= {known[name].name for name in required}:
            asked.faults.extend(_wrong_keys(known, required, value, key, asked))
        if len(asked.faults) == before and not asked.lost:
            return model(**given)
        whole = {name: each for name, each in given.items() if each is not None}
        return model(**(_stand_ins(model) | whole))

    return read


@cache
def _stand_ins(model: type[Struct]) -> dict[str, Any]:
    return {field.name: _stand_in(field.type) for field in fields(model) if _is_required(field)}


def _stand_in(annotation: object) -> object:
    """Return the emptiest value of a type."""
    kind, _ = _plain(annotation)
    if get_origin(kind) is not None:
        return get_origin(kind)()
    if issubclass(kind, Struct):
        return kind(**_stand_ins(kind))
    if issubclass(kind, StrEnum):
        return next(iter(kind))
    return _EMPTY[kind]


def _wrong_keys(
    known: Mapping[str, FieldInfo],
    required: Sequence[str],
    value: Mapping[str, object],
    key: Key,
    asked: _Asked,
) -> Iterator[_Fault]:
    """Yield what keys there should not be, and which are missing and none of those."""
    offered = [name for name in known if key or name not in asked.computed]
    meant: set[str] = set()
    for name in value.keys() - known.keys():
        close = [asked.meant[name]] if asked.meant.get(name) in offered else []
        close = close or get_close_matches(name, offered, n=1, cutoff=_CLOSE)
        cure = asked.cures.get(".".join(part for part in (*key, name) if isinstance(part, str)))
        if not cure:
            meant.update(close)
            cure = (
                f"{_DID_YOU_MEAN} `{close[0]}`?" if close else f"the keys are {', '.join(offered)}"
            )
        yield _Fault((*key, name), f"there is no key `{name}`; {cure}", is_unknown=True)
    for name in required:
        if name not in value and name not in meant and name not in asked.lost:
            place = (*key, name)
            message = f"`{_name(place)}` is missing; write {_wanted(known[name], place, asked)}"
            yield _Fault(place, message, is_missing=True)


def _without_strays(model: type[Struct], asked: _Asked, document: Document) -> Sequence[_Fault]:
    """Return faults with one for keys of an item that stand below the key of a list, not in it."""
    told = asked.faults
    for field in fields(model):
        name, inner = field.encode_name, _item(field.type)
        if inner is None or (name,) not in document.marks:
            continue
        strays = [fault for fault in told if _is_below(fault, name, inner, document)]
        missing = [fault for fault in told if fault.key[0] == name and fault.is_missing]
        is_listed = all(len(fault.key) > 1 for fault in missing)
        if strays:
            first = min(strays, key=lambda fault: nearest_mark(document.marks, fault.key))
            stray = _UNINDENTED.format(first.key[0], name)
            message = stray if is_listed else _unlisted((name,), inner, asked)
            rest = [fault for fault in told if fault not in (*strays, *missing)]
            return [*rest, _Fault(first.key if is_listed else (name,), message)]
    return told


def _is_below(fault: _Fault, name: str, inner: type[Struct], document: Document) -> bool:
    """Return whether a fault is a key of an item at the beginning of a line below its list."""
    keys = [each.encode_name for each in fields(inner)]
    is_meant = _DID_YOU_MEAN in fault.message  # another key that stands at the beginning of a line
    if not fault.is_unknown or is_meant or len(fault.key) > 1 or fault.key[0] not in keys:
        return False
    return nearest_mark(document.marks, fault.key).line > document.marks[(name,)].line


def _unlisted(key: Key, inner: type[Struct], asked: _Asked) -> str:
    """Return the message about one group of keys where a list of them is wanted."""
    keys = fields(inner)
    first = next((each for each in keys if _is_required(each)), keys[0]).encode_name
    form = asked.forms.get(_name(key)) or f"`- {first}: …`"
    return f"{_name(key)}: each of them starts with `- `; write {form}"


def _field(field: FieldInfo) -> _Reader:
    """Return what reads the value of a field."""
    inner = _reader(field.type, field)

    def read(value: object, key: Key, asked: _Asked) -> object:
        if len(key) == 1 and (choices := asked.choices.get(field.encode_name)):
            text = value.strip() if isinstance(value, str) else ""
            if text and text not in choices:
                asked.tell(key, f"{_name(key)}: {text!r} is not known; write {_either(choices)}")
            if text:
                return text
        return inner(value, key, asked)

    return read


def _reader(annotation: object, field: FieldInfo) -> _Reader:
    """Return what reads a value of a type."""
    kind, rules = _plain(annotation)
    if get_origin(kind) is tuple:
        return _list(get_args(kind)[0], rules, field)
    if get_origin(kind) is dict:
        return _table(get_args(kind)[1], field)
    if issubclass(kind, Struct):
        return _struct(kind)
    return _scalar(kind, rules, field)


def _list(item: object, rules: Sequence[Meta], field: FieldInfo) -> _Reader:
    read_one, inner = _reader(item, field), _item(field.type)
    or_one = any((rule.extra or {}).get("or_one") for rule in rules)
    is_filled = any(rule.min_length for rule in rules)

    def read(value: object, key: Key, asked: _Asked) -> object:
        if isinstance(value, str) and or_one:
            return (read_one(value, key, asked),)
        if not isinstance(value, list):
            asked.tell(key, _no_list(value, key, inner, field, asked))
            return ()
        if is_filled and not value:
            asked.tell(key, f"{_name(key)}: empty; write {_wanted(field, key, asked)}")
        return tuple(read_one(each, (*key, i), asked) for i, each in enumerate(value))

    return read


def _no_list(
    value: object, key: Key, inner: type[Struct] | None, field: FieldInfo, asked: _Asked
) -> str:
    if inner and isinstance(value, dict):
        return _unlisted(key, inner, asked)
    if inner is None and isinstance(value, str) and value not in _NOTHING:
        return f"{_name(key)}: {_misfit(value)}; write a list, [{value}]"
    return f"{_name(key)}: {_misfit(value)}; write {_wanted(field, key, asked)}"


def _table(item: object, field: FieldInfo) -> _Reader:
    read_one = _reader(item, field)

    def read(value: object, key: Key, asked: _Asked) -> object:
        if not isinstance(value, dict):
            asked.tell(key, f"{_name(key)}: {_misfit(value)}; write {_wanted(field, key, asked)}")
            return {}
        return {name: read_one(each, (*key, name), asked) for name, each in value.items()}

    return read


def _scalar(kind: type, rules: Sequence[Meta], field: FieldInfo) -> _Reader:
    """Return what reads one word or sentence, which a file has as text.

    A text for which there is no rule stands as it was written, its spaces too. Raises TypeError for
    a type that no file has: it would be one value when read, and another out of the cache.
    """
    if kind not in _MAKERS and not issubclass(kind, StrEnum):
        raise TypeError(f"{field.name}: nothing reads a {kind.__name__} (see `_MAKERS`)")
    make, fault_of = _MAKERS.get(kind, str), _rule(rules)
    is_free = kind is str and not any(
        rule.min_length or rule.pattern or rule.extra for rule in rules
    )
    if issubclass(kind, StrEnum):
        make = _member(kind)

    def read(value: object, key: Key, asked: _Asked) -> object:
        if is_free and isinstance(value, str):
            return value
        text = value.strip() if isinstance(value, str) else ""
        if not text:
            asked.tell(key, f"{_name(key)}: {_misfit(value)}; write {_wanted(field, key, asked)}")
            return None
        try:
            made = make(text)
        except ValueError as error:
            asked.tell(key, f"{_name(key)}: {error}")
            return None
        if fault := fault_of(made):
            asked.tell(key, f"{_name(key)}: {fault.format(wanted=_wanted(field, key, asked))}")
        return made

    return read


def _rule(rules: Sequence[Meta]) -> Callable[[Any], str]:
    """Return what says what is wrong with a value by the rules of its field, or nothing."""
    extra = {key: value for rule in rules for key, value in (rule.extra or {}).items()}
    longest = next((rule.max_length for rule in rules if rule.max_length), None)
    pattern = next((re.compile(rule.pattern, re.ASCII) for rule in rules if rule.pattern), None)
    check = extra.get("check")
    low, above, high = extra.get("ge"), extra.get("gt"), extra.get("le")
    if longest is None and not (pattern or check or extra):
        return lambda value: ""

    def fault(value: Any) -> str:  # noqa: ANN401  # whatever its field may hold
        if pattern and not pattern.fullmatch(value):
            return _braced(f"{value!r} does not fit; write ") + "{wanted}"
        if longest is not None and len(value) > longest:
            return f"{len(value)} characters; write at most {longest}"
        if (
            (low is not None and value < low)
            or (above is not None and value <= above)
            or (high is not None and value > high)
        ):
            return f"{value} is out of range; write {{wanted}}"
        try:
            if check:
                check(value)
        except ValueError as error:
            return _braced(str(error))
        return ""

    return fault


def _braced(text: str) -> str:
    return text.replace("{", "{{").replace("}", "}}")


def _member(kind: type[StrEnum]) -> Callable[[str], StrEnum]:
    members = {member.value: member for member in kind}

    def make(text: str) -> StrEnum:
        if text not in members:
            raise ValueError(f"{text!r} is not known; write {_either(list(members))}")
        return members[text]

    return make


def _day(text: str) -> date:
    try:
        if not ISO_DAY.fullmatch(text):
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        cure = day_meant(text) or "it as 2024-03-13"
        raise ValueError(f"{text!r} is not a day; write {cure}") from None


def _boolean(text: str) -> bool:
    if text not in ("true", "false"):
        raise ValueError(f"{text!r} is neither true nor false; write one of the two")
    return text == "true"


# No more than a page can print in a line, and every reader of the data can hold.
_LONGEST_NUMBER = 40


def _number(text: str) -> Decimal:
    if len(text) > _LONGEST_NUMBER:
        raise ValueError(f"a number of {len(text)} characters; write {_LONGEST_NUMBER} at most")
    if not NUMBER.fullmatch(text):
        raise ValueError(f"{text!r} is not a number; write digits alone, such as 1500 or 2.5")
    return Decimal(text)


_MAKERS: Mapping[type, Callable[[str], Any]] = {
    str: str,
    date: _day,
    bool: _boolean,
    Decimal: _number,
    EventDate: EventDate,
}


_SOME_DAY = "2000-01-01"
_EMPTY: Mapping[type, Any] = {
    str: "",
    date: date.fromisoformat(_SOME_DAY),
    bool: False,
    Decimal: Decimal(),
    EventDate: EventDate(_SOME_DAY),
}


def _plain(annotation: object) -> tuple[Any, Sequence[Meta]]:
    """Return a type without its rules and without None, and the rules."""
    rules: list[Meta] = []
    while True:
        if get_origin(annotation) is Annotated:
            annotation, *inner = get_args(annotation)
            rules = [*(rule for rule in inner if isinstance(rule, Meta)), *rules]
        elif get_origin(annotation) in (Union, UnionType):
            annotation = next(each for each in get_args(annotation) if each is not NoneType)
        else:
            return annotation, rules


def _item(annotation: object) -> type[Struct] | None:
    """Return what a list is of, where that is a group of keys."""
    kind, _ = _plain(annotation)
    if get_origin(kind) is not tuple:
        return None
    item, _ = _plain(get_args(kind)[0])
    return item if isinstance(item, type) and issubclass(item, Struct) else None


def _is_required(field: FieldInfo) -> bool:
    return field.default is NODEFAULT and field.default_factory is NODEFAULT


def _wanted(field: FieldInfo, key: Key, asked: _Asked) -> str:
    """Return what to write, and the choices where the field has a closed list."""
    kind, rules = _plain(field.type)
    described = " ".join(rule.description for rule in rules if rule.description)
    if form := asked.forms.get(_name(key), ""):
        return f"`{_name(key)}:` and below it {form}"
    choices = asked.choices.get(field.encode_name, ()) if len(key) == 1 else ()
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        choices = [member.value for member in kind]
    return f"{described}: {', '.join(choices)}" if choices else described


def _name(where: Key) -> str:
    """Return `sources[2].url` for ("sources", 1, "url"): people count from one."""
    parts = [f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in where]
    return "".join(parts).removeprefix(".")


def _either(choices: Sequence[str]) -> str:
    return f"{', '.join(choices[:-1])} or {choices[-1]}" if len(choices) > 1 else choices[0]


def _misfit(value: object) -> str:
    return f"{_shape(value)} does not fit here"


def _shape(value: object) -> str:
    if isinstance(value, dict):
        return "a group of keys"
    if isinstance(value, list | tuple):
        return "a list"
    return repr(value) if value not in ("", None) else "nothing"
