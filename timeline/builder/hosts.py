"""What a build is given: who hosts it, and how it is to go."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from zoneinfo import ZoneInfo

from jinja2 import Environment

from timeline.engine import packing
from timeline.engine.bundle import Bundle
from timeline.engine.cache import Cache
from timeline.engine.named import NamedFile
from timeline.engine.parts import Parts
from timeline.engine.printing import Page
from timeline.record import TrackedRecord
from timeline.templates import CompiledTemplates

Progress = Callable[[str, int], Callable[[int], None]]


def _silent(phase: str, total: int) -> Callable[[int], None]:
    del phase, total
    return lambda _: None


@dataclass(frozen=True, kw_only=True)
class Run:
    """How a build is to go: with how many processes, from nothing or not, and whom it tells.

    Who builds again and again hands on the same `cache`. Of more events than `most_held` none is
    held in memory while pages are made. `progress` is given the name of a phase
    and the number of its items, and returns what is told how many are finished. `warn` is told
    what could not be done and does no harm, `made_of` the folders that the settings name. Without
    `is_bundled` the site lacks what another program makes of the record, which takes its time.
    `compiled` are the templates that a build before compiled, by the options of Jinja.
    """

    processes: int = 0
    most_held: int = packing.MOST_HELD
    clean: bool = False
    is_bundled: bool = True
    cache: Cache = field(default_factory=Cache)
    progress: Progress = _silent
    warn: Callable[[str], None] = lambda _: None
    made_of: Callable[[Sequence[Path]], None] = lambda _: None
    compiled: dict[str, CompiledTemplates] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Host:
    """What a build is given: folders, templates, files of the theme, and what makes the pages.

    `templates` are the names of those that pages may have, and `given` is what each of them is
    given. `shape` stands for everything else that shapes a page besides the record. `page` gives
    the one at a path, if others have no part in it: it is what `pages` has there. `others` writes
    what is not rendered here into the folder of the new site (see `publish`), from files whose
    digests are `beside`, and `take` is given the parts of pages (see `publish`). Where it `is_open`
    it may write what depends on anything: the site is built although nothing has changed. `named`
    gives the files that are no pages, named by all that they are made of, and `bundle` what another
    program makes of the record.
    """

    content: Path
    seeds: Path
    output: Path
    zone: ZoneInfo
    environment: Environment
    templates: Sequence[str]
    given: Mapping[str, object]
    assets: Mapping[str, bytes]
    shape: bytes
    pages: Callable[[TrackedRecord], Sequence[Page]]
    page: Callable[[TrackedRecord, str], Page | None] = lambda _, __: None
    beside: Mapping[str, object] = field(default_factory=dict)
    others: Callable[[TrackedRecord, Path], Mapping[str, str]] = lambda _, __: {}
    take: Callable[[TrackedRecord, Parts], None] = lambda _, __: None
    is_open: bool = False
    named: Callable[[TrackedRecord], Sequence[NamedFile]] = lambda _: ()
    bundle: Callable[[TrackedRecord], Bundle | None] = lambda _: None
