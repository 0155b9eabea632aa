"""Kills at a chosen moment, as a machine that loses its power does."""

import itertools
import os
import signal
import sys
from collections.abc import Callable

# The exchange of two folders is announced by the look for the function that does it.
EXCHANGE = "ctypes.dlsym"
# What Python does to files and folders, each time announced before it happens.
STEPS = {
    *("open", "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.scandir"),
    *("os.listdir", EXCHANGE, "sqlite3.connect"),
}


def is_killed(step: int, work: Callable[[], object], since: str = "") -> bool:
    """Run `work` in a copy of this process, and kill that before it does its `step`th step.

    Steps are counted from the first that is named `since`, that one too, or else from the start.
    """
    if child := os.fork():
        _, status = os.waitpid(child, 0)
        assert status in (0, signal.SIGKILL)
        return status == signal.SIGKILL
    done: list[str] = []

    def hook(event: str, _: object) -> None:
        if event in STEPS and (done or event == (since or event)):
            done.append(event)
            if len(done) == step:
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
