"""Rows of the cache: a value in MessagePack behind a sum, which tells whether it is damaged."""

from zlib import crc32

import msgspec

_SUM = 4  # bytes at the beginning of a row
_ENCODER = msgspec.msgpack.Encoder()


def row(key: str, value: object) -> tuple[str, bytes]:
    """Return a key and what stands under it."""
    return key, bytes(packed(key, value))


def packed(key: str, value: object) -> bytearray:
    """Return what stands under a key, of which there is no second copy in memory."""
    raw = bytearray(_SUM)
    _ENCODER.encode_into(value, raw, _SUM)
    raw[:_SUM] = _sum(key, memoryview(raw)[_SUM:]).to_bytes(_SUM, "big")
    return raw


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
