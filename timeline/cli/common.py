"""What the commands share: exit statuses, the folder of the site, and where words go."""

from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

import click
from rich.console import Console
from rich.progress import track

T = TypeVar("T")
DONE, FOUND, MISUSED = 0, 1, 2
ERRORS = Console(stderr=True, highlight=False, soft_wrap=True)
ROOT = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="The folder of the site; where you are, unless given.",
)


def say(text: str) -> None:
    """Print lines, if there are any."""
    if text:
        click.echo(text.rstrip("\n"))


def shown(items: Iterable[T], count: int) -> Iterable[T]:
    """Show a bar while `items`, of which there are `count`, come in; on a terminal only."""
    hidden = not ERRORS.is_terminal
    # No thread of its own: seeds are shared among copies of this process, and a copied thread
    # could hang.
    return track(
        items,
        "seeds",
        count,
        console=ERRORS,
        transient=True,
        disable=hidden,
        auto_refresh=False,
    )
