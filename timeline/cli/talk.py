"""Questions about a draft: each answer is written at once, and may be taken back."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

import click
from msgspec import structs

from timeline.cli.answers import answered, made
from timeline.cli.judging import Judge
from timeline.cli.lists import Asked, agreed
from timeline.cli.prompts import BACK, NOTHING_BEFORE
from timeline.cli.steps import Screen, Step, fitted, without_fallen
from timeline.convert import files
from timeline.convert.drafting import title
from timeline.convert.drafting.decisions import (
    A_SUMMARY,
    A_TITLE,
    TEXT,
    Choice,
    FieldChange,
    without_note,
)
from timeline.convert.drafting.existing import Ids
from timeline.formats import eventfile
from timeline.model import Event, Kind, Status, Strand, Vocabulary
from timeline.model.event import UNDECIDED
from timeline.record import Record


class Point(NamedTuple):
    """Where somebody is: the next screen, the event as it was made, what is left for later.

    The screens grow where the check finds something that none of them asked for. `chosen` are the
    answers of the last screen that are not those that it proposed.
    """

    at: int
    event: Event
    postponed: frozenset[str]
    screens: tuple[Screen, ...]
    chosen: tuple[tuple[Step, Choice], ...] = ()


@dataclass(frozen=True, slots=True)
class Talk:
    """A draft that is being settled: where it began and where each answer led, the last being now.

    `last` is what is asked as the event is published, `given` are the answers by their questions,
    so that whoever goes back finds them there.
    """

    folder: Path
    record: Record
    judge: Judge
    taken: frozenset[str]
    points: list[Point]
    last: tuple[Step, ...]
    given: dict[Step, Choice] = field(default_factory=dict)

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
        steps = (step for screen in self.now.screens for step in screen.steps)
        left = {step.question.written for step in steps if step not in self.given}
        return frozenset(left | {A_TITLE, A_SUMMARY} if TEXT.written in left else left)

    def go_on(self, point: Point) -> None:
        """Write what an answer made of the draft."""
        before = self.path
        self.points.append(point)
        self.write(before)

    @property
    def base(self) -> Event:
        """The event as it was before anything was changed on the last screen."""
        return next(point.event for point in reversed(self.points) if not point.chosen)

    def keep(self, event: Event) -> None:
        """Let the event be this one, in which nothing that was asked for is another."""
        self.points[-1] = self.now._replace(event=event)

    def ask_besides(self, steps: Iterable[Step]) -> None:
        """Have more asked of the event as it is now."""
        more = (Screen((step,)) for step in steps)
        self.points[-1] = self.now._replace(screens=(*self.now.screens, *more))

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
    """Ask screen by screen, from where the talk is."""
    while talk.now.at < len(talk.now.screens):
        steps = _open_steps(talk)
        answer = _asked(talk, steps)
        if answer == BACK:
            if not talk.may_go_back:
                click.echo(f"  {NOTHING_BEFORE}")
            talk.go_back()
        elif point := _answered(talk, steps, answer):
            talk.go_on(point)


def _open_steps(talk: Talk) -> tuple[Step, ...]:
    """Return the questions of this screen that the event as it is has an answer to."""
    steps = talk.now.screens[talk.now.at].steps
    found = [step for step in steps if fitted(step.question, talk.now.event, talk.vocabulary)]
    return tuple(found) or steps


def _asked(talk: Talk, steps: Sequence[Step]) -> Sequence[Choice] | str:
    """Return the answers to the questions of a screen, or the letter for another way to go on."""
    at, place = talk.now.at, f"{talk.now.at + 1} of {len(talk.now.screens) + 1}"
    asked = [_with_answer(talk, step) for step in steps]
    if len(asked) > 1:
        return agreed(talk.now.screens[at].heading, place, asked)
    answer = answered(asked[0].question, place, asked[0].answer)
    return (answer,) if isinstance(answer, Choice) else answer


def _with_answer(talk: Talk, step: Step) -> Asked:
    """Return a question as the event as it is has it, with the answer that it has already."""
    question = fitted(step.question, talk.now.event, talk.vocabulary) or step.question
    return Asked(question, talk.given.get(step) or step.proposed)


def _answered(talk: Talk, steps: Sequence[Step], answer: Sequence[Choice] | str) -> Point | None:
    """Return where an answer leads; None where it cannot be, which is told."""
    _, event, postponed, screens, _ = talk.now
    notes = {step.note for step in steps}
    if isinstance(answer, str):
        postponed |= notes
    else:
        changed = changed_by(talk, event, answer)
        if changed is None:
            return None
        event = changed
        talk.given.update(zip(steps, answer, strict=True))
    event = without_fallen(event, (*_all(screens), *talk.last), talk.vocabulary)
    after = _next(talk, event, answer)
    left = {step.note for step in (*_all(screens[after:]), *talk.last)}
    for note in notes - postponed - left:
        event = without_note(event, note)
    return Point(after, event, postponed, screens)


def changed_by(talk: Talk, event: Event, choices: Sequence[Choice]) -> Event | None:
    """Return an event with some choices made; None where one cannot be, which is told."""
    for choice in choices:
        if choice.changes:
            made_of = made(event, choice, talk.path, talk.record, talk.judge)
            if made_of is None:
                return None
            event = _identified(event, made_of, talk)
    return event


def _all(screens: Iterable[Screen]) -> Iterator[Step]:
    return (step for screen in screens for step in screen.steps)


def _identified(before: Event, event: Event, talk: Talk) -> Event:
    """Return a draft that is of another kind or speaker now with the id that these make.

    It is part of the address for good, and `event` tells nobody anything.
    """
    was = title.OPEN if before.kind == UNDECIDED else before.kind
    is_of_kind = f"-{was}-" in f"-{event.id}-"
    is_same = (event.kind, event.speaker) == (before.kind, before.speaker)
    if is_same or event.status is not Status.DRAFT or not is_of_kind:
        return event
    undecided = Kind(id=UNDECIDED, name=title.OPEN, strand=Strand.REPORTED)
    kind = talk.vocabulary.kind.get(event.kind, undecided)
    wanted = title.identifier(kind, event.speaker or "", event.places)
    # Whoever goes back and chooses it once more finds it free.
    return structs.replace(event, id=Ids(set(talk.taken)).free(wanted))


def _next(talk: Talk, event: Event, answer: Sequence[Choice] | str) -> int:
    """Return which screen is next: none of the same note behind an answer to all of it.

    None of those that an event as it is now has no answer to.
    """
    at, screens = talk.now.at, talk.now.screens
    step = screens[at].steps[0]
    is_for_all = _may_answer_all(step) if isinstance(answer, str) else answer[0].is_for_all
    for number, screen in enumerate(screens[at + 1 :], at + 1):
        is_settled = is_for_all and all(_is_of_same(step, other) for other in screen.steps)
        open_ones = (fitted(one.question, event, talk.vocabulary) for one in screen.steps)
        if not is_settled and any(open_ones):
            return number
    return len(screens)


def _is_of_same(step: Step, other: Step) -> bool:
    return (step.note, step.weight) == (other.note, other.weight)


def _may_answer_all(step: Step) -> bool:
    return any(choice.is_for_all for choice in step.question.choices)
