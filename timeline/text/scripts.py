"""Scripts: in which letters a text is written, by their Unicode names."""

import re
import unicodedata
from collections import Counter
from functools import cache

# Those that a site may be written in and a text by mistake; of others nothing is told.
SCRIPTS = ("Latin", "Cyrillic", "Greek", "Arabic", "Hebrew", "Georgian", "Armenian")
_WORD = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"(?:\w+://|www\.)\S*", re.IGNORECASE)
_NAMES = {script.upper(): script for script in SCRIPTS}


def main_script(text: str) -> str:
    """Return the one of SCRIPTS that more than half of the letters of `text` have, or nothing."""
    if text.isascii():
        return SCRIPTS[0] if any(map(str.isalpha, text)) else ""
    found: Counter[str] = Counter()
    for letter, times in Counter(text).items():
        found[_script(letter)] += times
    del found[""]
    script, times = max(found.items(), key=lambda pair: pair[1], default=("", 0))
    return script if script in SCRIPTS and 2 * times > found.total() else ""


def lacks_words(text: str, least: int) -> bool:
    """Return whether a text has fewer words of letters than `least`, or no letter at all.

    An address is no word. A script that does not part its words has as many as may be.
    """
    text = _ADDRESS.sub(" ", text)
    found = _WORD.findall(text)
    return not found or (len(found) < least and bool(main_script(text)))


@cache
def _script(character: str) -> str:
    """Return the script of a letter; nothing for what is no letter."""
    if not character.isalpha():
        return ""
    first = unicodedata.name(character, "OTHER").partition(" ")[0]
    return _NAMES.get(first, first)
