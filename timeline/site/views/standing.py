"""Where claims stand: who denies one, who says otherwise, who says so too.

Nothing here is written in a file but `disputed_by`. An actor of a kind like `outlet` passes on what
others say: it denies nothing and says nothing otherwise. An actor never contests itself.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from timeline.model import NO_SIDE, Claim, Event, EventDate, QuestionKind, Stance
from timeline.record import evidence
from timeline.record.evidence import Position
from timeline.site.context import Context
from timeline.site.views.answers import is_outlet
from timeline.site.words import Words

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


@dataclass(frozen=True, slots=True)
class _Answered:
    """A claim, the answers of others that matter here, and where it stands."""

    claim: Claim
    answers: Answers
    stand: Stand


def standings(context: Context, event: Event) -> tuple[Standing, ...]:
    """Return where each claim of an event stands, in file order."""
    return tuple(standing(context, event, claim) for claim in event.claims)


def standing(context: Context, event: Event, claim: Claim) -> Standing:
    """Return where a claim of an event stands."""
    stand = stand_of(context, event, claim)
    return Standing(
        denies=_voices(context, event, stand.denies),
        otherwise=_voices(context, event, stand.otherwise),
        agrees=_voices(context, event, stand.agrees),
    )


def clause(context: Context, event: Event) -> str:
    """Return in a few words on which question others contest an event, or say so too; or nothing.

    Where its claimants contest each other the accounts differ: to name one of them as the denier
    would take sides. Else a question is named, or the claims are counted: beside a title alone a
    name would seem to contest the title, and the title may tell of something else.
    """
    own = _own(context, event)
    if _is_quarrel(context, event, has_teller=bool(own)):
        return context.say("Accounts differ")
    stands = [(claim, stand_of(context, event, claim)) for claim in event.claims]
    contested = [
        _Answered(claim, _without({**stand.denies, **stand.otherwise}, own), stand)
        for claim, stand in stands
    ]
    if told := [each for each in contested if each.answers]:
        return _on(context, event, told, _contested)
    agreed = [_Answered(claim, _without(stand.agrees, own), stand) for claim, stand in stands]
    if told := [each for each in agreed if each.answers]:
        return _on(context, event, told, _agreed)
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
        name=context.short(found.by),
    )


def stand_of(context: Context, event: Event, claim: Claim) -> Stand:
    """Return where a claim stands.

    Who denied something before it was claimed here said otherwise, on that day. Who said otherwise
    and came round to it does not contest it, nor does who gave it up agree with it. Of whom a claim
    names as its denier, the words on file are its denial, or else another answer than the claim's.
    """
    contrary = Stance.ASSERTS if claim.stance is Stance.DENIES else Stance.DENIES
    deniers = _deniers(context, claim)
    decided, others = _others(context, claim, deniers)
    mine, theirs = _firsts(decided, claim.stance), _firsts(decided, contrary)
    denials = {
        **_unlike([*decided, *others], claim.stance),
        **_firsts(others, Stance.DENIES),
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


def _is_before(answer: Position, when: EventDate) -> bool:
    """Return whether an answer was given on an earlier day, where both days are known."""
    if when.is_month or answer.when.is_month:
        return False
    return answer.when.last < when.first


def _is_later(answers: Answers, by: str, answer: Position) -> bool:
    """Return whether an actor gave another answer after this one."""
    other = answers.get(by)
    return other is not None and other.when.said_key >= answer.when.said_key


def _others(
    context: Context, claim: Claim, deniers: Iterable[str]
) -> tuple[Sequence[Position], Sequence[Position]]:
    """Return what others answer to the questions of a claim: of yes and no, and to all others.

    Of the others `deniers` alone matter, so that no more is looked at: many may answer those.
    """
    found: tuple[list[Position], list[Position]] = [], []
    for name in claim.question:
        if question := context.record.question(name):
            if question.kind is QuestionKind.YES_NO:
                given = context.record.group(evidence.positions, name)
                found[0].extend(position for position in given if position.by != claim.by)
            else:
                for by in deniers:
                    found[1].extend(context.record.group(evidence.positions_of, f"{name}/{by}"))
    decided, others = (sorted(each, key=lambda it: it.when.said_key) for each in found)
    return decided, others


def _firsts(answers: Iterable[Position], stance: Stance) -> dict[str, Position]:
    """Return the first answer of each actor with this stance."""
    firsts: dict[str, Position] = {}
    for answer in answers:
        if answer.stance is stance:
            firsts.setdefault(answer.by, answer)
    return firsts


def _unlike(answers: Iterable[Position], stance: Stance) -> dict[str, Position]:
    """Return the first answer of each actor with another stance than this one."""
    firsts: dict[str, Position] = {}
    for answer in sorted(answers, key=lambda it: it.when.said_key):
        if answer.stance is not stance:
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
        if is_across and count_otherwise(one, other):
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


def _without(answers: Answers, own: Iterable[str]) -> Answers:
    return {by: answer for by, answer in answers.items() if by not in own}


def _on(
    context: Context,
    event: Event,
    told: Sequence[_Answered],
    words_of: Callable[[Context, Event, Sequence[_Answered]], str],
) -> str:
    """Return what is told of the claims that answer the first question concerned.

    What is told of claims without a question says of how many it holds; so do further questions.
    """
    name = told[0].claim.question[:1]
    question = context.record.question(name[0]) if name else None
    same = [each for each in told if each.claim.question[:1] == name]
    phrase = words_of(context, event, same)
    if question:
        phrase = context.say("{question}: {told}", question=question.name, told=phrase)
    elif len(same) < len(event.claims):
        phrase = context.count(
            "{told} ({n} of {all} claims)",
            "{told} ({n} of {all} claims)",
            len(same),
            told=phrase,
            all=context.words.number(len(event.claims)),
        )
    more = len(told) - len(same)
    if not more:
        return phrase
    return context.count(
        "{told}, and {n} more claim", "{told}, and {n} more claims", more, told=phrase
    )


def _contested(context: Context, event: Event, told: Sequence[_Answered]) -> str:
    answers = {by: answer for each in told for by, answer in each.answers.items()}
    is_denied = all(
        by in each.stand.denies and each.claim.stance is not Stance.DENIES
        for each in told
        for by in each.answers
    )
    if is_denied:
        number = context.persons(tuple(answers))
        return context.count(
            "{names} denies", "{names} deny", number, names=_names(context, answers)
        )
    return _otherwise(context, event, answers)


def _agreed(context: Context, event: Event, told: Sequence[_Answered]) -> str:
    answers = {by: answer for each in told for by, answer in each.answers.items()}
    return context.say("also said by {names}", names=_names(context, answers))


def _otherwise(context: Context, event: Event, answers: Answers) -> str:
    """Return who says otherwise and from which day to which, the first of them first."""
    found = sorted(answers.items(), key=lambda item: item[1].when.said_key if item[1] else "~")
    names = _names(context, [by for by, _ in found])
    number = context.persons(tuple(answers))
    days = _between(context.words, event, [answer.when for _, answer in found if answer])
    if not days:
        return context.count("{names} says otherwise", "{names} say otherwise", number, names=names)
    return context.count(
        "{names} says otherwise, {days}",
        "{names} say otherwise, {days}",
        number,
        names=names,
        days=days,
    )


def _between(words: Words, event: Event, when: Sequence[EventDate]) -> str:
    """Return the days of answers from the first to the last; a month only where no day is known."""
    known = [each for each in when if not each.is_month] or when
    if len({each.edtf for each in known}) < 2:
        return day_beside(words, event, known[0]) if known else ""
    first, last = min(each.first for each in known), max(each.last for each in known)
    if first == last:
        return day_beside(words, event, EventDate.of(first))
    return day_beside(words, event, EventDate(f"{first}/{last}"))


def _names(context: Context, actors: Iterable[str]) -> str:
    """Return `A`, `A and B`, or `A, B and 2 more`."""
    names = [context.short(by) for by in actors]
    more = len(names) - _MOST_NAMES
    if more <= 0:
        return context.words.listing(names)
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
        day=day_beside(context.words, event, answer.when),
        iso=answer.when.edtf if answer.when.is_month else answer.when.first.isoformat(),
    )


def count_otherwise(one: Claim, other: Claim) -> bool:
    """Return whether two claims answer a question by two numbers for the same things."""
    return bool(
        set(one.question).intersection(other.question)
        and one.numbers
        and other.numbers
        and (one.unit, one.covers) == (other.unit, other.covers)
        and one.bounds != other.bounds
    )


def against(context: Context, event: Event, claim: Claim) -> Mapping[str, Position | None]:
    """Return the first answer of each actor that denies a claim or says otherwise; deniers first.

    It is None where none of those on file says so.
    """
    stand = stand_of(context, event, claim)
    return {**stand.denies, **stand.otherwise}


def day_beside(words: Words, event: Event, when: EventDate) -> str:
    """Return a day without its year, unless that is another than the year of the event."""
    is_same = when.first.year == when.last.year == event.date.last.year
    return words.short_date(when) if is_same else words.dated(when)
