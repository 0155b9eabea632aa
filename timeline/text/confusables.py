"""Characters that deceive: invisible, reordering or look-alike (Unicode TR 36 and TR 39)."""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

_LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u1e00-\u1eff"
_CYRILLIC = "\u0400-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f"
_GREEK = "\u0370-\u03ff\u1f00-\u1fff"
_KINDS = {
    "control": "\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff",
    "bidi": "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069",
    "invisible": "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200d\u2028\u2029"
    "\u2060-\u2064\u206a-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb"
    "\U000e0000-\U000e0fff",
    "private": "\ue000-\uf8ff\U000f0000-\U0010fffd",
    "styled": "\uff01-\uff5e\U0001d400-\U0001d7ff",
}
_SUSPECT = re.compile(
    "|".join(f"(?P<{kind}>[{letters}])" for kind, letters in _KINDS.items())
    + f"|(?P<mixed>[{_LATIN}](?=[{_CYRILLIC}{_GREEK}])|[{_CYRILLIC}](?=[{_LATIN}{_GREEK}])"
    f"|[{_GREEK}](?=[{_LATIN}{_CYRILLIC}]))"
)
# Most texts hold nothing suspect, which is seen much faster than what and where it is.
_ORDINARY = bytes([0x09, 0x0A, *range(0x20, 0x7F)])
_SUSPECT_ALONE = re.compile(f"[{''.join(_KINDS.values())}]")
_NOT_LATIN = re.compile(f"[{_CYRILLIC}{_GREEK}]")
_MEETING = re.compile(
    f"[{_CYRILLIC}{_GREEK}](?:(?<=[{_CYRILLIC}])(?=[{_LATIN}{_GREEK}])"
    f"|(?<=[{_GREEK}])(?=[{_LATIN}{_CYRILLIC}])|(?<=[{_LATIN}].))",
    re.DOTALL,
)
_CURES = {
    "control": "is a control character; delete it",
    "bidi": "changes the direction of the text around it; delete it",
    "invisible": "cannot be seen; delete it or write an ordinary space",
    "private": "has no agreed meaning; delete it",
    "styled": "looks like an ordinary letter but is not; type it on the keyboard",
}
# Letters of other alphabets that look like a Latin one (https://www.unicode.org/reports/tr39/).
LOOKALIKES = ("аеорсухіјѕһӏвкмнтгαοερν", "aeopcyxijshlbkmhtraoepv")
_WORD = re.compile(r"[^\W\d_]+")
_COMBINING = re.compile("[\u0300-\u036f]")
_CLUSTER = re.compile(r"\S[\u0300-\u036f]*")
_SHOWN = 40


class Confusable(NamedTuple):
    """One deceiving character: where it stands (from 0) and what to write instead."""

    offset: int
    message: str


def find(text: str) -> Iterator[Confusable]:
    """Yield every character or word of `text` that could deceive a reader."""
    special = _special(text)
    if _is_suspect(text, special):
        yield from _suspects(text)
    if special and not unicodedata.is_normalized("NFC", text):
        yield from _uncomposed(text)


def mixed_words(text: str) -> list[str]:
    """Return each word of `text` that mixes alphabets, once."""
    found = (match.start() for match in _SUSPECT.finditer(text) if match.lastgroup == "mixed")
    return list(dict.fromkeys(_word_at(text, offset)[0] for offset in found))


def code_point(character: str) -> str:
    """Return `U+202E RIGHT-TO-LEFT OVERRIDE`."""
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X} {name}".rstrip()


def _special(text: str) -> str:
    """Return the characters of `text` that are not ordinary ASCII, in their order."""
    rest = text.encode("utf-8", "surrogatepass").translate(None, _ORDINARY)
    return rest.decode("utf-8", "surrogatepass")


def _is_suspect(text: str, special: str) -> bool:
    if not special:
        return False
    if _SUSPECT_ALONE.search(special):
        return True
    return _NOT_LATIN.search(special) is not None and _MEETING.search(text) is not None


def _suspects(text: str) -> Iterator[Confusable]:
    told = 0  # a word that mixes alphabets is told once, however often it changes
    for match in _SUSPECT.finditer(text):
        if match.lastgroup != "mixed":
            yield Confusable(
                match.start(), f"{code_point(match[0])} {_CURES[match.lastgroup or '']}"
            )
        elif match.start() >= told:
            confusable, told = _mixed(text, match.start())
            yield confusable


def _mixed(text: str, offset: int) -> tuple[Confusable, int]:
    """Return the word around `offset` as a confusable, and where it ends."""
    word = _word_at(text, offset)
    shown = word[0] if len(word[0]) <= _SHOWN else word[0][:_SHOWN] + "…"
    message = f"the word {shown!r} mixes Latin, Cyrillic or Greek letters; type it in one alphabet"
    return Confusable(word.start(), message), word.end()


def _word_at(text: str, offset: int) -> re.Match[str]:
    return next(_WORD.finditer(text, _word_start(text, offset)))


def _word_start(text: str, offset: int) -> int:
    while offset and _WORD.fullmatch(text[offset - 1]):
        offset -= 1
    return offset


def _uncomposed(text: str) -> Iterator[Confusable]:
    """Yield each letter that stands apart from its accent, or in a form only machines tell."""
    for match in _CLUSTER.finditer(text):
        composed = unicodedata.normalize("NFC", match[0])
        if composed != match[0]:
            spelled = " + ".join(map(code_point, match[0]))
            yield Confusable(match.start(), f"{spelled} is one letter; type {composed!r} anew")


def fold(text: str) -> str:
    """Return `text` for comparison: no case, no diacritics, single spaces, plain apostrophes."""
    if text.isascii():
        return " ".join(text.lower().split())
    # Twice: some letters have a small form only once they are taken apart.
    apart = unicodedata.normalize("NFKD", text).casefold()
    bare = _COMBINING.sub("", unicodedata.normalize("NFKD", apart))
    return " ".join(bare.replace("’", "'").replace("ʼ", "'").replace("‑", "-").split())
