"""`timeline convert`: seeds to drafts."""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from os import environ
from pathlib import Path
from textwrap import indent, shorten

import click

from timeline.cli.asking import edit_all, settle_all
from timeline.cli.clock import this_day, zone_of
from timeline.cli.common import DONE, FOUND, ROOT, shown
from timeline.cli.judging import messages_of
from timeline.cli.language import language_of
from timeline.convert import Draft, Outcome, Result, as_json, drafts, filed, merge_into, unconverted
from timeline.convert import convert as convert_seeds
from timeline.formats import eventfile
from timeline.model import InputError, Status
from timeline.record import Content, opening, read_content
from timeline.text.filenames import is_ignored
from timeline.text.printable import printable

# A note as long as this says what it is about; all of it stands in the draft.
_SHORT = 110
_GO_ON = (
    "Now open each draft in {folder}/ (or run: timeline convert --ask), settle its notes and "
    "delete them, write the title and the summary in your own words, set status: published, then "
    "run: make check"
)


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
@click.option("--merge", metavar="ID", help="Say which event on file SEEDS report, and add to it.")
@click.option("--new", "is_new", is_flag=True, help="Say that SEEDS report no event on file.")
@click.option("--ask", is_flag=True, help="Finish the drafts here, one question after another.")
@click.option("--edit", is_flag=True, help="Open the drafts in your editor ($EDITOR).")
@click.option("--pending", is_flag=True, help="Only say how many are not converted yet, if any.")
@ROOT
def convert(
    seeds: tuple[Path, ...],
    dry_run: bool,
    form: str,
    merge: str | None,
    is_new: bool,
    ask: bool,
    edit: bool,
    pending: bool,
    root: Path,
) -> int:
    """Turn seed articles into draft events; every file in seeds/ unless SEEDS are named.

    A seed is text, Markdown (.md) or a saved web page (.html); a converted one is left alone.
    One that may report an event on file makes no second one until a person decides: the likeliest
    are printed with reasons and the lines that --merge ID adds to that event; --new makes a draft.

    \b
    Examples:
      timeline convert --ask seeds/another-event.txt
      timeline convert --merge bridge-at-oakford-closed seeds/second-report.txt
      timeline convert --new seeds/another-event.txt
      timeline convert --dry-run --format json seeds/another-event.txt
    """
    _refuse_unfit(seeds, writes=bool(merge) + is_new, reads=pending or bool(merge and dry_run))
    _refuse_unasked(ask=ask, edit=edit, reads=dry_run or pending)
    if form == "json" and not dry_run:
        raise click.UsageError("--format json goes with --dry-run")
    chosen, events = seeds or tuple(_plain_files(root / "seeds")), root / "content" / "events"
    if pending:
        return _tell_pending(unconverted(chosen, events))
    content = read_content(root / "content", zone=zone_of(root))
    if dry_run:
        made = drafts(chosen, content, language_of(root), this_day(environ))
        return _preview(shown(made, len(chosen)), form)
    if merge:
        results = merge_into(merge, chosen, content, events, messages_of(content, root))
    else:
        results = _drafts(chosen, content, root, is_new=is_new)
    return _settled(list(shown(results, len(chosen))), content, root, ask=ask, edit=edit)


def _drafts(
    seeds: Sequence[Path], content: Content, root: Path, *, is_new: bool
) -> Iterator[Result]:
    """Write the drafts of seeds, as of today and in the language of the site."""
    return convert_seeds(
        seeds,
        content,
        root / "content" / "events",
        is_new=is_new,
        added=this_day(environ),
        language=language_of(root),
    )


def _settled(
    results: Sequence[Result], content: Content, root: Path, *, ask: bool, edit: bool
) -> int:
    """Tell what became of the seeds and settle the drafts, if asked to; return the exit status."""
    if ask:
        return max([*map(_told, results), settle_all(results, root)])
    status = _tell(results, _open_notes(content), root / "content" / "events")
    return max(status, edit_all(results, root)) if edit else status


def _refuse_unfit(seeds: Sequence[Path], *, writes: int, reads: bool) -> None:
    """Refuse what a person cannot mean: --merge and --new decide on the seeds that are named."""
    if writes > 1:
        raise click.UsageError("--merge says that the event is on file, --new that it is not")
    if writes and reads:
        message = "--pending goes with neither --merge nor --new, --dry-run not with --merge"
        message = f"{message}; choose one"
        raise click.UsageError(message)
    if writes and not seeds:
        raise click.UsageError("--merge and --new decide on an article; name its file")


def _refuse_unasked(*, ask: bool, edit: bool, reads: bool) -> None:
    """Refuse to ask where nobody can answer, and what goes with neither."""
    if (ask or edit) and reads:
        raise click.UsageError("--ask and --edit write, --dry-run and --pending do not; choose one")
    if ask and edit:
        raise click.UsageError("--ask asks here, --edit opens an editor; choose one")
    if ask and not sys.stdin.isatty():
        raise click.UsageError("--ask asks on a terminal; without one use --edit, or an editor")


def _tell_pending(seeds: Sequence[Path]) -> int:
    """Print how many seeds have no event, if any."""
    if seeds:
        articles, are = ("article", "is") if len(seeds) == 1 else ("articles", "are")
        folder = seeds[0].parent.name
        click.echo(f"{len(seeds)} {articles} in {folder}/ {are} not converted yet: make convert")
    return DONE


def _tell(results: Iterable[Result], before: Mapping[str, tuple[str, ...]], events: Path) -> int:
    """Print what became of each seed and how to go on; return the exit status.

    `before` are the notes of the drafts that were there, by the names of their files.
    """
    status, has_notes = DONE, False
    for result in results:
        status = max(status, _told(result))
        notes = result.notes
        if result.file and result.outcome is Outcome.CONVERTED:
            notes = before.get(result.file.name, ())
        for note in notes:
            click.echo(f"  - {printable(shorten(note, _SHORT, placeholder=' …'))}")
        has_notes = has_notes or bool(notes)
    if has_notes:
        click.echo(_GO_ON.format(folder=events))
    return status


def _told(result: Result) -> int:
    """Print what became of a seed, with the lines it would add; return the exit status."""
    failed = result.outcome in {Outcome.REFUSED, Outcome.CHANGED}
    click.echo(printable(str(result)), err=failed)
    if result.lines and result.outcome is not Outcome.MERGED:
        click.echo(indent(result.lines, "  "), nl=False, err=failed)
    return FOUND if failed else DONE


def _open_notes(content: Content) -> Mapping[str, tuple[str, ...]]:
    """Return the notes of each draft by the name of its file."""
    return {
        Path(file.path).name: file.value.review
        for file in content.files
        if file.value and file.value.status is Status.DRAFT
    }


def _preview(made: Iterable[tuple[Path, Draft | InputError]], form: str) -> int:
    text = as_json if form == "json" else _as_file
    status = DONE
    for path, draft in made:
        if isinstance(draft, InputError):
            reasons = "; ".join(problem.message for problem in draft.problems)
            click.echo(printable(f"{path}: {reasons}"), err=True)
            status = FOUND
        else:
            click.echo(text(draft).rstrip("\n"))
    return status


def _as_file(draft: Draft) -> str:
    return f"# {draft.event.file_name}\n{eventfile.dumps(filed(draft))}"


def _plain_files(folder: Path) -> list[Path]:
    # Unlike glob this tells where the folder cannot be read.
    found = folder.iterdir() if folder.is_dir() and not folder.is_symlink() else ()
    return sorted(path for path in found if not is_ignored(path.name) and opening.is_plain(path))
