"""What the commands share: exit statuses, the folder of the site, and where words go."""

import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

import click

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


def say(text: str) -> None:
    """Print lines, if there are any."""
    if text:
        click.echo(text.rstrip("\n"))


def complain(text: str) -> None:
    """Print a line where errors go; where nothing can be printed, the exit status tells."""
    with suppress(OSError):
        click.echo(text, err=True)


@contextmanager
def bar() -> Iterator[Callable[[str, int], Callable[[int], None]]]:
    """Give what shows, on a terminal only, how far each phase has come and how fast it goes."""
    # Rich takes longer to import than a build that has nothing to do may take to look around.
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeElapsedColumn

    columns = (
        "{task.description}",
        BarColumn(),
        MofNCompleteColumn(),
        "{task.fields[rate]}",
        TimeElapsedColumn(),
    )
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    # No thread of its own: what is shared among copies of this process copies its threads too, and
    # a copied thread could hang.
    with Progress(
        *columns,
        console=console,
        transient=True,
        disable=not console.is_terminal,
        auto_refresh=False,
    ) as progress:

        def begin(phase: str, total: int) -> Callable[[int], None]:
            task, began = progress.add_task(phase, total=total, rate=""), time.perf_counter()

            def tell(done: int) -> None:
                rate = f"{done / max(time.perf_counter() - began, 0.001):,.0f}/s"
                progress.update(task, completed=done, rate=rate, refresh=True)

            return tell

        yield begin


def shown(items: Iterable[T], count: int) -> Iterator[T]:
    """Show a bar while `items`, of which there are `count`, come in; on a terminal only."""
    with bar() as begin:
        tell = begin("seeds", count)
        for done, item in enumerate(items, 1):
            tell(done)
            yield item


def near(path: Path) -> Path:
    """Return `path` as one would type it here, where it lies below."""
    try:
        here = Path.cwd()
    except OSError:  # the folder is gone
        return path
    return path.relative_to(here) if path.is_relative_to(here) else path
