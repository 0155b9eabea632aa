"""Events on file in the order in which an article may report them, on a record made here."""

from pathlib import Path

import pytest

from timeline.convert.drafting.draft import draft
from timeline.convert.drafting.findings import find
from timeline.convert.known.knowledge import Knowledge
from timeline.formats import seedtext
from timeline.record import Record, read_content

GOLDEN = Path(__file__).parent / "golden" / "convert" / "record"
EVENTS = {
    "2019-06-10-mill-burned": ("strike", "A drone set the mill of Olkhovka on fire", "olkhovka"),
    "2019-06-10-bridge-hit": ("strike", "A shell hit the bridge of Olkhovka", "olkhovka"),
    "2019-06-10-school-hit": ("strike", "A shell hit the school of Sosnovo", "sosnovo"),
    "2019-06-20-mill-burned-again": ("strike", "A drone set the mill on fire again", "olkhovka"),
}


@pytest.fixture(scope="module")
def record(tmp_path_factory) -> Record:
    root = tmp_path_factory.mktemp("ranked") / "content"
    for path in GOLDEN.rglob("*"):
        if path.is_file() and "events" not in path.parts:
            to = root / path.relative_to(GOLDEN)
            to.parent.mkdir(parents=True, exist_ok=True)
            to.write_bytes(path.read_bytes())
    (root / "events").mkdir()
    for name, (kind, title, place) in EVENTS.items():
        text = (
            f"---\ntitle: {title}\ndate: {name[:10]}\nkind: {kind}\nsummary: {title}, it is said.\n"
            f"places: [{place}]\nsources:\n- key: s1\n  outlet: agency-vesna\n"
            f"  url: https://vesna.example/{name}\n---\n"
        )
        (root / "events" / f"{name}.md").write_text(text, encoding="utf-8")
    content = read_content(root)
    assert content.problems == ()
    return content.record


def same(record: Record, text: str, date: str = "2019-06-10") -> list[str]:
    made = draft(seedtext.parse(f" date {date} {text}", name="a.txt"), record)
    return [link.id for link in made.same_event_as]


def test_the_event_with_the_rarest_words_and_the_place_comes_first(record):
    found = same(record, "The mill of Olkhovka burned down after a drone hit it.")
    assert found[0] == "mill-burned"


def test_one_of_two_events_of_a_day_and_place_is_told_by_its_words(record):
    found = same(record, "A shell damaged the bridge at Olkhovka.")
    assert found[0] == "bridge-hit"


def test_a_report_of_the_next_day_finds_its_event(record):
    assert same(record, "The bridge of Olkhovka was hit by a shell.", "2019-06-11")[0] == (
        "bridge-hit"
    )


def test_the_same_words_weeks_later_are_another_event(record):
    found = same(record, "A drone set the mill of Olkhovka on fire.", "2019-06-20")
    assert found == ["mill-burned-again"]


@pytest.mark.parametrize(
    "text",
    [
        "The harvest of Ternovka is in, farmers told.",
        "A hospital opened in Olkhovka with forty beds and a new ward for children.",
    ],
)
def test_an_article_of_nothing_on_file_matches_nothing(record, text):
    assert same(record, text) == []


def test_at_most_three_events_are_proposed_and_equals_stand_by_their_ids(record):
    found = same(record, "Shells and drones hit Olkhovka and Sosnovo: school, bridge, mill.")
    assert len(found) <= 3
    assert (
        same(record, "Shells and drones hit Olkhovka and Sosnovo: school, bridge, mill.") == found
    )


def test_letters_do_not_matter_where_places_and_kind_agree(record):
    assert same(record, "Снаряд попал в школу в Сосново: обстрел.") == ["school-hit"]


def links(record: Record, text: str, date: str = "2019-06-12") -> dict[str, list[str]]:
    """What a draft links to, and what else its note proposes."""
    found = find(seedtext.parse(f" date {date} {text}", name="a.txt"), Knowledge.of(record))
    return {
        "answers": [found.answers.id] if found.answers else [],
        "may answer": [link.id for link in found.answerable],
        "recalls": [link.id for link, _ in found.recalls],
        "may recall": [link.id for link, _ in found.recallable],
    }


def test_what_words_may_answer_is_proposed_and_never_written(record):
    text = "Marta Koval commented in Olkhovka on the drone that set the mill on fire."
    assert links(record, text, "2019-06-11") == {
        "answers": [],
        "may answer": ["mill-burned"],
        "recalls": [],
        "may recall": [],
    }
    made = draft(seedtext.parse(f" date 2019-06-11 {text}", name="a.txt"), record)
    assert made.event.responds_to == ("campaign",)
    (note,) = [note for note in made.notes if note.text.startswith("links")]
    labels = [choice.label for choice in note.questions[0].choices]
    assert labels == [
        *("it answers no single event", "it answers mill-burned", "it answers another event")
    ]


def retold(record: Record, sentence: str) -> tuple[list[str], list[str]]:
    """What a sentence of the background recalls, and what it may."""
    found = links(record, f"Marta Koval commented on the harvest.\n\n{sentence}")
    return found["recalls"], found["may recall"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Earlier, on 10 June, a drone set the mill of Olkhovka on fire.",
        "Ранее, 10 июня, беспилотник поджёг завод.",
    ],
)
def test_a_sentence_recalls_what_its_day_and_words_tell_in_any_language(record, sentence):
    assert retold(record, sentence) == (["mill-burned"], [])


def test_of_two_events_that_are_as_likely_none_is_recalled_but_one_is_proposed(record):
    sentence = "Earlier, on 10 June, a shell hit a roof, a strike from afar."
    assert retold(record, sentence) == ([], ["bridge-hit"])


def test_what_is_told_without_a_name_is_proposed_and_not_recalled(record):
    sentence = "Earlier, on 10 June, a mill was on fire, it is said."
    assert retold(record, sentence) == ([], ["mill-burned"])


def test_a_sentence_without_a_day_recalls_nothing_that_shares_no_name(record):
    assert retold(record, "Earlier, a drone set the mill on fire.") == ([], [])


@pytest.mark.parametrize(
    "text",
    [
        "Marta Koval commented on the harvest.",
        "Marta Koval commented in Ladov on the fire of the mill.\n\nEarlier, the mill burned.",
    ],
)
def test_nothing_is_proposed_on_words_alone(record, text):
    found = links(record, text)
    assert (found["may answer"], found["may recall"]) == ([], [])
