"""The last screen of a draft: what it will be published with, and the answer that publishes it."""

from collections.abc import Iterator, Mapping, Sequence

import click

from timeline.cli.facts import facts_of
from timeline.cli.lists import Asked, corrected, tell
from timeline.cli.prompts import BACK, LATER, NOTHING_BEFORE, typed
from timeline.cli.publishing import as_published, finished, own_source
from timeline.cli.steps import Step, fitted, of_problems
from timeline.cli.talk import Talk, changed_by
from timeline.convert import files
from timeline.convert.drafting.decisions import (
    OUTLET,
    Choice,
    Decision,
    FieldChange,
    Weight,
    without_note,
)
from timeline.model import Event, Problem
from timeline.record import names
from timeline.text import addresses
from timeline.text.printable import printable
from timeline.text.reading import Reading

_NAMED = FieldChange(field="sources", part="outlet", typed=OUTLET)
_BY_DOMAIN = (Choice("its domain stands for it"), Choice("an outlet that I name", (_NAMED,)))
_PUBLISH = (
    f"Publish it? Enter or y for yes, n for no, {BACK} to go back, "
    "or the number of what is not right: 2, or 2 and the answer"
)


def goes_on(talk: Talk) -> bool:
    """Publish what is finished, if a person agrees; return whether there is more to ask."""
    event = finished(talk.path, {step.note for step in talk.last})
    if not event:
        return False
    talk.keep(event)
    reading = as_published(event, talk.path)
    problems = talk.judge(reading)
    asked = {step for screen in talk.now.screens for step in screen.steps}
    more = tuple(of_problems(problems, reading, talk.vocabulary, talk.left))
    if new := [step for step in more if step not in asked]:
        click.echo("\nThe check would refuse it as it is.")
        talk.ask_besides(new)
        return True
    return _goes_back(talk, problems) if problems else _is_asked_again(talk, reading)


def _goes_back(talk: Talk, problems: Sequence[Problem]) -> bool:
    """Tell what is wrong with a draft; return whether the person goes back."""
    click.echo("\nIt stays a draft, as the check finds in it:")
    for problem in problems:
        click.echo(f"  - {printable(problem.message)}")
    is_back = talk.may_go_back and typed(f"Enter leaves it so, {BACK} to go back") == BACK
    if is_back:
        talk.go_back()
    return is_back


def _is_asked_again(talk: Talk, done: Reading[Event]) -> bool:
    """Ask whether to publish a draft, with the answers that its last questions have.

    `done` is its file as it would be. Return whether that is to be asked again, of what it is then.
    """
    place = f"{len(talk.now.screens) + 1} of {len(talk.now.screens) + 1}"
    shown = _shown(talk)
    click.echo(f"\n[{place}] The check finds nothing wrong with this event as it is:")
    tell([*shown.values()])
    answer = typed(_PUBLISH)
    if answer in ("", "y"):
        files.replace(talk.path, done.written.encode("utf-8"))
        click.echo("It is published. Before you send it, run: make check")
    elif answer == BACK:
        _go_back(talk)
    elif answer not in ("n", LATER):
        _change(talk, answer, shown, place)
    return answer not in ("", "y", "n", LATER)


def _go_back(talk: Talk) -> None:
    if not talk.may_go_back:
        click.echo(f"  {NOTHING_BEFORE}")
    talk.go_back()


def _shown(talk: Talk) -> Mapping[Step, Asked]:
    """Return the last questions and what else the draft says, with the answer of each by now."""
    chosen, found = dict(talk.now.chosen), dict[Step, Asked]()
    written = {step.question.written for step in talk.given}
    doubted = [step for step in talk.last if not written.intersection(_typed(step))]
    doubted += _of_outlet(talk)
    told = {change.field for step in doubted for change in _typed(step)}
    for step in (*doubted, *facts_of(talk.base, talk.record, told)):
        if question := fitted(step.question, talk.base, talk.vocabulary):
            found[step] = Asked(question, chosen.get(step) or step.proposed)
    return found


def _typed(step: Step) -> Sequence[FieldChange]:
    """Return what a person may write for a question, which may have been asked for before."""
    changes = (change for choice in step.question.choices for change in choice.changes)
    return [change for change in changes if change.typed]


def _of_outlet(talk: Talk) -> Iterator[Step]:
    """Yield the question whose an address is that no outlet on file has."""
    own = own_source(talk.base)
    if own and own.url and not own.outlet and not names.owner(own.url, talk.record.outlets):
        told = f"sources: no outlet on file has the domain {addresses.domain(own.url)}"
        yield Step("", Decision(told, _BY_DOMAIN), Weight.LINKS)


def _change(talk: Talk, written: str, shown: Mapping[Step, Asked], place: str) -> None:
    """Make what a person writes of the last questions, if it can be; else that is told."""
    other = corrected(written, [*shown.values()], place)
    if not other:
        return
    given = {step: other[at] for at, step in enumerate(shown) if at in other}
    chosen = {**dict(talk.now.chosen), **given}
    event = changed_by(talk, talk.base, [chosen[step] for step in shown if step in chosen])
    if event is None:
        return
    left = {step.note for step in talk.last if step not in chosen}
    for note in {step.note for step in chosen} - left:
        event = without_note(event, note)
    talk.go_on(talk.now._replace(event=event, chosen=tuple(chosen.items())))
