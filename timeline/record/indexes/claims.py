"""Claims by the question that they answer."""

from collections.abc import Iterator, Mapping
from datetime import date

from timeline.model import Event, EventDate, Frozen, Stance
from timeline.record.indexes.making import by_key, index
from timeline.record.knowing import heard_on
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
