"""From a draft without notes to a published event, on a terminal."""

from collections.abc import Sequence
from pathlib import Path

import click
from msgspec import structs

from timeline.cli.prompts import BACK, letter
from timeline.convert import files
from timeline.formats import eventfile
from timeline.model import Event, Problem, Source, Status
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


def finished(path: Path) -> Event | None:
    """Write a draft without a note as it may be published, and return it; None for any other."""
    event = as_written(path)
    if not event or event.review:
        return None
    event = _renumbered(event, _with_addresses(event))
    files.replace(path, eventfile.dumps(event).encode("utf-8"))
    return event


def as_published(event: Event, path: Path) -> Reading[Event]:
    """Return the file of an event as it would be once it is published."""
    published = structs.replace(event, status=Status.PUBLISHED)
    return eventfile.read(eventfile.dumps(published), path=str(path))


def publish(
    path: Path, done: Reading[Event], problems: Sequence[Problem], *, may_go_back: bool
) -> bool:
    """Publish a draft without a note if a person agrees, or tell what is still wrong with it.

    `done` is its file as it would be. Return whether the person wants to go back to the last
    question.
    """
    back = f", {BACK} to go back" if may_go_back else ""
    if problems:
        click.echo("No note is left. It stays a draft, as the check finds in it:")
        for problem in problems:
            click.echo(f"  - {printable(problem.message)}")
        return may_go_back and letter(f"Enter leaves it so{back}", ("n", BACK)) == BACK
    click.echo("No note is left, and the check finds nothing wrong with this event.")
    letters = ("y", "n", *([BACK] if may_go_back else []))
    answer = letter(f"Publish it? Enter or y for yes, n for no{back}", letters)
    if answer == "y":
        files.replace(path, done.written.encode("utf-8"))
        click.echo("It is published. Before you send it, run: make check")
    return answer == BACK


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
