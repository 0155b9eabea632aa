"""Made-up words, sentences and paragraphs; as unevenly used as those of a language."""

import re
from bisect import bisect
from collections.abc import Callable, Sequence
from functools import cached_property
from itertools import accumulate
from random import Random
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")

_GRAMMAR = """the of and to in a that is was for on as with by at from it this an be are which or
had its were has but not after before during under over between against about into than when
their they he she his her who will would could said been also more most other some two three
first second last next each both while where since until through without within""".split()
TELLING = """authority council minister company contract inspection report harbour vessel cargo
grain shipment border customs tariff agreement treaty talks delegation committee hearing ruling
court appeal judge police inquiry audit budget deficit loan bank market price supply shortage
union worker plant factory refinery pipeline grid outage storm flood drought wildfire shelter
hospital ward vaccine trial study university laboratory satellite launch mission crew station
bridge tunnel railway airport terminal runway fleet route schedule delay closure reopening rally
election ballot turnout candidate party coalition reform statute decree licence permit fine
settlement tender subsidy grant pledge donor convoy corridor ceasefire patrol frontier village
district province region capital mayor governor president spokesperson statement letter memo
archive record document photograph footage witness testimony claim denial evidence source figure
increase decrease rise fall growth decline revenue cost damage repair museum festival theatre
season stadium attendance suspended announced confirmed rejected approved delayed published
reviewed signed opened closed expanded reduced ordered resumed halted investigated disputed
postponed extended withdrew regional national federal joint emergency temporary permanent formal
public private internal annual weekly early late major minor partial draft revised northern
southern eastern western coastal inland central""".split()
# Each syllable in Latin and in Cyrillic letters.
_SYLLABLES = dict(
    pair.split("/")
    for pair in """ka/ка lo/ло mi/ми ve/ве rin/рин tas/тас dor/дор bel/бел han/хан sto/сто vik/вик
    mar/мар nel/нел ost/ост ula/ула per/пер gan/ган fri/фри tho/то sel/сел var/вар kun/кун ari/ари
    ben/бен dal/дал eno/ено fos/фос gri/гри hol/хол ist/ист""".split()
)
_RARE = 6000
_SEED = 1  # of the words, which are the same for a record of any size


class Uneven(Generic[T]):
    """Things picked by rank: the first most often, as words are (Zipf, Mandelbrot)."""

    def __init__(self, items: Sequence[T], *, steepness: float) -> None:
        self.items = items
        self._sums = list(accumulate(1 / (rank + 2.7) ** steepness for rank in range(len(items))))

    def pick(self, random: Random) -> T:
        """Return one of the items."""
        place = bisect(self._sums, random.random() * self._sums[-1])
        return self.items[min(place, len(self.items) - 1)]


class Name(NamedTuple):
    """A made-up name in Latin and in Cyrillic letters."""

    latin: str
    cyrillic: str


def name(random: Random, syllables: int) -> Name:
    """Return a name of so many syllables."""
    chosen = random.choices(list(_SYLLABLES), k=syllables)
    cyrillic = "".join(_SYLLABLES[syllable] for syllable in chosen)
    return Name("".join(chosen).capitalize(), cyrillic.capitalize())


def slug(text: str) -> str:
    """Return `text` as an id: small letters, digits and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def distinct(make: Callable[[], T], count: int, *, key: Callable[[T], str]) -> list[T]:
    """Return `count` things that `make` makes, no two with one key."""
    found: dict[str, T] = {}
    while len(found) < count:
        made = make()
        found.setdefault(key(made), made)
    return list(found.values())


class Writer:
    """Writes sentences and paragraphs; what it writes next depends on `random` alone."""

    def __init__(self, random: Random) -> None:
        self.random = random

    @cached_property
    def _words(self) -> Uneven[str]:
        own = Random(_SEED)
        rare = distinct(lambda: name(own, own.choice((2, 3, 4))).latin.lower(), _RARE, key=str)
        return Uneven([*_GRAMMAR, *TELLING, *rare], steepness=1.0)

    @cached_property
    def _telling(self) -> Uneven[str]:
        return Uneven(TELLING, steepness=0.6)

    def telling(self) -> str:
        """Return one word that says something."""
        return self._telling.pick(self.random)

    def words(self, fewest: int, most: int) -> list[str]:
        """Return the words of a sentence, the first with a capital letter, without a stop."""
        random = self.random
        found = [
            (self._words if random.random() < 0.72 else self._telling).pick(random)
            for _ in range(random.randint(fewest, most))
        ]
        if random.random() < 0.25:
            found.insert(random.randrange(1, len(found)), str(random.randint(2, 9900)))
        found[0] = found[0].capitalize()
        return found

    def sentence(self, fewest: int = 9, most: int = 19) -> str:
        """Return one sentence of plain words."""
        return f"{' '.join(self.words(fewest, most))}."

    def sentences(self, count: int) -> str:
        """Return so many sentences."""
        return " ".join(self.sentence() for _ in range(count))

    def paragraph(self, words: int) -> str:
        """Return a paragraph of about so many words in Markdown: emphasis and links here and
        there."""
        found: list[str] = []
        while words > 0:
            sentence = self.words(9, 19)
            words -= len(sentence)
            found.append(f"{' '.join(self._marked(sentence))}.")
        return " ".join(found)

    def _marked(self, words: list[str]) -> list[str]:
        chance = self.random.random()
        at = self.random.randrange(1, len(words) - 2)
        if chance < 0.15:
            mark = self.random.choice(("**", "*"))
            words[at : at + 2] = [f"{mark}{words[at]}", f"{words[at + 1]}{mark}"]
        elif chance < 0.23:
            url = f"https://example.org/{words[at].lower()}/{self.random.randint(1, 99999)}"
            words[at : at + 2] = [f"[{words[at]}", f"{words[at + 1]}]({url})"]
        return words

    def body(self) -> str:
        """Return some 150 words in two to six blocks of Markdown."""
        random = self.random
        blocks = [self.paragraph(random.randint(*span)) for span in ((35, 55), (35, 55), (25, 45))]
        if random.random() < 0.3:
            blocks.insert(2, "\n".join(f"- {self.sentence(5, 9)}" for _ in range(3)))
        if random.random() < 0.15:
            blocks.insert(1, f"> {self.sentence()}")
        if random.random() < 0.1:
            blocks.insert(1, f"## {' '.join(self.words(3, 5))}")
        return "\n\n".join(blocks)
