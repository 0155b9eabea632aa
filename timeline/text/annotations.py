"""What a type of the model tells: its rules, what it is made of, and its emptiest value."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from msgspec import NODEFAULT, Meta, Struct
from msgspec.structs import FieldInfo, fields

from timeline.model import EventDate

_SOME_DAY = "2000-01-01"
_EMPTY: Mapping[type, Any] = {
    str: "",
    date: date.fromisoformat(_SOME_DAY),
    bool: False,
    Decimal: Decimal(),
    EventDate: EventDate(_SOME_DAY),
}


def plain(annotation: object) -> tuple[Any, Sequence[Meta]]:
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


def item_of(annotation: object) -> type[Struct] | None:
    """Return what a list is of, where that is a group of keys."""
    kind, _ = plain(annotation)
    if get_origin(kind) is not tuple:
        return None
    item, _ = plain(get_args(kind)[0])
    return item if isinstance(item, type) and issubclass(item, Struct) else None


def is_required(field: FieldInfo) -> bool:
    """Return whether a field has no value of its own where none is written."""
    return field.default is NODEFAULT and field.default_factory is NODEFAULT


@cache
def stand_ins(model: type[Struct]) -> dict[str, Any]:
    """Return the emptiest values of what a model must have, by the names of its fields."""
    return {field.name: _stand_in(field.type) for field in fields(model) if is_required(field)}


def _stand_in(annotation: object) -> object:
    """Return the emptiest value of a type."""
    kind, _ = plain(annotation)
    if get_origin(kind) is not None:
        return get_origin(kind)()
    if issubclass(kind, Struct):
        return kind(**stand_ins(kind))
    if issubclass(kind, StrEnum):
        return next(iter(kind))
    return _EMPTY[kind]
