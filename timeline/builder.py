"""One build: content to record, record to pages, pages to a site in its place.

Whoever hosts the build (Pelican, or a benchmark) brings the templates and the settings.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from threading import Lock
from zoneinfo import ZoneInfo

import msgspec
from jinja2 import Environment

from timeline.check import between, judge
from timeline.check.files import read_seeds
from timeline.engine import code, workers
from timeline.engine.bundle import Bundle
from timeline.engine.cache import Cache, LastBuild
from timeline.engine.dependencies import Dependencies
from timeline.engine.named import NamedFile
from timeline.engine.parts import NO_PARTS, Parts
from timeline.engine.printing import Page, Renderer
from timeline.engine.publish import Others, digest, publish
from timeline.engine.reading import CachedFiles
from timeline.engine.staging import is_intact, refuse_foreign
from timeline.model import Event, InputError, Status
from timeline.record import Content, TrackedRecord, read_content
from timeline.templates import CompiledTemplates, ThemeError, faults_named, sources

Progress = Callable[[str, int], Callable[[int], None]]
# So many pieces of a page of all events are written at once.
_PIECES = 200
_ENCODE = msgspec.msgpack.Encoder().encode


def _silent(phase: str, total: int) -> Callable[[int], None]:
    del phase, total
    return lambda _: None


@dataclass(frozen=True, kw_only=True)
class Run:
    """How a build is to go: with how many processes, from nothing or not, and whom it tells.

    Who builds again and again hands on the same `cache`. `progress` is given the name of a phase
    and the number of its items, and returns what is told how many are finished. `warn` is told
    what could not be done and does no harm, `made_of` the folders that the settings name. Without
    `is_bundled` the site lacks what another program makes of the record, which takes its time.
    `compiled` are the templates that a build before compiled.
    """

    processes: int = 0
    clean: bool = False
    is_bundled: bool = True
    cache: Cache = field(default_factory=Cache)
    progress: Progress = _silent
    warn: Callable[[str], None] = lambda _: None
    made_of: Callable[[Sequence[Path]], None] = lambda _: None
    compiled: CompiledTemplates = field(default_factory=CompiledTemplates)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildResult:
    """What a build made: events, pages and bytes; of the pages some were `rendered` now."""

    events: int
    pages: int
    rendered: int
    size: int


def build(host: Host, run: Run) -> BuildResult:
    """Build the site of `host`.

    Raises InputError with every problem, PublishError, and ThemeError.
    """
    if run.clean:
        run.cache.begin_anew()
    last = run.cache.built(host.output)
    refuse_foreign(host.output, last.site)
    read = _read(host, run)
    content, made_by = read.content, _made_by(host, read.content)
    inputs = _inputs(host, run, read, made_by)
    # No file that was read has a fault then: the digest of such a site never has one.
    is_same = last.inputs == inputs and not content.problems_beside and not host.is_open
    if is_same and is_intact(host.output, last.site):
        return _saved(run, host, last, rendered=0)
    if problems := between(content, read.seeds):
        raise InputError(problems)
    record = _tracked(read)
    events = _digests(content, read.files.events)
    outcome = publish(
        host.pages(record),
        host.assets,
        _renderer(host, record, made_by),
        host.output,
        last=last,
        known=Dependencies(last, record.digest, events, record.digest_of),
        processes=workers.count(run.processes),
        parts=partial(run.cache.parts, host.output),
        start=partial(run.progress, "rendering pages"),
        others=Others(write=partial(host.others, record), is_open=host.is_open),
        named=host.named(record),
        bundle=host.bundle(record) if run.is_bundled else None,
    )
    published = sum(e.status is Status.PUBLISHED for e in content.events)
    built = msgspec.structs.replace(
        outcome.built, inputs=inputs, events=events, published=published
    )
    return _saved(run, host, built, outcome.parts, rendered=outcome.rendered)


class LiveSite:
    """A site as its files are now: what stands at a path is made when it is asked for.

    It is what a build of the same files writes there. Threads may ask for it at once.
    """

    def __init__(self, host: Host, record: TrackedRecord) -> None:
        self._host, self._record = host, record
        self._lock = Lock()  # who looks at a record notes it, and what several share is made once

    def __call__(self, path: str) -> Callable[[], bytes | None] | None:
        """Return what makes the file at a path, or None where that is not known before a build.

        What it returns gives None where a template has a fault, of which the next build tells.
        """
        if path in self._host.assets:
            return lambda: self._host.assets[path]
        with self._lock:
            page = self._host.page(self._record, path)
        return partial(self._printed, page) if page else None

    def _printed(self, page: Page) -> bytes | None:
        with self._lock, suppress(ThemeError):
            return _rendered(self._host, page.template, page.make())
        return None


def live_site(host: Host, run: Run) -> LiveSite:
    """Return the site of `host` as its files are now, as far as one needs no build to make it.

    Raises InputError with every problem, and ThemeError.
    """
    read = _read(host, run)
    _made_by(host, read.content)  # a template that nobody can read is told of before it is used
    if problems := between(read.content, read.seeds):
        raise InputError(problems)
    return LiveSite(host, _tracked(read))


def bundle_of(host: Host, run: Run) -> Bundle | None:
    """Return what another program makes of the record, for a site that was built without it.

    Raises InputError where a file cannot be read by now.
    """
    read = _read(host, run)
    if read.content.problems:
        raise InputError(read.content.problems)
    return host.bundle(_tracked(read))


@dataclass(frozen=True, slots=True)
class _Read:
    """What was read for a build: the seeds, the content, and what read it."""

    seeds: Mapping[str, bytes | None]
    digests: Mapping[str, bytes]
    content: Content
    files: CachedFiles


def _read(host: Host, run: Run) -> _Read:
    seeds = read_seeds(host.seeds)
    digests = {name: digest(_ENCODE(raw)) for name, raw in seeds.items()}
    files = CachedFiles(
        run.cache,
        partial(judge, seeds),
        digests,
        processes=workers.count(run.processes),
        start=partial(run.progress, "reading events"),
    )
    content = read_content(host.content, shown_as=host.content.name, zone=host.zone, read=files)
    files.forget_others()
    return _Read(seeds, digests, content, files)


def _inputs(host: Host, run: Run, read: _Read, made_by: Mapping[str, bytes]) -> bytes:
    """Return a digest of everything that a site is made from."""
    front = read.content.front.value if read.content.front else None
    rest = (read.content.pages, front, host.assets, host.beside, run.is_bundled)
    return digest(read.files.state, _ENCODE((read.digests, made_by, *rest)))


def _tracked(read: _Read) -> TrackedRecord:
    return TrackedRecord(read.content.record, lambda event: read.files.html[event.id])


def _digests(content: Content, files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Return digests that stand for events: where registries had a part in one, for that too."""
    both = zip(content.events, _read_events(content), strict=True)
    changed = (now for now, was in both if now is not was)
    return {**files, **{event.id: digest(files[event.id], _ENCODE(event)) for event in changed}}


def _read_events(content: Content) -> Iterator[Event]:
    """Yield every event that could be read, with names as they are written."""
    return (file.value for file in content.files if file.value)


def _saved(
    run: Run,
    host: Host,
    built: LastBuild,
    parts: Parts = NO_PARTS,
    *,
    rendered: int,
) -> BuildResult:
    """Keep what was built, and return what came of this build."""
    if told := run.cache.save(host.output, built, parts):
        run.warn(told)
    entries = built.site.entries.values()
    return BuildResult(
        events=built.published,
        pages=sum(bool(entry.template) for entry in entries),
        rendered=rendered,
        size=sum(entry.size for entry in entries),
    )


def _renderer(host: Host, record: TrackedRecord, made_by: Mapping[str, bytes]) -> Renderer:
    return Renderer(
        load=partial(_loaded, host),
        render=partial(_pieces, host),
        made_by=made_by,
        record=record,
        take=partial(host.take, record),
    )


def _made_by(host: Host, content: Content) -> Mapping[str, bytes]:
    """Return for each template a digest of all that shapes its pages besides the record."""
    texts = sources(host.environment)
    words = _ENCODE((content.vocabulary.value, host.zone.key))
    shape = digest(host.shape, code.digest(), words)
    made_by = {}
    for name in host.templates:
        with faults_named(name):
            made_by[name] = digest(shape, *(text.encode("utf-8") for text in texts(name)))
    return made_by


def _loaded(host: Host, template: str) -> object:
    with faults_named(template):
        return host.environment.get_template(template)


def _rendered(host: Host, template: str, values: Mapping[str, object]) -> bytes:
    with faults_named(template):
        text: str = host.environment.get_template(template).render(**host.given, **values)
    return text.encode("utf-8")


def _pieces(host: Host, template: str, values: Mapping[str, object]) -> Iterator[bytes]:
    """Yield a page; one of all events, given as `pieces`, never is in memory as a whole."""
    if "pieces" not in values:
        yield _rendered(host, template, values)
        return
    with faults_named(template):
        stream = host.environment.get_template(template).stream(**host.given, **values)
        stream.enable_buffering(_PIECES)
        for text in stream:
            yield text.encode("utf-8")
