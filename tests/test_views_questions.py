"""The page of a question: each side's answers beside the others', none of them merged."""

from tests.sample import HELD, MANY, WHY, claim, context, count, event
from timeline.model import Event, EventDate, Question, Stance
from timeline.site.links import Link
from timeline.site.routes import pages_of
from timeline.site.views.answers import Party, Short
from timeline.site.views.questions import QuestionView, question_list, question_view


def page_of(question: Question, *events: Event) -> QuestionView:
    made = context(*events)
    return question_view(made, question, pages_of(made).rows)


def test_each_party_answers_in_short_in_the_order_first_given_and_silence_is_said():
    one = event("one", "2024-03-12", claims=(claim("hill", stance=Stance.DENIES), claim("guard")))
    two = event("two", "2024-03-14", claims=(claim("hill", stance=Stance.PARTLY),))
    three = event("three", "2024-03-15", claims=(claim("hill", stance=Stance.DENIES),))
    assert page_of(HELD, three, two, one).parties == (
        Party("volunteers", Link("Volunteers"), (Short("Yes", Link("Ford Guard, 12 March")),)),
        Party(
            "international",
            Link("International"),
            (
                Short("No", Link("Ada Hill, 12–15 March")),
                Short("In part", Link("Ada Hill, 14 March"), "hill says"),
            ),
        ),
        Party("north", Link("The North"), ()),
    )


def test_those_of_no_party_answer_together_where_any_does():
    one = event("one", "2024-03-12", claims=(claim("hill"), claim("watch"), claim("idle")))
    assert page_of(HELD, one).parties[-1] == Party(
        "others", Link("Others"), (Short("Yes", Link("Watch and Idle, 12 March")),)
    )


def test_many_who_answer_alike_are_counted():
    names = ("hill", "guard", "watch", "idle", "nobody", "else")
    one = event("one", "2024-03-12", claims=tuple(claim(name) for name in names))
    (others,) = (p for p in page_of(HELD, one).parties if p.side == "others")
    assert others.shorts == (Short("Yes", Link("Watch, Idle, nobody and else, 12 March")),)
    more = tuple(claim(name) for name in (*names, "last"))
    (others,) = (
        p
        for p in page_of(HELD, event("one", "2024-03-12", claims=more)).parties
        if p.side == "others"
    )
    assert others.shorts == (Short("Yes", Link("Watch, Idle, nobody and 2 more, 12 March")),)


def test_every_answer_stands_on_the_day_it_was_given_in_the_column_of_its_side():
    late = claim("hill", said_on=EventDate("2024-03-15"), stance=Stance.DENIES, says="Late")
    one = event("one", "2024-03-12", claims=(late, claim("guard", says="First")))
    two = event("two", "2024-03-14", claims=(claim("hill", says="Early"),))
    page = page_of(HELD, one, two)
    assert [each.text for each in page.columns] == ["Volunteers", "International"]
    assert [
        (lane.day, lane.iso, [[(a.by.text, a.word, a.says) for a in cell] for cell in lane.cells])
        for lane in page.lanes
    ] == [
        ("12 March", "2024-03-12", [[("Ford Guard", "Yes", "First")], []]),
        ("14 March", "2024-03-14", [[], [("Ada Hill", "Yes", "Early")]]),
        ("15 March", "2024-03-15", [[], [("Ada Hill", "No", "Late")]]),
    ]
    assert page.extent == "3 statements by 2 speakers"
    assert [row.id for row in page.events] == ["one", "two"]
    assert page.lanes[0].cells[0][0].event == Link("About one", "/ford/events/one/")


def test_an_open_question_has_no_yes_and_no():
    given = (claim("hill", "why"), claim("guard", "why", stance=Stance.DENIES))
    page = page_of(WHY, event("one", "2024-03-12", claims=given))
    assert page.parties == ()
    (lane,) = page.lanes
    assert [[answer.word for answer in cell] for cell in lane.cells] == [["Denies it"], [""]]
    assert page.silent == (Link("The North"),)


def test_a_question_of_numbers_has_no_lanes_and_nothing_is_made_of_its_numbers():
    given = (count("hill", low=2, high=9), count("guard", value=1500))
    page = page_of(MANY, event("one", "2024-03-12", claims=given))
    assert (page.columns, page.lanes, page.parties) == ((), (), ())
    assert page.numbers is not None


def test_the_list_of_questions_counts_statements_by_side_most_first():
    one = event("one", "2024-03-12", claims=(claim("hill"), count("guard", value=3)))
    two = event("two", "2024-03-14", claims=(claim("hill", "held", "why"),))
    page = question_list(context(one, two))
    assert [
        (sort.title, [(q.text, extent.text) for q, extent in sort.questions]) for sort in page.sorts
    ]
    assert [(q.text, extent.text) for sort in page.sorts for q, extent in sort.questions] == [
        ("Was the ford held?", "2 statements · International 2"),
        ("How many?", "1 statement · Volunteers 1"),
        ("Why?", "1 statement · International 1"),
    ]
