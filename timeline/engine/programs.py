"""Other programs at work beside this one, which end with it."""

import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.metadata import PackageNotFoundError, version


@contextmanager
def running(command: Sequence[str]) -> Iterator["subprocess.Popen[str]"]:
    """Run a program while the context lasts; then it is at an end, finished or not."""
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        errors="replace",
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def version_of(package: str) -> str:
    """Return the version of an optional package, or nothing where it is not installed."""
    try:
        return version(package)
    except PackageNotFoundError:
        return ""
