"""Which of several is meant, if any: weights of signs under which the choices made are likeliest.

A conditional logit, found by Newton's steps and drawn towards weights that are known before, each
as much as its ridge says. In plain Python, so that whoever has the tests can fit; the same choices
give the same weights.
"""

import math
from collections.abc import Sequence
from operator import mul
from typing import NamedTuple

from timeline.convert.likeness import weighing

Weights = Sequence[float]
# The signs of the events of a choice, and which of them is meant: -1 if none.
Choice = tuple[Sequence[Weights], int]
_HALVINGS, _ENOUGH = 10, 0.01


class Before(NamedTuple):
    """The weights that are known before, and how much each is drawn towards its own."""

    weights: Weights
    ridge: Weights


def chances(signs: Sequence[Weights], weights: Weights) -> list[float]:
    return weighing.likelihoods([weighing.score(each, weights) for each in signs])


def fitted(choices: Sequence[Choice], weights: Weights, prior: Before) -> Weights:
    """Return better weights by Newton's steps, each halved until it is one for the better."""
    loss, slope, curve = _slope(choices, weights, prior)
    while True:
        step, before = _solved(curve, slope), loss
        for halving in range(_HALVINGS):
            near = [w - s / 2**halving for w, s in zip(weights, step, strict=True)]
            tried = _slope(choices, near, prior)
            if tried[0] <= loss:
                weights, (loss, slope, curve) = near, tried
                break
        if before - loss < _ENOUGH:
            return weights


def _slope(
    choices: Sequence[Choice], weights: Weights, prior: Before
) -> tuple[float, list[float], list[list[float]]]:
    """Return how unlikely weights make the choices, its gradient and how that changes."""
    size = range(len(weights))
    ridge, away = prior.ridge, [w - p for w, p in zip(weights, prior.weights, strict=True)]
    loss = sum(r * a * a for r, a in zip(ridge, away, strict=True))
    slope = [2 * r * a for r, a in zip(ridge, away, strict=True)]
    curve = [[2 * ridge[i] if i == j else 0.0 for j in size] for i in size]
    for signs, meant in choices:
        found = chances(signs, weights)
        chance = found[meant] if meant >= 0 else 1 - sum(found)
        loss -= math.log(max(chance, 1e-12))
        mean = [sum(map(mul, found, column)) for column in zip(*signs, strict=True)]
        _add(slope, 1.0, mean)
        if meant >= 0:
            _add(slope, -1.0, signs[meant])
        for share, each in zip(found, signs, strict=True):
            _add_square(curve, share, each)
        _add_square(curve, -1.0, mean)
    return loss, slope, curve


def _add(total: list[float], times: float, row: Weights) -> None:
    total[:] = [one + times * other for one, other in zip(total, row, strict=True)]


def _add_square(curve: list[list[float]], times: float, row: Weights) -> None:
    if abs(times) > 1e-6:  # as hardly any event of a choice
        for line, value in zip(curve, row, strict=True):
            if value:
                _add(line, times * value, row)


def _solved(curve: Sequence[Weights], slope: Weights) -> list[float]:
    """Return what the curve makes the slope of (elimination; the ridge keeps it well apart)."""
    rows = [[*line, value] for line, value in zip(curve, slope, strict=True)]
    for at, row in enumerate(rows):
        row[:] = [value / row[at] for value in row]
        for other in rows:
            if other is not row:
                _add(other, -other[at], row)
    return [row[-1] for row in rows]
