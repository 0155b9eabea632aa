"""Files of a site, thirteen thousand at a time: made, linked, removed and looked at.

Whatever is made here is a new file. None is ever written over, for it may have a second name in
the site that is being replaced.
"""
# Paths are strings here: a Path for each file costs more than the call it is made for.
# ruff: noqa: PTH102, PTH103, PTH106, PTH108, PTH123

import os
import shutil
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress
from typing import TypeVar

T = TypeVar("T")
# O_BINARY is of Windows, which would otherwise change the ends of lines.
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


def create(file: str, pieces: Iterable[bytes]) -> os.stat_result:
    """Make `file` of its pieces, and its folder; an older file of that name goes."""
    # Without the layers of open(): most files here are written once and in one piece.
    opened = _with_room(file, lambda: os.open(file, _NEW, 0o666))
    try:
        # Whoever asks for the time of a file has Linux give a finer one to the next change of it
        # (https://docs.kernel.org/filesystems/multigrain-ts.html): no two files share theirs.
        os.fstat(opened)
        for content in pieces:
            written = os.write(opened, content)
            while written < len(content):
                written += os.write(opened, content[written:])
    except OSError as error:
        error.filename = file  # of what is open already the system does not tell the name
        raise
    finally:
        os.close(opened)
    return os.lstat(file)  # only now: some systems set the time when a file is closed


def link(source: str, file: str) -> None:
    """Give `source` the second name `file`, or copy it there; an older file of that name goes."""
    _with_room(file, lambda: _link_or_copy(source, file))


def copy(source: str, file: str) -> None:
    """Copy `source` to `file`, with its time; an older file of that name goes."""
    _with_room(file, lambda: _copy(source, file))


def remove(folder: str, paths: Iterable[str]) -> None:
    """Remove the files at `paths` below `folder`, and the folders that they leave empty."""
    for path in paths:
        with suppress(FileNotFoundError):
            os.unlink(f"{folder}/{path}")
        for parent in _parents(path):
            try:
                os.rmdir(f"{folder}/{parent}")
            except FileNotFoundError:
                continue
            except OSError:  # something else is still in it
                break


def is_untouched(folder: str, paths: Collection[str], since: int) -> bool:
    """Return whether nothing but `paths` was put below `folder` from `since` (nanoseconds) on.

    Whatever is put into a folder, moved or removed there changes the time of that folder, so only
    those changed since then are listed. Says nothing about what is written in the files. Raises
    OSError where a folder cannot be listed, such as one that is a file now.
    """
    folders = _folders(paths)
    changed = [parent for parent in ("", *folders) if _changed(f"{folder}/{parent}") >= since]
    known = _children(changed, paths, folders)
    return all(_listed(f"{folder}/{parent}") <= known[parent] for parent in changed)


def _with_room(file: str, make: Callable[[], T]) -> T:
    """Run `make` again where there was no folder for the file, or another file in its place."""
    try:
        return make()
    except FileNotFoundError:
        _make_folder(file.rpartition("/")[0])
    except FileExistsError:
        os.unlink(file)
    return make()


def _make_folder(folder: str) -> None:
    try:
        os.mkdir(folder)
    except (FileNotFoundError, FileExistsError):  # its own is missing; another process was quicker
        os.makedirs(folder, exist_ok=True)


def _link_or_copy(source: str, file: str) -> None:
    try:
        os.link(source, file)
    except (FileNotFoundError, FileExistsError):
        raise
    except OSError:  # no hard links here
        _copy(source, file)


def _copy(source: str, file: str) -> None:
    with open(source, "rb") as old, open(file, "xb") as new:
        shutil.copyfileobj(old, new)
    shutil.copystat(source, file)


def _parents(path: str) -> Iterable[str]:
    """Yield the folders that lead to `path`, the nearest first."""
    while path := path.rpartition("/")[0]:
        yield path


def _folders(paths: Iterable[str]) -> list[str]:
    """Return the folders of `paths`, each once and in their order: neighbours are found fast."""
    found: dict[str, None] = {}
    for path in paths:
        for parent in _parents(path):
            if parent in found:
                break
            found[parent] = None
    return list(found)


def _changed(folder: str) -> int:
    """Return when something was last put into `folder` or removed, in nanoseconds."""
    try:
        found = os.lstat(folder)
    except FileNotFoundError:  # its parent changed then, and that is enough
        return 0
    # ctime cannot be set back; where it means something else (Windows), mtime tells.
    return max(found.st_ctime_ns, found.st_mtime_ns)


def _children(
    parents: Iterable[str], files: Iterable[str], folders: Iterable[str]
) -> Mapping[str, set[tuple[str, bool]]]:
    """Return what belongs in each of `parents`: names, and whether each is a folder."""
    children: dict[str, set[tuple[str, bool]]] = defaultdict(set)
    wanted = set(parents)
    for paths, is_folder in ((files, False), (folders, True)):
        for path in paths:
            parent, _, name = path.rpartition("/")
            if parent in wanted:
                children[parent].add((name, is_folder))
    return children


def _listed(folder: str) -> set[tuple[str, bool]]:
    with os.scandir(folder) as found:
        return {(child.name, child.is_dir(follow_symlinks=False)) for child in found}
