"""Copies of this process that work beside it, and tell it through pipes what came of that."""

import os
import pickle
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from functools import partial
from typing import Generic, NoReturn, TypeVar

from timeline.engine.garbage import SELDOM, left_alone
from timeline.engine.programs import DISTURBING, undisturbed

R = TypeVar("R")
_SIZE = 8  # bytes in which an answer says how many it has
_ENDING = {getattr(signal, name, signal.SIGINT) for name in ("SIGINT", "SIGTERM", "SIGHUP")}
_KILL = getattr(signal, "SIGKILL", signal.SIGTERM)
_SECOND = 1.0
_KILLED = (
    "a process that shared the work was ended by the system (signal {}), most likely for want of "
    "memory; end other programs, or use fewer --workers"
)


def apart(work: Callable[[], R]) -> R:
    """Return what `work` does, done by a copy of this process: what it fills of memory goes again.

    Where processes cannot be copied this one does it. Raises what `work` raises.
    """
    with beside(work) as made:
        return made()


@contextmanager
def beside(work: Callable[[], R]) -> Iterator[Callable[[], R]]:
    """Have a copy of this process do `work`; give what waits for it and returns what it does.

    When the context ends the copy is at an end too, done or left as sys.exit leaves a program, and
    so it is soon where this process is killed.
    Where processes cannot be copied, this one does it when it is waited for. That raises what
    `work` raises, and ChildProcessError where the copy was killed.
    """
    if not hasattr(os, "fork"):
        yield work
        return
    with ExitStack() as stack:
        with left_alone(SELDOM):
            copy = stack.enter_context(begun(partial(_told, work), end=signal.SIGTERM))
        yield partial(_answer, copy)


def _told(work: Callable[[], R], send: Callable[[tuple[R]], None]) -> None:
    parent = os.getppid()
    signal.signal(signal.SIGALRM, lambda *_: os.getppid() == parent or sys.exit())
    signal.setitimer(signal.ITIMER_REAL, _SECOND, _SECOND)
    send((work(),))


def _answer(copy: "Copy[tuple[R]]") -> R:
    said = copy.received()
    assert said is not None  # which a copy says when all else is said
    return said[0]


@contextmanager
def begun(work: Callable[[Callable[[R], None]], None], *, end: int = _KILL) -> Iterator["Copy[R]"]:
    """Give a copy of this process that does `work`, which is given what sends an answer.

    When the context ends so does the copy, by the signal `end` where it still works.
    """
    copy: Copy[R] | None = None
    try:
        with undisturbed():
            copy = _copied(work, end)
        yield copy
    finally:
        if copy is not None:
            copy.stop()


class Copy(Generic[R]):
    """A copy of this process that works too, and the end of the pipe through which it answers."""

    def __init__(self, process: int, pipe: int, end: int) -> None:
        self.pipe = pipe
        self._process, self._end = process, end
        self._status: int | None = None

    def received(self) -> R | None:
        """Return the next answer, or None when there is no more to come.

        Raises what the work raised, and ChildProcessError where the process was killed.
        """
        try:
            size = int.from_bytes(self._read(_SIZE), "big")
            said: R | Exception | None = pickle.loads(self._read(size))
        except EOFError:
            raise ChildProcessError(_KILLED.format(-self._ended())) from None
        if isinstance(said, Exception):
            raise said
        return said

    def _read(self, size: int) -> bytearray:
        # Into one place: a pipe gives few bytes at a time, and to join them would copy all before.
        found = bytearray(size)
        rest = memoryview(found)
        while rest:
            if not (number := os.readv(self.pipe, [rest])):
                raise EOFError
            rest = rest[number:]
        return found

    def _ended(self) -> int:
        """Wait for the end of the process, and return its status, which is below 0 for a signal."""
        if self._status is None:
            self._status = os.waitstatus_to_exitcode(os.waitpid(self._process, 0)[1])
        return self._status

    def stop(self) -> None:
        """End the process if it still works, and wait until it has."""
        if self._status is None:
            os.kill(self._process, self._end)
            self._ended()
        os.close(self.pipe)


def _copied(work: Callable[[Callable[[R], None]], None], end: int) -> Copy[R]:
    # By the system's own calls: multiprocessing takes a tenth of the start of a small build.
    ours, theirs = os.pipe()
    process = os.fork()
    if not process:
        # With a second reader, the pipe of a build that was killed would never break.
        os.close(ours)
        _serve(work, theirs, end)
    os.close(theirs)
    return Copy(process, ours, end)


def _serve(work: Callable[[Callable[[R], None]], None], pipe: int, end: int) -> NoReturn:
    """Work, and end without a word: what this process was about to do, its parent does."""
    try:
        _leave_signals_to_parent(end)
        # Where nobody reads what is sent, the build was killed.
        with suppress(BrokenPipeError):
            _work(work, pipe)
    finally:
        os._exit(0)


def _leave_signals_to_parent(end: int) -> None:
    """Ignore what ends a process, but for `end`: all get Ctrl+C, and the parent ends this one."""
    for number in _ENDING:
        signal.signal(number, (lambda *_: sys.exit()) if number == end else signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, DISTURBING)


def _work(work: Callable[[Callable[[R], None]], None], pipe: int) -> None:
    try:
        work(partial(_send, pipe))
        _send(pipe, None)
    except Exception as error:  # noqa: BLE001  # whatever it is, the parent raises it
        _send(pipe, error)


def _send(pipe: int, said: object) -> None:
    packed = pickle.dumps(said, pickle.HIGHEST_PROTOCOL)
    rest = memoryview(len(packed).to_bytes(_SIZE, "big") + packed)
    while rest:
        rest = rest[os.write(pipe, rest) :]
