"""The record as data: read back from the built site, it says what the files and the pages say."""

import csv
import hashlib
import io
import json
import subprocess
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import chain
from pathlib import Path

import jsonschema
import pytest

from tests.built import URL, XHTML, parse
from tests.examples import filled
from tests.sample import SITE, context, count, event, record_of, rendered, said
from timeline.model import Change, Event, Status
from timeline.site.exports import files, timelinejs
from timeline.site.exports.events import encoded, event_plain, number, plain_struct
from timeline.site.exports.maps import features
from timeline.site.exports.schema import DOCUMENTS, schema
from timeline.site.exports.standards import PropertiesData, SlideData
from timeline.site.exports.tables import TABLES, harmless, models, shapes
from timeline.site.exports.values import EventData, WithdrawnData

OAKFORD_RAID = {
    "id": "raid-at-oakford",
    "title": "River Guard enters Oakford, by its own account",
    "date": "2021-06-03",
    "kind": "raid",
    "summary": "The River Guard said that it entered Oakford and held the market square. "
    "The governor denied it a day later.",
    "actors": ["river-guard"],
    "places": ["oakford"],
    "told_by": ["river-guard"],
    "responds_to": [],
    "recalls": ["old-ford-fenced-off"],
    "claims": [
        {
            "key": "c1",
            "by": "river-guard",
            "question": ["control-of-oakford"],
            "stance": "asserts",
            "says": "The River Guard holds the town",
            "said_on": "2021-06-03",
            "disputed_by": ["mary-hill"],
            "sources": ["s1"],
            "standing": {
                "denies": [
                    {
                        "by": "mary-hill",
                        "on": "2021-06-04",
                        "event": "governor-denies-loss-of-oakford",
                        "claim": "c1",
                    }
                ],
                "otherwise": [],
                "agrees": [
                    {
                        "by": "tom-reed",
                        "on": "2021-06-06",
                        "event": "vale-denies-a-part",
                        "claim": "c2",
                    }
                ],
            },
        }
    ],
    "quotes": [],
    "sources": [
        {
            "key": "s1",
            "outlet": "valley-post",
            "title": "River Guard reports raid",
            "url": "https://valleypost.example/2021/raid",
            "published": "2021-06-03",
            "supports": "the account of the River Guard",
        }
    ],
    "seeds": [],
    "review": [],
    "changes": [],
    "sensitivity": "none",
    "status": "published",
    "aliases": [],
    "body": "",
    "strand": "reported",
    "url": f"{URL}/events/raid-at-oakford/",
    "first_day": "2021-06-03",
    "last_day": "2021-06-03",
    "updated": "2021-06-03",
    "attributed": "River Guard enters Oakford, by its own account",
}
WITHDRAWN = {
    "id": "dam-said-to-have-burst",
    "title": "Dam is said to have burst",
    "date": "2021-07-07",
    "url": f"{URL}/events/dam-said-to-have-burst/",
    "status": "withdrawn",
    "changes": [{"on": "2021-07-08", "what": "Withdrawn", "why": "The only report was taken back"}],
}
LINKS = ("url", "archived")


@pytest.fixture(scope="module")
def data(site) -> Path:
    return site / "data/v1"


@pytest.fixture(scope="module")
def whole(data):
    return json.loads((data / "events.json").read_text("utf-8"))


@pytest.fixture(scope="module")
def validator(data):
    found = json.loads((data / "schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator.check_schema(found)
    return jsonschema.Draft202012Validator(found)


def rows(data: Path, name: str):
    with (data / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def test_an_event_has_its_fields_and_what_is_computed(data):
    found = json.loads((data / "events/raid-at-oakford.json").read_text("utf-8"))
    assert found == OAKFORD_RAID


def test_of_a_withdrawn_event_nothing_is_told_but_that_when_and_why(data):
    found = json.loads((data / "events/dam-said-to-have-burst.json").read_text("utf-8"))
    assert found == WITHDRAWN


def test_every_event_has_a_file_and_stands_in_order_in_those_of_the_whole(data, whole, record):
    shown, gone = [event.id for event in record.events], [event.id for event in record.withdrawn]
    assert (len(shown) > 30, gone) == (True, [WITHDRAWN["id"]])
    assert [each["id"] for each in whole["events"]] == shown
    assert whole["withdrawn"] == [WITHDRAWN]
    lines = (data / "events.ndjson").read_text("utf-8").splitlines()
    assert [json.loads(line) for line in lines] == [*whole["events"], WITHDRAWN]
    alone = {path.stem: json.loads(path.read_text("utf-8")) for path in data.glob("events/*")}
    assert alone == {each["id"]: each for each in (*whole["events"], WITHDRAWN)}


def test_whatever_a_file_has_is_in_the_data_and_nothing_else():
    value = filled(Event)
    found = plain_struct(value)
    assert list(found) == list(value.__struct_encode_fields__)
    assert found["claims"][0]["covers"].keys() == {"from", "to", "places"}
    least = event("least", "2021-06-03")
    absent = {"time", "tz", "speaker", "venue", "date_note", "scope_note", "added"}
    assert set(plain_struct(least)) == set(found) - absent


@pytest.mark.parametrize(("given", "shown"), [("3", "3"), ("3.0", "3"), ("-0.50", "-0.5")])
def test_a_number_is_a_number(given, shown):
    assert encoded(number(Decimal(given))) == shown


def test_the_ids_of_the_data_are_told_in_the_file_of_the_whole(whole, record):
    named = {name: {each["id"] for each in whole[name]} for name in ("actors", "places", "outlets")}
    for found in whole["events"]:
        assert {claim["by"] for claim in found["claims"]} <= named["actors"]
        assert {source["outlet"] for source in found["sources"]} <= named["outlets"]
    assert len(named["places"]) == len(record.places)
    assert {each["id"]: each["strand"] for each in whole["kinds"]}["raid"] == "reported"
    assert "words" not in whole["kinds"][0]
    assert whole["version"] == "2021-07-12"


def test_every_file_keeps_to_the_schema(data, validator):
    whole = [data / name for name in DOCUMENTS]
    paths = [*data.glob("events/*.json"), *whole]
    assert len(paths) > 30
    for path in paths:
        assert list(validator.iter_errors(json.loads(path.read_text("utf-8")))) == [], path
    for line in (data / "events.ndjson").read_text("utf-8").splitlines():
        assert validator.is_valid(json.loads(line)), line


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_file_is_told_apart_by_the_schema_and_may_lack_nothing(name, data, validator):
    found = json.loads((data / name).read_text("utf-8"))
    assert validator.is_valid(found)
    model = DOCUMENTS[name]
    for key, shape in shapes(model):
        if not shape.is_optional:
            assert not validator.is_valid({k: v for k, v in found.items() if k != key}), key


@pytest.mark.parametrize(
    ("name", "path", "value"),
    [
        ("events.geojson", ("features", 0, "properties", "precision_km"), "2 km"),
        ("events.geojson", ("features", 0, "properties", "place"), None),
        ("events.geojson", ("features", 0, "geometry", "coordinates"), [1]),
        ("events.geojson", ("features", 0, "type"), "Point"),
        ("timelinejs.json", ("events", 0, "start_date", "year"), "2021"),
        ("timelinejs.json", ("events", 0, "text"), {"headline": "a"}),
    ],
)
def test_the_schema_refuses_what_no_map_or_slide_is(name, path, value, data, validator):
    found = json.loads((data / name).read_text("utf-8"))
    inner = found
    for step in path[:-1]:
        inner = inner[step]
    assert path[-1] in inner
    inner[path[-1]] = value
    assert not validator.is_valid(found)


def test_the_map_and_the_slides_have_the_fields_that_are_told_of_them(data):
    features = json.loads((data / "events.geojson").read_text("utf-8"))["features"]
    slides = json.loads((data / "timelinejs.json").read_text("utf-8"))["events"]
    for model, written in (
        (PropertiesData, [each["properties"] for each in features]),
        (SlideData, slides),
    ):
        told = dict(shapes(model))
        assert {name for each in written for name in each} == set(told)
        always = {name for name, shape in told.items() if not shape.is_optional}
        assert set.intersection(*map(set, written)) >= always


@pytest.mark.parametrize(
    "change",
    [
        {"id": "Not An Id"},
        {"title": 3},
        {"date": "3 June 2021"},
        {"actors": None},
        {"status": "shown"},
        {"claims": [{**OAKFORD_RAID["claims"][0], "value": "3"}]},
        {"claims": [{**OAKFORD_RAID["claims"][0], "standing": {}}]},
        {"time": None},
    ],
)
def test_the_schema_refuses_what_no_event_is(change, validator):
    assert validator.is_valid(OAKFORD_RAID)
    assert not validator.is_valid(OAKFORD_RAID | change)


def test_the_schema_names_every_field_and_says_which_are_always_there():
    parts = schema("https://x.example/schema.json")["$defs"]
    for model in (EventData, WithdrawnData, *DOCUMENTS.values()):
        part = parts[model.__name__]
        assert list(part["properties"]) == [name for name, _ in shapes(model)]
        always = [name for name, shape in shapes(model) if not shape.is_optional]
        assert part["required"] == always


def test_every_field_of_the_data_says_what_it_means():
    for model in (WithdrawnData, *chain.from_iterable(map(models, DOCUMENTS.values()))):
        assert [name for name, shape in shapes(model) if not shape.meaning] == []


def test_what_a_page_shows_is_in_the_data(site, whole):
    for found in whole["events"]:
        tree = parse(site / "events" / found["id"] / "index.html")
        text = " ".join("".join(tree.itertext()).split())
        facts = [found["title"], *(claim["says"] for claim in found["claims"])]
        facts += [quote["text"] for quote in found["quotes"]]
        facts += [found["summary"]]
        facts += [source["title"] for source in found["sources"] if "title" in source]
        facts += [change["what"] for change in found["changes"]]
        facts += [found["scope_note"]] if "scope_note" in found else []
        assert [fact for fact in facts if " ".join(fact.split()) not in text] == [], found["id"]
        told = {source[name] for source in found["sources"] for name in LINKS if name in source}
        links = {e.get("href", "") for e in tree.iter(f"{XHTML}a")}
        assert told <= links
        reports = {link for link in links if link.startswith("http") and ".example/" in link}
        assert {link for link in reports if link not in found["body"]} <= told, found["id"]


def test_what_an_editor_wrote_of_days_and_the_front_page_is_in_the_data(site, whole, record):
    def text_of(address: str) -> str:
        return " ".join("".join(parse(site / address / "index.html").itertext()).split())

    front = text_of("")
    told = [*whole["front"]["beats"], *whole["front"]["cells"]]
    assert [each["text"] for each in told if each["text"] not in front] == []
    assert len(told) == len(record.front.beats) + len(record.front.cells) > 1
    assert [each["id"] for each in whole["days"]] == sorted(day.id for day in record.days)
    assert len(whole["days"]) > 0
    for day in whole["days"]:
        assert day["body"] in text_of(f"days/{day['id']}")
        assert {"id", "events", "body"} == set(day)


def test_a_record_whose_front_page_nobody_edited_has_none_in_the_data():
    found = json.loads(rendered(record_of(event("a", "2021-06-03")))["data/v1/events.json"])
    assert "front" not in found
    assert found["days"] == []


def test_a_table_has_what_the_json_has(data, whole):
    events = {row["id"]: row for row in rows(data, "events")}
    assert list(events) == [*(each["id"] for each in whole["events"]), WITHDRAWN["id"]]
    for found in whole["events"]:
        row = events[found["id"]]
        assert row["title"] == found["title"]
        assert row["actors"] == "; ".join(found["actors"])
        assert row["added"] == found.get("added", "")
    gone = events[WITHDRAWN["id"]]
    assert {name for name, cell in gone.items() if cell} == {"id", "title", "date", "url", "status"}
    claims = [(e["id"], claim) for e in whole["events"] for claim in e["claims"]]
    assert [(row["event"], row["key"]) for row in rows(data, "claims")] == [
        (event_id, claim["key"]) for event_id, claim in claims
    ]
    sources = [(e["id"], source["url"]) for e in whole["events"] for source in e["sources"]]
    assert [(row["event"], row["url"]) for row in rows(data, "sources")] == sources


def test_a_claim_with_a_number_is_a_row_of_numbers(data):
    found = {(row["event"], row["key"]): row for row in rows(data, "claims")}
    row = found["army-counts-the-raiders", "c2"]
    assert [row[name] for name in ("low", "value", "high", "dead")] == ["12", "15", "20", "12"]
    assert (row["covers_from"], row["covers_places"]) == ("2021-06-03", "millbrook")
    oakford = found["raid-at-oakford", "c1"]
    assert (oakford["standing_denies"], oakford["standing_agrees"]) == ("mary-hill", "tom-reed")


def test_tables_are_as_their_standard_has_them(data):
    for name in TABLES:
        text = (data / f"{name}.csv").read_bytes().decode("utf-8")
        assert text.endswith("\r\n")
        assert not text.startswith("\ufeff")
        parsed = list(csv.reader(io.StringIO(text, newline=""), strict=True))
        assert {len(row) for row in parsed} == {len(TABLES[name].columns)}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("+1", "'+1"),
        ("-1", "'-1"),
        ("@x", "'@x"),
        ("\t=1", "'\t'=1"),
        ("\r=1", "'\r'=1"),
        (" =1", " '=1"),
        ("＝1", "'＝1"),
        ("a; =1", "a; '=1"),
        ("a;=1", "a;'=1"),
        ("a\t@b", "a\t'@b"),
        ("a\n-b", "a\n'-b"),
        ("a - b; c-d", "a - b; c-d"),
        ("Ada Hill", "Ada Hill"),
        ("", ""),
    ],
)
def test_no_cell_is_one_that_a_spreadsheet_runs(text, shown):
    assert harmless(text) == shown
    assert harmless(shown.replace("'", "")) == shown


def test_a_formula_in_a_field_is_text_and_a_number_below_zero_is_a_number():
    claims = (count("guard", value=-3),)
    made = context(event("one", "2021-06-03", title='=HYPERLINK("https://x")', claims=claims))
    found = {name: row.decode() for name, row in files.texts(made, "one").rows.items()}
    assert next(csv.reader([found["events"]]))[1] == '\'=HYPERLINK("https://x")'
    names = [column.name for column in TABLES["claims"].columns]
    assert next(csv.reader([found["claims"]]))[names.index("value")] == "-3"


def test_a_field_of_the_model_is_a_column_of_a_table():
    names = [column.name for column in TABLES["events"].columns]
    others = {"claims", "quotes", "sources", "seeds", "changes", "body"}
    assert set(names) == {name for name, _ in shapes(EventData)} - others


def test_a_place_is_a_point_of_its_own_with_how_far_it_may_be_off(data):
    found = json.loads((data / "events.geojson").read_text("utf-8"))
    assert found["type"] == "FeatureCollection"
    by_id = {each["id"]: each for each in found["features"]}
    assert len(by_id) == len(found["features"])
    place = by_id["raid-at-oakford/oakford"]
    assert place["geometry"]["type"] == "Point"
    west, north = place["geometry"]["coordinates"]
    assert (west < 0 < north, abs(west) <= 180) == (True, True)
    assert place["properties"]["precision_km"] > 0
    assert place["properties"]["place_name"] == "Oakford"


def test_a_place_without_a_point_stands_where_the_one_around_it_does():
    made = context(event("one", "2021-06-03", places=("mill", "oakford", "land")))
    (found,) = map(json.loads, features(made, event_plain(made, "one")))
    # Longitude first; how far a point may be off is not told where nobody knows.
    assert found["geometry"] == {"type": "Point", "coordinates": [1, 0]}
    assert found["id"] == "one/oakford"
    assert "precision_km" not in found["properties"]
    nowhere = context(event("one", "2021-06-03", places=("land",)))
    assert list(features(nowhere, event_plain(nowhere, "one"))) == []


def test_the_package_describes_the_tables_as_they_are(data):
    package = json.loads((data / "datapackage.json").read_text("utf-8"))
    assert package["version"] == "2021-07-12"
    assert package["licenses"][0]["title"] == "CC BY 4.0"
    resources = {each["path"]: each for each in package["resources"]}
    published = {path.name for path in data.iterdir() if path.is_file()}
    assert resources.keys() == published - {"datapackage.json"}
    for name in TABLES:
        with (data / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            header = next(csv.reader(file))
        fields = resources[f"{name}.csv"]["schema"]["fields"]
        assert [field["name"] for field in fields] == header
        for row in rows(data, name):
            required = [f["name"] for f in fields if f.get("constraints", {}).get("required")]
            assert all(row[each] for each in required), row
    assert resources["claims.csv"]["schema"]["foreignKeys"][0]["reference"]["resource"] == "events"


def test_slides_say_when_in_words_and_hold_no_markup_of_a_file():
    nasty = event("one", "2021-06-03~", title="<b>x</b>", summary="a <script>1</script>")
    span = said("two", "2021-06-03/2021-06-05", "one")
    made = rendered(record_of(nasty, span))
    found = json.loads(made["data/v1/timelinejs.json"])
    first, second = found["events"]
    assert first["text"]["headline"] == "&lt;b&gt;x&lt;/b&gt;"
    assert "<script" not in first["text"]["text"]
    assert (first["display_date"], first["group"]) == ("about 3 June 2021", "Reported")
    assert (second["end_date"]["day"], second["group"]) == (5, "Said")
    assert found["events"][0]["end_date"]["day"] == 3
    one = rendered(record_of(event("a", "2021-06-03")))["data/v1/timelinejs.json"]
    assert "end_date" not in json.loads(one)["events"][0]


def test_slides_are_no_more_than_can_be_shown_and_the_last_of_them(monkeypatch):
    monkeypatch.setattr(timelinejs, "MOST", 2)
    events = [event(name, f"2021-06-0{day}") for day, name in enumerate("cab", 1)]
    made = rendered(record_of(*events))
    slides = json.loads(made["data/v1/timelinejs.json"])["events"]
    assert [slide["unique_id"] for slide in slides] == ["a", "b"]
    assert len(json.loads(made["data/v1/events.json"])["events"]) == 3


def test_checksums_are_those_of_the_files(site, data):
    version, *lines = (site / "SHA256SUMS").read_text("utf-8").splitlines()
    assert version == "# version 2021-07-12"
    found = dict(reversed(line.split("  ")) for line in lines)
    assert found == {
        f"data/v1/{path.name}": hashlib.sha256(path.read_bytes()).hexdigest()
        for path in data.iterdir()
        if path.is_file()
    }


def test_the_package_the_sums_and_the_page_alone_name_the_commit():
    commit = "0123456789abcdef0123456789abcdef01234567"
    one = record_of(event("one", "2021-06-03", added=date(2021, 6, 4)))
    before, made = rendered(one), rendered(one, replace(SITE, commit=commit))
    changed = sorted(path for path in made if made[path] != before[path])
    assert changed == ["SHA256SUMS", "about/data/index.html", "data/v1/datapackage.json"]
    assert json.loads(made["data/v1/datapackage.json"])["commit"] == commit
    assert made["SHA256SUMS"].startswith(f"# version 2021-06-04, commit {commit}\n")
    link = f'<a href="https://github.com/example/ford/commit/{commit}">{commit}</a>'
    assert link in made["about/data/index.html"]
    nowhere = rendered(one, replace(SITE, commit=commit, repository=""))["about/data/index.html"]
    assert (commit in nowhere, "/commit/" in nowhere) == (True, False)


def test_sums_with_their_comment_are_checked_by_the_usual_program(site):
    check = ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"]
    done = subprocess.run(check, cwd=site, capture_output=True, check=False, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


def test_a_record_without_events_is_data_too():
    made = rendered(record_of())
    whole = json.loads(made["data/v1/events.json"])
    assert (whole["events"], whole["withdrawn"]) == ([], [])
    assert "version" not in whole
    assert made["data/v1/events.ndjson"] == ""
    assert json.loads(made["data/v1/events.geojson"])["features"] == []


def test_withdrawn_events_stand_by_their_ids():
    changes = (Change(on=date(2021, 7, 1), what="Withdrawn", why="It did not happen"),)
    given = {"status": Status.WITHDRAWN, "changes": changes}
    gone = [event(name, "2021-06-03", **given) for name in ("b", "a")]
    made = rendered(record_of(*gone))
    lines = made["data/v1/events.ndjson"].splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["a", "b"]
    assert json.loads(made["data/v1/events/a.json"])["changes"][0]["on"] == "2021-07-01"
