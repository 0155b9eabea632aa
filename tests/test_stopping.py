"""A process that is told to end ends, wherever the signal comes."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
# Python goes on whatever is raised while it tells an object of its end.
PROGRAM = """
import os, signal, sys
from timeline.cli.stopping import Stopped, clean_up_when_stopped

class Told:
    def __del__(self):
        os.kill(os.getpid(), int(sys.argv[1]))
        len("")

clean_up_when_stopped()
try:
    Told()
    signal.pause()
except Stopped as error:
    sys.exit(error.status)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_that_comes_where_nothing_can_be_raised_is_not_lost(number):
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(int(number))],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stdout, done.stderr) == (128 + number, "", "")
