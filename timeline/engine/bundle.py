"""Files of a site that another program makes of the record, beside the build, all or none."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from timeline.engine.cache import LastBuild, SiteFile
from timeline.engine.staging import Staging

# What made them is told once, in `LastBuild.bundle`: so a file that came out the same is the same.
_MADE_BY = b"bundle"


class Made(NamedTuple):
    """The folder in which the files of a bundle are, and its state."""

    folder: Path
    state: bytes


class Bundle(Struct, frozen=True, kw_only=True):
    """The files below `folder` of a site, as another program makes them.

    `state` returns what stands for all that they are made of. `begin` has the program begin; what
    it gives waits until it has ended, and returns what was made, which is there for as long as the
    context lasts. It raises PublishError where the program fails.
    """

    folder: str
    state: Callable[[], bytes]
    begin: Callable[[], AbstractContextManager[Callable[[], Made]]]


def known(bundle: Bundle | None, last: LastBuild) -> Mapping[str, bytes]:
    """Return what the files of the last site are made by that are those of `bundle`, by path."""
    if bundle is None or not last.bundle or last.bundle != bundle.state():
        return {}
    start = f"{bundle.folder}/"
    return {
        path: _MADE_BY
        for path, entry in last.site.entries.items()
        if entry.made_by == _MADE_BY and path.startswith(start)
    }


def taken(
    bundle: Bundle, made: Path, place: Staging, before: Mapping[str, SiteFile]
) -> dict[str, SiteFile]:
    """Put the files that were `made` into the new site; return each one's entry by its path.

    One of the site `before` that is the same is kept, with its time.
    """
    found = {f"{bundle.folder}/{inner}": made / inner for inner in _files(made)}
    entries = place.kept(
        {
            path: before[path]
            for path, file in found.items()
            if path in before and _is_same(file, Path(place.old, path))
        }
    )
    for path in found.keys() - entries.keys():
        entries[path] = place.take(path, str(found[path]), _MADE_BY)
    return entries


def _files(folder: Path) -> Sequence[str]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path.relative_to(folder).as_posix() for path in found)


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.read_bytes() == other.read_bytes()
    except OSError:  # it is no longer there
        return False
