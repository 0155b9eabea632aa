"""The page of an event and of a question: everything on file, and what stands against it."""

from decimal import Decimal

import pytest

from tests.sample import FULL, claim, context, count, event, said
from timeline.model import Event, Stance
from timeline.site import links
from timeline.site.routes import Pages
from timeline.site.views.claims import Rival, claims
from timeline.site.views.event import EventView, event_view
from timeline.site.views.event_head import Other


def view_of(one: Event, *others: Event) -> EventView:
    made = context(one, *others)
    return event_view(made, one, Pages(made).cards)


@pytest.mark.parametrize(
    ("mine", "theirs", "is_against"),
    [
        (claim("hill"), claim("guard", stance=Stance.DENIES), True),
        (claim("hill"), claim("guard", stance=Stance.CANNOT_CONFIRM), True),
        (claim("hill"), claim("guard"), False),
        (count("hill", value=5), count("guard", value=6), True),
        (count("hill", high=9), count("guard", high=9), False),
        (count("hill", low=5, high=9), count("guard", value=7), False),
        (count("hill", value=5), claim("guard", "many", value=Decimal(6), unit="dogs"), False),
        (claim("hill", "why"), claim("guard", "why", stance=Stance.DENIES), False),
    ],
)
def test_what_stands_against_a_claim_cannot_also_be_true(mine, theirs, is_against):
    one = event("one", "2024-03-12", claims=(mine,))
    two = event("two", "2024-03-13", claims=(theirs,))
    (found,) = claims(context(one, two), one)
    rival = Rival("Ford Guard, 13 March", "guard says", "/ford/events/two/")
    assert found.rivals == ((rival,) if is_against else ())


def test_what_somebody_answered_at_another_time_does_not_stand_against_them():
    one = event("one", "2024-03-12", claims=(claim("hill"),))
    two = event("two", "2024-03-13", claims=(claim("hill", stance=Stance.DENIES),))
    assert [found.rivals for found in claims(context(one, two), one)] == [()]


def test_everyone_stands_against_a_claim_once_and_disputers_first():
    one = event("one", "2024-03-12", claims=(claim("hill", disputed_by=("watch",)),))
    two = event("two", "2024-03-13", claims=(claim("guard", stance=Stance.DENIES),) * 2)
    three = event("three", "2024-03-14", claims=(claim("watch", stance=Stance.DENIES),))
    (found,) = claims(context(one, two, three), one)
    assert [rival.who for rival in found.rivals] == ["Watch, 14 March", "Ford Guard, 13 March"]


def test_an_event_page_holds_everything_on_file():
    raid, sibling = event("raid", "2024-03-12"), said("other", "2024-03-14", "raid")
    page = view_of(FULL, raid, sibling)
    assert page.body == "<p>More <em>words</em>.</p>"
    assert page.head.people[0].link == links.Link("Ada Hill", "/ford/actors/hill/")
    assert page.head.places == (
        (links.Link("Mill", "/ford/places/mill/"), ""),
        (links.Link("Land", "/ford/places/land/"), ""),
    )
    assert [([w.text for w in q.words], q.note, q.cite) for q in page.quotes] == [
        (["We shall go when the water has gone down"], "", ""),
    ]
    assert page.phrases_title == "Also in these words"
    assert [([w.text for w in q.words], q.note, q.cite) for q in page.phrases] == [
        (["We stay", "мы"], "In translation", "https://post.example/a"),
    ]
    assert [w.lang for w in page.phrases[0].words] == ["", "ru"]
    assert page.around.siblings == (
        Other("14 March, Ada Hill", "About other", "/ford/events/other/"),
    )
    assert page.around.recalls == (Other("12 March", "About raid", "/ford/events/raid/"),)
    assert [(s.title.text, s.outlet, s.about, s.day, s.archived) for s in page.sources] == [
        ("A headline", "Valley Post", "newspaper or news site", "14 March 2024", ""),
        (
            "Voice",
            "",
            "state media, side: The North",
            "",
            "https://perma.cc/AAAA-BBBB",
        ),
    ]
    assert page.sources_note.endswith("the headline is not on file.")
    assert page.use.seeds == ("a.txt (sha256 0123456789ab…)",)
    assert page.use.cite == (
        "“About full”, 13 March 2024. The ford. Corrected 1 December 2026. "
        "https://example.org/ford/events/full/"
    )
    assert page.use.edit == (
        "https://github.com/example/ford/edit/main/content/events/2024-03-13-full.md"
    )
    assert (page.before and page.before.href, page.after and page.after.href) == (
        "/ford/events/raid/",
        "/ford/events/other/",
    )


def test_places_spoken_of_are_not_where_it_was_said():
    for one, word in ((event("a", "2024-03-12"), "Where"), (said("b", "2024-03-12"), "About")):
        assert view_of(one).head.places_word == word


def test_a_claim_that_answers_two_questions_leads_to_both_and_stands_against_answers_to_each():
    one = event("one", "2024-03-12", claims=(claim("hill", "held", "many"),))
    two = event("two", "2024-03-13", claims=(claim("guard", stance=Stance.DENIES),))
    three = event("three", "2024-03-14", claims=(claim("watch", "many", stance=Stance.PARTLY),))
    (found,) = claims(context(one, two, three), one)
    assert [link.href for link in found.questions] == [
        "/ford/questions/held/",
        "/ford/questions/many/",
    ]
    assert [rival.who for rival in found.rivals] == ["Ford Guard, 13 March", "Watch, 14 March"]
