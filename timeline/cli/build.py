"""`timeline build` and `timeline serve`: the site, once or whenever something changes.

What takes long to import is imported where it is used: the other commands need none of it.
"""

import gc
import os
import re
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from urllib.parse import quote

import click

from timeline.cli.common import DONE, FOUND, ROOT, complain, errors, say
from timeline.cli.stopping import Stopped

if TYPE_CHECKING:
    from timeline.builder import Run
    from timeline.engine.cache import Cache
    from timeline.plugin import Built
    from timeline.serve import Listening, News

# How many rows of a profile are worth reading.
_PROFILED = 40
# How many lines of problems a page shows.
_SHOWN = 12
_PATH = re.compile(r"(/[\w.~-]+)*", re.ASCII)
_NO_CACHE = (
    "nothing is kept for the next build: the cache folder lies in the site, or is no full path; "
    "set TIMELINE_CACHE to a folder elsewhere"
)


NO_INDEX = "The search is a list from A to Z: pip install 'pelican-timeline[search]' adds its index"


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

    Pages that would come out as they did last time are not rendered again. What is kept for that
    lies in one file in your cache folder; TIMELINE_CACHE names another folder.

    \b
    Examples:
      timeline build
      timeline build --clean --workers 1
      SITEURL=https://owner.github.io/repository timeline build
    """
    run = _run(_cache(root))
    if profile:
        return _profiled(lambda: _build(root, output, run=replace(run, processes=1, clean=clean)))
    run = replace(run, processes=workers or 0, clean=clean)
    if not _build(root, output, run=run):
        return FOUND
    _tell_of_search()
    return DONE


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True)
@click.option(
    "--base",
    default="",
    callback=lambda _, __, base: _base(base),
    help="Serve under a path, as GitHub does: /repository.",
)
@ROOT
def serve(root: Path, port: int, base: str) -> int:
    """Build the site, serve it as GitHub Pages would, and build again on every change.

    It is built in a folder of its own; output/ is not touched. Open pages load themselves anew.
    A mistake is told here and at the foot of every open page, and the site stays as it was.

    \b
    Examples:
      timeline serve
      timeline serve --port 9000 --base /repository
    """
    from timeline.serve import News, listening

    if not (root / "pelicanconf.py").is_file():
        raise click.ClickException(f"there is no pelicanconf.py in {root}; name the site's folder")
    news = News()
    with ExitStack() as until_stopped:
        output = until_stopped.enter_context(_folder_of(root, base))
        try:
            served = until_stopped.enter_context(listening(output, base=base, port=port, news=news))
        except OSError as error:
            raise click.ClickException(f"port {port} cannot be used: {error.strerror}") from None
        click.echo(f"{served.address}  (Ctrl+C stops)")
        with suppress(Stopped):
            _serve(root, output, base, served, news)
    return DONE


def _serve(root: Path, output: Path, base: str, served: "Listening", news: "News") -> None:
    """Build at once and after every change; tell what came of it, here and to browsers."""
    from timeline.watch import changes

    made_of = _MadeOf()
    run = replace(_run(_cache(root)), made_of=made_of.tell)
    try:
        for _ in changes(root, made_of):
            problem = _problem(root, output, base, run)
            say(problem)
            news.tell(_shortened(problem))
            served.answer()
            # One process from now on: a copy of this one would also copy the threads that serve.
            run = replace(run, processes=1)
            gc.collect()  # now, while nobody waits: a build leaves much behind
    except OSError as error:
        raise click.ClickException(f"{root} cannot be watched: {error}") from None


class _MadeOf:
    """The folders a site is made of, as its settings named them last."""

    def __init__(self) -> None:
        self._folders: Sequence[Path] = ()

    def __call__(self) -> Sequence[Path]:
        return self._folders

    def tell(self, folders: Sequence[Path]) -> None:
        self._folders = folders


def _problem(root: Path, output: Path, base: str, run: "Run") -> str:
    """Build the site that is served; return what it cannot be built for, or nothing."""
    from timeline.check import report
    from timeline.cli import refusals
    from timeline.engine.staging import PublishError
    from timeline.model import InputError
    from timeline.settings import SettingsError
    from timeline.templates import ThemeError

    again = "the site is as it was, change the file again"
    try:
        _tell(_built(root, output, url=base, run=run))
    except InputError as error:
        return report.as_text(error.problems)
    except (PublishError, SettingsError, ThemeError) as error:
        return f"{error}; {again}"
    except OSError as error:
        return refusals.sentence(error, command="serve")
    # Pelican ends the process for some settings. The next change may mend what this one broke.
    except (Exception, SystemExit) as error:  # noqa: BLE001
        return f"{type(error).__name__}: {error}; {again}"
    return ""


def _shortened(text: str) -> str:
    """Return as many lines as can be read at the foot of a page."""
    lines = text.splitlines()
    left = [f"… and {len(lines) - _SHOWN} more; see the terminal"] if len(lines) > _SHOWN else []
    return "\n".join([*lines[:_SHOWN], *left])


@contextmanager
def _folder_of(root: Path, base: str) -> Iterator[Path]:
    """Give the folder that the site is served from: beside its cache, or one for this time."""
    from timeline.engine.cache import path_of

    if (cache := path_of(root, os.environ)) is not None:
        folder = cache.with_suffix(".served")
        with suppress(OSError):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if os.access(folder, os.W_OK):
            yield folder / f"site{quote(base, safe='')}"
            return
    with TemporaryDirectory(prefix="timeline-") as name:
        yield Path(name).resolve() / "site"


def _base(text: str) -> str:
    base = f"/{text.strip('/')}" if text.strip("/") else ""
    if not _PATH.fullmatch(base):
        raise click.BadParameter(f"{text!r} is no path; write one such as /repository")
    return base


def _cache(root: Path) -> "Cache":
    from timeline.engine.cache import Cache, path_of

    path = path_of(root, os.environ)
    if path is None:
        complain(_NO_CACHE)
    return Cache(path)


def _run(cache: "Cache") -> "Run":
    from timeline.builder import Run

    told: set[str] = set()

    def warn(text: str) -> None:
        # Once: who serves a site builds it again and again.
        if text not in told:
            told.add(text)
            complain(text)

    return Run(cache=cache, warn=warn)


def _profiled(work: Callable[[], "Built | None"]) -> int:
    import cProfile
    import pstats

    profiler = cProfile.Profile()
    built = profiler.runcall(work)
    pstats.Stats(profiler).sort_stats("cumulative").print_stats(_PROFILED)
    return DONE if built else FOUND


def _tell_of_search() -> None:
    """Say what the search lacks, where the program that makes its index is not installed."""
    from timeline.plugin import searching

    if not searching.program():
        complain(NO_INDEX)


def _build(root: Path, output: Path | None, *, run: "Run") -> "Built | None":
    """Build the site, tell what came of it and return that; None where problems were found."""
    from timeline.check import report
    from timeline.engine.staging import PublishError
    from timeline.model import InputError
    from timeline.settings import SettingsError
    from timeline.templates import ThemeError

    try:
        built = _built(root, output, run=run)
    except InputError as error:
        say(report.as_text(error.problems))
        return None
    except (PublishError, SettingsError, ThemeError) as error:
        raise click.ClickException(str(error)) from None
    _tell(built)
    return built


def _built(root: Path, output: Path | None, *, run: "Run", url: str | None = None) -> "Built":
    """Build the site behind a bar; raises what `timeline.plugin.build` raises."""
    # Pelican takes a quarter of a second to import; the other commands do without it.
    from timeline.plugin import build as build_site

    with _bar() as progress:
        return build_site(root, output=output, url=url, run=replace(run, progress=progress))


@contextmanager
def _bar() -> Iterator[Callable[[str, int], Callable[[int], None]]]:
    """Give what shows, on a terminal only, how far each phase has come and how fast it goes."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeElapsedColumn

    columns = (
        "{task.description}",
        BarColumn(),
        MofNCompleteColumn(),
        "{task.fields[rate]}",
        TimeElapsedColumn(),
    )
    hidden = not errors().is_terminal
    # No thread of its own: the build copies this process, and a copied thread could hang.
    with Progress(
        *columns, console=errors(), transient=True, disable=hidden, auto_refresh=False
    ) as shown:

        def begin(phase: str, total: int) -> Callable[[int], None]:
            task, began = shown.add_task(phase, total=total, rate=""), time.perf_counter()

            def tell(done: int) -> None:
                rate = f"{done / max(time.perf_counter() - began, 0.001):,.0f}/s"
                shown.update(task, completed=done, rate=rate, refresh=True)

            return tell

        yield begin


def _tell(built: "Built") -> None:
    click.echo(
        f"{_near(built.output)}/: {built.events} events, {built.pages} pages "
        f"({built.rendered} rendered, {built.reused} reused), "
        f"{built.size / 1_000_000:.1f} MB in {built.seconds:.1f} s"
    )


def _near(path: Path) -> Path:
    """Return `path` as one would type it here, where it lies below."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
