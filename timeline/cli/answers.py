"""Answers on a terminal: a choice that is taken or words that are written, and what they change."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import click
from msgspec import structs

from timeline.cli.publishing import own_source
from timeline.convert.drafting.decisions import ACTOR, Choice, Decision, FieldChange, changed
from timeline.convert.words import language
from timeline.formats import eventfile
from timeline.model import Claim, Event, InputError, Problem, Quote, Status
from timeline.record import Record, names
from timeline.text import addresses
from timeline.text.printable import printable
from timeline.text.reading import Reading

BACK, LATER = "b", "l"
# Tells in words what the check would find in an event file.
Judge = Callable[[Reading[Event]], Sequence[str]]
# Where a field is a list, what is typed becomes an item of it.
_LISTS = frozenset({"places", "actors", "told_by"})


def answered(question: Decision, place: str) -> Choice | str:
    """Return the choice that a person takes, or the letter for another way to go on."""
    click.echo(f"\n[{place}] {printable(question.text)}")
    if question.written:
        return _written(question, question.written)
    for number, choice in enumerate(question.choices, 1):
        click.echo(f"  {number}  {choice.label}")
    answers = [*(str(n) for n in range(1, len(question.choices) + 1)), BACK, LATER]
    other = next(
        (one for one in question.choices if any(each.typed == ACTOR for each in one.changes)), None
    )
    fit = str if other else click.Choice(answers)
    answer = str(
        click.prompt("Your choice", default=LATER, type=fit, show_choices=False, show_default=False)
    ).strip()
    if answer in answers:
        return question.choices[int(answer) - 1] if answer.isdecimal() else answer
    # Whoever writes an id or a name instead of a number means somebody else.
    return _with_actor(other, answer) if other else LATER


def _written(question: Decision, change: FieldChange) -> Choice | str:
    """Return what a person writes; for nothing it stays open."""
    asked = f"{change.typed} (nothing leaves it open)"
    answer = str(click.prompt(asked, default=LATER, show_default=False)).strip()
    if answer in (BACK, LATER):
        return answer
    return Choice(question.text, (replace(change, value=answer),))


def _with_actor(choice: Choice, written: str) -> Choice:
    """Return a choice that need not ask any more who is meant."""
    filled = (
        replace(change, value=written) if change.typed == ACTOR else change
        for change in choice.changes
    )
    return Choice(choice.label, tuple(filled))


def made(event: Event, choice: Choice, path: Path, record: Record, judge: Judge) -> Event | None:
    """Return the event with a choice made; None where it could not be, which is told.

    What is written has to pass the check, too.
    """
    try:
        new = changed(event, tuple(_typed(change, event, record) for change in choice.changes))
    except InputError as error:
        click.echo(f"  This cannot be: {printable(error.problems[0].message)}")
        return None
    reading = eventfile.read(eventfile.dumps(new), path=path.name)
    faults = [problem.message for problem in reading.problems]
    if not faults and any(change.typed for change in choice.changes):
        known = set(_if_published(event, path, judge))
        faults = [each for each in _if_published(new, path, judge) if each not in known]
    if faults:
        click.echo(f"  This cannot be: {printable('; '.join(faults))}")
    return None if faults else new


def _if_published(event: Event, path: Path, judge: Judge) -> Sequence[str]:
    """Return what the check would say of an event once it is published."""
    published = structs.replace(event, status=Status.PUBLISHED)
    return judge(eventfile.read(eventfile.dumps(published), path=str(path)))


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
        return _of_article(change, event, written, record)
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


def _of_article(change: FieldChange, event: Event, written: str, record: Record) -> FieldChange:
    """Return the sources with what is written said of the one that is the article itself."""
    own = own_source(event)
    if change.part == "url":
        url = addresses.cleaned(written)
        if message := addresses.fault(url):
            raise InputError([Problem(path="", message=message)])
        told = {"url": url, "outlet": _outlet(url, own.outlet if own else "", record)}
    else:
        told = {change.part: written}
    sources = (structs.replace(s, **told) if s is own else s for s in event.sources)
    return replace(change, value=tuple(sources))


def _outlet(url: str, known: str, record: Record) -> str:
    """Return whose address it is, as far as anything tells; else its domain stands for it."""
    if outlet := names.owner(url, record.outlets) or known:
        return outlet
    asked = "Outlet, by its id or name (nothing: the domain tells it)"
    return str(click.prompt(asked, default="", show_default=False)).strip()
