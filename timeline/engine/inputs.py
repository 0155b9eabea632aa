"""Inputs: whether anything that a build reads has changed since the last one, by a look at each.

Only a file written just now is opened, and nothing is imported but the standard library, so that
a build with nothing to do is over before another would have begun to read.
"""

import marshal
import os
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from errno import ELOOP
from hashlib import blake2b
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from timeline.engine import manifest, seal, tree
from timeline.engine.manifest import Manifest

_NAME = "last"
# A file changed twice within a tick of the file system's clock looks the same after both, so one
# that is younger than this at the first look is not taken for known; Git has the same rule.
_TICK = 100_000_000  # nanoseconds; Linux ticks every 10 ms at most
# So many young files are read, before the build and after it, to see that none changed meanwhile.
_FEW = 100
_PACKAGE = Path(__file__).parent.parent
# One file: path, size, mtime, ctime and inode, of which no change leaves all alone.
_Look = tuple[str, int, int, int, int]
# From here on the program in memory may be another than that on the disk.
_LOADED = time.time_ns()


class Signature(NamedTuple):
    """What all inputs look like at one moment; two builds of one digest make the same site.

    `young` are the files that could change and look the same, and digests of their bytes.
    `is_settled` is False where they are too many to be read, or part of the program.
    """

    digest: bytes
    young: tuple[tuple[str, bytes], ...]
    is_settled: bool

    @property
    def still_holds(self) -> bool:
        """Whether the young files are as they were, now that they are no longer young."""
        return self.is_settled and all(_content(path) == was for path, was in self.young)


class Figures(NamedTuple):
    """What the last build said of its site: events, pages, and bytes of all files."""

    events: int
    pages: int
    size: int


def signature(paths: Iterable[Path], facts: str) -> Signature | None:
    """Return the signature of files and folders, of the program, and of what else a build heeds.

    `paths` are all that is read, `facts` the arguments and settings. To be taken before anything
    is read: what changes later is then seen by the next build. None where a file cannot be looked
    at, or is a link, since what that leads to may change unseen.
    """
    began = time.time_ns()
    try:
        looks = [look for path in paths for look in _looks(path)]
        program = list(_program())
        young = [look[0] for look in looks if _newest([look]) >= began - _TICK]
        few = tuple((path, _content(path)) for path in young[:_FEW])
    except OSError:
        return None
    return Signature(
        digest=_digest(repr((looks, program, sys.version, facts)).encode()),
        young=few,
        is_settled=len(young) <= _FEW and _newest(program) < _LOADED - _TICK,
    )


def remembered(signature: Signature, output: Path, folder: Path, *, key: bytes) -> Figures | None:
    """Return the figures of the site in `output`, where a build would leave it as it is.

    None where the inputs have another signature than those of the last build, or where a file of
    the site was changed, removed or added. What `folder` holds is believed if sealed with `key`.
    """
    try:
        content = seal.opened((folder / _NAME).read_bytes(), key)
        raw = (output / manifest.NAME).read_bytes()
    except OSError:
        return None
    if content is None:
        return None
    digest, of_manifest, figures = marshal.loads(content)  # sealed by this user
    if (digest, of_manifest) != (signature.digest, _digest(raw)):
        return None
    return Figures._make(figures) if _is_whole(output, manifest.load(output, key)) else None


def remember(
    signature: Signature, output: Path, figures: Figures, folder: Path, *, key: bytes
) -> None:
    """Keep in `folder` that inputs of this signature made the site in `output`.

    Nothing is kept where an input may have changed since, or where nothing can be written: then
    the next build does its work.
    """
    part = folder / f"{_NAME}.part"
    with suppress(OSError):
        if time.time_ns() < _newest(_young(signature)) + _TICK or not signature.still_holds:
            return
        of_manifest = _digest((output / manifest.NAME).read_bytes())
        kept = marshal.dumps((signature.digest, of_manifest, tuple(figures)))
        folder.mkdir(parents=True, exist_ok=True)
        part.write_bytes(seal.sealed(kept, key))
        part.replace(folder / _NAME)


def _looks(path: Path) -> Iterator[_Look]:
    """Yield a look at the file `path`, or at every file below the folder, in a fixed order."""
    if not path.is_dir():
        yield _look(str(path), path.stat()) if path.exists() else (str(path), -1, 0, 0, 0)
        return
    todo = [str(path)]
    while todo:
        folder = todo.pop()
        # Without its times: an editor that leaves nothing behind has changed nothing.
        yield folder, -2, 0, 0, 0
        for entry in _listed(folder):
            if entry.is_symlink():
                raise OSError(ELOOP, "a link is not looked through", entry.path)
            if not entry.is_dir():
                yield _look(entry.path, entry.stat(follow_symlinks=False))
            elif entry.name != "__pycache__":
                todo.append(entry.path)


def _listed(folder: str) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return sorted(entries, key=attrgetter("name"))


def _look(path: str, found: os.stat_result) -> _Look:
    return path, found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def _program() -> Iterator[_Look]:
    """Yield looks at our own files and at what tells which versions of packages are installed."""
    yield from _looks(_PACKAGE)
    for folder in filter(os.path.isdir, dict.fromkeys(sys.path)):
        for entry in _listed(folder):
            if entry.name.endswith((".dist-info", ".pth")):
                yield _look(entry.path, entry.stat())


def _young(signature: Signature) -> Iterator[_Look]:
    for path, _ in signature.young:
        yield _look(path, os.lstat(path))


def _content(path: str) -> bytes:
    with open(path, "rb") as file:  # noqa: PTH123  # a string is what we have
        return _digest(file.read())


def _newest(looks: Iterable[_Look]) -> int:
    return max((max(mtime, ctime) for _, _, mtime, ctime, _ in looks), default=0)


def _digest(content: bytes) -> bytes:
    return blake2b(content, digest_size=32).digest()


def _is_whole(output: Path, site: Manifest) -> bool:
    """Return whether just the files of `site` stand in `output`, each as it was written."""
    top = str(output)
    if not site.entries or not all(
        entry.is_whole(f"{top}/{path}") for path, entry in site.entries.items()
    ):
        return False
    # The manifest is written last: a folder that changed after it was changed by somebody else.
    written = (output / manifest.NAME).lstat().st_mtime_ns
    return tree.is_untouched(top, [*site.entries, manifest.NAME], written)
