"""`timeline import`: what was made with another program, to drafts."""

import os
from pathlib import Path

import click
from msgspec import structs

from timeline import compose, imports
from timeline.cli.clock import this_day, zone_of
from timeline.cli.common import DONE, FOUND, ROOT, complain
from timeline.convert import files
from timeline.formats import eventfile
from timeline.imports import Slide
from timeline.model import InputError
from timeline.record import Content, opening, read_content

_GO_ON = (
    "Now settle the notes of each draft in {folder}/, set status: published, and run: make check"
)


@click.group()
def import_() -> None:
    """Make drafts of a timeline that another program has.

    \b
    Example:
      timeline import timelinejs timeline.csv
    """


@import_.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--dry-run", is_flag=True, help="Print what would be written, and write nothing.")
@ROOT
def timelinejs(file: Path, dry_run: bool, root: Path) -> int:
    """Make a draft of each event of a TimelineJS timeline: its table as CSV, or its JSON.

    A draft has the date, the words and the addresses that the timeline has; what a timeline does
    not know stands as notes. No file is written over; a draft made before is left alone.

    \b
    Examples:
      timeline import timelinejs timeline.csv
      timeline import timelinejs --dry-run timeline.json
    """
    content = read_content(root / "content")
    try:
        found = imports.slides(opening.content(file, most=imports.MAX_BYTES), name=str(file))
    except InputError as error:
        complain(str(error.problems[0]))
        return FOUND
    made = _Drafts(content, root, zone_of(root).key)
    status = DONE
    for slide in found:
        told = made.add(slide, dry_run=dry_run)
        status = max(status, DONE if told else FOUND)
    if not dry_run:
        click.echo(_GO_ON.format(folder=root / "content" / "events"))
    return status


class _Drafts:
    """Where drafts are written, and which ids are taken."""

    def __init__(self, content: Content, root: Path, zone: str) -> None:
        self._vocabulary = content.vocabulary
        self._folder, self._zone = root / "content" / "events", zone
        self._taken = {name for event in content.events for name in (event.id, *event.aliases)}
        self._there = {(event.date, event.title) for event in content.events}

    def add(self, slide: Slide, *, dry_run: bool) -> bool:
        """Write the draft of a slide, and tell of it; return whether there is one now."""
        event = imports.draft(slide, self._vocabulary, zone=self._zone, added=this_day(os.environ))
        if event is None:
            complain(f"{slide.place}: it has no month and year; write its draft by hand")
            return False
        if (event.date, event.title) in self._there:
            click.echo(f"{slide.place}: is there already: {event.title}")
            return True
        self._there.add((event.date, event.title))
        event = structs.replace(event, id=compose.propose_id(event.title, self._taken))
        self._taken.add(event.id)
        text = eventfile.dumps(event)
        if told := eventfile.unlike(event, text):
            complain(f"{slide.place}: {told}; write its draft by hand")
            return False
        if dry_run:
            click.echo(f"# {event.file_name}\n{text.rstrip()}")
            return True
        self._folder.mkdir(parents=True, exist_ok=True)
        files.write_new(self._folder / event.file_name, text)
        click.echo(f"{slide.place}: wrote {event.file_name}, {len(event.review)} notes")
        return True
