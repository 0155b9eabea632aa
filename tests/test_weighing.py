"""Weighing: the signs of several, and how likely each is meant."""

import pytest

from timeline.convert.likeness.weighing import likelihoods, score


def test_a_score_is_the_sum_of_signs_by_their_weights():
    assert score((1.0, 0.5, 0.0), (2.0, -3.0, 7.0)) == 0.5


@pytest.mark.parametrize(
    ("scores", "likely"),
    [
        ([], []),
        ([0.0], [0.5]),  # as likely as that none is meant
        ([0.0, 0.0], [0.333333, 0.333333]),
        ([-2_000.0], [0.0]),
        # What two long texts have in common has no exponential.
        ([2_000.0], [1.0]),
        ([2_000.0, 2_000.0, 3.0], [0.5, 0.5, 0.0]),
    ],
)
def test_how_likely_each_is_leaves_a_part_for_none(scores, likely):
    assert likelihoods(scores) == likely
