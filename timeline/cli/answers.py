"""Answers on a terminal: a choice that is taken or words that are written, and what they change."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click
from msgspec.structs import replace

from timeline.cli.judging import Judge
from timeline.cli.prompts import BACK, LATER, typed
from timeline.cli.publishing import as_published, own_source
from timeline.convert.drafting.decisions import (
    ACTOR,
    EVENT,
    Choice,
    Decision,
    FieldChange,
    changed,
)
from timeline.convert.drafting.following import following
from timeline.convert.words import language
from timeline.formats import eventfile
from timeline.model import Claim, Event, EventDate, InputError, Problem, Quote, Source
from timeline.record import Record, names
from timeline.text import addresses
from timeline.text.confusables import fold
from timeline.text.printable import printable

# Where a field is a list, what is typed becomes an item of it.
_LISTS = frozenset({"places", "actors", "told_by"})
# Around a name; within one they may be a part of it.
_OPENING, _CLOSING = "«„“\"‘'‚", "»“”\"’'‘"
_MARKS = frozenset('«»„“”"')
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
    other = [one for one in question.choices if any(map(_asks_name, one.changes))]
    while answer := typed("Your choice"):
        if answer in (BACK, LATER):
            return answer
        if answer in numbers:
            return numbers[answer]
        if len(other) == 1 and len(answer) > 1:
            # Whoever writes an id or a name instead of a number means another one.
            return _with_name(other[0], answer)
        click.echo(f"  Write one of these: {', '.join([*numbers, BACK, LATER])}")
    return before or LATER


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
    return answer if answer in (BACK, LATER) else Choice(answer, (replace(change, value=answer),))


def _with_name(choice: Choice, written: str) -> Choice:
    """Return a choice that need not ask any more who or what is meant."""
    filled = (
        replace(change, value=written) if _asks_name(change) else change
        for change in choice.changes
    )
    return Choice(f"{choice.label}: {written}", tuple(filled), choice.is_for_all)


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
        read = tuple(_read(change, event, record) for change in choice.changes)
        new = following(event, changed(event, read))
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


def _read(change: FieldChange, event: Event, record: Record) -> FieldChange:
    """Return a change with what a person typed read as its field has it."""
    written = str(change.value or "")
    if not change.typed:
        return change
    if change.typed == ACTOR:
        return _by(change, _entry("actors", written, record), record)
    if change.typed == EVENT:
        return _linking(change, _event(written, record))
    if change.field == "date":
        return replace(change, value=_date(written))
    if isinstance(change.adds, Claim):
        said_on = event.date if change.adds.said_on and event.date.is_exact else None
        return replace(change, adds=replace(change.adds, says=written, said_on=said_on))
    if change.field == "sources":
        return _of_article(change, event, written, record)
    if change.field in _LISTS:
        registry = "places" if change.field == "places" else "actors"
        return replace(change, adds=_entry(registry, written, record))
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


def _day(written: str) -> date:
    """Return the day that is written, which no month will do for."""
    when = _date(written)
    if not when.is_exact:
        message = f"{written} is no single day; write one, as 2021-05-14"
        raise InputError([Problem(path="", message=message)])
    return when.first


def _by(change: FieldChange, actor: str, record: Record) -> FieldChange:
    """Return a change with the actor in it whom a person named."""
    if isinstance(change.adds, Quote):
        said = change.adds
        is_translated = language.is_translated(said.text, said.lang, actor, record)
        quote = replace(change.adds, speaker=actor, translated=is_translated)
        return FieldChange(field=change.field, adds=quote)
    value = (actor,) if change.field in _LISTS else actor
    return FieldChange(field=change.field, value=value)


def _entry(registry: str, written: str, record: Record) -> str:
    """Return the id that any spelling on file means, or a name as it was written.

    The marks in which an article prints a whole name are no part of it.
    """
    known = names.Names(record.registries)
    name = _unquoted(written)
    found = known.entry_id(registry, written) or known.entry_id(registry, name)
    if not found and not any(letter.isalpha() for letter in name):
        message = f"a name has letters, and {name!r} has none; write a name or an id"
        raise InputError([Problem(path="", message=message)])
    if "://" in name:
        message = f"{name} is an address; write a name or an id"
        raise InputError([Problem(path="", message=message)])
    if not found and names.is_id(name):
        message = (
            f"no {registry[:-1]} on file has the id {name}; "
            f"write a name, or an id of data/{registry}/"
        )
        raise InputError([Problem(path="", message=message)])
    return found or name


def _unquoted(name: str) -> str:
    """Return a name without the quotation marks around all of it."""
    inner = name[1:-1].strip()
    is_quoted = name[:1] in _OPENING and name[-1:] in _CLOSING
    return inner if inner and is_quoted and not _MARKS.intersection(inner) else name


def _of_article(change: FieldChange, event: Event, written: str, record: Record) -> FieldChange:
    """Return the sources with what is written said of the one that is the article itself."""
    own = own_source(event)
    told: dict[str, object]
    if change.part == "url":
        url = addresses.cleaned(written)
        if message := addresses.fault(url):
            raise InputError([Problem(path="", message=message)])
        told = {
            "url": url,
            "outlet": _outlet(url, own.outlet if own else "", record),
        }
    elif change.part == "published":
        told = {"published": _day(written)}
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
