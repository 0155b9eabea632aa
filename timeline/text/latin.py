"""Words in Latin letters: what an id and a file name are made of, whatever the alphabet."""

import re
from collections.abc import Mapping

from timeline.text.confusables import fold

# As passports spell names, without what an id cannot hold; where it has one of the letters that
# only Ukrainian has, a text is Ukrainian, and two letters sound otherwise.
# https://zakon.rada.gov.ua/laws/show/55-2010-п, https://en.wikipedia.org/wiki/BGN/PCGN_romanization
LETTERS: Mapping[str, str] = {
    **dict(zip("абвгдезийклмнопрстуфыэіґўј", "abvgdeziyklmnoprstufyeigwj", strict=True)),
    **dict(zip("ёжхцчшщюяєї", "yo zh kh ts ch sh shch yu ya ye yi".split(), strict=True)),
    **dict.fromkeys("ъь", ""),
}
UKRAINIAN: Mapping[str, str] = {"г": "h", "и": "y"}
ONLY_UKRAINIAN = "ґєії"
_WORD = re.compile(r"[a-z0-9]+")


def words(text: str) -> list[str]:
    """Return the words of `text` in small Latin letters; what is in other alphabets is left out.

    An apostrophe parts no word.
    """
    if not text.isascii():
        small = text.lower()
        is_ukrainian = any(letter in small for letter in ONLY_UKRAINIAN)
        letters = {**LETTERS, **UKRAINIAN} if is_ukrainian else LETTERS
        text = "".join(letters.get(letter, letter) for letter in small)
    return _WORD.findall(fold(text).replace("'", ""))
