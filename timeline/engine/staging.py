"""A site in the making: written aside, so that the old one stays whole until the new one stands."""

import ctypes
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from timeline.engine import manifest
from timeline.engine.manifest import Entry

_EXCHANGE = 2  # RENAME_EXCHANGE of renameat2(2)
_HERE = -100  # AT_FDCWD


class PublishError(Exception):
    """A site that cannot be put in its place; says why and what to do."""


@dataclass(frozen=True, slots=True)
class Staging:
    """The folder of the new site, beside that of the old one."""

    new: Path
    old: Path

    def write(self, path: str, content: bytes, fingerprint: str) -> Entry:
        """Write one file; raises PublishError where the path leads out of the folder."""
        target = self._target(path)
        with target.open("xb") as file:
            file.write(content)
        found = target.stat()
        return Entry(fingerprint=fingerprint, size=found.st_size, mtime=found.st_mtime_ns)

    def keep(self, path: str, entry: Entry) -> bool:
        """Take over a file of the old site as it is; False where it is not what it was."""
        source = self.old / path
        if not entry.is_whole(source):
            return False
        target = self._target(path)
        try:
            os.link(source, target)
        except OSError:  # no hard links here
            shutil.copy2(source, target)
        return True

    def _target(self, path: str) -> Path:
        parts = path.split("/")
        if not all(parts) or {".", ".."} & set(parts) or "\\" in path or "\0" in path:
            raise PublishError(f"the page {path!r} would leave the output folder")
        target = self.new.joinpath(*parts)
        with suppress(FileExistsError):
            target.parent.mkdir(parents=True)
        return target


@contextmanager
def staging(output: Path) -> Iterator[Staging]:
    """Give a place to write a site; in the end it replaces `output`, or nothing happened.

    Raises PublishError where `output` holds something that was not made here.
    """
    _refuse_foreign(output)
    new = output.with_name(f"{output.name}.new")
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(parents=True)
    try:
        yield Staging(new, output)
        _swap(new, output)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _refuse_foreign(output: Path) -> None:
    if output.is_symlink() or (output.exists() and not output.is_dir()):
        raise PublishError(f"{output} is not a folder; move it away or choose another output")
    if output.is_dir() and any(output.iterdir()) and not (output / manifest.NAME).is_file():
        raise PublishError(
            f"{output} holds files that are not a site made here; "
            "empty it or choose another output folder"
        )


def _swap(new: Path, output: Path) -> None:
    """Put `new` in the place of `output`; afterwards `new` holds the old site, if any."""
    if not output.exists():
        new.rename(output)
    elif not _exchanged(new, output):
        old = output.with_name(f"{output.name}.old")
        shutil.rmtree(old, ignore_errors=True)
        output.rename(old)
        try:
            new.rename(output)
        except OSError:
            old.rename(output)
            raise
        old.rename(new)


def _exchanged(one: Path, other: Path) -> bool:
    """Exchange two folders in one step, which Linux can do; False where it cannot be done."""
    if not sys.platform.startswith("linux"):
        return False
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    return bool(rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0)
