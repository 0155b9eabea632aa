"""The manifest: what the last build put in the output folder, and from what."""

import marshal
import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from timeline.engine import seal

# A folder without this file was not made by us and is never replaced.
NAME = ".timeline-site"


class Entry(NamedTuple):
    """One file: the fingerprint of what it was made from, its bytes and its time (nanoseconds).

    `reads` names the long parts of events that it was made from besides (see `record.shelf`).
    """

    fingerprint: str
    size: int
    mtime: int
    reads: tuple[str, ...] = ()

    def is_whole(self, path: Path | str) -> bool:
        """Return whether the file at `path` is still the one that was written."""
        try:
            found = os.lstat(path)
        except OSError:
            return False
        return found.st_size == self.size and found.st_mtime_ns == self.mtime


class Manifest(NamedTuple):
    """Every file of a site by its path, and digests of the long parts of events."""

    entries: Mapping[str, Entry] = {}
    texts: Mapping[str, bytes] = {}


def load(output: Path, key: bytes) -> Manifest:
    """Return the manifest of the site in `output`; an empty one where it cannot be believed."""
    try:
        content = seal.opened((output / NAME).read_bytes(), key)
    except OSError:
        content = None
    if content is None:
        return Manifest()
    rows, texts = marshal.loads(content)  # sealed by this user
    return Manifest({path: Entry._make(row) for path, row in rows.items()}, texts)


def dumps(manifest: Manifest, key: bytes) -> bytes:
    """Return the manifest as the sealed content of its file."""
    rows = {path: tuple(entry) for path, entry in sorted(manifest.entries.items())}
    return seal.sealed(marshal.dumps((rows, dict(manifest.texts))), key)
