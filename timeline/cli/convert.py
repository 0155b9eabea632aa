"""`timeline convert`: seeds to drafts."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from textwrap import indent

import click

from timeline.check import problems
from timeline.check.files import read_seeds
from timeline.cli.common import DONE, FOUND, ROOT, shown
from timeline.convert import Draft, Outcome, Result, as_json, drafts, merge_into
from timeline.convert import convert as convert_seeds
from timeline.formats import eventfile
from timeline.model import Event, InputError
from timeline.record import Content, read_content
from timeline.text.ignored import is_ignored
from timeline.text.reading import Reading


@click.command()
@click.argument("seeds", nargs=-1, type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Print what would be written, and write nothing.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="With --dry-run: the event file, or one JSON object on a line for each seed.",
)
@click.option("--merge", is_flag=True, help="Add what a second report brings to the event's file.")
@ROOT
def convert(seeds: tuple[Path, ...], dry_run: bool, form: str, merge: bool, root: Path) -> int:
    """Turn seed articles into draft events; every file in seeds/ unless SEEDS are named.

    A seed is plain text, Markdown (.md) or a saved web page (.html). What a person wrote is never
    changed: a seed that was converted before is left alone. One that reports an event on file makes
    no second event; the lines to add are printed, and --merge adds just them to the event's file.

    \b
    Examples:
      timeline convert
      timeline convert seeds/000_7afe13f11b448420.txt
      timeline convert --merge seeds/second-report.txt
      timeline convert --dry-run --format json seeds/000_7afe13f11b448420.txt
    """
    if form == "json" and not dry_run:
        raise click.UsageError("--format json goes with --dry-run")
    if merge and dry_run:
        raise click.UsageError("--merge writes, --dry-run does not; choose one")
    chosen = seeds or tuple(_plain_files(root / "seeds"))
    content = read_content(root / "content")
    if dry_run:
        made = shown(drafts(chosen, content), len(chosen))
        return _preview(made, as_json if form == "json" else _as_file)
    events = root / "content" / "events"
    if merge:
        results = merge_into(chosen, content, events, _judge(content, root / "seeds"))
    else:
        results = convert_seeds(chosen, content, events)
    return max((_told(result) for result in shown(results, len(chosen))), default=DONE)


def _told(result: Result) -> int:
    """Print what became of a seed, with the lines it would add; return the exit status."""
    failed = result.outcome in {Outcome.REFUSED, Outcome.CHANGED}
    click.echo(str(result), err=failed)
    if result.lines and result.outcome is not Outcome.MERGED:
        click.echo(indent(result.lines, "  "), nl=False, err=failed)
    return FOUND if failed else DONE


def _judge(content: Content, seeds: Path) -> Callable[[Reading[Event]], Sequence[str]]:
    """Return what finds the problems that an event file would bring into the content."""
    received = read_seeds(seeds)
    before = set(problems(content, received))

    def judge(reading: Reading[Event]) -> Sequence[str]:
        kept = [file for file in content.files if Path(file.path).name != Path(reading.path).name]
        found = problems(replace(content, files=(*kept, reading)), received)
        return [problem.message for problem in found if problem not in before]

    return judge


def _preview(made: Iterable[tuple[Path, Draft | InputError]], text: Callable[[Draft], str]) -> int:
    status = DONE
    for path, draft in made:
        if isinstance(draft, InputError):
            reasons = "; ".join(problem.message for problem in draft.problems)
            click.echo(f"{path}: {reasons}", err=True)
            status = FOUND
        else:
            click.echo(text(draft).rstrip("\n"))
    return status


def _as_file(draft: Draft) -> str:
    return f"# {draft.event.file_name}\n{eventfile.dumps(draft.event)}"


def _plain_files(folder: Path) -> list[Path]:
    # Unlike glob this tells where the folder cannot be read.
    found = folder.iterdir() if folder.is_dir() else ()
    return sorted(path for path in found if not is_ignored(path.name) and path.is_file())
