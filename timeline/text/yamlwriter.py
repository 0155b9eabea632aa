"""Values as strict YAML: the lines that `timeline.text.strictyaml` reads back."""

import re
from collections.abc import Collection, Iterator
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from msgspec import NODEFAULT, Struct
from msgspec.structs import fields

if TYPE_CHECKING:
    import yaml

_ENDLESS = 1 << 30
_CLOCK = re.compile(r"\d+(?::\d+)+", re.ASCII)
_STR = "tag:yaml.org,2002:str"
# What is written with quotes and without is a string, and says so nowhere.
_PLAIN = (True, True)


def dump(tree: object, *, width: int = _ENDLESS) -> str:
    """Return `tree` as YAML that strict YAML reads back, in block style and key order.

    Lines are not broken, or only where one would be longer than a `width`.
    Values are strings, lists, dicts and `Flow` lists; a string stands in quotes only where
    another YAML reader would take it for something else.
    """
    import yaml  # where it is needed: what only reads has no use for it

    emitter = getattr(yaml.cyaml, "CEmitter", yaml.emitter.Emitter)
    first = yaml.StreamStartEvent(), yaml.DocumentStartEvent(explicit=False)
    last = yaml.DocumentEndEvent(explicit=False), yaml.StreamEndEvent()
    events = (*first, *_events(tree), *last)
    return str(yaml.emit(events, Dumper=emitter, width=width, allow_unicode=True))


class Flow(list[str]):
    """A list of plain words, written on one line as [a, b]."""


class Verbatim(str):
    """A string that needs no quotes although it looks like a date, number or truth value."""


def told(value: Struct, *, skip: Collection[str] = ()) -> Iterator[tuple[str, object]]:
    """Yield the keys of a value that say something, each by its name in a file."""
    for field in _fields(type(value)):
        given = getattr(value, field.name)
        is_default = field.default is not NODEFAULT and given == field.default
        if given is not None and field.name not in skip and not is_default:
            yield field.encode_name, given


# Asking a model for its fields takes longer than writing them.
_fields = cache(fields)


def scalar(value: object) -> str:
    """Return the words for a value that is neither a list nor has keys."""
    if isinstance(value, bool):
        return Verbatim("true" if value else "false")
    # A number stands without quotes, and without an exponent, which could not be read back.
    return Verbatim(format(value, "f")) if isinstance(value, Decimal) else str(value)


def _events(value: object) -> Iterator["yaml.Event"]:
    """Yield what is to be written of a value: a tree of nodes would be asked for its tags again."""
    import yaml

    if isinstance(value, dict):
        yield yaml.MappingStartEvent(None, None, True, flow_style=False)
        for key, item in value.items():
            yield yaml.ScalarEvent(None, None, _PLAIN, key)
            yield from _events(item)
        yield yaml.MappingEndEvent()
    elif isinstance(value, list):
        flow = isinstance(value, Flow) or not value
        yield yaml.SequenceStartEvent(None, None, True, flow_style=flow)
        for item in value:
            yield from _events(item)
        yield yaml.SequenceEndEvent()
    else:
        yield yaml.ScalarEvent(None, None, _PLAIN, str(value), style=_style(value))


def _style(value: object) -> str | None:
    """Quote what YAML 1.1 would read as a number, date or truth value, and every clock time.

    Of those it reads 10:30 as a number and 05:30 as text: quoting both is easier to explain.
    """
    if isinstance(value, Verbatim):
        return None
    text = str(value)
    is_broken = "\n" in text or ": " in text or " #" in text
    is_plain = not is_broken and _meant(text) == _STR and not _CLOCK.fullmatch(text)
    return None if is_plain else '"'


@cache
def _resolver() -> "yaml.resolver.Resolver":
    import yaml

    return yaml.resolver.Resolver()


def _meant(text: str) -> str:
    """Return the tag of what another YAML reader would take a text for."""
    import yaml

    return str(_resolver().resolve(yaml.ScalarNode, text, (True, False)))  # type: ignore[no-untyped-call]
