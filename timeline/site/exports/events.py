"""Events in JSON: the fields of the model as a file has them, and what is computed beside them.

What an event lacks is left out, so there is no `null`; a list is always there, if empty.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum

import msgspec
from msgspec import structs

from timeline.model import Claim, Event, EventDate, Frozen, Status
from timeline.record.indexes import Answer, Withdrawal
from timeline.site.context import Context
from timeline.site.views.contest import Answers, stand_of
from timeline.site.views.titles import attributed

Plain = dict[str, object]
_ENCODE = msgspec.json.Encoder().encode


def event_plain(context: Context, event_id: str) -> Plain:
    """Return an event as data."""
    event = context.record.event(event_id)
    found = plain_struct(structs.replace(event, claims=()))
    keys = zip(event.claims, event.claim_keys, strict=True)
    found["claims"] = [_claim(context, event, claim, key) for claim, key in keys]
    computed = {
        "strand": context.record.vocabulary.strand(event.kind).value,
        "url": address(context, event_id),
        "first_day": event.date.first.isoformat(),
        "last_day": event.date.last.isoformat(),
        "updated": event.updated.isoformat(),
        "attributed": attributed(context, event_id).text,
    }
    return found | computed


def withdrawn_plain(context: Context, event_id: str, found: Withdrawal) -> Plain:
    """Return what is told of a withdrawn event."""
    return {
        "id": event_id,
        "title": found.title,
        "date": found.date.edtf,
        "url": address(context, event_id),
        "status": Status.WITHDRAWN.value,
        "changes": plain(found.changes),
    }


def address(context: Context, event_id: str) -> str:
    """Return the address of the page of an event, absolute where the site's is known."""
    return f"{context.site.url}/events/{event_id}/"


def encoded(value: object) -> str:
    """Return a value in JSON, on one line, without what begins a tag where it is taken for HTML."""
    return _ENCODE(value).decode("utf-8").replace("<", r"\u003c")


def plain(value: object) -> object:
    """Return a value of the model in the types of JSON."""
    kind = type(value)
    if kind is str or kind is bool:
        return value
    if kind is tuple:
        return [plain(item) for item in value]  # type: ignore[attr-defined]  # it is a tuple
    match value:
        case Frozen():
            return plain_struct(value)
        case StrEnum():
            return value.value
        case EventDate():
            return value.edtf
        case date():
            return value.isoformat()
        case Decimal():
            return number(value)
    raise TypeError(f"{kind.__name__} is no type of the model")


def plain_struct(value: Frozen) -> Plain:
    """Return the fields of a value that it has, by their names in a file."""
    names = zip(value.__struct_encode_fields__, value.__struct_fields__, strict=True)
    return {
        name: plain(found) for name, field in names if (found := getattr(value, field)) is not None
    }


def number(value: Decimal) -> int | float:
    """Return a number as JSON has it: 3, not 3.0."""
    return int(value) if value == value.to_integral_value() else float(value)


def _claim(context: Context, event: Event, claim: Claim, key: str) -> Plain:
    stand = stand_of(context, event, claim)
    answers: Mapping[str, Answers] = {
        "denies": stand.denies,
        "otherwise": stand.otherwise,
        "agrees": stand.agrees,
    }
    standing = {
        name: [_voice(by, position) for by, position in given.items()]
        for name, given in answers.items()
    }
    return {"key": key, **plain_struct(claim), "standing": standing}


def _voice(by: str, position: Answer | None) -> Plain:
    if position is None:
        return {"by": by}
    return {"by": by, "on": position.when.edtf, "event": position.event, "claim": position.key}
