"""The columns of a table, from the fields of a type: what a field is, and what it means."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import get_args, get_origin

from msgspec import Struct
from msgspec.structs import FieldInfo, fields

from timeline.model import Frozen
from timeline.site.exports.values import Voice
from timeline.text.annotations import plain

# What a value is called in a Table Schema; other types are texts.
_TYPES: dict[object, str] = {date: "date", Decimal: "number", bool: "boolean"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What a field holds: values of `kind`, one or a list of them; it is there or may be left out.

    `meaning` is what its description says.
    """

    kind: object
    is_list: bool
    is_optional: bool
    meaning: str

    @property
    def struct(self) -> type[Frozen] | None:
        """The group of fields that it holds, if it holds groups."""
        kind = self.kind
        return kind if isinstance(kind, type) and issubclass(kind, Frozen) else None

    @property
    def choices(self) -> tuple[str, ...]:
        """The words of a closed list."""
        kind = self.kind
        return tuple(kind) if isinstance(kind, type) and issubclass(kind, StrEnum) else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its name, the way to its value in an event as data, its type and meaning."""

    name: str
    path: tuple[str, ...]
    type: str
    meaning: str
    is_required: bool


def shapes(model: type[Struct]) -> Iterator[tuple[str, Shape]]:
    """Yield the fields of a type by the names that data has for them."""
    for field in fields(model):
        yield field.encode_name, _shape(field)


def models(first: type[Struct]) -> Iterator[type[Struct]]:
    """Yield a type and every type that a field of it leads to, each once."""
    todo, seen = [first], set()
    while todo:
        model = todo.pop(0)
        if model not in seen:
            seen.add(model)
            yield model
            todo += [shape.struct for _, shape in shapes(model) if shape.struct]


def columns(model: type[Struct], path: tuple[str, ...] = ()) -> Iterator[Column]:
    """Yield a column for each field with one value, and for each list of texts or of actors."""
    for name, shape in shapes(model):
        way = (*path, name)
        if shape.struct is None or shape.struct is Voice:
            yield Column(
                name="_".join(way),
                path=way,
                type="string" if shape.is_list else _TYPES.get(shape.kind, "string"),
                meaning=shape.meaning,
                is_required=not (path or shape.is_optional or shape.is_list),
            )
        elif not shape.is_list:
            yield from columns(shape.struct, way)


def _shape(field: FieldInfo) -> Shape:
    kind, rules = plain(field.type)
    is_list = get_origin(kind) is tuple
    inner, others = plain(get_args(kind)[0]) if is_list else (kind, [])
    told = (rule.description for rule in reversed([*others, *rules]))
    return Shape(
        kind=inner,
        is_list=is_list,
        is_optional=field.default is None,
        meaning=next(filter(None, told), ""),
    )
