"""Where claims stand: who denies one, who says otherwise, who says so too.

Nothing here is written in a file but `disputed_by`. An actor of a kind like `outlet` passes on what
others say: it denies nothing and says nothing otherwise. An actor never contests itself.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from timeline.model import NO_SIDE, Claim, Event, EventDate, QuestionKind, Stance
from timeline.record import evidence
from timeline.record.evidence import Position
from timeline.site import words
from timeline.site.context import Context
from timeline.site.views.answers import is_outlet

_MOST_NAMES = 2
# In part, or not knowing, opposes nobody.
_DECIDED = (Stance.ASSERTS, Stance.DENIES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """An actor by its short name, and where and when it said so; each is empty if nowhere."""

    name: str
    href: str = ""
    day: str = ""
    iso: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Who denies a claim, who answers its question otherwise, and who answers it so too."""

    denies: tuple[Voice, ...] = ()
    otherwise: tuple[Voice, ...] = ()
    agrees: tuple[Voice, ...] = ()


# The answer of each actor, in the order of saying, or None where none is on file.
Answers = Mapping[str, Position | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stand:
    """Where a claim stands, by the ids of actors; the answer of each is None where none says so."""

    denies: Answers
    otherwise: Answers
    agrees: Answers


def standings(context: Context, event: Event) -> tuple[Standing, ...]:
    """Return where each claim of an event stands, in file order."""
    return tuple(
        Standing(
            denies=_voices(context, event, stand.denies),
            otherwise=_voices(context, event, stand.otherwise),
            agrees=_voices(context, event, stand.agrees),
        )
        for stand in (stand_of(context, claim) for claim in event.claims)
    )


def clause(context: Context, event: Event) -> str:
    """Return in a few words who contests an event, or says so too; or nothing.

    Where its claimants contest each other the accounts differ: to name one of them as the denier
    would take sides. Else it is about the claims of those whose account the title is.
    """
    own = _own(context, event)
    if _is_quarrel(context, event, has_teller=bool(own)):
        return context.say("Accounts differ")
    told = [claim for claim in event.claims if not own or claim.by in own]
    stands = [stand_of(context, claim) for claim in told]
    # Who denies a denial says otherwise.
    pairs = zip(told, stands, strict=True)
    denied = [stand.denies for claim, stand in pairs if claim.stance is not Stance.DENIES]
    if deniers := _merged(denied, own):
        return _of_how_many(context, event, denied, own, _denied(context, deniers))
    contrary = [{**stand.otherwise, **stand.denies} for stand in stands]
    if otherwise := _merged(contrary, own):
        return _of_how_many(context, event, contrary, own, _otherwise(context, event, otherwise))
    agreed = [stand.agrees for stand in stands]
    if agreeing := _merged(agreed, own):
        names = context.say("Also said by {names}", names=_names(context, agreeing))
        return _of_how_many(context, event, agreed, own, names)
    return ""


def relay(context: Context, event: Event) -> str:
    """Return whom all reports of an event cite, where two outlets or more cite one and no other."""
    found = context.record.group(evidence.relayed, event.id)
    if found is None:
        return ""
    return context.count(
        "Reported by {n} outlet, citing {name}",
        "Reported by {n} outlets, all citing {name}",
        found.outlets,
        name=context.actor(found.by).text,
    )


def stand_of(context: Context, claim: Claim) -> Stand:
    """Return where a claim stands."""
    denied = _deniers(context, claim)
    contrary = Stance.ASSERTS if claim.stance is Stance.DENIES else Stance.DENIES
    given = _firsts(_others(context, claim, QuestionKind), contrary)
    yes_no: Sequence[Position] = ()
    if claim.stance in _DECIDED and not is_outlet(context, claim.by):
        yes_no = _others(context, claim, (QuestionKind.YES_NO,))
    against = _firsts(yes_no, contrary)
    across = [each for each in yes_no if _is_across(context, claim.by, each.by)]
    return Stand(
        denies={by: given.get(by) for by in denied},
        otherwise={by: answer for by, answer in against.items() if by not in denied},
        agrees=_firsts(across, claim.stance),
    )


def _others(context: Context, claim: Claim, kinds: Iterable[QuestionKind]) -> Sequence[Position]:
    """Return how others answer the questions of a claim that are of these kinds, as they did."""
    found = [
        position
        for name in claim.question
        if (question := context.record.question(name)) and question.kind in kinds
        for position in context.record.group(evidence.positions, name)
        if position.by != claim.by
    ]
    return sorted(found, key=lambda each: each.when.day_key)


def _firsts(answers: Iterable[Position], stance: Stance) -> dict[str, Position]:
    """Return the first answer of each actor with this stance."""
    firsts: dict[str, Position] = {}
    for answer in answers:
        if answer.stance is stance:
            firsts.setdefault(answer.by, answer)
    return firsts


def _is_across(context: Context, one: str, other: str) -> bool:
    """Return whether two actors are of two sides, both with a name."""
    sides = {_side(context, one), _side(context, other)}
    return len(sides) > 1 and NO_SIDE not in sides


def _side(context: Context, actor_id: str) -> str:
    actor = context.record.actor(actor_id)
    return actor.side if actor else NO_SIDE


def _own(context: Context, event: Event) -> frozenset[str]:
    """Return those of whose account the title is who claim something."""
    claimants = {claim.by for claim in event.claims}
    return frozenset(claimants.intersection(context.record.group(evidence.tellers, event.id)))


def _is_quarrel(context: Context, event: Event, *, has_teller: bool) -> bool:
    """Return whether claimants of an event contest each other.

    Where one of them tells it, this takes two sides: else it is clear who contests whom.
    """
    for one, other in combinations(event.claims, 2):
        is_across = _is_across(context, one.by, other.by)
        if (is_across or not has_teller) and _contest(context, one, other):
            return True
        if is_across and _count_otherwise(one, other):
            return True
    return False


def _contest(context: Context, one: Claim, other: Claim) -> bool:
    """Return whether one claim denies the other, or they answer a question by yes and by no."""
    if one.by in _deniers(context, other) or other.by in _deniers(context, one):
        return True
    if one.by == other.by or is_outlet(context, one.by) or is_outlet(context, other.by):
        return False
    shared = map(context.record.question, set(one.question).intersection(other.question))
    is_opposite = {one.stance, other.stance} == set(_DECIDED)
    return is_opposite and any(each.kind is QuestionKind.YES_NO for each in shared if each)


def _deniers(context: Context, claim: Claim) -> Sequence[str]:
    """Return whom a claim names as its deniers: never who makes it, and no outlet."""
    return [by for by in claim.disputed_by if by != claim.by and not is_outlet(context, by)]


def _count_otherwise(one: Claim, other: Claim) -> bool:
    """Return whether two claims answer a question by two numbers for the same things."""
    return bool(
        set(one.question).intersection(other.question)
        and one.numbers
        and other.numbers
        and (one.unit, one.covers) == (other.unit, other.covers)
        and one.bounds != other.bounds
    )


def _merged(stands: Iterable[Answers], own: Iterable[str]) -> Answers:
    """Return the answers of several claims, one of each actor, without those of `own`."""
    merged: dict[str, Position | None] = {}
    for answers in stands:
        for by, answer in answers.items():
            merged[by] = merged.get(by) or answer
    return {by: answer for by, answer in merged.items() if by not in own}


def _of_how_many(
    context: Context, event: Event, stands: Iterable[Answers], own: Iterable[str], told: str
) -> str:
    """Return what is `told` of the claims of an event, with how many they are where not all."""
    touched = sum(bool(_merged([answers], own)) for answers in stands)
    if touched == len(event.claims):
        return told
    return context.count(
        "{told} ({n} of {all} claims)",
        "{told} ({n} of {all} claims)",
        touched,
        told=told,
        all=f"{len(event.claims):,}",
    )


def _denied(context: Context, answers: Answers) -> str:
    names, number = _names(context, answers), context.persons(tuple(answers))
    return context.count("{names} denies", "{names} deny", number, names=names)


def _otherwise(context: Context, event: Event, answers: Answers) -> str:
    """Return who says otherwise and when, in order; last whose day is unknown, or no answer."""
    in_order = sorted(answers.items(), key=lambda item: item[1].when.last if item[1] else date.max)
    names = _names(context, [by for by, _ in in_order])
    shown = [answer for _, answer in in_order[:_MOST_NAMES] if answer]
    days = list(dict.fromkeys(day_beside(event, answer.when) for answer in shown))
    number = context.persons(tuple(answers))
    if not days:
        return context.count("{names} says otherwise", "{names} say otherwise", number, names=names)
    return context.count(
        "{names} says otherwise, {days}",
        "{names} say otherwise, {days}",
        number,
        names=names,
        days=words.listing(days),
    )


def _names(context: Context, actors: Iterable[str]) -> str:
    """Return `A`, `A and B`, or `A, B and 2 more`."""
    names = [context.short(by) for by in actors]
    more = len(names) - _MOST_NAMES
    if more <= 0:
        return words.listing(names)
    shown = ", ".join(names[:_MOST_NAMES])
    return context.count("{names} and {n} more", "{names} and {n} more", more, names=shown)


def _voices(context: Context, event: Event, answers: Answers) -> tuple[Voice, ...]:
    return tuple(_voice(context, event, by, answer) for by, answer in answers.items())


def _voice(context: Context, event: Event, by: str, answer: Position | None) -> Voice:
    if answer is None:
        return Voice(name=context.short(by))
    return Voice(
        name=context.short(by),
        href=context.links.event(answer.event),
        day=day_beside(event, answer.when),
        iso=answer.when.edtf if answer.when.is_month else answer.when.first.isoformat(),
    )


def against(context: Context, claim: Claim) -> Mapping[str, Position | None]:
    """Return the first answer of each actor that denies a claim or says otherwise; deniers first.

    It is None where none of those on file says so.
    """
    stand = stand_of(context, claim)
    return {**stand.denies, **stand.otherwise}


def day_beside(event: Event, when: EventDate) -> str:
    """Return a day without its year, unless that is another than the year of the event."""
    is_same = when.first.year == when.last.year == event.date.last.year
    return words.short_date(when) if is_same else when.label
