"""Who somebody is and where a place lies, once on each page of many events."""

from tests.sample import context, event, pages_of, said
from timeline.site.links import Link
from timeline.site.views.booklet import booklet
from timeline.site.views.rows import Gloss, Glosses


def given(*events):
    glosses = Glosses(context(*events))
    return [glosses.of(each) for each in events]


def test_only_the_first_event_of_a_page_says_who_and_where():
    one = event("a", "2024-03-12", told_by=("guard",), places=("mill",))
    two = event("b", "2024-03-13", told_by=("guard",), places=("mill",))
    assert given(one, two) == [Gloss("a guard", Link("Oakford, Vale")), Gloss()]
    assert given(two)[0] == Gloss("a guard", Link("Oakford, Vale"))


def test_who_speaks_is_explained_like_whose_account_it_is():
    assert given(said("a", "2024-03-12", places=()))[0] == Gloss("mayor")


def test_several_names_are_left_for_an_event_of_their_own():
    both = event("a", "2024-03-12", told_by=("guard", "hill"), places=("mill", "vale"))
    apart = event("b", "2024-03-13", told_by=("hill", "guard"), places=("land", "vale"))
    alone = event("c", "2024-03-14", told_by=("hill",), places=("vale",))
    assert [each.teller for each in given(both, apart, alone)] == ["", "", "mayor"]


def test_what_lies_around_everything_is_said_only_where_nothing_nearer_is():
    places = ("mill", "oakford", "vale", "land")
    events = [event(each, f"2024-03-1{at}", places=(each,)) for at, each in enumerate(places)]
    assert [each.places.text for each in given(*events)] == ["Oakford, Vale", "Vale", "Land", ""]


def test_a_name_that_no_registry_has_needs_none():
    stray = event("a", "2024-03-12", told_by=("Ada Newcomer",), places=("Nowhere",))
    assert given(stray, stray) == [Gloss(), Gloss()]


def test_a_page_explains_in_the_order_in_which_it_is_read():
    later = event("b", "2024-03-13", told_by=("guard",))
    sooner = said("a", "2024-03-12", speaker="guard")
    made = context(later, sooner)
    days = booklet(made, pages_of(made).rows).days
    assert [[entry.gloss.teller for entry in day.entries] for day in days] == [["a guard"], [""]]
