"""Concepts: what words mean in whatever language, so that a hint is the same in all of them."""

from collections.abc import Iterator
from functools import cache, lru_cache

from timeline.text import languages

_TABLES = "concepts", "kind_concepts"


@lru_cache(maxsize=1 << 16)
def concepts(word: str) -> tuple[str, ...]:
    """Return all that a word in small letters means, as hints write it: `=child`."""
    word, known = word.replace("ё", "е"), _known()
    found = [*known.get(word, ()), *_begun(word)]
    return tuple(dict.fromkeys(found))


def _begun(word: str) -> Iterator[str]:
    known = _known()
    for length in range(1, len(word) + 1):
        yield from known.get(f"{word[:length]}*", ())


@cache
def _known() -> dict[str, tuple[str, ...]]:
    """Return what each word of the tables means, or each beginning of words."""
    found: dict[str, tuple[str, ...]] = {}
    for table in _TABLES:
        for name, words in languages.table(table).items():
            for word in words.split():
                found[word] = (*found.get(word, ()), f"={name}")
    return found
