"""Order, ties and absence: what stands before what, what equals do, and what must not be there.

Everything is read off whole builds of small invented sites.
"""

import re
from datetime import date, timedelta
from string import ascii_lowercase

import pytest

from tests import small
from tests.small import SAID, built, built_anew, cards, chain, page, step, write_event
from timeline import cli
from timeline.model import InputError

DAY = "2021-06-03"


@pytest.fixture
def site(tmp_path):
    """A small site without events."""
    return small.write_site(tmp_path / "site")


# The order of events


def test_an_untimed_event_stands_after_the_timed_ones_of_its_day(site):
    write_event(site, "anchor", DAY)
    write_event(site, "bridge", DAY, time="23:59")
    write_event(site, "candle", DAY, time="evening")
    write_event(site, "dyke", DAY, time="00:00")
    order = ["dyke", "candle", "bridge", "anchor"]
    output = built(site)
    assert cards(page(output, f"days/{DAY}")) == _titles(page(output, "")) == order
    assert chain(output, order) == _chained(order)


def test_an_untimed_event_stands_after_a_time_that_is_past_midnight_in_the_zone_of_the_site(
    tmp_path,
):
    site = small.write_site(tmp_path / "site", zone="Asia/Tokyo")
    write_event(site, "anchor", DAY)
    write_event(site, "bridge", DAY, time="23:30", tz="America/New_York")
    write_event(site, "candle", DAY, time="23:30", tz="Asia/Tokyo")
    assert cards(page(built(site), f"days/{DAY}")) == ["candle", "bridge", "anchor"]


def test_events_of_one_minute_stand_with_what_happened_first_and_then_by_id(site):
    write_event(site, "anchor", DAY, time="18:00", kind=SAID)
    write_event(site, "bridge", DAY, time="evening", kind=SAID)
    write_event(site, "candle", DAY, time="20:00", tz="Asia/Dubai", kind=SAID)
    write_event(site, "dyke", DAY, time="18:00")
    write_event(site, "elm", DAY, time="evening")
    write_event(site, "ford", DAY, time="21:00", tz="Europe/Kyiv")
    order = ["candle", "dyke", "elm", "ford", "anchor", "bridge"]
    output = built(site)
    columns = ["dyke", "elm", "ford", "candle", "anchor", "bridge"]
    assert cards(page(output, f"days/{DAY}")) == columns
    assert chain(output, order) == _chained(order)


def test_a_month_stands_before_its_days_and_a_range_on_its_first_day(site):
    dates = {
        "june": "2021-06",
        "barge": "2021-06-01/2021-06-05",
        "cart": "2021-06-01~",
        "dyke": "2021-06-01",
        "anchor": "2021-06-02",
        "boat": "2021-05-31",
    }
    for name, day in dates.items():
        write_event(site, name, day)
    order = ["boat", "june", "barge", "cart", "dyke", "anchor"]
    output = built(site)
    assert _titles(page(output, "")) == order
    assert chain(output, order) == _chained(order)


def test_the_list_of_an_actor_has_each_event_once_and_equals_by_id(site):
    said = small.claim("guard", disputed_by=["clerk"])
    write_event(site, "dyke", DAY, actors=["guard", "hill"], claims=[said])
    write_event(site, "candle", DAY, actors=["hill", "guard"])
    write_event(site, "bridge", DAY, kind=SAID, speaker="guard", actors=["guard"])
    write_event(site, "anchor", "2021-06-04", claims=[said])
    write_event(site, "other", DAY, actors=["hill"])
    output = built(site)
    # Its own account, its own statements, and where else it is named.
    assert small.titles(page(output, "actors/guard")) == ["dyke", "anchor", "bridge", "candle"]
    assert small.titles(page(output, "actors/clerk")) == ["dyke", "anchor"]


def test_an_actor_or_place_that_no_event_names_has_no_page(site):
    write_event(site, "anchor", DAY, actors=["guard"])
    output = built(site)
    assert [path.name for path in (output / "actors").iterdir() if path.is_dir()] == ["guard"]
    assert not (output / "places").exists()


def test_replies_of_one_day_stand_by_their_time_and_then_by_id(site):
    write_event(site, "raid", DAY)
    answer = {"kind": SAID, "responds_to": ["raid"]}
    write_event(site, "anchor", "2021-06-04", **answer)
    write_event(site, "bridge", "2021-06-04", **answer, speaker="clerk", time="09:00")
    write_event(site, "candle", "2021-06-04", **answer, time="09:00")
    write_event(site, "dyke", DAY, **answer)
    output = built(site)
    order = ["dyke", "bridge", "candle", "anchor"]
    assert re.findall(r'/events/([^"]*)/">Open', page(output, "events/raid")) == order
    for name in order:
        siblings = _section(page(output, f"events/{name}"), "its_siblings")
        others = re.findall(r'href="/repo/events/([^"]*)/"', siblings)
        assert others == [other for other in order if other != name]


# Neighbours


def test_the_only_event_has_no_neighbours_and_its_day_none_either(site):
    write_event(site, "anchor", DAY)
    output = built(site)
    assert 'class="turns"' not in page(output, "events/anchor") + page(output, f"days/{DAY}")


def test_days_lead_to_the_days_beside_them_that_have_events(site):
    days = ["2020-12-31", "2021-01-01", "2021-03-01"]
    for name, day in zip(("candle", "bridge", "anchor"), days, strict=True):
        write_event(site, name, day)
    output = built(site)
    assert _days(output) == days
    turns = [page(output, f"days/{day}") for day in days]
    assert [(step(html, "prev"), step(html, "next")) for html in turns] == [
        ("", "days/2021-01-01"),
        ("days/2020-12-31", "days/2021-03-01"),
        ("days/2021-01-01", ""),
    ]


def test_a_month_has_no_page_of_its_first_day(site):
    write_event(site, "june", "2021-06")
    write_event(site, "anchor", "2021-05-31")
    write_event(site, "bridge", DAY)
    output = built(site)
    assert _days(output) == ["2021-05-31", DAY]
    assert step(page(output, "days/2021-05-31"), "next") == f"days/{DAY}"
    assert step(page(output, f"days/{DAY}"), "prev") == "days/2021-05-31"
    assert not [path for path, raw in small.tree(output).items() if b"2021-06-01/" in raw]


def test_the_first_day_of_a_month_has_the_events_of_that_day_alone(site):
    write_event(site, "june", "2021-06")
    write_event(site, "anchor", "2021-06-01")
    assert cards(page(built(site), "days/2021-06-01")) == ["anchor"]


def test_months_alone_make_no_days(site):
    write_event(site, "june", "2021-06")
    write_event(site, "july", "2021-07")
    output = built(site)
    assert _days(output) == []
    assert chain(output, ["june", "july"]) == _chained(["june", "july"])


def test_a_day_of_which_only_the_month_stays_known_loses_its_page(site):
    write_event(site, "anchor", "2021-06-01")
    write_event(site, "bridge", DAY)
    assert _days(built(site)) == ["2021-06-01", DAY]
    write_event(site, "anchor", "2021-06")
    output = built(site)
    assert _days(output) == [DAY]
    assert small.tree(output) == small.tree(built_anew(site))


def test_a_day_within_a_span_has_a_page_and_loses_it_with_the_span(site):
    write_event(site, "dyke", "2021-05-30/2021-06-02")
    write_event(site, "anchor", "2021-06-01/2021-06-03")
    write_event(site, "bridge", "2021-06-02", kind=SAID)
    write_event(site, "candle", "2021-06-05")
    output = built(site)
    days = ["2021-05-30", "2021-05-31", *(f"2021-06-0{day}" for day in (1, 2, 3, 5))]
    assert _days(output) == days
    pages = {day: page(output, f"days/{day}") for day in days}
    assert {day: (cards(html), _also(html)) for day, html in pages.items()} == {
        "2021-05-30": (["dyke"], []),
        "2021-05-31": ([], ["dyke"]),
        "2021-06-01": (["anchor"], ["dyke"]),
        "2021-06-02": (["bridge"], ["dyke", "anchor"]),
        "2021-06-03": ([], ["anchor"]),
        "2021-06-05": (["candle"], []),
    }
    beside = [(step(html, "prev"), step(html, "next")) for html in pages.values()]
    linked = [f"days/{day}" for day in days]
    assert beside == list(zip(["", *linked[:-1]], [*linked[1:], ""], strict=True))
    write_event(site, "dyke", "2021-05-30")
    assert _also(page(built(site), "days/2021-06-01")) == []
    assert _days(site / "output") == [day for day in days if day != "2021-05-31"]
    assert small.tree(site / "output") == small.tree(built_anew(site))


def test_an_event_stands_on_the_day_of_its_file_and_shows_both_clocks(tmp_path):
    site = small.write_site(tmp_path / "site", zone="Europe/Moscow")
    write_event(site, "anchor", "2021-01-12", time="23:45", tz="Europe/Kyiv")
    write_event(site, "bridge", "2021-01-13", time="00:30", tz="Europe/Moscow")
    output = built(site)
    assert _days(output) == ["2021-01-12", "2021-01-13"]
    assert chain(output, ["anchor", "bridge"]) == _chained(["anchor", "bridge"])
    both = "23:45 Kyiv time, 00:45 Moscow time on 13 January"
    assert both in small.text(page(output, "events/anchor"))
    assert "00:30 Moscow time" in small.text(page(output, "events/bridge"))


# Where three events stand, one after the other, and what may become of them.
SLOTS = {"anchor": 1, "bridge": 3, "candle": 5}


PUTS = ("on one day", "on days of their own")
MOVES = {
    "added at the start": {"boat": 0},
    "the second removed": {"bridge": None},
    "added before the last": {"boat": 4},
    "the last removed": {"candle": None},
    "the last to the start": {"candle": 0},
    "the first to the middle": {"anchor": 4},
    "added after the first": {"boat": 2},
    "added at the end": {"boat": 6},
    "the first removed": {"anchor": None},
    "the second renamed": {"bridge": None, "boat": 3},
    "the last renamed": {"candle": None, "boat": 5},
    "the last to the middle": {"candle": 2},
    "the first to the end": {"anchor": 6},
}
# Of the first six `make test` makes each in one of two ways, in turn, and `make audit` all in both.
MADE = [
    pytest.param(
        put,
        MOVES[move],
        id=f"{move}-{put}",
        marks=() if at < 6 and at % 2 == way else pytest.mark.audit,
    )
    for at, move in enumerate(MOVES)
    for way, put in enumerate(PUTS)
]


@pytest.mark.parametrize(("put", "edit"), MADE)
def test_an_edit_moves_the_links_of_the_neighbours(site, put, edit):
    for name, slot in SLOTS.items():
        _put(site, name, slot, put)
    before = list(SLOTS)
    assert chain(built(site), before) == _chained(before)
    for name, slot in edit.items():
        _put(site, name, slot, put)
    slots = {name: slot for name, slot in (SLOTS | edit).items() if slot is not None}
    order = sorted(slots, key=slots.__getitem__)
    output = built(site)
    assert chain(output, order) == _chained(order)
    assert small.tree(output) == small.tree(built_anew(site))


def test_a_new_title_stands_in_the_links_of_the_neighbours(site):
    for name, slot in SLOTS.items():
        _put(site, name, slot, "on one day")
    built(site)
    _put(site, "bridge", SLOTS["bridge"], "on one day", title="Another matter")
    output = built(site)
    assert "Another matter" in _turns(output, "anchor")
    assert "Another matter" in _turns(output, "candle")
    assert small.tree(output) == small.tree(built_anew(site))


@pytest.mark.parametrize("status", ["draft", "withdrawn"])
def test_an_event_that_is_not_shown_is_no_neighbour_and_becomes_one_when_it_is(site, status):
    hidden = {"status": status, "changes": [{"on": "2021-07-01", "what": "x", "why": "y"}]}
    for name, slot in SLOTS.items():
        _put(site, name, slot, "on one day", **(hidden if name == "bridge" else {}))
    assert chain(built(site), ["anchor", "candle"]) == _chained(["anchor", "candle"])
    _put(site, "bridge", SLOTS["bridge"], "on one day")
    output = built(site)
    assert chain(output, SLOTS) == _chained(list(SLOTS))
    assert small.tree(output) == small.tree(built_anew(site))


# What is newest


def test_what_was_updated_on_one_day_stands_in_every_feed_by_id(site):
    # By their days they would stand in another order.
    for number, name in enumerate(("dyke", "bridge", "elm", "anchor", "candle")):
        told = {"sources": [small.source(name, published="2021-06-20")]}
        write_event(site, name, f"2021-06-{10 + number}", **told)
        write_event(site, f"{name}-said", f"2021-06-{10 + number}", kind=SAID, **told)
    write_event(site, "late", "2021-06-01", sources=[small.source("x", published="2021-06-21")])
    write_event(site, "aged", "2021-06-02", sources=[small.source("y", published="2021-06-19")])
    corrected = {"on": "2021-06-20", "what": "the hour", "why": "it was wrong"}
    write_event(site, "boat", "2021-06-01", changes=[corrected])
    newest = ["anchor", "anchor-said", "boat", "bridge", "bridge-said", "candle", "candle-said"]
    newest = ["late", *newest, "dyke", "dyke-said", "elm", "elm-said", "aged"]
    output = built(site)
    feeds = {path.stem: _feed(path) for path in (output / "feeds").rglob("*.atom")}
    assert feeds["added"] == newest
    assert all(feed == [name for name in newest if name in feed] for feed in feeds.values())
    assert all(feeds.values())


def test_a_feed_ends_between_equals_where_it_is_full(site):
    names = [f"{a}q{b}" for a in ascii_lowercase[:10] for b in ascii_lowercase]
    for number, name in enumerate(reversed(names)):
        day = date(2020, 1, 1) + timedelta(days=number // 26)
        write_event(
            site, name, day.isoformat(), sources=[small.source(name, published="2021-06-20")]
        )
    assert _feed(built(site) / "feeds/added.atom") == names[:250]


# Who contradicts whom


@pytest.mark.parametrize("apart", [False, True], ids=["in one event", "in two events"])
def test_nobody_is_a_rival_of_himself(site, apart):
    small.write_registry(site, "questions", [small.question("bridge", "yes-no")])
    yes = small.claim("hill", question="bridge", says="It stands")
    no = small.claim("hill", question="bridge", says="It fell", stance="denies")
    write_event(site, "one", DAY, claims=[yes] if apart else [yes, no])
    write_event(site, "two", "2021-06-04", claims=[no] if apart else [])
    assert _rivals(built(site), "one") == _rivals(site / "output", "two") == []
    other = small.claim("clerk", question="bridge", says="It burned", stance="denies")
    write_event(site, "three", "2021-06-05", claims=[other])
    output = built(site)
    assert _rivals(output, "one") == [("three", "Clerk, Later: 5 June", "It burned")]
    assert _rivals(output, "three") == [], "Hill came round to it"
    assert small.tree(output) == small.tree(built_anew(site))


@pytest.mark.parametrize("number", [2, 3, 4])
def test_three_rivals_stand_beside_a_claim_in_order_of_time_and_disputers_are_among_them(
    site, number
):
    others = ["anna", "boris", "clara", "dora"][:number]
    small.write_registry(site, "actors", [small.actor(name) for name in ("hill", *others)])
    small.write_registry(site, "questions", [small.question("bridge", "yes-no")])
    asked = {"question": "bridge"}
    disputer = others[0]
    yes = small.claim("hill", **asked, disputed_by=[disputer])
    write_event(site, "raid", DAY, claims=[yes])
    for by in others:
        no = small.claim(by, **asked, stance="denies")
        # Whoever has the first id, and disputes it, is the last to answer; each answers twice.
        day = 30 - others.index(by)
        write_event(site, f"by-{by}", f"2021-06-{day}", claims=[no])
        write_event(site, f"again-{by}", f"2021-07-{day}", claims=[no])
    chosen = [disputer, *reversed(others[1:])][:3]
    in_time = [*chosen[1:], disputer]
    found = [event for event, *_ in _rivals(built(site), "raid")]
    assert found == [f"by-{name}" for name in in_time]


# Whether a report is of an event on file


BOTH = ("radio-north", "agency-east")


@pytest.mark.parametrize("hosts", [BOTH, BOTH[:1], BOTH[1:]])
def test_a_report_of_what_may_be_on_file_changes_nothing_until_a_person_decides(
    site, capsys, hosts
):
    _write_media(site)
    write_event(site, "harvest", DAY, kind=SAID, actors=["hill", *BOTH])
    before = small.tree(site / "content")
    outcome = _convert(site, capsys, "seed.txt", hosts, "The school will open on Monday.")
    assert "may report an event on file, so n" in outcome
    assert small.tree(site / "content") == before


# The edges of time


# Whatever lies on the left may stand; whatever lies on the right is just too far.
DATES = [
    ("1900-01-01", "1899-12-31"),
    ("2199-12-31", "2200-01-01"),
    ("1900-01", "1899-12"),
    ("2199-12", "2200-01"),
    ("1900-01-01/1900-01-02", "1899-12-31/1900-01-01"),
    ("2199-12-30/2199-12-31", "2199-12-31/2200-01-01"),
    ("2020-01-01/2021-01-01", "2020-01-01/2021-01-02"),
    ("2021-01-01/2022-01-02", "2021-01-01/2022-01-03"),
]


def test_dates_may_reach_the_edges_of_our_time_and_of_a_year_and_not_beyond(site):
    for number, (near, far) in enumerate(DATES):
        write_event(site, f"near-{number}", near)
        write_event(site, f"far-{number}", far)
    far = {f"far-{number}" for number in range(len(DATES))}
    assert _faulty(site) == far
    for name in far:
        small.remove_event(site, name)
    assert _faulty(site) == set()


def _sources(*days):
    return [
        {**small.source(f"{number}"), "key": f"s{number}", "published": day}
        for number, day in enumerate(days, 1)
    ]


def _changes(day):
    return [{"on": day, "what": "the hour", "why": "it was wrong"}]


def _claims(day):
    return [small.claim("hill", said_on=day)]


NOTED = {"date_note": "It was set by hand."}
KEYS = [
    # Years of our time.
    ({"sources": _sources("1900-01-01"), **NOTED}, {"sources": _sources("1899-12-31"), **NOTED}),
    ({"sources": _sources("2199-12-31")}, {"sources": _sources("2200-01-01")}),
    ({"claims": _claims("1900-01-01"), **NOTED}, {"claims": _claims("1899-12-31"), **NOTED}),
    ({"claims": _claims("2199-12-31"), **NOTED}, {"claims": _claims("2200-01-01"), **NOTED}),
    ({"changes": _changes("2199-12-31")}, {"changes": _changes("2200-01-01")}),
    # Not before the event, or not long before and after.
    ({"changes": _changes("2021-06-03")}, {"changes": _changes("2021-06-02")}),
    ({"sources": _sources("2021-06-03")}, {"sources": _sources("2021-06-02")}),
    (
        {"sources": _sources("2021-06-03", "2021-05-03")},
        {"sources": _sources("2021-06-03", "2021-05-02")},
    ),
    ({"claims": _claims("2021-05-03")}, {"claims": _claims("2021-05-02")}),
    ({"claims": _claims("2021-07-04")}, {"claims": _claims("2021-07-05")}),
]


def test_days_in_an_event_may_reach_their_edges_and_not_beyond(site):
    for number, (near, far) in enumerate(KEYS):
        write_event(site, f"near-{number}", DAY, **near)
        write_event(site, f"far-{number}", DAY, **far)
    far = {f"far-{number}" for number in range(len(KEYS))}
    assert _faulty(site) == far
    for name in far:
        small.remove_event(site, name)
    assert _faulty(site) == set()


# How many


@pytest.mark.parametrize(("number", "marks"), [(1, 1), (11, 11), (12, 12), (13, 12), (14, 12)])
def test_the_map_of_the_record_marks_twelve_places_and_equals_by_id(site, number, marks):
    names = [f"p{letter}" for letter in ascii_lowercase[:number]]
    small.write_country(site)
    grid = [_at(name, 48 + n // 4, 33 + 2 * (n % 4)) for n, name in enumerate(names)]
    small.write_registry(site, "places", grid)
    write_event(site, "raid", DAY, places=list(reversed(names)))
    # The last by id is the first by the number of events that name it.
    write_event(site, "more", DAY, places=names[-1:])
    drawn = _map(page(built(site), ""))
    assert drawn.count("<rect x=") == marks
    shown = sorted([names[-1], *names[:-1]][:marks])
    assert sorted(re.findall("<text x=[^>]*>([^<]*)</text></a>", drawn)) == [
        name.title() for name in shown
    ]


@pytest.mark.parametrize(("number", "dots"), [(0, 0), (5, 5), (6, 6), (7, 6)])
def test_six_places_are_marked_for_orientation_beside_the_one_that_a_page_is_about(
    site, number, dots
):
    around = [(y, x) for y in (-1, 0, 1) for x in (-1, 0, 1) if (y, x) != (0, 0)]
    others = [
        _at(f"p{ascii_lowercase[n]}", 50 + 0.07 * y, 37 + 0.17 * x)
        for n, (y, x) in enumerate(around[:number])
    ]
    small.write_country(site)
    small.write_registry(site, "places", [_at("ford", 50, 37), *others])
    write_event(site, "raid", DAY, places=["ford", *(other["id"] for other in others)])
    drawn = _map(page(built(site), "places/ford"))
    assert drawn.count("<rect x=") == 1
    assert drawn.count("<circle ") == dots


def test_a_list_of_more_than_250_events_has_two_pages_and_events_stay_whole(site):
    names = [f"{a}q{b}" for a in ascii_lowercase[:10] for b in ascii_lowercase][:251]
    for count, name in enumerate(names[:250]):
        write_event(site, name, (date(2021, 1, 1) + timedelta(days=count // 26)).isoformat())
    second = built(site) / "reported/2/index.html"
    assert not second.exists()
    write_event(site, names[250], "2021-06-01")
    assert 'class="turns"' in page(built(site), "events/aqb")
    assert second.exists()


def _chained(order):
    """Where each of these events should lead back and on."""
    return list(zip(["", *order[:-1]], [*order[1:], ""], strict=True))


def _days(output):
    """The days that have a page."""
    return sorted(path.parent.name for path in (output / "days").glob("*/index.html"))


def _also(html):
    """The events that began before a day and last over it."""
    found = re.search(r"Also in these days</h2>.*?</section>", html, re.DOTALL)
    return re.findall(r'href="/repo/events/([^"]*)/"', found[0]) if found else []


def _section(html, name):
    """The part of an event's page under the heading with this id."""
    found = re.search(rf'<section aria-labelledby="{name}">.*?</section>', html, re.DOTALL)
    return found[0] if found else ""


def _turns(output, name):
    """The links from the page of an event to those beside it."""
    return re.search(r'<nav class="turns".*?</nav>', page(output, f"events/{name}"), re.DOTALL)[0]


def _put(site, name, slot, how, **keys):
    """Write an event into a slot of one day or of several, or delete it where there is none."""
    if slot is None:
        small.remove_event(site, name)
    elif how == "on one day":
        write_event(site, name, DAY, time=f"{3 * slot:02}:00", **keys)
    else:
        day = date.fromisoformat(DAY) + timedelta(days=slot)
        write_event(site, name, day.isoformat(), **keys)


def _feed(path):
    """The ids of the events in a feed, in order."""
    return re.findall(r'href="[^"]*/events/([^"/]*)/"', path.read_text(encoding="utf-8"))


def _rivals(output, name):
    """The voices of other events beside the claims of one: the event, who speaks when, words."""
    found = _section(page(output, f"events/{name}"), "the_dispute")
    voices = re.findall(
        r'<b>(?:<a [^>]*>)?([^<]*)(?:</a>)?</b><span class="k">[^<]*</span>'
        r'(?:<p class="ans">\w*</p>)?<p dir="auto">([^<]*)</p>'
        r'<p class="m"><a href="/repo/events/([^"]*)/#c1">([^<]*)</a>',
        found,
    )
    return [(event, f"{by}, {when}", says) for by, says, event, when in voices]


def _faulty(site):
    """The ids of the events that keep a site from being built."""
    try:
        built(site)
    except InputError as error:
        return {problem.path.rpartition("/")[2][11:-3] for problem in error.problems}
    return set()


def _write_media(site):
    names = {"radio-north": "Radio North", "agency-east": "Agency East"}
    people = [small.actor("hill", name="Mary Hill"), small.actor("clerk", name="Ann Clerk")]
    media = [small.actor(name, name=word, kind=small.PRESS) for name, word in names.items()]
    outlets = [small.outlet(name, name=word) for name, word in names.items()]
    small.write_registry(site, "actors", [*people, *media])
    small.write_registry(site, "outlets", [*outlets, small.outlet("post")])


def _convert(site, capsys, name, hosts, words):
    """What `timeline convert` says of the report of an interview that these media led."""
    media = " and ".join(
        {"radio-north": "Radio North", "agency-east": "Agency East"}[h] for h in hosts
    )
    seed = site / "seeds" / name
    seed.parent.mkdir(exist_ok=True)
    seed.write_text(
        f" date {DAY} Mary Hill has spoken about the autumn.\n\n"
        f'Source: Hill in an interview with {media}\n\nQuote from Hill: "{words}"\n',
        encoding="utf-8",
    )
    cli.main(["convert", "--root", str(site), str(seed)])
    return capsys.readouterr().out


def _at(name, lat, lon):
    """A place with a point."""
    point = {"lat": round(lat, 2), "lon": round(lon, 2), "radius_km": 2, "coord_basis": "invented"}
    return small.place(name, **point)


def _map(html):
    return re.search('<figure class="map">.*?</figure>', html, re.DOTALL)[0]


def _titles(html):
    """The events that the days of the front page name by their titles, folded ones too."""
    days = html.partition('class="band days"')[2]
    title = r'(?:</p><a|<li(?: class="s1")?><a) dir="auto" href="/repo/events/([^/"]+)/"'
    return re.findall(title, days)
