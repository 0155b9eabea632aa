"""The file of a cache: an SQLite database with our tables, deleted where it is anything else."""

import os
import sqlite3
from collections.abc import Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

import msgspec

from timeline.engine import code
from timeline.engine import parts as page_parts

_TABLES = {
    "program": "(digest BLOB)",
    "files": "(path TEXT PRIMARY KEY, kept BLOB) WITHOUT ROWID",
    "sites": "(output TEXT PRIMARY KEY, built BLOB)",
    "parts": page_parts.TABLE,
}
# What reading a damaged file may raise: anything may stand where a text or bytes should.
UNREADABLE = (
    sqlite3.Error,
    OSError,
    msgspec.MsgspecError,
    AttributeError,
    TypeError,
    ValueError,
)
# Bytes of a page of the file: most rows fit into one, so that it is read in half the time.
_PAGE = 32_768
_SECONDS = 5.0  # to wait for another build that is writing


def connected(path: Path) -> sqlite3.Connection:
    """Return the database at `path`, to be read."""
    return sqlite3.connect(path, timeout=_SECONDS)


def opened(path: Path) -> sqlite3.Connection:
    """Return the database at `path`, to be written; it is begun where it is not there."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    file = sqlite3.connect(path, timeout=_SECONDS, isolation_level=None)
    file.execute(f"PRAGMA page_size = {_PAGE}")  # of one that is begun
    # Where the power fails, what was written is damaged or gone, and is not believed then.
    file.execute("PRAGMA synchronous = OFF")
    return file


def begin(file: sqlite3.Connection) -> None:
    """Make our tables, empty, in the place of whatever is there."""
    for name, columns in _TABLES.items():
        file.execute(f"DROP TABLE IF EXISTS {name}")
        file.execute(f"CREATE TABLE {name} {columns}")
    file.execute("INSERT INTO program VALUES (?)", (code.digest(),))


def unlink(path: Path) -> None:
    """Delete a database, with what SQLite keeps beside it."""
    for ending in ("", "-journal", "-wal", "-shm"):
        with suppress(OSError):
            path.with_name(f"{path.name}{ending}").unlink()


def is_ours(file: sqlite3.Connection) -> bool:
    """Return whether a file was written by this very program."""
    if not file.execute("SELECT 1 FROM sqlite_master WHERE name = 'program'").fetchone():
        return False
    return file.execute("SELECT digest FROM program").fetchall() == [(code.digest(),)]


def is_busy(error: Exception) -> bool:
    """Return whether another build was writing all the time: the file is in order."""
    # The lowest byte is the kind of an error (https://sqlite.org/rescode.html).
    return getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY


def is_damage(error: Exception) -> bool:
    """Return whether it is the file's own fault, and not a full disk or the like."""
    return isinstance(error, sqlite3.DatabaseError) and not isinstance(
        error, sqlite3.OperationalError
    )


def path_of(root: Path, environment: Mapping[str, str]) -> Path | None:
    """Return where the cache of the site in `root` lies, or None where it can have none.

    In the user's cache folder, or in $TIMELINE_CACHE. Never in the project: what lies there may
    have come with somebody's pull request.
    """
    root = root.resolve()
    chosen = environment.get("TIMELINE_CACHE", "")
    folder = Path(chosen) if chosen else _folder_of_the_user()
    # Unlike Path.resolve, realpath raises nothing where links lead in a circle.
    if not folder.is_absolute() or Path(os.path.realpath(folder)).is_relative_to(root):
        return None
    name = blake2b(os.fsencode(root), digest_size=10).hexdigest()
    return folder / f"{name}.sqlite"


def _folder_of_the_user() -> Path:
    # Imported where it is needed: who chose a folder has no use for it.
    from platformdirs import user_cache_path

    return user_cache_path("timeline", appauthor=False)
