"""What weights of the event on file are fitted from: what is reported, and what is beside it."""

from tests import fit_same
from tests.fit_same import Reported, fit, tally
from timeline.convert.likeness.duplicates import WEIGHTS, SameSigns

NONE = SameSigns(*[0.0] * len(SameSigns._fields))._replace(same=1.0)
# All that an event holds, and of the same kind; another of the same words, at another place.
OWN = NONE._replace(words=30.0, actors=4.0, places=4.0, part=0.9, is_of_kind=1.0)
OTHER = OWN._replace(places=0.0, part=0.6, places_of_event=1.0, places_told=1.0)


def article(event: str) -> Reported:
    return Reported("tales", event, ["dawn-raid", "dusk-raid"], [OWN, OTHER])


def test_what_has_all_in_common_is_reported_and_what_lies_elsewhere_is_not():
    articles = [article("dawn-raid")] * 3
    weights = fit(articles)
    assert weights == fit(articles)
    assert SameSigns(*weights).places_told < fit_same._PRIOR.places_told
    assert tally(articles, weights) == tally(articles, WEIGHTS)
    assert (tally(articles, weights).right, tally(articles, weights).false) == (3, 0)


def test_an_event_that_is_not_reported_is_seen_falsely():
    assert tally([article("")], WEIGHTS).false == 1
    far = tally([article("noon-raid")], WEIGHTS)
    assert (far.right, far.missed, far.false) == (0, 1, 1)
    none = tally([Reported("tales", "", [], [])], WEIGHTS)
    assert (none.right, none.missed, none.false) == (0, 0, 0)


def test_an_article_whose_event_lies_far_off_teaches_nothing():
    assert fit([article("noon-raid")]) == fit([])
