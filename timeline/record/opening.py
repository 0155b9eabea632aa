"""Files and folders of strangers: plain ones alone, and no more of them than may be read.

A link could lead to anything on this machine, and a pipe or a device never ends. What cannot be
looked at is told, not left out.
"""

import os
import stat
from collections.abc import Iterable
from operator import attrgetter
from pathlib import Path

from timeline.text.filenames import is_ignored
from timeline.text.reading import MOST

# What the system itself refuses to follow or to wait for, where it can.
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_BINARY", 0)
)


def is_there(path: Path) -> bool:
    """Return whether anything has this name, a link to nothing too."""
    return os.path.lexists(path)


def is_plain(path: Path) -> bool:
    """Return whether this is a file, and neither it nor its folder is a link."""
    try:
        found = path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    return stat.S_ISREG(found.st_mode) and not path.parent.is_symlink()


def is_no_folder(path: Path) -> bool:
    """Return whether something else stands in the place of a folder, a link to one too."""
    return path.is_symlink() or (path.exists() and not path.is_dir())


def content(path: Path, *, most: int = MOST) -> bytes:
    """Return the bytes of a plain file, but one more than `most` of a larger one.

    Raises OSError, also where it is no plain file any more.
    """
    with os.fdopen(os.open(path, _FLAGS), "rb") as file:
        return file.read(most + 1)


def below(folder: Path) -> list[Path]:
    """Return all files and folders below `folder`, if there is one; links are not followed.

    Unlike Path.rglob it raises OSError where the system lets nobody look.
    """
    found = (
        Path(parent, name)
        for parent, folders, files in os.walk(folder, onerror=_refuse)
        for name in (*folders, *files)
    )
    return sorted(found)


def listed(folder: Path) -> Iterable[os.DirEntry[str]]:
    """Return what lies in a folder, if there is one, but for what is ignored, by name."""
    if not folder.is_dir():
        return []
    with os.scandir(folder) as entries:
        return sorted((e for e in entries if not is_ignored(e.name)), key=attrgetter("name"))


def _refuse(error: OSError) -> None:
    if not isinstance(error, FileNotFoundError | NotADirectoryError):
        raise error
