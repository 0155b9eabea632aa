"""Whatever lies below a folder; what cannot be looked at is told, not left out."""

import os
from pathlib import Path


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


def _refuse(error: OSError) -> None:
    if not isinstance(error, FileNotFoundError | NotADirectoryError):
        raise error
