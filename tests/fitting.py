"""Fit weights to truths: the weights under which what is true is likeliest (logistic, ridge)."""

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

_STEPS, _SMALL = 25, 1e-3


class Example(NamedTuple):
    """What speaks for something, whether it is true, and how much the example counts."""

    signs: Sequence[float]
    is_true: bool
    share: float = 1.0


def logistic(
    examples: Iterable[Example], size: int, *, ridge: float, start: Sequence[float] = ()
) -> list[float]:
    """Return `size` weights, found by Newton's steps from `start`, or from nought."""
    weights = list(start) or [0.0] * size
    found = [(_some(one.signs), one.is_true, one.share) for one in examples]
    for _ in range(_STEPS):
        slope = [ridge * weight for weight in weights]
        curve = [[ridge if i == j else 0.0 for j in range(size)] for i in range(size)]
        for signs, is_true, share in found:
            chance = likelihood(sum(weights[at] * sign for at, sign in signs))
            off, bend = share * (chance - is_true), share * chance * (1 - chance)
            for at, sign in signs:
                slope[at] += off * sign
                line, times = curve[at], bend * sign
                for other, value in signs:
                    line[other] += times * value
        step = solved(curve, slope)
        weights = [weight - part for weight, part in zip(weights, step, strict=True)]
        if max(map(abs, step)) < _SMALL:
            break
    return weights


def likelihood(score: float) -> float:
    """Return from 0 to 1 how likely a score makes something."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))


def solved(curve: Sequence[Sequence[float]], slope: Sequence[float]) -> list[float]:
    """Return what the curve makes the slope of, by elimination; the ridge keeps it well apart."""
    rows = [[*line, value] for line, value in zip(curve, slope, strict=True)]
    for at, row in enumerate(rows):
        row[:] = [value / row[at] for value in row]
        for other in rows:
            if other is not row and (times := other[at]):
                other[:] = [a - times * b for a, b in zip(other, row, strict=True)]
    return [row[-1] for row in rows]


def _some(signs: Sequence[float]) -> list[tuple[int, float]]:
    """Return the signs that are there, each with its place."""
    return [(at, sign) for at, sign in enumerate(signs) if sign]
