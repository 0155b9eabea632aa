"""A site in the making: written aside, so that the old one stays whole until the new one stands.

The site that was replaced is kept beside it as the spare. The next site is made of the spare, in
which nearly every file already is what it has to be, so that an edit costs what it changes. Three
names tell what a folder is: the site; the spare, which is whole; the one in the making, which
nobody believes.
"""

import os
import re
import shutil
import sys
import time
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from msgspec import Struct, field

from timeline.engine import tree
from timeline.engine.cache import Folder, LastBuild, SiteFile
from timeline.engine.exchange import put_in_place
from timeline.errors import BuildError

if sys.platform != "win32":
    import fcntl

_EVER = 1 << 63
_PATIENCE = 30.0  # seconds to wait for another build
# What the home page of a site that was made here holds, whoever keeps no cache of it.
# Its attributes are in any order, and without quotes, where something made the page smaller.
_MARK = re.compile(
    rb"<meta(?=[^>]* name=(\"?)generator\1[ />])(?=[^>]* content=(\"?)timeline\2[ />])[^>]*>",
    re.IGNORECASE,
)
_MARKED = 4_096  # bytes at its beginning in which the mark stands


class PublishError(BuildError):
    """A site that cannot be put in its place; says why and what to do."""


class Staging(Struct, frozen=True):
    """The folder of the new site, beside that of the old one; copies of a process may share it.

    `standing` are the files of the spare that are in the new folder already. One of them is in
    the new site only if it is kept; all others have to be written. Of the old site a file is kept
    that was written before the time `until` (nanoseconds). Where it `is_open`, others may write
    over the files of the new site, and none of them is one of the old site too.
    """

    new: str
    old: str
    until: int = _EVER
    standing: Mapping[str, SiteFile] = field(default_factory=dict)
    is_open: bool = False
    _maker: int = field(default_factory=os.getpid)

    def kept(self, entries: Mapping[str, SiteFile]) -> dict[str, SiteFile]:
        """Keep what can be kept of `entries`, and return that."""
        # What will be served is looked at. The same file of the old site need not be: whoever
        # changed it there changed this one too, or gave that name to another file.
        new, known = self.new, self.standing.get
        return {
            path: entry
            for path, entry in entries.items()
            if (known(path) == entry and entry.is_whole(f"{new}/{path}"))
            or self._linked(path, entry)
        }

    def _linked(self, path: str, entry: SiteFile) -> bool:
        """Take over a file of the old site as it is; False where it is not what it was."""
        source = f"{self.old}/{path}"
        if entry.mtime >= self.until or not entry.is_whole(source):
            return False
        (tree.copy if self.is_open else tree.link)(source, self._target(path))
        return True

    def write(self, path: str, pieces: Iterable[bytes], template: str, made_by: bytes) -> SiteFile:
        """Write one file of its pieces; raises PublishError where that is not in the folder."""
        if self._maker not in (os.getpid(), os.getppid()):
            raise PublishError("the build that this process worked for was killed")
        found = tree.create(self._target(path), pieces)
        return SiteFile(template, made_by, found.st_size, found.st_mtime_ns)

    def take(self, path: str, source: str, made_by: bytes) -> SiteFile:
        """Take over a file that was made elsewhere and that nobody will write to again."""
        target = self._target(path)
        tree.link(source, target)
        found = Path(target).lstat()
        return SiteFile("", made_by, found.st_size, found.st_mtime_ns)

    def finish(self) -> int:
        """Return the time of the file system (nanoseconds): who changes a folder later is another.

        Of a file made for that, since its clock need not be the machine's.
        """
        mark = f"{self.new}/.finished"
        finished = tree.create(mark, ()).st_mtime_ns
        tree.remove(self.new, [".finished"])
        return finished

    def _target(self, path: str) -> str:
        parts = path.split("/")
        if not all(parts) or {".", ".."} & set(parts) or "\\" in path or "\0" in path:
            raise PublishError(f"the page {path!r} would leave the output folder")
        return f"{self.new}/{path}"


@contextmanager
def staging(
    output: Path,
    paths: Collection[str] = (),
    last: LastBuild = LastBuild(),  # noqa: B008  # which knows nothing
    *,
    is_open: bool = False,
) -> Iterator[Staging]:
    """Give a place for a site of `paths`; in the end it replaces `output`, or nothing happened.

    Every path has to be kept or written. `last` is what the last build left there. Raises
    PublishError where `output` holds something that was not made here.
    """
    refuse_foreign(output, last.site)
    with _alone(output), _making(output, paths, last, is_open=is_open) as place:
        yield place
        put_in_place(_new(output), output)
        if _new(output).exists():
            _new(output).rename(_spare(output))


def make_spare(output: Path, site: Folder) -> tuple[Path, int]:
    """Make the spare like the site in `output`, so that the next edit is quick.

    Returns where it is and when it was finished (nanoseconds). Worth its time after a build that
    wrote many files. Raises OSError where it cannot be done; the site is never touched.
    """
    with _alone(output), _making(output, site.entries, LastBuild(site=site)) as place:
        # By this process alone: several wait for each other, as most files are below one folder.
        place.kept(site.entries)
        finished = place.finish()
        _throw_away(_spare(output))
        _new(output).rename(_spare(output))
    return _spare(output), finished


def is_intact(output: Path, site: Folder) -> bool:
    """Return whether just the files of `site` stand in `output`, each as it was written."""
    if not site.is_at(output):
        return False
    top = str(output)
    if not all(entry.is_whole(f"{top}/{path}") for path, entry in site.entries.items()):
        return False
    try:
        return tree.is_untouched(top, site.entries, site.finished)
    except OSError:  # another build replaces it, or nobody may look at it
        return False


@contextmanager
def _alone(output: Path) -> Iterator[None]:
    """Wait until no other build works beside `output`, and let none while the context lasts.

    A build that was killed goes on for a moment in the processes that share its work; they hold
    its lock until they end. Without locks (Windows, some network folders) nobody waits. Raises
    PublishError where that takes too long.
    """
    output.parent.mkdir(parents=True, exist_ok=True)
    if sys.platform == "win32":
        yield
        return
    folder = os.open(output.parent, os.O_RDONLY)
    try:
        if not _is_locked(folder):
            raise PublishError(
                f"another build has been at work beside {output} for {_PATIENCE:.0f} seconds; "
                "let it finish, or end it"
            )
        yield
    finally:
        os.close(folder)


def _is_locked(folder: int) -> bool:
    """Lock a folder; False where another build does not give it free."""
    # Not for ever, and not without it: a build that was stopped may go on at any time, and two in
    # one folder would make a site of both.
    patience = time.monotonic() + _PATIENCE
    while True:
        try:
            fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > patience:
                return False
            time.sleep(0.02)
        except OSError:  # no locks here
            return True
        else:
            return True


@contextmanager
def _making(
    output: Path, paths: Collection[str], last: LastBuild, *, is_open: bool = False
) -> Iterator[Staging]:
    """Give the folder of the new site, made of the spare; nothing of it is left afterwards."""
    new = _new(output)
    _throw_away(new)
    try:
        # Files of the spare may be those of the site, so that nobody else may write over them.
        spare = Folder() if is_open else last.spare
        standing = _claimed(_spare(output), new, paths, spare)
        # Another site stands there where a build was killed before the cache knew of it. Where a
        # clock is coarse, a file of that one can differ from ours and have its time.
        until = _EVER if last.site.is_at(output) else last.site.finished
        yield Staging(str(new), str(output), until, standing, is_open)
    finally:
        _throw_away(new)


def _new(output: Path) -> Path:
    return output.with_name(f"{output.name}.new")


def _spare(output: Path) -> Path:
    return output.with_name(f".{output.name}.spare")


def _claimed(
    path: Path, new: Path, paths: Collection[str], spare: Folder
) -> Mapping[str, SiteFile]:
    """Make `new` of the spare, or empty where none is known; return what stands there.

    Its name changes before anything in it: a folder of the spare's name is always whole.
    """
    if not _renamed(path, new, spare):
        _throw_away(path)
        _throw_away(new)
        new.mkdir()
        return {}
    wanted = set(paths)
    # The old site was made after the spare. Where a clock is coarse, files of the two can have
    # one time and differ; what the spare had before its last tick is in the old site the same.
    standing = {
        path: entry
        for path, entry in spare.entries.items()
        if path in wanted and entry.mtime < spare.finished
    }
    tree.remove(str(new), spare.entries.keys() - standing.keys())
    return standing


def _renamed(path: Path, new: Path, spare: Folder) -> bool:
    """Give the spare its new name; False where it is not as it was left."""
    is_known = spare.is_at(path)
    try:
        path.rename(new)
        # A file that somebody put there must not be served with the others.
        return is_known and tree.is_untouched(str(new), spare.entries, spare.finished)
    except OSError:
        return False


def _throw_away(folder: Path) -> None:
    """Remove a folder of ours, or what somebody put in its place; links are not followed."""
    if folder.is_symlink() or folder.is_file():
        folder.unlink()
    else:
        shutil.rmtree(folder, ignore_errors=True)


def refuse_foreign(output: Path, site: Folder) -> None:
    """Raise PublishError where `output` holds something that was not made here."""
    if output.is_symlink() or (output.exists() and not output.is_dir()):
        raise PublishError(f"{output} is not a folder; move it away or choose another output")
    if not output.is_dir() or not any(output.iterdir()) or site.is_at(output):
        return
    if not _is_marked(output / "index.html"):
        raise PublishError(
            f"{output} holds files that are not a site made here; "
            "empty it or choose another output folder"
        )


def _is_marked(page: Path) -> bool:
    try:
        with page.open("rb") as file:
            return _MARK.search(file.read(_MARKED)) is not None
    except OSError:
        return False
