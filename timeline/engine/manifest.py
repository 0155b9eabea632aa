"""The manifest: what the last build put in the output folder, and from what."""

import marshal
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from typing import NamedTuple

from timeline.engine import seal
from timeline.engine.memory import Memory
from timeline.engine.reads import Reads

# A folder without this file was not made by us and is never replaced.
NAME = ".timeline-site"
# See `facts.Facts`.
Facts = tuple[str, Mapping[str, bytes], Mapping[str, bytes]]


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


@dataclass(frozen=True)
class Manifest:
    """Every file of a site by its path, and packed, since few ask for it, what pages read."""

    entries: Mapping[str, Entry] = field(default_factory=dict)
    packed: bytes = b""

    @cached_property
    def made_from(self) -> tuple[Reads, Facts]:
        """What each page read, and the facts of the build."""
        if not self.packed:
            return Reads(), ("", {}, {})
        names, pages, facts = marshal.loads(self.packed)  # from a sealed file
        return Reads(names, pages), facts


def packed(reads: Reads, facts: Facts) -> bytes:
    """Return what a manifest keeps of what each page read, and of the facts of the build."""
    state, events, others = facts
    columns = list(reads.names), dict(reads.pages)
    return marshal.dumps((*columns, (state, dict(events), dict(others))))


def load(output: Path, key: bytes, memory: Memory[Manifest] = Memory()) -> Manifest:  # noqa: B008  # which keeps nothing
    """Return the manifest of the site in `output`; an empty one where it cannot be believed.

    One that is in `memory` is not unpacked again.
    """
    try:
        raw = (output / NAME).read_bytes()
    except OSError:
        return Manifest()
    content = seal.opened(raw, key)
    return Manifest() if content is None else memory.get(seal.of(raw), partial(_unpacked, content))


def _unpacked(content: bytes) -> Manifest:
    rows, made_from = marshal.loads(content)  # sealed by this user
    return Manifest({path: Entry._make(row) for path, row in rows.items()}, made_from)


def dumps(manifest: Manifest, key: bytes) -> bytes:
    """Return the manifest as the sealed content of its file."""
    rows = {path: tuple(entry) for path, entry in sorted(manifest.entries.items())}
    return seal.sealed(marshal.dumps((rows, manifest.packed)), key)
