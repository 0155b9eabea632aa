"""What pages looked at tells which of them an edit changes."""

from datetime import date

import pytest

from tests.test_site_values import FULL, SITE, claim, edition, event, said
from timeline.engine.facts import Facts, Ledger
from timeline.engine.memory import Memory
from timeline.engine.reads import Names, Reads
from timeline.record.notes import Memo, Notes
from timeline.site.edition import Edition
from timeline.site.pages import Book

RAID = event("raid", "2024-03-12", places=("mill",), actors=("guard",))
ANSWER = said("answer", "2024-03-12", "raid", claims=(claim("hill"),))
LATER = event("later", "2024-03-20", places=("mill",), claims=(claim("guard"),))
PARTS = {"raid": b"r" * 48, "answer": b"a" * 48, "later": b"l" * 48, "new": b"n" * 48}


def made(*events) -> Edition:
    return Edition(edition(*events).record, SITE)


def read_by(edition: Edition, path: str) -> set[str]:
    """Return what a page looks at."""
    with edition.record.notes.watched() as names:
        assert Book(edition)[path].values
    return names


def facts_of(edition: Edition, paths: list[str]) -> Facts:
    ledger = Ledger("first", PARTS, edition.record, Facts())
    return ledger.facts(name for path in paths for name in read_by(edition, path))


def stale(before: Edition, after: Edition, parts=PARTS) -> set[str]:
    """Return the pages of `before` that the step to `after` changes."""
    paths = [page.path for page in Book(before)]
    known = facts_of(before, paths)
    changed = Ledger("second", parts, after.record, known).changed()
    return {path for path in paths if read_by(before, path) & changed}


def test_nothing_is_changed_where_nothing_changed():
    assert stale(made(RAID, ANSWER), made(RAID, ANSWER)) == set()


def test_an_edited_event_changes_the_pages_that_show_it():
    parts = PARTS | {"later": b"x" * 16 + b"l" * 32}
    found = stale(made(RAID, ANSWER, LATER), made(RAID, ANSWER, LATER), parts)
    assert {"events/later/index.html", "days/2024-03-20/index.html", "index.html"} <= found
    assert not {"days/2024-03-12/index.html", "kinds/index.html", "robots.txt"} & found


def test_a_new_event_changes_its_lists_and_its_neighbours():
    new = said("new", "2024-03-14", "later", claims=())
    found = stale(made(RAID, ANSWER, LATER), made(RAID, ANSWER, LATER, new))
    assert found >= {
        "index.html",
        "events/later/index.html",
        "strands/reaction/index.html",
        "days/2024-03-12/index.html",
        "days/2024-03-20/index.html",
        "kinds/index.html",
        "feeds/added.atom",
        "sitemap.xml",
    }
    assert not {"events/raid/index.html", "404.html", "robots.txt"} & found


def test_an_event_that_is_gone_changes_whatever_looked_at_it():
    found = stale(made(RAID, ANSWER, LATER), made(RAID, LATER))
    assert {"events/raid/index.html", "events/answer/index.html", "index.html"} <= found


def test_a_new_answer_changes_the_claims_that_it_rivals():
    before, after = made(RAID, ANSWER), made(RAID, ANSWER, LATER)
    assert "events/answer/index.html" in stale(before, after)
    assert "questions/held/index.html" in stale(before, after)


def test_where_the_state_is_the_same_only_the_parts_of_events_are_compared():
    record = made(RAID, ANSWER).record
    known = Ledger("same", PARTS, record, Facts()).facts([":by_actor:guard", "raid", "nobody"])
    assert set(known.others) == {":by_actor:guard", "nobody"}
    again = Ledger("same", PARTS | {"raid": b"r" * 32 + b"x" * 16}, record, known)
    assert (again.is_same, again.changed()) == (True, {"raid/body"})
    assert again.facts([":by_actor:guard", "nobody"]).others == known.others


def test_an_event_that_was_looked_for_and_now_is_there_is_a_change():
    known = Ledger("first", PARTS, made(RAID).record, Facts()).facts(["later"])
    assert "later" in Ledger("second", PARTS, made(RAID, LATER).record, known).changed()


FULL_RECORD = edition(RAID, ANSWER, LATER, FULL).record


@pytest.mark.parametrize(
    ("look", "name"),
    [
        (lambda r: r.events, ":events"),
        (lambda r: r.by_id["raid"], "raid"),
        (lambda r: "nobody" in r.by_id, "nobody"),
        (lambda r: r.by_actor["guard"], ":by_actor:guard"),
        (lambda r: r.by_actor.get("nobody"), ":by_actor:nobody"),
        (lambda r: "guard" in r.by_actor, ":by_actor?guard"),
        (lambda r: list(r.by_place), ":by_place"),
        (lambda r: r.by_place.sizes, ":by_place#"),
        (lambda r: r.on_day[date(2024, 3, 12)], ":on_day:2024-03-12"),
        (lambda r: r.day_beside(date(2024, 3, 12), 1), ":beside:2024-03-12"),
        (lambda r: r.answered_by.get("raid"), "raid/near"),
        (lambda r: r.beside("raid", 1), "raid/near"),
        (lambda r: r.answers.get("held"), ":answers:held"),
        (lambda r: r.newest[""], ":newest:"),
        (lambda r: r.updated, ":updated"),
        (lambda r: r.tally, ":tally"),
    ],
)
def test_whatever_is_looked_at_is_noted_and_is_a_fact(look, name):
    with FULL_RECORD.notes.watched() as names:
        look(FULL_RECORD)
    assert name in names
    assert ("/" in name or not name.startswith(":")) or FULL_RECORD.fact(name) is not None


def test_who_uses_what_was_made_before_has_looked_at_what_made_it():
    notes = Notes()

    def make(key: str) -> str:
        notes.add(f"part of {key}")
        return key.upper()

    memo = Memo(notes, make, most=2)
    for key in ("a", "a", "b", "c", "a"):
        with notes.watched() as names:
            assert memo[key] == key.upper()
        assert names == {f"part of {key}"}


def test_pages_are_found_by_any_fact_they_looked_at():
    # So many that the bytes of one number stand across those of two others.
    names = [f"fact {number}" for number in range(70_000)]
    pages = {"all": names, "two": ["fact 1", "fact 65536"], "none": []}
    reads = _read(Reads(), pages, pages, Names())
    assert reads.touched({"fact 256"}) == {"all"}
    assert reads.touched({"fact 65536"}) == {"all", "two"}
    assert reads.touched({"fact", ""}) == set()
    assert reads.touched({f"fact {number}" for number in range(1, 50)}) == {"all", "two"}
    assert list(reads.of("two")) == ["fact 1", "fact 65536"]


def test_what_pages_looked_at_is_renewed_page_by_page():
    first = {"a": ["one", "two"], "b": ["two"], "gone": ["three"]}
    reads = _read(Reads(), first, first, Names())
    later = _read(reads, {"a", "b"}, {"b": ["two", "four"]}, Names(reads.names))
    assert [list(later.of(path)) for path in ("a", "b", "gone")] == [
        ["one", "two"],
        ["two", "four"],
        [],
    ]
    assert _read(later, {"a", "b"}, {}, Names(later.names)).names == later.names
    assert _read(later, {"a"}, {"a": ["five"]}, Names()).names == ("five",)


def _read(reads: Reads, paths, new, names: Names) -> Reads:
    packed = {path: names.packed(found) for path, found in new.items()}
    return reads.renewed(paths, packed, names)


def test_a_memory_has_the_last_of_what_was_made_and_only_of_the_same():
    memory, made = Memory(most=2), []
    for source in ("a", "b", "a", "c", "a", "b"):
        assert memory.get(source, lambda s=source: made.append(s) or s.upper()) == source.upper()
    assert made == ["a", "b", "c", "b"]
    memory.put("d", "D")
    assert memory.get("d", lambda: "made anew") == "D"
    forgetful = Memory()
    forgetful.put("d", "D")
    assert forgetful.get("d", lambda: "made anew") == "made anew"
