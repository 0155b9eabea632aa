"""The long parts of an event as plain values, which are far quicker to pack than models, and back.

Text, numbers and tuples of them are as they are; a model is the tuple of its values, and anything
else its text.
"""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any, TypeVar

from timeline.model import (
    Change,
    Claim,
    Event,
    EventDate,
    Quote,
    SeedRef,
    Sensitivity,
    Source,
    Stance,
    Standing,
)
from timeline.model.event import Frozen

M = TypeVar("M", bound=Frozen)
_PLAIN = (str, int, bool, type(None))
_NONE: set[str] = set()
_set = object.__setattr__  # models are frozen


def plain(value: object) -> object:
    """Return a value of a model as plain values."""
    if type(value) in _PLAIN:
        return value
    if type(value) is tuple:
        return tuple(map(plain, value))
    if isinstance(value, Frozen):
        values = vars(value)
        return tuple(plain(values[name]) for name in _names(type(value)))
    return str(value)


def made(model: type[Frozen], name: str, value: object) -> object:
    """Return the value of a field of a model from plain values."""
    read = _READERS[model].get(name)
    return value if read is None or value is None else read(value)


def bare(model: type[M], values: dict[str, Any]) -> M:
    """Return a model with these values, which are not judged again."""
    found = model.__new__(model)
    _set(found, "__dict__", values)
    _set(found, "__pydantic_fields_set__", _NONE)
    _set(found, "__pydantic_extra__", None)
    _set(found, "__pydantic_private__", None)
    return found


@cache
def _names(model: type[Frozen]) -> tuple[str, ...]:
    return tuple(model.model_fields)


@cache
def event_date(edtf: str) -> EventDate:
    """Return the date that is written so; each is made once."""
    return EventDate(edtf)


def _all(model: type[Frozen]) -> Callable[[Any], tuple[Frozen, ...]]:
    """Return what makes models of their plain values."""
    names, readers = _names(model), _READERS.get(model, {})

    def one(values: tuple[Any, ...]) -> Frozen:
        found = dict(zip(names, values, strict=True))
        for name, read in readers.items():
            if found[name] is not None:
                found[name] = read(found[name])
        return bare(model, found)

    return lambda rows: tuple(map(one, rows))


Readers = Mapping[str, Callable[[Any], object]]
# The fields that are more than plain values.
_READERS: dict[type[Frozen], Readers] = {
    Change: {"on": date.fromisoformat},
    Claim: {
        "stance": {stance.value: stance for stance in Stance}.__getitem__,
        "value": Decimal,
        "low": Decimal,
        "high": Decimal,
        "said_on": event_date,
        "status": {standing.value: standing for standing in Standing}.__getitem__,
    },
    Source: {"published": date.fromisoformat},
}
_READERS[Event] = {
    "sensitivity": Sensitivity,
    "claims": _all(Claim),
    "quotes": _all(Quote),
    "sources": _all(Source),
    "seeds": _all(SeedRef),
    "changes": _all(Change),
}
