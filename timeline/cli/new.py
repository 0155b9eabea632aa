"""`timeline new`: questions to an event file."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

import click

from timeline import compose
from timeline.cli.common import DONE, ROOT
from timeline.convert import files
from timeline.formats import eventfile
from timeline.model import EventDate
from timeline.record import Record, read_content

T = TypeVar("T")


@click.command()
@ROOT
def new(root: Path) -> int:
    """Ask for the lines an event needs, and write its file.

    \b
    Example:
      timeline new
    """
    content = read_content(root / "content")
    event = compose.event(_answers(content.record), compose.taken_ids(content.events))
    path = root / "content" / "events" / event.file_name
    path.parent.mkdir(parents=True, exist_ok=True)
    files.write_new(path, eventfile.dumps(event))
    click.echo(f"wrote {path}; change anything in it with an editor, then run: timeline check")
    return DONE


def _answers(record: Record) -> compose.Answers:
    """Ask until each answer can stand in an event file."""
    kinds = [kind.id for kind in record.vocabulary.kinds]
    kind = click.prompt("Kind", type=click.Choice(kinds))
    title = _ask("Title, neutral and attributed", compose.title)
    day = _ask("Day it happened or was said, as 2024-03-13", EventDate)
    summary = _ask("Summary, two to four sentences in your own words", compose.text)
    speaker = answered = None
    if record.vocabulary.is_said(kind):
        speaker = _ask("Who spoke", partial(compose.entry, registry=record.actors))
        answered = _ask(
            "Id of the event it answers, or campaign", partial(compose.target, record=record)
        )
    url = _ask("Address of a report, https://…", compose.address)
    outlet = compose.outlet_of(url, record.outlets)
    return compose.Answers(
        kind=kind,
        title=title,
        date=day,
        summary=summary,
        speaker=speaker,
        responds_to=answered,
        url=url,
        outlet=outlet.id
        if outlet
        else _ask("Outlet", partial(compose.entry, registry=record.outlets)),
    )


def _ask(question: str, check: Callable[[str], T]) -> T:
    """Ask until `check` takes the answer; it raises ValueError with what to write instead."""

    def checked(answer: str) -> T:
        try:
            return check(answer)
        except ValueError as error:
            raise click.UsageError(str(error)) from None

    answer: T = click.prompt(question, value_proc=checked)
    return answer
