"""`timeline import timelinejs`: a timeline's table and its JSON become the same drafts."""

import json
from datetime import date

import pytest

from tests.built import ROOT
from timeline import cli, imports
from timeline.formats import eventfile, vocabularyfile
from timeline.model import InputError, Status

GOLDEN = ROOT / "tests/golden/import"
FORMS = ("flood.csv", "flood.json")


@pytest.fixture
def run(project, capsys, monkeypatch):
    """Give a function that imports a file into the site."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1640000000")

    def run(file, *arguments):
        given = ("import", "timelinejs", *arguments, str(file), "--root", str(project))
        return cli.main(list(given)), *capsys.readouterr()

    return run


def drafts(project):
    found = {path.name: path.read_text("utf-8") for path in (project / "content/events").iterdir()}
    return {name: text for name, text in found.items() if "status: draft" in text}


@pytest.mark.parametrize("form", FORMS)
def test_a_timeline_becomes_the_drafts_of_its_golden_twin(run, form):
    status, out, err = run(GOLDEN / form, "--dry-run")
    assert out == (GOLDEN / "drafts.txt").read_text("utf-8")
    where = "row 6" if form.endswith("csv") else "event 4"
    assert err == f"{where}: it has no month and year; write its draft by hand\n"
    assert status == 1


def test_drafts_are_written_once_and_no_site_is_the_worse_for_them(run, project, capsys):
    status, out, _ = run(GOLDEN / "flood.csv")
    assert status == 1
    written = drafts(project)
    assert sorted(name for name in written if "2021-0" in name)[:1] == ["2021-06-03-river-rises.md"]
    assert "row 3: wrote 2021-06-03-river-rises.md" in out
    assert cli.main(["check", "--root", str(project)]) == 0
    capsys.readouterr()
    again = run(GOLDEN / "flood.json")[1]
    assert again.count("is there already") == 3
    assert drafts(project) == written


def test_a_dry_run_writes_nothing(run, project):
    before = drafts(project)
    run(GOLDEN / "flood.csv", "--dry-run")
    assert drafts(project) == before


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "it is no timeline of TimelineJS"),
        ("Name,Age\nA,1\n", "it is no timeline of TimelineJS"),
        ("{}", "it is no timeline of TimelineJS"),
        ('{"events": 3}', "it is no timeline of TimelineJS"),
        ('{"events": [', "its JSON cannot be read"),
        ("[" * 100_000, "its JSON cannot be read"),
        ('Year,Headline\n2021,"' + "x" * 200_000, "its table cannot be read"),
        ("\0", "it is no timeline of TimelineJS"),
    ],
)
def test_what_is_no_timeline_is_told_in_one_line(run, tmp_path, text, told):
    path = tmp_path / "timeline.txt"
    path.write_text(text, "utf-8")
    status, out, err = run(path)
    assert (status, out) == (1, "")
    assert told in err
    assert err.count("\n") == 1


def test_a_file_too_large_or_of_too_many_events_is_refused():
    with pytest.raises(InputError, match="keep it under"):
        imports.slides(b"x" * (imports.MAX_BYTES + 1), name="t")
    rows = b"Year,Month,Headline\n" + b"2021,6,x\n" * 5_001
    with pytest.raises(InputError, match="it has 5,001 events"):
        imports.slides(rows, name="t")


def slide(**given):
    event = {"start_date": {"year": 2021, "month": 6, "day": 3}, **given}
    (found,) = imports.slides(json.dumps({"events": [event]}).encode(), name="t")
    return found


VOCABULARY = vocabularyfile.read_bytes(
    (ROOT / "tests/site/content/data/vocabulary.yml").read_bytes(), path="v"
).value


def draft_of(**given):
    return imports.draft(slide(**given), VOCABULARY, zone="UTC", added=date(2021, 12, 20))


@pytest.mark.parametrize(
    ("first", "last", "edtf"),
    [
        ({"year": 2021, "month": 6, "day": 3}, {}, "2021-06-03"),
        ({"year": 2021, "month": 6}, {"year": 2021, "month": 7, "day": 1}, "2021-06"),
        (
            {"year": 2021, "month": 6, "day": 3},
            {"year": 2021, "month": 7, "day": 1},
            "2021-06-03/2021-07-01",
        ),
        (
            {"year": 2021, "month": 6, "day": 3},
            {"year": 2021, "month": 6, "day": 3},
            "2021-06-03",
        ),
        (
            {"year": 2021, "month": 6, "day": 3},
            {"year": 2020, "month": 6, "day": 3},
            "2021-06-03",
        ),
    ],
)
def test_a_date_has_the_end_that_is_a_later_day(first, last, edtf):
    made = draft_of(start_date=first, end_date=last, text={"headline": "x"})
    assert str(made.date) == edtf


@pytest.mark.parametrize(
    "first",
    [
        {},
        {"year": 2021},
        {"year": 0, "month": 6},
        {"year": -44, "month": 3, "day": 15},
        {"year": 2021, "month": 13, "day": 1},
        {"year": 2021, "month": 2, "day": 30},
        {"year": "soon", "month": [], "day": {}},
        {"year": 10**30, "month": 1},
    ],
)
def test_without_a_day_of_the_calendar_there_is_no_draft(first):
    assert draft_of(start_date=first, text={"headline": "x"}) is None


@pytest.mark.parametrize(
    ("time", "clock"),
    [
        ({"hour": 9, "minute": 5}, "09:05"),
        ({"hour": "9"}, "09:00"),
        ({"hour": 25}, None),
        ({"minute": 5}, None),
        ({}, None),
    ],
)
def test_a_clock_time_is_one_of_the_site(time, clock):
    made = draft_of(start_date={"year": 2021, "month": 6, "day": 3, **time}, text={"headline": "x"})
    assert (made.time, made.tz) == (clock, "UTC" if clock else None)


def test_long_words_are_cut_with_a_note_and_markup_is_none():
    made = draft_of(text={"headline": f"<i>{'a' * 200}</i>", "text": "<script>x</script>Told."})
    assert len(made.title) == 90
    assert made.title.endswith("…")
    assert made.summary == "Told."
    assert [note.partition(":")[0] for note in made.review] == [
        "sources",
        "kind",
        "title and summary",
        "title and summary",
    ]
    assert made.status is Status.DRAFT


@pytest.mark.parametrize("sign", ["\u202e", "\u0000", "---\n", "{{ x }}", "\u200b"])
def test_what_deceives_or_cannot_be_read_back_is_no_draft(run, tmp_path, project, sign):
    events = [
        {
            "start_date": {"year": 2021, "month": 6, "day": 3},
            "text": {"headline": f"Told {sign} again", "text": f"One {sign} two."},
        }
    ]
    path = tmp_path / "t.json"
    path.write_text(json.dumps({"events": events}), "utf-8")
    status, _, err = run(path)
    written = [text for name, text in drafts(project).items() if "told" in name]
    if status:
        assert "write its draft by hand" in err
        assert written == []
    else:
        (text,) = written
        assert eventfile.loads(text, name="2021-06-03-told-again.md").status is Status.DRAFT
