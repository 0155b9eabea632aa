"""What a build reads: the content and the seeds, each file only where it is another than before."""

from collections.abc import Callable, Mapping
from functools import partial

import msgspec

from timeline.builder.hosts import Host, Run
from timeline.check import judge
from timeline.check.files import read_seeds
from timeline.engine import workers
from timeline.engine.publish import digest
from timeline.engine.reading import CachedFiles
from timeline.model import Frozen
from timeline.record import Content, TrackedRecord, read_content

encode = msgspec.msgpack.Encoder().encode


class Read(Frozen, frozen=True):
    """What was read for a build: the seeds, the content, and what read it."""

    seeds: Mapping[str, bytes | None]
    digests: Mapping[str, bytes]
    content: Content
    files: CachedFiles


def read(host: Host, run: Run, meanwhile: Callable[[], object] = lambda: None) -> Read:
    """Return what a site is made of, as it is now; `meanwhile` is done where others read, too."""
    seeds = read_seeds(host.seeds)
    digests = {name: digest(encode(raw)) for name, raw in seeds.items()}
    files = CachedFiles(
        run.cache,
        partial(judge, seeds),
        digests,
        processes=workers.count(run.processes),
        start=partial(run.progress, "reading events"),
        meanwhile=meanwhile,
        most_held=run.most_held,
    )
    content = read_content(host.content, shown_as=host.content.name, zone=host.zone, read=files)
    files.forget_others()
    return Read(seeds, digests, content, files)


def tracked(read: Read) -> TrackedRecord:
    """Return the record that was read, as pages are given it."""
    return TrackedRecord(read.content.record, lambda event: read.files.html[event.id])
