"""The index of the search while a site is served: made beside it, and never in the way.

By a program of its own, so that neither a build nor an answer waits for it. An index takes the
place of the one before whole; one that is not finished when the next edit comes is given up.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

_WHOLE, _MAKING, _STATE, _SERVED, _TEMPORARY = "whole", "making", "state", "site", "temporary"


class Indexer:
    """Makes the index of the site in `root`; `served` is where the newest one stands, or will."""

    def __init__(self, root: Path, home: Path) -> None:
        self._root, self._home = root, home
        self._process: subprocess.Popen[bytes] | None = None
        self.served = home / _WHOLE / _SERVED

    def begin(self) -> None:
        """Begin to make the index of the site as it is now; give up the one in the making."""
        self.stop()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "timeline.cli.indexer", str(self._root), str(self._home)],
            stdin=subprocess.DEVNULL,
            # Ctrl+C is not told to it: whoever began it ends it, with what it has begun itself.
            start_new_session=sys.platform != "win32",
        )

    def wait(self) -> None:
        """Wait until the index that is in the making stands."""
        if self._process:
            self._process.wait()

    def stop(self) -> None:
        """Give up the index that is in the making, if any."""
        if self._process is None:
            return
        with suppress(ProcessLookupError):
            if sys.platform == "win32":
                self._process.kill()
            elif self._process.poll() is None:
                os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._process = None


def make(root: Path, home: Path) -> None:
    """Make the index of the site in `root`, where it is another than the one in `home`.

    Raises what `timeline.plugin.bundle_of` does, and PublishError.
    """
    from timeline.builder import Run
    from timeline.engine.cache import Cache, path_of
    from timeline.engine.exchange import put_in_place
    from timeline.plugin import bundle_of

    whole, making = home / _WHOLE, home / _MAKING
    bundle = bundle_of(root, Run(processes=1, cache=Cache(path_of(root, os.environ))))
    state = bundle.state.hex() if bundle else ""
    if _state_of(whole) == state:
        return
    shutil.rmtree(making, ignore_errors=True)
    (making / _SERVED).mkdir(parents=True)
    if bundle:
        with bundle.begin() as finished:
            shutil.copytree(finished(), making / _SERVED / bundle.folder)
    (making / _STATE).write_text(state, encoding="ascii")
    put_in_place(making, whole)
    shutil.rmtree(making, ignore_errors=True)


def _state_of(whole: Path) -> str | None:
    with suppress(OSError):
        return (whole / _STATE).read_text(encoding="ascii")
    return None


def main(arguments: Sequence[str]) -> int:
    """Make the index of a site as `Indexer` asks, and return the exit status."""
    from timeline.engine.staging import PublishError
    from timeline.model import InputError
    from timeline.settings import SettingsError
    from timeline.templates import ThemeError

    if hasattr(os, "nice"):
        os.nice(10)  # whoever edits is served first
    root, home = map(Path, arguments)
    # What one that was given up left in the making goes, too.
    tempfile.tempdir = str(home / _TEMPORARY)
    shutil.rmtree(tempfile.tempdir, ignore_errors=True)
    try:
        Path(tempfile.tempdir).mkdir(parents=True)
        make(root, home)
    except PublishError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except (InputError, OSError, SettingsError, ThemeError):
        return 1  # it has changed again meanwhile: the next build tells, and begins anew
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
