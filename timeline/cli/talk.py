"""Questions about a draft: each answer is written at once, and may be taken back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import click
from msgspec import structs

from timeline.cli.answers import answered, made
from timeline.cli.judging import Judge
from timeline.cli.prompts import BACK, NOTHING_BEFORE
from timeline.cli.steps import Step, fitted, subjects, without_fallen
from timeline.convert import files
from timeline.convert.drafting import title
from timeline.convert.drafting.decisions import Choice, FieldChange, without_note
from timeline.convert.drafting.existing import Ids
from timeline.formats import eventfile
from timeline.model import Event, Kind, Status, Strand, Vocabulary
from timeline.model.event import UNDECIDED
from timeline.record import Record


class Point(NamedTuple):
    """Where somebody is: the next question, the event as it was made, what is left for later.

    The questions grow where the check finds something that none of them asked for.
    """

    at: int
    event: Event
    postponed: frozenset[str]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Talk:
    """A draft that is being settled: where it began and where each answer led, the last being now.

    `given` are the answers by their questions, so that whoever goes back finds them there.
    """

    folder: Path
    record: Record
    judge: Judge
    taken: frozenset[str]
    points: list[Point]
    given: dict[tuple[int, Step], Choice] = field(default_factory=dict)

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

    @property
    def vocabulary(self) -> Vocabulary:
        """The kinds of events that there are."""
        return self.record.vocabulary

    @property
    def left(self) -> frozenset[FieldChange | None]:
        """What a person was asked to write and wrote nothing for."""
        steps = enumerate(self.now.steps)
        return frozenset(each[1].question.written for each in steps if each not in self.given)

    def go_on(self, point: Point) -> None:
        """Write what an answer made of the draft."""
        before = self.path
        self.points.append(point)
        self.write(before)

    def ask_besides(self, event: Event, steps: Iterable[Step]) -> None:
        """Have more asked of the event as it is now."""
        self.points[-1] = self.now._replace(event=event, steps=(*self.now.steps, *steps))

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
    while (at := talk.now.at) < len(steps := talk.now.steps):
        step = steps[at]
        question = fitted(step.question, talk.now.event, talk.vocabulary) or step.question
        answer = answered(question, _place(step, steps), talk.given.get((at, step)))
        if answer == BACK:
            if not talk.may_go_back:
                click.echo(f"  {NOTHING_BEFORE}")
            talk.go_back()
        elif point := _answered(talk, answer):
            talk.go_on(point)


def _answered(talk: Talk, answer: Choice | str) -> Point | None:
    """Return where an answer leads; None where it cannot be, which is told."""
    at, event, postponed, steps = talk.now
    note = steps[at].note
    if isinstance(answer, Choice):
        made_of = made(event, answer, talk.path, talk.record, talk.judge)
        if made_of is None:
            return None
        event = _identified(event, made_of, talk)
        talk.given[at, steps[at]] = answer
    else:
        postponed |= {note}
    event = without_fallen(event, steps, talk.vocabulary)
    after = _next(talk, event, answer)
    is_done = note not in postponed and note not in {left.note for left in steps[after:]}
    return Point(after, without_note(event, note) if is_done else event, postponed, steps)


def _identified(before: Event, event: Event, talk: Talk) -> Event:
    """Return a draft that is of another kind now with the id that its kind makes.

    It is part of the address for good, and `event` tells nobody anything.
    """
    was = title.OPEN if before.kind == UNDECIDED else before.kind
    is_of_kind = f"-{was}-" in f"-{event.id}-"
    if event.kind == before.kind or event.status is not Status.DRAFT or not is_of_kind:
        return event
    undecided = Kind(id=UNDECIDED, name=title.OPEN, strand=Strand.REPORTED)
    kind = talk.vocabulary.kind.get(event.kind, undecided)
    wanted = title.identifier(kind, event.speaker or "", event.places)
    # Whoever goes back and chooses it once more finds it free.
    return structs.replace(event, id=Ids(set(talk.taken)).free(wanted))


def _place(step: Step, steps: Sequence[Step]) -> str:
    """Return which of the things to settle a question is about."""
    told = subjects(steps)
    return f"{told.index(step.subject) + 1} of {len(told)}"


def _next(talk: Talk, event: Event, answer: Choice | str) -> int:
    """Return which step is next: none of the same note behind an answer to all of it.

    None of those that an event as it is now has no answer to.
    """
    at, _, _, steps = talk.now
    choices, group = steps[at].question.choices, steps[at].group
    is_for_all = answer.is_for_all if isinstance(answer, Choice) else _may_answer_all(choices)
    for number, step in enumerate(steps[at + 1 :], at + 1):
        is_settled = is_for_all and group and step.group == group
        if not is_settled and fitted(step.question, event, talk.vocabulary):
            return number
    return len(steps)


def _may_answer_all(choices: Sequence[Choice]) -> bool:
    return any(choice.is_for_all for choice in choices)
