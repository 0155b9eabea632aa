"""The words of a seed, made comparable with what an event takes from it."""

import re
import unicodedata
from functools import lru_cache

from timeline.text import encoding, words

RUN = 10  # so many words in a row are copied, not met by chance
_QUOTE_MARKS = str.maketrans(dict.fromkeys("“”„‟«»\"'‘’‚‛‹›", "'"))
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")


def decoded(raw: bytes, name: str) -> str | None:
    """Return the text of a seed, of a saved web page its words; None where it is no text."""
    if encoding.is_pointer(raw):
        return None
    text = encoding.article_text(raw)
    if text is None:
        return None
    # Imported where it is needed, as all that reads articles: an edit of an event without has none.
    from timeline.text import htmlwords, webpage

    return htmlwords.words(text) if webpage.is_page(name, text) else text


def plain(text: str) -> str:
    """Return `text` with single spaces and one sort of quotation mark; nothing else changes."""
    visible = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    return " ".join(visible.translate(_QUOTE_MARKS).split())


# An event is compared field by field with the same few seeds.
@lru_cache(maxsize=64)
def runs(raw: bytes, name: str) -> frozenset[tuple[str, ...]]:
    """Return every run of RUN words in a seed."""
    return words.runs(decoded(raw, name) or "", length=RUN)
