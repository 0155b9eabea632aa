"""The claims of an event: who makes each, where it stands, and what speaks against it."""

from collections.abc import Iterator
from dataclasses import dataclass

from timeline.model import Claim, Event, QuestionKind, Side, Standing
from timeline.record.record import Answer
from timeline.site import words
from timeline.site.edition import Edition
from timeline.site.links import Link

_CONTESTED = (Standing.DISPUTED, Standing.DENIED)
# A question can have many answers; its own page has them all.
_MOST_RIVALS = 3


@dataclass(frozen=True, slots=True)
class Rival:
    """Another answer to the same question: who gave it and when, in a few words, and where."""

    who: str
    says: str
    href: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimView:
    """A claim with everything on file about it. `said_on` is empty if it is the event's day."""

    says: str
    by: Link
    side: str
    said_on: str
    standing: str
    word: str
    disputed_by: tuple[Link, ...]
    rivals: tuple[Rival, ...]
    question: Link | None
    sources: tuple[Link, ...]


def claims(edition: Edition, event: Event) -> tuple[ClaimView, ...]:
    """Return the claims of an event in the order of its file."""
    return tuple(_claim(edition, event, claim) for claim in event.claims)


def standing(edition: Edition, claim: Claim) -> str:
    """Return where a claim stands and, if others contest it, who: `Disputed by A and 2 others`."""
    word = words.STANDINGS[claim.status].one
    if claim.status not in _CONTESTED or not claim.disputed_by:
        return word
    names = [_disputer(edition, claim, actor_id).text for actor_id in claim.disputed_by]
    return f"{word} by {words.listing(names, limit=1)}"


def _claim(edition: Edition, event: Event, claim: Claim) -> ClaimView:
    actor = edition.record.actors.by_id.get(claim.by)
    is_later = claim.said_on and claim.said_on.edtf != event.date.edtf
    return ClaimView(
        says=claim.says,
        by=edition.actor(claim.by),
        side=words.side(actor.side if actor else Side.NONE),
        said_on=words.short_date(claim.said_on) if claim.said_on and is_later else "",
        standing=claim.status.value,
        word=words.STANDINGS[claim.status].one,
        disputed_by=tuple(_disputer(edition, claim, actor_id) for actor_id in claim.disputed_by),
        rivals=tuple(_rivals(edition, claim))[:_MOST_RIVALS],
        question=_question(edition, claim),
        sources=tuple(Link(key.removeprefix("s"), f"#its_{key}") for key in claim.sources),
    )


def _disputer(edition: Edition, claim: Claim, actor_id: str) -> Link:
    actor = edition.actor(actor_id)
    return Link(f"{actor.text} (elsewhere)", actor.href) if actor_id == claim.by else actor


def _rivals(edition: Edition, claim: Claim) -> Iterator[Rival]:
    """Yield the first answer of everyone who gave one that cannot also be true, disputers first."""
    found = [a for a in edition.record.rivals(claim) if _contradicts(edition, a, claim)]
    found.sort(key=lambda answer: answer.stand.by not in claim.disputed_by)
    firsts: dict[str, Answer] = {}
    for answer in found:
        firsts.setdefault(answer.stand.by, answer)
    for answer in firsts.values():
        day = words.short_date(answer.stand.said_on or answer.event.date)
        yield Rival(
            f"{edition.actor(answer.stand.by).text}, {day}",
            answer.stand.says,
            edition.links.event(answer.event.id),
        )


def _contradicts(edition: Edition, answer: Answer, claim: Claim) -> bool:
    """Say whether an answer differs from `claim`: by its stance, or by a number out of range."""
    question = edition.record.questions.by_id.get(claim.question or "")
    if question and question.kind is QuestionKind.OPEN:
        return False
    if answer.stand.stance is not claim.stance:
        return True
    mine, other = claim.numbers, answer.stand.numbers
    if not mine or not other or claim.unit != answer.stand.unit:
        return False
    return mine[-1] < other[0] or other[-1] < mine[0]


def _question(edition: Edition, claim: Claim) -> Link | None:
    question = edition.record.questions.by_id.get(claim.question or "")
    return Link(question.question, edition.links.question(question.id)) if question else None
