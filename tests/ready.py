"""The command line in a process of its own, copied of one that has the converter in memory.

To import the converter takes longer than to convert an article. A copy runs all that `python -m
timeline` runs but that, on a terminal of its own.
"""

import os
import sys
from collections.abc import Mapping, Sequence
from multiprocessing import get_context
from multiprocessing.process import BaseProcess
from pathlib import Path

from timeline import cli

_CONTEXT = get_context("forkserver")
_CONTEXT.set_forkserver_preload(["timeline.cli.convert"])


def begun(
    terminal: str, folder: Path, arguments: Sequence[str], environment: Mapping[str, str]
) -> BaseProcess:
    """Begin a command in a folder, on a terminal that is called so; return its process."""
    given = (terminal, str(folder), [*arguments], dict(environment))
    process = _CONTEXT.Process(target=_run, args=given)
    process.start()
    return process


def _run(
    terminal: str, folder: str, arguments: Sequence[str], environment: Mapping[str, str]
) -> None:
    os.setsid()
    handle = os.open(terminal, os.O_RDWR)  # the process's own, so that Ctrl+C reaches it
    for each in range(3):
        os.dup2(handle, each)
    sys.stdin, sys.stdout, sys.stderr = (os.fdopen(at, mode) for at, mode in enumerate("rww"))
    os.chdir(folder)
    os.environ.update(environment)
    sys.argv = ["timeline", *arguments]
    cli.run()
