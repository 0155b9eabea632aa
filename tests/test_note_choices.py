"""The choices of review notes: what a person may take instead of what the draft says."""

import pytest

from tests.test_convert import KNOWN, made_of
from timeline.convert import Draft
from timeline.convert.drafting.decisions import DAY, EVENT, Decision, Weight
from timeline.convert.drafting.draft import draft_with
from timeline.formats import seedtext


def questions(made: Draft, weight: Weight) -> list[Decision]:
    """The questions of the notes of a weight."""
    return [q for note in made.notes if note.weight is weight for q in note.questions]


def labels(question: Decision) -> list[str]:
    return [choice.label for choice in question.choices]


def typed(question: Decision) -> list[str]:
    """What a person may write instead of taking what is offered."""
    return [each.typed for choice in question.choices for each in choice.changes if each.typed]


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        (
            "A drone hit a depot in Sosnovo, Ihor Tarnovsky said.\n\nThe fire was seen from the "
            "bridge. The road to the depot had been closed since Sunday for repairs.",
            ["it was 2019-05-12 (“Sunday”)"],
        ),
        (
            "Безпілотник влучив у склад у Соснові, повідомив Ігор Тарновський.\n\nПожежу видно з "
            "мосту. Дорогу до складу ремонтують від неділі.",
            ["it was 2019-05-12 (“неділі”)"],
        ),
        (
            "Беспилотник попал в склад в Сосново, сообщил Игорь Тарновский.\n\nПожар видно с "
            "моста. Дорогу к складу ремонтируют с воскресенья.",
            ["it was 2019-05-12 (“воскресенья”)"],
        ),
        ("A drone hit a depot in Sosnovo, Ihor Tarnovsky said.", []),
    ],
)
def test_another_day_is_one_that_the_article_names_or_one_that_is_typed(text, offered):
    (asked,) = questions(made_of(text), Weight.DAY)
    assert labels(asked) == ["the date is right", *offered, "another day"]
    assert typed(asked) == [DAY]


def test_two_digits_that_mean_the_year_leave_nothing_to_ask():
    told = "A drone hit a depot in Sosnovo, Ihor Tarnovsky said. The depot burned for an hour."
    for stamp, is_asked in (("22:14, 14.05.19", False), ("22:14, 14 May", True)):
        seed = seedtext.parse(f"Governor tells of the depot\n\n{stamp}\n\n{told}", name="a.txt")
        made = draft_with(seed, KNOWN)
        assert str(made.event.date) == "2019-05-14"
        assert bool(questions(made, Weight.DATE)) is is_asked


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("A drone hit a shed in Brodno, a witness said.", ["Brodno"]),
        ("Дрон ударил по сараю в Бродне, сообщил житель.", []),
        ("Дрон вдарив по сараю у Бродному, повідомив житель.", []),
        (
            "BRODNO (Agency) - A drone hit a shed, a witness said.",
            ["Brodno, where the report was written"],
        ),
    ],
)
def test_a_place_is_offered_by_its_name_and_in_no_case(text, offered):
    (asked,) = questions(made_of(text), Weight.PLACES)
    assert labels(asked) == [*offered, "add a place", "it has no place"]
    (note,) = [note for note in made_of(text).notes if note.weight is Weight.PLACES]
    assert ("in its basic form" in note.text) is (not offered)


SPOKEN = "Pavlo Zorenko said that the harvest fair would open in Ladov as every year."


def test_what_answers_no_single_event_needs_no_decision():
    made = made_of(SPOKEN)
    assert made.event.responds_to == ("campaign",)
    assert questions(made, Weight.LINKS) == []


def test_a_happening_answers_nothing_and_nothing_is_asked():
    made = made_of("A drone hit a depot in Sosnovo on Tuesday, Ihor Tarnovsky said.")
    assert (made.event.responds_to, questions(made, Weight.LINKS)) == ((), [])


def test_another_event_may_be_recalled_than_the_one_that_is_linked():
    made = made_of(
        "Губернатор Ігор Тарновський повідомив про обстріл Вільхівки вранці 15 травня.\n\n"
        "12 травня Легіон «Північна зоря» заявив про перехід кордону."
    )
    (asked,) = questions(made, Weight.LINKS)
    assert labels(asked) == [
        "this is right",
        "it recalls another event",
        "it recalls nothing on file",
    ]
    assert typed(asked) == [EVENT]
