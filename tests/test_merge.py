"""A second report: which lines are added to an event file, and that nothing else of it changes."""

import re
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.properties import tried
from timeline.convert import Outcome, Result, convert, merge_into
from timeline.formats import eventfile
from timeline.model import Event, InputError, Source
from timeline.record import read_content

GOLDEN = Path(__file__).parent / "golden" / "convert"
EVENTS = read_content(GOLDEN / "record").events
ID = "ministry-says-raid-repelled"
EVENT = f"2019-05-13-{ID}.md"
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


def merge(site: Path, path: Path, *faults: str, into: str = ID) -> Result:
    content = read_content(site / "content")
    (result,) = merge_into(into, [path], content, site / "content" / "events", lambda _: faults)
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


def test_the_likeliest_events_are_told_with_reasons_and_with_what_decides(site):
    content = read_content(site / "content")
    path = put(site, "two.txt", NAMED)
    (result,) = convert([path], content, site / "content" / "events")
    assert [link.id for link in result.same][:1] == [ID]
    assert re.search(
        r"may report an event on file, so no draft was made: ministry-says-raid-repelled "
        r"\(13 May 2019: also statement, names zemland-defence-ministry, .*words .*losses.*alike\)",
        result.message,
    )
    assert f"timeline convert --merge {ID} {path}, or timeline convert --new {path}" in str(result)


def test_whoever_says_that_it_is_new_gets_a_draft(site):
    content = read_content(site / "content")
    path = put(site, "two.txt", NAMED)
    (result,) = convert([path], content, site / "content" / "events", is_new=True)
    assert result.outcome is Outcome.WRITTEN
    (again,) = convert([path], read_content(site / "content"), site / "content" / "events")
    assert again.outcome is Outcome.CONVERTED


def test_merging_takes_the_event_that_a_person_names_and_no_other(site):
    other = "2019-05-12-olkhovka-shelling.md"
    before = {f.name: f.read_bytes() for f in (site / "content" / "events").iterdir()}
    path = put(site, "two.txt", f"{NAMED} Olkhovka and Tarnovsky are named too.\n")
    assert merge(site, path, into="olkhovka-shelling").outcome is Outcome.MERGED
    after = {f.name: f.read_bytes() for f in (site / "content" / "events").iterdir()}
    assert [name for name in before if before[name] != after[name]] == [other]


def test_a_report_that_names_none_of_what_the_event_names_is_refused(site):
    file = site / "content" / "events" / EVENT
    before = file.read_bytes()
    path = put(site, "other.txt", ' date 2019-05-13 Oksana Belkina said: "The fair is open."')
    result = merge(site, path)
    assert (result.outcome, file.read_bytes()) == (Outcome.REFUSED, before)
    assert result.message == (
        f"not added to {EVENT}: the article names oksana-belkina, and none of what the event "
        "names (ladov-oblast, northern-dawn-legion, zemland-defence-ministry)"
    )


def test_an_unknown_event_is_refused(site):
    result = merge(site, put(site, "two.txt", NAMED), into="no-such-event")
    assert result.outcome is Outcome.REFUSED
    assert result.message == "no event on file has the id no-such-event; see content/events/"


def test_words_whose_speaker_was_inferred_are_left_to_a_person(site):
    text = NAMED.replace("Quote from the Zemland Defence Ministry:", "Later the ministry went on.")
    path = put(site, "two.txt", f'{text}\n\n"We hold the line, every day of it."\n')
    result = merge(site, path)
    assert eventfile.load(site / "content" / "events" / EVENT).quotes == ()
    assert "not added, as who speaks was inferred: zemland-defence-ministry:" in result.message


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


WORDS = st.sampled_from(
    [
        *("Zorenko", "Ladov", "Koval", "the ministry", "the Zemland Defence Ministry", "said"),
        *("denied", "The enemy ran.", '"', "“", "”", ":", ",", "\n\n", "Source:", "# no comment"),
        *("Quote from Koval:", "https://vesna.example/second", "\u00a0", "---", "\\", "Зоренко"),
    ]
)
NAMING = (
    " date 2019-05-13 The Zemland Defence Ministry said on Monday that the Northern Dawn Legion "
    'was seen in Olkhovka and in Ladov Oblast.\n\n"We hold it," the ministry said.\n\n'
)
LETTERS = st.characters(categories=["L", "N", "P", "Zs"])
REPORT = st.lists(WORDS | st.text(LETTERS, max_size=9), max_size=40).map(" ".join)
FORMS = st.sampled_from(
    [
        lambda raw: raw,
        lambda raw: raw.replace(b"\n", b"\r\n"),
        lambda raw: b"\xef\xbb\xbf" + raw,
        lambda raw: raw.replace(b"kind:", b"kind:   ", 1),
        lambda raw: raw + b"\nWords of a person.\n",
        lambda raw: raw.rstrip(b"\n"),
    ]
)


@given(REPORT, FORMS, st.sampled_from([event.id for event in EVENTS]))
@tried(20)
def test_merging_changes_no_byte_but_the_lines_it_adds(text, form, chosen):
    with TemporaryDirectory() as folder:
        site = Path(folder)
        copytree(GOLDEN / "record", site / "content")
        (site / "seeds").mkdir()
        (file,) = (site / "content" / "events").glob(f"*-{chosen}.md")
        file.write_bytes(form(file.read_bytes()))
        before = {path: path.read_bytes() for path in site.rglob("*.*") if path.is_file()}
        report = NAMING + text
        path = put(site, "any.txt", report.encode("utf-8", "replace").decode("utf-8"))
        result = merge(site, path, into=chosen)
        after = {other: other.read_bytes() for other in before}
    changed = [other for other in before if after[other] != before[other]]
    assert changed == [file] * (result.outcome is Outcome.MERGED and bool(changed))
    if changed:
        assert without_added(before[file], after[file]) == before[file]


def without_added(before: bytes, after: bytes) -> bytes:
    """Return what is left of `after` if the lines that `before` has not, in its order, are out."""
    left, kept = before.splitlines(keepends=True), []
    for line in after.splitlines(keepends=True):
        if len(kept) < len(left) and line == left[len(kept)]:
            kept.append(line)
    return b"".join(kept)
