"""Words that hint at a kind: which count, how much, and what they decide."""

from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from timeline.convert.drafting.draft import draft_with
from timeline.convert.known.hints import Hints
from timeline.convert.known.knowledge import Knowledge
from timeline.formats import seedtext, vocabularyfile
from timeline.model import Kind, Strand
from timeline.record import read_content

RECORD = read_content(Path(__file__).parent / "golden" / "convert" / "record").record
FLOOD = Kind(
    id="flood",
    name="Flood",
    strand=Strand.REPORTED,
    hints={"3": ("rose",), "1": ("ri*",), "-2": ("dr*",)},
)
FAIR = Kind(id="fair", name="Fair", strand=Strand.REPORTED, hints={"2": ("rising", "Пісн*")})
REFUSAL = Kind(id="refusal", name="Refusal", strand=Strand.SAID, hints={"4": ("=denying",)})
BARE = msgspec.structs.replace(RECORD.vocabulary, kinds=(FLOOD, FAIR, REFUSAL))


@pytest.mark.parametrize(
    ("opening", "below", "weights"),
    [
        (["The river rose."], [], {"flood": 3 + 1}),
        # Further down it says less, and where it stands at both places it counts once.
        ([], ["The river rose."], {"flood": pytest.approx(0.45 * 4)}),
        (["The river rose."], ["It rose on."], {"flood": 3 + 1}),
        (["ROSE, rose and roses"], [], {"flood": 3}),
        (["Rising"], [], {"flood": 1, "fair": 2}),
        (["Лунали пісні."], [], {"fair": 2}),
        (["A prose writer"], [], {}),
        # What stands less often where the kind is told speaks against it.
        (["The river dried"], [], {"flood": 1 - 2}),
        # A concept is meant by words of any language, and counts once too.
        (["The mayor denies it and refutes it."], [], {"refusal": 4}),
        (["Мэр отверг упрёк."], [], {"refusal": 4}),
        (["Мер відкинув докір."], [], {"refusal": 4}),
        (["Burmistrz zaprzeczył."], [], {"refusal": 4}),
        ([], [], {}),
    ],
)
def test_hints_are_weighed_by_whole_words_or_their_beginnings_and_once(opening, below, weights):
    assert Hints.of(BARE).weigh(opening, below) == weights


def _kind(text: str, hints: dict[str, tuple[str, ...]]) -> str | None:
    """Return the kind of a text where strikes have these hints, and no other kind has any."""
    kinds = [
        msgspec.structs.replace(kind, hints=hints if kind.id == "strike" else {})
        for kind in RECORD.vocabulary.kinds
    ]
    vocabulary = msgspec.structs.replace(RECORD.vocabulary, kinds=tuple(kinds))
    known = Knowledge.of(replace(RECORD, vocabulary=vocabulary, made={}))
    return draft_with(seedtext.parse(f" date 2019-05-15 {text}", name="a.txt"), known).event.kind


def test_hints_decide_what_is_open_without_them_and_change_nothing_where_none_stands():
    text = (
        "Schools closed in Ladov, where shelling went on, Ihor Tarnovsky said. Roofs burned. "
        "Nobody was hurt. Dogs barked."
    )
    assert (_kind(text, {}), _kind(text, {"12": ("roofs", "burn*")})) == ("undecided", "strike")
    assert _kind(text, {"12": ("snow",)}) == "undecided"


def test_hints_tell_a_kind_of_which_no_word_tells_if_they_weigh_enough():
    text = "Roofs burned in Ladov. Dogs barked."
    found = [_kind(text, {weight: ("roofs", "burn*")}) for weight in ("1", "20")]
    assert found == ["undecided", "strike"]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (
            "    3: [rose]\n",
            "    21: [rose]\n",
            "6:5: kinds[1].hints: `21` is no weight; write one from -20 to 20, how much it speaks "
            "for it",
        ),
        (
            "    3: [rose]\n",
            "    most: [rose]\n",
            "6:5: kinds[1].hints: `most` is no weight; write one from -20 to 20, how much it "
            "speaks for it",
        ),
        (
            "    3: [rose]\n",
            "    3: [rose_up]\n",
            "6:9: kinds[1].hints.3[1]: 'rose_up' does not fit; write words that hint at it, by how "
            "much each weighs, -20 to 20: {2: [told]}",
        ),
        (
            "    3: [rose]\n",
            "    3: rose\n",
            "6:5: kinds[1].hints.3: 'rose' does not fit here; write a list, [rose]",
        ),
    ],
)
def test_a_hint_is_one_word_and_weighs_at_most_twenty(old, new, says):
    raw = vocabularyfile.dumps(BARE).replace(old, new, 1)
    reading = vocabularyfile.read_bytes(raw.encode(), path="v.yml")
    assert reading.value is None
    assert [str(problem) for problem in reading.problems] == [f"v.yml:{says}"]


def test_hints_are_written_back():
    raw = vocabularyfile.dumps(BARE)
    assert "  hints:\n    3: [rose]\n    1: [ri*]\n    -2: [dr*]\n" in raw
    assert vocabularyfile.read_bytes(raw.encode(), path="v.yml").value == BARE
