"""A site in the making: written aside, so that the old one stays whole until the new one stands.

The site that was replaced is kept beside it as the spare. The next site is made of the spare, in
which nearly every file already is what it has to be, so that an edit costs what it changes. Three
names tell what a folder is: the site; the spare, which is whole; the one in the making, which
nobody believes.
"""

import ctypes
import os
import shutil
import sys
import time
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from timeline.engine import manifest, tree
from timeline.engine.manifest import Entry

if sys.platform != "win32":
    import fcntl

_EXCHANGE = 2  # RENAME_EXCHANGE of renameat2(2)
_HERE = -100  # AT_FDCWD
_PATIENCE = 30.0  # seconds to wait for another build

# Returns the entries of the site in a folder; none where its manifest cannot be believed.
Believed = Callable[[Path], Mapping[str, Entry]]


class PublishError(Exception):
    """A site that cannot be put in its place; says why and what to do."""


@dataclass(frozen=True, slots=True)
class Staging:
    """The folder of the new site, beside that of the old one; copies of a process may share it.

    `standing` are the files of the spare that are in the new folder already. One of them is in
    the new site only if it is kept; all others have to be written.
    """

    new: str
    old: str
    standing: Mapping[str, Entry] = field(default_factory=dict)
    _maker: int = field(default_factory=os.getpid)

    def keep_all(self, entries: Mapping[str, Entry]) -> set[str]:
        """Keep what can be kept of `entries`, and return the paths of that."""
        # What will be served is looked at. The same file of the old site need not be: whoever
        # changed it there changed this one too, or gave that name to another file.
        new, known = self.new, self.standing.get
        return {
            path
            for path, entry in entries.items()
            if (known(path) == entry and entry.is_whole(f"{new}/{path}"))
            or self._linked(path, entry)
        }

    def _linked(self, path: str, entry: Entry) -> bool:
        """Take over a file of the old site as it is; False where it is not what it was."""
        source = f"{self.old}/{path}"
        if not entry.is_whole(source):
            return False
        tree.link(source, self._target(path))
        return True

    def write(self, path: str, content: bytes, template: str, fingerprint: str) -> Entry:
        """Write one file; raises PublishError where the path leads out of the folder."""
        if self._maker not in (os.getpid(), os.getppid()):
            raise PublishError("the build that this process worked for was killed")
        found = tree.create(self._target(path), content)
        return Entry(template, fingerprint, found.st_size, found.st_mtime_ns)

    def finish(self, content: bytes) -> None:
        """Write the manifest, the last of all: who changes a folder later is not this build."""
        tree.create(f"{self.new}/{manifest.NAME}", content)

    def _target(self, path: str) -> str:
        parts = path.split("/")
        if not all(parts) or {".", ".."} & set(parts) or "\\" in path or "\0" in path:
            raise PublishError(f"the page {path!r} would leave the output folder")
        return f"{self.new}/{path}"


@contextmanager
def staging(
    output: Path, paths: Collection[str] = (), believed: Believed = lambda _: {}
) -> Iterator[Staging]:
    """Give a place for a site of `paths`; in the end it replaces `output`, or nothing happened.

    Every path has to be kept or written, and then the manifest. Without `believed` no file of the
    spare is used. Raises PublishError where `output` holds something that was not made here.
    """
    _refuse_foreign(output)
    with _alone(output), _making(output, paths, believed) as place:
        yield place
        _swap(_new(output), output)
        if _new(output).exists():
            _new(output).rename(_spare(output))


def make_spare(
    output: Path, entries: Mapping[str, Entry], believed: Believed = lambda _: {}
) -> None:
    """Make the spare like the site of `entries` in `output`, so that the next edit is quick.

    Worth its time after a build that wrote many files. Raises OSError where it cannot be done;
    the site is never touched.
    """
    with _alone(output), _making(output, entries, believed) as place:
        # By this process alone: several wait for each other, as most files are below one folder.
        place.keep_all(entries)
        # A file of its own: its time tells when the spare was finished.
        place.finish((output / manifest.NAME).read_bytes())
        _new(output).rename(_spare(output))


@contextmanager
def _alone(output: Path) -> Iterator[None]:
    """Wait until no other build works beside `output`, and let none while the context lasts.

    A build that was killed goes on for a moment in the processes that share its work; they hold
    its lock until they end. Without locks (Windows, some network folders) nobody waits.
    """
    output.parent.mkdir(parents=True, exist_ok=True)
    if sys.platform == "win32":
        yield
        return
    folder = os.open(output.parent, os.O_RDONLY)
    try:
        _wait_for_lock(folder)
        yield
    finally:
        os.close(folder)


def _wait_for_lock(folder: int) -> None:
    # Not for ever: what hangs so long writes nothing any more.
    patience = time.monotonic() + _PATIENCE
    while time.monotonic() < patience:
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            time.sleep(0.02)
        except OSError:  # no locks here
            return
        else:
            return


@contextmanager
def _making(output: Path, paths: Collection[str], believed: Believed) -> Iterator[Staging]:
    """Give the folder of the new site, made of the spare; nothing of it is left afterwards."""
    new = _new(output)
    _throw_away(new)
    try:
        standing = _claimed(_spare(output), new, paths, believed)
        yield Staging(str(new), str(output), standing)
    finally:
        _throw_away(new)


def _new(output: Path) -> Path:
    return output.with_name(f"{output.name}.new")


def _spare(output: Path) -> Path:
    return output.with_name(f".{output.name}.spare")


def _claimed(
    spare: Path, new: Path, paths: Collection[str], believed: Believed
) -> Mapping[str, Entry]:
    """Make `new` of the spare, or empty where there is none to believe; return what stands there.

    Its name changes before anything in it: a folder of the spare's name is always whole.
    """
    entries, finished = _renamed(spare, new, believed)
    if not entries:
        _throw_away(new)
        new.mkdir()
        return {}
    wanted = set(paths)
    # The old site was made after the spare. Where a clock is coarse, files of the two can have
    # one time and differ; what the spare had before its last tick is in the old site the same.
    standing = {
        path: entry for path, entry in entries.items() if path in wanted and entry.mtime < finished
    }
    tree.remove(str(new), [manifest.NAME, *(entries.keys() - standing.keys())])
    return standing


def _renamed(spare: Path, new: Path, believed: Believed) -> tuple[Mapping[str, Entry], int]:
    """Give the spare its new name; return its entries and when it was finished (nanoseconds).

    There are no entries where it is not as it was left.
    """
    try:
        spare.rename(new)
        if new.is_symlink():
            return {}, 0
        entries = believed(new)
        finished = (new / manifest.NAME).lstat().st_mtime_ns
        # A file that somebody put there must not be served with the others.
        is_ours = tree.is_untouched(str(new), [*entries, manifest.NAME], finished)
    except OSError:
        return {}, 0
    return (entries if is_ours else {}), finished


def _throw_away(folder: Path) -> None:
    """Remove a folder of ours, or what somebody put in its place; links are not followed."""
    if folder.is_symlink() or folder.is_file():
        folder.unlink()
    else:
        shutil.rmtree(folder, ignore_errors=True)


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
