"""From strict YAML to typed values: every fault of a text in plain words, with its place.

The types of `timeline.model` say what a value may be; nothing about a field stands here.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any, TypeVar, get_args, get_origin

from msgspec import Meta, Struct
from msgspec.structs import FieldInfo, fields

from timeline.model import Problem
from timeline.text import confusables, strictyaml
from timeline.text.annotations import is_required, item_of, plain, stand_ins
from timeline.text.document import Document, Key
from timeline.text.misfits import (
    Asked,
    misfit,
    name_of,
    nearest_mark,
    unlisted,
    wanted,
    without_strays,
    wrong_keys,
)
from timeline.text.scalars import MAKERS, either, member_of, rule_of

M = TypeVar("M", bound=Struct)
# What people write for a list of nothing.
_NOTHING = frozenset({"", "-", "?", "none", "null", "nil", "n/a", "~", "unknown"})
_LEAVE_OUT = "where there is nothing to say, delete the line"
_NONE: Mapping[str, Any] = MappingProxyType({})
_Reader = Callable[[object, Key, Asked], Any]


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
    asked = Asked(
        choices=choices,
        computed=computed,
        lost=document.lost,
        forms=forms,
        cures=cures,
        meant=meant,
        empty=_valueless(document, computed),
    )
    found = _struct(model)(values, (), asked)
    if not asked.faults:
        return (None if document.faults else found), []
    told = without_strays(model, asked, document)
    marked = [(nearest_mark(document.marks, fault.key), fault.message) for fault in told]
    return None, [mark.problem(path, message) for mark, message in dict.fromkeys(marked)]


def partial(
    model: type[M], values: Mapping[str, object], *, choices: Mapping[str, Sequence[str]]
) -> M:
    """Return what `values` have that can be read, with empty stand-ins for what a model must have.

    So one fault in a file hides no other: whoever looks on tells nothing of the stand-ins.
    """
    asked = Asked(choices=choices, lost=("all",))
    found = _struct(model)(values, (), asked)
    assert isinstance(found, model)  # as it is for whatever keys there are
    return found


def _valueless(document: Document, computed: Collection[str]) -> Mapping[Key, set[str]]:
    """Return the keys without a value, but for those of which something else is told."""
    found = {group: names - document.lost for group, names in document.empty.items()}
    return found | ({(): found[()] - set(computed)} if () in found else {})


def hidden(document: Document, text: str, *, path: str) -> Iterator[Problem]:
    """Yield a problem for every deceiving character that `text` holds as an escape: "\\u202e"."""
    if "\\" not in text:
        return
    told = {found.message for found in confusables.find(strictyaml.visible(text))}
    for key, value in strictyaml.scalars(document.tree):
        mark = nearest_mark(document.marks, key)
        for message in dict.fromkeys(found.message for found in confusables.find(value)):
            if message not in told:
                yield mark.problem(path, message)


@cache
def _struct(model: type[Struct]) -> _Reader:
    """Return what reads a group of keys."""
    known = {field.encode_name: field for field in fields(model)}
    readers = {name: (field.name, _reader(field.type, field)) for name, field in known.items()}
    required = [name for name, field in known.items() if is_required(field)]
    needed = {known[name].name for name in required}

    def read(value: object, key: Key, asked: Asked) -> object:
        if not isinstance(value, dict):
            keys = " and ".join(required or known)
            asked.tell(key, f"{name_of(key)}: {misfit(value)}; write the keys {keys}")
            return model(**stand_ins(model))
        before, given = len(asked.faults), {}
        for name, inner in value.items():
            if name in readers:
                own, read_one = readers[name]
                chosen = "" if key or name not in asked.choices else _chosen(name, inner, asked)
                given[own] = chosen or read_one(inner, (*key, name), asked)
        is_odd = len(value) > len(given) or key in asked.empty
        if is_odd or not given.keys() >= needed:
            asked.faults.extend(wrong_keys(known, required, value, key, asked))
        if len(asked.faults) == before and not asked.lost:
            return model(**given)
        whole = {name: each for name, each in given.items() if each is not None}
        return model(**(stand_ins(model) | whole))

    return read


def _chosen(name: str, value: object, asked: Asked) -> str:
    """Return the word under a key of which a site says what it may be, or nothing."""
    if not (choices := asked.choices[name]):
        return ""
    text = value.strip() if isinstance(value, str) else ""
    if text and text not in choices:
        asked.tell((name,), f"{name}: {text!r} is not known; write {either(choices)}")
    return text


def _reader(annotation: object, field: FieldInfo) -> _Reader:
    """Return what reads a value of a type."""
    kind, rules = plain(annotation)
    if get_origin(kind) is tuple:
        return _list(get_args(kind)[0], rules, field)
    if get_origin(kind) is dict:
        return _table(get_args(kind)[1], field)
    if issubclass(kind, Struct):
        return _struct(kind)
    return _scalar(kind, rules, field)


def _list(item: object, rules: Sequence[Meta], field: FieldInfo) -> _Reader:
    read_one, inner = _reader(item, field), item_of(field.type)
    or_one = any((rule.extra or {}).get("or_one") for rule in rules)
    is_filled = any(rule.min_length for rule in rules)

    def read(value: object, key: Key, asked: Asked) -> object:
        if isinstance(value, str) and or_one:
            return (read_one(value, key, asked),)
        if not isinstance(value, list):
            asked.tell(key, _no_list(value, key, inner, field, asked))
            return ()
        if is_filled and not value:
            asked.tell(key, f"{name_of(key)}: empty; write {wanted(field, key, asked)}")
        return tuple(read_one(each, (*key, i), asked) for i, each in enumerate(value))

    return read


def _no_list(
    value: object, key: Key, inner: type[Struct] | None, field: FieldInfo, asked: Asked
) -> str:
    if inner and isinstance(value, dict):
        return unlisted(key, inner, asked)
    if inner is None and isinstance(value, str) and value not in _NOTHING:
        return f"{name_of(key)}: {misfit(value)}; write a list, [{value}]"
    cure = f"write {wanted(field, key, asked)}"
    if isinstance(value, str) and value and not is_required(field):
        cure = f"{_LEAVE_OUT}, else {cure}"
    return f"{name_of(key)}: {misfit(value)}; {cure}"


def _table(item: object, field: FieldInfo) -> _Reader:
    read_one = _reader(item, field)

    def read(value: object, key: Key, asked: Asked) -> object:
        if not isinstance(value, dict):
            asked.tell(key, f"{name_of(key)}: {misfit(value)}; write {wanted(field, key, asked)}")
            return {}
        return {name: read_one(each, (*key, name), asked) for name, each in value.items()}

    return read


def _scalar(kind: type, rules: Sequence[Meta], field: FieldInfo) -> _Reader:
    """Return what reads one word or sentence, which a file has as text.

    A text for which there is no rule stands as it was written, its spaces too. Raises TypeError for
    a type that no file has: it would be one value when read, and another out of the cache.
    """
    if kind not in MAKERS and not issubclass(kind, StrEnum):
        raise TypeError(
            f"{field.name}: nothing reads a {kind.__name__} (see `timeline.text.scalars.MAKERS`)"
        )
    make, fault_of = MAKERS.get(kind, str), rule_of(rules)
    is_free = kind is str and not any(
        rule.min_length or rule.pattern or rule.extra for rule in rules
    )
    if issubclass(kind, StrEnum):
        make = member_of(kind)

    def read(value: object, key: Key, asked: Asked) -> object:
        if is_free and isinstance(value, str):
            return value
        text = value.strip() if isinstance(value, str) else ""
        if not text:
            asked.tell(key, f"{name_of(key)}: {misfit(value)}; write {wanted(field, key, asked)}")
            return None
        try:
            made = make(text)
        except ValueError as error:
            asked.tell(key, f"{name_of(key)}: {_empty(text, field) or error}")
            return None
        if fault := fault_of(made):
            told = _empty(text, field) or fault.format(wanted=wanted(field, key, asked))
            asked.tell(key, f"{name_of(key)}: {told}")
        return made

    return read


def _empty(text: str, field: FieldInfo) -> str:
    """Return what to do about a value that cannot be read where it stands for nothing."""
    is_told = text.lower() in _NOTHING and not is_required(field)
    return f"{misfit(text)}; {_LEAVE_OUT}" if is_told else ""
