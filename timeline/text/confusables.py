"""Characters that deceive: invisible, reordering or look-alike (Unicode TR 36 and TR 39).

What a character is follows from its properties, not from a list of those that were met.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from timeline.model.problem import Flaw

# Of categories Cc, Cs, Cf and of property Bidi_Control (Unicode Standard, sections 23.1 and 23.2).
_REORDERING = frozenset("LRE RLE LRO RLO PDF LRI RLI FSI PDI".split())
_MARKS_OF_DIRECTION = frozenset("\u061c\u200e\u200f")
_UNSEEN = frozenset({"Cf", "Zl", "Zp"})
# Property Default_Ignorable_Code_Point without what is of category Cf; a Braille cell of no dot.
_IGNORABLE = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2065\u2800\u3164\ufe00-\ufe0f\uffa0"
    "\ufff0-\ufff8\U000e0000-\U000e0fff]"
)
_STYLED = re.compile("[\uff01-\uff5e\U0001d400-\U0001d7ff]")
_CURES = {
    "control": "is a control character; delete it",
    "no character": "is no character; delete it",
    "bidi": "changes the direction of the text around it; delete it",
    "invisible": "cannot be seen; delete it or write an ordinary space",
    "private": "has no agreed meaning; delete it",
    "styled": "looks like an ordinary letter but is not; type it on the keyboard",
}
# More marks than any language puts on a letter; they run over the lines above and below.
MOST_MARKS = 3
# Most texts hold nothing suspect, which is seen much faster than what and where it is.
_ORDINARY = bytes([0x09, 0x0A, *range(0x20, 0x7F)])
# Of these no deceit is made: Latin letters, dashes, quotation marks, money.
_UNUSUAL = re.compile("[^\u00a0-\u00ac\u00ae-\u02af\u2010-\u2027\u2030-\u205e\u20a0-\u20bf№]")
_USUAL_SCRIPTS = frozenset({"LATIN", "CYRILLIC", "GREEK"})
_LATIN = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u1e00-\u1eff"
_CYRILLIC = "\u0400-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f"
_GREEK = "\u0370-\u03ff\u1f00-\u1fff"
_MEETING = re.compile(
    f"[{_CYRILLIC}{_GREEK}](?:(?<=[{_CYRILLIC}])(?=[{_LATIN}{_GREEK}])"
    f"|(?<=[{_GREEK}])(?=[{_LATIN}{_CYRILLIC}])|(?<=[{_LATIN}].))",
    re.DOTALL,
)
# Scripts that are written as one (UTS 39, section 5.1).
_EAST_ASIAN = frozenset("CJK IDEOGRAPHIC HIRAGANA KATAKANA HALFWIDTH HANGUL BOPOMOFO".split())
# How the names of letters begin that stand in words of any script.
_OF_ALL = frozenset("MODIFIER SUPERSCRIPT FEMININE MASCULINE MICRO".split())
# Letters of other alphabets that look like a Latin one (https://www.unicode.org/reports/tr39/).
LOOKALIKES = ("аеорсухіјѕһӏвкмнтгαοερν", "aeopcyxijshlbkmhtraoepv")
_COMBINING = re.compile("[\u0300-\u036f]")
_CLUSTER = re.compile(r"\S[\u0300-\u036f]*")
_SHOWN = 40


def find(text: str) -> Iterator[Flaw]:
    """Yield every character or word of `text` that could deceive a reader."""
    special = _special(text)
    if not special:
        return
    if _UNUSUAL.search(special):
        characters = set(special)
        if any(map(_kind, characters)):
            yield from _suspects(text)
        if _may_mix(text, characters):
            yield from map(_mixed, _mixed_words(text))
        if sum(map(_is_mark, special)) > MOST_MARKS:
            yield from _piled(text)
    if not unicodedata.is_normalized("NFC", text):
        yield from _uncomposed(text)


def mixed_words(text: str) -> list[str]:
    """Return each word of `text` that mixes alphabets, once."""
    if not _may_mix(text, set(_special(text))):
        return []
    return list(dict.fromkeys(word for _, word in _mixed_words(text)))


def code_point(character: str) -> str:
    """Return `U+202E RIGHT-TO-LEFT OVERRIDE`."""
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X} {name}".rstrip()


def _special(text: str) -> str:
    """Return the characters of `text` that are not ordinary ASCII, in their order."""
    rest = text.encode("utf-8", "surrogatepass").translate(None, _ORDINARY)
    return rest.decode("utf-8", "surrogatepass")


@cache
def _kind(character: str) -> str:
    """Return what is suspect about a character by itself, or nothing."""
    category, code = unicodedata.category(character), ord(character)
    if category == "Co":
        return "private"
    if category in ("Cc", "Cs"):
        return "" if character in "\t\n" else "control"
    if 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE:
        return "no character"
    is_reordering = unicodedata.bidirectional(character) in _REORDERING
    if is_reordering or character in _MARKS_OF_DIRECTION:
        return "bidi"
    if category in _UNSEEN or _IGNORABLE.match(character):
        return "invisible"
    return "styled" if _STYLED.match(character) else ""


def _suspects(text: str) -> Iterator[Flaw]:
    for at, character in enumerate(text):
        if kind := _kind(character):
            yield Flaw(at, f"{code_point(character)} {_CURES[kind]}")


@cache
def _script(character: str) -> str:
    """Return the script of a letter, as its name begins; nothing for what is in all scripts.

    Python knows the names of characters, not their scripts.
    """
    if not unicodedata.category(character).startswith("L"):
        return ""
    first = unicodedata.name(character, "").partition(" ")[0].partition("-")[0]
    return "" if first in _OF_ALL or _STYLED.match(character) else first


@cache
def _is_mark(character: str) -> bool:
    return unicodedata.category(character).startswith("M")


def _may_mix(text: str, characters: set[str]) -> bool:
    """Return whether a word may mix alphabets; `characters` are those beyond ordinary ASCII."""
    scripts = {*map(_script, characters)} - {"", "LATIN"}
    if not scripts:
        return False
    if scripts <= _USUAL_SCRIPTS and not any(map(_is_mark, characters)):
        return _MEETING.search(text) is not None
    return True


def _mixed_words(text: str) -> Iterator[tuple[int, str]]:
    """Yield each word with letters of several scripts, and where it stands."""
    for start, word in _words(text):
        scripts = _scripts(word)
        if len(scripts) > 1 and not scripts <= _EAST_ASIAN:
            yield start, word


def _scripts(word: str) -> set[str]:
    return {*map(_script, set(word))} - {""}


def _words(text: str) -> Iterator[tuple[int, str]]:
    """Yield each run of letters and their marks, and where it stands."""
    start = None
    for at, character in enumerate(f"{text} "):
        if _is_of_word(character):
            start = at if start is None else start
        elif start is not None:
            yield start, text[start:at]
            start = None


@cache
def _is_of_word(character: str) -> bool:
    return unicodedata.category(character)[0] in "LM"


def _mixed(found: tuple[int, str]) -> Flaw:
    start, word = found
    shown = word if len(word) <= _SHOWN else word[:_SHOWN] + "…"
    found_in = _scripts(word)
    scripts = "Latin, Cyrillic or Greek"
    if not found_in <= _USUAL_SCRIPTS:
        scripts = " and ".join(sorted(name.title() for name in found_in))
    return Flaw(start, f"the word {shown!r} mixes {scripts} letters; type it in one alphabet")


def _piled(text: str) -> Iterator[Flaw]:
    """Yield each letter with more marks than any language has."""
    marks = 0
    for at, character in enumerate(f"{text} "):
        if _is_mark(character):
            marks += 1
            continue
        if marks > MOST_MARKS:
            message = f"a letter with {marks} marks; write {MOST_MARKS} at most on one"
            yield Flaw(max(at - marks - 1, 0), message)
        marks = 0


def _uncomposed(text: str) -> Iterator[Flaw]:
    """Yield each letter that stands apart from its accent, or in a form only machines tell."""
    for match in _CLUSTER.finditer(text):
        composed = unicodedata.normalize("NFC", match[0])
        if composed != match[0]:
            spelled = " + ".join(map(code_point, match[0]))
            yield Flaw(match.start(), f"{spelled} is one letter; type {composed!r} anew")


def fold(text: str) -> str:
    """Return `text` for comparison: no case, no diacritics, single spaces, plain apostrophes."""
    if text.isascii():
        return " ".join(text.lower().split())
    # Twice: some letters have a small form only once they are taken apart.
    apart = unicodedata.normalize("NFKD", text).casefold()
    bare = _COMBINING.sub("", unicodedata.normalize("NFKD", apart))
    return " ".join(bare.replace("’", "'").replace("ʼ", "'").replace("‑", "-").split())
