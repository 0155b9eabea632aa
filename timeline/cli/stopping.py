"""Being stopped: Ctrl+C and the signals that end a process let it clean up, then end it."""

import os
import signal
import sys
import time
from threading import Timer
from types import FrameType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

# Ctrl+C, `kill`, and a terminal that was closed.
_ENDING = ("SIGINT", "SIGTERM", "SIGHUP")
# Seconds in which another signal does not break into the clean-up that the first one began.
_PATIENCE = 2.0
# Seconds after which a signal is sent again that came where nothing can be raised.
_SOON = 0.1


class Stopped(BaseException):
    """A signal came; `status` is what a shell says of a process that it ended."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number
        self.status = 128 + number


def clean_up_when_stopped() -> None:
    """Have signals raise Stopped in this process; what was told to ignore one still does."""
    last: list[float] = []

    def stop(number: int, frame: FrameType | None) -> None:
        del frame
        now = time.monotonic()
        if last and now - last[0] < _PATIENCE:
            return
        last[:] = [now]
        raise Stopped(number)

    def ignored(unraisable: "UnraisableHookArgs") -> None:
        # Where Python tells an object of its end, such as a lock of an import, it goes on whatever
        # is raised there.
        if isinstance(unraisable.exc_value, Stopped):
            last.clear()
            Timer(_SOON, os.kill, (os.getpid(), unraisable.exc_value.number)).start()
        else:
            sys.__unraisablehook__(unraisable)

    sys.unraisablehook = ignored
    for name in _ENDING:
        number = getattr(signal, name, None)  # Windows has no SIGHUP
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, stop)
