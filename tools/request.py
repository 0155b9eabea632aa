"""What a pull request does to the events: which are new, changed or gone since a commit."""

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from timeline.model import Event

EVENTS = "content/events/"


@dataclass(frozen=True, slots=True)
class Files:
    """The paths that a request adds, changes and deletes, of whatever sort."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    deleted: tuple[str, ...] = ()

    @property
    def standing(self) -> tuple[str, ...]:
        """The paths that are there afterwards."""
        return (*self.added, *self.changed)


def files(base: str) -> Files:
    """Return what differs between `base` and the commit that is checked out."""
    found = list(_found(base))
    return Files(
        added=tuple(path for letter, path in found if letter == "A"),
        changed=tuple(path for letter, path in found if letter in "MT"),
        deleted=tuple(path for letter, path in found if letter == "D"),
    )


def of(events: tuple[Event, ...], paths: tuple[str, ...]) -> list[Event]:
    """Return the events whose files are among `paths`, by their file names."""
    named = {PurePosixPath(path).name for path in paths if path.startswith(EVENTS)}
    found = (event for event in events if event.file_name in named)
    return sorted(found, key=lambda event: event.file_name)


def _found(base: str) -> Iterator[tuple[str, str]]:
    command = ["git", "diff-tree", "-r", "-z", "--name-status", "--no-renames", base, "HEAD"]
    run = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    fields = iter(run.stdout.decode("utf-8", "backslashreplace").split("\0")[:-1])
    yield from zip(fields, fields, strict=True)
