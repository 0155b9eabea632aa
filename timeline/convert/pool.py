"""Work on many items in several processes, results in the order of the items."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context
from typing import Any, TypeVar

A = TypeVar("A")
B = TypeVar("B")
C = TypeVar("C")
# Starting a process takes as long as converting so many seeds.
_WORTH_IT = 200
_CHUNK = 25
# So many chunks wait for each process: enough to keep it busy, few enough to keep memory flat.
_AHEAD = 3
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
    with executor:
        yield from _in_order(executor, items, ahead=count * _AHEAD)


def processes() -> int:
    """Return how many processes this machine may run at once."""
    usable = getattr(os, "process_cpu_count", os.cpu_count)
    return usable() or 1


def _executor(work: Callable[[A, B], C], shared: A, count: int) -> Executor | None:
    """Return a pool of processes, or None where the machine cannot have one."""
    try:
        # Not by fork: a progress bar on the terminal has a thread of its own.
        return ProcessPoolExecutor(
            count, mp_context=get_context("spawn"), initializer=_begin, initargs=(work, shared)
        )
    except (OSError, ImportError, NotImplementedError):
        return None


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


def _work_on(chunk: list[Any]) -> list[Any]:
    work, shared = _shared
    return [work(shared, item) for item in chunk]
