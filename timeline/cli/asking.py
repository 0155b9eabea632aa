"""`timeline convert --ask`: what is open in a draft, one decision after another, on a terminal."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from os import environ
from pathlib import Path

import click

from timeline.cli.answers import answered
from timeline.cli.clock import this_day, zone_of
from timeline.cli.common import DONE, FOUND
from timeline.cli.judging import judge_of, messages_of
from timeline.cli.language import language_of
from timeline.cli.last import goes_on
from timeline.cli.prompts import BACK, LATER, NOTHING_BEFORE
from timeline.cli.publishing import as_written
from timeline.cli.steps import Step, screens_of, steps_of, without_answered
from timeline.cli.talk import Point, Talk, ask_all
from timeline.convert import Draft, Outcome, Result, convert, drafts, merge_into
from timeline.convert.drafting.decisions import Choice, Decision, Weight
from timeline.convert.drafting.existing import Ids
from timeline.formats import eventfile
from timeline.model import Event, Status
from timeline.record import Content, read_content
from timeline.text.printable import printable

_HELP = (
    f"Enter agrees to what is proposed, {BACK} goes back, {LATER} leaves it for later; "
    "Ctrl+C stops and keeps all"
)


def settle_all(results: Iterable[Result], root: Path) -> int:
    """Settle what is open in the drafts that some seeds were made into; return the exit status.

    Of an article that may report an event on file, a person says first which event it is.
    """
    zone, language, status = zone_of(root), language_of(root), DONE
    for result in results:
        # Each may have changed what is on file for the next one.
        content = read_content(root / "content", zone=zone)
        if result.outcome is Outcome.REPORTS_EXISTING:
            chosen = _decided(result)
            if chosen is None:
                continue
            result = _made_by(chosen, result.seed, content, root)
            click.echo(str(result), err=result.outcome is Outcome.REFUSED)
            status = max(status, FOUND if result.outcome is Outcome.REFUSED else DONE)
        path = _draft_of(result, root / "content" / "events")
        if path and not settle(path, _made_of(result.seed, content, language), content, root):
            break
    return status


def _made_by(chosen: str, seed: Path, content: Content, root: Path) -> Result:
    """Return what becomes of a seed that reports an event on file, or, for no id, none of them."""
    events = root / "content" / "events"
    if chosen:
        return next(merge_into(chosen, [seed], content, events, messages_of(content, root)))
    today, language = this_day(environ), language_of(root)
    new = convert([seed], content, events, is_new=True, added=today, language=language)
    return next(new)


def edit_all(results: Iterable[Result], root: Path) -> int:
    """Open the drafts that some seeds were made into; return the exit status."""
    for result in results:
        if path := _draft_of(result, root / "content" / "events"):
            click.edit(filename=str(path))
    return DONE


def _draft_of(result: Result, events: Path) -> Path | None:
    """Return the file of the draft that a seed was made into, if anything is open in it."""
    if not result.file or result.outcome not in (Outcome.WRITTEN, Outcome.CONVERTED):
        return None
    path = events / result.file.name
    event = eventfile.read_bytes(path.read_bytes(), path=path.name).value
    is_open = event is None or event.status is Status.DRAFT or bool(event.review)
    return path if is_open else None


def _made_of(seed: Path, content: Content, language: str) -> Draft | None:
    """Return the draft of an article, with the choices of its notes."""
    _, found = next(iter(drafts([seed], content, language, this_day(environ))))
    return found if isinstance(found, Draft) else None


def settle(path: Path, fresh: Draft | None, content: Content, root: Path) -> bool:
    """Ask for what is open in the draft at `path`; return whether the person goes on.

    Each answer is written at once, so whoever stops keeps what was decided. `fresh` is what the
    article makes, with the choices of its notes. It is published only where the check finds
    nothing wrong with that.
    """
    event = as_written(path)
    if event is None:
        click.echo(f"{path} was changed by hand; settle its notes in an editor: --edit")
        return True
    vocabulary = content.record.vocabulary
    steps = steps_of(event, fresh, vocabulary)
    _announce(path, steps)
    talk = _begun(path, without_answered(event, steps), steps, content, root)
    try:
        talk.write(path)
        ask_all(talk)
        while goes_on(talk):
            ask_all(talk)
    except click.Abort:  # the terminal was closed, or Ctrl+D
        return False
    finally:
        now = as_written(talk.path) or event
        left = len(screens_of(steps_of(now, fresh, vocabulary))) + (now.status is Status.DRAFT)
        click.echo(f"\n{talk.path.name}: {_count(left)} left; what you decided is written")
    return True


def _announce(path: Path, steps: Sequence[Step]) -> None:
    """Tell how much is to be settled, and what may leave nothing to settle here."""
    click.echo(f"{path.name}: {_count(len(screens_of(steps)) + 1)} to settle. {_HELP}")
    for step in steps:
        if step.weight is Weight.LIVE:
            click.echo(f"Mind first: {printable(step.question.text)}")


def _begun(path: Path, event: Event, steps: Sequence[Step], content: Content, root: Path) -> Talk:
    """Return where the questions about a draft begin."""
    # What is wrong with the draft itself is told, though it was there before.
    others = tuple(file for file in content.files if file.name != path.name)
    rest = replace(content, files=others)
    start = Point(0, event, frozenset(), screens_of(steps))
    last = tuple(step for step in steps if step.is_last)
    taken = frozenset(Ids.of(rest).taken)
    return Talk(path.parent, content.record, judge_of(rest, root), taken, [start], last)


def _decided(result: Result) -> str | None:
    """Ask which event on file an article reports: an id, nothing for none, None for later."""
    ids = [one.id for one in result.same]
    told = f"{result.seed} may report an event on file"
    choices = [Choice(f"it reports {one.id} ({one.reason}): add to it") for one in result.same]
    question = Decision(told, (*choices, Choice("it is an event of its own")))
    while (answer := answered(question, "which event")) == BACK:
        click.echo(f"  {NOTHING_BEFORE}")
    if isinstance(answer, str):
        return None
    return next((one for one, choice in zip(ids, choices, strict=True) if choice is answer), "")


def _count(number: int) -> str:
    return f"{number} question{'s' * (number != 1)}" if number else "nothing"
