"""What weights of recalls are fitted from, and that the same articles give the same weights."""

from tests import fit_recalls
from tests.fit_recalls import Stretch, Told, fit, tally
from timeline.convert.likeness.recalling import RetellingSigns

NONE = RetellingSigns(*[0.0] * len(RetellingSigns._fields))._replace(retells=1.0)
OF_DAY = NONE._replace(is_of_day=1.0, actors=5.0)
# Of the same day and people, and told word by word.
TITLED = OF_DAY._replace(title=1.0, words=10.0)


def article(*recalls: str) -> Told:
    stretch = Stretch(["dawn-raid", "dusk-raid"], [TITLED, OF_DAY])
    return Told("tales", frozenset(recalls), frozenset(), frozenset(), [stretch])


def test_what_is_told_by_its_title_is_recalled_and_what_shares_the_day_is_not():
    articles = [article("dawn-raid")] * 3
    weights = fit(articles)
    named = RetellingSigns(*weights)
    assert weights == fit(articles)
    assert named.words > fit_recalls._PRIOR.words
    assert abs(named.speaks - fit_recalls._PRIOR.speaks) < 0.001
    found = tally([article("dawn-raid")], weights)
    assert (found.right, found.missed, found.false) == (1, 0, 0)


def test_what_an_article_may_be_of_is_no_event_that_it_recalls():
    own = article()._replace(own=frozenset({"dawn-raid"}))
    assert tally([own], fit_recalls._PRIOR).false == 0
    assert tally([article()], fit_recalls._PRIOR).false == 1
