"""Claims by the question that they answer, and by when they were said or published."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from timeline.model import Claim, Event, EventDate, Frozen, Stance
from timeline.record.indexes.making import by_key, index
from timeline.record.record import Record


class Answer(Frozen, frozen=True, kw_only=True):
    """A claim that answers a question: its event, its key there, and in short.

    It was said on the day `when`, and said or printed by the evening of the day `known`.
    """

    event: str
    key: str
    by: str
    stance: Stance
    when: EventDate
    known: date
    says: str


@index(default=())
def answers(record: Record) -> Mapping[str, tuple[Answer, ...]]:
    """Claims by the id of a question they answer, in the order of their events."""
    return by_key(answered for event in record.events for answered in answers_in(event))


def answers_in(event: Event) -> Iterator[tuple[str, Answer]]:
    """Yield each question that a claim of an event answers, and the claim in short."""
    for key, claim in zip(event.claim_keys, event.claims, strict=True):
        for question in claim.question:
            yield (
                question,
                Answer(
                    event=event.id,
                    key=key,
                    by=claim.by,
                    stance=claim.stance,
                    when=claim.said_on or event.date,
                    known=heard_on(event, claim),
                    says=claim.says,
                ),
            )


def heard_on(event: Event, claim: Claim) -> date:
    """Return the day by whose evening a claim was made or printed.

    What the speaker of an event says was said then. A claim of others of which no day is told was
    known when the first of its reports was published.
    """
    if claim.said_on:
        return claim.said_on.last
    if claim.by == event.speaker:
        return event.date.last
    return _printed(event, claim.sources)


def known_on(event: Event, *, is_said: bool) -> date:
    """Return the day by whose evening an event was said, or published by its first report."""
    return event.date.last if is_said else _printed(event, ())


def _printed(event: Event, keys: Iterable[str]) -> date:
    """Return the day of the first report with one of `keys`, or of all where there are none.

    It is never before the event. Where no day of a report is known, that of the event counts.
    """
    named = frozenset(keys)
    days = (each.published for each in event.sources if not named or each.key in named)
    first = min(filter(None, days), default=event.date.last)
    return max(first, event.date.first)
