"""Other programs at work beside this one, which end with it."""

import os
import signal
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.metadata import PackageNotFoundError, version

# What ends a process, and what has one look whether it is still wanted.
DISTURBING = frozenset(
    getattr(signal, name)
    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGALRM")
    if hasattr(signal, name)  # Windows lacks some
)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Let no signal end this process while it begins another: nobody would know of that one."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, DISTURBING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextmanager
def running(
    command: Sequence[str], environment: Mapping[str, str]
) -> Iterator["subprocess.Popen[str]"]:
    """Run a program while the context lasts; then it is at an end, finished or not.

    It is told `environment` beside what this one's is.
    """
    process: subprocess.Popen[str] | None = None
    try:
        with undisturbed():
            process = _begun(command, environment)
        yield process
    finally:
        if process is not None:
            process.kill()
            with process:  # which waits for it, and closes its pipe
                pass


def _begun(command: Sequence[str], environment: Mapping[str, str]) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        command,
        env={**os.environ, **environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        errors="replace",
    )


def version_of(package: str) -> str:
    """Return the version of an optional package, or nothing where it is not installed."""
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
