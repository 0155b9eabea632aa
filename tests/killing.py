"""Kills at a chosen moment, as a machine that loses its power does."""

import itertools
import os
import signal
import sys
from collections.abc import Callable

# What Python does to files and folders, each time announced before it happens; the exchange of
# two folders is announced by the look for the function that does it.
STEPS = {
    *("open", "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.scandir"),
    *("os.listdir", "ctypes.dlsym", "sqlite3.connect"),
}


def is_killed(step: int, work: Callable[[], object]) -> bool:
    """Run `work` in a copy of this process, and kill that before it does its `step`th step."""
    if child := os.fork():
        _, status = os.waitpid(child, 0)
        assert status in (0, signal.SIGKILL)
        return status == signal.SIGKILL
    done = itertools.count(1)

    def hook(event: str, _: object) -> None:
        if event in STEPS and next(done) == step:
            os.kill(os.getpid(), signal.SIGKILL)

    status = 1
    try:
        sys.addaudithook(hook)
        work()
        status = 0
    finally:
        os._exit(status)


def steps(work: Callable[[], object]) -> int:
    """Return how many steps `work` takes, which is done in a copy of this process."""
    reading, writing = os.pipe()
    if not os.fork():
        done = itertools.count()
        try:
            sys.addaudithook(lambda event, _: next(done) if event in STEPS else None)
            work()
        finally:
            os.write(writing, str(next(done)).encode())
            os._exit(0)
    os.close(writing)
    os.wait()
    with os.fdopen(reading) as told:
        return int(told.read())
