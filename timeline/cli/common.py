"""What the commands share: exit statuses, the folder of the site, and where words go."""

import os
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from rich.console import Console

T = TypeVar("T")
DONE, FOUND, MISUSED = 0, 1, 2
SETTINGS = "pelicanconf.py"


def _root(context: click.Context, parameter: click.Parameter, given: Path | None) -> Path:
    """Return the folder of the site that was given, or the closest around where you are."""
    del context, parameter
    if given is not None:
        return given
    here = Path.cwd()
    around = (Path(), *(Path(*[os.pardir] * steps) for steps in range(1, len(here.parts))))
    return next((folder for folder in around if (folder / SETTINGS).is_file()), Path())


ROOT = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    callback=_root,
    help="The folder of the site; where you are or the closest around it, unless given.",
)


@cache
def errors() -> "Console":
    """Return the terminal that bars and errors go to."""
    # Rich takes longer to import than a build that has nothing to do may take to look around.
    from rich.console import Console

    return Console(stderr=True, highlight=False, soft_wrap=True)


def say(text: str) -> None:
    """Print lines, if there are any."""
    if text:
        click.echo(text.rstrip("\n"))


def complain(text: str) -> None:
    """Print a line where errors go; where nothing can be printed, the exit status tells."""
    with suppress(OSError):
        click.echo(text, err=True)


def shown(items: Iterable[T], count: int) -> Iterable[T]:
    """Show a bar while `items`, of which there are `count`, come in; on a terminal only."""
    from rich.progress import track

    hidden = not errors().is_terminal
    # No thread of its own: seeds are shared among copies of this process, and a copied thread
    # could hang.
    return track(
        items,
        "seeds",
        count,
        console=errors(),
        transient=True,
        disable=hidden,
        auto_refresh=False,
    )


def near(path: Path) -> Path:
    """Return `path` as one would type it here, where it lies below."""
    try:
        here = Path.cwd()
    except OSError:  # the folder is gone
        return path
    return path.relative_to(here) if path.is_relative_to(here) else path
