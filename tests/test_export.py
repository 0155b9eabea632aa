"""`timeline export sqlite`: the database read back, and what it refuses."""

import json
import sqlite3
from contextlib import closing

import pytest

from tests.built import SITE
from tests.sample import SITE as SAMPLE
from tests.sample import claim, context_of, event, record_of, said, source
from timeline import cli
from timeline.export import database
from timeline.site.exports import files
from timeline.site.routes import pages_of


def whole(*events):
    """Return the file of the whole record, read back."""
    return json.loads(
        files.written(pages_of(context_of(record_of(*events), SAMPLE)).exported, "events.json")
    )


@pytest.fixture(scope="module")
def exported(tmp_path_factory):
    path = tmp_path_factory.mktemp("export") / "ford.db"
    assert cli.main(["export", "sqlite", str(path), "--root", str(SITE)]) == 0
    return path


def rows(path, question, *values):
    with closing(sqlite3.connect(path)) as file:
        return file.execute(question, values).fetchall()


def test_every_thing_of_the_record_is_a_row(exported, record):
    counts = {
        "events": len(record.events),
        "claims": sum(len(event.claims) for event in record.events),
        "quotes": sum(len(event.quotes) for event in record.events),
        "sources": sum(len(event.sources) for event in record.events),
        "changes": sum(len(event.changes) for event in record.events),
        "withdrawn": len(record.withdrawn),
        "kinds": len(record.vocabulary.kinds),
        "questions": len(record.questions),
    }
    found = {name: rows(exported, f'SELECT count(*) FROM "{name}"')[0][0] for name in counts}
    assert found == counts
    assert min(counts.values()) > 0


def test_every_key_leads_to_a_row(exported):
    assert rows(exported, "PRAGMA foreign_key_check") == []
    keys = {(row[3], row[2]) for row in rows(exported, "PRAGMA foreign_key_list(claims)")}
    assert keys == {("event", "events"), ("by", "actors")}
    claims = rows(
        exported,
        'SELECT actors.name, claims.low FROM claims JOIN actors ON actors.id = claims."by" '
        "WHERE event = ? AND key = 'c2'",
        "army-counts-the-raiders",
    )
    assert claims == [("Highland Army", 12)]


def test_full_texts_are_searched(exported):
    found = rows(
        exported,
        "SELECT events.id FROM events_fts JOIN events ON events.rowid = events_fts.rowid "
        "WHERE events_fts MATCH ?",
        '"market square"',
    )
    assert found == [("raid-at-oakford",)]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("Selovo", ["one"]),  # of the place
        ("Селово", ["one"]),
        ("Сёлово", ["one"]),
        ("Rivermen", ["one", "two", "three"]),  # of who acts, who claims and who speaks
        ("riders", ["two"]),  # of who denies a claim, by the short name
        ("Hillman", ["four"]),  # of whose account it is
        ("stranger", ["three"]),  # of no registry
        ("names: Syolovo", ["one"]),
        ("title: Syolovo", []),
        ("Nowhere", []),
    ],
)
def test_any_spelling_of_a_place_or_an_actor_finds_the_events_that_name_it(asked, found, tmp_path):
    one = event("one", "2021-06-03", actors=("guard",), places=("syolovo",))
    two = event("two", "2021-06-04", claims=(claim("guard", disputed_by=("army",)),))
    three = said("three", "2021-06-05", "one", speaker="guard", actors=("stranger",))
    four = event("four", "2021-06-06", told_by=("governor",))
    written = whole(one, two, three, four)
    spelled = {
        "guard": {"name": "Guard", "aliases": ["Rivermen"]},
        "army": {"name": "Army", "short": "Riders", "aliases": []},
        "governor": {"name": "Governor", "aliases": ["Hillman"]},
    }
    written["actors"] = [{"id": name, **given} for name, given in spelled.items()]
    written["places"] = [
        {"id": "syolovo", "name": "Syolovo", "aliases": ["Selovo", "Сёлово"]},
        {"id": "nowhere", "name": "Nowhere", "aliases": []},
    ]
    path = tmp_path / "x.db"
    database.write(path, written)
    question = (
        "SELECT id FROM events JOIN events_fts ON events.rowid = events_fts.rowid "
        "WHERE events_fts MATCH ? ORDER BY events.rowid"
    )
    assert [row[0] for row in rows(path, question, asked)] == found


def test_lists_are_arrays_and_places_are_pairs_too(exported):
    (row,) = rows(
        exported,
        "SELECT question FROM claims WHERE event = ? AND key = 'c1'",
        "army-counts-the-raiders",
    )
    assert json.loads(row[0]) == ["strength-of-the-raiders", "aim-of-the-crossings"]
    assert rows(exported, "SELECT event FROM event_places WHERE places = 'sandby'") != []


def test_who_answers_which_question_and_which_event_is_asked_by_keys(exported, record):
    leads = {
        name: {(row[3], row[2]) for row in rows(exported, f"PRAGMA foreign_key_list({name})")}
        for name in ("claim_questions", "event_responds_to", "event_told_by")
    }
    assert leads == {
        "claim_questions": {
            ("event", "events"),
            ("question", "questions"),
            ("event", "claims"),
            ("key", "claims"),
        },
        "event_responds_to": {("event", "events"), ("responds_to", "events")},
        "event_told_by": {("event", "events"), ("told_by", "actors")},
    }
    answers = rows(exported, "SELECT event, key, question FROM claim_questions")
    assert sorted(answers) == sorted(
        (event.id, key, question)
        for event in record.events
        for key, claim in zip(event.claim_keys, event.claims, strict=True)
        for question in claim.question
    )
    answered = {row[0] for row in rows(exported, "SELECT responds_to FROM event_responds_to")}
    assert "campaign" not in answered
    assert answered > {"raid-at-oakford"}


def test_where_the_site_has_no_address_datasette_is_told_none():
    found = json.loads(database.metadata("x", whole() | {"url": "/"}))
    assert "source_url" not in found
    assert json.loads(database.metadata("x", whole()))["source_url"].startswith("https://")


def test_datasette_is_told_what_each_column_means(exported):
    about = json.loads(exported.with_suffix(".metadata.json").read_text("utf-8"))
    assert (about["title"], about["license"]) == ("The ford", "CC BY 4.0")
    tables = about["databases"]["ford"]["tables"]
    for name, table in tables.items():
        columns = [row[1] for row in rows(exported, f'PRAGMA table_info("{name}")')]
        assert list(table["columns"]) == columns
    assert tables["events"]["label_column"] == "title"


def test_an_id_of_no_registry_and_a_text_with_quotes_are_rows_like_others(tmp_path):
    odd = "'); DROP TABLE events; --"
    one = event("one", "2021-06-03", title=odd, actors=("stranger",), claims=(claim("nobody"),))
    two = said("two", "2021-06-04", "one", sources=(source("s1", outlet="unheard"),))
    path = tmp_path / "x.db"
    database.write(path, whole(one, two))
    assert rows(path, "SELECT id, title FROM events") == [("one", odd), ("two", "About two")]
    assert rows(path, "PRAGMA foreign_key_check") == []
    assert rows(path, "SELECT name FROM actors WHERE id = 'stranger'") == [("stranger",)]
    assert rows(path, "SELECT name FROM outlets WHERE id = 'unheard'") == [("unheard",)]


def test_a_record_without_events_is_a_database(tmp_path):
    database.write(tmp_path / "x.db", whole())
    assert rows(tmp_path / "x.db", "SELECT count(*) FROM events") == [(0,)]


@pytest.mark.parametrize("name", ["x.db", "x.metadata.json"])
def test_a_file_that_is_there_stays_as_it_is(name, tmp_path, capsys):
    (tmp_path / name).write_text("mine", encoding="utf-8")
    status = cli.main(["export", "sqlite", str(tmp_path / "x.db"), "--root", str(SITE)])
    assert (status, [path.name for path in tmp_path.iterdir()]) == (2, [name])
    assert (tmp_path / name).read_text(encoding="utf-8") == "mine"
    assert f"{name} is there already; choose another name" in capsys.readouterr().err


def test_a_faulty_record_is_not_exported(project, tmp_path, capsys):
    path = project / "content/events/2021-06-03-raid-at-oakford.md"
    path.write_text(path.read_text("utf-8").replace("kind: raid", "kind: war"), encoding="utf-8")
    target = tmp_path / "out" / "x.db"
    target.parent.mkdir()
    assert cli.main(["export", "sqlite", str(target), "--root", str(project)]) == 1
    assert list(target.parent.iterdir()) == []
    assert "raid-at-oakford.md:4:" in capsys.readouterr().out


def test_outside_a_site_it_says_so_in_one_line(tmp_path, capsys):
    status = cli.main(["export", "sqlite", str(tmp_path / "x.db"), "--root", str(tmp_path)])
    assert (status, list(tmp_path.iterdir())) == (2, [])
    assert len(capsys.readouterr().err.splitlines()) == 1
