"""The front page as its editor has it: `front.yml`, and every key of it optional."""

from functools import partial

from timeline.model import Front
from timeline.text import reading
from timeline.text.reading import Reading

MAX_BYTES = 64 * 1024


def read_bytes(raw: bytes, *, path: str) -> Reading[Front]:
    """Return everything found in `raw`, the bytes of the file at `path`."""
    read = partial(reading.read_keys, Front, path=path)
    return reading.read_bytes(raw, read, path=path, most=MAX_BYTES)
