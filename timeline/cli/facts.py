"""What a draft says besides its doubts: seen before it is published, by whoever knows better."""

from collections.abc import Collection, Iterator, Mapping, Sequence

from timeline.cli.steps import Step
from timeline.convert.drafting.decisions import (
    ACTOR,
    DAY,
    EVENT,
    EVERY,
    SOMEBODY_ELSE,
    Choice,
    Decision,
    FieldChange,
    Weight,
)
from timeline.model import Entry, Event
from timeline.model.event import CAMPAIGN
from timeline.record import Record

_ANOTHER_DAY = Choice("another day", (FieldChange(field="date", typed=DAY),))
_ANSWERS_ANOTHER = Choice("another event", (FieldChange(field="responds_to", typed=EVENT),))
_NONE = "none"


def facts_of(event: Event, record: Record, told: Collection[str]) -> Iterator[Step]:
    """Yield what an event says of each field but for those that are `told` already."""
    facts = (*_when_and_what(event, record), *_who(event, record), *_where(event, record))
    for field, label, others in facts:
        if field not in told:
            yield Step("", Decision(field, (Choice(label), *others)), Weight.DAY)


_Fact = tuple[str, str, Sequence[Choice]]


def _when_and_what(event: Event, record: Record) -> Iterator[_Fact]:
    yield "date", " ".join(filter(None, (str(event.date), event.time))), (_ANOTHER_DAY,)
    kinds = record.vocabulary.kind
    if kind := kinds.get(event.kind):
        others = (one for one in kinds.values() if one.strand is kind.strand and one != kind)
        change = (Choice(o.name, (FieldChange(field="kind", value=o.id),)) for o in others)
        yield "kind", kind.name, tuple(change)


def _who(event: Event, record: Record) -> Iterator[_Fact]:
    """Yield who speaks, or whose account it is, and who takes part."""
    for field in ("speaker", "told_by"):
        value = getattr(event, field)
        ids = (value,) if isinstance(value, str) else value
        if ids:
            other = Choice(SOMEBODY_ELSE, (FieldChange(field=field, typed=ACTOR),))
            yield field, _names(ids, record.actors.by_id), (other,)
    yield "actors", _names(event.actors, record.actors.by_id), (_all_of("actors"),)


def _where(event: Event, record: Record) -> Iterator[_Fact]:
    """Yield where it was, and what words answer."""
    yield "places", _names(event.places, record.places.by_id), (_all_of("places"),)
    if event.responds_to:
        answered = ", ".join(event.responds_to)
        label = "no single event" if answered == CAMPAIGN else answered
        yield "responds_to", label, (_ANSWERS_ANOTHER,)


def _all_of(field: str) -> Choice:
    typed = f"All {field}, by ids or names, with commas between them"
    return Choice(
        "others, all of which I name", (FieldChange(field=field, part=EVERY, typed=typed),)
    )


def _names(ids: Sequence[str], entries: Mapping[str, Entry]) -> str:
    names = (entries[one].name if one in entries else one for one in ids)
    return ", ".join(names) or _NONE
