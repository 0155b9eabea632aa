"""The hints of a site: `data/hints.yml`, the words that hint at its kinds, by their weight."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from timeline.model import HintList, KindHints, Problem, Vocabulary
from timeline.model.hints import HINT
from timeline.text import concepts, misfits, reading, typed, yamlwriter
from timeline.text.document import Document, Key
from timeline.text.reading import Reading
from timeline.text.scalars import either

MAX_BYTES = 512 * 1024
# As text, the way keys stand in the file; what weighs nothing is no hint.
_WEIGHTS = frozenset(str(weight) for weight in range(-20, 21) if weight)
_HINT = re.compile(HINT)
_WIDTH = 100
# So many faults are told at once: whoever writes a list mends these first.
_TOLD = 50
_TWICE = 2


class _Fault(NamedTuple):
    """What is wrong at a key, or with a word below it that stands there `before` times already."""

    key: Key
    message: str
    word: str = ""
    before: int = 0


def read_bytes(raw: bytes, *, path: str, vocabulary: Vocabulary) -> Reading[HintList]:
    """Return everything found in `raw`, the bytes of the file at `path`."""

    def read(text: str) -> Reading[HintList]:
        def build(
            document: Document, values: dict[str, object]
        ) -> tuple[HintList | None, list[Problem]]:
            found, told = typed.build(HintList, values, document, path=path)
            faults = _faults(found, vocabulary) if found else ()
            told += _problems(islice(faults, _TOLD), document, text, path)
            return None if told else found, told

        return reading.read_keys(HintList, text, path=path, build=build)

    return reading.read_bytes(raw, read, path=path, most=MAX_BYTES)


def dumps(hints: HintList) -> str:
    """Return hints as the text of their file."""
    kinds = [{"kind": each.kind, "words": dict(each.words)} for each in hints.kinds]
    return yamlwriter.dump({"kinds": kinds}, width=_WIDTH)


def _problems(
    faults: Iterable[_Fault], document: Document, text: str, path: str
) -> Iterator[Problem]:
    """Yield what is wrong with each word at its place, else at the key above it."""
    lines = text.split("\n")
    for fault in faults:
        mark = misfits.nearest_mark(document.marks, fault.key)
        start = sum(len(line) + 1 for line in lines[: mark.line - 1]) + mark.column - 1
        written = re.compile(rf"(?<!\S){re.escape(fault.word)}(?!\S)").finditer(text, start)
        found = next(islice(written, fault.before, None), None) if fault.word else None
        message = f"{misfits.name_of(fault.key)}: {fault.message}"
        yield (
            Problem.at(path, text, found.start(), message) if found else mark.problem(path, message)
        )


def _faults(hints: HintList, vocabulary: Vocabulary) -> Iterator[_Fault]:
    """Yield kinds that there are not or that stand twice, and what is wrong with their words."""
    seen = set[str]()
    for row, each in enumerate(hints.kinds):
        key = ("kinds", row, "kind")
        if vocabulary.kinds and each.kind not in vocabulary.kind:
            cure = f"write {either(list(vocabulary.kind))}"
            yield _Fault(key, f"there is no kind `{each.kind}`; {cure}")
        if each.kind in seen:
            yield _Fault(key, f"`{each.kind}` stands here a second time; join the two")
        seen.add(each.kind)
        yield from _odd_words(("kinds", row, "words"), each)


def _odd_words(key: Key, hints: KindHints) -> Iterator[_Fault]:
    """Yield odd weights of a kind, and the words that cannot hint or stand twice."""
    seen = Counter[str]()
    for weight, words in hints.words.items():
        if weight not in _WEIGHTS:
            cure = "write one from -20 to 20, how much it speaks for it"
            yield _Fault((*key, weight), f"`{weight}` is no weight; {cure}")
        here = Counter[str]()
        for word in words.split():
            seen[word.lower()] += 1
            fault = _fault_of(word)
            if not fault and seen[word.lower()] == _TWICE:
                fault = f"`{word}` has a weight already; keep one"
            if fault:
                yield _Fault((*key, weight), fault, word, here[word])
            here[word] += 1


def _fault_of(word: str) -> str:
    """Return what is wrong with a word by itself, or nothing."""
    if not _HINT.fullmatch(word):
        return f"`{word}` is no hint; write one word, with `*` for any ending, or `=` and a concept"
    if not word.startswith("=") or word in concepts.names():
        return ""
    close = misfits.closest(word, concepts.names())
    cure = f"did you mean `{close[0]}`?" if close else "take it out, or write a word of one"
    return f"no language has the concept `{word}`; {cure}"
