"""From a draft without notes to a published event, on a terminal."""

from collections.abc import Sequence
from pathlib import Path

import click
from msgspec import structs

from timeline.cli.judging import messages_of
from timeline.convert import files
from timeline.convert.decisions import FieldChange, changed
from timeline.formats import eventfile
from timeline.model import Event, Source, Status
from timeline.record import Content
from timeline.text import addresses
from timeline.text.printable import printable


def as_written(path: Path) -> Event | None:
    """Return the event in a file that we may write anew: as we write it, byte for byte."""
    raw = path.read_bytes()
    event = eventfile.read_bytes(raw, path=path.name).value
    is_ours = event is not None and eventfile.dumps(event).encode("utf-8") == raw
    return event if is_ours else None


def publish(path: Path, content: Content, root: Path) -> None:
    """Ask whether a draft without a note is to be published, or tell what the check would say."""
    event = as_written(path)
    if not event or event.review:
        return
    event = _renumbered(event, _with_addresses(event.sources))
    files.replace(path, eventfile.dumps(event).encode("utf-8"))
    done = eventfile.dumps(changed(event, (FieldChange(field="status", value=Status.PUBLISHED),)))
    if problems := messages_of(content, root)(eventfile.read(done, path=str(path))):
        click.echo("No note is left. It stays a draft, as timeline check finds in it:")
        for problem in problems:
            click.echo(f"  - {printable(problem)}")
    elif click.confirm("No note is left. Set status: published?"):
        files.replace(path, done.encode("utf-8"))


def _with_addresses(sources: Sequence[Source]) -> tuple[Source, ...]:
    """Return the sources without those that the article merely names, but for whose page is told.

    A published source needs its address.
    """
    kept: list[Source] = []
    for source in sources:
        if source.url or source.title:  # the article itself
            kept.append(source)
            continue
        asked = f"{source.outlet} is merely named; its address, or nothing to leave it out"
        if address := click.prompt(asked, default="", show_default=False, value_proc=_address):
            kept.append(structs.replace(source, url=address))
    return tuple(kept) or tuple(sources)


def _address(written: str) -> str:
    """Return an address as a source has it, or nothing; raises click.UsageError for another."""
    address = addresses.cleaned(written.strip()) if written.strip() else ""
    if address and (message := addresses.fault(address)):
        raise click.UsageError(message)
    return address


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
