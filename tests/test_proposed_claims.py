"""Claims that a draft proposes: who, which question, how, ready to paste once it says what."""

import pytest

from tests.built import SITE
from timeline.convert import Draft
from timeline.convert.drafting.decisions import changed
from timeline.convert.drafting.draft import draft_with
from timeline.convert.known.knowledge import Knowledge
from timeline.formats import seedtext
from timeline.model import Claim, EventDate, Stance
from timeline.record import read_content

KNOWN = Knowledge.of(read_content(SITE / "content").record)
OTHER = "\n\nThe road to the market stayed open all day, and buses ran on time.\n"


def made_of(text: str) -> Draft:
    return draft_with(seedtext.parse(f" date 2021-06-05 {text}", name="article.txt"), KNOWN)


def claims(made: Draft) -> list[Claim]:
    """The claims that a draft would have if every proposal were taken."""
    event = made.event
    for note in made.notes:
        if note.text.startswith("claims: "):
            for question in note.questions:
                event = changed(event, question.choices[0].changes)
    return list(event.claims)


@pytest.mark.parametrize(
    ("said", "stance"),
    [
        ("the River Guard holds the town and has control of Oakford", Stance.ASSERTS),
        ("the River Guard has not got control of Oakford, nor holds the town", Stance.DENIES),
        (
            "she could not confirm that anybody holds the town, or has control of Oakford",
            Stance.CANNOT_CONFIRM,
        ),
    ],
)
def test_words_that_touch_a_question_propose_a_claim(said, stance):
    made = made_of(f"Governor Mary Hill commented on Saturday that {said}.{OTHER}")
    (claim,) = claims(made)
    assert (claim.by, claim.question, claim.stance) == (
        "mary-hill",
        ("control-of-oakford",),
        stance,
    )
    assert claim.said_on == EventDate("2021-06-05")
    (note,) = [note for note in made.event.review if note.startswith("claims: ")]
    line = f"- {{by: mary-hill, question: control-of-oakford, stance: {stance}, says: …"
    assert f"add under claims: {line}, said_on: 2021-06-05}}" in note


@pytest.mark.parametrize(
    "text",
    [
        "Governor Mary Hill commented on Saturday that the harvest was good.",
        "Governor Mary Hill commented on Saturday in Oakford that the harvest was good.",
        "Residents said that the River Guard holds the town and has control of Oakford.",
        # It is about one place, and another is named.
        "Governor Mary Hill commented that the River Guard holds the town and has control of it.",
        "Governor Mary Hill commented on the harvest.\n\nAn old map shows Oakford and its hold.",
    ],
)
def test_other_words_propose_none(text):
    assert claims(made_of(text)) == []


def test_a_number_is_never_answered_with_no():
    text = "President Otto Lind commented on Saturday that not more than ten raiders were killed."
    (claim,) = claims(made_of(text))
    assert (claim.question, claim.stance) == (("losses-of-the-raiders",), Stance.ASSERTS)


def test_a_question_about_a_number_is_not_touched_without_one():
    text = "President Otto Lind commented on Saturday that raiders were killed."
    assert claims(made_of(text)) == []


def test_the_likeliest_two_questions_are_proposed_and_no_more():
    text = (
        "President Otto Lind commented on Saturday that the River Guard holds the town and has "
        "control of Oakford, that ten of the raiders were killed, that forty people took part and "
        "that the crossings were for nothing but to spoil the ballot."
    )
    assert len(claims(made_of(text))) == 2
