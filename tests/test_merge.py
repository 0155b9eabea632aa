"""A second report: which lines are added to an event file, and that nothing else of it changes."""

from pathlib import Path
from shutil import copytree

import pytest

from timeline.convert import Outcome, Result, convert, merge_into
from timeline.formats import eventfile
from timeline.model import Event, InputError, Source
from timeline.record import read_content

GOLDEN = Path(__file__).parent / "golden" / "convert"
EVENT = "2019-05-13-ministry-says-raid-repelled.md"
NAMED = (
    " date 2019-05-13 https://vesna.example/second\n\n"
    "All attacks have been repelled with heavy losses, the Zemland Defence Ministry said.\n\n"
    'Quote from the Zemland Defence Ministry: "The enemy ran."\n'
)
HEAD = "---\ntitle: T\ndate: 2019-05-13\nkind: strike\nsummary: S\n"


@pytest.fixture
def site(tmp_path) -> Path:
    copytree(GOLDEN / "record", tmp_path / "content")
    (tmp_path / "seeds").mkdir()
    return tmp_path


def put(site: Path, name: str, text: str) -> Path:
    path = site / "seeds" / name
    path.write_text(text, encoding="utf-8", newline="")
    return path


def merge(site: Path, path: Path, *faults: str) -> Result:
    content = read_content(site / "content")
    (result,) = merge_into([path], content, site / "content" / "events", lambda _: faults)
    return result


def test_a_second_report_adds_its_lines_and_leaves_every_other_byte(site):
    file = site / "content" / "events" / EVENT
    before = file.read_bytes().splitlines(keepends=True)
    result = merge(site, put(site, "two.txt", NAMED))
    after = file.read_bytes().splitlines(keepends=True)
    assert (result.outcome, result.file) == (Outcome.MERGED, file)
    left = iter(after)
    assert all(line in left for line in before), "a line is missing or out of its place"
    event = eventfile.load(file)
    assert [quote.text for quote in event.quotes] == ["The enemy ran."]
    assert [(seed.file, len(seed.sha256)) for seed in event.seeds] == [("two.txt", 64)]
    assert [source.url for source in event.sources[1:]] == ["https://vesna.example/second"]
    assert len(after) - len(before) == result.lines.count("\n") - len(["sources:"])


def test_merging_again_changes_nothing(site):
    path = put(site, "two.txt", NAMED)
    merge(site, path)
    before = (site / "content" / "events" / EVENT).read_bytes()
    assert merge(site, path).outcome is Outcome.CONVERTED
    assert (site / "content" / "events" / EVENT).read_bytes() == before


@pytest.mark.parametrize("end", [b"\r\n", b"\r"])
def test_a_byte_order_mark_and_the_ends_of_lines_stay(site, end):
    file = site / "content" / "events" / EVENT
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", end))
    merge(site, put(site, "two.txt", NAMED))
    raw = file.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf---" + end)
    assert not set(raw.replace(end, b"")) & set(b"\r\n")
    assert len(eventfile.load(file).quotes) == 1


def test_what_would_not_pass_the_check_is_not_written(site):
    file = site / "content" / "events" / EVENT
    before = file.read_bytes()
    result = merge(site, put(site, "two.txt", NAMED), "the quote is not there")
    assert (result.outcome, file.read_bytes()) == (Outcome.REFUSED, before)
    assert "would not pass the check (the quote is not there)" in result.message


def test_without_merge_the_lines_are_told_and_nothing_is_written(site):
    before = (site / "content" / "events" / EVENT).read_bytes()
    content = read_content(site / "content")
    path = put(site, "two.txt", NAMED)
    (result,) = convert([path], content, site / "content" / "events")
    assert result.outcome is Outcome.REPORTS_EXISTING
    assert "text: The enemy ran." in result.lines
    assert "file: two.txt" in result.lines
    assert (site / "content" / "events" / EVENT).read_bytes() == before


def test_a_draft_on_file_is_recognised_too(site):
    text = ' date 2019-05-20 Zorenko said in Ladov: "The harvest is in and the roads are dry."'
    events = site / "content" / "events"
    one, two = put(site, "one.txt", text), put(site, "two.txt", f"{text} Koval listened.")
    first, second = convert([one, two], read_content(site / "content"), events)
    assert (first.outcome, second.outcome) == (Outcome.WRITTEN, Outcome.REPORTS_EXISTING)
    (third,) = convert([two], read_content(site / "content"), events)
    assert [link.reason for link in third.same] == ["a draft with the same words"]


def extended(text: str, *sources: Source) -> str:
    reading = eventfile.read(text, path="2019-05-13-t.md")
    assert reading.value is not None
    return eventfile.extended(reading, text, sources=sources)


NEW = Source(key="s2", outlet="border-post")


@pytest.mark.parametrize(
    ("sources", "expected"),
    [
        ("sources:\n- {key: s1, outlet: a}\n", "- {key: s1, outlet: a}\n- key: s2\n"),
        ("sources:\n  - key: s1\n    outlet: a\n", "    outlet: a\n  - key: s2\n    outlet: b"),
        ("sources:\n- key: s1\n  outlet: a\n\nstatus: draft\n", "a\n- key: s2\n"),
        ("sources:\n-   key: s1\n    outlet: a\n", "    outlet: a\n- key: s2\n"),
    ],
)
def test_items_are_added_in_the_form_of_the_list(sources, expected):
    made = extended(f"{HEAD}{sources}---\n", NEW)
    assert expected in made
    assert [one.key for one in loaded(made).sources] == ["s1", "s2"]


def loaded(text: str) -> Event:
    return eventfile.loads(text, name="2019-05-13-t.md")


@pytest.mark.parametrize(
    "sources", ["sources: [{key: s1, outlet: a}]\n", "sources: [\n  {key: s1, outlet: a}]\n"]
)
def test_a_list_of_another_form_is_refused_politely(sources):
    with pytest.raises(InputError) as refused:
        extended(f"{HEAD}{sources}---\n", NEW)
    assert refused.value.problems[0].message == (
        "`sources` is not written as a list of lines that begin with a dash"
    )
