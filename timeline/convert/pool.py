"""Work on many items in several processes, results in the order of the items."""

import gc
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from multiprocessing import get_context, parent_process, resource_tracker
from typing import Any, TypeVar

A = TypeVar("A")
B = TypeVar("B")
C = TypeVar("C")
# Starting a process takes as long as converting so many seeds.
_WORTH_IT = 200
_CHUNK = 25
# So many chunks wait for each process: enough to keep it busy, few enough to keep memory flat.
_AHEAD = 3
_KILLED = (
    "a process that shared the work was ended by the system, most likely for want of memory; end "
    "other programs, or convert fewer seeds at once"
)
# What this process works with: set once, when the process begins; sending it with every chunk would
# take longer than the work.
_shared: list[Any] = []


def apply(work: Callable[[A, B], C], shared: A, items: Sequence[B]) -> Iterator[C]:
    """Yield `work(shared, item)` for each item, in order; `shared` is sent to each process once."""
    count = min(processes(), len(items) // _WORTH_IT)
    executor = _executor(work, shared, count) if count > 1 else None
    if not executor:
        yield from (work(shared, item) for item in items)
        return
    try:
        yield from _in_order(executor, items, ahead=count * _AHEAD)
    except BrokenProcessPool:
        raise ChildProcessError(_KILLED) from None
    finally:
        executor.shutdown(cancel_futures=True)


def processes() -> int:
    """Return how many processes this machine may run at once."""
    usable = getattr(os, "process_cpu_count", os.cpu_count)
    return usable() or 1


def _executor(work: Callable[[A, B], C], shared: A, count: int) -> Executor | None:
    """Return a pool of processes, or None where the machine cannot have one."""
    try:
        # Not by fork: a progress bar on the terminal has a thread of its own.
        executor = ProcessPoolExecutor(
            count, mp_context=get_context("spawn"), initializer=_begin, initargs=(work, shared)
        )
    except (OSError, ImportError, NotImplementedError):
        return None
    with _left_alone():
        executor.submit(int)  # whatever it is, with the first work all processes begin
    return executor


@contextmanager
def _left_alone() -> Iterator[None]:
    """Have processes begin that never hear of Ctrl+C: all get it, and their parent ends them."""
    if sys.platform == "win32":
        yield
        return
    resource_tracker.ensure_running()  # beginning it lets the signal through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _in_order(executor: Executor, items: Iterable[B], *, ahead: int) -> Iterator[Any]:
    left = iter(items)
    waiting: deque[Future[list[Any]]] = deque()
    while chunk := list(islice(left, _CHUNK)):
        waiting.append(executor.submit(_work_on, chunk))
        if len(waiting) > ahead:
            yield from waiting.popleft().result()
    while waiting:
        yield from waiting.popleft().result()


def _begin(work: Callable[[A, B], C], shared: A) -> None:
    _shared[:] = [work, shared]
    gc.freeze()  # it lasts as long as the process, so nobody is to look for garbage in it
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End this process with the one that began it: of one that was killed it hears nothing."""
    if parent := parent_process():
        parent.join()
        os._exit(1)


def _work_on(chunk: list[Any]) -> list[Any]:
    work, shared = _shared
    return [work(shared, item) for item in chunk]
