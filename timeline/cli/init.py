"""`timeline init`: a new site on a subject of one's own."""

import os
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

import click

from timeline import __version__
from timeline.cli.clock import this_day
from timeline.cli.common import DONE
from timeline.start import LANGUAGES, NewKind, Plan, files_of, kind_of

_PROGRAM = f"pelican-timeline[html,search]=={__version__}"


def _zone(context: click.Context, parameter: click.Parameter, given: str) -> str:
    del context, parameter
    try:
        return ZoneInfo(given).key
    except (LookupError, ValueError, OSError):
        message = f"{given!r} is no time zone; write its name, such as Europe/Kyiv"
        raise click.BadParameter(message) from None


def _kinds(
    context: click.Context, parameter: click.Parameter, given: Sequence[str]
) -> tuple[NewKind, ...]:
    del context, parameter
    try:
        return tuple(kind_of(text, number) for number, text in enumerate(given, 1))
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--title", prompt="What the site is called", help="What the site is called.")
@click.option(
    "--language",
    default="en",
    show_default=True,
    metavar="CODE",
    help=f"The language of its pages, two letters: {', '.join(LANGUAGES)}.",
)
@click.option(
    "--zone", default="UTC", show_default=True, callback=_zone, help="Its time zone: Europe/Kyiv."
)
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    metavar="ID=NAME",
    callback=_kinds,
    help="A kind of what happens, in place of the usual ones; as often as there are kinds.",
)
@click.option(
    "--program",
    default=_PROGRAM,
    show_default=True,
    metavar="REQUIREMENT",
    help="How pip is told which program to install: a version, an address, a wheel.",
)
def init(
    folder: Path, title: str, language: str, zone: str, kinds: tuple[NewKind, ...], program: str
) -> int:
    """Make a new site in DIR: settings, workflows, vocabulary, and two events to replace.

    It builds, checks and deploys as it is. The program stays apart from it, so that a newer one
    is taken by changing one line of its requirements.txt.

    \b
    Examples:
      timeline init flood --title "The flood of 2021"
      timeline init earthquake --title "Землетрус" --language uk --zone Europe/Kyiv \\
        --kind quake=Землетрус --kind aftershock=Афтершок
    """
    if os.path.lexists(folder) and not (folder.is_dir() and not any(folder.iterdir())):
        raise click.UsageError(f"{folder} is there and not empty; choose another folder")
    if language not in LANGUAGES:
        click.echo(f"there are no texts in {language!r} yet; those of the new site are English")
    plan = Plan(
        title=" ".join(title.split()),
        language=language,
        zone=zone,
        program=program,
        day=this_day(os.environ),
        kinds=kinds,
    )
    _write(folder, plan)
    click.echo(f"made {folder}; go on with: cd {folder} && make serve")
    return DONE


def _write(folder: Path, plan: Plan) -> None:
    """Write all of the site or nothing."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=f".{folder.name}.", dir=folder.parent) as name:
        whole = Path(name) / folder.name
        for path, text in files_of(plan).items():
            (whole / path).parent.mkdir(parents=True, exist_ok=True)
            (whole / path).write_text(text, encoding="utf-8", newline="\n")
        whole.replace(folder)
