"""A digest of the program itself: what another version made is not believed."""

from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

_USED = ("jinja2", "markdown", "nh3", "pydantic", "pyyaml")


@cache
def digest() -> str:
    """Return 32 hexadecimal digits for the program's own files and the packages it uses."""
    package = Path(__file__).parent.parent
    found = blake2b(digest_size=16)
    for path in sorted(package.rglob("*.py")):
        found.update(path.relative_to(package).as_posix().encode() + b"\0" + path.read_bytes())
    for name in _USED:
        found.update(f"{name} {version(name)}".encode())
    return found.hexdigest()
