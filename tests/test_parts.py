"""Pages that are joined of the parts of others: an edit makes one part, and they are the same."""

import sqlite3
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.sites import MARK, names, page, record_of, renderer_of, tree
from timeline.engine import copies
from timeline.engine.cache import Cache, LastBuild
from timeline.engine.dependencies import Dependencies
from timeline.engine.parts import Shelf
from timeline.engine.printing import Page, PageType
from timeline.engine.publish import publish

# Of parts: none, one, many that wait together, and some too large to wait with others.
SIZES = (0, 1, 300_000, *[90_000] * 7, 0, 600_000, 5)


class Joining:
    """A site of a page for each text, and one that is joined of their parts in their order."""

    def __init__(self, output: Path, cache: Cache) -> None:
        self.output, self.cache = output, cache
        self.made: list[str] = []

    def build(self, texts):
        """Publish the texts; return which parts were made and how many pages were rendered."""
        self.made, taken = [], {}
        record, last = record_of(texts), self.cache.built(self.output)
        outcome = publish(
            [*(self._owner(record, name) for name in texts), self._joined(record, texts, taken)],
            {},
            replace(renderer_of(record), take=taken.update),
            self.output,
            last=last,
            known=Dependencies(last, record.digest, {}),
            processes=1,
            parts=lambda: self.cache.parts(self.output),
        )
        built = replace(outcome.built, inputs=repr(texts).encode())
        assert self.cache.save(self.output, built, outcome.parts) == ""
        return self.made, outcome.rendered

    def _owner(self, record, name):
        def part(name):
            self.made.append(name)
            return record.actor(name).name.encode()

        first = page(record, name)
        return replace(first, type=replace(first.type, part=part))

    def _joined(self, record, texts, taken):
        def make(_):
            joined = "+".join(taken[name].decode() for name in texts)
            return {"text": f"{MARK}{joined}"}

        return Page("index.html", "", PageType("t", make, is_joined=True))

    @property
    def joined(self) -> str:
        return tree(self.output)["index.html"].decode().removeprefix(MARK)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "cache" / "site.sqlite"


@pytest.fixture(params=["in a file", "in memory"])
def joining(request, tmp_path, path):
    cache = Cache(path if request.param == "in a file" else None)
    return Joining(tmp_path / "site" / "output", cache)


def test_an_edit_makes_one_part_and_joins_it_with_the_others(joining):
    assert joining.build({"a": "one", "b": "two", "c": "three"}) == (["a", "b", "c"], 4)
    assert joining.joined == "one+two+three"
    assert joining.build({"a": "one", "b": "TWO", "c": "three"}) == (["b"], 2)
    assert joining.joined == "one+TWO+three"
    assert joining.build({"a": "one", "b": "TWO", "c": "three"}) == ([], 0)


def test_a_new_part_is_joined_and_one_that_is_gone_is_forgotten(joining):
    joining.build({"a": "one", "b": "two"})
    assert joining.build({"a": "one", "b": "two", "c": "three"}) == (["c"], 2)
    assert joining.joined == "one+two+three"
    joining.build({"b": "TWO", "c": "three"})
    assert joining.joined == "TWO+three"
    assert joining.cache.parts(joining.output).keys() == {"b", "c"}


def test_the_next_program_finds_the_parts_and_one_without_a_cache_makes_all(joining, path):
    joining.build({"a": "one", "b": "two"})
    if path.is_file():
        joining.cache = Cache(path)
        assert joining.build({"a": "one", "b": "TWO"}) == (["b"], 2)
    joining.cache.begin_anew()
    assert joining.build({"a": "ONE", "b": "TWO"}) == (["a", "b"], 3)
    assert joining.joined == "ONE+TWO"


def _damaged(file, path):
    row = bytes(file.execute("SELECT part FROM parts WHERE path = ?", (path,)).fetchone()[0])
    return row[:-1] + bytes([row[-1] ^ 1])


def _lost(file):
    file.execute("DELETE FROM parts WHERE path = 'a'")


def _of_another_build(file):
    # What another build into the same folder kept, of a file that is not ours.
    other = file.execute("SELECT part FROM parts WHERE path = 'b'").fetchone()[0]
    file.execute("UPDATE parts SET part = ? WHERE path = 'a'", (other,))


def _spoiled(file):
    file.execute("UPDATE parts SET part = ? WHERE path = 'a'", (_damaged(file, "a"),))


@pytest.mark.parametrize("spoil", [_lost, _of_another_build, _spoiled])
def test_a_part_that_is_not_as_it_was_kept_is_made_again(tmp_path, path, spoil):
    joining = Joining(tmp_path / "site" / "output", Cache(path))
    joining.build({"a": "one", "b": "two", "c": "three"})
    with sqlite3.connect(path) as file:
        spoil(file)
    made, _ = joining.build({"a": "one", "b": "two", "c": "THREE"})
    assert "a" in made
    assert joining.joined == "one+two+THREE"


def test_a_part_is_of_the_file_that_was_made_with_it(tmp_path, path):
    joining = Joining(tmp_path / "site" / "output", Cache(path))
    joining.build({"a": "one", "b": "two"})
    before = Cache(path)
    joining.build({"a": "ONE", "b": "two"})  # by another process; what it kept is newer
    assert before.parts(joining.output) == {"b": b"two"}
    assert Cache(path).parts(joining.output) == {"a": b"ONE", "b": b"two"}


def test_of_a_folder_without_a_site_there_are_no_parts(tmp_path, path):
    assert Cache(path).parts(tmp_path) == {}
    assert Cache().built(tmp_path) == LastBuild()


def test_what_lies_on_a_shelf_is_the_same_before_it_is_in_the_file_and_afterwards(tmp_path):
    shelf, parts = Shelf(tmp_path), [bytes([n]) * size for n, size in enumerate(SIZES)]
    spans = []
    for part in parts:
        spans.append(shelf.put(part))
        assert shelf.get(spans[-1]) == part  # also where some before it wait no longer
    spans += [shelf.put(part) for part in parts]
    assert [shelf.get(span) for span in spans] == parts * 2
    assert shelf.end == sum(SIZES) * 2
    assert names(tmp_path) == []


def test_a_copy_of_the_process_leaves_what_it_puts_on_a_shelf_that_was_opened_before(tmp_path):
    shelf = Shelf(tmp_path)
    shelf.open()

    def put():
        spans = [shelf.put(b"one"), shelf.put(b"two" * 100_000)]
        shelf.settle()
        return spans

    one, two = copies.apart(put)
    assert (shelf.get(one), shelf.get(two)) == (b"one", b"two" * 100_000)
