"""One word or sentence as a value, such as a day or a number, and what is wrong with it."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from msgspec import Meta

from timeline.model import EventDate
from timeline.model.fields import ISO_DAY, NUMBER
from timeline.model.meant import day_meant


def rule_of(rules: Sequence[Meta]) -> Callable[[Any], str]:
    """Return what says what is wrong with a value by the rules of its field, or nothing."""
    extra = {key: value for rule in rules for key, value in (rule.extra or {}).items()}
    longest = next((rule.max_length for rule in rules if rule.max_length), None)
    pattern = next((re.compile(rule.pattern, re.ASCII) for rule in rules if rule.pattern), None)
    check = extra.get("check")
    meant = extra.get("meant")
    low, above, high = extra.get("ge"), extra.get("gt"), extra.get("le")
    if longest is None and not (pattern or check or extra):
        return lambda value: ""

    def fault(value: Any) -> str:  # noqa: ANN401  # whatever its field may hold
        if pattern and not pattern.fullmatch(value):
            if cure := meant and meant(value):
                return _braced(f"{value!r} does not fit; write {cure}")
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


def member_of(kind: type[StrEnum]) -> Callable[[str], StrEnum]:
    """Return what makes a member of `kind` of its word."""
    members = {member.value: member for member in kind}

    def make(text: str) -> StrEnum:
        if text not in members:
            raise ValueError(f"{text!r} is not known; write {either(list(members))}")
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
LONGEST_NUMBER = 40


def _number(text: str) -> Decimal:
    if len(text) > LONGEST_NUMBER:
        raise ValueError(f"a number of {len(text)} characters; write {LONGEST_NUMBER} at most")
    if not NUMBER.fullmatch(text):
        raise ValueError(f"{text!r} is not a number; write digits alone, such as 1500 or 2.5")
    return Decimal(text)


MAKERS: Mapping[type, Callable[[str], Any]] = {
    str: str,
    date: _day,
    bool: _boolean,
    Decimal: _number,
    EventDate: EventDate,
}


def either(choices: Sequence[str]) -> str:
    """Return `a, b or c`."""
    return f"{', '.join(choices[:-1])} or {choices[-1]}" if len(choices) > 1 else choices[0]
