"""The record as pages are given it: what is looked at is noted, and a digest tells a change."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from msgspec import Struct
from msgspec.structs import fields
from msgspec.structs import replace as changed

from tests.examples import filled
from tests.sample import (
    ABOUT,
    CHART,
    FULL,
    METHOD,
    claim,
    context_of,
    event,
    html_of,
    record_of,
    said,
)
from timeline.model import Change, DayText, Entry, Event, Front, Status
from timeline.record import Record, Registry, TrackedRecord, indexes
from timeline.record.indexes import INDEXES, whole
from timeline.record.tracked import Memo, Tracker, beside, index_name
from timeline.site.routes import pages_of

RAID = event("raid", "2024-03-12", places=("mill",), actors=("guard",), aliases=("old-raid",))
ANSWER = said("answer", "2024-03-12", "raid", places=("oakford",), claims=(claim("hill"),))
LATER = event("later", "2024-03-20/2024-03-21", places=("mill",), claims=(claim("guard"),))
DAY = DayText(id="2024-03-12", events=("raid",), body="It happened.")
GONE = event(
    "gone",
    "2024-03-13",
    status=Status.WITHDRAWN,
    changes=(Change(on=date(2024, 5, 1), what="Taken out", why="a slip"),),
)
ALL = (RAID, ANSWER, FULL, LATER, GONE)
FRONT = Front(questions=("held",))
RECORD = replace(record_of(*ALL), pages=(ABOUT, METHOD), days=(DAY,), front=FRONT, made={})
NOBODY = "nobody"
_REGISTRIES = ("actors", "places", "outlets", "questions")
Look = Callable[[TrackedRecord], object]


def tracked(record: Record) -> TrackedRecord:
    return TrackedRecord(record, html_of)


def looks(record: Record) -> Mapping[tuple[str, ...], Look]:
    """Return a call of each method by its name and what it is asked for: all there is, and not."""
    found: dict[tuple[str, ...], Look] = {}
    for each in [*record.by_id, NOBODY]:
        for name in ("head", "event", "html", "has_event"):
            found[name, each] = lambda r, name=name, each=each: getattr(r, name)(each)
    for index in INDEXES.values():
        found["keys", index.name] = lambda r, index=index: list(r.keys(index))
        for key in [*index.of(record), NOBODY]:
            found["group", index.name, key] = lambda r, index=index, key=key: r.group(index, key)
            found["has", index.name, key] = lambda r, index=index, key=key: r.has(index, key)
    for name in _REGISTRIES:
        for each in [*getattr(record, name).by_id, NOBODY]:
            found[name[:-1], each] = lambda r, n=name[:-1], each=each: getattr(r, n)(each)
    return found


def given(look: Look, record: TrackedRecord) -> object:
    """Return what a look gives, or the error it raises."""
    try:
        return look(record)
    except KeyError as error:
        return str(error)


def looked(look: Look, record: TrackedRecord) -> tuple[object, str]:
    """Return what a look gives, or the error it raises, and the one key that it notes."""
    with record.tracker.watch() as keys:
        found = given(look, record)
    (key,) = keys
    return found, key


def edits() -> Iterator[tuple[str, Record]]:
    """Yield records that are `RECORD` with one field of one value changed, or one value gone."""
    yield "all events gone", RECORD.of_events([])
    for found in ALL:
        rest = [each for each in ALL if each is not found]
        yield f"{found.id} gone", RECORD.of_events(rest)
        for name, other in variants(found):
            yield f"{found.id}.{name}", RECORD.of_events([*rest, other])
    for registry in _REGISTRIES:
        for found in getattr(RECORD, registry):
            for name, other in [*variants(found), ("gone", None)]:
                yield f"{registry}/{found.id}.{name}", with_entry(registry, found, other)
    yield "the front page gone", replace(RECORD, front=Front(), made={})
    for name, other in variants(FRONT):
        yield f"the front page.{name}", replace(RECORD, front=other, made={})
    for page in RECORD.pages:
        pages = tuple(each for each in RECORD.pages if each is not page)
        yield f"{page.address} gone", replace(RECORD, pages=pages, made={})
        for name, other in variants(page):
            others = (*pages, other)
            yield f"{page.address}.{name}", replace(RECORD, pages=others, made={})
    yield "the day gone", replace(RECORD, days=(), made={})
    for name, other in variants(DAY):
        yield f"the day.{name}", replace(RECORD, days=(other,), made={})


def variants(found: Struct) -> Iterator[tuple[str, Struct]]:
    """Yield a value with each of its fields another, and absent, and with each inner field another.

    An event has a kind of the vocabulary, and keeps its status: a draft is as if it were not
    there. One that is withdrawn says when and why.
    """
    other = filled(type(found))
    for field in fields(found):
        was, values = getattr(found, field.name), [getattr(other, field.name)]
        if isinstance(found, Event) and field.name in ("kind", "status"):
            values = ["strike", "denial"] if field.name == "kind" else []
        elif not field.required and (found, field.name) != (GONE, "changes"):
            values.append(field.default)
        for value in values:
            if value != was:
                yield field.name, changed(found, **{field.name: value})
        if isinstance(was, tuple) and was and isinstance(was[0], Struct):
            for name, inner in variants(was[0]):
                yield f"{field.name}.{name}", changed(found, **{field.name: (inner, *was[1:])})


def with_entry(registry: str, old: Entry, new: Entry | None) -> Record:
    entries = (new if each is old else each for each in getattr(RECORD, registry))
    made = replace(RECORD, **{registry: Registry.of(filter(None, entries))}, made={})
    return made.of_events(ALL)


EDITS = tuple(edits())


def test_every_method_by_which_a_record_is_looked_at_is_tested():
    methods = {name for name, value in vars(TrackedRecord).items() if callable(value)}
    public = {name for name in methods if not name.startswith("_")}
    assert {name for name, *_ in looks(RECORD)} == public - {"digest", "digest_of"}


def test_a_look_notes_one_key_and_no_two_kinds_of_look_the_same():
    record, seen = tracked(RECORD), {}
    for (name, *_), look in looks(RECORD).items():
        _, key = looked(look, record)
        kind = "has" if name == "has_event" else name
        assert seen.setdefault(key, kind) == kind
    assert len(seen) > len(INDEXES) * 5


def test_a_look_at_what_is_not_there_is_noted_too():
    record = tracked(RECORD)
    for look in (record.event, record.head, record.html):
        with record.tracker.watch() as keys, pytest.raises(KeyError):
            look(NOBODY)
        assert len(keys) == 1
    with record.tracker.watch() as keys:
        assert (record.has_event(NOBODY), record.actor(NOBODY)) == (False, None)
    assert len(keys) == 2


def test_the_vocabulary_and_the_zone_are_settings_and_not_noted():
    record = tracked(RECORD)
    with record.tracker.watch() as keys:
        assert (record.vocabulary, record.zone) == (RECORD.vocabulary, RECORD.zone)
    assert keys == set()


def test_what_is_given_for_a_key_is_what_the_index_has_or_its_default():
    record = tracked(RECORD)
    assert record.group(indexes.answered_by, "raid") == ("answer", "full")
    assert record.group(indexes.answered_by, NOBODY) == ()
    assert record.group(indexes.prose, NOBODY) is None
    assert [record.has(indexes.by_actor, each) for each in ("guard", NOBODY)] == [True, False]
    assert list(record.keys(indexes.aliases)) == ["old-raid"]
    assert [record.has_event(each) for each in ("raid", NOBODY)] == [True, False]


def test_the_same_record_made_anew_has_the_same_digests():
    one, other = tracked(RECORD), tracked(RECORD.of_events(reversed(ALL)))
    for look in looks(RECORD).values():
        key = looked(look, one)[1]
        assert one.digest(key) == other.digest(key), key


def test_a_dict_in_another_order_has_another_digest():
    two = [{"a": 1, "b": 2}, {"b": 2, "a": 1}]
    made = [TrackedRecord(replace(RECORD, made={"sizes": {"x": each}}), html_of) for each in two]
    assert two[0] == two[1]
    assert made[0].digest("sizes:x") != made[1].digest("sizes:x")


@pytest.fixture
def _long(monkeypatch):
    """Have one event less make a record a short one."""
    for name in ("MOST_WITH_CARDS", "MOST_IN_FULL", "MOST_WITH_TABLES"):
        monkeypatch.setattr(whole, name, len(RECORD.events) - 1)


@pytest.mark.usefixtures("_long")
def test_a_digest_changes_when_and_only_when_what_is_given_does():
    unedited = replace(RECORD, made={})
    before, changed_by = tracked(unedited), set()
    was: dict[tuple[str, ...], tuple[str, str, bytes]] = {}
    for edit, made in EDITS:
        edited = replace(made, made={})
        after = tracked(edited)
        for at, look in {**looks(unedited), **looks(edited)}.items():
            if at not in was:
                found, key = looked(look, before)
                was[at] = repr(found), key, before.digest(key)
            found, key, digest = was[at]
            # Where two dicts are equal, their order may still differ, and a page may print it.
            differs = found != repr(given(look, after))
            assert (digest != after.digest(key)) == differs, (edit, key)
            if differs:
                changed_by |= {at[0], key.partition(":")[0]}
    # Of a method or an index whose values no edit changes, nothing was tested.
    assert changed_by >= {name for name, *_ in looks(RECORD)} | set(INDEXES)


def test_what_the_file_of_an_event_alone_says_changes_with_that_event_alone():
    before, known = tracked(RECORD), looks(RECORD)
    keys = {at: looked(look, before)[1] for at, look in known.items()}
    alone = {at: key for at, key in keys.items() if not [*beside([key], (), RECORD.by_id)]}
    assert {name for name, *_ in alone} == {"head", "event", "html"}
    for edit, edited in EDITS:
        after = tracked(edited)
        for at, key in alone.items():
            event_id = key.partition(":")[2]
            if RECORD.by_id.get(event_id) == edited.by_id.get(event_id):
                assert given(known[at], before) == given(known[at], after), (edit, key)


@pytest.mark.usefixtures("_long")
def test_an_index_that_as_a_whole_is_the_same_has_the_same_under_each_key():
    unedited, same, other = replace(RECORD, made={}), set(), set()
    before = tracked(unedited)
    was: dict[tuple[str, ...], tuple[str, str, bytes]] = {}
    whole_before = {name: before.digest_of(name) for name in INDEXES}
    for edit, made in EDITS:
        edited = replace(made, made={})
        after = tracked(edited)
        differing = {name for name in INDEXES if whole_before[name] != after.digest_of(name)}
        for name in differing:
            were, now = (INDEXES[name].of(record) for record in (unedited, edited))
            assert repr(were) != repr(now), (edit, name)
        other |= differing
        for at, look in {**looks(unedited), **looks(edited)}.items():
            if at not in was:
                key = looked(look, before)[1]
                was[at] = index_name(key), key, before.digest(key)
            name, key, digest = was[at]
            if name in INDEXES and name not in differing:
                same.add(name)
                assert digest == after.digest(key), (edit, key)
    for name, key, _ in was.values():
        if name in INDEXES:
            assert [*beside([key], [name], ())] == []
        else:
            assert before.digest_of(name) == b""
            assert [*beside([key], INDEXES, ())] == [key]
    assert {name for name, *_ in was.values()} & INDEXES.keys() == other == set(INDEXES)
    assert same


def test_the_index_of_a_key_is_known_whatever_the_key_holds():
    keys = ("by_x:a?b:c/d", "by_x?a:b", "by_x?a?b", "by_x", "actors/a:b?c", "head:a?b")
    assert [index_name(key) for key in keys] == [
        "by_x", "by_x", "by_x", "by_x", "actors/a", "head",
    ]  # fmt: skip
    assert [*beside(keys, ("by_x",), ("a?b",))] == ["actors/a:b?c"]
    assert [*beside(keys, (), ())] == list(keys)


def views(record: Record) -> Mapping[str, tuple[object, set[str]]]:
    """Return the values of every page by its path, and the keys that it looked at."""
    pages = pages_of(context_of(record, chart=CHART))
    found = {}
    for route, name in pages.all():
        with pages.context.record.tracker.watch() as keys:
            values = pages.values(route, name)
            # What is made while it is written looks at the record then.
            whole = {key: "".join(v) if key == "pieces" else v for key, v in values.items()}
            found[route.path(name)] = (route.template, whole), keys
    return found


BEFORE = views(RECORD)


@cache
def _digests() -> Mapping[str, bytes]:
    """Return the digest of whatever the pages looked at, by its key."""
    was = tracked(RECORD)
    return {key: was.digest(key) for _, keys in BEFORE.values() for key in keys}


def stale(after: Record) -> set[str]:
    """Return the pages that a build would make anew, as what they looked at is another now."""
    now = tracked(after)
    touched = {key for key, digest in _digests().items() if digest != now.digest(key)}
    return {path for path, (_, keys) in BEFORE.items() if keys & touched}


@pytest.mark.parametrize("every", [8, pytest.param(1, marks=pytest.mark.audit)])
def test_a_page_that_an_edit_changes_has_looked_at_something_that_it_changes(every):
    changed_by = set()
    for edit, edited in EDITS[::every]:
        after = views(edited)
        shared = BEFORE.keys() & after.keys()
        others = {path for path in shared if BEFORE[path][0] != after[path][0]}
        assert others <= stale(edited), edit
        changed_by |= others
    # Of a page that no edit changes, nothing was tested: these are made of no part of the record.
    untested = {"robots.txt", "data/v1/schema.json"}
    assert BEFORE.keys() - changed_by == untested or every > 1


def test_nothing_is_stale_where_nothing_changed():
    assert stale(RECORD.of_events(ALL)) == set()


def test_an_edited_event_makes_the_pages_stale_that_show_it_and_not_the_others():
    found = stale(RECORD.of_events([RAID, ANSWER, FULL, changed(LATER, summary="Other.")]))
    assert {"events/later/index.html", "days/2024-03-20/index.html", "index.html"} <= found
    assert not {"days/2024-03-12/index.html", "kinds/index.html", "robots.txt"} & found


def test_a_new_event_makes_its_lists_and_its_neighbours_stale():
    found = stale(RECORD.of_events([*ALL, said("new", "2024-03-14", "later")]))
    assert found >= {
        "index.html",
        "events/later/index.html",
        "said/index.html",
        "days/2024-03-13/index.html",
        "days/2024-03-20/index.html",
        "kinds/index.html",
        "feeds/added.atom",
        "sitemap.xml",
    }
    assert not {"events/raid/index.html", "404.html", "robots.txt"} & found


def test_an_event_that_is_gone_makes_whatever_looked_at_it_stale():
    found = stale(RECORD.of_events([RAID, FULL, LATER]))
    assert {"events/raid/index.html", "events/answer/index.html", "index.html"} <= found


def test_a_new_answer_makes_the_claims_stale_that_it_rivals():
    rival = event("rival", "2024-03-20", claims=(claim("watch"),))
    found = stale(RECORD.of_events([*ALL, rival]))
    assert {"events/answer/index.html", "questions/held/index.html"} <= found


def test_an_event_that_was_looked_for_and_now_is_there_makes_who_looked_stale():
    record = record_of(said("answer", "2024-03-12", "raid"))
    with (made := context_of(record)).record.tracker.watch() as keys:
        assert made.targets(record.events[0]) == ()
    now = tracked(record_of(RAID, *record.events))
    assert {key for key in keys if made.record.digest(key) != now.digest(key)} == keys


# Trackers and memos


def test_what_is_looked_at_within_is_noted_there_and_nowhere_else():
    tracker = Tracker()
    with tracker.watch() as outer:
        tracker.note("a")
        with tracker.watch() as inner:
            tracker.note("b")
        tracker.note_all(["c"])
    tracker.note("d")
    assert (outer, inner) == ({"a", "c"}, {"b"})


def test_after_an_error_notes_go_where_they_went_before():
    tracker = Tracker()
    with tracker.watch() as outer:
        with pytest.raises(ValueError, match="no"), tracker.watch():
            raise ValueError("no")
        tracker.note("a")
    assert outer == {"a"}


def memo_of(tracker: Tracker, made: list[str], most: int = 2) -> Memo[str, str]:
    def make(key: str) -> str:
        made.append(key)
        tracker.note(f"part of {key}")
        return key.upper()

    return Memo(tracker, make, most=most)


def test_who_uses_what_was_made_before_has_looked_at_what_made_it():
    tracker = Tracker()
    memo = memo_of(tracker, [])
    for key in ("a", "a", "b", "c", "a"):
        with tracker.watch() as keys:
            assert memo[key] == key.upper()
        assert keys == {f"part of {key}"}


def test_who_uses_what_is_made_of_something_kept_has_looked_at_all_of_it():
    tracker = Tracker()
    inner = memo_of(tracker, [])
    outer: Memo[str, str] = Memo(tracker, lambda key: inner[key] * 2, most=2)
    for _ in "12":
        with tracker.watch() as keys:
            assert outer["a"] == "AA"
        assert keys == {"part of a"}


@pytest.mark.parametrize(
    ("most", "asked", "made"), [(2, "abab", "ab"), (2, "abcab", "abcab"), (1, "aabb", "ab")]
)
def test_a_memo_makes_a_value_once_until_it_has_too_many(most: int, asked: Sequence[str], made):
    done: list[str] = []
    memo = memo_of(Tracker(), done, most)
    for key in asked:
        assert memo[key] == key.upper()
    assert "".join(done) == made
