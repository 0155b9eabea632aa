"""Seals: what this machine keeps between builds is believed only if this user wrote it.

A cache decides what is not looked at again, so one that came with a pull request could smuggle
pages past every check. Each file kept is sealed with a key that never lies in the project
(HMAC, RFC 2104, of SHA-256, which processors have instructions for).
"""

import hmac
import os
import secrets
import sys
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path

from timeline.engine import code

SIZE = 32  # bytes of a key and of a seal


def key(folder: Path | None = None) -> bytes:
    """Return the key of this user and this program; a new one where the user's cannot be kept.

    What another version of the program kept may have another form, and is not believed.
    """
    program = f"{code.digest()} {sys.version}".encode()
    return blake2b(program, key=_user_key(folder or _user_cache()), digest_size=SIZE).digest()


def _user_key(folder: Path) -> bytes:
    path = folder / "timeline" / "key"
    try:
        found = path.read_bytes()
        if len(found) == SIZE:
            return found
        path.unlink()
    except OSError:
        pass
    return _made(path)


def sealed(content: bytes, key: bytes) -> bytes:
    """Return `content` with its seal in front."""
    return _seal(content, key) + content


def opened(raw: bytes, key: bytes) -> bytes | None:
    """Return what was sealed, or None where the seal is not by `key` or the content differs."""
    content = raw[SIZE:]
    return content if hmac.compare_digest(raw[:SIZE], _seal(content, key)) else None


def of(raw: bytes) -> bytes:
    """Return the seal of what is sealed."""
    return raw[:SIZE]


def save(path: Path, content: bytes, key: bytes) -> None:
    """Keep something at `path` for the next build, which does without it if that cannot be."""
    part = path.with_name(f"{path.name}.part")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(sealed(content, key))
        part.replace(path)


def load(path: Path, key: bytes) -> bytes | None:
    """Return what was kept at `path`, or None where there is nothing to be believed."""
    try:
        return opened(path.read_bytes(), key)
    except OSError:
        return None


def _seal(content: bytes, key: bytes) -> bytes:
    return hmac.digest(key, content, "sha256")


def _made(path: Path) -> bytes:
    made = secrets.token_bytes(SIZE)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(made)
    except OSError:
        return made
    return made


def _user_cache() -> Path:
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
