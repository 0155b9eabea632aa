"""A digest of the program itself: what another version made is not believed."""

import os
import re
import sys
from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from pathlib import Path

# https://packaging.python.org/en/latest/specifications/recording-installed-packages/
_DISTRIBUTION = re.compile(
    r"(?:jinja2|markdown|markupsafe|nh3|pelican|pydantic|pydantic_core|pyyaml|tzdata)"
    r"-[^-]+\.(?:dist|egg)-info",
    re.IGNORECASE,
)


@cache
def digest() -> str:
    """Return 32 hexadecimal digits for the program's own files and the packages it uses."""
    package = Path(__file__).parent.parent
    found = blake2b(digest_size=16)
    for path in sorted(package.rglob("*.py")):
        found.update(path.relative_to(package).as_posix().encode() + b"\0" + path.read_bytes())
    for name in _installed():
        found.update(name.encode())
    return found.hexdigest()


def _installed() -> Iterator[str]:
    """Yield the names of the folders that tell which versions of the packages are installed.

    By a look at the folders: importlib.metadata takes longer to import than that.
    """
    for folder in filter(os.path.isdir, dict.fromkeys(sys.path)):
        names = (path.name for path in Path(folder).iterdir())
        yield from sorted(name for name in names if _DISTRIBUTION.match(name))
