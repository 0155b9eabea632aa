"""The record: what is read from disk, and which events stand in it in what order."""

from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.sample import VOCABULARY, claim, event, record_of, said
from timeline.formats import vocabularyfile
from timeline.formats.pagefile import ProsePage
from timeline.model import NO_VOCABULARY, Actor, Claim, DayText, Place, Status
from timeline.record import Record, Registry, read_content

RAID = event("raid", "2021-06-03")
DENIAL = said("denial", "2021-06-04", "raid", kind="denial")
REPLY = said("reply", "2021-06-04", "denial", speaker="guard")
DRAFT = event("draft", "2021-06-01", status=Status.DRAFT)
WITHDRAWN = event("withdrawn", "2021-06-02", status=Status.WITHDRAWN)
PLACES = Registry.of(
    Place(id=place, name=place, kind="town", within=within, country="XH")
    for place, within in [
        ("oakford", "highlands"),
        ("highlands", "country"),
        ("country", None),
        ("up", "down"),
        ("down", "up"),
    ]
)


def test_only_published_events_are_in_it_and_in_order():
    record = record_of(REPLY, DRAFT, DENIAL, WITHDRAWN, RAID)
    assert record.events == (RAID, DENIAL, REPLY)
    assert record.by_id == {"raid": RAID, "denial": DENIAL, "reply": REPLY}


def test_events_of_a_day_stand_in_the_order_of_the_clock_of_the_site():
    # 09:30 in Kyiv is 08:30 in Berlin; who knows no time comes last, and what happened before what
    # was said; of a month only, before its first day.
    events = [
        event("month", "2021-06"),
        event("night", "2021-06-01", time="night"),
        event("kyiv", "2021-06-01", time="09:30", tz="Europe/Kyiv"),
        event("berlin", "2021-06-01", time="09:00"),
        event("evening", "2021-06-01", time="evening"),
        event("a-last", "2021-06-01"),
        event("z-last", "2021-06-01"),
        said("reply", "2021-06-01"),
    ]
    assert record_of(*reversed(events)).events == tuple(events)


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
    assert Record(places=PLACES).within(place) == chain


def test_what_was_said_is_what_the_vocabulary_says_it_is():
    record = record_of(RAID, DENIAL)
    assert [record.is_said(each) for each in record.events] == [False, True]
    assert not Record().is_said(DENIAL)


def test_an_event_names_each_actor_once_and_its_speaker_first():
    both = said("both", "2021-06-04", claims=(claim("guard", disputed_by=("hill", "watch")),))
    assert both.named_actors == ("hill", "guard", "watch")


def test_an_empty_record_has_nothing():
    record = Record()
    assert (record.events, record.by_id, record.vocabulary) == ((), {}, NO_VOCABULARY)


def test_the_numbers_of_a_claim_come_smallest_first():
    claim = Claim(by="a", says="b", high=Decimal(9), low=Decimal(1), value=Decimal(5))
    assert claim.numbers == (1, 5, 9)


EVENT = """---
title: Raid
date: 2021-06-03
kind: raid
summary: It happened.
sources:
- key: s1
  outlet: valley-post
---
"""
ACTOR = """name: River Guard
kind: armed-group
side: volunteers
role: armed group
"""
PAGE = "---\ntitle: About\ndescription: What it is.\n---\nText.\n"
DAY = "---\nevents: [raid]\n---\nIt happened.\n"
FILES = {
    "data/vocabulary.yml": vocabularyfile.dumps(VOCABULARY),
    "data/actors/guard.yml": ACTOR,
    "data/actors/.gitkeep": "",
    "days/2021-06-03.md": DAY,
    "events/2021-06-03-raid.md": EVENT,
    "events/2021-06-03-draft.md": EVENT.replace("kind: raid", "kind: raid\nstatus: draft"),
    "events/.gitkeep": "",
    "front.yml": "questions: [held]\n",
    "pages/about.md": PAGE,
    "pages/about/method.md": PAGE,
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def said_of(folder: Path) -> list[str]:
    found = read_content(folder, shown_as="content").problems
    return sorted(f"{problem.path}: {problem.message}" for problem in found)


def test_content_is_read_from_its_folder(folder):
    zone = ZoneInfo("Europe/London")
    content = read_content(folder, shown_as="content", zone=zone)
    assert content.problems == ()
    assert [file.path for file in content.files] == [
        "content/events/2021-06-03-draft.md",
        "content/events/2021-06-03-raid.md",
    ]
    assert [e.id for e in content.events] == ["draft", "raid"]
    assert [e.id for e in content.record.events] == ["raid"]
    assert (content.record.zone, content.record.vocabulary) == (zone, VOCABULARY)
    assert content.record.actors["guard"] == Actor(
        id="guard", name="River Guard", kind="armed-group", side="volunteers", role="armed group"
    )
    assert {page.address: page for page in content.record.pages} == {
        address: ProsePage(address=address, title="About", description="What it is.", body="Text.")
        for address in ("about", "about/method")
    }
    assert content.front is not None
    assert content.front.value is not None
    assert content.front.value.questions == ("held",)
    assert content.record.days == (DayText(id="2021-06-03", events=("raid",), body="It happened."),)


def test_a_problem_names_the_folder_as_given_where_nothing_else_is_asked(folder):
    (folder / "events/odd.txt").touch()
    (problem,) = read_content(folder).problems
    assert problem.path == f"{folder.as_posix()}/events/odd.txt"


def test_a_folder_that_is_not_there_is_empty_but_for_its_vocabulary(tmp_path):
    content = read_content(tmp_path / "none", shown_as="content")
    assert (content.events, content.record.events, content.record.pages) == ((), (), ())
    assert [problem.path for problem in content.problems] == ["content/data/vocabulary.yml"]


def test_every_problem_of_every_file_is_kept(folder):
    for name, raw in {
        "data/actors/guard.yml": b"name: x\n",
        "data/places/a.yml": b"- b\n",
        "days/2021-06-03.md": b"no fence",
        "events/2021-06-03-raid.md": b"no fence",
        "events/2021-06-04-raid.md": b"\xff",
        "front.yml": b"beats: x\n",
        "pages/about.md": b"no fence",
    }.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(raw)
    content = read_content(folder, shown_as="content")
    assert {problem.path for problem in content.problems} == {
        "content/data/actors/guard.yml",
        "content/data/places/a.yml",
        "content/days/2021-06-03.md",
        "content/events/2021-06-03-raid.md",
        "content/events/2021-06-04-raid.md",
        "content/front.yml",
        "content/pages/about.md",
    }
    assert [e.id for e in content.events] == ["draft"]


@pytest.mark.parametrize(
    "name",
    [
        "data/actors.yml",
        "events/notes.txt",
        "events/deep/2021-06-03-raid.md",
        "days/x.yml",
        "data/actors/a.md",
    ],
)
def test_what_stands_where_it_may_not_is_told_and_not_read(folder, name):
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(EVENT, encoding="utf-8")
    (told,) = said_of(folder)
    assert "may stand here; move or delete this" in told
    assert told.startswith(f"content/{'/'.join(name.split('/')[: 3 if 'data' in name else 2])}:")


@pytest.mark.parametrize(
    "name",
    [
        "data",
        "data/actors",
        "data/actors/guard.yml",
        "data/vocabulary.yml",
        "days",
        "events",
        "events/2021-06-03-raid.md",
        "front.yml",
        "pages",
        "pages/about",
        "pages/about.md",
    ],
)
def test_a_link_is_not_followed(folder, tmp_path_factory, name):
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "target"
    (folder / name).rename(elsewhere)
    (folder / name).symlink_to(elsewhere)
    told = said_of(folder)
    assert told
    assert all(each.startswith(f"content/{name}") for each in told)


def test_a_link_for_the_layers_of_the_map_is_not_followed(folder, tmp_path_factory):
    assert said_of(folder) == []
    (folder / "data/map").symlink_to(tmp_path_factory.mktemp("elsewhere"))
    (told,) = said_of(folder)
    assert told.startswith("content/data/map: a link may not stand here")


@pytest.mark.parametrize("name", ["events/2021-06-04-x.md", "data/actors/x.yml", "pages/x.md"])
def test_a_folder_in_the_place_of_a_file_is_told(folder, name):
    (folder / name).mkdir()
    (told,) = said_of(folder)
    assert told.startswith(f"content/{name}: ")


def test_where_there_is_no_vocabulary_any_kind_will_do(folder):
    (folder / "data/vocabulary.yml").unlink()
    assert said_of(folder) == [
        "content/data/vocabulary.yml: there is no vocabulary; write its kinds and sides, as the "
        "template has them"
    ]


def test_a_kind_that_is_not_in_the_vocabulary_is_a_problem(folder):
    path = folder / "events/2021-06-03-raid.md"
    path.write_text(EVENT.replace("kind: raid", "kind: war"), encoding="utf-8")
    assert said_of(folder) == [
        "content/events/2021-06-03-raid.md: kind: 'war' is not known; "
        "write raid, strike, statement or denial"
    ]
