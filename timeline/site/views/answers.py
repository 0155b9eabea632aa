"""The answers to a question by side, each side's in the order first given. None is a finding."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from timeline.model import NO_SIDE, EventDate, Frozen, Question, QuestionKind, Stance
from timeline.record import indexes
from timeline.record.indexes import Answer
from timeline.site import words
from timeline.site.context import Context
from timeline.site.links import Link, joined, named

OTHERS = "others"
# So many of those who answer alike are named.
_MOST_NAMED = 3


class Short(Frozen, frozen=True):
    """An answer in a word, and who gave it when: `No`, `Legion and Corps, 12–15 March`.

    `word` is empty where the question has no answer in a word; then `says` has the claim.
    """

    word: str
    who: Link
    says: str = ""


class AnswerLine(Frozen, frozen=True):
    """An answer in a line: the question, linked, who gives it, and what it says."""

    question: Link
    by: str
    says: str


class Party(Frozen, frozen=True):
    """A side, or all that are none of the parties, and what it answered; `shorts` may be empty."""

    side: str
    name: Link
    shorts: tuple[Short, ...]


def answers(context: Context, question: Question, until: date | None = None) -> Sequence[Answer]:
    """Return every answer to a question in the order of saying, but those of outlets.

    An outlet passes on what others say, and is no party to what it reports. Where a day is given,
    only what was said or printed by its evening counts.
    """
    given = context.record.group(indexes.answers, question.id)
    known = (answer for answer in given if until is None or answer.known <= until)
    voices = (answer for answer in known if not is_outlet(context, answer.by))
    return sorted(voices, key=lambda answer: answer.when.said_key)


def is_outlet(context: Context, actor_id: str) -> bool:
    """Return whether an actor publishes reports."""
    actor = context.record.actor(actor_id)
    return actor is not None and context.record.vocabulary.is_like("actors", actor.kind, "outlet")


def column(context: Context, actor_id: str) -> str:
    """Return the id of the party that an actor answers for, or `others`."""
    actor = context.record.actor(actor_id)
    side = actor.side if actor else NO_SIDE
    return side if any(party.id == side for party in context.record.vocabulary.parties) else OTHERS


def columns(context: Context) -> Mapping[str, Link]:
    """Return the names of the parties by id, and of all others last."""
    parties = {party.id: named(party.name) for party in context.record.vocabulary.parties}
    return {**parties, OTHERS: Link(context.say("Others"))}


def by_party(context: Context, question: Question, until: date | None = None) -> tuple[Party, ...]:
    """Return what every party answers in short, silent ones too, and the others where any does.

    Where a day is given, it is what they had answered by its evening.
    """
    found: defaultdict[str, list[Answer]] = defaultdict(list)
    for answer in answers(context, question, until):
        found[column(context, answer.by)].append(answer)
    return tuple(
        Party(side, name, tuple(_shorts(context, question, found[side])))
        for side, name in columns(context).items()
        if side != OTHERS or found[side]
    )


def word(context: Context, question: Question, stance: Stance) -> str:
    """Return what an answer is in a word; nothing where the question cannot be answered so."""
    if question.kind is QuestionKind.YES_NO:
        return context.say(words.STANCES[stance])
    return "" if stance is Stance.ASSERTS else context.say(_OPEN[stance])


def _shorts(context: Context, question: Question, given: Sequence[Answer]) -> Iterator[Short]:
    if question.kind is not QuestionKind.YES_NO:
        for answer in given:
            yield Short("", _who(context, [answer]), answer.says)
        return
    alike: defaultdict[Stance, list[Answer]] = defaultdict(list)
    for answer in given:
        alike[answer.stance].append(answer)
    for stance, same in alike.items():
        is_plain = stance in (Stance.ASSERTS, Stance.DENIES) or len(same) > 1
        said = "" if is_plain else same[0].says
        yield Short(word(context, question, stance), _who(context, same), said)


def _who(context: Context, given: Sequence[Answer]) -> Link:
    return who(context, [(each.by, each.when) for each in given])


def who(context: Context, given: Sequence[tuple[str, EventDate]]) -> Link:
    """Return who spoke and when, of the ids and days: `Legion, Corps and 2 more, 12–15 March`.

    A month of which the day is not known is told where no day is.
    """
    names = [context.short(actor_id) for actor_id in dict.fromkeys(by for by, _ in given)]
    dates = [when for _, when in given]
    known = [when for when in dates if not when.is_month] or dates
    first, last = min(when.first for when in known), max(when.last for when in known)
    days = (
        context.words.short_date(known[0])
        if len({when.edtf for when in known}) == 1
        else context.words.span_in(last.year, first, last)
    )
    return joined(", ", (_named(context, names), days))


def _named(context: Context, names: Sequence[Link]) -> Link:
    if len(names) <= _MOST_NAMED + 1:
        return context.listing(names)
    more = context.more(len(names) - _MOST_NAMED)
    return context.pieces("{names} and {more}", names=joined(", ", names[:_MOST_NAMED]), more=more)


_OPEN: Mapping[Stance, str] = {
    Stance.DENIES: words.phrase("Denies it"),
    Stance.PARTLY: words.phrase("In part"),
    Stance.CANNOT_CONFIRM: words.phrase("Cannot confirm"),
}
