"""Work shared among forked processes: the same results, whatever their number."""

import gc
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from multiprocessing import get_all_start_methods, get_context
from multiprocessing.connection import Connection, wait
from typing import Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")
S = TypeVar("S")
# So many results are sent together.
_AT_ONCE = 50
# Below this many items a second process costs more time than it saves.
WORTH_SHARING = 200
_ENDING = {getattr(signal, name, signal.SIGINT) for name in ("SIGINT", "SIGTERM", "SIGHUP")}
_KILLED = (
    "a process that shared the work was ended by the system (signal {}), most likely for want of "
    "memory; end other programs, or use fewer --workers"
)


def count(wanted: int | None = None) -> int:
    """Return how many processes to use: `wanted`, or one for each processor we may run on."""
    if wanted:
        return wanted
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def shared(
    work: Callable[[T], R],
    items: Sequence[T],
    *,
    processes: int,
    worth_sharing: int = WORTH_SHARING,
    done: Callable[[int], None] = lambda _: None,
    taken: Callable[[R], S] = lambda result: result,  # type: ignore[assignment,return-value]  # S is R then
) -> list[S]:
    """Return `work` of each item, in order; `done` is told now and then how many are finished.

    There is another process for every so many items that are `worth_sharing`. This process makes
    of each result, as soon as it has it, what `taken` returns.

    `work` runs in copies of this process, so it may use whatever this one has in memory, and what
    it changes there is lost. Where processes cannot be copied this one does everything. Raises
    what `work` raises.
    """
    number = min(processes, len(items) // worth_sharing + 1)
    if number == 1 or "fork" not in get_all_start_methods():
        return [_counted(taken(work(item)), at, done) for at, item in enumerate(items, 1)]
    gc.freeze()  # what is copied is not looked through, which would make each copy its own
    shares: list[_Share[T, R, S]] = []
    results: dict[int, S] = {}
    try:
        for first in range(number):
            with _undisturbed():
                shares.append(_Share(work, items[first::number], taken))
        for first, found in _finished(shares, done):
            results |= zip(range(first, len(items), number), found, strict=True)
    finally:
        for share in shares:
            share.stop()
        gc.unfreeze()
    return [results[at] for at in range(len(items))]


def _counted(result: R, at: int, done: Callable[[int], None]) -> R:
    done(at)
    return result


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Let no signal end this process while a copy is made: nobody would know of the copy."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class _Share(Generic[T, R, S]):
    """One process and the end of the pipe through which it answers."""

    def __init__(self, work: Callable[[T], R], items: Sequence[T], taken: Callable[[R], S]) -> None:
        context = get_context("fork")
        self.pipe, theirs = context.Pipe(duplex=False)
        ends = (self.pipe, theirs)
        self.process = context.Process(target=_run, args=(work, items, *ends), daemon=True)
        self.process.start()
        theirs.close()
        self.taken = taken
        self.results: list[S] = []

    def received(self) -> list[R] | Exception:
        """Return what the process sends next; raises ChildProcessError where it was killed."""
        try:
            said: list[R] | Exception = self.pipe.recv()
        except (EOFError, ConnectionResetError):
            self.process.join()
            raise ChildProcessError(_KILLED.format(-(self.process.exitcode or 0))) from None
        return said

    def stop(self) -> None:
        """End the process if it still works, and wait until it has."""
        self.process.kill()
        self.process.join()
        self.pipe.close()


def _run(
    work: Callable[[T], R], items: Sequence[T], other_end: Connection, pipe: Connection
) -> None:
    # With a second reader, the pipe of a build that was killed would never break.
    other_end.close()
    _leave_signals_to_parent()
    # Where nobody reads what is sent, the build was killed.
    with suppress(BrokenPipeError):
        _work_through(work, items, pipe)


def _leave_signals_to_parent() -> None:
    """Ignore what ends a process: all processes get Ctrl+C, and their parent ends this one."""
    for number in _ENDING:
        signal.signal(number, signal.SIG_IGN)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _ENDING)


def _work_through(work: Callable[[T], R], items: Sequence[T], pipe: Connection) -> None:
    try:
        # A few at a time: all at once would stand in memory three times.
        for first in range(0, len(items), _AT_ONCE):
            pipe.send([work(item) for item in items[first : first + _AT_ONCE]])
        pipe.send([])
    except Exception as error:  # noqa: BLE001  # whatever it is, the parent raises it
        pipe.send(error)


def _finished(
    shares: list[_Share[T, R, S]], done: Callable[[int], None]
) -> Iterator[tuple[int, list[S]]]:
    """Yield each share's place and results as they come; raise what a share could not do."""
    waiting = {share.pipe: (first, share) for first, share in enumerate(shares)}
    while waiting:
        for pipe in wait(list(waiting)):
            first, share = waiting[pipe]  # type: ignore[index]  # we only wait for these
            said = share.received()
            if isinstance(said, Exception):
                raise said
            share.results += map(share.taken, said)
            done(sum(len(each.results) for each in shares))
            if not said:
                del waiting[share.pipe]
                yield first, share.results
