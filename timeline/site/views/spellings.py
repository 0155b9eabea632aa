"""Every other spelling of a name, in the language that its letters tell."""

from collections.abc import Sequence
from dataclasses import dataclass

# Letters that of Russian and Ukrainian one alone has.
_LETTERS = {"uk": frozenset("іїєґ"), "ru": frozenset("ыэъё")}


@dataclass(frozen=True, slots=True)
class OtherSpelling:
    """A spelling; `lang` is empty where its letters do not tell the language."""

    text: str
    lang: str


def spellings(names: Sequence[str]) -> tuple[OtherSpelling, ...]:
    """Return spellings with their languages."""
    return tuple(OtherSpelling(name, _language(name)) for name in names)


def _language(name: str) -> str:
    letters = set(name.lower())
    found = [language for language, own in _LETTERS.items() if letters & own]
    return found[0] if len(found) == 1 else ""
