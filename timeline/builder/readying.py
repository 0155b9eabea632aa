"""From what was read to what a site is made of, without fault: of a long record, packed."""

from collections.abc import Mapping
from copy import copy
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from timeline.builder.hosts import Host, Run
from timeline.builder.reading import Read, encode, read, tracked
from timeline.builder.rendering import get_ready, made_by
from timeline.check import between
from timeline.engine import copies, garbage
from timeline.engine.cache import LastBuild
from timeline.engine.packing import Laid, Packed, laid, packed, unpacked
from timeline.engine.parts import Shelf
from timeline.engine.publish import digest
from timeline.engine.staging import is_intact
from timeline.model import Frozen, InputError, Problem, Status
from timeline.record import Content, TrackedRecord


class Ready(Frozen, frozen=True, kw_only=True):
    """What a site is made of: the record, and of the rest what `Renderer` and `LastBuild` need.

    Of a record that `is_packed` the events are on a shelf.
    """

    record: TrackedRecord
    is_packed: bool
    shaped_by: Mapping[str, bytes]
    inputs: bytes
    events: Mapping[str, bytes]
    published: int


class _Told(NamedTuple):
    """What is told of events without fault: their digests, and how many of them are published."""

    events: Mapping[str, bytes]
    published: int


def made_ready(host: Host, run: Run, last: LastBuild) -> Ready | None:
    """Return what a site is to be made of; None where it is that of the `last` build.

    Raises InputError with every problem, and ThemeError.
    """
    found = read(host, run, partial(get_ready, host))
    content, shaped_by = found.content, made_by(host, found.content)
    inputs = _inputs(host, run, found, shaped_by)
    # No file that was read has a fault then: the digest of such a site never has one.
    is_same = last.inputs == inputs and not content.problems_beside and not host.is_open
    if is_same and is_intact(host.output, last.site):
        return None
    record, told = _faultless(found, host, run)
    return Ready(
        record=record,
        is_packed=_is_long(found, run),
        shaped_by=shaped_by,
        inputs=inputs,
        events=told.events,
        published=told.published,
    )


def _faultless(found: Read, host: Host, run: Run) -> tuple[TrackedRecord, _Told]:
    """Return the record, and what is told of its events; raises InputError with every problem.

    The events of a long one are made in a copy of this process, and it is their bytes that stay.
    """
    if not _is_long(found, run):
        if problems := between(found.content, found.seeds):
            raise InputError(problems)
        return tracked(found), _told(found.content, found.files.events)
    run.cache.put_away()
    garbage.give_back()
    host.output.parent.mkdir(parents=True, exist_ok=True)
    shelf = Shelf(host.output.parent)
    shelf.open()
    problems, made, told = copies.apart(partial(_packed, found, shelf))
    if made is None:
        raise InputError(problems)
    record = unpacked(made, shelf)
    garbage.give_back()
    return record, told


def _is_long(found: Read, run: Run) -> bool:
    return len(found.content.files) > run.most_held


def _packed(found: Read, shelf: Shelf) -> tuple[tuple[Problem, ...], Packed | None, _Told]:
    """Return the record with all of it on the shelf, unless there are problems."""
    problems, bare, told = _laid(found, shelf)
    garbage.give_back()
    return problems, bare and packed(bare, shelf), told


def _laid(found: Read, shelf: Shelf) -> tuple[tuple[Problem, ...], Laid | None, _Told]:
    """Return the record with its events on the shelf; nothing holds their values afterwards."""
    content = replace(found.content, files=copy(found.content.files))
    if problems := between(content, found.seeds):
        return problems, None, _Told({}, 0)
    told, html = _told(content, found.files.events), found.files.html
    bare = laid(content.record, lambda event: html[event.id], shelf)
    html.clear()
    return (), bare, told


def _told(content: Content, files: Mapping[str, bytes]) -> _Told:
    published = sum(event.status is Status.PUBLISHED for event in content.events)
    return _Told(_digests(content, files), published)


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
