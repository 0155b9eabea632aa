"""Tell when a site has to be built again, whatever the editor and whatever is replaced."""

import os
from collections.abc import Generator, Iterator
from contextlib import closing
from pathlib import Path

import watchfiles

from timeline.text.ignored import is_below_ignored, is_ignored

# What a site is made of; what stands beside it, such as output/ or .venv, is not looked into.
WATCHED = ("content", "seeds", "theme", "pelicanconf.py")
# Milliseconds: a change is told once nothing has followed it for so long.
_QUIET = 25
# Milliseconds until it is known that the watch has begun, as it says only what it has seen.
_BEGUN = 50


def changes(root: Path) -> Iterator[None]:
    """Yield once the watch has begun, and after every change in the site at `root`.

    Whoever builds then has seen every file as it is, whenever it was saved. Raises OSError where
    there is no such folder, or where the machine watches no more of them.
    """
    top = root.resolve()
    while True:
        folders = _folders(top)
        with closing(_watched(top, folders)) as seen:
            try:
                next(seen)
            except FileNotFoundError:  # one of them was taken away just now
                if not top.is_dir():
                    raise
                continue
            if _folders(top) != folders:
                continue
            yield None
            for paths in seen:
                # A folder that is new, or stands anew where one was, needs a watch of its own.
                if any(path in folders or Path(path).is_dir() for path in paths):
                    break
                if paths:
                    yield None


def _folders(top: Path) -> set[str]:
    """Return the folders to watch, each by itself: the site's own, and what it is made of."""
    found = {str(top)}
    for name in WATCHED:
        for folder, inner, _ in os.walk(top / name):
            inner[:] = [each for each in inner if not is_ignored(each)]
            found.add(folder)
    return found


def _watched(top: Path, folders: set[str]) -> Generator[set[str], None, None]:
    """Yield the paths that change directly in `folders`; now and then, and at first, none."""
    found = watchfiles.watch(
        *folders,
        watch_filter=lambda _, path: _is_of_the_site(Path(path).relative_to(top)),
        step=_QUIET,
        rust_timeout=_BEGUN,
        yield_on_timeout=True,
        recursive=False,
    )
    for each in found:
        yield {path for _, path in each}


def _is_of_the_site(path: Path) -> bool:
    return path.parts[:1] != () and path.parts[0] in WATCHED and not is_below_ignored(path)
