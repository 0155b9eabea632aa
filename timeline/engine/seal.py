"""Seals: what this machine keeps between builds is believed only if this user wrote it.

A cache decides what is not looked at again, so one that came with a pull request could smuggle
pages past every check. Each file kept is sealed with a key that never lies in the project
(BLAKE2b keyed hashing, RFC 7693, section 2.5).
"""

import os
import pickle
import secrets
from contextlib import suppress
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


def save(path: Path, value: object, key: bytes) -> None:
    """Keep a value at `path` for the next build, which does without it if that cannot be."""
    part = path.with_name(f"{path.name}.part")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(sealed(pickle.dumps(value, protocol=5), key))
        part.replace(path)


def load(path: Path, key: bytes) -> object:
    """Return what was kept at `path`, or None where there is nothing to be believed."""
    try:
        content = opened(path.read_bytes(), key)
    except OSError:
        return None
    found: object = pickle.loads(content) if content else None  # sealed by this user
    return found


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
