"""Files named by all that they are made of are made once, and go when nothing names them."""

from pathlib import Path

import pytest

from tests.sites import published, tree
from timeline.engine.cache import LastBuild
from timeline.engine.named import NamedFile

PAGES = {"a.html": "a page"}


class Named:
    """A site of one page and named files, with what the last build left there."""

    def __init__(self, folder: Path) -> None:
        self.output, self.made = folder / "site" / "output", folder / "made"
        self.last = LastBuild()
        self.made.mkdir()

    def publish(self, *names: str, pages=PAGES, **options) -> dict[str, bytes | None]:
        """Publish the site with some files, each of its name; return all of its files."""
        files = [NamedFile(f"x/{name}", lambda name=name: self._make(name)) for name in names]
        self.last = published(pages, self.output, self.last, named=files, **options).built
        return tree(self.output)

    def _make(self, name: str) -> bytes:
        # By a file, as another process may make it.
        times = len(list(self.made.glob(f"{name}-*")))
        (self.made / f"{name}-{times}").touch()
        return name.encode()

    def times(self, name: str) -> int:
        return len(list(self.made.glob(f"{name}-*")))


@pytest.fixture
def site(tmp_path: Path) -> Named:
    return Named(tmp_path)


def test_a_named_file_is_made_once_whatever_else_changes(site):
    for text in ("a", "b", "b", "c"):
        made = site.publish("one", "two", pages={"a.html": text}, made_by=text.encode())
        assert made == {"a.html": text.encode(), "x/one": b"one", "x/two": b"two"}
    assert site.times("one") == site.times("two") == 1


def test_one_that_is_no_longer_named_goes_and_a_new_one_comes(site):
    site.publish("one", "two")
    assert site.publish("two", "three").keys() == {"a.html", "x/two", "x/three"}
    assert (site.times("two"), site.times("three")) == (1, 1)


def test_one_that_is_gone_or_spoilt_is_made_again(site):
    whole = site.publish("one", "two")
    (site.output / "x/one").unlink()
    (site.output / "x/two").write_bytes(b"spoilt")
    assert site.publish("one", "two") == whole


def test_many_are_made_by_several_processes_in_the_same_way(site):
    names = [f"n{number}" for number in range(30)]
    made = site.publish(*names, processes=3)
    assert made == {"a.html": b"a page", **{f"x/{name}": name.encode() for name in names}}


def test_where_one_fails_the_old_site_stays(site):
    whole = site.publish("one")
    with pytest.raises(ZeroDivisionError):
        published(PAGES, site.output, site.last, named=[NamedFile("x/two", lambda: bytes(1 // 0))])
    assert tree(site.output) == whole
