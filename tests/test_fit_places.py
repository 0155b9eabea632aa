"""What weights of places are fitted from, and that the same places give the same weights."""

from tests import fit_places
from tests.fit_places import Weighed, fit, of_tests, tally
from timeline.convert.happening.place_signs import PlaceSigns
from timeline.convert.happening.whereabouts import WEIGHTS, is_enough

NONE = PlaceSigns(*[0.0] * len(PlaceSigns._fields))._replace(named=1.0)
FAR = NONE._replace(depth=2.2, behind=0.9)


def test_what_tells_the_true_from_the_false_weighs_for_it():
    near = FAR._replace(near=1.0)
    places = [Weighed("tales", near, True), Weighed("tales", FAR, False)] * 9
    weights = fit(places)
    assert weights == fit(places)
    assert weights.near > fit_places._PRIOR.near + 0.5
    assert abs(weights.title - fit_places._PRIOR.title) < 0.001
    found = tally(places, weights)
    assert (found.right, found.missed, found.false) == (9, 0, 0)


def test_our_own_articles_weigh_more():
    told = [Weighed("tales", FAR, False)] * 9
    ours = [Weighed("articles", FAR, True)] * 4
    others = [Weighed("tales", FAR, True)] * 4
    assert fit([*told, *ours]).named > fit([*told, *others]).named


def test_what_a_test_tells_is_read_so_by_the_weights():
    places = of_tests()
    assert {one.is_true for one in places} == {True, False}
    assert all(is_enough(one.signs, WEIGHTS) == one.is_true for one in places)
