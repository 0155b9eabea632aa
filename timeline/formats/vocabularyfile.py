"""The vocabulary of a site: `data/vocabulary.yml`, its kinds and sides and what they mean."""

from collections import Counter
from collections.abc import Iterator
from functools import partial

from timeline.model import NO_SIDE, Problem, Term, Vocabulary
from timeline.text import misfits, reading, typed, yamlwriter
from timeline.text.document import Document
from timeline.text.reading import Reading
from timeline.text.yamlwriter import Flow, scalar

MAX_BYTES = 256 * 1024
_CURES = {"kinds.hints": "its hints stand in the file hints.yml beside this one"}
_LISTS = ("kinds", "sides", "actors", "places", "outlets")


def read_bytes(raw: bytes, *, path: str) -> Reading[Vocabulary]:
    """Return everything found in `raw`, the bytes of the file at `path`."""

    def build(
        document: Document, values: dict[str, object]
    ) -> tuple[Vocabulary | None, list[Problem]]:
        found, told = typed.build(Vocabulary, values, document, path=path, cures=_CURES)
        told += _faults(found, document, path) if found else ()
        # A list with something missing would make faults of what is right.
        return None if told else found, told

    read = partial(reading.read_keys, Vocabulary, path=path, build=build)
    return reading.read_bytes(raw, read, path=path, most=MAX_BYTES)


def dumps(vocabulary: Vocabulary) -> str:
    """Return the vocabulary as the text of its file."""
    return yamlwriter.dump(
        {name: [_tree(term) for term in getattr(vocabulary, name)] for name in _LISTS}
    )


def _faults(vocabulary: Vocabulary, document: Document, path: str) -> Iterator[Problem]:
    """Yield ids that stand twice in a list, and the side that is missing."""
    for name in _LISTS:
        terms: tuple[Term, ...] = getattr(vocabulary, name)
        seen = Counter[str]()
        for row, term in enumerate(terms):
            seen[term.id] += 1
            if seen[term.id] == 2:
                mark = misfits.nearest_mark(document.marks, (name, row, "id"))
                message = f"{name}: the id `{term.id}` stands here a second time; rename one"
                yield mark.problem(path, message)
    if NO_SIDE not in vocabulary.side:
        mark = misfits.nearest_mark(document.marks, ("sides",))
        message = f"sides: `{NO_SIDE}` is missing; write - id: {NO_SIDE} for those on no side"
        yield mark.problem(path, message)


def _tree(term: Term) -> dict[str, object]:
    return {name: _plain(value) for name, value in yamlwriter.told(term) if value != {}}


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return {name: Flow(inner) for name, inner in value.items()}
    return list(value) if isinstance(value, tuple) else scalar(value)
