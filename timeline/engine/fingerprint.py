"""Fingerprints: equal values have equal ones, whichever objects hold them."""

import io
import pickle
from hashlib import blake2b

_SIZE = 16  # bytes: two different pages of one site will not share 128 bits by chance


def fingerprint(*values: object) -> str:
    """Return 32 hexadecimal digits that stand for plain values (dataclasses, tuples, strings)."""
    return blake2b(_plainly_packed(values), digest_size=_SIZE).hexdigest()


def _plainly_packed(value: object) -> bytes:
    """Return a plain value pickled, with the same bytes for equal ones."""
    raw = io.BytesIO()
    pickler = pickle.Pickler(raw, protocol=5)
    # Without its memo pickle writes the same bytes for equal values, shared objects or not.
    pickler.fast = True
    pickler.dump(value)
    return raw.getvalue()
