"""Concepts: what words mean in whatever language. `children`, `дети` and `діти` are one."""

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from timeline.text import languages

# What news tells, by which texts are compared, and what tells of kinds of events besides.
OF_TEXTS, OF_KINDS = ("concepts",), ("concepts", "kind_concepts")


@cache
def known(tables: tuple[str, ...]) -> Mapping[str, tuple[str, ...]]:
    """Return what each word of some tables means, or each beginning of words: `=child`."""
    found: dict[str, tuple[str, ...]] = {}
    for table in tables:
        for name, words in languages.table(table).items():
            for word in words.split():
                found[word] = (*found.get(word, ()), f"={name}")
    return found


@cache
def names() -> tuple[str, ...]:
    """Return every concept that a hint at a kind may be."""
    return tuple(f"={name}" for table in OF_KINDS for name in languages.table(table))


@lru_cache(maxsize=1 << 16)
def meant(word: str) -> tuple[str, ...]:
    """Return all that a word in small letters means, as hints write it."""
    word = word.replace("ё", "е")
    return tuple(dict.fromkeys([*known(OF_KINDS).get(word, ()), *_begun(word)]))


def _begun(word: str) -> Iterator[str]:
    found = known(OF_KINDS)
    for length in range(1, len(word) + 1):
        yield from found.get(f"{word[:length]}*", ())
