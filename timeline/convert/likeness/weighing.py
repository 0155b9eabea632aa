"""Which of several is meant, if any: the signs of each weighed, and how likely that makes it."""

import math
from collections.abc import Sequence
from operator import mul


def score(signs: Sequence[float], weights: Sequence[float]) -> float:
    """Return the sum of signs, each by its weight."""
    return float(sum(map(mul, signs, weights)))


def may_be(likelihood: float, scores: Sequence[float]) -> bool:
    """Return whether any may be as likely as that: none is likelier than if it were alone."""
    return max(scores, default=-math.inf) >= math.log(likelihood / (1 - likelihood))


def likelihoods(scores: Sequence[float]) -> list[float]:
    """Return from 0 to 1 how likely each is meant; that none is has the score 0.

    They are rounded, as the last digits of a sum may differ from run to run.
    """
    # Less the highest: the exponential of what long texts have in common may be no number.
    highest = max([0.0, *scores])
    weights = [math.exp(score - highest) for score in scores]
    total = math.exp(-highest) + sum(weights)
    return [round(weight / total, 6) for weight in weights]
