"""One build: content to record, record to pages, pages to a site in its place.

Whoever hosts the build (Pelican, or a benchmark) brings the templates and the settings.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import msgspec

from timeline.builder.hosts import Host, Run
from timeline.builder.live import LiveSite, live_site
from timeline.builder.reading import Read, encode, read, tracked
from timeline.builder.rendering import get_ready, made_by, renderer
from timeline.check import between
from timeline.engine import workers
from timeline.engine.bundle import Bundle
from timeline.engine.cache import LastBuild
from timeline.engine.dependencies import Dependencies
from timeline.engine.parts import NO_PARTS, Parts
from timeline.engine.publish import Others, digest, publish
from timeline.engine.staging import is_intact, refuse_foreign
from timeline.model import InputError, Status
from timeline.record import Content

__all__ = [
    "BuildResult",
    "Host",
    "LiveSite",
    "Run",
    "build",
    "bundle_of",
    "live_site",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildResult:
    """What a build made: the folder, its events, pages and bytes, and how many seconds it took.

    Of the pages some were `rendered` now.
    """

    output: Path
    events: int
    pages: int
    rendered: int
    size: int
    seconds: float = 0

    @property
    def reused(self) -> int:
        """How many pages are from the build before."""
        return self.pages - self.rendered


def build(host: Host, run: Run) -> BuildResult:
    """Build the site of `host`.

    Raises InputError with every problem, PublishError, and ThemeError.
    """
    if run.clean:
        run.cache.begin_anew()
    last = run.cache.built(host.output)
    refuse_foreign(host.output, last.site)
    found = read(host, run, partial(get_ready, host))
    content, shaped_by = found.content, made_by(host, found.content)
    inputs = _inputs(host, run, found, shaped_by)
    # No file that was read has a fault then: the digest of such a site never has one.
    is_same = last.inputs == inputs and not content.problems_beside and not host.is_open
    if is_same and is_intact(host.output, last.site):
        return _saved(run, host, last, rendered=0)
    if problems := between(content, found.seeds):
        raise InputError(problems)
    record = tracked(found)
    events = _digests(content, found.files.events)
    outcome = publish(
        host.pages(record),
        host.assets,
        renderer(host, record, shaped_by),
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


def bundle_of(host: Host, run: Run) -> Bundle | None:
    """Return what another program makes of the record, for a site that was built without it.

    Raises InputError where a file cannot be read by now.
    """
    found = read(host, run)
    if found.content.problems:
        raise InputError(found.content.problems)
    return host.bundle(tracked(found))


def _inputs(host: Host, run: Run, found: Read, shaped_by: Mapping[str, bytes]) -> bytes:
    """Return a digest of everything that a site is made from."""
    front = found.content.front.value if found.content.front else None
    rest = (found.content.pages, front, host.assets, host.beside, run.is_bundled)
    return digest(found.files.state, encode((found.digests, shaped_by, *rest)))


def _digests(content: Content, files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Return digests that stand for events: where registries had a part in one, for that too."""
    read = (file.value for file in content.files if file.value)
    both = zip(content.events, read, strict=True)
    changed = (now for now, was in both if now is not was)
    return {**files, **{event.id: digest(files[event.id], encode(event)) for event in changed}}


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
        output=host.output,
        events=built.published,
        pages=sum(bool(entry.template) for entry in entries),
        rendered=rendered,
        size=sum(entry.size for entry in entries),
    )
