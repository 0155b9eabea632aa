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
# As text, the way keys stand in the file; what weighs nothing is no hint.
_WEIGHTS = frozenset(str(weight) for weight in range(-20, 21) if weight)
_LISTS = ("kinds", "sides", "actors", "places", "outlets")


def read_bytes(raw: bytes, *, path: str) -> Reading[Vocabulary]:
    """Return everything found in `raw`, the bytes of the file at `path`."""

    def build(
        document: Document, values: dict[str, object]
    ) -> tuple[Vocabulary | None, list[Problem]]:
        found, told = typed.build(Vocabulary, values, document, path=path)
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
    """Yield ids that stand twice in a list, the side that is missing, and odd weights of hints."""
    for row, kind in enumerate(vocabulary.kinds):
        for weight in kind.hints.keys() - _WEIGHTS:
            key = ("kinds", row, "hints")
            mark = misfits.nearest_mark(document.marks, (*key, weight))
            message = (
                f"`{weight}` is no weight; write one from -20 to 20, how much it speaks for it"
            )
            yield mark.problem(path, f"{misfits.name_of(key)}: {message}")
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
