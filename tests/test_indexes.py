"""The indexes of the record: what each has under each of its keys, and what stands for others."""

from datetime import date
from decimal import Decimal

import pytest

from tests.sample import MANY, OAKFORD, SOURCE, VOCABULARY, claim, count, event, said, source
from timeline.formats.pagefile import ProsePage
from timeline.model import (
    Actor,
    Change,
    DayText,
    Event,
    EventDate,
    Front,
    Outlet,
    Place,
    Question,
    QuestionKind,
    Quote,
    Stance,
    Status,
    Strand,
)
from timeline.record import Record, Registry, indexes, overview, press, voices, weeks
from timeline.record.evenings import Evening, EveningSize, Heard
from timeline.record.history import NEWEST, NEWEST_OF_ACTOR, Deed, Edit, newest
from timeline.record.indexes import (
    INDEXES,
    Answer,
    DayCount,
    Extent,
    Listed,
    Neighbours,
    Ranked,
    Turn,
    Withdrawal,
    answers_in,
    index,
)
from timeline.record.lacking import Lack, SourceLack, SourceRef
from timeline.record.overview import CalendarDay, Step
from timeline.record.press import Cited
from timeline.record.voices import Latest, Quoted, QuotedOn
from timeline.record.weeks import WeekSize
from timeline.record.whereabouts import Stop, Whereabouts

LAW = event("law", "2021-06", scope_note="From before.")
RAID = event(
    "raid",
    "2021-06-03",
    actors=("guard",),
    places=("oakford",),
    aliases=("assault", "shared"),
    claims=(claim("guard"), claim("guard", "held", "many", says="held by few")),
    sources=(SOURCE, source("s2", outlet="voice", published=date(2021, 6, 9), relays=("guard",))),
)
DENIAL = said(
    "denial",
    "2021-06-04",
    "raid",
    kind="denial",
    places=("mill", "oakford", "highlands"),
    aliases=("shared",),
    claims=(
        claim("hill", stance=Stance.DENIES, disputed_by=("guard",), says="left"),
        count("hill", high=20),
    ),
    changes=(Change(on=date(2021, 7, 1), what="x", why="y"),),
)
REPLY = said(
    "reply",
    "2021-06-04",
    "denial",
    "campaign",
    speaker="guard",
    recalls=("raid",),
    quotes=(Quote(speaker="captain", text="more"),),
    claims=(claim("guard", said_on=EventDate("2021-06-05~"), says="holds on"),),
)
STRAY = event("stray", "2021-06-07", "flood", places=("nowhere", "Far Ford"))
PLACES = (
    Place(id="country", name="Land", kind="country", country="XH"),
    Place(id="down", name="Down", kind="town", within="up", country="XH"),
    Place(id="highlands", name="Highlands", kind="district", within="country", country="XH"),
    Place(
        id="mill",
        name="Mill",
        kind="village",
        within="oakford",
        country="XH",
        lat=Decimal(1),
        lon=Decimal(1),
    ),
    OAKFORD,
    Place(id="unnamed", name="Unnamed", kind="town", country="XH", lat=Decimal(1), lon=Decimal(2)),
    Place(id="up", name="Up", kind="town", within="down", country="XH"),
)
FRONT = Front(numbers=("many",))
REGISTRIES = Record(
    vocabulary=VOCABULARY,
    actors=Registry.of(
        Actor(id=name, name=name, kind="person", side=side, role="x", member_of=body)
        for name, side, body in [
            ("guard", "volunteers", None),
            ("hill", "north", "guard"),
            ("idle", "north", "guard"),
        ]
    ),
    places=Registry.of(PLACES),
    questions=Registry.of(
        (
            Question(
                id="held",
                name="x",
                question="x",
                about="x",
                kind=QuestionKind.YES_NO,
                places=("oakford", "vale"),
            ),
            MANY,
            Question(id="why", name="x", question="x", about="x", kind=QuestionKind.OPEN),
        )
    ),
    outlets=Registry.of(
        Outlet(id=name, name=name, kind="state-media") for name in ("voice", "silent")
    ),
    pages=(ProsePage(address="about", title="x", description="x"),),
    front=FRONT,
    days=(
        DayText(id="2021-06-04", events=("denial",), body="It was denied."),
        DayText(id="2021-06-03", events=("raid",), body="It happened."),
    ),
)
GIVEN_UP = event(
    "given-up",
    "2021-06-03",
    status=Status.WITHDRAWN,
    aliases=("once-given",),
    changes=(Change(on=date(2021, 7, 2), what="x", why="y"),),
)
RECORD = REGISTRIES.of_events([STRAY, REPLY, GIVEN_UP, DENIAL, RAID, LAW])


def listed(found: Event, strand: Strand = Strand.REPORTED) -> Listed:
    is_background = bool(found.scope_note)
    return Listed(id=found.id, date=found.date, strand=strand, is_background=is_background)


def answer(found: Event, place: int, **given: object) -> Answer:
    made, key = found.claims[place], found.claim_keys[place]
    known = date(2021, 6, 9) if found is RAID else found.date.last  # its one report with a day
    rest = {"says": made.says, "when": found.date, "known": known} | given
    return Answer(event=found.id, key=key, by=made.by, stance=made.stance, **rest)


LAW_, RAID_, STRAY_ = map(listed, (LAW, RAID, STRAY))
DENIAL_, REPLY_ = (listed(found, Strand.SAID) for found in (DENIAL, REPLY))
HELD = (
    answer(RAID, 0),
    answer(RAID, 1),
    answer(DENIAL, 0),
    answer(REPLY, 0, when=EventDate("2021-06-05~"), known=date(2021, 6, 5)),
)
STOPS = (
    Stop(step=Step.DAY, day=date(2021, 6, 3)),
    Stop(step=Step.DAY, day=date(2021, 6, 4)),
)
EXPECTED = {
    "timeline": {"": (LAW_, RAID_, DENIAL_, REPLY_, STRAY_)},
    "by_day": {
        "2021-06-01": (LAW_,),
        "2021-06-03": (RAID_,),
        "2021-06-04": (DENIAL_, REPLY_),
        "2021-06-07": (STRAY_,),
    },
    "on_day": {
        "2021-06-03": (RAID_,),
        "2021-06-04": (DENIAL_, REPLY_),
        "2021-06-07": (STRAY_,),
    },
    "by_kind": {
        "raid": (LAW_, RAID_),
        "statement": (REPLY_,),
        "denial": (DENIAL_,),
        "flood": (STRAY_,),
    },
    "by_strand": {"reported": (LAW_, RAID_, STRAY_), "said": (DENIAL_, REPLY_)},
    "by_side": {"north": (DENIAL_,), "volunteers": (REPLY_,)},
    "by_actor": {"guard": (RAID_, DENIAL_, REPLY_), "hill": (DENIAL_,), "captain": (REPLY_,)},
    "by_place": {
        "oakford": (RAID_, DENIAL_),
        "vale": (RAID_, DENIAL_),
        "mill": (DENIAL_,),
        "highlands": (DENIAL_,),
        "country": (DENIAL_,),
        "nowhere": (STRAY_,),
    },
    "naming": {"oakford": 2, "mill": 1, "highlands": 1, "nowhere": 1, "Far Ford": 1},
    "position": {"law": 0, "raid": 1, "denial": 2, "reply": 3, "stray": 4},
    "prominence": {"oakford": 2, "mill": 1, "highlands": 1, "nowhere": 1, "Far Ford": 1},
    "sizes": {
        "by_kind": {"raid": 2, "statement": 1, "denial": 1, "flood": 1},
        "by_strand": {"reported": 3, "said": 2},
        "by_side": {"north": 1, "volunteers": 1},
        "by_actor": {"guard": 3, "hill": 1, "captain": 1},
        "by_place": {
            "oakford": 2,
            "vale": 2,
            "mill": 1,
            "highlands": 1,
            "country": 1,
            "nowhere": 1,
        },
        "answers": {"held": 4, "many": 2},
    },
    "answered_by": {"raid": ("denial",), "denial": ("reply",), "campaign": ("reply",)},
    "recalled_by": {"raid": ("reply",)},
    "aliases": {"assault": ("raid",), "shared": ("raid", "denial")},
    "neighbours": {
        "law": Neighbours(after="raid"),
        "raid": Neighbours(before="law", after="denial"),
        "denial": Neighbours(before="raid", after="reply"),
        "reply": Neighbours(before="denial", after="stray"),
        "stray": Neighbours(before="reply"),
    },
    "days_beside": {
        "2021-06-03": Neighbours(after="2021-06-04"),
        "2021-06-04": Neighbours(before="2021-06-03", after="2021-06-07"),
        "2021-06-07": Neighbours(before="2021-06-04"),
    },
    "during": {},
    "day_counts": {
        "2021-06-03": DayCount(reported=1),
        "2021-06-04": DayCount(said=2),
        "2021-06-07": DayCount(reported=1),
    },
    "order": {"": ("law", "raid", "denial", "reply", "stray")},
    "newest": {
        "added": ("given-up", "denial", "raid", "stray", "reply", "law"),
        "changes": ("given-up", "denial"),
        "reported": ("given-up", "raid", "stray", "law"),
        "said": ("denial", "reply"),
        "actors/guard": ("denial", "raid", "reply"),
        "actors/hill": ("denial",),
    },
    "updated": {
        "": (
            ("law", date(2021, 6, 1)),
            ("raid", date(2021, 6, 9)),
            ("denial", date(2021, 7, 1)),
            ("reply", date(2021, 6, 4)),
            ("stray", date(2021, 6, 7)),
        )
    },
    "answers": {"held": HELD, "many": (answer(RAID, 1), answer(DENIAL, 1))},
    "source_count": {"": 6},
    "extent": {"": Extent(events=True, questions=True, quotes=True, actors=True, places=True)},
    "foremost": {
        "": (
            Ranked(place="oakford", rank=0),
            Ranked(place="mill", rank=1),
            Ranked(place="unnamed", rank=2),
        )
    },
    "around": {
        "country": ("country",),
        "down": ("down", "up"),
        "highlands": ("highlands", "country"),
        "mill": ("mill", "oakford", "vale"),
        "oakford": ("oakford", "vale"),
        "unnamed": ("unnamed",),
        "up": ("up", "down"),
    },
    "countries": {"XH": "Land"},
    "shown_actors": {"volunteers": ("guard",), "north": ("hill",)},
    "shown_places": {
        "": ("country",),
        "country": ("highlands",),
        "oakford": ("mill",),
        "vale": ("oakford",),
    },
    "shown_questions": {"": ("held", "many")},
    "prose": {"about": RECORD.pages[0]},
    "positions": {
        "held": (
            answer(RAID, 0),
            answer(DENIAL, 0),
        ),
        "many": (answer(RAID, 1), answer(DENIAL, 1)),
    },
    "positions_of": {
        "held/guard": (answer(RAID, 0),),
        "held/hill": (answer(DENIAL, 0),),
        "many/guard": (answer(RAID, 1),),
        "many/hill": (answer(DENIAL, 1),),
    },
    "tellers": {"raid": ("guard",), "denial": ("hill",), "reply": ("guard",)},
    "named_tellers": {},
    "relayed": {},
    "statements": {"held": 4, "many": 2},
    "day_texts": {"2021-06-03": RECORD.days[1], "2021-06-04": RECORD.days[0]},
    "by_week": {
        "2021-06": (LAW_,),
        "2021-W22": (RAID_, DENIAL_, REPLY_),
        "2021-W23": (STRAY_,),
    },
    "week_sizes": {
        "": (
            WeekSize(key="2021-06", reported=1, said=0),
            WeekSize(key="2021-W22", reported=1, said=2),
            WeekSize(key="2021-W23", reported=1, said=0),
        )
    },
    "days_of_month": {"2021-06": ("2021-06-03", "2021-06-04", "2021-06-07")},
    "changed": {"": date(2021, 7, 1)},
    "on_file": {
        "actors": ("guard", "hill", "idle"),
        "places": ("country", "down", "highlands", "mill", "oakford", "unnamed", "up"),
        "outlets": ("voice", "silent"),
        "questions": ("held", "many", "why"),
    },
    "has_cards": {"": True},
    "is_long": {},
    "is_vast": {},
    "front": {"": FRONT},
    "matter": {"": date(2021, 6, 3)},
    "calendar": {
        "2021-06": (
            CalendarDay(day=date(2021, 6, 3), counts=DayCount(reported=1), begins=True),
            CalendarDay(day=date(2021, 6, 4), counts=DayCount(said=2), begins=True),
            CalendarDay(day=date(2021, 6, 7), counts=DayCount(reported=1), begins=True),
        ),
    },
    "by_outlet": {
        "post": (LAW_, RAID_, DENIAL_, REPLY_, STRAY_),
        "voice": (RAID_,),
    },
    "shown_outlets": {"state-media": ("voice",)},
    # The mill lies in Oakford, and the highlands have no point.
    "whereabouts": {
        "2021-06-03": (Whereabouts(event=RAID_, places=("oakford",)),),
        "2021-06-04": (
            Whereabouts(event=DENIAL_, places=("mill",)),
            Whereabouts(event=REPLY_, places=()),
        ),
        "2021-06-07": (Whereabouts(event=STRAY_, places=()),),
    },
    "is_mapped": {"": True},
    "stops": {"2021-06-03": STOPS[0], "2021-06-04": STOPS[1]},
    "place_stops": {
        "oakford": STOPS,
        "vale": STOPS,
        "mill": STOPS[1:],
    },
    "event_stops": {"raid": STOPS[0], "denial": STOPS[1]},
    # What became known on 5 June belongs to the next evening, and what did on the 9th to none.
    "evenings": {
        "2021-06-03": Evening(first=date(2021, 6, 3)),
        "2021-06-04": Evening(
            first=date(2021, 6, 4),
            answers=(
                Heard(question="held", answer=HELD[2]),
                Heard(question="many", answer=answer(DENIAL, 1)),
            ),
            events=(DENIAL_, REPLY_),
        ),
        "2021-06-07": Evening(
            first=date(2021, 6, 5),
            answers=(Heard(question="held", answer=HELD[3]),),
            events=(STRAY_,),
        ),
    },
    "evening_sizes": {
        "": (
            EveningSize(day=date(2021, 6, 3), answers=0, events=0),
            EveningSize(day=date(2021, 6, 4), answers=2, events=2),
            EveningSize(day=date(2021, 6, 7), answers=1, events=1),
        )
    },
    "edit_pages": {
        "": (
            Edit(on=date(2021, 7, 2), event="given-up", deed=Deed.WITHDRAWN, what="x", why="y"),
            Edit(on=date(2021, 7, 1), event="denial", deed=Deed.CORRECTED, what="x", why="y"),
        ),
    },
    "single_outlet": {"": Lack(number=4, first=("law", "denial", "reply", "stray"))},
    "source_lack": {
        "": SourceLack(
            reports=6,
            untitled=6,
            undated=5,
            unarchived=6,
            incomplete=6,
            first=(
                SourceRef(event="law", place=0),
                SourceRef(event="raid", place=0),
                SourceRef(event="raid", place=1),
                SourceRef(event="denial", place=0),
                SourceRef(event="reply", place=0),
                SourceRef(event="stray", place=0),
            ),
        )
    },
    "unlocated": {"": Lack(number=1, first=("highlands",))},
    "cited": {
        "post": Cited(events=5, alone=4, reports=5, unknown=5),
        "voice": Cited(events=1, reports=1, passed_on=(("guard", 1),)),
    },
    "latest_answers": {
        "guard": (
            Latest(question="held", answers=(HELD[3],), others=2),
            Latest(question="many", answers=(answer(RAID, 1),), others=0),
        ),
        "hill": (
            Latest(question="held", answers=(HELD[2],), others=0),
            Latest(question="many", answers=(answer(DENIAL, 1),), others=0),
        ),
    },
    "members": {"guard": ("hill",)},
    "questions_about": {"oakford": ("held",), "vale": ("held",)},
    "quote_pages": {"1": (Quoted(by="captain", count=1, events=("reply",)),)},
    "quoted": {"captain": QuotedOn(count=1, page="1")},
    "turns": {
        "raid": Turn(number=1, of=1),
        "denial": Turn(number=1, of=2),
        "reply": Turn(number=2, of=2),
        "stray": Turn(number=1, of=1),
    },
    "withdrawals": {
        name: Withdrawal(title=GIVEN_UP.title, date=GIVEN_UP.date, changes=GIVEN_UP.changes)
        for name in ("given-up", "once-given")
    },
    "gone": {"": ("given-up",)},
    "entries": {
        "actors": REGISTRIES.actors.entries,
        "places": PLACES,
        "outlets": REGISTRIES.outlets.entries,
        "questions": REGISTRIES.questions.entries,
    },
}
# What stands for a key that an index lacks: of lists an empty one.
ABSENT = {
    "has_cards": False,
    "stops": None,
    "event_stops": None,
    "is_long": False,
    "is_vast": False,
    "naming": 0,
    "statements": 0,
    "sizes": {},
    "neighbours": Neighbours(),
    "days_beside": Neighbours(),
    "day_counts": DayCount(),
    "prominence": 0,
    "position": 0,
    "source_count": 0,
    "extent": Extent(),
    "countries": "",
    "prose": None,
    "relayed": None,
    "day_texts": None,
    "changed": None,
    "front": Front(),
    "matter": None,
    "evenings": None,
    "is_mapped": False,
    "single_outlet": Lack(),
    "source_lack": SourceLack(),
    "unlocated": Lack(),
    "cited": Cited(),
    "quoted": QuotedOn(),
    "turns": Turn(),
    "withdrawals": None,
}
# What an index has of a record without events, registries and pages.
OF_NOTHING = {
    "sizes": {name: {} for name in EXPECTED["sizes"]},
    "order": {"": ()},
    "updated": {"": ()},
    "source_count": {"": 0},
    "extent": {"": Extent()},
    "foremost": {"": ()},
    "entries": dict.fromkeys(("actors", "places", "outlets", "questions"), ()),
    "changed": {"": None},
    "single_outlet": {"": Lack()},
    "source_lack": {"": SourceLack()},
    "unlocated": {"": Lack()},
    "has_cards": {"": True},
}


@pytest.mark.parametrize("name", INDEXES)
def test_an_index_has_what_the_record_tells(name):
    assert INDEXES[name].of(RECORD) == EXPECTED[name]


def test_a_span_counts_on_each_of_its_days_and_a_day_within_it_has_a_page():
    span = event("span", "2021-06-01/2021-06-03")
    talk = said("talk", "2021-06-02/2021-06-03", "statement", "campaign")
    last = event("last", "2021-06-06")
    record = REGISTRIES.of_events([last, talk, span])
    span_, talk_ = listed(span), listed(talk, Strand.SAID)
    assert indexes.on_day.of(record) == {
        "2021-06-01": (span_,),
        "2021-06-02": (talk_,),
        "2021-06-03": (),
        "2021-06-06": (listed(last),),
    }
    assert list(indexes.on_day.of(record)) == sorted(indexes.on_day.of(record))
    assert indexes.during.of(record) == {"2021-06-02": (span_,), "2021-06-03": (span_, talk_)}
    assert indexes.day_counts.of(record) == {
        "2021-06-01": DayCount(reported=1),
        "2021-06-02": DayCount(reported=1, said=1),
        "2021-06-03": DayCount(reported=1, said=1),
        "2021-06-06": DayCount(reported=1),
    }
    assert indexes.days_beside.of(record)["2021-06-03"] == Neighbours(
        before="2021-06-02", after="2021-06-06"
    )


def test_the_calendar_begins_with_the_matter_and_has_the_days_that_an_event_lasts():
    before = event("before", "2021-05-30/2021-06-02", scope_note="From before.")
    span = event("span", "2021-06-01/2021-06-02")
    record = REGISTRIES.of_events([before, span, event("late", "2021-07-01")])
    assert overview.calendar.of(record) == {
        "2021-06": (
            CalendarDay(day=date(2021, 6, 1), counts=DayCount(reported=2), begins=True),
            CalendarDay(day=date(2021, 6, 2), counts=DayCount(reported=2), begins=False),
        ),
        "2021-07": (CalendarDay(day=date(2021, 7, 1), counts=DayCount(reported=1), begins=True),),
    }


@pytest.mark.parametrize("name", ["head", "event", "html", "by_day"])
def test_no_two_things_of_a_record_have_one_name(name):
    def make(record):
        return {}

    make.__name__ = name
    with pytest.raises(ValueError, match=f"another index is called {name}; choose another name"):
        index(())(make)


@pytest.mark.parametrize("name", INDEXES)
def test_an_index_says_what_stands_for_a_key_it_lacks(name):
    index = INDEXES[name]
    assert (index.of(RECORD).get("none"), index.default) == (None, ABSENT.get(name, ()))


@pytest.mark.parametrize("name", INDEXES)
def test_an_index_of_an_empty_record_has_no_more_than_that_it_is_empty(name):
    assert INDEXES[name].of(Record()) == OF_NOTHING.get(name, {})


@pytest.mark.parametrize("name", INDEXES)
def test_an_index_is_made_once_for_a_record_and_anew_for_another(name):
    record = REGISTRIES.of_events([RAID])
    assert INDEXES[name].of(record) is INDEXES[name].of(record)
    assert INDEXES[name].of(record.of_events([])) == INDEXES[name].of(REGISTRIES)


def test_kinds_stand_in_the_order_of_the_vocabulary_and_then_those_it_does_not_know():
    assert list(indexes.by_kind.of(RECORD)) == ["raid", "statement", "denial", "flood"]


def test_days_and_actors_stand_in_the_order_of_their_first_events():
    assert list(indexes.on_day.of(RECORD)) == ["2021-06-03", "2021-06-04", "2021-06-07"]
    assert list(indexes.by_actor.of(RECORD)) == ["guard", "hill", "captain"]


def test_sentences_of_days_stand_in_the_order_of_the_days():
    assert list(indexes.day_texts.of(RECORD)) == ["2021-06-03", "2021-06-04"]


def test_a_week_is_of_the_year_that_has_most_of_it():
    events = [event(f"e{day}", day) for day in ("2020-12-28", "2021-01-03", "2021-01-04")]
    found = weeks.by_week.of(REGISTRIES.of_events(events))
    assert {week: len(group) for week, group in found.items()} == {"2020-W53": 2, "2021-W01": 1}


def test_what_is_known_to_the_month_stands_under_its_month_before_the_weeks_of_its_days():
    dates = {"day": "2021-06-02", "month": "2021-06", "last": "2021-05-31"}
    record = REGISTRIES.of_events([event(name, day) for name, day in dates.items()])
    found = {key: [each.id for each in group] for key, group in weeks.by_week.of(record).items()}
    assert found == {"2021-W22": ["last", "day"], "2021-06": ["month"]}
    assert list(found) == ["2021-W22", "2021-06"]
    assert weeks.days_of_month.of(record)["2021-06"] == ("2021-06-02",)


def test_a_month_has_the_days_within_a_span_that_began_before_it():
    record = REGISTRIES.of_events([event("span", "2021-06-30/2021-07-02")])
    assert weeks.days_of_month.of(record) == {
        "2021-06": ("2021-06-30",),
        "2021-07": ("2021-07-01", "2021-07-02"),
    }


def test_of_events_that_changed_on_one_day_the_first_id_is_the_newest():
    events = [event(name, "2021-06-03", time=time) for name, time in (("b", "09:00"), ("a", None))]
    assert newest.of(REGISTRIES.of_events(events))["added"] == ("a", "b")


def test_only_the_newest_changes_are_kept():
    named = {"actors": ("guard",)}
    events = [event(f"e{number:03}", "2021-06-03", **named) for number in range(NEWEST + 1)]
    found = newest.of(REGISTRIES.of_events(events))
    assert {feed: len(told) for feed, told in found.items()} == {
        "actors/guard": NEWEST_OF_ACTOR,
        "added": NEWEST,
        "changes": 0,
        "reported": NEWEST,
        "said": 0,
    }


def test_what_was_added_or_corrected_last_is_the_newest_whatever_its_day():
    late = event("late", "2021-06-01", added=date(2021, 8, 2))
    corrected = event(
        "corrected",
        "2021-06-02",
        added=date(2021, 7, 1),
        changes=(Change(on=date(2021, 8, 1), what="x", why="y"),),
    )
    others = [event(f"e{n:03}", "2021-06-03", added=date(2021, 7, 2)) for n in range(NEWEST)]
    found = newest.of(REGISTRIES.of_events([*others, corrected, late]))
    assert found["added"][:3] == ("late", "corrected", "e000")
    assert found["changes"] == ("corrected",)


def test_of_an_actor_whom_only_withdrawn_events_name_there_is_no_feed():
    change = Change(on=date(2021, 8, 1), what="x", why="y")
    given = {"status": Status.WITHDRAWN, "changes": (change,), "actors": ("guard",)}
    found = newest.of(REGISTRIES.of_events([event("a", "2021-06-03", **given)]))
    assert found == {"added": ("a",), "changes": ("a",), "reported": ("a",), "said": ()}


def test_places_that_as_many_events_name_have_one_rank_and_the_order_of_their_ids():
    events = [event("one", "2021-06-03", places=("unnamed", "mill"))]
    assert indexes.foremost.of(REGISTRIES.of_events(events))[""] == (
        Ranked(place="mill", rank=0),
        Ranked(place="unnamed", rank=0),
        Ranked(place="oakford", rank=1),
    )


def test_few_of_very_many_places_are_the_foremost():
    places = [
        Place(id=f"p{n:02}", name="x", kind="town", country="XH", lat=Decimal(1), lon=Decimal(1))
        for n in range(60)
    ]
    record = Record(places=Registry.of(places)).of_events(
        [event("one", "2021-06-03", places=("p59",))]
    )
    foremost = [ranked.place for ranked in indexes.foremost.of(record)[""]]
    assert foremost == ["p59", *(f"p{n:02}" for n in range(49))]


def test_an_event_that_names_a_village_and_its_town_counts_once_for_both():
    one = event("one", "2021-06-03", places=("mill", "oakford"))
    assert indexes.by_place.of(REGISTRIES.of_events([one])) == dict.fromkeys(
        ("mill", "oakford", "vale"), (listed(one),)
    )


def test_what_happened_and_who_is_not_on_file_are_on_no_side():
    events = [event("one", "2021-06-03", speaker="hill"), said("two", "2021-06-03", speaker="x")]
    assert indexes.by_side.of(REGISTRIES.of_events(events)) == {}


def test_the_answers_of_an_event_come_one_for_each_question_of_each_claim():
    assert list(answers_in(RAID)) == [
        ("held", answer(RAID, 0)),
        ("held", answer(RAID, 1)),
        ("many", answer(RAID, 1)),
    ]


def test_the_latest_answer_of_a_day_is_the_last_in_the_record():
    pair = [event(name, "2021-06-03", claims=(claim("guard"),)) for name in ("b", "a")]
    (latest,) = voices.latest_answers.of(REGISTRIES.of_events(pair))["guard"]
    assert ([each.event for each in latest.answers], latest.others) == (["b"], 1)


def test_an_answer_given_later_is_the_latest_wherever_it_stands():
    claims = (claim("guard", said_on=EventDate("2021-06-09")), claim("guard"))
    (latest,) = voices.latest_answers.of(
        REGISTRIES.of_events([event("one", "2021-06-03", claims=claims)])
    )["guard"]
    assert ([each.key for each in latest.answers], latest.others) == (["c1"], 1)


def test_what_an_actor_answers_at_once_is_one_answer():
    claims = (claim("guard", says="ten dead"), claim("guard", says="six hurt"))
    (latest,) = voices.latest_answers.of(
        REGISTRIES.of_events([event("one", "2021-06-03", claims=claims)])
    )["guard"]
    assert ([each.says for each in latest.answers], latest.others) == (["ten dead", "six hurt"], 0)


def test_whoever_is_quoted_most_comes_first_then_goes_the_name():
    words = [Quote(speaker=name, text="x") for name in ("idle", "hill", "guard", "idle")]
    record = REGISTRIES.of_events([event("one", "2021-06-03", quotes=tuple(words))])
    assert [each.by for each in voices.quote_pages.of(record)["1"]] == ["idle", "guard", "hill"]


def test_quotes_stand_on_several_pages_where_there_are_many_and_those_of_an_event_on_one():
    words = (Quote(speaker="guard", text="x"),) * 60
    events = [event(name, "2021-06-03", quotes=words) for name in ("a", "b", "c")]
    record = REGISTRIES.of_events(events)
    assert voices.quote_pages.of(record) == {
        "1": (Quoted(by="guard", count=180, events=("a", "b")),),
        "2": (Quoted(by="guard", count=180, events=("c",)),),
    }
    assert voices.quoted.of(record) == {"guard": QuotedOn(count=180, page="1")}


def test_an_outlet_counts_once_for_an_event_however_many_reports_it_has():
    reports = (
        source("s1", relays=("hill", "guard")),
        source("s2", relays=()),
        source("s3", relays=("guard",)),
    )
    record = REGISTRIES.of_events([event("one", "2021-06-03", sources=reports)])
    passed_on = (("guard", 2), ("hill", 1))
    assert press.cited.of(record) == {
        "post": Cited(events=1, alone=1, reports=3, own=1, passed_on=passed_on)
    }


def test_the_last_change_is_what_was_added_last_where_nothing_was_corrected_since():
    events = [
        event("one", "2021-06-03", changes=(Change(on=date(2021, 7, 1), what="x", why="y"),)),
        event("two", "2021-06-03", added=date(2021, 7, 2)),
    ]
    assert indexes.changed.of(REGISTRIES.of_events(events)) == {"": date(2021, 7, 2)}
