"""`timeline check`: every problem and remark, each with its line."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import click

from timeline.check import problems, remarks, report, since, to_come
from timeline.check.files import read_seeds
from timeline.cli import base
from timeline.cli.base import Base
from timeline.cli.clock import latest_day
from timeline.cli.common import DONE, FOUND, ROOT, say
from timeline.model import Problem
from timeline.record import Content, maplayers, read_content
from timeline.site import atlas, reserved
from timeline.text import eventnames

REPORTS: dict[str, Callable[[Sequence[Problem]], str]] = {
    "text": report.as_text,
    "github": report.as_github,
    "json": report.as_json,
}


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(exists=True, path_type=Path))
@click.option("--format", "form", type=click.Choice(list(REPORTS)), default="text")
@click.option("--base", "ref", metavar="REF", help="Compare with a branch or commit: origin/main.")
@ROOT
def check(paths: tuple[Path, ...], form: str, ref: str | None, root: Path) -> int:
    """Say every problem and remark in the content, the seeds and the registries.

    A problem stops the site from being built, and ends with status 1; a remark is only shown.
    With PATHS, only what is found in these files or folders is said; all the content is read.

    \b
    Examples:
      timeline check
      timeline check content/events/2024-01-31-bridge-closed.md
      timeline check --base origin/main --format github
    """
    if not (root / "content").is_dir():
        message = f"there is no content in {root.resolve()}; name the site's folder with --root"
        raise click.ClickException(message)
    content = read_content(root / "content")
    before = base.of_commit(root, ref) if ref else base.of_newest(root)
    found = findings(content, before, root)
    told = [problem for problem in found if not paths or _is_under(problem.path, paths)]
    say(REPORTS[form](told))
    if not all(problem.is_remark for problem in told):
        return FOUND
    if form != "json":
        ids = (event.id for event in content.events)
        new = None if before is None else sum(event_id not in before.files for event_id in ids)
        say(report.as_sum(told, events=len(content.files), new=new))
    return DONE


def findings(content: Content, before: Base | None, root: Path) -> Sequence[Problem]:
    """Return all that is to be said of a site's content, and of what was done since a commit."""
    return sorted({*_found(content, root), *(_since(content, before, root) if before else ())})


def _found(content: Content, root: Path) -> Sequence[Problem]:
    seeds, today = read_seeds(root / "seeds"), latest_day(root, os.environ)
    found = {*problems(content, seeds), *remarks(content, seeds), *to_come(content, today)}
    addresses = (page.address for page in content.pages)
    found.update(reserved.problems(addresses, shown=(root / "content/pages").as_posix()))
    return sorted(found.union(_map_problems(root / "content")))


def _since(content: Content, before: Base, root: Path) -> Iterator[Problem]:
    """Yield what is to be said of what was done since a commit."""
    now = {eventnames.id_of(file.path): Path(file.path) for file in content.files}
    changed = before.others({name: path.read_bytes() for name, path in now.items()})
    yield from since.untold(content, changed)
    yield from since.gone(content, before.without(now), f"{(root / 'content/events').as_posix()}")
    yield from since.cited_already(content, now.keys() - before.files.keys())


def _map_problems(content: Path) -> Iterator[Problem]:
    layers, found = maplayers.read_layers(content)
    yield from found
    yield from atlas.problems(layers, shown=f"{content.name}/{maplayers.FOLDER}")


def _is_under(path: str, chosen: Iterable[Path]) -> bool:
    here = Path(path).resolve()
    return any(here.is_relative_to(folder.resolve()) for folder in chosen)
