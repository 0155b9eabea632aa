"""Tell when a site has to be built again, whatever the editor and whatever is replaced."""

import os
from collections.abc import Callable, Collection, Generator, Iterator
from contextlib import closing
from pathlib import Path

import watchfiles

from timeline.text.filenames import is_below_ignored, is_ignored

# What a site is made of; what stands beside it, such as output/ or .venv, is not looked into.
WATCHED = ("content", "seeds", "theme", "pelicanconf.py")
# Milliseconds: a change is told once nothing has followed it for so long.
_QUIET = 25
# Milliseconds until it is known that the watch has begun, as it says only what it has seen.
_BEGUN = 50


def changes(root: Path, elsewhere: Callable[[], Collection[Path]]) -> Iterator[None]:
    """Yield once the watch has begun, and after every change in the site at `root`.

    `elsewhere` is asked what folders it is made of besides; who builds it may know them only then.
    Whoever builds then has seen every file as it is, whenever it was saved. Raises OSError where
    there is no such folder, or where the machine watches no more of them.
    """
    top = root.resolve()
    while True:
        made_of = _made_of(top, elsewhere())
        folders = _folders(top, made_of)
        with closing(_watched(folders, made_of)) as seen:
            try:
                next(seen)
            except FileNotFoundError:  # one of them was taken away just now
                if not top.is_dir():
                    raise
                continue
            if _folders(top, made_of) != folders:
                continue
            yield None
            for paths in seen:
                # A folder that is new, or stands anew where one was, needs a watch of its own.
                if any(path in folders or Path(path).is_dir() for path in paths):
                    break
                # What the site is made of may be named by the very file that changed.
                if _made_of(top, elsewhere()) != made_of:
                    break
                if paths:
                    yield None


def _made_of(top: Path, elsewhere: Collection[Path]) -> list[Path]:
    return sorted({*(top / name for name in WATCHED), *(path.resolve() for path in elsewhere)})


def _folders(top: Path, made_of: Collection[Path]) -> set[str]:
    """Return the folders to watch, each by itself: those above what it is made of, and in it."""
    found = {str(top), *(str(path.parent) for path in made_of if path.parent.is_dir())}
    for each in made_of:
        for folder, inner, _ in os.walk(each):
            inner[:] = [name for name in inner if not is_ignored(name)]
            found.add(folder)
    return found


def _watched(folders: set[str], made_of: Collection[Path]) -> Generator[set[str], None, None]:
    """Yield the paths that change directly in `folders`; now and then, and at first, none."""
    found = watchfiles.watch(
        *folders,
        watch_filter=lambda _, path: _is_of_the_site(Path(path), made_of),
        step=_QUIET,
        rust_timeout=_BEGUN,
        yield_on_timeout=True,
        recursive=False,
    )
    for each in found:
        yield {path for _, path in each}


def _is_of_the_site(path: Path, made_of: Collection[Path]) -> bool:
    return any(
        path.is_relative_to(each) and not is_below_ignored(path.relative_to(each))
        for each in made_of
    )
