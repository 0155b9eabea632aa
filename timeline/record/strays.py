"""What lies in the content and may not: at the wrong place, or no plain file."""

import re
from collections.abc import Collection, Iterator
from pathlib import Path

from timeline.model import Problem
from timeline.record import opening
from timeline.text import filenames
from timeline.text.filenames import is_below_ignored

NO_LINK = (
    "a link may not stand here, nor a folder or a pipe for a file; put the real thing in its place"
)
STRANGE = "only {} may stand here; move or delete this"
_ASTRAY = re.compile(r"\d{4}-\d\d-\d\d-[\w-]+\.(?:md|markdown|md\.txt)")
# What is read, where all that lies in it is judged.
_READ = frozenset({"data", "days", "events", "front.yml", "pages"})


def problems(folder: Path, name: str, registries: Collection[str]) -> Iterator[Problem]:
    """Yield what lies beside the record in the content `folder`, which problems call `name`."""
    yield from _astray(folder, name)
    yield from _odd_in_data(
        folder / "data", f"{name}/data", (*registries, "vocabulary.yml", "hints.yml", "map")
    )
    yield from _linked(folder, name)


def _astray(folder: Path, name: str) -> Iterator[Problem]:
    """Yield event files that lie beside the folder of events, or beside that of the content."""
    for where, shown in ((folder, f"{name}/"), (folder.parent, name.removesuffix(folder.name))):
        for entry in opening.listed(where):
            if _ASTRAY.fullmatch(entry.name) and entry.is_file(follow_symlinks=False):
                message = f"event files stand in {name}/events; move this one there"
                yield Problem(path=f"{shown}{entry.name}", message=message)


def _odd_in_data(folder: Path, name: str, known: Collection[str]) -> Iterator[Problem]:
    """Yield what lies beside the registries and may not, such as a registry in one file."""
    for entry in opening.listed(folder):
        if entry.name not in known:
            yield Problem(path=f"{name}/{entry.name}", message=STRANGE.format(", ".join(known)))
        elif entry.name == "map" and entry.is_symlink():  # the others are told where they are read
            yield Problem(path=f"{name}/map", message=NO_LINK)


def _linked(folder: Path, name: str) -> Iterator[Problem]:
    """Yield what may not lie beside the record in the content, wherever it is published from."""
    for top in opening.listed(folder):
        if top.name in _READ:  # there it is told where that is read
            continue
        for path in (Path(top.path), *opening.below(Path(top.path))):
            inner = path.relative_to(folder)
            fault = filenames.fault(path.name)
            if not (opening.is_plain(path) or (path.is_dir() and not path.is_symlink())):
                fault = NO_LINK
            if fault and not is_below_ignored(inner):
                yield Problem(path=f"{name}/{inner.as_posix()}", message=fault)
