"""`timeline build` and `timeline serve`: the site, once or whenever something changes."""

import cProfile
import pstats
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeElapsedColumn

from timeline.check import report
from timeline.cli.common import DONE, ERRORS, FOUND, ROOT, say
from timeline.engine.staging import PublishError
from timeline.model import InputError
from timeline.serve import News
from timeline.watch import changes, serving

# How many rows of a profile are worth reading.
_PROFILED = 40


@click.command()
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
@ROOT
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


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option(
    "--base",
    default="",
    callback=lambda _, __, base: f"/{base.strip('/')}" if base.strip("/") else "",
    help="Serve under a path, as GitHub does: /repository.",
)
@ROOT
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
        say(report.as_text(error.problems))
        return FOUND
    except (PublishError, SettingsError) as error:
        raise click.ClickException(str(error)) from None
    click.echo(
        f"{_near(built.output)}/: {built.events} events, {built.pages} pages "
        f"({built.rendered} rendered, {built.reused} reused), "
        f"{built.size / 1_000_000:.1f} MB in {built.seconds:.1f} s"
    )
    return DONE


@contextmanager
def _bar() -> Iterator[Callable[[int], Callable[[int], None]]]:
    """Give what shows, on a terminal only, how many of so many pages are finished."""
    columns = ("{task.description}", BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    hidden = not ERRORS.is_terminal
    # No thread of its own: the build copies this process, and a copied thread could hang.
    with Progress(
        *columns, console=ERRORS, transient=True, disable=hidden, auto_refresh=False
    ) as shown:

        def begin(total: int) -> Callable[[int], None]:
            task = shown.add_task("pages", total=total)
            return lambda done: shown.update(task, completed=done, refresh=True)

        yield begin


def _near(path: Path) -> Path:
    """Return `path` as one would type it here, where it lies below."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
