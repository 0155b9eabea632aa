"""Other programs at work beside this one, which end with it."""

import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from importlib.metadata import PackageNotFoundError, version


@contextmanager
def running(
    command: Sequence[str], environment: Mapping[str, str]
) -> Iterator["subprocess.Popen[str]"]:
    """Run a program while the context lasts; then it is at an end, finished or not.

    It is told `environment` beside what this one's is.
    """
    with subprocess.Popen(
        command,
        env={**os.environ, **environment},
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
