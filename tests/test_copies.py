"""A copy of this process that works beside it: what it does is had here, and it never stays."""

import os
import signal

import pytest

from timeline.engine import copies


def test_what_a_copy_does_is_had_when_it_is_waited_for():
    with copies.beside(lambda: None) as nothing, copies.beside(os.getpid) as process:
        assert (nothing(), process() == os.getpid()) == (None, False)


def test_what_a_copy_could_not_do_is_told_when_it_is_waited_for():
    with copies.beside(lambda: 1 // 0) as made, pytest.raises(ZeroDivisionError):
        made()


def test_that_a_copy_was_killed_is_told_when_it_is_waited_for():
    killed = copies.beside(lambda: os.kill(os.getpid(), signal.SIGKILL))
    with killed as made, pytest.raises(ChildProcessError, match=r"signal 9"):
        made()


@pytest.mark.parametrize("is_killed", [False, True])
def test_a_copy_that_nobody_waits_for_leaves_its_work_in_order(is_killed):
    said, saying = os.pipe()

    def work() -> None:
        try:
            os.write(saying, b"begun")
            while True:
                signal.pause()
        finally:
            os.write(saying, b"left")

    def build() -> None:
        with copies.beside(work):
            assert os.read(said, 5) == b"begun"
            if is_killed:
                os.kill(os.getpid(), signal.SIGKILL)

    if not (process := os.fork()):
        try:
            build()
        finally:
            os._exit(0)
    assert os.waitpid(process, 0)[1] == (signal.SIGKILL if is_killed else 0)
    assert os.read(said, 5) == b"left"
    os.close(said)
    os.close(saying)
