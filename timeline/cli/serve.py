"""`timeline serve`: the site on this machine, built again whenever something changes.

What takes long to import is imported where it is used: the other commands need none of it.
"""

import gc
import os
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from urllib.parse import quote

import click

from timeline.cli.build import built_site, cache_of, run_of, tell_of
from timeline.cli.common import DONE, ROOT, say
from timeline.cli.indexer import Indexer
from timeline.cli.stopping import Stopped

if TYPE_CHECKING:
    from timeline.builder import Run
    from timeline.serve import Listening, News

# How many lines of problems a page shows.
_SHOWN = 12
_PATH = re.compile(r"(/[\w.~-]+)*", re.ASCII)


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
        indexer = Indexer(root, output.with_name(f"{output.name}.search"))
        until_stopped.callback(indexer.stop)
        try:
            served = until_stopped.enter_context(
                listening(output, base=base, port=port, news=news, beside=indexer.served)
            )
        except OSError as error:
            raise click.ClickException(f"port {port} cannot be used: {error.strerror}") from None
        click.echo(f"{served.address}  (Ctrl+C stops)")
        with suppress(Stopped):
            for problem in _builds(root, output, base, partial(_tell, served, news)):
                say(problem)
                if problem:
                    _tell(served, news, problem)
                else:
                    indexer.begin()
    return DONE


def _tell(served: "Listening", news: "News", problem: str = "") -> None:
    """Tell browsers that the site stands, or why it does not."""
    news.tell(_shortened(problem))
    served.answer()


def _builds(root: Path, output: Path, base: str, stands: Callable[[], None]) -> Iterator[str]:
    """Build at once and after every change; yield each time what it cannot be built for."""
    from timeline.watch import changes

    made_of = _MadeOf()
    # The index of the search takes longer than all else, and nobody who edits waits for it.
    run = replace(run_of(cache_of(root)), made_of=made_of.tell, stands=stands, is_bundled=False)
    try:
        for _ in changes(root, made_of):
            yield _problem(root, output, base, run)
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
        tell_of(built_site(root, output, url=base, run=run))
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
