"""Files that another program makes stand in the site all or none, and anew only where need be."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from tests.sites import published, tree
from timeline.engine.bundle import Bundle, Made
from timeline.engine.cache import LastBuild
from timeline.engine.staging import PublishError

PAGES = {"a.html": "a page"}


class Bundled:
    """A site of one page and a bundle, with what the last build left there."""

    def __init__(self, folder: Path) -> None:
        self.output, self.made = folder / "site" / "output", folder / "made"
        self.last, self.began = LastBuild(), 0

    @contextmanager
    def _making(self, state: str, files: dict[str, str]) -> Iterator:
        self.began += 1

        def finished() -> Made:
            for name, text in files.items():
                (self.made / name).parent.mkdir(parents=True, exist_ok=True)
                (self.made / name).write_text(text, encoding="utf-8")
            return Made(self.made, state.encode())

        yield finished
        shutil.rmtree(self.made, ignore_errors=True)

    def bundle(self, folder: str, state: str, files: dict[str, str]) -> Bundle:
        making = partial(self._making, state, files)
        return Bundle(folder=folder, state=state.encode, begin=making)

    def publish(self, state: str, files: dict[str, str]) -> dict[str, bytes | None]:
        """Publish the site with a bundle; return its files."""
        bundle = self.bundle("b/c", state, files)
        self.last = published(PAGES, self.output, self.last, bundle=bundle).built
        return tree(self.output)


@pytest.fixture
def site(tmp_path: Path) -> Bundled:
    return Bundled(tmp_path)


def test_a_bundle_stands_beside_the_pages_and_is_made_once_of_the_same(site):
    expected = {"a.html": b"a page", "b/c/one": b"1", "b/c/d/two": b"2"}
    for _ in range(4):
        assert site.publish("s", {"one": "1", "d/two": "2"}) == expected
    assert site.began == 1


def test_of_a_bundle_made_anew_what_is_the_same_keeps_its_time_and_what_is_gone_goes(site):
    site.publish("s", {"one": "1", "two": "2", "three": "3"})
    before = (site.output / "b/c/one").stat().st_mtime_ns
    made = site.publish("t", {"one": "1", "two": "other"})
    assert made == {"a.html": b"a page", "b/c/one": b"1", "b/c/two": b"other"}
    assert (site.output / "b/c/one").stat().st_mtime_ns == before
    assert site.publish("s", {"one": "1", "two": "2", "three": "3"})["b/c/three"] == b"3"
    assert site.began == 3


@pytest.mark.parametrize(
    "damage", [Path.unlink, lambda file: file.write_text("forged"), lambda file: file.touch()]
)
def test_a_bundle_that_somebody_touched_is_made_anew(site, damage):
    whole = site.publish("s", {"one": "1", "two": "2"})
    damage(site.output / "b/c/one")
    assert site.publish("s", {"one": "1", "two": "2"}) == whole
    assert site.began == 2


def test_a_file_that_only_looks_like_one_of_a_bundle_is_none(site):
    site.publish("s", {"one": "1"})
    (site.output / "b/c/strange").write_text("x", encoding="utf-8")
    assert site.publish("s", {"one": "1"}) == {"a.html": b"a page", "b/c/one": b"1"}


def test_a_site_that_has_no_bundle_any_more_has_none_of_its_files(site):
    site.publish("s", {"one": "1"})
    site.last = published(PAGES, site.output, site.last).built
    assert tree(site.output) == {"a.html": b"a page"}
    assert site.last.bundle == b""


def test_where_a_bundle_fails_the_old_site_stays(site):
    whole = site.publish("s", {"one": "1"})

    @contextmanager
    def failing() -> Iterator:
        def finished() -> Made:
            raise PublishError("no room")

        yield finished

    bundle = Bundle(folder="b/c", state=lambda: b"t", begin=failing)
    with pytest.raises(PublishError, match="no room"):
        published({"a.html": "new"}, site.output, site.last, bundle=bundle)
    assert tree(site.output) == whole


def test_a_bundle_cannot_leave_the_site(site):
    bundle = site.bundle("../b", "s", {"one": "1"})
    with pytest.raises(PublishError, match="would leave the output folder"):
        published(PAGES, site.output, bundle=bundle)
    assert not (site.output.parent / "b").exists()
