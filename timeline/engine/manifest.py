"""The manifest: what the last build put in the output folder, and from what."""

import marshal
import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from timeline.engine import seal

# A folder without this file was not made by us and is never replaced.
NAME = ".timeline-site"
# By path, the names of the facts that a page was made from (see `record.notes`), one a line.
Reads = Mapping[str, str]


class Entry(NamedTuple):
    """One file: the fingerprint of what it was made from, its bytes and its time (nanoseconds).

    A page has a template. Its fingerprint begins with what `Press.made_by` has for that; what the
    page was made from besides is told by what it read.
    """

    template: str
    fingerprint: str
    size: int
    mtime: int

    def is_whole(self, path: Path | str) -> bool:
        """Return whether the file at `path` is still the one that was written."""
        try:
            found = os.lstat(path)
        except OSError:
            return False
        return found.st_size == self.size and found.st_mtime_ns == self.mtime


class Manifest(NamedTuple):
    """Every file of a site by its path, and packed, since few ask for it, what pages read."""

    entries: Mapping[str, Entry] = {}
    packed: bytes = b""

    @property
    def made_from(self) -> tuple[Reads, tuple[str, Mapping[str, bytes], Mapping[str, bytes]]]:
        """What each page read, and the facts of the build (see `facts.Facts`)."""
        if not self.packed:
            return {}, ("", {}, {})
        found: tuple[Reads, tuple[str, Mapping[str, bytes], Mapping[str, bytes]]]
        found = marshal.loads(self.packed)  # from a sealed file
        return found


def packed(reads: Reads, facts: tuple[str, Mapping[str, bytes], Mapping[str, bytes]]) -> bytes:
    """Return what a manifest keeps of what each page read, and of the facts of the build."""
    state, events, others = facts
    return marshal.dumps((dict(reads), (state, dict(events), dict(others))))


def load(output: Path, key: bytes) -> Manifest:
    """Return the manifest of the site in `output`; an empty one where it cannot be believed."""
    try:
        content = seal.opened((output / NAME).read_bytes(), key)
    except OSError:
        content = None
    if content is None:
        return Manifest()
    rows, made_from = marshal.loads(content)  # sealed by this user
    return Manifest({path: Entry._make(row) for path, row in rows.items()}, made_from)


def dumps(manifest: Manifest, key: bytes) -> bytes:
    """Return the manifest as the sealed content of its file."""
    rows = {path: tuple(entry) for path, entry in sorted(manifest.entries.items())}
    return seal.sealed(marshal.dumps((rows, manifest.packed)), key)
