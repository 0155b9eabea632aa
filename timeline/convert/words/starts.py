"""Where words may begin in a text, which is read through once for all its stretches."""

from bisect import bisect_left
from collections.abc import Sequence


def between(starts: Sequence[int], start: int, end: int) -> Sequence[int]:
    """Return those of some offsets in order that lie from `start` up to `end`."""
    return starts[bisect_left(starts, start) : bisect_left(starts, end)]
