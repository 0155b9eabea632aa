"""`timeline export`: the record for another program, in one file."""

import json
from pathlib import Path

import click

from timeline import catalogues
from timeline.check import problems, report
from timeline.check.files import read_seeds
from timeline.cli.common import DONE, FOUND, ROOT, say
from timeline.export import database
from timeline.plugin.site import site_of
from timeline.record import TrackedRecord, read_content
from timeline.settings import read, zone
from timeline.site.context import Context
from timeline.site.exports import files
from timeline.site.routes import pages_of


@click.group()
def export() -> None:
    """Write the record for another program.

    \b
    Example:
      timeline export sqlite record.db
    """


@export.command()
@click.argument("file", type=click.Path(path_type=Path))
@ROOT
def sqlite(file: Path, root: Path) -> int:
    """Write the record as a SQLite database, and beside it what Datasette tells of its tables.

    \b
    Example:
      timeline export sqlite record.db
      datasette record.db --metadata record.metadata.json
    """
    beside = file.with_suffix(".metadata.json")
    for path in (file, beside):
        if path.exists():
            raise click.UsageError(f"{path} is there already; choose another name, or delete it")
    settings = read(root / "pelicanconf.py", {})
    words = catalogues.words(str(settings["DEFAULT_LANG"]))
    site, where = site_of(settings, words, {}), zone(settings)
    folder = Path(str(settings["PATH"]))
    content = read_content(folder, shown_as=folder.name, zone=where)
    if found := problems(content, read_seeds(folder.parent / "seeds")):
        say(report.as_text(sorted(found)))
        return FOUND
    tracked = TrackedRecord(content.record, lambda event: event.body)
    pages = pages_of(Context(tracked, site, words=words))
    _write(file, beside, json.loads(files.written(pages.exported, "events.json")))
    click.echo(f"wrote {file} and {beside}")
    return DONE


def _write(file: Path, beside: Path, record: dict[str, object]) -> None:
    """Write both files, each whole or not at all."""
    part = file.with_name(f".{file.name}.part")
    part.unlink(missing_ok=True)
    try:
        database.write(part, record)
        Path(part).replace(file)
    finally:
        part.unlink(missing_ok=True)
    beside.write_text(database.metadata(file.stem, record), encoding="utf-8", newline="\n")
