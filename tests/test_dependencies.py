"""What pages looked at tells which of them a change touches."""

import random
from collections.abc import Mapping
from hashlib import blake2b

import msgspec
import pytest

from timeline.engine.cache import LastBuild
from timeline.engine.dependencies import Dependencies
from timeline.model import Actor, Event, EventDate, Source
from timeline.record import Record, Registry, TrackedRecord, indexes

Looks = Mapping[str, list[str]]


def digests(values: Mapping[str, object]):
    """Return the digest of what is under a key in `values`, as a tracked record has it."""
    return lambda name: blake2b(repr(values.get(name)).encode(), digest_size=16).digest()


def built(looks: Looks, values: Mapping[str, object], last: LastBuild = LastBuild()) -> LastBuild:  # noqa: B008
    """Return what a build leaves in which the pages in `looks` are those rendered."""
    known = Dependencies(last, digests(values), {})
    return left(known, {*last.pages, *looks}, looks)


def left(known: Dependencies, paths, looks: Looks) -> LastBuild:
    packed = {path: known.packed(names) for path, names in looks.items()}
    names, kept, pages = known.kept(known.renewed(paths, packed))
    return LastBuild(names=names, digests=kept, pages=pages)


def touched(last: LastBuild, values: Mapping[str, object]) -> set[str]:
    return Dependencies(last, digests(values), {}).touched()


LOOKS = {"both": ["a", "b"], "one": ["a"], "absent": ["c"], "none": []}
VALUES = {"a": 1, "b": 2, "d": 4}


def test_where_nothing_changed_no_page_is_touched():
    assert touched(built(LOOKS, VALUES), VALUES) == set()
    assert touched(LastBuild(), VALUES) == set()


@pytest.mark.parametrize(
    ("change", "pages"),
    [
        ({"a": 5}, {"both", "one"}),
        ({"b": 5}, {"both"}),
        ({"a": None}, {"both", "one"}),  # gone
        ({"c": 3}, {"absent"}),  # there now, where it was looked for
        ({"d": 5}, set()),  # at which nobody looked
        ({"b": 5, "c": 3}, {"both", "absent"}),
    ],
)
def test_a_change_touches_the_pages_that_looked_at_it(change, pages):
    assert touched(built(LOOKS, VALUES), VALUES | change) == pages


def test_after_the_build_that_follows_a_change_nothing_is_touched():
    changed = VALUES | {"b": 5}
    last = built(LOOKS, VALUES)
    assert touched(built({"both": ["a", "b"]}, changed, last), changed) == set()
    # Nor where the page looks at something else now.
    last = built({"both": ["d"]}, changed, last)
    assert touched(last, changed | {"b": 6}) == set()
    assert touched(last, changed | {"d": 6}) == {"both"}
    assert "b" not in last.names


def test_what_pages_that_are_gone_looked_at_goes_with_them():
    known = Dependencies(built(LOOKS, VALUES), digests(VALUES), {})
    last = left(known, ["one", "none"], {"new": ["d", "a"]})
    assert (last.names, last.pages.keys()) == (["a", "d"], {"one", "none", "new"})
    assert touched(last, VALUES | {"b": 5, "c": 5}) == set()
    assert touched(last, VALUES | {"d": 5}) == {"new"}
    assert touched(last, VALUES | {"a": 5}) == {"one", "new"}


def test_keys_are_told_apart_however_many_they_are():
    # So many that the bytes of one number stand across those of two others.
    names = [f"key {number}" for number in range(70_000)]
    last = built({"all": names, "two": ["key 1", "key 65536"], "none": []}, {})
    assert touched(last, {"key 256": 1}) == {"all"}
    assert touched(last, {"key 65536": 1}) == {"all", "two"}
    assert touched(last, {"key": 1, "": 1}) == set()
    assert len(last.digests) == 16 * 70_000


def test_what_is_kept_is_the_same_in_whatever_order_pages_were_made():
    one, other = built(LOOKS, VALUES), built(dict(reversed(LOOKS.items())), VALUES)
    for change in ({"a": 5}, {"b": 5}, {"c": 3}):
        assert touched(one, VALUES | change) == touched(other, VALUES | change)


def test_any_sequence_of_changes_touches_just_the_pages_that_differ():
    luck = random.Random(1)
    keys, paths = [f"k{n}" for n in range(9)], [f"p{n}" for n in range(6)]
    for _ in range(30):
        values: dict[str, object] = {}
        looks: dict[str, list[str]] = {}
        last, seen = LastBuild(), {}
        for _ in range(8):
            values = {key: luck.randrange(2) for key in luck.sample(keys, 7)}
            there = luck.sample(paths, 4)
            known = Dependencies(last, digests(values), {})
            stale = {
                path
                for path in looks.keys() & set(there)
                if seen[path] != [values.get(key) for key in looks[path]]
            }
            assert known.touched() & set(there) == stale
            new = stale | (set(there) - looks.keys()) | set(luck.sample(there, 1))
            looks = {
                path: luck.sample(keys, luck.randrange(4)) if path in new else looks[path]
                for path in there
            }
            last = left(known, there, {path: looks[path] for path in sorted(new)})
            seen = {path: [values.get(key) for key in looks[path]] for path in there}
            assert set(last.names) == {key for names in looks.values() for key in names}


def test_a_build_is_known_again_after_it_was_kept():
    last = built(LOOKS, VALUES)
    again = msgspec.msgpack.decode(msgspec.msgpack.encode(last), type=LastBuild)
    assert again == last
    assert touched(again, VALUES | {"b": 5}) == {"both"}


def event(event_id: str, **changes) -> Event:
    values = {"title": event_id, "date": EventDate("2024-03-12"), "kind": "raid", "summary": "A."}
    sources = (Source(key="s1", outlet="gazette"),)
    return Event(**{"id": event_id, "sources": sources, **values, **changes})


def record(*events: Event, guard: str = "Guard") -> TrackedRecord:
    actor = Actor(id="guard", name=guard, kind="body", side="none", role="a guard")
    made = Record(actors=Registry.of([actor])).of_events(events)
    return TrackedRecord(made, lambda event: event.body.upper())


RAID, LATER = event("raid", actors=("guard",)), event("later", date=EventDate("2024-03-14"))
# What pages may look at, by a name for a page that does.
LOOK = {
    "event": lambda r: r.event("raid"),
    "head": lambda r: r.head("raid"),
    "html": lambda r: r.html("raid"),
    "absent": lambda r: r.has_event("new"),
    "actor": lambda r: r.actor("guard"),
    "day": lambda r: r.group(indexes.by_day, "2024-03-12"),
    "days": lambda r: tuple(r.keys(indexes.by_day)),
    "no day": lambda r: r.has(indexes.by_day, "2024-03-13"),
    "beside": lambda r: r.group(indexes.neighbours, "raid"),
    "named": lambda r: r.group(indexes.by_actor, "guard"),
    "nothing": lambda r: None,
}


@pytest.mark.parametrize(
    ("after", "pages"),
    [
        (record(RAID, LATER), set()),
        (record(RAID, LATER, guard="Other"), {"actor"}),
        (record(event("raid", actors=("guard",), body="text"), LATER), {"event", "html"}),
        (record(event("raid", actors=("guard",), title="New"), LATER), {"event", "head"}),
        (record(event("raid"), LATER), {"event", "named"}),
        (record(RAID, LATER, event("new")), {"absent", "day", "beside"}),
        (
            record(RAID, LATER, event("new", date=EventDate("2024-03-13"))),
            {"absent", "days", "no day", "beside"},
        ),
        (record(RAID), {"days", "beside"}),
        (record(LATER), {"event", "head", "html", "day", "days", "beside", "named"}),
    ],
)
def test_a_changed_record_touches_the_pages_that_looked_at_what_changed(after, pages):
    before = record(RAID, LATER)
    known = Dependencies(LastBuild(), before.digest, {})
    looks = {}
    for page, look in LOOK.items():
        with before.tracker.watch() as names:
            look(before)
        looks[page] = sorted(names)
    found = Dependencies(left(known, looks, looks), after.digest, {}).touched()
    assert found == pages
    # And no page that shows another thing now is left out.
    assert found >= {
        page for page, look in LOOK.items() if shown(look, before) != shown(look, after)
    }


def shown(look, seen: TrackedRecord) -> object:
    try:
        return look(seen)
    except KeyError:
        return "there is no such event"


def test_keys_of_events_with_the_same_file_are_not_looked_at_again():
    looks = {"a": ["event:one", "head:two"], "b": ["html:two", "other:one"]}
    last = built(looks, dict.fromkeys(("event:one", "head:two", "html:two", "other:one"), "was"))
    last = msgspec.structs.replace(last, events={"one": b"1", "two": b"2"})
    asked = []

    def digest(key):
        asked.append(key)
        return digests({})(key)

    known = Dependencies(last, digest, {"one": b"1", "two": b"changed"})
    assert sorted(asked) == ["head:two", "html:two", "other:one"]
    assert known.touched() == {"a", "b"}


def test_keys_of_an_index_that_is_the_same_are_not_looked_at_again():
    looks = {"a": ["by_day:1", "by_kind:x"], "b": ["by_kind?y", "by_place", "guard"]}
    wholes = {"by_day": b"days", "by_kind": b"kinds", "by_place": b"places"}
    built = Dependencies(LastBuild(), digests({}), {}, lambda name: wholes.get(name, b""))
    last = msgspec.structs.replace(left(built, looks, looks), indexes=built.indexes())
    assert last.indexes == wholes
    asked = []

    def digest(key):
        asked.append(key)
        return digests(dict.fromkeys(looks["a"] + looks["b"], "now"))(key)

    now = wholes | {"by_kind": b"other"}
    known = Dependencies(last, digest, {}, lambda name: now.get(name, b""))
    assert asked == ["by_kind:x", "by_kind?y", "guard"]
    assert known.touched() == {"a", "b"}
    known.packed(["by_actor:new", "by_day:2"])
    now["by_actor"] = b"actors"
    assert known.indexes() == now
