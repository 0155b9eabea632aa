"""Whether a word of a text is somebody's last name, or a body's last word, as it stands there."""

import re
from collections.abc import Container, Sequence

from timeline.convert.names.fitting import Word, Words, is_of_another, is_own, words_of
from timeline.convert.words.cues import OPENERS, TITLES
from timeline.convert.words.date_expressions import is_of_calendar
from timeline.convert.words.inflection import is_sound
from timeline.text.languages import plain

_LAST_LETTERS = re.compile(r"\w\w\s\Z")
# In front of the first word of a sentence.
_SENTENCE_ENDS = re.compile(r"(?:\A|\n|[.!?…][\"”»)]?)[\s–—-]*\Z")
_BEFORE = 6
# In front of a noun in Cyrillic: another body is meant.
_ADJECTIVES = plain("adjectives_before")


def is_first_name(text: str, before: Word, word: Word, covered: Container[int]) -> bool:
    """Return whether the word in front of a surname makes it somebody else's."""
    is_adjacent = text[before.end : word.start].strip(" \u00a0") == ""
    return (
        is_adjacent
        and before.text[0].isupper()
        and before.start not in covered
        and before.text.lower() not in TITLES
        and before.text.lower() not in OPENERS
        and not is_of_calendar(before.text)
    )


def is_noun(text: str, word: Word, words: Sequence[Word], is_named: bool) -> bool:
    """Return whether a Cyrillic word that opens a sentence is no first name: `Рейд Зоренко назвал`.

    It is written small elsewhere, or whoever has the last name behind it is named in full.
    """
    is_opening = not word.text.isascii() and opens_sentence(text, word)
    return is_opening and (is_named or _is_small_among(words, word))


def opens_sentence(text: str, word: Word) -> bool:
    """Return whether a word is the first of a sentence or a line, where any has a capital."""
    before = text[max(0, word.start - _BEFORE) : word.start]
    return _SENTENCE_ENDS.search(before) is not None


def _is_small_among(words: Sequence[Word], word: Word) -> bool:
    own = frozenset(word.keys)
    return any(not own.isdisjoint(one.keys) for one in words if one.text[0].islower())


def may_be_head(text: str, word: Word) -> bool:
    """Return whether a word stands for a body named before: `the ministry`, or without article."""
    before = text[max(0, word.start - 4) : word.start].lower()
    if word.text.isascii():
        return before.endswith(("the ", "its "))
    last = _LAST_LETTERS.search(text, max(0, word.start - 4), word.start)
    return not (last and last[0].lower().rstrip() in _ADJECTIVES)


def is_name(text: str, words: Words, at: int) -> bool:
    """Return whether a head word is written as a name that is whole: `the Legion`."""
    word, before = words[at], words[at - 1] if at else None
    if before and is_first_name(text, before, word, ()) and not opens_sentence(text, before):
        return False  # `служил в Иностранном Легионе`
    is_whole = is_own(text, words, at) and not is_of_another(text, word.end)
    return word.text[0].isupper() and is_whole


def word_keys(text: str) -> frozenset[str]:
    """Return the keys of every word of a name, but for those by sound."""
    return frozenset(key for word in words_of(text) for key in word.keys if not is_sound(key))
