"""The claims of an event: each disputed question with every voice, and the other claims in lines.

Voices stand beside each other as they are. Nothing is added up, and nobody is found to be right.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

import msgspec
from msgspec.structs import replace

from timeline.model import Claim, Event, EventDate, Frozen, Question, QuestionKind, Stance
from timeline.record import evidence
from timeline.record.indexes import Answer
from timeline.site.context import Context
from timeline.site.links import NOTHING, Link
from timeline.site.views.answers import column, is_outlet, word
from timeline.site.views.contest import Answers, count_otherwise, day_beside, stand_of, voices
from timeline.site.words import sentence

# A question can have many answers; its own page has them all.
_MOST_RIVALS = 3
_MOST_AGREEING = 3
_DECIDED = frozenset((Stance.ASSERTS, Stance.DENIES))


class VoiceView(Frozen, frozen=True, kw_only=True):
    """One answer: whose it is, of which side and day, the words, and where they stand.

    `side` is that of who speaks, or what kind of outlet it is, and is empty where there is none.
    `id` is the key of a claim of this event, the first time it stands on the page; a voice of
    another event has `elsewhere` in its place, which tells whether it spoke before the event or
    later. `denied_by` are those who deny it in words not on file, `agrees` those of another side
    who say so too.
    """

    id: str = ""
    by: Link
    side: Link
    day: str = ""
    word: str = ""
    says: str
    sources: tuple[Link, ...] = ()
    denied_by: Link = NOTHING
    agrees: tuple[Link, ...] = ()
    elsewhere: Link | None = None


class Dispute(Frozen, frozen=True):
    """A question that is answered differently; `silent` are the sides without an answer.

    An outlet is no voice: what those pass on that report the event stands apart, as `reports`.
    """

    question: Link
    voices: tuple[VoiceView, ...]
    reports: tuple[VoiceView, ...]
    more: str
    silent: tuple[str, ...]


class ClaimsView(Frozen, frozen=True):
    """The claims of an event: those that are disputed, by question, and the others."""

    disputes: tuple[Dispute, ...]
    others: tuple[VoiceView, ...]


class _Filed(Frozen, frozen=True):
    """A claim with its key in the event, who agrees, and who denies it in no words on file."""

    key: str
    claim: Claim
    agrees: Answers
    wordless: tuple[str, ...]


def claims(context: Context, event: Event) -> ClaimsView:
    """Return the claims of an event."""
    filed = tuple(_filed(context, event))
    disputes: list[Dispute] = []
    shown: set[str] = set()
    for question in context.questions_of(event):
        answering = [each for each in filed if question.id in each.claim.question]
        rivals = _rivals(context, event, question, answering)
        voices = [each for each in answering if not is_outlet(context, each.claim.by)]
        if rivals or _differ(question, voices) or _is_denied(question, answering):
            disputes.append(_dispute(context, event, question, answering, rivals, shown))
            shown.update(each.key for each in answering)
    rest = (each for each in filed if each.key not in shown)
    return ClaimsView(tuple(disputes), tuple(_line(context, event, each) for each in rest))


def rival(context: Context, event: Event, question: Question, position: Answer) -> VoiceView:
    """Return an answer that another event has as it stands beside this one's."""
    href = f"{context.links.event(position.event)}#{position.key}"
    return VoiceView(
        by=context.actor(position.by),
        side=_side(context, position.by),
        word=word(context, question, position.stance),
        says=position.says,
        elsewhere=Link(_beside(context, event, position.when), href),
    )


def _filed(context: Context, event: Event) -> Iterator[_Filed]:
    for key, claim in zip(event.claim_keys, event.claims, strict=True):
        stand = stand_of(context, event, claim)
        wordless = tuple(by for by, told in stand.against.items() if not told)
        yield _Filed(key, claim, stand.agrees, wordless)


def _rivals(
    context: Context, event: Event, question: Question, answering: Iterable[_Filed]
) -> Mapping[str, Answer]:
    """Return what others answered in other events against the claims, those who deny one first."""
    inside = {each.claim.by for each in answering}
    return {
        by: position
        for each in answering
        for by, position in stand_of(
            context, event, msgspec.structs.replace(each.claim, question=(question.id,))
        ).against.items()
        if position and by not in inside and position.event != event.id
    }


def _differ(question: Question, answering: Iterable[_Filed]) -> bool:
    """Return whether two claimants within an event answer a question differently."""
    pairs = combinations((each.claim for each in answering), 2)
    return any(one.by != other.by and _part(question, one, other) for one, other in pairs)


def _part(question: Question, one: Claim, other: Claim) -> bool:
    if question.kind is QuestionKind.YES_NO:
        return {one.stance, other.stance} == _DECIDED
    return question.kind is QuestionKind.NUMBER and count_otherwise(one, other)


def _is_denied(question: Question, answering: Iterable[_Filed]) -> bool:
    """Return whether somebody denies a claim of which this is the first question."""
    return any(each.wordless and each.claim.question[0] == question.id for each in answering)


def _dispute(
    context: Context,
    event: Event,
    question: Question,
    answering: Sequence[_Filed],
    rivals: Mapping[str, Answer],
    shown: Iterable[str],
) -> Dispute:
    inside = [(each, _voice(context, event, question, each, shown)) for each in answering]
    first = list(rivals.values())[:_MOST_RIVALS]
    beside = (
        rival(context, event, question, each)
        for each in sorted(first, key=lambda it: it.when.said_key)
    )
    voices = (voice for each, voice in inside if not is_outlet(context, each.claim.by))
    reports = (voice for each, voice in inside if is_outlet(context, each.claim.by))
    return Dispute(
        question=Link(question.question, context.links.question(question.id)),
        voices=(*voices, *beside),
        reports=tuple(reports),
        more=context.and_more(len(rivals) - len(first)),
        silent=tuple(_silent(context, question)),
    )


def _voice(
    context: Context, event: Event, question: Question, filed: _Filed, shown: Iterable[str]
) -> VoiceView:
    """Return a claim of the event as an answer; only its first place on the page has its id."""
    answer = word(context, question, filed.claim.stance)
    key = "" if filed.key in shown else filed.key
    return replace(_line(context, event, filed), id=key, word=answer)


def _line(context: Context, event: Event, filed: _Filed) -> VoiceView:
    claim = filed.claim
    denied_by = context.listing([context.short(by) for by in filed.wordless])
    return VoiceView(
        id=filed.key,
        by=context.actor(claim.by),
        side=_side(context, claim.by),
        day=day_beside(context.words, event, claim.said_on or event.date),
        says=claim.says,
        sources=tuple(Link(key.removeprefix("s"), f"#{key}") for key in claim.sources),
        denied_by=denied_by,
        agrees=voices(context, event, filed.agrees)[:_MOST_AGREEING],
    )


def _beside(context: Context, event: Event, when: EventDate) -> str:
    """Return the day of an answer, and whether that is before the event or later."""
    day = day_beside(context.words, event, when)
    if when.is_month or event.date.is_month:
        return sentence(day)
    if when.last < event.date.first:
        return context.say("Earlier: {day}", day=day)
    if when.first > event.date.last:
        return context.say("Later: {day}", day=day)
    return sentence(day)


def _side(context: Context, actor_id: str) -> Link:
    """Return the side of who speaks, of an outlet its kind."""
    actor = context.record.actor(actor_id)
    if actor is None:
        return NOTHING
    if is_outlet(context, actor_id):
        return context.sort("actors", actor.kind)
    return context.side(actor.side)


def _silent(context: Context, question: Question) -> Iterator[str]:
    """Yield the names of the parties that nobody answers a question for."""
    given = context.record.group(evidence.positions, question.id)
    heard = {column(context, position.by) for position in given}
    for side in context.record.vocabulary.parties:
        if side.id not in heard:
            yield side.name
