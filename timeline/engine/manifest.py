"""The manifest: what the last build put in the output folder, and from what."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from timeline.engine import seal

# A folder without this file was not made by us and is never replaced.
NAME = ".timeline-site"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One file: the fingerprint of what it was made from, its bytes and its time (nanoseconds)."""

    fingerprint: str
    size: int
    mtime: int

    def is_whole(self, path: Path) -> bool:
        """Return whether the file at `path` is still the one that was written."""
        try:
            found = path.lstat()
        except OSError:
            return False
        return (found.st_size, found.st_mtime_ns) == (self.size, self.mtime)


@dataclass(frozen=True, slots=True)
class Manifest:
    """Every file of a site by its path."""

    entries: Mapping[str, Entry] = field(default_factory=dict)


def load(output: Path, key: bytes) -> Manifest:
    """Return the manifest of the site in `output`; an empty one where it cannot be believed."""
    try:
        content = seal.opened((output / NAME).read_bytes(), key)
    except OSError:
        content = None
    if content is None:
        return Manifest()
    rows: dict[str, tuple[str, int, int]] = json.loads(content)
    return Manifest(
        {
            path: Entry(fingerprint=made_from, size=size, mtime=mtime)
            for path, (made_from, size, mtime) in rows.items()
        }
    )


def dumps(manifest: Manifest, key: bytes) -> bytes:
    """Return the manifest as the sealed content of its file."""
    rows = {path: (e.fingerprint, e.size, e.mtime) for path, e in sorted(manifest.entries.items())}
    return seal.sealed(json.dumps(rows, separators=(",", ":")).encode(), key)
