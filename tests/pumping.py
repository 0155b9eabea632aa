"""Articles in which one word stands again and again, for every word that articles are read by.

An expression that can read a word in two ways may try all ways of a row of them, which takes longer
than anybody waits: each word of the language files stands in a row here, in front of quoted words,
behind a verb and alone, and rows of all that parts the names on a page stand in the lines around.
"""

import re
import signal
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import product
from typing import Any

from tests.built import ROOT
from tests.test_convert import KNOWN
from timeline.convert.drafting.draft import draft_with
from timeline.formats import seedtext
from timeline.model import InputError
from timeline.text import languages
from timeline.text.letters import is_cyrillic

FILES = sorted((ROOT / "timeline" / "languages").glob("*.toml"))
# As often a word stands in a row: an expression that reads it in two ways has millions of ways.
_TIMES = 26
# What no article of this length takes, on any machine.
SECONDS = 60
_CHOICE, _LETTERS = re.compile(r"\(([^()|]*)[^()]*\)\??"), re.compile(r"\[(.)[^\]]*\]")
_HELD = re.compile(r"\{[a-z]+\}|!\([^)]*\)|\?")
_LONGEST = 30
_HEAD = " date 2019-05-15 Dogs barked in Ladov. "
_EN = ("Ihor Tarnovsky told it.", "He did not say", "said", "“Nobody slept here all night long”")
_RU = ("Игорь Тарновский рассказал.", "Сроков не назвал", "сказал", "«Никто не спал всю ночь»")
_TOKENS = ("12", "x", "Ab", "слово", "2024", "12:30", "«Аб»", "@ab", "ab.com", "—", "Photo:")
_SIGNS = (" / ", " | ", " - ", ", ", " · ", " > ", " ", " — ", "/", "  ", " © ", ". ", ": ")


def words() -> list[str]:
    """Return the words of all language files as one of their readings is written, in order."""
    lists = (tomllib.loads(file.read_text(encoding="utf-8")) for file in FILES)
    found = {_written(word) for each in lists for word in _within(each)}
    return sorted(word for word in found if 0 < len(word) < _LONGEST)


def _within(lists: Any) -> Iterator[str]:
    if isinstance(lists, str):
        for word in lists.split():
            yield from languages.begun([word])
    elif isinstance(lists, dict):
        for each in lists.values():
            yield from _within(each)


def _written(word: str) -> str:
    plain = _HELD.sub("", _LETTERS.sub(r"\1", _CHOICE.sub(r"\1", word)))
    return plain.replace("*", "а" if is_cyrillic(plain) else "e").replace("_", " ").strip()


def sentences(word: str) -> str:
    """Return the text of an article in which a word stands in rows."""
    tells, denies, says, quoted = _RU if is_cyrillic(word) else _EN
    row = f"{word} " * _TIMES
    first = row[:1].upper() + row[1:]
    return _HEAD + "\n\n".join(
        (
            f"{tells} {first}test: {quoted}.",
            f"{tells} {denies} {row}!!",
            f"{tells} {denies} {row}: {quoted}.",
            f"{first}{says} {row}{quoted}, {says} {row}.",
            f"{quoted}, {row}{says} {row}Tarnovsky.",
        )
    )


def lines() -> list[str]:
    """Return the texts of articles around which a line has the same signs again and again."""
    return [
        f"Paper{sign}{sign.join((one, two) * _TIMES)}{sign}x y, z\n\n2019-05-15\n\nDogs barked in "
        f"Ladov.\n\n{sign.join((two, one) * _TIMES)}\n"
        for sign, one, two in product(_SIGNS, _TOKENS, _TOKENS)
    ]


class EndlessError(Exception):
    """An article took so long that nobody would wait for it."""


def convert(text: str) -> None:
    """Make a draft of an article or refuse it; raises EndlessError where that does not end."""
    with ended(), suppress(InputError):
        draft_with(seedtext.parse(text, name="article.txt"), KNOWN)


@contextmanager
def ended() -> Iterator[None]:
    """Stop what does not end: expressions are tried until a signal comes."""

    def stop(*_: object) -> None:
        raise EndlessError

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
