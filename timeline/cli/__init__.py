"""The command line: arguments in, text out, and the exit status.

0 done, 1 problems found in the content, 2 wrong use (contract, section 3).
"""

import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from importlib import import_module
from typing import NoReturn

import click

from timeline import __version__
from timeline.cli.common import DONE, MISUSED, errors
from timeline.engine import garbage

# Each command, the module that has it, and the start of its help: to list them none is imported.
_COMMANDS = {
    "build": ("build", "Check the content, then write the site into output/."),
    "check": ("check", "Say every problem in the content, the seeds and the registries."),
    "convert": ("convert", "Turn seed articles into draft events."),
    "new": ("new", "Ask for the lines an event needs, and write its file."),
    "serve": ("build", "Build the site, serve it as GitHub Pages would, and build again."),
}


def run() -> NoReturn:
    """Run the command that this process was begun for, and end with its exit status."""
    garbage.collect_seldom()
    status = main()
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    # At once: to take a record of 10,000 events apart on the way out takes a fifth of a second.
    os._exit(status)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    try:
        return int(timeline.main(arguments, prog_name="timeline", standalone_mode=False) or DONE)
    except click.ClickException as error:
        error.show()
        return MISUSED
    except click.Abort:
        errors().print("\nstopped")
        return MISUSED


class _Commands(Mapping[str, click.Command]):
    """The commands by name; each is imported when it is asked for."""

    def __getitem__(self, name: str) -> click.Command:
        module, _ = _COMMANDS[name]
        command: click.Command = getattr(import_module(f"timeline.cli.{module}"), name)
        return command

    def __iter__(self) -> Iterator[str]:
        return iter(_COMMANDS)

    def __len__(self) -> int:
        return len(_COMMANDS)


class _Group(click.Group):
    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in _COMMANDS.items()])


@click.group(
    cls=_Group,
    commands=_Commands(),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="timeline")
def timeline() -> None:
    """Publish a sourced timeline: seed articles to event files, event files to a website.

    \b
    Examples:
      timeline check                what is wrong in the content, where, and what to write
      timeline convert --dry-run    what the seeds would become
      timeline build                check, then write the site into output/
      timeline serve                build it and look at it on this machine
    """
