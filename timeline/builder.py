"""One build: content to record, record to pages, pages to a site in its place.

Whoever hosts the build (Pelican, or a benchmark) brings the templates and the settings.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec
from jinja2 import Environment

from timeline.check import between, judge
from timeline.check.files import read_seeds
from timeline.engine import code, workers
from timeline.engine.cache import Cache, LastBuild
from timeline.engine.dependencies import Dependencies
from timeline.engine.publish import Others, Page, Renderer, digest, publish
from timeline.engine.reading import CachedFiles
from timeline.engine.staging import is_intact, refuse_foreign
from timeline.model import Event, InputError, Status
from timeline.record import Content, TrackedRecord, read_content
from timeline.templates import faults_named, sources

Progress = Callable[[str, int], Callable[[int], None]]
_ENCODE = msgspec.msgpack.Encoder().encode


def _silent(phase: str, total: int) -> Callable[[int], None]:
    del phase, total
    return lambda _: None


@dataclass(frozen=True, kw_only=True)
class Run:
    """How a build is to go: with how many processes, from nothing or not, and whom it tells.

    Who builds again and again hands on the same `cache`. `progress` is given the name of a phase
    and the number of its items, and returns what is told how many are finished. `warn` is told
    what could not be done and does no harm, `made_of` the folders that the settings name.
    """

    processes: int = 0
    clean: bool = False
    cache: Cache = field(default_factory=Cache)
    progress: Progress = _silent
    warn: Callable[[str], None] = lambda _: None
    made_of: Callable[[Sequence[Path]], None] = lambda _: None


@dataclass(frozen=True, kw_only=True)
class Host:
    """What a build is given: folders, templates, files of the theme, and what makes the pages.

    `templates` are the names of those that pages may have, and `given` is what each of them is
    given. `shape` stands for everything else that shapes a page besides the record. `others` writes
    what is not rendered here into the folder of the new site (see `publish`), from files whose
    digests are `beside`. Where it `is_open` it may write what depends on anything: the site is
    built although nothing has changed.
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
    beside: Mapping[str, object] = field(default_factory=dict)
    others: Callable[[TrackedRecord, Path], Mapping[str, str]] = lambda _, __: {}
    is_open: bool = False


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
    processes, seeds, cache = workers.count(run.processes), read_seeds(host.seeds), run.cache
    if run.clean:
        cache.begin_anew()
    last = cache.built(host.output)
    refuse_foreign(host.output, last.site)
    digests = {name: digest(_ENCODE(raw)) for name, raw in seeds.items()}
    start = partial(run.progress, "reading events")
    files = CachedFiles(cache, partial(judge, seeds), digests, processes=processes, start=start)
    content = read_content(host.content, shown_as=host.content.name, zone=host.zone, read=files)
    files.forget_others()
    made_by = _made_by(host, content)
    front = content.front.value if content.front else None
    others = _ENCODE((digests, made_by, content.pages, front, host.assets, host.beside))
    inputs = digest(files.state, others)
    is_same = last.inputs == inputs and not host.is_open
    if is_same and not content.problems and is_intact(host.output, last.site):
        return _saved(run, host, content, last, rendered=0)
    if problems := between(content, seeds):
        raise InputError(problems)
    record = TrackedRecord(content.record, lambda event: files.html[event.id])
    events = _digests(content, files.events)
    outcome = publish(
        host.pages(record),
        host.assets,
        _renderer(host, record, made_by),
        host.output,
        last=last,
        known=Dependencies(last, record.digest, events),
        processes=processes,
        start=partial(run.progress, "rendering pages"),
        others=Others(write=partial(host.others, record), is_open=host.is_open),
    )
    built = msgspec.structs.replace(outcome.built, inputs=inputs, events=events)
    return _saved(run, host, content, built, rendered=outcome.rendered)


def _digests(content: Content, files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Return digests that stand for events: where registries had a part in one, for that too."""
    both = zip(content.events, _read_events(content), strict=True)
    changed = (now for now, was in both if now is not was)
    return {**files, **{event.id: digest(files[event.id], _ENCODE(event)) for event in changed}}


def _read_events(content: Content) -> Iterator[Event]:
    """Yield every event that could be read, with names as they are written."""
    return (file.value for file in content.files if file.value)


def _saved(
    run: Run, host: Host, content: Content, built: LastBuild, *, rendered: int
) -> BuildResult:
    """Keep what was built for the next build, and return what came of this one."""
    if told := run.cache.save(host.output, built):
        run.warn(told)
    entries = built.site.entries.values()
    return BuildResult(
        events=sum(e.status is Status.PUBLISHED for e in _read_events(content)),
        pages=sum(bool(entry.template) for entry in entries),
        rendered=rendered,
        size=sum(entry.size for entry in entries),
    )


def _renderer(host: Host, record: TrackedRecord, made_by: Mapping[str, bytes]) -> Renderer:
    return Renderer(
        load=partial(_loaded, host),
        render=partial(_rendered, host),
        made_by=made_by,
        record=record,
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
