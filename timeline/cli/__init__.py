"""The command line: arguments in, text out, and the exit status.

0 done, 1 problems found in the content, 2 wrong use or a machine that will not let us (contract,
section 3). What a signal ended has the status that a shell gives it, so that scripts and people
see what they know: 130 after Ctrl+C, 143 after SIGTERM, and 141 where nobody reads on what is
printed (`timeline check | head -1`), without a word.
"""

import codecs
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from io import TextIOWrapper
from keyword import iskeyword
from typing import NoReturn

import click

from timeline import __version__
from timeline.cli.common import DONE, MISUSED, complain
from timeline.cli.refusals import sentence
from timeline.cli.stopping import Stopped, clean_up_when_stopped
from timeline.engine import garbage
from timeline.errors import BuildError

_NOBODY_READS = 13  # SIGPIPE, which Windows does not name
_INTERRUPTED, _UNREAD = 130, 128 + _NOBODY_READS
_NO_MEMORY = "there is not enough memory; end other programs, or use fewer --workers"

# Each command, the module that has it, and the start of its help: to list them none is imported.
_COMMANDS = {
    "archive": ("archive", "Ask the Wayback Machine for copies of what events cite."),
    "build": ("build", "Check the content, then write the site into output/."),
    "check": ("check", "Say every problem and remark in content, seeds and registries."),
    "convert": ("convert", "Turn seed articles into draft events."),
    "export": ("export", "Write the record for another program: a SQLite database."),
    "import": ("imports", "Make drafts of a timeline that another program has."),
    "init": ("init", "Make a new site on a subject of your own."),
    "new": ("new", "Ask for the lines an event needs, and write its file."),
    "serve": ("serve", "Build the site, serve it as GitHub Pages would, and build again."),
}


def run() -> NoReturn:
    """Run the command that this process was begun for, and end with its exit status."""
    clean_up_when_stopped()
    garbage.collect_seldom()
    _print_whatever_comes()
    left: list[object] = []
    status = main(left=left)
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, OSError, ValueError):  # it is closed or full: main() told
            stream.flush()
    # At once: to take a record of 10,000 events apart on the way out takes a fifth of a second.
    os._exit(status)


def main(arguments: Sequence[str] | None = None, *, left: list[object] | None = None) -> int:
    """Run one command and return its exit status; all that it cannot do is told here.

    In `left` it puts what nobody needs to take apart before the process ends.
    """
    given = sys.argv[1:] if arguments is None else arguments
    try:
        found = timeline.main(list(given), prog_name="timeline", standalone_mode=False, obj=left)
        return int(found or DONE)
    except click.ClickException as error:
        with suppress(OSError):
            error.show()
        return MISUSED
    except BuildError as error:
        return _refused(str(error))
    except OSError as error:
        return _refused(sentence(error, command=next(iter(given), "")))
    except MemoryError:
        return _refused(_NO_MEMORY)
    except click.Abort as error:
        complain("\nstopped")
        return MISUSED if isinstance(error.__context__, EOFError) else _INTERRUPTED
    except Stopped as error:
        if error.status != _UNREAD:
            complain("\nstopped")
        return error.status


def _refused(message: str) -> int:
    complain(f"Error: {message}")
    return MISUSED


def _print_whatever_comes() -> None:
    """Have what the encoding of a terminal lacks, or a file's name has, printed with escapes."""
    codecs.register_error("timeline", _escaped)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="timeline")


def _escaped(error: UnicodeError) -> tuple[str, int]:
    """Return escapes that JSON has too: what is printed may be JSON."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    raw = error.object[error.start : error.end].encode("utf-16-be", "surrogatepass")
    pairs = (raw[at : at + 2] for at in range(0, len(raw), 2))
    return "".join(f"\\u{pair.hex()}" for pair in pairs), error.end


class _Commands(Mapping[str, click.Command]):
    """The commands by name; each is imported when it is asked for."""

    def __getitem__(self, name: str) -> click.Command:
        module, _ = _COMMANDS[name]
        # A word of Python's own has an underscore behind it.
        own = f"{name}_" if iskeyword(name) else name
        command: click.Command = getattr(import_module(f"timeline.cli.{module}"), own)
        return command

    def __iter__(self) -> Iterator[str]:
        return iter(_COMMANDS)

    def __len__(self) -> int:
        return len(_COMMANDS)


class _Group(click.Group):
    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in _COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> object:
        try:
            status: object = super().invoke(ctx)
            if sys.stdout:  # which may be full, and has to be told of where all else is
                sys.stdout.flush()
            return status
        except BrokenPipeError:  # which click would end with the status of bad content
            raise Stopped(_NOBODY_READS) from None


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
