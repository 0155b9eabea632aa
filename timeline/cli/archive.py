"""`timeline archive`: copies of what events cite. The only command that uses the network."""

import time
from collections.abc import Sequence
from pathlib import Path

import click

from timeline.archive import Lacking, RefusedError, UnsavedError, Wayback, lacking, noted, wayback
from timeline.cli.common import DONE, MISUSED, ROOT, complain
from timeline.convert import files
from timeline.model import InputError
from timeline.record import Content, read_content

_LATER = "what is saved is in the event files; run this again to go on"


@click.command()
@click.argument("events", nargs=-1, metavar="[ID]…")
@click.option("--dry-run", is_flag=True, help="Only list what has no copy.")
@click.option("--most", type=click.IntRange(min=1), metavar="N", help="Stop after N pages.")
@click.option(
    "--pause",
    type=click.FloatRange(min=0),
    default=wayback.PAUSE,
    show_default=True,
    metavar="SECONDS",
    help="How long to wait between two pages.",
)
@click.option(
    "--service", default=wayback.HOME, show_default=True, help="The address of the archive."
)
@ROOT
def archive(
    root: Path, events: tuple[str, ...], dry_run: bool, most: int | None, pause: float, service: str
) -> int:
    """Ask the Wayback Machine for copies of what events cite, and note each in its event file.

    This is the only command that uses the network. It asks for one page at a time, as seldom as the
    archive wants it, and writes each copy down as soon as it is there: stop it whenever you like,
    and run it again to go on.

    \b
    Examples:
      timeline archive --dry-run
      timeline archive
      timeline archive --most 20
      timeline archive bridge-at-oakford-closed
    """
    content = read_content(root / "content")
    known = {file.value.id for file in content.files if file.value}
    if unknown := [each for each in events if each not in known]:
        raise click.UsageError(f"no event has the id {unknown[0]}; see content/events/")
    left = lacking(content, events)
    if dry_run:
        for each in left:
            click.echo(each.url)
        click.echo(f"{_addresses(len(left))} without an archived copy")
        return DONE
    machine = Wayback(wait=time.sleep, home=service.rstrip("/"), pause=pause)
    return _saved(content, left[:most], machine)


def _saved(content: Content, left: Sequence[Lacking], machine: Wayback) -> int:
    """Save one address after the other, and tell of each; return the exit status."""
    failed = 0
    for number, each in enumerate(left, 1):
        if number > 1:
            machine.wait(machine.pause)
        try:
            copy = machine.save(each.url)
        except UnsavedError as error:
            failed += 1
            complain(f"{number} of {len(left)}: {each.url} could not be saved: {error}")
            continue
        except RefusedError as error:
            complain(f"Error: {machine.home}: {error}; {_LATER}")
            return MISUSED
        click.echo(f"{number} of {len(left)}: {copy}")
        failed += not _is_noted(content, each, copy)
    if not left:
        click.echo("every address has an archived copy")
    if failed:
        complain(f"{_addresses(failed)} left without a copy; {_LATER}")
    return MISUSED if failed else DONE


def _is_noted(content: Content, saved: Lacking, copy: str) -> bool:
    """Write a copy into each file that cites it; return whether all could be written."""
    vocabulary, is_whole = content.vocabulary, True
    for file, number in saved.cited:
        path = Path(file.path)
        try:
            new = noted(path.read_bytes(), number, copy, path=file.path, vocabulary=vocabulary)
        except InputError as error:
            is_whole = False
            complain(str(error.problems[0]))
        else:
            files.replace(path, new)
    return is_whole


def _addresses(count: int) -> str:
    return "1 address" if count == 1 else f"{count} addresses"
