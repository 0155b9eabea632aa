"""What is said beside a title in a few words: who contests it or says so too, and who is cited."""

from collections.abc import Callable, Iterable, Sequence

from timeline.model import Claim, Event, EventDate, Frozen, Stance
from timeline.record import evidence
from timeline.site.context import Context
from timeline.site.links import NOTHING, Link, joined, named
from timeline.site.views.contest import Answers, Stand, day_beside, is_quarrel, stand_of
from timeline.site.words import Words

_MOST_NAMES = 2


class _Answered(Frozen, frozen=True):
    """A claim, the answers of others that matter here, and where it stands."""

    claim: Claim
    answers: Answers
    stand: Stand


def clause(context: Context, event: Event) -> Link:
    """Return in a few words on which question others contest an event, or say so too; or nothing.

    Where its claimants contest each other the accounts differ: to name one of them as the denier
    would take sides. Else a question is named, or the claims are counted: beside a title alone a
    name would seem to contest the title, and the title may tell of something else.
    """
    own = _own(context, event)
    if is_quarrel(context, event, has_teller=bool(own)):
        return Link(context.say("Accounts differ"))
    stands = [(claim, stand_of(context, event, claim)) for claim in event.claims]
    contested = [_Answered(claim, _without(stand.against, own), stand) for claim, stand in stands]
    if told := [each for each in contested if each.answers]:
        return _on(context, event, told, _contested)
    agreed = [_Answered(claim, _without(stand.agrees, own), stand) for claim, stand in stands]
    if told := [each for each in agreed if each.answers]:
        return _on(context, event, told, _agreed)
    return NOTHING


def relay(context: Context, event: Event) -> Link | None:
    """Return whom all reports of an event cite, where two outlets or more cite one and no other."""
    found = context.record.group(evidence.relayed, event.id)
    if found is None:
        return None
    return context.count_pieces(
        "Reported by {n} outlet, citing {name}",
        "Reported by {n} outlets, all citing {name}",
        found.outlets,
        name=context.short(found.by),
    )


def _own(context: Context, event: Event) -> frozenset[str]:
    """Return those of whose account the title is who claim something."""
    claimants = {claim.by for claim in event.claims}
    return frozenset(claimants.intersection(context.record.group(evidence.tellers, event.id)))


def _without(answers: Answers, own: Iterable[str]) -> Answers:
    return {by: answer for by, answer in answers.items() if by not in own}


def _on(
    context: Context,
    event: Event,
    told: Sequence[_Answered],
    words_of: Callable[[Context, Event, Sequence[_Answered]], Link],
) -> Link:
    """Return what is told of the claims that answer the first question concerned.

    What is told of claims without a question says of how many it holds; so do further questions.
    """
    name = told[0].claim.question[:1]
    question = context.record.question(name[0]) if name else None
    same = [each for each in told if each.claim.question[:1] == name]
    phrase = words_of(context, event, same)
    if question:
        name_of = named(question.name)
        phrase = context.pieces("{question}: {told}", question=name_of, told=phrase)
    elif len(same) < len(event.claims):
        phrase = context.count_pieces(
            "{told} ({n} of {all} claims)",
            "{told} ({n} of {all} claims)",
            len(same),
            told=phrase,
            all=context.words.number(len(event.claims)),
        )
    more = len(told) - len(same)
    if not more:
        return phrase
    return context.count_pieces(
        "{told}, and {n} more claim", "{told}, and {n} more claims", more, told=phrase
    )


def _contested(context: Context, event: Event, told: Sequence[_Answered]) -> Link:
    answers = {by: answer for each in told for by, answer in each.answers.items()}
    is_denied = all(
        by in each.stand.denies and each.claim.stance is not Stance.DENIES
        for each in told
        for by in each.answers
    )
    if is_denied:
        number = context.persons(tuple(answers))
        return context.count_pieces(
            "{names} denies", "{names} deny", number, names=_names(context, answers)
        )
    return _otherwise(context, event, answers)


def _agreed(context: Context, event: Event, told: Sequence[_Answered]) -> Link:
    answers = {by: answer for each in told for by, answer in each.answers.items()}
    return context.pieces("also said by {names}", names=_names(context, answers))


def _otherwise(context: Context, event: Event, answers: Answers) -> Link:
    """Return who says otherwise and from which day to which, the first of them first."""
    found = sorted(answers.items(), key=lambda item: item[1].when.said_key if item[1] else "~")
    names = _names(context, [by for by, _ in found])
    number = context.persons(tuple(answers))
    days = _between(context.words, event, [answer.when for _, answer in found if answer])
    if not days:
        return context.count_pieces(
            "{names} says otherwise", "{names} say otherwise", number, names=names
        )
    return context.count_pieces(
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


def _names(context: Context, actors: Iterable[str]) -> Link:
    """Return `A`, `A and B`, or `A, B and 2 more`."""
    names = [context.short(by) for by in actors]
    more = len(names) - _MOST_NAMES
    if more <= 0:
        return context.listing(names)
    shown = joined(", ", names[:_MOST_NAMES])
    return context.count_pieces("{names} and {n} more", "{names} and {n} more", more, names=shown)
