"""Which language words are in, told by their letters, and whether they can be the speaker's own."""

import re
from collections.abc import Mapping

from timeline.record import Record
from timeline.text import languages

_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
# Letters that one language alone has, and the alphabets of those that have none of their own.
_OWN = {
    name: re.compile(letters, re.IGNORECASE)
    for name, letters in languages.by_language("own_letters").items()
}
_ALPHABETS = {
    name: re.compile(letters) for name, letters in languages.by_language("alphabet").items()
}
# Languages of Latin letters: names have cases in each that has letters of its own.
_DECLINED = {
    name: letters for name, letters in _OWN.items() if not _CYRILLIC.search(letters.pattern)
}
# Where each is spoken, in small letters.
COUNTRIES = {
    name: frozenset(word.replace("_", " ").lower() for word in countries.split())
    for name, countries in languages.by_language("spoken_in").items()
}
_PLAINEST = next(name for name in languages.known() if name not in {*_OWN, *_ALPHABETS})
# A text in a language has one letter in so many that are its own, or more; a name has them too.
_RARE = 60
_BEGINNING = 4_000


def of(words: str, article: str = "") -> str:
    """Return the language of some words of an article, such as `en` or `uk`.

    Words without a letter that tells are in the language of the article, if it has their alphabet.
    """
    is_plain = words.isascii()  # no language has such letters alone, so none is looked for
    own = "" if is_plain else _having(words, _OWN)
    other = "" if is_plain else _having(words, _ALPHABETS)
    around = _around(article) if other and not own else ""
    return own or around or other or declined(article) or _PLAINEST


def _having(words: str, letters: Mapping[str, re.Pattern[str]]) -> str:
    """Return the first language of which some words have a letter, or nothing."""
    return next((name for name, own in letters.items() if own.search(words)), "")


def _around(article: str) -> str:
    """Return the language that an article in Cyrillic is in, by the letters that it alone has."""
    beginning = article[:_BEGINNING]
    counts = {
        name: len(found)
        for name, letters in _OWN.items()
        if (found := letters.findall(beginning)) and _CYRILLIC.search("".join(found))
    }
    most = max(counts, key=lambda name: counts[name], default="")
    return most if most and counts[most] * _RARE > len(beginning) else ""


def declined(article: str) -> str:
    """Return the language of Latin letters that an article is in, if names have cases in it."""
    beginning = article[:_BEGINNING]
    for name, letters in () if beginning.isascii() else _DECLINED.items():
        if len(letters.findall(beginning)) * _RARE > len(beginning):
            return name
    return ""


def has_cases(name: str, article: str) -> bool:
    """Return whether a name in an article may stand in another case than that of its basic form."""
    return bool(_CYRILLIC.search(name) or declined(article))


def is_translated(words: str, lang: str, speaker: str, record: Record) -> bool:
    """Return whether words in a language are hardly the speaker's own.

    Latin words are not of somebody whose name is also spelt in Cyrillic, nor are those in a
    language of another country than the one that the speaker's side is called by.
    """
    entry = record.actors.by_id.get(speaker)
    spellings = " ".join(entry.aliases) if entry else ""
    if not _CYRILLIC.search(words):
        return bool(_CYRILLIC.search(spellings))
    own = _spoken(entry.side, record) if entry else frozenset()
    return bool(own) and lang not in own


def _spoken(side: str, record: Record) -> frozenset[str]:
    """Return the languages of the country that a side is called by, or none."""
    called = {one.name.lower() for one in record.vocabulary.sides if one.id == side}
    return frozenset(name for name, countries in COUNTRIES.items() if called & countries)
