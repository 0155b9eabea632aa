"""The front page as its editor has it: `front.yml`, and every key of it optional."""

from timeline.model import Front, InputError, Problem
from timeline.text import reading, typed
from timeline.text.document import Document
from timeline.text.reading import Reading

MAX_BYTES = 64 * 1024


def read_bytes(raw: bytes, *, path: str) -> Reading[Front]:
    """Return everything found in `raw`, the bytes of the file at `path`."""
    try:
        text = reading.decoded(raw, path=path, most=MAX_BYTES)
    except InputError as error:
        return reading.faulty(path, error.problems, "")

    def build(document: Document, values: dict[str, object]) -> tuple[Front | None, list[Problem]]:
        return typed.build(Front, values, document, path=path)

    return reading.read_keys(Front, text, path=path, computed={}, build=build)
