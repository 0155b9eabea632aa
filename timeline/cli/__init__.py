"""The command line: arguments in, text out, and the exit status.

0 done, 1 problems found in the content, 2 wrong use (contract, section 3).
"""

from collections.abc import Sequence

import click

from timeline import __version__
from timeline.cli.build import build, serve
from timeline.cli.check import check
from timeline.cli.common import DONE, ERRORS, MISUSED
from timeline.cli.convert import convert
from timeline.cli.new import new


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    try:
        return int(timeline.main(arguments, prog_name="timeline", standalone_mode=False) or DONE)
    except click.ClickException as error:
        error.show()
        return MISUSED
    except click.Abort:
        ERRORS.print("\nstopped")
        return MISUSED


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
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


for command in (check, convert, build, serve, new):
    timeline.add_command(command)
