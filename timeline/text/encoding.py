"""How the bytes of a file become its text, whatever editor saved it."""

import codecs
import re
import unicodedata

_POINTER = b"version https://git-lfs.github.com/spec/"
POINTER_MESSAGE = "this is a Git LFS pointer, not the {}; run git lfs pull"
# A page says in its head in which letters it is written.
_DECLARED = re.compile(rb"\b(?:charset|encoding)\s{0,3}=\s{0,3}[\"']?(?P<name>[A-Za-z0-9_-]{2,30})")
_HEAD = 4_000
# Any other that Python knows may run code of its own, or is none that papers use.
_OF_PAPERS = re.compile(r"(?:cp|windows-?)125\d|cp866|koi8-[ru]|iso8859-\d{1,2}|mac-cyrillic")


def is_pointer(raw: bytes) -> bool:
    """Return whether Git LFS keeps the file elsewhere, and has not fetched it."""
    return raw.startswith(_POINTER)


def with_line_feeds(text: str) -> str:
    """Return `text`, whose lines all end in CR as on an old Mac, with line feeds; others as is.

    Where there is a line feed too, a CR is no line end: readers would see one line, and we two.
    """
    return text if "\n" in text else text.replace("\r", "\n")


def article_text(raw: bytes) -> str | None:
    """Return the text of an article in UTF-8, or in the letters that a page declares, or None.

    Letters are composed: the same words are the same text, whichever machine saved them.
    """
    text = _decoded(raw)
    return None if text is None else with_line_feeds(unicodedata.normalize("NFC", text))


def _decoded(raw: bytes) -> str | None:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        name = _declared(raw)
    try:
        return raw.decode(name) if name else None
    except UnicodeDecodeError:
        return None


def _declared(raw: bytes) -> str:
    """Return the encoding that the head of a page names, if papers use it."""
    found = _DECLARED.search(raw, 0, _HEAD)
    try:
        name = codecs.lookup(found["name"].decode("ascii")).name if found else ""
    except LookupError:
        return ""
    return name if _OF_PAPERS.fullmatch(name) else ""
