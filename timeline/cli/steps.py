"""What is to be asked of a draft: its notes, what it lacks, and what the check would refuse.

What has no answer yet is asked one by one, the weightiest first. What has one is shown with it,
several at once: whose words are whose on one screen, and all that weighs less on the last, behind
which the event is published.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from timeline.cli.publishing import own_source
from timeline.convert import Draft
from timeline.convert.drafting.decisions import (
    ACTOR,
    ADDRESS,
    DAY,
    HEADLINE,
    ONE_DAY,
    SUMMARY,
    TEXT,
    TITLE,
    Choice,
    Decision,
    FieldChange,
    Note,
    Weight,
    without_note,
)
from timeline.model import Event, Problem, Strand, Vocabulary
from timeline.model.event import UNDECIDED
from timeline.text import addresses, drafted, slips
from timeline.text.document import Key, Mark
from timeline.text.reading import Reading

_SETTLED = Choice("this is settled")
# What an event of one column has not: who said nothing answers nothing.
_OF_THE_OTHER = {
    Strand.SAID: frozenset({"told_by"}),
    Strand.REPORTED: frozenset({"speaker", "venue", "responds_to"}),
}
_SPEAKER = FieldChange(field="speaker", typed=ACTOR)
_DATE = FieldChange(field="date", typed=DAY)
_PUBLISHED = FieldChange(field="sources", part="published", typed=ONE_DAY)


# Whose words are whose: what harms most where it is wrong.
_OF_WORDS = frozenset({Weight.NOBODYS, Weight.INFERRED, Weight.SPEAKER})
_WHOSE = "quotes: whose words are these?"
_AND_HEADLINE = "; write its headline behind the address, if it has one"
# Of an event that is on file already there is to be no second one.
_ALONE = frozenset({*_OF_WORDS, Weight.SAME})


class Step(NamedTuple):
    """One question, with the note that it settles and how much that weighs, if it is of one."""

    note: str
    question: Decision
    weight: Weight | None = None

    @property
    def proposed(self) -> Choice | None:
        """The answer that holds if nobody objects; a note that a person wrote has none."""
        return None if self.weight is None else self.question.proposed

    @property
    def is_of_words(self) -> bool:
        """Whether it asks whose some words are, and has an answer."""
        return self.weight in _OF_WORDS and self.proposed is not None

    @property
    def is_last(self) -> bool:
        """Whether it has an answer which may be seen and agreed to as the event is published."""
        return self.weight not in _ALONE and self.proposed is not None


class Screen(NamedTuple):
    """What is asked at once: one question, or several that have an answer."""

    steps: tuple[Step, ...]
    heading: str = ""


def screens_of(steps: Sequence[Step]) -> tuple[Screen, ...]:
    """Return what is asked before the last screen, in order."""
    words = tuple(step for step in steps if step.is_of_words)
    alone = (step for step in steps if not step.is_last and step not in words[1:])
    return tuple(Screen(words, _WHOSE) if step in words else Screen((step,)) for step in alone)


def steps_of(event: Event, fresh: Draft | None, vocabulary: Vocabulary) -> list[Step]:
    """Return what is to be asked: each note, then what the check would miss and no note asks.

    `fresh` is what the article makes, with the choices of its notes; a note that is not among them
    is asked whether it is settled.
    """
    known = {note.text: note for note in (fresh.notes if fresh else ())}
    notes = (step for text in event.review for step in _of_note(text, known.get(text)))
    found = dict[FieldChange | Decision, Step]()
    for step in (*notes, Step("", ADDRESS), Step("", TEXT)):
        question = _unwritten(step.question, event, fresh)
        if question and fitted(question, event, vocabulary):
            found.setdefault(question.written or question, step._replace(question=question))
    return list(found.values())


def _unwritten(question: Decision, event: Event, fresh: Draft | None) -> Decision | None:
    """Return a question about what nobody has written yet; None where that is there."""
    if question.written == TEXT.written:
        open_ones = [each for each in (TITLE, SUMMARY) if _is_open(each, event, fresh)]
        return question if len(open_ones) > 1 else next(iter(open_ones), None)
    if not _is_open(question, event, fresh):
        return None
    own = own_source(event)
    is_nameless = question == ADDRESS and own is not None and not own.title
    return replace(question, text=f"{question.text}{_AND_HEADLINE}") if is_nameless else question


def _of_note(text: str, note: Note | None) -> Iterator[Step]:
    """Yield the questions of a note, then those of the notes that it had no room for."""
    if not note:
        yield Step(text, Decision(text, (_SETTLED,)))
        return
    for each in note.questions or (Decision(note.text, (_SETTLED,)),):
        yield Step(text, each, note.weight)
    for other in note.no_room:
        yield from (Step(text, each, other.weight) for each in other.questions)


def _is_open(question: Decision, event: Event, fresh: Draft | None) -> bool:
    """Return whether a question is one to be asked: what is written already is none."""
    if not question.written:
        return True
    own = own_source(event)
    is_open = {
        ADDRESS.written: own is not None and not _is_address(own.url or ""),
        TITLE.written: fresh is not None and event.title == fresh.event.title,
        SUMMARY.written: drafted.is_summary(event.summary),
    }
    return is_open[question.written]


def _is_address(url: str) -> bool:
    """Return whether an address may be published: a page may give one of a template as its own."""
    is_unfit = addresses.fault(url) or addresses.detour(url) or slips.STAND_IN.search(url)
    return bool(url) and not is_unfit


def fitted(question: Decision, event: Event, vocabulary: Vocabulary) -> Decision | None:
    """Return a question with the choices that an event of its kind has; None if there is no choice.

    What kind it is is no question any more once it is decided.
    """
    if question.choices and all("kind" in _fields(choice) for choice in question.choices):
        return question if event.kind == UNDECIDED else None
    kind = vocabulary.kind.get(event.kind)
    other = _OF_THE_OTHER[kind.strand] if kind else frozenset()
    kept = tuple(one for one in question.choices if not _fields(one) & other)
    if kept == question.choices:
        return question
    return replace(question, choices=kept) if any(map(_fields, kept)) else None


def _fields(choice: Choice) -> frozenset[str]:
    return frozenset(change.field for change in choice.changes)


def without_answered(event: Event, steps: Iterable[Step]) -> Event:
    """Return an event without the notes of which nothing is left to ask."""
    asked = {step.note for step in steps}
    for text in event.review:
        event = event if text in asked else without_note(event, text)
    return event


def without_fallen(event: Event, steps: Iterable[Step], vocabulary: Vocabulary) -> Event:
    """Return an event without the notes of which its kind leaves no question to ask."""
    asked, open_ones = set[str](), set[str]()
    for step in steps:
        asked.add(step.note)
        if fitted(step.question, event, vocabulary):
            open_ones.add(step.note)
    for note in asked - open_ones:
        event = without_note(event, note)
    return event


def of_problems(
    problems: Iterable[Problem],
    reading: Reading[Event],
    vocabulary: Vocabulary,
    but: Collection[FieldChange | None],
) -> Iterator[Step]:
    """Yield what is to be written anew, as the check finds something wrong with it."""
    event, told = reading.value, defaultdict[FieldChange, list[str]](list)
    asked_for = _places(event, vocabulary) if event else {}
    places = {
        reading.marks[key]: change for key, change in asked_for.items() if key in reading.marks
    }
    for problem in problems:
        change = places.get(Mark(problem.line, problem.column))
        if change and change not in but and problem.path == reading.path:
            told[change].append(problem.message)
    for change, messages in told.items():
        field = ".".join(filter(None, (change.field, change.part)))
        yield Step("", Decision(f"{field}: {'; '.join(messages)}", written=change))


def _places(event: Event, vocabulary: Vocabulary) -> Mapping[Key, FieldChange]:
    """Return what can be asked for, by the place of what the check would tell of it."""
    found: dict[Key, FieldChange | None] = {
        ("title",): TITLE.written,
        ("summary",): SUMMARY.written,
        ("date",): _DATE,
    }
    kind = vocabulary.kind.get(event.kind)
    if kind and kind.strand is Strand.SAID and not event.speaker:
        found["kind",] = _SPEAKER
    if own := own_source(event):
        at = ("sources", event.sources.index(own))
        found |= {(*at, "url"): ADDRESS.written, (*at, "title"): HEADLINE.written}
        found[*at, "published"] = _PUBLISHED
    return {key: change for key, change in found.items() if change}
