"""One build: content to record, record to pages, pages to a site in its place.

Whoever hosts the build (Pelican, or a benchmark) brings the templates and the settings.
"""

from functools import partial
from pathlib import Path

import msgspec

from timeline.builder.hosts import Host, Run
from timeline.builder.live import LiveSite, live_site
from timeline.builder.reading import read, tracked
from timeline.builder.readying import made_ready
from timeline.builder.rendering import renderer
from timeline.engine import garbage, workers
from timeline.engine.bundle import Bundle
from timeline.engine.cache import LastBuild
from timeline.engine.dependencies import Dependencies
from timeline.engine.parts import NO_PARTS, Parts
from timeline.engine.publish import Others, publish
from timeline.engine.staging import refuse_foreign
from timeline.model import Frozen, InputError

__all__ = [
    "BuildResult",
    "Host",
    "LiveSite",
    "Run",
    "build",
    "bundle_of",
    "live_site",
]


class BuildResult(Frozen, frozen=True, kw_only=True):
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
    ready = made_ready(host, run, last)
    if ready is None:
        return _saved(run, host, last, rendered=0)
    record = ready.record
    outcome = publish(
        host.pages(record),
        host.assets,
        renderer(
            host,
            record,
            ready.shaped_by,
            meanwhile=run.cache.save_read,
            between=garbage.give_back if ready.is_packed else lambda: None,
        ),
        host.output,
        last=last,
        known=Dependencies(last, record.digest, ready.events, record.digest_of),
        processes=workers.count(run.processes),
        parts=partial(run.cache.parts, host.output),
        start=partial(run.progress, "rendering pages"),
        others=Others(write=partial(host.others, record), is_open=host.is_open),
        named=host.named(record),
        bundle=host.bundle(record) if run.is_bundled else None,
    )
    if ready.is_packed:  # what is kept of all pages takes a quarter of the memory once more
        garbage.give_back()
    built = msgspec.structs.replace(
        outcome.built, inputs=ready.inputs, events=ready.events, published=ready.published
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
