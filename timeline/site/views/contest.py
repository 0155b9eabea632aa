"""Who contests a claim and who says so too, by the ids of actors, and with their links and days.

Nothing here is written in a file but `disputed_by`. An actor of a kind like `outlet` passes on what
others say: it denies nothing and says nothing otherwise. An actor never contests itself.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from timeline.model import NO_SIDE, Claim, Event, EventDate, Frozen, QuestionKind, Stance
from timeline.record import evidence
from timeline.record.indexes import Answer
from timeline.site.context import Context
from timeline.site.links import Link, phrase_of
from timeline.site.views.answers import is_outlet
from timeline.site.words import Words

# In part, or not knowing, opposes nobody.
_DECIDED = (Stance.ASSERTS, Stance.DENIES)
# The answer of each actor, in the order of saying, or None where none is on file.
Answers = Mapping[str, Answer | None]


class Stand(Frozen, frozen=True, kw_only=True):
    """Where a claim stands, by the ids of actors; the answer of each is None where none says so."""

    denies: Answers
    otherwise: Answers
    agrees: Answers

    @property
    def against(self) -> Answers:
        """Who denies the claim, and then who says otherwise."""
        return {**self.denies, **self.otherwise}


def stand_of(context: Context, event: Event, claim: Claim) -> Stand:
    """Return where a claim stands.

    Who denied something before it was claimed here said otherwise, on that day. Who said otherwise
    and came round to it does not contest it, nor does who gave it up agree with it. Of whom a claim
    names as its denier, the words on file are its denial, or else another answer than the claim's.
    """
    contrary = Stance.ASSERTS if claim.stance is Stance.DENIES else Stance.DENIES
    deniers = _deniers(context, claim)
    decided, others = _others(context, claim, deniers)
    mine = _firsts(each for each in decided if each.stance is claim.stance)
    theirs = _firsts(each for each in decided if each.stance is contrary)
    denials = {
        **_firsts(each for each in (*decided, *others) if each.stance is not claim.stance),
        **_firsts(each for each in others if each.stance is Stance.DENIES),
        **theirs,
    }
    named = {by: denials.get(by) for by in deniers}
    early = {
        by: it for by, it in named.items() if it and _is_before(it, claim.said_on or event.date)
    }
    yes_no = claim.stance in _DECIDED and not is_outlet(context, claim.by)
    against = {by: it for by, it in theirs.items() if yes_no and not _is_later(mine, by, it)}
    return Stand(
        denies={by: it for by, it in named.items() if by not in early},
        otherwise={**early, **{by: it for by, it in against.items() if by not in named}},
        agrees={
            by: it
            for by, it in mine.items()
            if yes_no and _is_across(context, claim.by, by) and not _is_later(theirs, by, it)
        },
    )


def _is_before(answer: Answer, when: EventDate) -> bool:
    """Return whether an answer was given on an earlier day, where both days are known."""
    if when.is_month or answer.when.is_month:
        return False
    return answer.when.last < when.first


def _is_later(answers: Answers, by: str, answer: Answer) -> bool:
    """Return whether an actor gave another answer after this one."""
    other = answers.get(by)
    return other is not None and other.when.said_key >= answer.when.said_key


def _others(
    context: Context, claim: Claim, deniers: Iterable[str]
) -> tuple[Sequence[Answer], Sequence[Answer]]:
    """Return what others answer to the questions of a claim: of yes and no, and to all others.

    Of the others `deniers` alone matter, so that no more is looked at: many may answer those.
    """
    found: tuple[list[Answer], list[Answer]] = [], []
    for question in context.questions(claim.question):
        if question.kind is QuestionKind.YES_NO:
            given = context.record.group(evidence.positions, question.id)
            found[0].extend(position for position in given if position.by != claim.by)
        else:
            for by in deniers:
                key = f"{question.id}/{by}"
                found[1].extend(context.record.group(evidence.positions_of, key))
    return found


def _firsts(answers: Iterable[Answer]) -> dict[str, Answer]:
    """Return the first answer of each actor, in the order of saying."""
    firsts: dict[str, Answer] = {}
    for answer in sorted(answers, key=lambda it: it.when.said_key):
        firsts.setdefault(answer.by, answer)
    return firsts


def is_quarrel(context: Context, event: Event, *, has_teller: bool) -> bool:
    """Return whether claimants of an event contest each other.

    Where one of them tells it, this takes two sides: else it is clear who contests whom.
    """
    for one, other in combinations(event.claims, 2):
        is_across = _is_across(context, one.by, other.by)
        if (is_across or not has_teller) and _contest(context, one, other):
            return True
        if is_across and count_otherwise(one, other):
            return True
    return False


def _contest(context: Context, one: Claim, other: Claim) -> bool:
    """Return whether one claim denies the other, or they answer a question by yes and by no."""
    if one.by in _deniers(context, other) or other.by in _deniers(context, one):
        return True
    if one.by == other.by or is_outlet(context, one.by) or is_outlet(context, other.by):
        return False
    shared = context.questions(set(one.question).intersection(other.question))
    is_opposite = {one.stance, other.stance} == set(_DECIDED)
    return is_opposite and any(each.kind is QuestionKind.YES_NO for each in shared)


def count_otherwise(one: Claim, other: Claim) -> bool:
    """Return whether two claims answer a question by two numbers for the same things."""
    return bool(
        set(one.question).intersection(other.question)
        and one.numbers
        and other.numbers
        and (one.unit, one.covers) == (other.unit, other.covers)
        and one.bounds != other.bounds
    )


def _deniers(context: Context, claim: Claim) -> Sequence[str]:
    """Return whom a claim names as its deniers: never who makes it, and no outlet."""
    return [by for by in claim.disputed_by if by != claim.by and not is_outlet(context, by)]


def _is_across(context: Context, one: str, other: str) -> bool:
    """Return whether two actors are of two sides, both with a name."""
    sides = {_side(context, one), _side(context, other)}
    return len(sides) > 1 and NO_SIDE not in sides


def _side(context: Context, actor_id: str) -> str:
    actor = context.record.actor(actor_id)
    return actor.side if actor else NO_SIDE


def voices(context: Context, event: Event, answers: Answers) -> tuple[Link, ...]:
    """Return who gave `answers` to a claim of an event, and where and when if that is on file."""
    return tuple(_voice(context, event, by, answer) for by, answer in answers.items())


def _voice(context: Context, event: Event, by: str, answer: Answer | None) -> Link:
    if answer is None:
        return phrase_of([context.short(by)])
    day = day_beside(context.words, event, answer.when)
    return phrase_of((context.short(by), ", ", day), context.links.event(answer.event))


def day_beside(words: Words, event: Event, when: EventDate) -> str:
    """Return a day without its year, unless that is another than the year of the event."""
    is_same = when.first.year == when.last.year == event.date.last.year
    return words.short_date(when) if is_same else words.dated(when)
