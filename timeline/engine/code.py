"""A digest of the program itself: what another version kept is not read."""

import os
import re
import sys
from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from pathlib import Path

# https://packaging.python.org/en/latest/specifications/recording-installed-packages/
_DISTRIBUTION = re.compile(
    r"(?:babel|jinja2|markdown|markupsafe|msgspec|nh3|pelican|pyyaml|tzdata)-[^-]+\.(?:dist|egg)-info",
    re.IGNORECASE,
)


@cache
def digest() -> bytes:
    """Return 16 bytes that stand for the program's files, its Python and the packages it uses."""
    package = str(Path(__file__).parent.parent)
    found = blake2b(sys.version.encode(), digest_size=16)
    for path in sorted(_files(package)):
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123  # quick four hundred times
            found.update(path.removeprefix(package).encode() + b"\0" + file.read())
    for name in _installed():
        found.update(name.encode())
    return found.digest()


def _files(package: str) -> Iterator[str]:
    for folder, _, names in os.walk(package):
        yield from (f"{folder}/{name}" for name in names if name.endswith((".py", ".toml")))


def _installed() -> Iterator[str]:
    """Yield the names of the folders that tell which versions of the packages are installed.

    By a look at the folders: importlib.metadata takes longer to import than that.
    """
    for folder in filter(os.path.isdir, dict.fromkeys(sys.path)):
        names = (path.name for path in Path(folder).iterdir())
        yield from sorted(name for name in names if _DISTRIBUTION.match(name))
