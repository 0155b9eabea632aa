"""What follows in a draft from an answer, as it would if the article itself had told it."""

from collections.abc import Iterator

from msgspec.structs import replace

from timeline.model import Claim, Event
from timeline.text import drafted


def following(before: Event, event: Event) -> Event:
    """Return a draft after an answer: who is heard takes part, and its own words tell the day."""
    event = replace(event, actors=_taking_part(before, event))
    if event.date == before.date:
        return event
    return replace(
        event,
        summary=drafted.redated(event.summary, before.date, event.date),
        claims=tuple(_said_then(claim, before, event) for claim in event.claims),
    )


def _taking_part(before: Event, event: Event) -> tuple[str, ...]:
    """Return the actors with those who are heard now, whoever speaks first."""
    new = [one for one in dict.fromkeys(_heard(before, event)) if one not in event.actors]
    first = [one for one in new if one == event.speaker]
    return (*first, *event.actors, *(one for one in new if one not in first))


def _heard(before: Event, event: Event) -> Iterator[str]:
    if event.speaker and event.speaker != before.speaker:
        yield event.speaker
    yield from (quote.speaker for quote in event.quotes if quote not in before.quotes)


def _said_then(claim: Claim, before: Event, event: Event) -> Claim:
    """Return a claim of the day of the event as one of the day that it has now."""
    if claim.said_on != before.date:
        return claim
    return replace(claim, said_on=event.date if event.date.is_exact else None)
