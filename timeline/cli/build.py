"""`timeline build`: check the content, then write the site.

What takes long to import is imported where it is used: the other commands need none of it.
"""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from timeline.cli.common import DONE, FOUND, ROOT, bar, complain, near, say

if TYPE_CHECKING:
    from timeline.builder import BuildResult, Run

# How many rows of a profile are worth reading.
_PROFILED = 40
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
    run = run_of(root)
    if (left := click.get_current_context().obj) is not None:
        left.append(run.cache)  # to the end: to take it apart takes a thirtieth of an edit's time
    if profile:
        return _profiled(lambda: _build(root, output, run=replace(run, processes=1, clean=clean)))
    run = replace(run, processes=workers or 0, clean=clean)
    if not _build(root, output, run=run):
        return FOUND
    from timeline.plugin import searching

    if not searching.program():
        complain(NO_INDEX)
    return DONE


def run_of(root: Path) -> "Run":
    """Return how a build of the site in `root` is to go, with its cache; it tells each thing once.

    Tells at once where there can be no cache.
    """
    from timeline.builder import Run
    from timeline.engine.cache import Cache
    from timeline.engine.cachefile import path_of

    told: set[str] = set()

    def warn(text: str) -> None:
        # Once: who serves a site builds it again and again.
        if text not in told:
            told.add(text)
            complain(text)

    path = path_of(root, os.environ)
    if path is None:
        complain(_NO_CACHE)
    return Run(cache=Cache(path), warn=warn)


def _profiled(work: Callable[[], "BuildResult | None"]) -> int:
    import cProfile
    import pstats

    profiler = cProfile.Profile()
    built = profiler.runcall(work)
    pstats.Stats(profiler).sort_stats("cumulative").print_stats(_PROFILED)
    return DONE if built else FOUND


def _build(root: Path, output: Path | None, *, run: "Run") -> "BuildResult | None":
    """Build the site, tell what came of it and return that; None where problems were found."""
    # Pelican takes a quarter of a second to import; the other commands do without it.
    from timeline.check import report
    from timeline.model import InputError
    from timeline.plugin import build as build_site

    try:
        with bar() as progress:
            built = build_site(root, output=output, run=replace(run, progress=progress))
    except InputError as error:
        say(report.as_text(error.problems))
        return None
    click.echo(as_line(built))
    return built


def as_line(built: "BuildResult") -> str:
    """Return in a line what a build made."""
    return (
        f"{near(built.output)}/: {built.events} events, {built.pages} pages "
        f"({built.rendered} rendered, {built.reused} reused), "
        f"{built.size / 1_000_000:.1f} MB in {built.seconds:.1f} s"
    )
