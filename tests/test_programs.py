"""Programs that run beside this one."""

import os
import signal
import sys

import pytest

from timeline.engine import programs


@pytest.mark.skipif(sys.platform == "win32", reason="signals and named pipes of Unix")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGALRM])
def test_a_program_ends_though_a_signal_came_while_it_began(tmp_path, monkeypatch, number):
    told, never = tmp_path / "told", tmp_path / "never"
    for path in (told, never):
        os.mkfifo(path)
    command = ["/bin/sh", "-c", f"exec >{told}; echo begun; exec cat {never}"]
    begun = programs._begun

    def disturbed(*given):
        process = begun(*given)
        os.kill(os.getpid(), number)
        return process

    monkeypatch.setattr(programs, "_begun", disturbed)
    if not (parent := os.fork()):
        try:
            signal.signal(number, lambda *_: sys.exit())
            with programs.running(command, {}) as process:
                process.wait()
        finally:
            os._exit(0)
    os.waitpid(parent, 0)
    reading = os.open(told, os.O_RDONLY | os.O_NONBLOCK)
    # Nobody has it open who could write: the program is at an end, whether it said anything or not.
    assert os.read(reading, 100) in (b"", b"begun\n")
    assert os.read(reading, 100) == b""
    os.close(reading)
