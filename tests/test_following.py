"""What follows in a draft from an answer: who takes part, and its own words for the day."""

from msgspec.structs import replace

from timeline.convert.drafting.following import following
from timeline.model import Claim, Event, EventDate, Quote, Source, Strand
from timeline.model.event import UNDECIDED
from timeline.text import drafted

DAY, OTHER = EventDate("2021-06-04"), EventDate("2021-06-03")
KIND = drafted.undecided(drafted.phrases("en"), Strand.REPORTED)


def summary(day: EventDate, language: str = "en") -> str:
    say = drafted.phrases(language)
    names = {"topics": (), "places": ("Oakford",), "others": (), "venue": ""}
    return drafted.summary(say, KIND, "", date=day, **names)


EVENT = Event(
    id="event-oakford",
    title="Event reported in Oakford",
    date=DAY,
    kind=UNDECIDED,
    summary=summary(DAY),
    actors=("otto-lind",),
    sources=(Source(key="s1"),),
)


def test_whoever_is_heard_takes_part_and_whoever_speaks_comes_first():
    said = Quote(speaker="Ann Lee", text="It burned.")
    event = replace(EVENT, quotes=(said,), speaker="Jan Wick")
    assert following(EVENT, event).actors == ("Jan Wick", "otto-lind", "Ann Lee")
    assert following(event, event).actors == ("otto-lind",)


def test_a_summary_of_its_own_tells_the_day_that_was_corrected():
    for language in ("en", "uk", "ru"):
        event = replace(EVENT, summary=summary(DAY, language), date=OTHER)
        assert following(EVENT, event).summary == summary(OTHER, language)


def test_a_summary_that_a_person_wrote_stays_as_it_is():
    own = replace(EVENT, summary="It burned on 4 June 2021. It was put out.")
    assert following(own, replace(own, date=OTHER)).summary == own.summary


def test_a_claim_of_that_day_is_of_the_day_that_was_corrected():
    claim = Claim(by="otto-lind", says="It burned.", said_on=DAY)
    before = replace(EVENT, claims=(claim, replace(claim, said_on=None)))
    days = [each.said_on for each in following(before, replace(before, date=OTHER)).claims]
    assert days == [OTHER, None]
