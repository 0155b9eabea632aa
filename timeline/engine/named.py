"""Files named by all that they are made of: while one stands under its name, it is as it would be.

So none is made again, whatever else of the record has changed.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import partial

from msgspec import Struct

from timeline.engine import workers
from timeline.engine.cache import SiteFile
from timeline.engine.staging import Staging

_MADE_BY = b"its name"
# A file takes so long that a second process is worth its start from a few on.
_WORTH_SHARING = 10


class NamedFile(Struct, frozen=True):
    """A file of the site: its path, which stands for all that `make` makes it of."""

    path: str
    make: Callable[[], bytes]


def known(files: Iterable[NamedFile]) -> Mapping[str, bytes]:
    """Return what each of the files is made by, by its path."""
    return {file.path: _MADE_BY for file in files}


def written(
    files: Sequence[NamedFile], place: Staging, there: Collection[str], processes: int
) -> Mapping[str, SiteFile]:
    """Make the files that are not `there` and write them into a new site."""
    todo = [file for file in files if file.path not in there]
    made: list[SiteFile] = workers.shared(
        partial(_written, place), todo, processes=processes, worth_sharing=_WORTH_SHARING
    )
    return dict(zip((file.path for file in todo), made, strict=True))


def _written(place: Staging, file: NamedFile) -> SiteFile:
    return place.write(file.path, (file.make(),), "", _MADE_BY)
