"""The vocabulary of a new site: its kinds with the words that tell them, its sides and sorts.

The words of the usual kinds stand in `kinds.yml`, by language. They name no subject.
"""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple, cast

import msgspec

from timeline.model import Strand, Vocabulary
from timeline.text import strictyaml

# The plainest stands first in the file and is tried last: whoever merely speaks does that.
SAID = ("statement", "denial", "warning", "order", "assessment")
# What the program takes a kind of actors, places or outlets for.
_LIKE = {"person": "person", "country": "country", "region": "region", "city": "city"}
_WORD = re.compile(r"[^\W\d_]+")
# The ending of a name in its dictionary form, behind a stem that is long enough to tell anything.
_ENDING = re.compile(r"(?<=\w{4})(?:[aeiouy]+s?|s)\Z|(?<=\w{3})[аеёєиіїйоуыьэюя]+\Z")
_SHORTEST_STEM = 4


class NewKind(NamedTuple):
    """A kind of events that happen: its id, and what pages call it."""

    id: str
    name: str


def vocabulary(kinds: Sequence[NewKind], language: str, words: Mapping[str, Any]) -> Vocabulary:
    """Return the vocabulary of a site; its own `kinds` stand in place of those that happen.

    `words` are what readers see, in the language of the site. A kind of its own has a line for the
    words of each language that articles may be in, of which its name fills one.
    """
    told = tree_of(Path(__file__).parent / "kinds.yml")
    empty = dict.fromkeys(sorted({each for words in told.values() for each in words}), ())
    own = [
        {"id": kind.id, "name": kind.name, **_reported({**empty, language: told_by(kind.name)})}
        for kind in kinds
    ]
    usual = [
        {"id": each, **words["kinds"][each], **_reported(told[each])}
        for each in words["kinds"]
        if each not in SAID
    ]
    said = [_said(each, rank, words, told) for rank, each in enumerate(SAID)]
    sorts = {
        name: [
            {"id": each, **called, **({"like": _LIKE[each]} if each in _LIKE else {})}
            for each, called in words[name].items()
        ]
        for name in ("actors", "places", "outlets")
    }
    sides = [{"id": each, **called} for each, called in words["sides"].items()]
    tree = {"kinds": [*(own or usual), *said], "sides": sides, **sorts}
    return msgspec.convert(tree, Vocabulary)


def told_by(name: str) -> list[str]:
    """Return the words that tell a kind until its owner writes better ones: its name, declined.

    A short word is no stem: what begins with `bid` need be none.
    """
    words = [_declined(word) for word in _WORD.findall(name.lower())]
    return ["_".join(words)] if words else []


def _declined(word: str) -> str:
    stem = _ENDING.sub("", word)
    return f"{stem}*" if stem != word or len(stem) >= _SHORTEST_STEM else word


def tree_of(path: Path) -> dict[str, Any]:
    """Return what a file of the program's own holds, in strict YAML."""
    return cast("dict[str, Any]", strictyaml.parse(path.read_text(encoding="utf-8")).tree)


def _reported(told: Mapping[str, Sequence[str]]) -> dict[str, object]:
    return {"strand": Strand.REPORTED.value, **({"words": told} if any(told.values()) else {})}


def _said(
    each: str, rank: int, words: Mapping[str, Any], told: Mapping[str, Any]
) -> dict[str, object]:
    own = {"words": told[each]} if each in told else {}
    start = {"id": each, **words["kinds"][each], "strand": Strand.SAID.value}
    return {**start, **own, "rank": Decimal(rank or len(SAID))}
