"""The record as it was at a commit: which events were there, and their files."""

import subprocess
from collections.abc import Collection, Mapping
from hashlib import sha1, sha256
from pathlib import Path

import click

from timeline.model import Frozen
from timeline.text import eventnames

_SHA1_DIGITS = 40


class Base(Frozen, frozen=True):
    """The event files of a commit, by the id of the event: the name of each and of its blob."""

    root: Path
    files: Mapping[str, tuple[str, str]]

    def others(self, now: Mapping[str, bytes]) -> Mapping[str, tuple[str, bytes]]:
        """Return names and bytes of the files that are other ones `now`, by the id of the event."""
        return {
            event_id: (name, self._bytes(blob))
            for event_id, (name, blob) in self.files.items()
            if event_id in now and _blob(now[event_id], blob) != blob
        }

    def without(self, now: Collection[str]) -> Mapping[str, tuple[str, bytes]]:
        """Return names and bytes of the files of events that are not there `now`."""
        gone = {each: self.files[each] for each in self.files if each not in now}
        return {event_id: (name, self._bytes(blob)) for event_id, (name, blob) in gone.items()}

    def _bytes(self, blob: str) -> bytes:
        return _git(self.root, "cat-file", "blob", blob)


def of_commit(root: Path, ref: str) -> Base:
    """Return the record at the commit `ref` of the repository around `root`.

    Raises click.UsageError where there is no such commit.
    """
    try:
        # What `ref` may be is decided here; behind it only the hash is handed on.
        named = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
        commit = _git(root, *named).decode().strip()
        return Base(
            root, dict(_listed(_git(root, "ls-tree", "-z", commit, "--", "content/events/")))
        )
    except (OSError, subprocess.CalledProcessError):
        message = (
            f"--base: there is no commit {ref!r} here; write a branch or a commit, and fetch it"
        )
        raise click.UsageError(message) from None


def of_newest(root: Path) -> Base | None:
    """Return the record at the newest commit, where the site is in a repository."""
    try:
        return of_commit(root, "HEAD")
    except click.UsageError:
        return None


def _listed(listing: bytes) -> list[tuple[str, tuple[str, str]]]:
    found = []
    for line in filter(None, listing.decode("utf-8", "replace").split("\0")):
        facts, _, path = line.partition("\t")
        if event_id := eventnames.id_of(path):
            found.append((event_id, (path.rpartition("/")[2], facts.split(" ")[2])))
    return found


def _blob(raw: bytes, like: str) -> str:
    """Return the name that Git gives to a file of these bytes, of the sort that `like` is."""
    made = sha1 if len(like) == _SHA1_DIGITS else sha256
    return made(b"blob %d\0" % len(raw) + raw).hexdigest()


def _git(root: Path, *arguments: str) -> bytes:
    command = ["git", "-C", str(root), *arguments]
    return subprocess.run(command, capture_output=True, check=True).stdout
