"""The claims of an event: who makes each, and what speaks against it."""

from collections.abc import Iterator
from dataclasses import dataclass

from timeline.model import Claim, Event, QuestionKind
from timeline.record import indexes
from timeline.record.indexes import Answer
from timeline.site import words
from timeline.site.context import Context
from timeline.site.links import Link

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
    disputed_by: tuple[Link, ...]
    rivals: tuple[Rival, ...]
    questions: tuple[Link, ...]
    sources: tuple[Link, ...]


def claims(context: Context, event: Event) -> tuple[ClaimView, ...]:
    """Return the claims of an event in the order of its file."""
    return tuple(_claim(context, event, claim) for claim in event.claims)


def _claim(context: Context, event: Event, claim: Claim) -> ClaimView:
    actor = context.record.actor(claim.by)
    is_later = claim.said_on and claim.said_on.edtf != event.date.edtf
    return ClaimView(
        says=claim.says,
        by=context.actor(claim.by),
        side=context.side(actor.side) if actor else "",
        said_on=words.short_date(claim.said_on) if claim.said_on and is_later else "",
        disputed_by=tuple(_disputer(context, claim, actor_id) for actor_id in claim.disputed_by),
        rivals=tuple(_rivals(context, claim))[:_MOST_RIVALS],
        questions=tuple(_questions(context, claim)),
        sources=tuple(Link(key.removeprefix("s"), f"#its_{key}") for key in claim.sources),
    )


def _disputer(context: Context, claim: Claim, actor_id: str) -> Link:
    actor = context.actor(actor_id)
    return Link(f"{actor.text} (elsewhere)", actor.href) if actor_id == claim.by else actor


def _rivals(context: Context, claim: Claim) -> Iterator[Rival]:
    """Yield the first answer of everyone who gave one that cannot also be true, disputers first."""
    found = [answer for name in claim.question for answer in _against(context, name, claim)]
    found.sort(key=lambda answer: answer.by not in claim.disputed_by)
    firsts: dict[str, Answer] = {}
    for answer in found:
        firsts.setdefault(answer.by, answer)
    for answer in firsts.values():
        who = f"{context.actor(answer.by).text}, {words.short_date(answer.when)}"
        yield Rival(who, answer.says, context.links.event(answer.event))


def _against(context: Context, question_id: str, claim: Claim) -> Iterator[Answer]:
    """Yield what others answered to a question that cannot be true beside `claim`."""
    question = context.record.question(question_id)
    if question and question.kind is QuestionKind.OPEN:
        return
    for answer in context.record.group(indexes.answers, question_id):
        if answer.by != claim.by and _contradicts(answer, claim):
            yield answer


def _contradicts(answer: Answer, claim: Claim) -> bool:
    """Say whether an answer differs from `claim`: by its stance, or by a number out of range."""
    if answer.stance is not claim.stance:
        return True
    mine, other = claim.numbers, answer.numbers
    if not mine or not other or claim.unit != answer.unit:
        return False
    return mine[-1] < other[0] or other[-1] < mine[0]


def _questions(context: Context, claim: Claim) -> Iterator[Link]:
    for question_id in claim.question:
        if question := context.record.question(question_id):
            yield Link(question.question, context.links.question(question.id))
