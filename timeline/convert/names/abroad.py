"""People whose names are on file in Latin letters alone, as Cyrillic texts write them.

Nobody agrees on how: `Jan Stack` may be `Ян Стек`, `Ян Стак` or `Джен Стэк`. So two words of a text
are compared by their sound with whatever the letters of a name may sound like.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

from timeline.convert.names.fitting import Word, Words
from timeline.convert.names.mentions import Mention, covered, mentioned
from timeline.convert.words import sorts
from timeline.model import Actor
from timeline.record import Record

_NAME = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+")
_CYRILLIC = re.compile(r"[А-ЯЁЄІЇҐ][а-яёєіїґ]+")
_DOUBLED = re.compile(r"(.)\1+")
# `Z`, `C` and `S` sound as in `vision`, `church` and `shore`.
_SOUNDS = str.maketrans(
    dict(zip("абвгґдеёєжзийіїыклмнопрстуфхчшщэ", "abvggdeeeZziiiiiklmnoprstufgCSSe", strict=True))
    | {"ц": "ts", "ю": "iu", "я": "ia", "ь": "", "ъ": ""}
)
# What Latin letters may sound like; two letters that are read as one stand before them.
_LETTERS = dict(
    pair.split("=")
    for pair in (
        "ck=k wr=r kn=n sh=S ch=[CkSg] th=t ph=f gh=g? kh=g zh=Z ee=i ea=(?:ei|i|e) oo=u "
        "ou=(?:au|u|o) ai=(?:[ae]i|e) ay=[ae]i ey=(?:ei|i) ei=(?:[ae]i|i) ow=(?:au|ou|o) "
        "au=(?:au|o) a=(?:ei|i?a|e) e=[ei] i=(?:ai|i) o=(?:ou|o|a) u=(?:i?u|a) y=(?:ai|i) "
        "c=(?:ts|k|s) g=(?:dZ|g|Z) h=g? j=(?:dZ|Z|i) q=k s=[szS] w=[vu] x=ks z=(?:ts|z|s)"
    ).split()
)
_SILENT = re.compile(r"e\Z")
_LETTER = re.compile("|".join([*_LETTERS, "."]))
_ENDING = "(?:a|u|e|i|om|em|oi)?"
_ANY_SOUND = "abvgdeZziklmnoprstufCS"
# A last name inside a sentence; a short one that opens it may be another word.
_INSIDE = re.compile(r"[^\W\d_A-ZА-ЯЄІЇҐ],?\s\Z")
_LONG = 4
_BEFORE = 3


@dataclass(frozen=True, slots=True)
class _Heard:
    """What the two words of somebody's name may sound like in any case."""

    actor: str
    first: re.Pattern[str]
    last: re.Pattern[str]


@dataclass(frozen=True)
class Abroad:
    """The people who have no name in Cyrillic letters, by the first sounds of their two names."""

    heard: Mapping[str, Sequence[_Heard]]

    @classmethod
    def of(cls, record: Record) -> "Abroad":
        """Return the people of a record who have none."""
        found: defaultdict[str, list[_Heard]] = defaultdict(list)
        for actor in record.actors:
            for name in _latin(actor) if sorts.is_person(actor.id, record) else ():
                first, last = (re.compile(_sounds(word) + _ENDING) for word in name.split())
                for begin in map("".join, product(*map(_begins, name.split()))):
                    found[begin].append(_Heard(actor.id, first, last))
        return cls(found)

    def named(self, text: str, words: Words, found: Sequence[Mention]) -> Iterator[Mention]:
        """Yield the names that a text writes in Cyrillic letters, then the last names alone."""
        if not self.heard or text.isascii():
            return
        cyrillic = [word for word in words if _CYRILLIC.fullmatch(word.text)]
        taken, last = covered(found), list[_Heard]()
        for one, two in pairwise(cyrillic):
            is_name = text[one.end : two.start] == " " and one.start not in taken
            if is_name and (heard := self._meant(one, two)):
                last.append(heard)
                taken |= {one.start, two.start}
                yield mentioned(text, one.start, two.end, {"actor": heard.actor})
        for word in cyrillic if last else ():
            whose = next((one for one in last if one.last.fullmatch(_sound(word.text))), None)
            if whose and word.start not in taken and _is_name(text, word):
                yield mentioned(text, word.start, word.end, {"actor": whose.actor}, is_short=True)

    def _meant(self, one: Word, two: Word) -> _Heard | None:
        """Return whose name two words may be, if one person's alone."""
        first, last = _sound(one.text), _sound(two.text)
        may_be = self.heard.get(first[:1] + last[:1], ())
        found = [h for h in may_be if h.first.fullmatch(first) and h.last.fullmatch(last)]
        return found[0] if len({one.actor for one in found}) == 1 else None


def _latin(actor: Actor) -> Iterator[str]:
    """Yield the names of somebody that are two words, if all are in Latin letters."""
    names = (actor.name, *actor.aliases)
    if all(name.isascii() for name in names):
        yield from (name for name in names if _NAME.fullmatch(name))


def _sounds(word: str) -> str:
    """Return the expression of what a word in Latin letters may sound like."""
    letters = _LETTER.findall(_SILENT.sub("", _DOUBLED.sub(r"\1", word.lower())))
    end = _LETTERS["e"] + "?" if _SILENT.search(word) else ""
    return "".join(_LETTERS.get(letter, letter) for letter in letters) + end


def _begins(word: str) -> list[str]:
    """Return the sounds with which a word may begin."""
    first = _LETTER.findall(word.lower())[0]
    begin = re.compile(_LETTERS.get(first, first))
    pairs = ((one, begin.match(one + two)) for one in _ANY_SOUND for two in _ANY_SOUND)
    return [*dict.fromkeys(one for one, found in pairs if found and found.end())]


def _sound(word: str) -> str:
    return _DOUBLED.sub(r"\1", word.lower().translate(_SOUNDS))


def _is_name(text: str, word: Word) -> bool:
    """Return whether a word with a capital is a name where it stands."""
    is_inside = _INSIDE.search(text, max(0, word.start - _BEFORE), word.start) is not None
    return is_inside or len(word.text) >= _LONG
