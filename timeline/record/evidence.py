"""Indexes of who says what: who answers a question how, whose account a title is, who is relayed.

An actor of a kind that the vocabulary calls like `outlet` reports what others say. It makes no
claim of its own here: it takes no position, and no title is its account. Reports may relay it.
"""

from collections.abc import Iterable, Mapping

from timeline.model import Event, Frozen, Stance
from timeline.record.indexes import Answer, Ids, answers, index
from timeline.record.indexes.making import by_key
from timeline.record.record import Record

_OUTLET = "outlet"
# More answers than this are not counted on the pages of events.
_FEW = 99


class Relay(Frozen, frozen=True, kw_only=True):
    """The one actor whose account all reports of an event pass on, and how many outlets do."""

    by: str
    outlets: int


@index(default=())
def positions(record: Record) -> Mapping[str, tuple[Answer, ...]]:
    """The first answer of each actor for each stance to a question, by its id, as they were said.

    Of answers of one day that comes first which stands first in the record.
    """
    outlets = _outlets(record)
    found = {
        question: _firsts(each for each in given if each.by not in outlets)
        for question, given in answers.of(record).items()
    }
    return {question: firsts for question, firsts in found.items() if firsts}


@index(default=())
def tellers(record: Record) -> Ids:
    """The ids of the actors whose account the title of an event is, by its id."""
    outlets = _outlets(record)
    found = {event.id: _tellers(record, event, outlets) for event in record.events}
    return {event_id: told for event_id, told in found.items() if told}


@index(default=())
def named_tellers(record: Record) -> Ids:
    """The ids of the actors whose account the file of an event says its title is, by its id."""
    return {event.id: event.told_by for event in record.events if event.told_by}


@index(default=None)
def relayed(record: Record) -> Mapping[str, Relay | None]:
    """Whom all reports of an event relay, by its id, where two outlets or more relay but one."""
    found = {}
    for event in record.events:
        outlets = len({source.outlet for source in event.sources})
        if outlets > 1 and (by := _relayed(event)):
            found[event.id] = Relay(by=by, outlets=outlets)
    return found


def _outlets(record: Record) -> frozenset[str]:
    """Return the ids of the actors that report what others say."""
    is_like = record.vocabulary.is_like
    return frozenset(actor.id for actor in record.actors if is_like("actors", actor.kind, _OUTLET))


def _firsts(given: Iterable[Answer]) -> tuple[Answer, ...]:
    firsts: dict[tuple[str, Stance], Answer] = {}
    for answer in sorted(given, key=lambda each: each.when.said_key):
        firsts.setdefault((answer.by, answer.stance), answer)
    return tuple(firsts.values())


def _tellers(record: Record, event: Event, outlets: frozenset[str]) -> tuple[str, ...]:
    if record.is_said(event):
        return (event.speaker,) if event.speaker else ()
    if event.told_by:
        return event.told_by
    claimants = {claim.by for claim in event.claims}
    if len(claimants) == 1 and not claimants & outlets:
        return tuple(claimants)
    by = _relayed(event)
    return (by,) if by else ()


def _relayed(event: Event) -> str | None:
    """Return the one actor whom every source relays, and no source anybody else.

    A source that does not say whom it relays might relay another, or nobody.
    """
    first = event.sources[0].relays
    is_one = all(source.relays == first for source in event.sources)
    return first[0] if is_one and first and len(first) == 1 else None


@index(default=0)
def statements(record: Record) -> Mapping[str, int]:
    """How many claims answer a question, where they are few.

    Every page of an event that answers it says so: of many, one more would change all of these.
    """
    outlets = _outlets(record)
    found = answers.of(record).items()
    counts = {name: sum(each.by not in outlets for each in given) for name, given in found}
    return {name: count for name, count in counts.items() if 0 < count <= _FEW}


@index(default=())
def positions_of(record: Record) -> Mapping[str, tuple[Answer, ...]]:
    """The positions of one actor to a question, by the ids of both: question/actor."""
    return by_key(
        (f"{question}/{position.by}", position)
        for question, given in positions.of(record).items()
        for position in given
    )
