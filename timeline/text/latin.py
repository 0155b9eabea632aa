"""Words in Latin letters: what an id and a file name are made of, whatever the alphabet."""

import re
from collections.abc import Mapping

from timeline.text.confusables import fold

# As passports spell names, without what an id cannot hold.
# https://en.wikipedia.org/wiki/BGN/PCGN_romanization; of Ukrainian, which a text is that has one of
# the letters of it alone, https://zakon.rada.gov.ua/laws/show/55-2010-п
LETTERS: Mapping[str, str] = {
    **dict(zip("абвгдезийклмнопрстуфыэіґўј", "abvgdeziyklmnoprstufyeigwj", strict=True)),
    **dict(zip("ёжхцчшщюяєї", "yo zh kh ts ch sh shch yu ya ye yi".split(), strict=True)),
    **dict.fromkeys("ъь", ""),
    **dict(zip("łøđßæœ", "l o d ss ae oe".split(), strict=True)),
}
UKRAINIAN: Mapping[str, str] = dict(zip("гийюяєї", "h y i iu ia ie i".split(), strict=True))
ONLY_UKRAINIAN = "ґєії"
# Where a word begins with one, it sounds as in `LETTERS`, in Ukrainian too.
INITIAL = r"(?<![\p{L}'’ʼ])[йюяєї]"
_INITIAL = re.compile(INITIAL.replace(r"\p{L}", r"\w"))
_WORD = re.compile(r"[a-z0-9]+")


def is_ukrainian(text: str) -> bool:
    """Return whether `text` has a letter that is of Ukrainian alone."""
    return not text.isascii() and any(letter in text.lower() for letter in ONLY_UKRAINIAN)


def words(text: str, *, of_ukrainian: bool | None = None) -> list[str]:
    """Return the words of `text` in small Latin letters; what is in other alphabets is left out.

    An apostrophe parts no word. A text tells itself whether it is Ukrainian, if nobody does.
    """
    if not text.isascii():
        small = text.lower()
        is_of_it = is_ukrainian(small) if of_ukrainian is None else of_ukrainian
        letters = {**LETTERS, **UKRAINIAN} if is_of_it else LETTERS
        opened = _INITIAL.sub(lambda letter: LETTERS[letter[0]], small)
        text = "".join(letters.get(letter, letter) for letter in opened)
    return _WORD.findall(fold(text).replace("'", ""))
