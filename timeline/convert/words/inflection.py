"""Words that name the same thing in different cases, by the endings that languages have.

A word is known by keys; two forms of one word share a key. Only endings are looked at, in folded
letters (see `timeline.text.confusables.fold`), so `Тверской` and `Тверская` share one and the
adjective `псковский` does not share one with the town `Псков`. A word is known by its letters and
by keys of its sound, which the ways to transliterate a name have in common, and the ways in which
two languages of one alphabet write it: `Никольское`, `Нікольське`, `Никольське`.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from timeline.text.confusables import fold
from timeline.text.languages import table
from timeline.text.latin import words as in_latin

_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_SHORTEST_STEM = 2
_NOTHING, _NO_ENDING = "-", ""


def _folded(endings: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(fold(e.replace(_NOTHING, "")) for e in endings.split()))


# Endings of the dictionary form, then those of its other cases.
_FOLDED = tuple(
    (_folded(bases), _folded(endings)) for bases, endings in table("declension").items()
)
# The last vowel of a name, and what stands for it before an ending.
_VOWELS = tuple(
    (fold(closed), _folded(opened)) for closed, opened in table("changing_vowels").items()
)
_LATIN = tuple(
    (bases, latin)
    for bases, endings in _FOLDED
    if (latin := tuple(ending for ending in endings if ending.isascii() and ending))
)
# Russian and Ukrainian names differ so: Viacheslav and Vyacheslav, Hora and Gora, Гліб and Глиб.
_TRANSLITERATED = tuple(
    (re.compile(pattern), letters)
    for pattern, letters in (
        *table("sounds").items(),
        ("x", "ks"),
        ("w", "v"),
        ("(?<![sczktp])h", "g"),
        ("[yj]", "i"),
        ("ie", "e"),
        (r"(.)\1+", r"\1"),
    )
)
# Nothing of one script stands in a word of the other; only doubled letters are in both.
_OF_LATIN = tuple(pair for pair in _TRANSLITERATED if pair[0].pattern.isascii())
_OF_CYRILLIC = tuple(
    pair for pair in _TRANSLITERATED if pair[0].groups or not pair[0].pattern.isascii()
)
_LATIN_LETTER = re.compile("[a-z]")
_LATIN_WORD = re.compile("[A-Za-z]{2}")
_SOUND = "~"
_SHORTEST_SOUND = 5


@lru_cache(maxsize=100_000)
def keys(word: str, *, is_declined: bool = False) -> tuple[str, ...]:
    """Return every key that a word of a text may be known by.

    `is_declined` tells of a Latin word that names have cases in its language.
    """
    folded = _one_spelling(fold(word))
    if not _CYRILLIC.search(folded):
        own = own_keys(word) if word[0].isupper() else (folded,)
        forms = (key for form in _forms(folded) for key in own_keys(form)) if is_declined else ()
        return tuple(dict.fromkeys([*own, *forms]))
    found = [folded, *own_keys(word)]
    # Half of a name may be in letters of the other alphabet.
    if _LATIN_WORD.search(word):
        found += own_keys("".join(in_latin(word)))
    for number, (_, endings) in enumerate(_FOLDED):
        found += _stems(folded, endings, number)
    return tuple(dict.fromkeys([*found, *_sounds(*found)]))


def own_keys(word: str) -> tuple[str, ...]:
    """Return the keys of a word in its dictionary form, as a registry spells it."""
    folded = _one_spelling(fold(word))
    if not _CYRILLIC.search(folded):
        return (folded, *_sounds(folded))
    found = [folded]
    for number, (bases, _) in enumerate(_FOLDED):
        found += _stems(folded, bases, number)
        if _NO_ENDING in bases:
            found += [f"{stem}|{number}" for stem in _opened(folded)]
    return tuple(dict.fromkeys([*found, *_sounds(*found)]))


def _opened(word: str) -> Iterator[str]:
    """Yield the stem of a name whose last vowel changes before an ending: `Львів`, `Львова`."""
    for closed, opened in _VOWELS:
        if word.endswith(closed) and len(word) > len(closed):
            yield from (f"{word.removesuffix(closed)}{end}" for end in opened)


def is_sound(key: str) -> bool:
    """Return whether a key is that of a sound, which several names may share."""
    return key.startswith(_SOUND)


def _one_spelling(folded: str) -> str:
    """Return a word as the British write it: `defence` for `defense`."""
    return f"{folded[:-2]}ce" if folded.endswith("ense") else folded


def _sounds(*keys: str) -> Iterator[str]:
    """Yield the keys of the sound of a word whichever way other languages write it."""
    for key in keys:
        stem, bar, number = key.partition("|")
        if len(stem) >= _SHORTEST_SOUND and not is_sound(key):
            for pattern, letters in _respellings(stem):
                stem = pattern.sub(letters, stem)
            if stem.isascii() or _CYRILLIC.search(stem):
                yield f"{_SOUND}{stem}{bar}{number}"


def _respellings(word: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return the changes of letters that may touch a word, in small letters, by its script."""
    if word.isascii():
        return _OF_LATIN
    return _TRANSLITERATED if _LATIN_LETTER.search(word) else _OF_CYRILLIC


def _forms(word: str) -> Iterator[str]:
    """Yield what a Latin word may be in its dictionary form."""
    for bases, endings in _LATIN:
        for ending in endings:
            if word.endswith(ending) and len(word) - len(ending) > _SHORTEST_STEM:
                yield from (f"{word.removesuffix(ending)}{base}" for base in bases)


def _stems(word: str, endings: tuple[str, ...], number: int) -> list[str]:
    return [
        f"{word[: len(word) - len(ending)]}|{number}"
        for ending in endings
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM
    ]
