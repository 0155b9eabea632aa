"""The words of a seed, made comparable with what an event takes from it."""

import re
import unicodedata
from functools import lru_cache

from timeline.text import words

RUN = 10  # so many words in a row are copied, not met by chance
_QUOTE_MARKS = str.maketrans(dict.fromkeys("“”„‟«»\"'‘’‚‛‹›", "'"))
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")


def decoded(raw: bytes) -> str | None:
    """Return the text of a seed, or None where it is not UTF-8."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return None


def plain(text: str) -> str:
    """Return `text` with single spaces and one sort of quotation mark; nothing else changes."""
    visible = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    return " ".join(visible.translate(_QUOTE_MARKS).split())


# An event is compared field by field with the same few seeds.
@lru_cache(maxsize=64)
def runs(raw: bytes) -> frozenset[tuple[str, ...]]:
    """Return every run of RUN words in a seed."""
    return words.runs(decoded(raw) or "", length=RUN)
