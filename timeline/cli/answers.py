"""Answers on a terminal: a choice that is taken or words that are written, and what they change."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import click
from msgspec.structs import replace

from timeline.cli.prompts import BACK, LATER, typed
from timeline.cli.publishing import own_source
from timeline.convert.drafting.decisions import (
    ACTOR,
    EVENT,
    Choice,
    Decision,
    FieldChange,
    changed,
)
from timeline.convert.words import language
from timeline.formats import eventfile
from timeline.model import Claim, Event, EventDate, InputError, Problem, Quote, Source, Status
from timeline.record import Record, names
from timeline.text import addresses
from timeline.text.confusables import fold
from timeline.text.printable import printable
from timeline.text.reading import Reading

# Tells in words what the check would find in an event file.
Judge = Callable[[Reading[Event]], Sequence[str]]
# Where a field is a list, what is typed becomes an item of it.
_LISTS = frozenset({"places", "actors", "told_by"})
_MOST_EVENTS = 4


def answered(question: Decision, place: str, before: Choice | None = None) -> Choice | str:
    """Return the choice that a person takes, or the letter for another way to go on.

    `before` is what was answered here already: nothing but Enter keeps it.
    """
    while True:
        click.echo(f"\n[{place}] {printable(question.text)}")
        ask = _written if question.written else _chosen
        answer = ask(question, before)
        if not isinstance(answer, Choice):
            return answer
        if filled := _filled(answer):
            return filled


def _chosen(question: Decision, before: Choice | None) -> Choice | str:
    """Return the choice of which a person writes the number."""
    for number, choice in enumerate(question.choices, 1):
        click.echo(f"  {number}  {choice.label}")
    if before:
        click.echo(f"  Enter keeps: {printable(before.label)}")
    numbers = {str(number): choice for number, choice in enumerate(question.choices, 1)}
    other = next((one for one in question.choices if _asks_who(one)), None)
    while answer := typed("Your choice"):
        if answer in (BACK, LATER):
            return answer
        if answer in numbers:
            return numbers[answer]
        if other:
            # Whoever writes an id or a name instead of a number means somebody else.
            return _with_actor(other, answer)
        click.echo(f"  Write one of these: {', '.join([*numbers, BACK, LATER])}")
    return before or LATER


def _asks_who(choice: Choice) -> bool:
    return any(change.typed == ACTOR for change in choice.changes)


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
    return answer if answer in (BACK, LATER) else Choice(answer, (replace(change, value=answer),))


def _with_actor(choice: Choice, written: str) -> Choice:
    """Return a choice that need not ask any more who is meant."""
    filled = (
        replace(change, value=written) if change.typed == ACTOR else change
        for change in choice.changes
    )
    return Choice(f"{choice.label}: {written}", tuple(filled))


def _filled(choice: Choice) -> Choice | None:
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
        new = changed(event, tuple(_read(change, event, record) for change in choice.changes))
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
    published = replace(event, status=Status.PUBLISHED)
    return judge(eventfile.read(eventfile.dumps(published), path=str(path)))


def _read(change: FieldChange, event: Event, record: Record) -> FieldChange:
    """Return a change with what a person typed read as its field has it."""
    written = str(change.value or "")
    if not change.typed:
        return change
    if change.typed == ACTOR:
        return _by(change, _actor(written, record), record)
    if change.typed == EVENT:
        return _linking(change, _event(written, record))
    if change.field == "date":
        return replace(change, value=_date(written))
    if isinstance(change.adds, Claim):
        return replace(change, adds=replace(change.adds, says=written))
    if change.field == "sources":
        return _of_article(change, event, written, record)
    if change.field in _LISTS:
        return replace(change, adds=written)
    return change


def _linking(change: FieldChange, event_id: str) -> FieldChange:
    """Return a change that names an event: one that is answered, or one more that is recalled."""
    if change.field == "responds_to":
        return replace(change, value=(event_id,))
    return replace(change, adds=event_id)


def _event(written: str, record: Record) -> str:
    """Return the id of the one event on file that is meant, by its id or words of its title."""
    found = _titled(written, record)
    if len(found) == 1:
        return found[0]
    if not found:
        message = f"no event on file has the id {written!r}, or these words in its title"
    else:
        more = " and more" if len(found) > _MOST_EVENTS else ""
        message = f"these words are in several titles: {', '.join(found[:_MOST_EVENTS])}{more}"
    raise InputError([Problem(path="", message=f"{message}; write an id of content/events/")])


def _titled(written: str, record: Record) -> Sequence[str]:
    """Return the event of an id, or those with these words in their titles."""
    if written in record.by_id:
        return (written,)
    words = fold(written).split()
    titles = ((event.id, fold(event.title)) for event in record.events)
    return tuple(found for found, title in titles if all(word in title for word in words))


def _date(written: str) -> EventDate:
    """Return the date that is written, held to the rules of the field."""
    try:
        return EventDate(written)
    except ValueError as error:
        raise InputError([Problem(path="", message=str(error))]) from None


def _by(change: FieldChange, actor: str, record: Record) -> FieldChange:
    """Return a change with the actor in it whom a person named."""
    if isinstance(change.adds, Quote):
        said = change.adds
        is_translated = language.is_translated(said.text, said.lang, actor, record)
        quote = replace(change.adds, speaker=actor, translated=is_translated)
        return FieldChange(field=change.field, adds=quote)
    value = (actor,) if change.field in _LISTS else actor
    return FieldChange(field=change.field, value=value)


def _actor(written: str, record: Record) -> str:
    """Return the id that any spelling on file means, or a name as it was written."""
    found = names.Names({"actors": record.actors}).entry_id("actors", written)
    if not found and not any(letter.isalpha() for letter in written):
        message = f"a name has letters, and {written!r} has none; write a name or an id"
        raise InputError([Problem(path="", message=message)])
    if not found and names.is_id(written):
        message = f"no actor on file has the id {written}; write a name, or an id of data/actors/"
        raise InputError([Problem(path="", message=message)])
    return found or written


def _of_article(change: FieldChange, event: Event, written: str, record: Record) -> FieldChange:
    """Return the sources with what is written said of the one that is the article itself."""
    own = own_source(event)
    told: dict[str, str | date]
    if change.part == "published":
        told = {"published": _date(written).first}
    elif change.part == "url":
        url = addresses.cleaned(written)
        if message := addresses.fault(url):
            raise InputError([Problem(path="", message=message)])
        told = {"url": url, "outlet": _outlet(url, own.outlet if own else "", record)}
    else:
        told = {change.part: written}
    sources = (replace(s, **told) if s is own else s for s in event.sources)
    return replace(change, value=tuple(sources))


def _outlet(url: str, known: str, record: Record) -> str:
    """Return whose address it is, as far as anything tells; else its domain stands for it."""
    if outlet := names.owner(url, record.outlets):
        return outlet
    empty = known or "the domain tells it"
    return typed(f"Outlet, by its id or name (nothing: {empty})") or known
