"""Slips of form: what a value holds for how it was typed or copied, as patterns."""

import re

AROUND = re.compile(r"[“”„«»‘’‹›][^“”„«»‘’‹›]*[“”„«»‘’‹›]")
PICTURE = re.compile("[\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]")
MARKDOWN = re.compile(r"\*\*\S[^*]*\*\*|\*\S[^*]*\*|__\S|`|\]\(|^(?:#{1,6}|[-*>]) ", re.MULTILINE)
# What a template has in the place of a number or an address.
STAND_IN = re.compile(
    r"(?<!\d)0{5,}(?!\d)|…|//(?:www\.)?example\.(?:com|org|net)(?:/|$)", re.IGNORECASE
)
# Shorter ones may be names alone.
_LEAST_CAPITALS = 12
_CAPITALS = 0.7


def is_shouted(text: str) -> bool:
    """Return whether a text is written in capitals."""
    letters = [letter for letter in text if letter.isalpha()]
    capitals = sum(letter.isupper() for letter in letters)
    return len(letters) >= _LEAST_CAPITALS and capitals > _CAPITALS * len(letters)
