"""`timeline check`: every problem, each with its line."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import click

from timeline.check import problems, report, to_come
from timeline.check.files import read_seeds
from timeline.cli.clock import latest_day
from timeline.cli.common import DONE, FOUND, ROOT, say
from timeline.model import Problem
from timeline.record import maplayers, read_content
from timeline.site import atlas

REPORTS: dict[str, Callable[[Sequence[Problem]], str]] = {
    "text": report.as_text,
    "github": report.as_github,
    "json": report.as_json,
}


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--format", "form", type=click.Choice(list(REPORTS)), default="text")
@ROOT
def check(paths: tuple[Path, ...], form: str, root: Path) -> int:
    """Say every problem in the content, the seeds and the registries; nothing if there is none.

    With PATHS, only the problems in these files or folders are said; all the content is read.

    \b
    Examples:
      timeline check
      timeline check content/events/2024-03-12-legion-claims-tyotkino.md
      timeline check --format github
    """
    folder = root / "content"
    content = read_content(folder)
    now = to_come(content, latest_day(root, os.environ))
    found = {*problems(content, read_seeds(root / "seeds")), *_map_problems(folder), *now}
    told = [problem for problem in sorted(found) if not paths or _is_under(problem.path, paths)]
    say(REPORTS[form](told))
    return FOUND if told else DONE


def _map_problems(content: Path) -> Iterator[Problem]:
    layers, found = maplayers.read_layers(content)
    yield from found
    yield from atlas.problems(layers, shown=f"{content.name}/{maplayers.FOLDER}")


def _is_under(path: str, chosen: Iterable[Path]) -> bool:
    here = Path(path).resolve()
    return any(here.is_relative_to(folder.resolve()) for folder in chosen)
