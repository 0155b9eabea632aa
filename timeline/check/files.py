"""Files: names that collide, and the seeds as they lie in their folder."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from timeline.check.known import Known
from timeline.model import Problem

MAX_SEED_BYTES = 1024 * 1024


def read_seeds(folder: Path) -> Mapping[str, bytes | None]:
    """Return the files in `folder` by name; None for what is no plain file, or is too large."""
    if not folder.is_dir():
        return {}
    names = sorted(path for path in folder.iterdir() if path.name != ".gitkeep")
    return {path.name: _plain_bytes(path) for path in names}


def colliding_names(known: Known) -> Iterator[Problem]:
    """Find event files whose names differ in capital letters alone."""
    first: dict[str, str] = {}
    for file in known.content.files:
        owner = first.setdefault(file.path.casefold(), file.path)
        if owner != file.path:
            name = owner.rpartition("/")[2]
            message = f"differs from {name} in capital letters alone; some systems hold only one"
            yield Problem(path=file.path, message=message)


def odd_seeds(known: Known) -> Iterator[Problem]:
    """Find what lies in seeds/ and is no plain file of a sensible size."""
    for name, raw in known.seeds.items():
        if raw is None:
            message = (
                f"a seed is a plain text file of at most {MAX_SEED_BYTES:,} bytes, "
                "no link and no folder; put the text itself here"
            )
            yield Problem(path=f"seeds/{name}", message=message)


def _plain_bytes(path: Path) -> bytes | None:
    if path.is_symlink() or not path.is_file() or path.stat().st_size > MAX_SEED_BYTES:
        return None
    return path.read_bytes()
