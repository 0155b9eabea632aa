"""Questions about a draft: each answer is written at once, and may be taken back."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import click
from msgspec import structs

from timeline.cli.answers import Judge, answered, made
from timeline.cli.prompts import BACK, NOTHING_BEFORE
from timeline.convert import files
from timeline.convert.drafting import title
from timeline.convert.drafting.decisions import Choice, Decision, without_note
from timeline.convert.drafting.existing import Ids
from timeline.formats import eventfile
from timeline.model import Event
from timeline.model.event import UNDECIDED
from timeline.record import Record


class Step(NamedTuple):
    """One question; the note that it settles with others of the same note, if it is of one."""

    note: str
    question: Decision

    @property
    def subject(self) -> str:
        """What the question is about: a note, or what is to be written."""
        return self.note or self.question.text


class Point(NamedTuple):
    """Where somebody is: the next question, the event as it was made, what is left for later."""

    at: int
    event: Event
    postponed: frozenset[str]


@dataclass(frozen=True, slots=True)
class Talk:
    """A draft that is being settled: where it began and where each answer led, the last being now.

    `given` are the answers by their questions, so that whoever goes back finds them there.
    """

    folder: Path
    steps: tuple[Step, ...]
    record: Record
    judge: Judge
    taken: frozenset[str]
    points: list[Point]
    given: dict[int, Choice] = field(default_factory=dict)

    @property
    def now(self) -> Point:
        """Where the talk is."""
        return self.points[-1]

    @property
    def path(self) -> Path:
        """The file of the draft, which has the day of the event in its name."""
        return self.folder / self.now.event.file_name

    @property
    def may_go_back(self) -> bool:
        """Whether anything was answered."""
        return len(self.points) > 1

    def go_on(self, point: Point) -> None:
        """Write what an answer made of the draft."""
        before = self.path
        self.points.append(point)
        self.write(before)

    def go_back(self) -> None:
        """Write the draft as it was before the last answer; before the first one it stays."""
        before = self.path
        if self.may_go_back:
            self.points.pop()
        self.write(before)

    def write(self, before: Path) -> None:
        """Write the draft as it is now, which was at `before`."""
        files.replace(self.path, eventfile.dumps(self.now.event).encode("utf-8"))
        if before != self.path:
            before.unlink()


def ask_all(talk: Talk) -> None:
    """Ask step by step, from where the talk is."""
    while (at := talk.now.at) < len(talk.steps):
        step = talk.steps[at]
        answer = answered(step.question, _place(step, talk.steps), talk.given.get(at))
        if answer == BACK:
            if not talk.may_go_back:
                click.echo(f"  {NOTHING_BEFORE}")
            talk.go_back()
        elif point := _answered(talk, answer):
            talk.go_on(point)


def _answered(talk: Talk, answer: Choice | str) -> Point | None:
    """Return where an answer leads; None where it cannot be, which is told."""
    at, event, postponed = talk.now
    note = talk.steps[at].note
    if isinstance(answer, Choice):
        made_of = made(event, answer, talk.path, talk.record, talk.judge)
        if made_of is None:
            return None
        event = _identified(event, made_of, talk)
        talk.given[at] = answer
    else:
        postponed |= {note}
    after = _next(talk.steps, at, answer)
    is_done = note not in postponed and note not in {left.note for left in talk.steps[after:]}
    return Point(after, without_note(event, note) if is_done else event, postponed)


def _identified(before: Event, event: Event, talk: Talk) -> Event:
    """Return an event whose kind was open until now with the id that its kind makes.

    It is part of the address for good, and `event` tells nobody anything.
    """
    kind = talk.record.vocabulary.kind.get(event.kind)
    if not kind or before.kind != UNDECIDED or title.OPEN not in event.id.split("-"):
        return event
    wanted = title.identifier(kind, event.speaker or "", event.places)
    # Whoever goes back and chooses it once more finds it free.
    return structs.replace(event, id=Ids(set(talk.taken)).free(wanted))


def subjects(steps: Sequence[Step]) -> list[str]:
    """Return what is to be settled: the notes, and what is to be written besides."""
    return list(dict.fromkeys(each.subject for each in steps))


def _place(step: Step, steps: Sequence[Step]) -> str:
    """Return which of the things to settle a question is about."""
    told = subjects(steps)
    return f"{told.index(step.subject) + 1} of {len(told)}"


def _next(steps: Sequence[Step], at: int, answer: Choice | str) -> int:
    """Return which step is next: none of the same note behind an answer to all of it."""
    choices = steps[at].question.choices
    is_for_all = answer.is_for_all if isinstance(answer, Choice) else _may_answer_all(choices)
    note = steps[at].note
    at += 1
    while is_for_all and at < len(steps) and steps[at].note == note:
        at += 1
    return at


def _may_answer_all(choices: Sequence[Choice]) -> bool:
    return any(choice.is_for_all for choice in choices)
