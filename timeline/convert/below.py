"""Verbs of speech in a clause below another, which only mention that somebody spoke.

`The zone of which X spoke is a dream, Y said` tells what Y says.
"""

from timeline.text.languages import pattern

_REACH = 90
# What begins such a clause; between it and the verb stand no more than its subject and adverbs.
_BEGINS = pattern("begins_a_mention", after=r"\s[^,;:()–—.!?]*\Z")


def is_mentioned(plain: str, start: int, verb: int) -> bool:
    """Return whether the `verb` of a sentence that begins at `start` stands in such a clause."""
    return _BEGINS.search(plain, max(start, verb - _REACH), verb) is not None
