"""The long parts of events, one after the other in a file that only grows until it is begun anew.

Several processes may append at a time, and nothing that lies in it is believed: what does not have
the digest that the caller expects is not given out.
"""

import os
import secrets
import tempfile
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple
from weakref import finalize

_NAME = "texts"
_TOKEN = 16  # bytes
# More than this many times what is in use, and the file is begun anew.
_WASTEFUL = 4


class Place(NamedTuple):
    """Where something lies in the file, in bytes, and the digest of it."""

    at: int
    size: int
    digest: bytes


class Texts:
    """A file in `folder`, or one for this build alone where nothing can be written there."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._writers: dict[int, int] = {}  # by process
        self._path, self._reader = _opened(folder / _NAME) or _temporary()
        self._let_go = finalize(self, _close, self._reader, self._writers)

    def begin_anew(self) -> None:
        """Drop everything; whoever reads the old file goes on reading it."""
        self._let_go()
        with suppress(OSError):
            self._path.unlink()
        self._path, self._reader = _opened(self._folder / _NAME) or _temporary()
        self._let_go = finalize(self, _close, self._reader, self._writers)

    @property
    def token(self) -> bytes:
        """What this file begins with, and no other."""
        if not os.fstat(self._reader).st_size:
            os.write(self._writer(), secrets.token_bytes(_TOKEN))
        return os.pread(self._reader, _TOKEN, 0)

    def close(self) -> None:
        """Let go of the file."""
        self._let_go()

    def is_wasteful(self, used: int) -> bool:
        """Return whether the file is far larger than the `used` bytes."""
        return os.fstat(self._reader).st_size > _WASTEFUL * used

    def append(self, content: bytes) -> Place:
        """Write `content` at the end and return its place; raises OSError if the disk is full."""
        file = self._writer()
        os.write(file, content)
        end = os.lseek(file, 0, os.SEEK_CUR)
        return Place(end - len(content), len(content), _digest(content))

    def _writer(self) -> int:
        """Return the file opened by this process alone, which so knows where it has written."""
        if os.getpid() not in self._writers:
            self._writers[os.getpid()] = os.open(self._path, os.O_WRONLY | os.O_APPEND)
        return self._writers[os.getpid()]

    def fetch(self, place: Place) -> bytes | None:
        """Return what lies at a place, or None where that is something else by now."""
        at, size, digest = place
        content = os.pread(self._reader, size, at)
        return content if _digest(content) == digest else None


def _opened(path: Path) -> tuple[Path, int] | None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return path, os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
    except OSError:
        return None


def _temporary() -> tuple[Path, int]:
    # Kept by name, since the workers open it anew; the system clears its folder.
    handle, name = tempfile.mkstemp(prefix="timeline-")
    return Path(name), handle


def _close(reader: int, writers: dict[int, int]) -> None:
    for file in (reader, *writers.values()):
        with suppress(OSError):
            os.close(file)
    writers.clear()


def _digest(content: bytes) -> bytes:
    return blake2b(content, digest_size=16).digest()
