"""Questions on a terminal, one after the other, until `check` has nothing against an answer."""

from collections.abc import Callable, Collection, Iterable, Sequence

import click

from timeline import compose
from timeline.compose import Answers, Option, Prompt
from timeline.model import Event, Frozen, Problem
from timeline.record import Record

BACK, CHOICES, AS_WRITTEN = "<", "?", "0"
_CLOSED = (
    compose.Of.KINDS,
    compose.Of.EVENTS,
    compose.Of.QUESTIONS,
    compose.Of.STANCES,
)  # nothing else can stand in the file
# Answers by which an event is known again, given after the day.
_TELLING = frozenset(("title", "speaker", "places"))
_HOW = (
    "Enter keeps what stands in brackets, < goes back, ? shows what there is to choose from; "
    "Ctrl+C stops and keeps your answers."
)


class Interview(Frozen, frozen=True, kw_only=True):
    """How answers are judged and kept: `found` tells what `check` says of a key's answer.

    `same` tells which events on file the answers may be about.
    """

    record: Record
    found: Callable[[Answers, str], Sequence[Problem]]
    same: Callable[[Answers], Sequence[Event]]
    keep: Callable[[Answers], None]


class SameEventError(Exception):
    """A person says that what is asked about is an `event` on file; `answers` are those so far."""

    def __init__(self, event: Event, answers: Answers) -> None:
        self.event, self.answers = event, answers
        super().__init__(event.id)


def ask(interview: Interview, given: Answers, kept: Answers) -> Answers:
    """Return `given` and the answers to all questions that it leaves open.

    `kept` are answers of an earlier time, which stand as defaults. Raises click.Abort, and
    SameEventError.
    """
    click.echo(_HOW)
    answers, at = dict(given), 0
    others: set[str] = set()  # events that a person says it is not
    while (left := _asked(interview.record, answers, given))[at:]:
        question = left[at]
        default = {**kept, **answers}.get(question.key) or _likely(interview, question, answers)
        said = _put(interview, question, answers, default, others)
        if said is None:
            at = max(at - 1, 0)
            continue
        answers[question.key] = said
        interview.keep({**kept, **answers})
        at += 1
    return answers


def _asked(record: Record, answers: Answers, given: Collection[str]) -> Sequence[Prompt]:
    asked = compose.asked(record.vocabulary, answers)
    return [each for each in asked if each.is_asked and each.key not in given]


def _likely(interview: Interview, question: Prompt, answers: Answers) -> str:
    """Return what is most likely answered, which a person may change."""
    if question.key == "claimed_by":
        return answers.get("speaker", "")
    return compose.unit_of(answers, interview.record) if question.key == "unit" else ""


def _put(
    interview: Interview, question: Prompt, answers: Answers, default: str, others: set[str]
) -> str | None:
    """Return an answer that may stand in the file; None to go back to the question before."""
    listed = compose.choices(question, "", answers, interview.record)
    if question.of in _CLOSED:
        _show(listed)
    while (said := _prompt(question, default)) != BACK:
        if said == CHOICES:
            _show(listed)
            continue
        if not said and question.is_needed:
            click.echo("  this line is needed; write something")
            continue
        meant = _meant(interview, question, said, answers)
        if meant and question.key in _TELLING:
            _ask_if_same(interview, {**answers, question.key: meant}, others)
        if meant is not None and _passes(interview, answers, question.key, meant):
            return meant
    return None


def _ask_if_same(interview: Interview, answers: Answers, others: set[str]) -> None:
    """Ask whether it is an event on file that looks like it; raises SameEventError if it is."""
    for event in interview.same(answers):
        if event.id not in others:
            click.echo(f"  {event.date}: {event.title}  ({event.file_name}) looks like it")
            if click.confirm("  Is it that event? Then your report is added to its file"):
                raise SameEventError(event, answers)
            others.add(event.id)


def _prompt(question: Prompt, default: str) -> str:
    answer: str = click.prompt(
        question.ask if question.is_needed else f"{question.ask} (Enter leaves it out)",
        default=default,
        show_default=bool(default),
    )
    return " ".join(answer.split())


def _passes(interview: Interview, answers: Answers, key: str, said: str) -> bool:
    """Print what `check` says of an answer; return whether it may stand."""
    found = interview.found({**answers, key: said}, key) if said else ()
    for problem in found:
        click.echo(f"  {'remark: ' if problem.is_remark else ''}{problem.message}")
    return all(problem.is_remark for problem in found)


def _meant(interview: Interview, question: Prompt, said: str, answers: Answers) -> str | None:
    """Return what stands in the file for what was said; None where a person takes it back."""
    if not question.is_many:
        return _one(interview, question, said, answers)
    parts = [_one(interview, question, each, answers) for each in compose.split(said)]
    return ", ".join(part for part in parts if part) if None not in parts else None


def _one(interview: Interview, question: Prompt, said: str, answers: Answers) -> str | None:
    if said.isdecimal() and question.of is not compose.Of.WORDS:
        return _numbered(compose.choices(question, "", answers, interview.record), said)
    found = compose.settled(question, said, interview.record) if said else ""
    if found is not None:
        return found
    offered = compose.choices(question, said, answers, interview.record)
    return _chosen(question, offered, said) if offered else said


def _chosen(question: Prompt, offered: Sequence[Option], said: str) -> str | None:
    """Return which of several a person means; what was said itself for AS_WRITTEN."""
    is_closed = question.of in _CLOSED
    keeps = "" if is_closed else f"; {AS_WRITTEN} keeps it as you wrote it"
    click.echo(f"  {said!r} may be one of these{keeps}:")
    _show(offered)
    while (number := _number(offered)) == CHOICES:
        _show(offered)
    if number == BACK:
        return None
    return said if number == AS_WRITTEN and not is_closed else _numbered(offered, number)


def _number(offered: Sequence[Option]) -> str:
    number: str = click.prompt("  Number", default="1" if len(offered) == 1 else None)
    return number.strip()


def _numbered(offered: Sequence[Option], number: str) -> str | None:
    if number.isdecimal() and 0 < int(number) <= len(offered):
        return offered[int(number) - 1].value
    click.echo(f"  there is no {number!r} in the list")
    return None


def _show(offered: Iterable[Option]) -> None:
    for number, choice in enumerate(offered, 1):
        click.echo(f"  {number}  {choice.value}  {choice.label}")
