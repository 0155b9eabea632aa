"""Seals: what this machine keeps between builds is believed only if this user wrote it.

A cache decides what is not looked at again, so one that came with a pull request could smuggle
pages past every check. Each file kept is sealed with a key that never lies in the project
(BLAKE2b keyed hashing, RFC 7693, section 2.5).
"""

import os
import secrets
from hashlib import blake2b
from hmac import compare_digest
from pathlib import Path

SIZE = 32  # bytes of a key and of a seal


def key(folder: Path | None = None) -> bytes:
    """Return this user's key, made when first asked for; a new one where none can be kept."""
    path = (folder or _user_cache()) / "timeline" / "key"
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
    return content if compare_digest(raw[:SIZE], _seal(content, key)) else None


def _seal(content: bytes, key: bytes) -> bytes:
    return blake2b(content, key=key, digest_size=SIZE).digest()


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
