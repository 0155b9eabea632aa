"""Every other spelling of a name, in the language that its letters tell."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from timeline.site.context import Context

# Letters that of Russian and Ukrainian one alone has.
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_LETTERS = {"uk": frozenset("іїєґ"), "ru": frozenset("ыэъё")}


@dataclass(frozen=True, slots=True)
class OtherSpelling:
    """A spelling; `lang` is empty where it is the page's, or where letters do not tell which."""

    text: str
    lang: str


def spellings(context: Context, names: Sequence[str]) -> tuple[OtherSpelling, ...]:
    """Return spellings with their languages; one in Latin letters is one of the texts' own."""
    own = context.site.texts_language
    return tuple(OtherSpelling(name, _language(name, own)) for name in names)


def _language(name: str, own: str) -> str:
    if not _CYRILLIC.search(name):
        return "" if own in _LETTERS else own
    letters = set(name.lower())
    found = [language for language, own in _LETTERS.items() if letters & own]
    return found[0] if len(found) == 1 else ""
