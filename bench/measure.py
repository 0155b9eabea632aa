"""What a command costs: time, memory of all its processes together, and the files it leaves.

Memory is read from Linux's /proc, where pages that processes share count once (PSS); elsewhere it
is not measured.
"""

import os
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from signal import SIGKILL
from threading import Event, Thread

_PROC = Path("/proc")
_PAUSE = 0.02  # seconds between two looks at the memory
# Looking costs the more the larger a process is: at most a twentieth of the time goes to it.
_SPARING = 20
# A file's time is that of the kernel's last tick, up to so many nanoseconds ago.
_TICK = 10_000_000


class RunError(Exception):
    """A command that failed or took too long; says so in one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one run took: seconds by the clock and of the processors, bytes of memory at the peak.

    `files` and `size` (bytes) are what stands in the output afterwards, `written` how many of the
    files the run wrote. `memory` is 0 where it cannot be measured.
    """

    wall: float
    cpu: float
    memory: float
    files: float
    size: float
    written: float


def run(
    command: Sequence[str],
    *,
    folder: Path,
    environment: Mapping[str, str],
    output: Path,
    limit: float,
) -> Cost:
    """Run `command` in `folder` and return its cost; raises RunError, after `limit` seconds too."""
    began = time.time_ns() - _TICK
    with tempfile.TemporaryFile() as told:
        process = subprocess.Popen(
            command,
            cwd=folder,
            env={**os.environ, **environment},
            stdin=subprocess.DEVNULL,
            stdout=told,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        wall, cpu, watch = _watched(process, limit)
        told.seek(0)
        _refuse(process.returncode, told.read(), watch.gave_up, limit)
    files, size, written = _totals(output, began)
    return Cost(wall=wall, cpu=cpu, memory=watch.peak, files=files, size=size, written=written)


def _watched(process: subprocess.Popen[bytes], limit: float) -> tuple[float, float, "_Watch"]:
    """Wait for a process; return its seconds, those of all its processes, and who watched."""
    start = time.perf_counter()
    watch = _Watch(process.pid, limit)
    watch.start()
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    watch.stop()
    return wall, used.ru_utime + used.ru_stime, watch


class _Watch(Thread):
    """Looks at the memory of a process and of those it starts, and ends them at the limit."""

    def __init__(self, pid: int, limit: float) -> None:
        super().__init__(daemon=True)
        self.peak = 0
        self.gave_up = False
        self._pid, self._end = pid, time.monotonic() + limit
        self._done = Event()

    def run(self) -> None:
        """Look until stopped."""
        pause = 0.0
        while not self._done.wait(pause):
            begun = time.perf_counter()
            self.peak = max(self.peak, sum(map(_memory, _family(self._pid))))
            pause = max(_PAUSE, _SPARING * (time.perf_counter() - begun))
            if time.monotonic() > self._end and not self.gave_up:
                self.gave_up = True
                with suppress(ProcessLookupError):
                    os.killpg(self._pid, SIGKILL)

    def stop(self) -> None:
        """Stop looking."""
        self._done.set()
        self.join()


def _refuse(status: int, told: bytes, gave_up: bool, limit: float) -> None:
    if gave_up:
        raise RunError(f"gave up after {limit:,.0f} s")
    if status:
        lines = told.decode("utf-8", "replace").strip().splitlines()
        raise RunError(f"ended with status {status}: {lines[-1] if lines else 'no word said'}")


def _family(pid: int) -> Iterator[int]:
    """Yield the ids of a process and of all that descend from it."""
    yield pid
    with suppress(OSError):
        for task in (_PROC / str(pid) / "task").iterdir():
            with suppress(OSError):
                for child in (task / "children").read_text(encoding="ascii").split():
                    yield from _family(int(child))


def _memory(pid: int) -> int:
    """Return the bytes that a process has to itself and its part of what it shares."""
    with suppress(OSError):
        for line in (_PROC / str(pid) / "smaps_rollup").read_text(encoding="ascii").splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1]) * 1024
    return 0


def _totals(folder: Path, since: int) -> tuple[int, int, int]:
    """Return how many files stand below `folder`, their bytes, and how many are from `since`.

    Hidden files are no part of a site: GitHub Pages leaves them out.
    """
    files = [
        (Path(home) / name).lstat()
        for home, _, names in os.walk(folder)
        for name in names
        if not name.startswith(".")
    ]
    size = sum(file.st_size for file in files)
    return len(files), size, sum(file.st_mtime_ns >= since for file in files)
