"""From a draft without open notes to a published event, on a terminal."""

from collections.abc import Collection, Sequence
from pathlib import Path

import click
from msgspec import structs

from timeline.convert import files
from timeline.formats import eventfile
from timeline.model import Event, Source, Status
from timeline.text.printable import printable
from timeline.text.reading import Reading


def as_written(path: Path) -> Event | None:
    """Return the event in a file that we may write anew: as we write it, byte for byte."""
    raw = path.read_bytes()
    event = eventfile.read_bytes(raw, path=path.name).value
    is_ours = event is not None and eventfile.dumps(event).encode("utf-8") == raw
    return event if is_ours else None


def own_source(event: Event) -> Source | None:
    """Return the source that the article of an event is, if it has any."""
    keys = {seed.source for seed in event.seeds}
    own = (source for source in event.sources if source.key in keys)
    return next(own, next(iter(event.sources), None))


def finished(path: Path, last: Collection[str]) -> Event | None:
    """Write a draft with none but its last notes as it may be published, and return it.

    None for one of which more is to be decided.
    """
    event = as_written(path)
    if not event or not set(event.review) <= set(last):
        return None
    event = _renumbered(event, _with_addresses(event))
    files.replace(path, eventfile.dumps(event).encode("utf-8"))
    return event


def as_published(event: Event, path: Path) -> Reading[Event]:
    """Return the file of an event as it would be once it is published, without a note."""
    published = structs.replace(event, status=Status.PUBLISHED, review=())
    return eventfile.read(eventfile.dumps(published), path=str(path))


def _with_addresses(event: Event) -> tuple[Source, ...]:
    """Return the sources without those that an article merely names, which is told.

    A published source needs its address; the article itself is asked for its own.
    """
    own = own_source(event)
    named = [s for s in event.sources if not (s.url or s.title or s is own)]
    if named:
        told = ", ".join(source.outlet for source in named)
        click.echo(f"Left out, as the article merely names it: {printable(told)}")
    return tuple(source for source in event.sources if source not in named)


def _renumbered(event: Event, sources: Sequence[Source]) -> Event:
    """Return an event with these of its sources, whose keys run from s1, and what names them."""
    keys = {source.key: f"s{number}" for number, source in enumerate(sources, 1)}
    kept = tuple(structs.replace(source, key=keys[source.key]) for source in sources)
    return structs.replace(
        event,
        sources=kept,
        quotes=tuple(structs.replace(q, source=keys.get(q.source or "")) for q in event.quotes),
        seeds=tuple(structs.replace(s, source=keys.get(s.source or "")) for s in event.seeds),
        claims=tuple(
            structs.replace(c, sources=tuple(keys[key] for key in c.sources if key in keys))
            for c in event.claims
        ),
    )
