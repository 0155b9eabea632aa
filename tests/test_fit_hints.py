"""The hints that texts teach: which words, how much, and what they are never taught by."""

import math

import pytest

from tests import fit_hints, logit
from tests.fit_hints import Told, fitted
from timeline.convert.known.hints import Shown


def _texts(kind: str, headline: str, below: str = "", *, number: int = 10) -> list[Told]:
    return [Told(kind, 1.0, {}, Shown(headline, "", "", below)) for _ in range(number)]


def _weights(texts: list[Told], kind: str) -> dict[str, int]:
    (found,) = (each for each in fitted(texts, ["flood", "fair"]).kinds if each.kind == kind)
    return {word: int(weight) for weight, words in found.words.items() for word in words.split()}


FLOODS = _texts("flood", "The river rose") + _texts("flood", "Water stood", "The river is high")
FAIRS = _texts("fair", "The market opened") + _texts("fair", "Stalls stood", "The river is calm")


def test_words_hint_at_the_kind_of_the_texts_that_have_them_and_against_the_other():
    flood, fair = (_weights(FLOODS + FAIRS, kind) for kind in ("flood", "fair"))
    assert flood["rose"] > 0 > fair["rose"]
    assert fair["marke*"] > 0 > flood["marke*"]
    assert flood["marke*"] == -fair["marke*"]


def test_what_stands_in_texts_of_all_kinds_weighs_little_or_nothing():
    flood = _weights(FLOODS + FAIRS, "flood")
    assert abs(flood.get("the", 0)) <= 1
    assert flood["river*"] < flood["rose"]


def test_longer_words_hint_by_their_beginnings_and_by_what_they_mean():
    texts = _texts("flood", "The mayor denies it") + _texts("fair", "The mayor went")
    flood = _weights(texts, "flood")
    assert {"=denying", "denie*"} <= flood.keys()
    assert "denies" not in flood


@pytest.mark.parametrize(
    ("headline", "what"),
    [
        ("Then Ladov burned", "a name"),
        ("Then it burned on Tuesday", "a day"),
    ],
)
def test_names_and_days_never_hint(headline, what):
    texts = _texts("flood", headline) + _texts("fair", "Then it closed")
    assert {"ladov*", "tuesd*"}.isdisjoint(_weights(texts, "flood")), what
    assert "burne*" in _weights(texts, "flood")


def test_a_word_of_few_texts_teaches_nothing():
    few = _texts("flood", "Boats sank", number=7)
    assert "sank" not in _weights(FLOODS + FAIRS + few, "flood")


def test_a_kind_that_all_else_tells_needs_no_words():
    told = [text._replace(scores={text.kind: 40.0}) for text in FLOODS + FAIRS]
    assert _weights(told, "flood") == {}


def test_what_is_fitted_follows_from_the_texts_alone():
    assert fitted(FLOODS + FAIRS, ["flood", "fair"]) == fitted(FLOODS + FAIRS, ["flood", "fair"])


def test_the_texts_have_a_kind_and_a_set_that_may_be_left_out():
    first = next(fit_hints.tasks())
    assert (first.set, first.is_ours, first.weight) == ("golden", True, 0.33)
    seen = fit_hints.told(first)
    assert seen is not None
    assert seen.kind == first.kind
    assert max(seen.scores, key=lambda kind: seen.scores[kind]) in seen.scores
    assert any(seen.shown)


def test_a_logit_finds_the_weight_at_which_its_slope_is_none():
    # Three of four have the first outcome; the ridge r wants w with 4(1/(1+e^-2w) - 3/4) + rw = 0.
    examples = [logit.Example(int(number == 0), 1.0, [0.0, 0.0], {0: 1.0}) for number in range(4)]
    ((one, other),) = logit.fit(examples, 1, ridge=0.5, rounds=50)
    assert one == pytest.approx(-other)
    assert 4 * (1 / (1 + math.exp(-2 * one)) - 3 / 4) + 0.5 * one == pytest.approx(0, abs=1e-3)


def test_a_minimum_is_found_where_the_scales_differ():
    def slope(at: list[float]) -> tuple[float, list[float]]:
        x, y = at
        return (x - 3) ** 2 + 100 * (y + 1) ** 2, [2 * (x - 3), 200 * (y + 1)]

    assert logit.minimum(slope, [0.0, 0.0], 100) == pytest.approx([3, -1], abs=1e-3)
