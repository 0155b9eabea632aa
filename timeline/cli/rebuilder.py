"""The site in its folder while it is served: built beside the server, and never in the way.

By a program of its own, so that neither an edit nor an answer waits for it: first the site, then
the index of its search. Each takes the place of the one before whole; what is not finished when the
next edit comes is given up.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from timeline.cli import refusals

if TYPE_CHECKING:
    from timeline.builder import Run

_WHOLE, _MAKING, _STATE, _SERVED, _TEMPORARY = "whole", "making", "state", "site", "temporary"
# What the program says, each in a line: that the site stands, or why not, or what does no harm.
BUILT, FAULT, WARNING = "built", "fault", "warning"


class Rebuilder:
    """Builds the site in `root` for the path `base` into `output`, and its index into `home`.

    `heard` is given what the program says and its text, by a thread of its own. `served` is where
    the newest index stands, or will.
    """

    def __init__(
        self, root: Path, output: Path, home: Path, base: str, heard: Callable[[str, str], None]
    ) -> None:
        self._arguments = (str(root), str(output), str(home), base)
        self._heard = heard
        self._process: subprocess.Popen[str] | None = None
        self._thread: Thread | None = None
        self.served = home / _WHOLE / _SERVED

    def begin(self) -> None:
        """Begin to build the site as it is now; give up the one in the making."""
        self.stop()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "timeline.cli.rebuilder", *self._arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            encoding="utf-8",
            # Ctrl+C is not told to it: whoever began it ends it, with what it has begun itself.
            start_new_session=sys.platform != "win32",
        )
        self._thread = Thread(target=self._listen, args=[self._process], daemon=True)
        self._thread.start()

    def wait(self) -> None:
        """Wait until site and index stand and all is told."""
        if self._process and self._thread:
            self._process.wait()
            self._thread.join()

    def stop(self) -> None:
        """Give up what is in the making, if anything; nothing is told of it any more."""
        if self._process is None:
            return
        with suppress(ProcessLookupError):
            if sys.platform == "win32":
                self._process.kill()
            elif self._process.poll() is None:
                os.killpg(self._process.pid, signal.SIGKILL)
        self.wait()
        self._process = self._thread = None

    def _listen(self, process: "subprocess.Popen[str]") -> None:
        with process:
            for line in process.stdout or ():
                if line.endswith("\n"):  # or it was ended in the middle of it
                    self._heard(*json.loads(line))


def fault_of(work: Callable[[], object]) -> str:
    """Do some work on a site; return what it cannot be done for, or nothing."""
    from timeline.check import report
    from timeline.errors import BuildError
    from timeline.model import InputError

    again = "the site is as it was, change the file again"
    try:
        work()
    except InputError as error:
        return report.as_text(error.problems)
    except BuildError as error:
        return f"{error}; {again}"
    except OSError as error:
        return refusals.sentence(error, command="serve")
    # Pelican ends the process for some settings. The next change may mend what this one broke.
    except (Exception, SystemExit) as error:  # noqa: BLE001
        return f"{type(error).__name__}: {error}; {again}"
    return ""


def make(root: Path, home: Path, run: "Run") -> None:
    """Make the index of the site in `root`, where it is another than the one in `home`.

    Raises what `timeline.plugin.bundle_of` does, OSError and PublishError.
    """
    from timeline.engine.exchange import put_in_place
    from timeline.plugin import bundle_of

    _make_room(home)
    whole, making = home / _WHOLE, home / _MAKING
    bundle = bundle_of(root, run)
    state = bundle.state().hex() if bundle else ""
    if _state_of(whole) == state:
        return
    shutil.rmtree(making, ignore_errors=True)
    (making / _SERVED).mkdir(parents=True)
    if bundle:
        with bundle.begin() as finished:
            shutil.copytree(finished().folder, making / _SERVED / bundle.folder)
    (making / _STATE).write_text(state, encoding="ascii")
    put_in_place(making, whole)
    shutil.rmtree(making, ignore_errors=True)


def _make_room(home: Path) -> None:
    """Have what is made for a while lie in `home`; what one left there that was given up goes."""
    temporary = home / _TEMPORARY
    shutil.rmtree(temporary, ignore_errors=True)
    temporary.mkdir(parents=True)
    tempfile.tempdir = str(temporary)


def _state_of(whole: Path) -> str | None:
    with suppress(OSError):
        return (whole / _STATE).read_text(encoding="ascii")
    return None


def main(arguments: Sequence[str]) -> int:
    """Build a site and then its index as `Rebuilder` asks, and return the exit status."""
    from timeline.builder import Run
    from timeline.engine.cache import Cache
    from timeline.engine.cachefile import path_of

    if hasattr(os, "nice"):
        os.nice(10)  # whoever edits is served first
    root, output, home = map(Path, arguments[:3])
    tell = _teller()
    cache = Cache(path_of(root, os.environ))
    run = Run(is_bundled=False, cache=cache, warn=partial(tell, WARNING))
    if fault := fault_of(lambda: tell(BUILT, _built(root, output, arguments[3], run))):
        tell(FAULT, fault)
        return 1
    if fault := fault_of(partial(make, root, home, run)):
        tell(WARNING, fault)
        return 1
    return 0


def _built(root: Path, output: Path, base: str, run: "Run") -> str:
    """Build the site, and return what came of it in a line."""
    from timeline.cli.build import as_line
    from timeline.plugin import build

    return as_line(build(root, output=output, url=base, run=run))


def _teller() -> Callable[[str, str], None]:
    """Return what tells whoever began this program; what plugins print goes to the terminal."""
    told = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())

    def tell(what: str, text: str) -> None:
        told.write(f"{json.dumps((what, text))}\n")
        told.flush()

    return tell


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
