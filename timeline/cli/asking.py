"""`timeline convert --ask`: the notes of a draft, one decision after another, on a terminal."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from os import environ
from pathlib import Path
from typing import NamedTuple

import click
from msgspec import structs

from timeline.cli.clock import this_day, zone_of
from timeline.cli.common import DONE, FOUND
from timeline.cli.judging import messages_of
from timeline.cli.publishing import as_written, publish
from timeline.convert import Draft, Outcome, Result, convert, drafts, files, language, merge_into
from timeline.convert.decisions import (
    ACTOR,
    Choice,
    Decision,
    FieldChange,
    Note,
    changed,
    without_note,
)
from timeline.formats import eventfile
from timeline.model import Claim, Event, InputError, Problem, Quote, Source, Status
from timeline.record import Content, Record, names, read_content
from timeline.text import addresses

_BACK, _LATER = "b", "l"
_HELP = f"Write a number, {_BACK} to go back, {_LATER} for later; Ctrl+C stops and keeps all"
# Where a field is a list, what is typed becomes an item of it.
_LISTS = frozenset({"places", "actors", "told_by"})
_SETTLED = Choice("this is settled")


class _Step(NamedTuple):
    """One question of a note, and whether it is the last one of it."""

    note: str
    question: Decision
    is_last: bool


def settle_all(results: Iterable[Result], root: Path) -> int:
    """Settle the notes of the drafts that some seeds were made into; return the exit status.

    Of an article that may report an event on file, a person says first which event it is.
    """
    events, zone = root / "content" / "events", zone_of(root)
    status = DONE
    for result in results:
        # Each may have changed what is on file for the next one.
        content = read_content(root / "content", zone=zone)
        if result.outcome is Outcome.REPORTS_EXISTING:
            chosen = _decided(result)
            if chosen is None:
                continue
            merged = merge_into(chosen, [result.seed], content, events, messages_of(content, root))
            own = convert([result.seed], content, events, is_new=True, added=this_day(environ))
            result = next(merged if chosen else own)
            click.echo(str(result), err=result.outcome is Outcome.REFUSED)
            status = max(status, FOUND if result.outcome is Outcome.REFUSED else DONE)
        path = _draft_of(result, events)
        if path and not settle(path, _notes(result.seed, content), content, root):
            break
    return status


def edit_all(results: Iterable[Result], root: Path) -> int:
    """Open the drafts that some seeds were made into; return the exit status."""
    for result in results:
        if path := _draft_of(result, root / "content" / "events"):
            click.edit(filename=str(path))
    return DONE


def _draft_of(result: Result, events: Path) -> Path | None:
    """Return the file of the draft that a seed was made into, if it has open notes."""
    if not result.file or result.outcome not in (Outcome.WRITTEN, Outcome.CONVERTED):
        return None
    path = events / result.file.name
    event = eventfile.read_bytes(path.read_bytes(), path=path.name).value
    is_open = event is None or (event.status is Status.DRAFT and bool(event.review))
    return path if is_open else None


def _notes(seed: Path, content: Content) -> Sequence[Note]:
    """Return the notes of an article with their choices."""
    _, made = next(iter(drafts([seed], content)))
    return made.notes if isinstance(made, Draft) else ()


def settle(path: Path, notes: Sequence[Note], content: Content, root: Path) -> bool:
    """Ask for the open notes of the draft at `path`; return whether the person goes on.

    Each answer is written at once, so whoever stops keeps what was decided. `notes` are those of
    the article with their choices; a note that is not among them is asked whether it is settled.
    It is published only where the check finds nothing wrong with that.
    """
    event = as_written(path)
    if event is None:
        click.echo(f"{path} was changed by hand; settle its notes in an editor: --edit")
        return True
    steps = _steps(event, {note.text: note for note in notes})
    click.echo(f"{path.name}: {_count(len(event.review))}. {_HELP}")
    try:
        _ask_all(path, event, steps, content.record)
        publish(path, content, root)
    except click.Abort:  # the terminal was closed, or Ctrl+D
        return False
    finally:
        left = len((as_written(path) or event).review)
        click.echo(f"\n{path.name}: {_count(left)} left; what you decided is written")
    return True


def _steps(event: Event, known: Mapping[str, Note]) -> list[_Step]:
    found: list[_Step] = []
    for text in event.review:
        note = known.get(text)
        questions = (note.questions if note else ()) or (Decision(text, (_SETTLED,)),)
        last = len(questions) - 1
        found += [_Step(text, each, n == last) for n, each in enumerate(questions)]
    return found


def _ask_all(path: Path, event: Event, steps: Sequence[_Step], record: Record) -> None:
    """Ask step by step; `before` are the events to which going back leads."""
    before: list[tuple[Event, frozenset[str]]] = []
    postponed = frozenset[str]()
    at = 0
    while at < len(steps):
        step = steps[at]
        answer = _answered(step.question, f"{at + 1} of {len(steps)}")
        if answer == _BACK:
            at = max(at - 1, 0)
            event, postponed = before.pop() if before else (event, postponed)
        else:
            new = event if isinstance(answer, str) else _made(event, answer, path, record)
            if new is None:
                continue
            before.append((event, postponed))
            postponed |= {step.note} if answer == _LATER else set()
            is_done = step.is_last and step.note not in postponed
            event = without_note(new, step.note) if is_done else new
            at += 1
        files.replace(path, eventfile.dumps(event).encode("utf-8"))


def _decided(result: Result) -> str | None:
    """Ask which event on file an article reports: an id, nothing for none, None for later."""
    ids = [one.id for one in result.same]
    told = f"{result.seed} may report an event on file"
    choices = [Choice(f"it reports {one.id} ({one.reason}): add to it") for one in result.same]
    question = Decision(told, (*choices, Choice("it is an event of its own")))
    answer = _answered(question, "which event")
    if isinstance(answer, str):
        return None
    return next((one for one, choice in zip(ids, choices, strict=True) if choice is answer), "")


def _answered(question: Decision, place: str) -> Choice | str:
    """Return the choice that a person takes, or the letter for another way to go on."""
    click.echo(f"\n[{place}] {question.text}")
    for number, choice in enumerate(question.choices, 1):
        click.echo(f"  {number}  {choice.label}")
    answers = [*(str(n) for n in range(1, len(question.choices) + 1)), _BACK, _LATER]
    other = next(
        (one for one in question.choices if any(each.typed == ACTOR for each in one.changes)), None
    )
    fit = str if other else click.Choice(answers)
    answer = str(click.prompt("Your choice", type=fit, show_choices=False)).strip()
    if answer in answers:
        return question.choices[int(answer) - 1] if answer.isdecimal() else answer
    # Whoever writes an id or a name instead of a number means somebody else.
    return _with_actor(other, answer) if other else _LATER


def _with_actor(choice: Choice, written: str) -> Choice:
    """Return a choice that need not ask any more who is meant."""
    filled = (
        replace(change, value=written) if change.typed == ACTOR else change
        for change in choice.changes
    )
    return Choice(choice.label, tuple(filled))


def _made(event: Event, choice: Choice, path: Path, record: Record) -> Event | None:
    """Return the event with a choice made; None where it could not be, which is told."""
    try:
        new = changed(event, tuple(_typed(change, event, record) for change in choice.changes))
    except InputError as error:
        click.echo(f"  This cannot be: {error.problems[0].message}")
        return None
    text = eventfile.dumps(new)
    reading = eventfile.read(text, path=path.name)
    if problems := [problem.message for problem in reading.problems]:
        click.echo(f"  This cannot be: {'; '.join(problems)}")
        return None
    return new


def _typed(change: FieldChange, event: Event, record: Record) -> FieldChange:
    """Return a change with what a person writes in it, asked for now."""
    if not change.typed:
        return change
    written = str(change.value or click.prompt(change.typed)).strip()
    if change.typed == ACTOR:
        return _by(change, _actor(written, record), record)
    if isinstance(change.adds, Claim):
        return replace(change, adds=structs.replace(change.adds, says=written))
    if change.field == "sources":
        return replace(change, value=_addressed(event.sources, addresses.cleaned(written), record))
    if change.field in _LISTS:
        return replace(change, adds=written)
    return replace(change, value=written)


def _by(change: FieldChange, actor: str, record: Record) -> FieldChange:
    """Return a change with the actor in it whom a person named."""
    if isinstance(change.adds, Quote):
        said = change.adds
        is_translated = language.is_translated(said.text, said.lang, actor, record)
        quote = structs.replace(change.adds, speaker=actor, translated=is_translated)
        return FieldChange(field=change.field, adds=quote)
    value = (actor,) if change.field in _LISTS else actor
    return FieldChange(field=change.field, value=value)


def _actor(written: str, record: Record) -> str:
    """Return the id that any spelling on file means, or a name as it was written."""
    found = names.Names({"actors": record.actors}).entry_id("actors", written)
    if not found and names.is_id(written):
        message = f"no actor on file has the id {written}; write a name, or an id of data/actors/"
        raise InputError([Problem(path="", message=message)])
    return found or written


def _addressed(sources: Sequence[Source], address: str, record: Record) -> tuple[Source, ...]:
    """Return the sources, the first of which has this address and its outlet."""
    if message := addresses.fault(address):
        raise InputError([Problem(path="", message=message)])
    first, *others = sources
    outlet = names.owner(address, record.outlets) or click.prompt("Outlet, by its id or name")
    own = structs.replace(first, url=address, outlet=outlet)
    return (own, *others)


def _count(number: int) -> str:
    return f"{number} note{'s' * (number != 1)}"
