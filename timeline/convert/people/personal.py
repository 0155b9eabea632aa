"""What is known of a person that a word may mean: the role, and whether `he` or `she` fits."""

import re
from collections.abc import Sequence

from timeline.convert.words.cues import HE, MEN, MEN_FIRST, SHE, WOMEN
from timeline.model import Actor
from timeline.text.languages import any_of, either, table

# `Russian` and `Russia` have these letters in common.
_STEM = 5
_MEN = MEN, MEN_FIRST
_OTHERS = {**dict.fromkeys(HE, (WOMEN,)), **dict.fromkeys(SHE, _MEN)}
# What a woman is, and no man: `активистка`.
_OF_WOMEN = re.compile(either("what_women_are"), re.IGNORECASE)
# Whoever is at the head of something may have any office.
_ANY_HEAD = {"head", "chief", "chairman"}
# Roles as entries have them, and the words for them in articles of any language.
_ROLES = tuple(
    (name, re.compile(rf"(?<![\w-]){any_of(words.split())}\Z", re.IGNORECASE))
    for name, words in table("roles").items()
)

# Any of them, as they stand behind words such as `according to`: `по словам губернатора`.
ROLE = re.compile(
    rf"{any_of(w for words in table('roles').values() for w in words.split())}\b", re.IGNORECASE
)


def may_be(actor: Actor | None, pronoun: str) -> bool:
    """Return whether `he`, `she` or a noun may be said of somebody, as far as the names tell."""
    if not actor:
        return False
    others = _MEN if _OF_WOMEN.fullmatch(pronoun) else _OTHERS.get(pronoun, ())
    return not any(other.search(name) for other in others for name in (actor.name, *actor.aliases))


def is_role(role: Sequence[str], word: re.Match[str]) -> bool:
    """Return whether another word means a role: `губернатор`, `the spokesperson`."""
    return any(name in role and words.search(word[0]) for name, words in _ROLES)


def is_other(role: Sequence[str], word: re.Match[str]) -> bool:
    """Return whether a word means another role than the one that somebody has."""
    meant = {name for name, words in _ROLES if words.search(word[0])}
    own = {name for name, _ in _ROLES if name in role}
    is_told = bool(meant and own) and _ANY_HEAD.isdisjoint(meant | own)
    return is_told and meant.isdisjoint(own)


def is_kin(role: Sequence[str], word: str) -> bool:
    """Return whether a role has a word or, like `Russian`, one of its kin."""
    return any(one.startswith(word[:_STEM]) for one in role)
