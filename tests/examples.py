"""Values made from the types of the model: every field filled, and none with its default.

Numbers, days and texts of a value differ, so that no two of them can change places unseen.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from itertools import count
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

import msgspec
from msgspec import Meta, Struct
from msgspec.structs import FieldInfo, fields

from timeline.model import EventDate, Frozen

# A text is the first of these that its rules allow.
_TEXTS = (
    "Some words: “those”, and more, {}",
    "some-id-{}",
    "s{}",
    "c{}",
    "uk",
    "XH",
    "post.example",
    "10:30",
    "Europe/London",
    "2024-03-13",
    "0123456789abcdef" * 4,
)
_SCALARS: Mapping[type, Callable[[int], Any]] = {
    bool: lambda _: True,
    date: lambda number: date(2024, 3, 1) + timedelta(days=number),
    Decimal: lambda number: Decimal(f"{number}.50"),
    EventDate: lambda number: EventDate(f"20{number:02}-03-12~"),
}


def models() -> Iterator[type[Frozen]]:
    """Yield every type of the model that has fields of its own."""
    todo: list[type[Frozen]] = [Frozen]
    while todo:
        found = todo.pop()
        todo += found.__subclasses__()
        if found.__module__.startswith("timeline.model.") and fields(found):
            yield found


def filled(model: type[Struct], **given: object) -> Any:
    """Return a value of a type with something else in every field."""
    return _filled(model, count(1), given)


def _filled(model: type[Struct], numbers: Iterator[int], given: Mapping[str, object]) -> Any:
    values = {field.name: _example(field, numbers) for field in fields(model)}
    return model(**(values | given))


def _example(field: FieldInfo, numbers: Iterator[int]) -> Any:
    made = _of(field.type, (), numbers)
    assert made not in (field.default, (), {}), field.name
    return made


def _of(annotation: Any, rules: Sequence[Meta], numbers: Iterator[int]) -> Any:
    origin, inner = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _of(inner[0], [*rules, *inner[1:]], numbers)
    if origin in (Union, UnionType):
        (some,) = (each for each in inner if each is not NoneType)
        return _of(some, rules, numbers)
    if origin is tuple:
        return tuple(_of(inner[0], (), numbers) for _ in "12")
    if origin is dict:
        return {name: _of(inner[1], (), numbers) for name in ("en", "uk")}
    if issubclass(annotation, Struct):
        return _filled(annotation, numbers, {})
    if issubclass(annotation, StrEnum):
        return list(annotation)[-1]
    number = next(numbers) % 80 + 10  # of two digits, as keys of sources may have
    return _text(rules, number) if annotation is str else _SCALARS[annotation](number)


def _text(rules: Sequence[Meta], number: int) -> str:
    texts = (text.format(number) for text in _TEXTS)
    return next(text for text in texts if all(_allows(rule, text) for rule in rules))


def _allows(rule: Meta, text: str) -> bool:
    try:
        msgspec.convert(text, Annotated[str, rule])
        (rule.extra or {}).get("check", str)(text)
    except (msgspec.ValidationError, ValueError):
        return False
    return True
