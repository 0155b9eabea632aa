"""Answers on a terminal: a choice that is taken or words that are written, and what they change."""

from collections.abc import Sequence
from pathlib import Path

import click
from msgspec.structs import replace

from timeline.cli.fieldreading import read
from timeline.cli.judging import Judge
from timeline.cli.prompts import BACK, LATER, typed
from timeline.cli.publishing import as_published, own_source
from timeline.convert.drafting.decisions import (
    A_SUMMARY,
    A_TITLE,
    TEXT,
    Choice,
    Decision,
    FieldChange,
    changed,
)
from timeline.convert.drafting.following import following
from timeline.convert.reading.parts import split
from timeline.formats import eventfile
from timeline.model import Claim, Event, InputError, Source
from timeline.record import Record
from timeline.text.paragraphs import Span
from timeline.text.printable import printable


def answered(question: Decision, place: str, before: Choice | None = None) -> Choice | str:
    """Return the choice that a person takes, or the letter for another way to go on.

    `before` is the answer that there is already: nothing but Enter keeps it.
    """
    while True:
        click.echo(f"\n[{place}] {printable(question.text)}")
        ask = _written if question.written else _chosen
        answer = ask(question, before)
        if not isinstance(answer, Choice):
            return answer
        if choice := filled(answer):
            return choice


def _chosen(question: Decision, before: Choice | None) -> Choice | str:
    """Return the choice of which a person writes the number."""
    for number, choice in enumerate(question.choices, 1):
        click.echo(f"  {number}  {printable(choice.label)}")
    if before:
        click.echo(f"  Enter keeps: {printable(before.label)}")
    while answer := typed("Your choice"):
        if answer in (BACK, LATER):
            return answer
        if found := meant(question, answer):
            return found
    return before or LATER


def meant(question: Decision, answer: str) -> Choice | None:
    """Return the choice that is meant by a number; None for none, which is told.

    Whoever writes an id or a name instead means another one.
    """
    numbers = {str(number): choice for number, choice in enumerate(question.choices, 1)}
    if answer in numbers:
        return numbers[answer]
    other = [one for one in question.choices if any(map(_asks_name, one.changes))]
    if len(other) == 1 and len(answer) > 1:
        return _with_name(other[0], answer)
    click.echo(f"  Write one of these: {', '.join([*numbers, BACK, LATER])}")
    return None


def _asks_name(change: FieldChange) -> bool:
    """Return whether a person writes who, where, when or which event; not what a claim says."""
    return bool(change.typed) and change.value is None and not isinstance(change.adds, Claim)


def _written(question: Decision, before: Choice | None) -> Choice | str:
    """Return what a person writes; for nothing it stays as it was, or open."""
    change = question.written
    assert change is not None  # asked by whoever calls this
    if before:
        click.echo(f"  You wrote: {printable(before.label)}")
    empty = "Enter keeps it" if before else "nothing leaves it open"
    answer = typed(f"{change.typed} ({empty})")
    if not answer:
        return before or LATER
    if answer in (BACK, LATER):
        return answer
    changes = _title_apart(answer) if change == TEXT.written else (replace(change, value=answer),)
    return Choice(answer, changes)


def _title_apart(written: str) -> tuple[FieldChange, ...]:
    """Return the title that stands before a summary, and that; alone it leaves the other to ask."""
    first = next(split(written, written, Span(0, len(written), written)))
    title, summary = first.text.strip().removesuffix("."), written[first.end :].strip()
    return replace(A_TITLE, value=title), replace(A_SUMMARY, value=summary or None)


def _with_name(choice: Choice, written: str) -> Choice:
    """Return a choice that need not ask any more who or what is meant."""
    filled = (
        replace(change, value=written) if _asks_name(change) else change
        for change in choice.changes
    )
    return Choice(f"{choice.label}: {written}", tuple(filled), choice.is_for_all)


def filled(choice: Choice) -> Choice | None:
    """Return a choice with what a person writes in it, asked for now; None to choose anew."""
    for change in choice.changes:
        if change.typed and change.value is None:
            written = typed(f"{change.typed} (nothing: the choices again)")
            if written in ("", BACK, LATER):
                return None
            done = (replace(c, value=written) if c is change else c for c in choice.changes)
            choice = Choice(f"{choice.label}: {written}", tuple(done), choice.is_for_all)
    return choice


def made(event: Event, choice: Choice, path: Path, record: Record, judge: Judge) -> Event | None:
    """Return the event with a choice made; None where it could not be, which is told.

    What is written has to pass the check, too.
    """
    try:
        changes = tuple(read(change, event, record) for change in choice.changes)
        new = following(event, changed(event, changes))
    except InputError as error:
        click.echo(f"  This cannot be: {printable(error.problems[0].message)}")
        return None
    # The day of an event stands in the name of its file.
    named = path.with_name(new.file_name)
    reading = eventfile.read(eventfile.dumps(new), path=named.name)
    faults = [problem.message for problem in reading.problems]
    if not faults and any(change.typed for change in choice.changes):
        known = set(_if_published(event, path, judge))
        faults = [each for each in _if_published(new, named, judge) if each not in known]
    if faults:
        click.echo(f"  This cannot be: {printable('; '.join(faults))}")
        return None
    _tell_outlet(own_source(event), own_source(new))
    return new


def _tell_outlet(before: Source | None, now: Source | None) -> None:
    """Tell that an address is of another outlet than the article seemed to be of."""
    if before and now and before.outlet not in ("", now.outlet):
        told = f"The outlet is {now.outlet} now, as the address tells; it was {before.outlet}"
        click.echo(f"  {printable(told)}. Where that is wrong, go back: {BACK}")


def _if_published(event: Event, path: Path, judge: Judge) -> Sequence[str]:
    """Return what the check would say of an event once it is published."""
    return [problem.message for problem in judge(as_published(event, path))]
