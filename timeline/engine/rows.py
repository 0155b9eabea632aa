"""Rows of the cache: a value in MessagePack behind a sum, which tells whether it is damaged."""

from zlib import crc32

import msgspec

_SUM = 4  # bytes at the beginning of a row


def row(key: str, value: object) -> tuple[str, bytes]:
    """Return a key and what stands under it."""
    raw = msgspec.msgpack.encode(value)
    return key, _sum(key, raw).to_bytes(_SUM, "big") + raw


def undamaged(key: str, row: bytes) -> memoryview:
    """Return what is under a key; raises ValueError where a byte of it is not what it was.

    SQLite does not tell that of what it keeps.
    """
    raw = memoryview(row)[_SUM:]
    if int.from_bytes(row[:_SUM], "big") != _sum(key, raw):
        raise ValueError("damaged")
    return raw


def _sum(key: str, raw: bytes | memoryview) -> int:
    return crc32(raw, crc32(key.encode()))
