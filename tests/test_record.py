"""The record: what is read from disk, and the graph computed from it."""

import marshal
from datetime import date
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from timeline.model import (
    Actor,
    ActorKind,
    Claim,
    Event,
    EventDate,
    Kind,
    Place,
    PlaceKind,
    Quote,
    Side,
    Source,
    Stance,
    Status,
    Strand,
)
from timeline.record import Record, Registry, read_content
from timeline.record.content import read_bytes
from timeline.record.notes import Notes
from timeline.record.shelf import SHORT, Shelf, Text, html_of, long_row, row

ROOT = Path(__file__).parent.parent
EVENT_FILES = [
    ROOT / "tests/golden/eventfile/good/2021-06-03-everything-at-once.md",
    *sorted((ROOT / "content/events").glob("*.md"))[::8],
]
SOURCE = Source(key="s1", outlet="valley-post")


def event(event_id: str, day: str, kind: Kind = Kind.RAID, **given: object) -> Event:
    values = {"id": event_id, "title": event_id, "date": day, "kind": kind, "summary": "x"}
    return Event.model_validate(values | {"sources": (SOURCE,)} | given)


RAID = event(
    "raid",
    "2021-06-03",
    actors=("guard",),
    places=("oakford",),
    claims=(Claim(by="guard", question="control", says="held"),),
)
DENIAL = event(
    "denial",
    "2021-06-04",
    Kind.DENIAL,
    speaker="hill",
    places=("oakford", "highlands"),
    responds_to=("raid",),
    claims=(
        Claim(
            by="hill", question="control", stance=Stance.DENIES, says="left", disputed_by=("guard",)
        ),
        Claim(by="hill", question="strength", says="few", high=Decimal(20), unit="people"),
    ),
)
REPLY = event(
    "reply",
    "2021-06-04",
    Kind.WARNING,
    speaker="guard",
    responds_to=("denial", "campaign"),
    recalls=("raid",),
    quotes=(Quote(speaker="captain", text="more"),),
    claims=(Claim(by="guard", question="control", says="holds on"),),
)
DRAFT = event("draft", "2021-06-01", status=Status.DRAFT)
WITHDRAWN = event("withdrawn", "2021-06-02", status=Status.WITHDRAWN)
PLACES = Registry.of(
    Place(id=place, name=place, kind=PlaceKind.TOWN, within=within, country="XH")
    for place, within in [
        ("oakford", "highlands"),
        ("highlands", "country"),
        ("country", None),
        ("up", "down"),
        ("down", "up"),
    ]
)
RECORD = Record(places=PLACES).of_events([REPLY, DRAFT, DENIAL, WITHDRAWN, RAID])


def test_only_published_events_are_in_it_and_in_order():
    assert RECORD.events == (RAID, DENIAL, REPLY)
    assert (RECORD.by_id["denial"], dict(RECORD.positions)) == (
        DENIAL,
        {"raid": 0, "denial": 1, "reply": 2},
    )


def test_it_knows_who_answers_and_who_recalls():
    assert (dict(RECORD.answered_by), dict(RECORD.recalled_by)) == (
        {"raid": (DENIAL,), "denial": (REPLY,), "campaign": (REPLY,)},
        {"raid": (REPLY,)},
    )


def test_it_groups_events_by_day_kind_and_strand():
    assert dict(RECORD.by_day) == {date(2021, 6, 3): (RAID,), date(2021, 6, 4): (DENIAL, REPLY)}
    assert dict(RECORD.by_kind) == {
        Kind.RAID: (RAID,),
        Kind.DENIAL: (DENIAL,),
        Kind.WARNING: (REPLY,),
    }
    assert dict(RECORD.by_strand) == {Strand.GROUND: (RAID,), Strand.REACTION: (DENIAL, REPLY)}


def test_an_actor_is_in_every_event_that_names_it_once():
    assert dict(RECORD.by_actor) == {
        "guard": (RAID, DENIAL, REPLY),
        "hill": (DENIAL,),
        "captain": (REPLY,),
    }
    assert DENIAL.named_actors == ("hill", "guard")


def test_an_event_in_a_town_counts_once_for_every_larger_place():
    assert dict(RECORD.by_place) == {
        "oakford": (RAID, DENIAL),
        "highlands": (RAID, DENIAL),
        "country": (RAID, DENIAL),
    }


@pytest.mark.parametrize(
    ("place", "chain"),
    [
        ("oakford", ("oakford", "highlands", "country")),
        ("country", ("country",)),
        ("up", ("up", "down")),
        ("nowhere", ("nowhere",)),
    ],
)
def test_larger_places_are_followed_even_in_a_circle(place, chain):
    assert RECORD.within(place) == chain


def test_the_rivals_of_a_claim_are_what_others_answer():
    assert [(a.event.id, a.claim.by) for a in RECORD.answers["control"]] == [
        ("raid", "guard"),
        ("denial", "hill"),
        ("reply", "guard"),
    ]
    assert [a.event.id for a in RECORD.rivals(DENIAL.claims[0])] == ["raid", "reply"]
    assert [a.event.id for a in RECORD.rivals(RAID.claims[0])] == ["denial"]
    assert RECORD.rivals(DENIAL.claims[1]) == ()
    assert RECORD.rivals(Claim(by="hill", says="no question")) == ()


def test_an_empty_record_has_nothing():
    record = Record()
    assert (tuple(record.events), dict(record.by_day), dict(record.answered_by)) == ((), {}, {})


def test_the_numbers_of_a_claim_come_smallest_first():
    claim = Claim(by="a", says="b", high=Decimal(9), low=Decimal(1), value=Decimal(5))
    assert claim.numbers == (1, 5, 9)


FILE = """---
title: Raid
date: 2021-06-03
kind: raid
summary: It happened.
sources:
- key: s1
  outlet: valley-post
---
"""
ACTORS = """- id: guard
  name: River Guard
  kind: armed-group
  side: volunteers
  role: armed group
"""


def test_content_is_read_from_its_folder(tmp_path):
    (tmp_path / "events").mkdir()
    (tmp_path / "data").mkdir()
    (tmp_path / "events" / "2021-06-03-raid.md").write_text(FILE, encoding="utf-8")
    draft = FILE.replace("kind: raid", "kind: raid\nstatus: draft")
    (tmp_path / "events" / "2021-06-03-draft.md").write_text(draft, encoding="utf-8")
    (tmp_path / "events" / ".gitkeep").touch()
    (tmp_path / "data" / "actors.yml").write_text(ACTORS, encoding="utf-8")
    zone = ZoneInfo("Europe/London")
    content = read_content(tmp_path, shown_as="content", zone=zone)
    assert content.problems == ()
    assert [file.path for file in content.files] == [
        "content/events/2021-06-03-draft.md",
        "content/events/2021-06-03-raid.md",
    ]
    assert [e.id for e in content.events] == ["draft", "raid"]
    assert [e.id for e in content.record.events] == ["raid"]
    assert content.record.zone == zone
    assert content.record.actors["guard"] == Actor(
        id="guard",
        name="River Guard",
        kind=ActorKind.ARMED_GROUP,
        side=Side.VOLUNTEERS,
        role="armed group",
    )


def test_a_folder_that_is_not_there_is_empty(tmp_path):
    content = read_content(tmp_path / "none")
    assert (content.events, content.problems, content.record.events) == ((), (), ())


def test_every_problem_of_every_file_is_kept(tmp_path):
    (tmp_path / "events").mkdir()
    (tmp_path / "data").mkdir()
    (tmp_path / "events" / "2021-06-03-raid.md").write_text("no fence", encoding="utf-8")
    (tmp_path / "events" / "2021-06-04-raid.md").write_bytes(b"\xff")
    (tmp_path / "data" / "places.yml").write_text("- id: a\n- b: c\n", encoding="utf-8")
    found = read_content(tmp_path, shown_as="content").problems
    assert {(problem.path, problem.line) for problem in found} == {
        ("content/events/2021-06-03-raid.md", 1),
        ("content/events/2021-06-04-raid.md", 1),
        ("content/data/places.yml", 1),
        ("content/data/places.yml", 2),
    }


def test_a_date_given_as_a_value_or_as_text_is_the_same():
    assert event("a", "2021-06-03") == event("a", EventDate("2021-06-03"))


@pytest.mark.parametrize("path", EVENT_FILES, ids=lambda path: path.name)
def test_an_event_from_the_shelf_is_what_was_packed(path):
    read = read_bytes(path.read_bytes(), path=path.name).event
    short, long = marshal.dumps(row(read)), marshal.dumps(long_row(read))
    shelf = Shelf(lambda _: marshal.loads(short), lambda _: Text(marshal.loads(long)), Notes())
    found = shelf.event(path.name)
    for name in (*type(read).model_fields, *SHORT):
        assert getattr(found, name) == getattr(read, name)
    assert html_of(found) == html_of(read)
