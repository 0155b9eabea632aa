"""The vocabulary of a site: the file of its kinds and sides, and what is looked up in it."""

from pathlib import Path

import pytest

from timeline.formats import vocabularyfile
from timeline.model import Strand, Vocabulary

RAW = (Path(__file__).parent / "golden/check/clean/content/data/vocabulary.yml").read_bytes()


def read(raw: bytes) -> tuple[Vocabulary | None, list[str]]:
    reading = vocabularyfile.read_bytes(raw, path="v.yml")
    assert list(reading.problems) == sorted(set(reading.problems))
    return reading.value, list(map(str, reading.problems))


def test_a_vocabulary_is_read_and_written_back_byte_for_byte():
    vocabulary, problems = read(RAW)
    assert vocabulary is not None
    assert (problems, vocabularyfile.dumps(vocabulary).encode()) == ([], RAW)


def test_every_word_of_a_kind_is_written_back():
    strand = "  strand: reported\n"
    words = "  words:\n    en: [shell*, under_fire]\n  draft:\n  - Shelling\n  rank: 2\n"
    text = RAW.decode().replace(strand, strand + words, 1)
    vocabulary, problems = read(text.encode())
    assert (problems, vocabulary is None) == ([], False)
    assert vocabulary is not None
    assert vocabulary.kind["raid"].words == {"en": ("shell*", "under_fire")}
    assert read(vocabularyfile.dumps(vocabulary).encode()) == (vocabulary, [])


def test_a_kind_says_in_which_column_its_events_stand():
    vocabulary, _ = read(RAW)
    assert vocabulary is not None
    assert [vocabulary.strand(kind) for kind in ("raid", "denial", "dragon")] == [
        Strand.REPORTED,
        Strand.SAID,
        Strand.REPORTED,
    ]
    assert (vocabulary.is_said("denial"), vocabulary.is_said("raid")) == (True, False)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (
            b"- id: strike\n",
            b"- id: raid\n",
            "7:3: kinds: the id `raid` stands here a second time; rename one",
        ),
        (
            b"  strand: said\n",
            b"  strand: column\n",
            "31:3: kinds[6].strand: 'column' is not known; write reported or said",
        ),
        (
            b"  strand: said\n",
            b"",
            "27:3: `kinds[6].strand` is missing; write the column it stands in: reported, said",
        ),
        (b"sides:\n", b"side:\n", "57:1: there is no key `side`; did you mean `sides`?"),
        (
            b"- id: none\n  name: No side\n",
            b"",
            "57:1: sides: `none` is missing; write - id: none for those on no side",
        ),
    ],
)
def test_a_vocabulary_with_a_fault_is_none_and_says_where(old, new, says):
    assert read(RAW.replace(old, new, 1)) == (None, [f"v.yml:{says}"])


@pytest.mark.parametrize("raw", [b"", b"\xff", b"kinds: [\n", b"- a\n", b"kinds: []\n"])
def test_what_is_no_vocabulary_says_why(raw):
    value, problems = read(raw)
    assert value is None
    assert problems
    assert all(problem.startswith("v.yml:") for problem in problems)
