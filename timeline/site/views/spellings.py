"""Words of others, in the language that their letters tell: spellings of a name, headlines."""

import re
from collections.abc import Sequence

from timeline.site.context import Context
from timeline.site.links import Link

# Letters that of Russian and Ukrainian one alone has.
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_LETTERS = {"uk": frozenset("іїєґ"), "ru": frozenset("ыэъё")}


def spellings(context: Context, names: Sequence[str]) -> tuple[Link, ...]:
    """Return spellings with their languages; one in Latin letters is one of the texts' own."""
    return tuple(headline(context, name, "") for name in names)


def headline(context: Context, title: str, href: str) -> Link:
    """Return the headline of a report with its language, which no file says."""
    return Link(title, href, lang=language_of(context, title))


def language_of(context: Context, name: str) -> str:
    """Return the language of what is not in the page's, or nothing where letters do not tell it."""
    own = context.site.texts_language
    if not _CYRILLIC.search(name):
        return "" if own in _LETTERS else own
    letters = set(name.lower())
    found = [language for language, own in _LETTERS.items() if letters & own]
    return found[0] if len(found) == 1 else ""
