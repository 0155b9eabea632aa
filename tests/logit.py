"""A logit of several outcomes with a ridge: what features add to scores that stand fast.

In plain Python, so that whoever has the tests can fit; the same examples give the same weights.
"""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import mul
from typing import NamedTuple

Vector = list[float]
_Groups = Sequence[tuple[float, Sequence[int]]]
# What the last steps taught of how the slope changes, and how often a step is halved.
_MEMORY, _HALVINGS = 10, 20
_ENOUGH = 1e-4


class Example(NamedTuple):
    """The outcome of an example by its number, how much it counts, its scores and its features."""

    outcome: int
    weight: float
    scores: Sequence[float]
    features: Mapping[int, float]


def fit(
    examples: Sequence[Example], features: int, *, ridge: float, rounds: int
) -> list[Sequence[float]]:
    """Return what each of so many features adds to the score of each outcome."""
    width = len(examples[0].scores)
    slope = _slope(examples, features, ridge)
    found = minimum(slope, [0.0] * (features * width), rounds)
    return [found[at : at + width] for at in range(0, len(found), width)]


def _slope(
    examples: Sequence[Example], features: int, ridge: float
) -> Callable[[Vector], tuple[float, Vector]]:
    """Return what gives, for weights, how unlikely they make the examples, and its gradient."""
    of_example = [_grouped(each.features.items()) for each in examples]
    turned: list[list[tuple[int, float]]] = [[] for _ in range(features)]
    for number, each in enumerate(examples):
        for feature, value in each.features.items():
            turned[feature].append((number, value))
    of_feature = [_grouped(each) for each in turned]
    width = len(examples[0].scores)

    def slope(flat: Vector) -> tuple[float, Vector]:
        rows = [flat[at : at + width] for at in range(0, len(flat), width)]
        loss, misses = ridge / 2 * sum(map(mul, flat, flat)), []
        for each, groups in zip(examples, of_example, strict=True):
            chances = _chances(_summed(each.scores, groups, rows))
            loss -= each.weight * math.log(max(chances[each.outcome], 1e-300))
            chances[each.outcome] -= 1
            misses.append([each.weight * chance for chance in chances])
        gradient: Vector = []
        for row, groups in zip(rows, of_feature, strict=True):
            gradient += _summed([ridge * value for value in row], groups, misses)
        return loss, gradient

    return slope


def _grouped(values: Iterable[tuple[int, float]]) -> _Groups:
    """Return numbers by the value that they have: few values are summed sooner than many."""
    found: dict[float, list[int]] = {}
    for number, value in values:
        found.setdefault(value, []).append(number)
    return sorted(found.items())


def _summed(start: Sequence[float], groups: _Groups, rows: Sequence[Vector]) -> Vector:
    """Return a row with others added to it, each group of them by its value."""
    total = list(start)
    for value, numbers in groups:
        sums = map(sum, zip(*map(rows.__getitem__, numbers), strict=True))
        total = [one + value * other for one, other in zip(total, sums, strict=True)]
    return total


def _chances(scores: Sequence[float]) -> Vector:
    highest = max(scores)
    weights = [math.exp(score - highest) for score in scores]
    total = sum(weights)
    return [weight / total for weight in weights]


def minimum(slope: Callable[[Vector], tuple[float, Vector]], start: Vector, rounds: int) -> Vector:
    """Return about where a convex function is lowest (L-BFGS: Nocedal and Wright, 7.4 and 7.5)."""
    here, (height, gradient) = start, slope(start)
    steps: list[tuple[Vector, Vector]] = []
    for _ in range(rounds):
        if math.sqrt(_dot(gradient, gradient)) < _ENOUGH:
            break
        downhill = _downhill(gradient, steps)
        there, low, next_gradient = _stepped(slope, here, height, gradient, downhill)
        if low >= height:
            break
        moved = [new - old for new, old in zip(there, here, strict=True)]
        turned = [new - old for new, old in zip(next_gradient, gradient, strict=True)]
        steps = [*steps[1 - _MEMORY :], (moved, turned)]
        here, height, gradient = there, low, next_gradient
    return here


def _stepped(
    slope: Callable[[Vector], tuple[float, Vector]],
    here: Vector,
    height: float,
    gradient: Vector,
    downhill: Vector,
) -> tuple[Vector, float, Vector]:
    """Return where a step leads that is short enough to go down as the gradient promises."""
    fall, length = _dot(gradient, downhill), 1.0
    for _ in range(_HALVINGS):
        there = [at + length * by for at, by in zip(here, downhill, strict=True)]
        low, next_gradient = slope(there)
        if low <= height + _ENOUGH * length * fall:
            break
        length /= 2
    return there, low, next_gradient


def _downhill(gradient: Vector, steps: Sequence[tuple[Vector, Vector]]) -> Vector:
    """Return the direction and length of a step, by the gradient and what the last steps taught."""
    rest, shares = list(gradient), []
    for moved, turned in reversed(steps):
        share = _dot(moved, rest) / _dot(moved, turned)
        rest = [value - share * by for value, by in zip(rest, turned, strict=True)]
        shares.append(share)
    scale = 1 / max(1.0, math.sqrt(_dot(gradient, gradient)))
    if steps:
        moved, turned = steps[-1]
        scale = _dot(moved, turned) / _dot(turned, turned)
    rest = [scale * value for value in rest]
    for (moved, turned), share in zip(steps, reversed(shares), strict=True):
        back = share - _dot(turned, rest) / _dot(moved, turned)
        rest = [value + back * by for value, by in zip(rest, moved, strict=True)]
    return [-value for value in rest]


def _dot(one: Vector, other: Vector) -> float:
    return sum(map(mul, one, other))
