"""The command line: arguments in, text out, and the exit status.

0 done, 1 problems found in the content, 2 wrong use (contract, section 3).
"""

import cProfile
import pstats
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from textwrap import indent
from typing import TypeVar

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeElapsedColumn, track

from timeline import __version__, compose
from timeline.check import problems as find_problems
from timeline.check import report
from timeline.check.files import read_seeds
from timeline.convert import Draft, Outcome, Result, as_json, drafts, merge_into
from timeline.convert import convert as convert_seeds
from timeline.engine.staging import PublishError
from timeline.formats import eventfile
from timeline.model import EventDate, InputError, Kind, Problem, Strand
from timeline.record import Content, Record, read_content
from timeline.serve import News
from timeline.watch import changes, serving

T = TypeVar("T")
DONE, FOUND, MISUSED = 0, 1, 2
REPORTS: dict[str, Callable[[Sequence[Problem]], str]] = {
    "text": report.as_text,
    "github": report.as_github,
    "json": report.as_json,
}
# How many rows of a profile are worth reading.
_PROFILED = 40
_ERRORS = Console(stderr=True, highlight=False, soft_wrap=True)
_ROOT = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="The folder of the site; where you are, unless given.",
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    try:
        return int(timeline.main(arguments, prog_name="timeline", standalone_mode=False) or DONE)
    except click.ClickException as error:
        error.show()
        return MISUSED
    except click.Abort:
        _ERRORS.print("\nstopped")
        return MISUSED


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="timeline")
def timeline() -> None:
    """Publish a sourced timeline: seed articles to event files, event files to a website.

    \b
    Examples:
      timeline check                what is wrong in the content, where, and what to write
      timeline convert --dry-run    what the seeds would become
      timeline build                check, then write the site into output/
      timeline serve                build it and look at it on this machine
    """


@timeline.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--format", "form", type=click.Choice(list(REPORTS)), default="text")
@_ROOT
def check(paths: tuple[Path, ...], form: str, root: Path) -> int:
    """Say every problem in the content, the seeds and the registries; nothing if there is none.

    With PATHS, only the problems in these files or folders are said; all the content is read.

    \b
    Examples:
      timeline check
      timeline check content/events/2024-03-12-legion-claims-tyotkino.md
      timeline check --format github
    """
    found = find_problems(read_content(root / "content"), read_seeds(root / "seeds"))
    told = [problem for problem in found if not paths or _is_under(problem.path, paths)]
    _say(REPORTS[form](told))
    return FOUND if told else DONE


@timeline.command()
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
@_ROOT
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
        made = _shown(drafts(chosen, content), len(chosen))
        return _preview(made, as_json if form == "json" else _as_file)
    events = root / "content" / "events"
    if merge:
        results = merge_into(chosen, content, events, _judge(content, root / "seeds"))
    else:
        results = convert_seeds(chosen, content, events)
    return max((_told(result) for result in _shown(results, len(chosen))), default=DONE)


def _told(result: Result) -> int:
    """Print what became of a seed, with the lines it would add; return the exit status."""
    failed = result.outcome in {Outcome.REFUSED, Outcome.CHANGED}
    click.echo(str(result), err=failed)
    if result.lines and result.outcome is not Outcome.MERGED:
        click.echo(indent(result.lines, "  "), nl=False, err=failed)
    return FOUND if failed else DONE


def _judge(content: Content, seeds: Path) -> Callable[[eventfile.Reading], Sequence[str]]:
    """Return what finds the problems that an event file would bring into the content."""
    received = read_seeds(seeds)
    before = set(find_problems(content, received))

    def judge(reading: eventfile.Reading) -> Sequence[str]:
        kept = [file for file in content.files if Path(file.path).name != Path(reading.path).name]
        found = find_problems(replace(content, files=(*kept, reading)), received)
        return [problem.message for problem in found if problem not in before]

    return judge


@timeline.command()
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="Where to; output/ unless given.",
)
@click.option(
    "--workers", type=click.IntRange(min=1), help="Processes; one for each processor unless given."
)
@click.option("--clean", is_flag=True, help="Render everything anew, whatever was built before.")
@click.option("--profile", is_flag=True, help="Also say where the time went, in one process.")
@_ROOT
def build(root: Path, output: Path | None, workers: int | None, clean: bool, profile: bool) -> int:
    """Check the content, then write the site into output/; the old site stays until the end.

    Pages that would come out as they did last time are not rendered again.

    \b
    Examples:
      timeline build
      timeline build --clean --workers 1
      SITEURL=https://owner.github.io/repository timeline build
    """
    if not profile:
        return _build(root, output, workers=workers, clean=clean)
    profiler = cProfile.Profile()
    status = profiler.runcall(_build, root, output, workers=1, clean=clean)
    pstats.Stats(profiler).sort_stats("cumulative").print_stats(_PROFILED)
    return status


@timeline.command()
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option(
    "--base",
    default="",
    callback=lambda _, __, base: f"/{base.strip('/')}" if base.strip("/") else "",
    help="Serve under a path, as GitHub does: /repository.",
)
@_ROOT
def serve(root: Path, port: int, base: str) -> int:
    """Build the site, serve it as GitHub Pages would, and build again on every change.

    Open pages load themselves anew.

    \b
    Examples:
      timeline serve
      timeline serve --port 9000 --base /repository
    """
    if status := _build(root, None, url=base):
        return status
    try:
        news = News()
        with serving(root / "output", base=base, port=port, news=news) as address:
            click.echo(f"{address}  (Ctrl+C stops)")
            for _ in changes(root):
                # One process: a copy of this one would also copy the threads that serve.
                if _build(root, None, url=base, workers=1) == DONE:
                    news.tell()
    except OSError as error:
        raise click.ClickException(f"port {port} cannot be used: {error.strerror}") from None
    return DONE


@timeline.command()
@_ROOT
def new(root: Path) -> int:
    """Ask for the lines an event needs, and write its file.

    \b
    Example:
      timeline new
    """
    content = read_content(root / "content")
    event = compose.event(_answers(content.record), compose.taken_ids(content.events))
    path = root / "content" / "events" / event.file_name
    with path.open("x", encoding="utf-8") as file:
        file.write(eventfile.dumps(event))
    click.echo(f"wrote {path}; change anything in it with an editor, then run: timeline check")
    return DONE


def _answers(record: Record) -> compose.Answers:
    """Ask until each answer can stand in an event file."""
    kind = Kind(click.prompt("Kind", type=click.Choice([kind.value for kind in Kind])))
    title = _ask("Title, neutral and attributed", compose.title)
    day = _ask("Day it happened or was said, as 2024-03-13", EventDate)
    summary = _ask("Summary, two to four sentences in your own words", compose.text)
    speaker = answered = None
    if kind.strand is Strand.REACTION:
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


def _build(
    root: Path,
    output: Path | None,
    *,
    url: str | None = None,
    workers: int | None = None,
    clean: bool = False,
) -> int:
    # Pelican takes a quarter of a second to import; the other commands do without it.
    from timeline.plugin import Run, SettingsError
    from timeline.plugin import build as build_site

    try:
        with _bar() as progress:
            run = Run(processes=workers or 0, clean=clean, progress=progress)
            built = build_site(root, output=output, url=url, run=run)
    except InputError as error:
        _say(report.as_text(error.problems))
        return FOUND
    except (PublishError, SettingsError) as error:
        raise click.ClickException(str(error)) from None
    click.echo(
        f"{_near(built.output)}/: {built.events} events, {built.pages} pages "
        f"({built.rendered} rendered, {built.reused} reused), "
        f"{built.size / 1_000_000:.1f} MB in {built.seconds:.1f} s"
    )
    return DONE


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
    return sorted(path for path in folder.glob("[!.]*") if path.is_file())


def _shown(items: Iterable[T], count: int) -> Iterable[T]:
    """Show a bar while `items`, of which there are `count`, come in; on a terminal only."""
    hidden = not _ERRORS.is_terminal
    return track(items, "seeds", count, console=_ERRORS, transient=True, disable=hidden)


@contextmanager
def _bar() -> Iterator[Callable[[int], Callable[[int], None]]]:
    """Give what shows, on a terminal only, how many of so many pages are finished."""
    columns = ("{task.description}", BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    hidden = not _ERRORS.is_terminal
    # No thread of its own: the build copies this process, and a copied thread could hang.
    with Progress(
        *columns, console=_ERRORS, transient=True, disable=hidden, auto_refresh=False
    ) as shown:

        def begin(total: int) -> Callable[[int], None]:
            task = shown.add_task("pages", total=total)
            return lambda done: shown.update(task, completed=done, refresh=True)

        yield begin


def _near(path: Path) -> Path:
    """Return `path` as one would type it here, where it lies below."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def _is_under(path: str, chosen: Iterable[Path]) -> bool:
    here = Path(path).resolve()
    return any(here.is_relative_to(folder.resolve()) for folder in chosen)


def _say(text: str) -> None:
    if text:
        click.echo(text.rstrip("\n"))
