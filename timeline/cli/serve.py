"""`timeline serve`: the site on this machine, read again whenever something changes.

What an editor looks at is made when it is asked for; the folder with the whole site is built beside
it (see `rebuilder`).

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

from timeline.cli.build import run_of
from timeline.cli.common import DONE, ROOT, bar, say
from timeline.cli.rebuilder import BUILT, FAULT, Rebuilder, fault_of
from timeline.cli.stopping import Stopped

if TYPE_CHECKING:
    from timeline.builder import Run
    from timeline.serve import News

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

    A page is made when it is asked for, and the whole site then in a folder of its own; output/ is
    not touched. Open pages load themselves anew. A mistake is told here and at the foot of every
    open page, and the site stays as it was.

    \b
    Examples:
      timeline serve
      timeline serve --port 9000 --base /repository
    """
    from timeline.serve import News, listening

    if not (root / "pelicanconf.py").is_file():
        raise click.ClickException(f"there is no pelicanconf.py in {root}; name the site's folder")
    news, run = News(), run_of(root)
    with ExitStack() as until_stopped:
        output = until_stopped.enter_context(_folder_of(root, base))
        search = output.with_name(f"{output.name}.search")
        rebuilder = Rebuilder(root, output, search, base, partial(_hear, news, run.warn))
        until_stopped.callback(rebuilder.stop)
        try:
            served = until_stopped.enter_context(
                listening(output, base=base, port=port, news=news, beside=rebuilder.served)
            )
        except OSError as error:
            raise click.ClickException(f"port {port} cannot be used: {error.strerror}") from None
        click.echo(f"{served.address}  (Ctrl+C stops)")
        # The library that watches makes a KeyboardInterrupt of whatever a signal raises in it.
        with suppress(Stopped, KeyboardInterrupt):
            for fault in _editions(root, output, base, run, news, rebuilder):
                served.answer()
                if fault:
                    say(fault)
                else:
                    rebuilder.begin()
    return DONE


def _hear(news: "News", warn: Callable[[str], None], what: str, text: str) -> None:
    """Tell what the program says that builds the site in its folder."""
    if what == BUILT:
        news.built()
        click.echo(text)
        gc.collect()  # now, while nobody waits: the record before leaves much behind
    elif what == FAULT:
        news.fault(_shortened(text))
        say(text)
    else:
        warn(text)


def _editions(
    root: Path, output: Path, base: str, run: "Run", news: "News", rebuilder: Rebuilder
) -> Iterator[str]:
    """Read the site at once and after every change, and tell browsers of it.

    Yields each time what it cannot be shown for. What is being built then is given up.
    """
    from timeline.watch import changes

    made_of: list[Path] = []  # the folders a site is made of, as its settings named them last

    def tell(folders: Sequence[Path]) -> None:
        made_of[:] = folders

    run = replace(run, made_of=tell)
    try:
        for _ in changes(root, lambda: made_of):
            rebuilder.stop()
            fault = fault_of(partial(_show, root, base, run, news))
            if fault:
                news.fault(_shortened(fault))
            if run.processes != 1:
                # Who builds it need not read all of it again.
                run.cache.save(output, run.cache.built(output))
                # One process from now on: a copy of this one would also copy the threads that
                # serve.
                run = replace(run, processes=1)
            yield fault
    except OSError as error:
        raise click.ClickException(f"{root} cannot be watched: {error}") from None


def _show(root: Path, base: str, run: "Run", news: "News") -> None:
    """Have pages made of the files as they are now; raises what `live_site` does."""
    from timeline.plugin import live_site

    with bar() as progress:
        news.live(live_site(root, url=base, run=replace(run, progress=progress)))


def _shortened(text: str) -> str:
    """Return as many lines as can be read at the foot of a page."""
    lines = text.splitlines()
    left = [f"… and {len(lines) - _SHOWN} more; see the terminal"] if len(lines) > _SHOWN else []
    return "\n".join([*lines[:_SHOWN], *left])


@contextmanager
def _folder_of(root: Path, base: str) -> Iterator[Path]:
    """Give the folder that the site is served from: beside its cache, or one for this time."""
    from timeline.engine.cachefile import path_of

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
