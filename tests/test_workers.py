"""Work shared with copies of the process: all of it, each part once, and in order."""

import gc
import os
import select
import signal

import pytest

from timeline.engine import copies, workers

MANY = 2 * workers.WORTH_SHARING + 7  # the last run is a short one
SECONDS = 30


@pytest.mark.parametrize("processes", [1, 2, 3])
@pytest.mark.parametrize("count", [0, 1, workers.WORTH_SHARING, MANY, 30_001])
def test_results_come_in_the_order_of_the_items(processes, count):
    told = []
    found = workers.shared(
        lambda number: -number,
        range(count),
        processes=processes,
        done=told.append,
        taken=lambda result: result - 1,
    )
    assert found == [-number - 1 for number in range(count)]
    assert (told == sorted(told), told[-1:]) == (True, [count] if count else [])


def test_two_runs_are_worked_on_at_once():
    begun, begin = os.pipe()

    def work(number: int) -> bool:
        if number == workers.RUN:
            os.write(begin, b".")
        return number != 0 or bool(select.select([begun], [], [], SECONDS)[0])

    assert all(workers.shared(work, range(MANY), processes=2))
    os.close(begun)
    os.close(begin)


def test_what_is_done_apart_leaves_nothing_here_but_its_result():
    left = []

    def work() -> int:
        left.append("something large")
        return len(left)

    assert [copies.apart(work), copies.apart(work)] == [1, 1]
    assert left == []
    with pytest.raises(ZeroDivisionError):
        copies.apart(lambda: 1 / len(left))


@pytest.mark.parametrize("processes", [1, 2])
def test_what_is_there_is_left_alone_and_garbage_of_the_work_is_not(processes):
    before = gc.get_threshold()

    def work(number: int) -> int:
        if number == 0:
            return gc.get_freeze_count()
        kept: list[object] = []
        kept.append(kept)  # which nobody but the collector can take away
        return number

    found = workers.shared(work, range(MANY), processes=processes)
    assert (found[0] > 0, gc.get_freeze_count(), gc.get_threshold()) == (True, 0, before)


@pytest.mark.parametrize("is_here", [True, False])
def test_what_the_work_raises_is_raised_wherever_it_was_done(is_here):
    here = os.getpid()
    begun, begin = os.pipe()

    def work(number: int) -> int:
        if (os.getpid() == here) == is_here:
            os.write(begin, b".")
            raise ValueError("not this one")
        select.select([begun], [], [], SECONDS)  # the other one has its turn first
        return number

    with pytest.raises(ValueError, match="not this one"):
        workers.shared(work, range(MANY), processes=2)
    os.close(begun)
    os.close(begin)


def test_a_copy_that_the_system_ends_is_told_in_a_sentence():
    here = os.getpid()
    begun, begin = os.pipe()

    def work(number: int) -> int:
        if os.getpid() != here:
            os.write(begin, b".")
            os.kill(os.getpid(), signal.SIGKILL)
        select.select([begun], [], [], SECONDS)
        return number

    with pytest.raises(ChildProcessError, match=r"ended by the system \(signal 9\), most likely"):
        workers.shared(work, range(MANY), processes=2)
    os.close(begun)
    os.close(begin)


@pytest.mark.parametrize(("processes", "times"), [(1, 0), (2, 1), (3, 1)])
def test_what_may_be_done_meanwhile_is_done_here_where_others_work_too(processes, times):
    done = []
    found = workers.shared(
        lambda number: number,
        range(MANY),
        processes=processes,
        meanwhile=lambda: done.append(os.getpid()),
    )
    assert (found, done) == (list(range(MANY)), [os.getpid()] * times)


def test_what_fails_meanwhile_is_raised():
    def fail() -> None:
        raise ValueError("not now")

    with pytest.raises(ValueError, match="not now"):
        workers.shared(lambda number: number, range(MANY), processes=2, meanwhile=fail)
