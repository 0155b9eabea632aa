"""Whatever lies below a folder; what cannot be looked at is told, not left out."""

import os
from collections.abc import Iterable
from operator import attrgetter
from pathlib import Path

from timeline.text.ignored import is_ignored


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
