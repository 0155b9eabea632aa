"""Words that hint at a kind: which count, how much, and what they decide."""

from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from timeline.convert.drafting.draft import draft_with
from timeline.convert.known.hints import Hints, Shown
from timeline.convert.known.knowledge import Knowledge
from timeline.formats import hintsfile, seedtext, vocabularyfile
from timeline.model import NO_VOCABULARY, HintList, Kind, KindHints, Strand, Vocabulary
from timeline.record import read_content
from timeline.record.strays import NO_LINK
from timeline.text.reading import Reading

RECORD = read_content(Path(__file__).parent / "golden" / "convert" / "record").record
FLOOD = Kind(id="flood", name="Flood", strand=Strand.REPORTED)
FAIR = Kind(id="fair", name="Fair", strand=Strand.REPORTED)
REFUSAL = Kind(id="refusal", name="Refusal", strand=Strand.SAID)
BARE = msgspec.structs.replace(RECORD.vocabulary, kinds=(FLOOD, FAIR, REFUSAL))
LISTED = HintList(
    kinds=(
        KindHints(kind="flood", words={"3": "rose", "1": "ri*", "-2": "dr*"}),
        KindHints(kind="fair", words={"2": "rising Пісн*"}),
        KindHints(kind="refusal", words={"4": "=denying"}),
    )
)


@pytest.mark.parametrize(
    ("first", "weights"),
    [
        ("The river rose.", {"flood": 3 + 1}),
        ("ROSE, rose and roses", {"flood": 3}),
        ("Rising", {"flood": 1, "fair": 2}),
        ("Лунали пісні.", {"fair": 2}),
        ("A prose writer", {}),
        # What stands less often where the kind is told speaks against it.
        ("The river dried", {"flood": 1 - 2}),
        # A concept is meant by words of any language, and counts once too.
        ("The mayor denies it and refutes it.", {"refusal": 4}),
        ("Мэр отверг упрёк.", {"refusal": 4}),
        ("Мер відкинув докір.", {"refusal": 4}),
        ("Burmistrz zaprzeczył.", {"refusal": 4}),
        ("", {}),
    ],
)
def test_hints_are_weighed_by_whole_words_or_their_beginnings_and_once(first, weights):
    assert Hints.of(LISTED).weigh(Shown("", first, "", "")) == weights


@pytest.mark.parametrize(
    ("shown", "share"),
    [
        (Shown("It rose", "", "", ""), 1.5),
        (Shown("", "It rose", "", ""), 1.0),
        (Shown("", "", "It rose", ""), 0.7),
        (Shown("", "", "", "It rose"), 0.45),
        # Where it stands at several places it counts once, where it says most.
        (Shown("", "It rose", "Rose", "It rose again"), 1.0),
    ],
)
def test_what_stands_higher_hints_more(shown, share):
    assert Hints.of(LISTED).weigh(shown) == {"flood": pytest.approx(share * 3)}


def test_words_of_one_beginning_hint_once_by_what_stands_highest():
    assert Hints.of(LISTED).weigh(Shown("", "Ripe", "", "River")) == {"flood": 1}


def _kind(text: str, words: dict[str, str]) -> str | None:
    """Return the kind of a text where words hint at strikes, and none at any other kind."""
    hints = HintList(kinds=(KindHints(kind="strike", words=words),))
    known = Knowledge.of(replace(RECORD, hints=hints, made={}))
    return draft_with(seedtext.parse(f" date 2019-05-15 {text}", name="a.txt"), known).event.kind


def test_hints_decide_what_is_open_without_them_and_change_nothing_where_none_stands():
    text = (
        "Schools closed in Ladov, where shelling went on, Ihor Tarnovsky said. Roofs burned. "
        "Nobody was hurt. Dogs barked."
    )
    assert (_kind(text, {}), _kind(text, {"20": "roofs burn*"})) == ("undecided", "strike")
    assert _kind(text, {"20": "snow"}) == "undecided"


def test_hints_tell_a_kind_of_which_no_word_tells_if_they_weigh_enough():
    text = "Roofs burned in Ladov. Dogs barked."
    found = [_kind(text, {weight: "roofs burn*"}) for weight in ("1", "20")]
    assert found == ["undecided", "strike"]


RAW = hintsfile.dumps(LISTED)


def _read(text: str, vocabulary: Vocabulary = BARE) -> Reading[HintList]:
    return hintsfile.read_bytes(text.encode(), path="h.yml", vocabulary=vocabulary)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (
            "    3: rose\n",
            "    21: rose\n",
            "4:5: kinds[1].words.21: `21` is no weight; write one from -20 to 20, how much it "
            "speaks for it",
        ),
        (
            "    3: rose\n",
            "    most: rose\n",
            "4:5: kinds[1].words.most: `most` is no weight; write one from -20 to 20, how much it "
            "speaks for it",
        ),
        (
            "    3: rose\n",
            "    3: rose\n      went_up rises\n",
            "5:7: kinds[1].words.3: `went_up` is no hint; write one word, with `*` for any ending, "
            "or `=` and a concept",
        ),
        (
            "    3: rose\n",
            "    3: [rose]\n",
            "4:5: kinds[1].words.3: a list does not fit here; write words with a space between "
            "them, by their weight, -20 to 20: {2: told ask*}",
        ),
        (
            "    1: ri*\n",
            "    1: ri* rose\n",
            "5:12: kinds[1].words.1: `rose` has a weight already; keep one",
        ),
        (
            "    1: ri*\n",
            "    1: ri* Rose\n",
            "5:12: kinds[1].words.1: `Rose` has a weight already; keep one",
        ),
        (
            "    3: rose\n",
            "    3: rose a rose\n",
            "4:15: kinds[1].words.3: `rose` has a weight already; keep one",
        ),
        (
            "=denying",
            "=denyin",
            "12:8: kinds[3].words.4: no language has the concept `=denyin`; did you mean "
            "`=denying`?",
        ),
        (
            "=denying",
            "=xyzzy",
            "12:8: kinds[3].words.4: no language has the concept `=xyzzy`; take it out, or write a "
            "word of one",
        ),
        (
            "- kind: fair\n",
            "- kind: feast\n",
            "7:3: kinds[2].kind: there is no kind `feast`; write flood, fair or refusal",
        ),
        (
            "- kind: fair\n",
            "- kind: flood\n",
            "7:3: kinds[2].kind: `flood` stands here a second time; join the two",
        ),
        (
            "- kind: fair\n",
            "- kind: fair\n  colour: red\n",
            "8:3: there is no key `colour`; the keys are kind, words",
        ),
    ],
)
def test_what_is_wrong_with_hints_is_told_at_its_place(old, new, says):
    reading = _read(RAW.replace(old, new, 1))
    assert reading.value is None
    assert [str(problem) for problem in reading.problems] == [f"h.yml:{says}"]


def test_of_many_faults_the_first_are_told():
    words = " ".join(f"a_{number}" for number in range(5_000))
    problems = _read(RAW.replace("    3: rose\n", f"    3: {words}\n", 1)).problems
    assert [problem.column for problem in problems[:3]] == [8, 12, 16]
    assert sum("is no hint" in problem.message for problem in problems) == 50


def test_hints_are_written_back():
    assert "- kind: flood\n  words:\n    3: rose\n    1: ri*\n    -2: dr*\n" in RAW
    assert _read(RAW).value == LISTED


def test_no_line_of_hints_is_too_long_and_none_is_taken_for_something_else():
    words = {"2": " ".join(f"рівень{number}" for number in range(999)), "1": "no", "-1": "null"}
    many = HintList(kinds=(KindHints(kind="flood", words=words),))
    raw = hintsfile.dumps(many)
    assert max(map(len, raw.splitlines())) <= 110
    assert _read(raw).value == many


def test_a_vocabulary_that_cannot_be_read_makes_no_faults_of_hints():
    assert _read(RAW, NO_VOCABULARY).problems == ()


def test_hints_in_a_vocabulary_are_sent_to_their_file():
    raw = vocabularyfile.dumps(BARE).replace(
        "  strand: reported\n", "  strand: reported\n  hints:\n    3: [rose]\n", 1
    )
    (problem,) = vocabularyfile.read_bytes(raw.encode(), path="v.yml").problems
    says = "there is no key `hints`; its hints stand in the file hints.yml beside this one"
    assert str(problem) == f"v.yml:5:3: {says}"


def test_a_site_has_hints_where_it_has_their_file(tmp_path: Path):
    (tmp_path / "data").mkdir()
    (tmp_path / "data/vocabulary.yml").write_text(vocabularyfile.dumps(BARE), encoding="utf-8")
    assert read_content(tmp_path).record.hints == HintList(kinds=())
    (tmp_path / "data/hints.yml").write_text(RAW, encoding="utf-8")
    assert read_content(tmp_path).record.hints == LISTED
    (tmp_path / "data/hints.yml").write_text(RAW.replace("=denying", "=denyin"), encoding="utf-8")
    content = read_content(tmp_path, shown_as="content")
    assert [problem.path for problem in content.problems] == ["content/data/hints.yml"]
    (tmp_path / "data/hints.yml").rename(tmp_path / "elsewhere.yml")
    (tmp_path / "data/hints.yml").symlink_to(tmp_path / "elsewhere.yml")
    content = read_content(tmp_path, shown_as="content")
    assert [str(told) for told in content.problems] == [f"content/data/hints.yml:1:1: {NO_LINK}"]
