"""Printing: pages to files of the new site, shared among processes.

Pages that are joined of parts come last, by the one process that has the parts.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import count
from pathlib import Path
from typing import NamedTuple

import msgspec

from timeline.engine import workers
from timeline.engine.cache import SiteFile
from timeline.engine.dependencies import Dependencies
from timeline.engine.parts import NO_PARTS, Parts, Shelf, Shelved, Span
from timeline.engine.staging import Staging
from timeline.record import TrackedRecord

_NAMES = msgspec.msgpack.Decoder(list[str])
_OFTEN = 50  # pages
Start = Callable[[int], Callable[[int], None]]


class PageType(msgspec.Struct, frozen=True):
    """What pages of one type share: their template, and what makes its values by a page's name.

    One that has a `part`, made by its name too, gives it to those that are joined, which are made
    last, and anew where any part is new.
    """

    template: str
    make: Callable[[str], Mapping[str, object]]
    part: Callable[[str], bytes] | None = None
    is_joined: bool = False


class Page(msgspec.Struct, frozen=True, gc=False):
    """One file of the output: where it goes, its name among those of its type, and that type.

    `path` is relative to the output folder and never comes from an event file.
    """

    path: str
    name: str
    type: PageType


class _Rendered(NamedTuple):
    """A page as the process that made it tells of it: its file, its keys, its part, if any."""

    entry: SiteFile
    keys: bytes
    part: bytes | None


class _Taken(NamedTuple):
    """A page that was printed: its file, and where its keys lie, and its part, if any."""

    entry: SiteFile
    keys: Span
    part: Span | None


class Printed(NamedTuple):
    """What came of pages, each by its path: the files, the keys they looked at, their parts."""

    entries: dict[str, SiteFile]
    keys: Mapping[str, bytes]
    parts: Parts


class Renderer(msgspec.Struct, frozen=True, kw_only=True):
    """What pages are printed with.

    `load` gets a template ready, `take` is given the parts of all pages before the joined ones are
    printed, and `render` makes a page of its template and values, in pieces. `made_by` gives for
    each template a digest of everything that shapes its pages besides the record: the template with
    those it names, the settings, the vocabulary, the program. What may be done `meanwhile` is done
    where other processes print too, and each does now and then what is to be done `between` pages.
    """

    load: Callable[[str], object]
    render: Callable[[str, Mapping[str, object]], Iterable[bytes]]
    made_by: Mapping[str, bytes]
    record: TrackedRecord
    take: Callable[[Parts], None] = lambda _: None
    meanwhile: Callable[[], object] = lambda: None
    between: Callable[[], object] = lambda: None


def all_printed(
    renderer: Renderer,
    place: Staging,
    todo: Sequence[Page],
    known: Dependencies,
    kept: Parts,
    *,
    processes: int,
    start: Start,
) -> Printed:
    """Print pages, the joined ones last."""
    done, shelf = start(len(todo)), Shelf(Path(place.new).parent)
    single = [page for page in todo if not page.type.is_joined]
    joined = [page for page in todo if page.type.is_joined]
    new = _printed(renderer, place, single, known, shelf, processes=processes, done=done)
    made = _parts_of(new, shelf)
    if joined:
        renderer.take({**kept, **made} if kept else made)
        told = partial(_further, done, len(single))
        # By this process alone, which has the parts.
        new |= _printed(renderer, place, joined, known, shelf, processes=1, done=told)
    entries = {path: each.entry for path, each in new.items()}
    return Printed(entries, Shelved(shelf, {path: each.keys for path, each in new.items()}), made)


def _further(done: Callable[[int], None], before: int, number: int) -> None:
    done(before + number)


def _parts_of(printed: Mapping[str, _Taken], shelf: Shelf) -> Parts:
    """Return the parts of the pages that have one, by their paths."""
    spans = {path: each.part for path, each in printed.items() if each.part is not None}
    return Shelved(shelf, spans) if spans else NO_PARTS


def _printed(
    renderer: Renderer,
    place: Staging,
    todo: Sequence[Page],
    known: Dependencies,
    shelf: Shelf,
    *,
    processes: int,
    done: Callable[[int], None],
) -> dict[str, _Taken]:
    """Print pages, and return what came of each by its path."""
    if len(todo) >= workers.WORTH_SHARING:
        for template in renderer.made_by:  # once, before it is copied
            renderer.load(template)
    work = _interrupted(partial(_rendered, renderer, place), renderer.between)
    made = workers.shared(
        work,
        todo,
        processes=processes,
        done=done,
        taken=partial(_taken, known, shelf),
        meanwhile=renderer.meanwhile,
    )
    return dict(zip((page.path for page in todo), made, strict=True))


def _interrupted(
    work: Callable[[Page], _Rendered], between: Callable[[], object]
) -> Callable[[Page], _Rendered]:
    """Return what does `work`, and after so many pages what is to be done between them."""
    numbers = count(1)  # each process has its own

    def worked(page: Page) -> _Rendered:
        made = work(page)
        if next(numbers) % _OFTEN == 0:
            between()
        return made

    return worked


def _taken(known: Dependencies, shelf: Shelf, made: _Rendered) -> _Taken:
    """Number the keys and put them on the shelf, as the part: both would fill much of memory."""
    keys = shelf.put(known.packed(_NAMES.decode(made.keys)))
    return _Taken(made.entry, keys, None if made.part is None else shelf.put(made.part))


def _rendered(renderer: Renderer, place: Staging, page: Page) -> _Rendered:
    made, template = page.type, page.type.template
    with renderer.record.tracker.watch() as names:
        pieces = renderer.render(template, made.make(page.name))
        entry = place.write(page.path, pieces, template, renderer.made_by[template])
        part = made.part(page.name) if made.part else None
    return _Rendered(entry, msgspec.msgpack.encode(sorted(names)), part)
