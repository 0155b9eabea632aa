"""Printing: pages to files of the new site, shared among processes.

Pages that are joined of parts come last, by the one process that has the parts.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

import msgspec

from timeline.engine import workers
from timeline.engine.cache import SiteFile
from timeline.engine.dependencies import Dependencies
from timeline.engine.parts import Parts
from timeline.engine.staging import Staging
from timeline.record import TrackedRecord

_NAMES = msgspec.msgpack.Decoder(list[str])
Start = Callable[[int], Callable[[int], None]]


@dataclass(frozen=True, slots=True)
class Page:
    """One file of the output: where it goes, its template and what makes the template's values.

    `path` is relative to the output folder and never comes from an event file. One that has a
    `part` gives it to those that are joined, which are made last, and anew where any part is new.
    """

    path: str
    template: str
    make: Callable[[], Mapping[str, object]]
    part: Callable[[], bytes] | None = None
    is_joined: bool = False


class Printed(NamedTuple):
    """A page that was printed: its file, the keys it looked at, and its part, if it has one."""

    entry: SiteFile
    keys: bytes
    part: bytes | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Renderer:
    """What pages are printed with.

    `load` gets a template ready, `take` is given the parts of all pages before the joined ones are
    printed, and `render` makes a page of its template and values. `made_by` gives for each template
    a digest of everything that shapes its pages besides the record: the template with those it
    names, the settings, the vocabulary, the program.
    """

    load: Callable[[str], object]
    render: Callable[[str, Mapping[str, object]], bytes]
    made_by: Mapping[str, bytes]
    record: TrackedRecord
    take: Callable[[Parts], None] = lambda _: None


def all_printed(
    renderer: Renderer,
    place: Staging,
    todo: Sequence[Page],
    known: Dependencies,
    kept: Parts,
    *,
    processes: int,
    start: Start,
) -> dict[str, Printed]:
    """Print pages, the joined ones last, and return what came of each by its path."""
    done = start(len(todo))
    single = [page for page in todo if not page.is_joined]
    joined = [page for page in todo if page.is_joined]
    new = _printed(renderer, place, single, known, processes=processes, done=done)
    if joined:
        renderer.take({**kept, **parts_of(new)})
        told = partial(_further, done, len(single))
        # By this process alone, which has the parts.
        new |= _printed(renderer, place, joined, known, processes=1, done=told)
    return new


def _further(done: Callable[[int], None], before: int, number: int) -> None:
    done(before + number)


def parts_of(printed: Mapping[str, Printed]) -> Parts:
    """Return the parts of the pages that have one, by their paths."""
    return {path: each.part for path, each in printed.items() if each.part is not None}


def _printed(
    renderer: Renderer,
    place: Staging,
    todo: Sequence[Page],
    known: Dependencies,
    *,
    processes: int,
    done: Callable[[int], None],
) -> dict[str, Printed]:
    """Print pages, and return what came of each by its path."""
    if len(todo) >= workers.WORTH_SHARING:
        for template in renderer.made_by:  # once, before it is copied
            renderer.load(template)
    work, taken = partial(_rendered, renderer, place), partial(_numbered, known)
    made = workers.shared(work, todo, processes=processes, done=done, taken=taken)
    return dict(zip((page.path for page in todo), made, strict=True))


def _numbered(known: Dependencies, printed: Printed) -> Printed:
    """Number the keys at once: their names of all pages would be a tenth of what is in memory."""
    return printed._replace(keys=known.packed(_NAMES.decode(printed.keys)))


def _rendered(renderer: Renderer, place: Staging, page: Page) -> Printed:
    with renderer.record.tracker.watch() as names:
        content = renderer.render(page.template, page.make())
        part = page.part() if page.part else None
    entry = place.write(page.path, content, page.template, renderer.made_by[page.template])
    return Printed(entry, msgspec.msgpack.encode(sorted(names)), part)
