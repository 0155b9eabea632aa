"""While a site is served the index of its search is made beside it, and is the clean build's."""

import os
import shutil
import signal
import time
from pathlib import Path

import pytest

from tests.sites import names, tree
from tests.test_watch import SECONDS, serving
from timeline.builder import Run
from timeline.cli import indexer as module
from timeline.cli.indexer import Indexer
from timeline.engine.cache import Cache, path_of
from timeline.plugin import build, searching

pytestmark = pytest.mark.skipif(not searching.program(), reason="Pagefind is not installed")
INDEX = "search/index/"


class Served:
    """A site as `timeline serve` builds it: without its index, which is made afterwards."""

    def __init__(self, project: Path, folder: Path) -> None:
        self.root, self.output = project, folder / "site"
        self.indexer = Indexer(project, folder / "site.search")
        self.run = Run(processes=1, is_bundled=False, cache=Cache(path_of(project, os.environ)))

    def built(self) -> dict[str, bytes | None]:
        """Build the site; return its files, which have no index."""
        return tree(build(self.root, output=self.output, url="/repo", run=self.run).output)

    def whole(self) -> dict[str, bytes | None]:
        """Build the site, wait for its index, and return the files of both."""
        pages = self.built()
        self.indexer.begin()
        self.indexer.wait()
        return pages | tree(self.indexer.served)

    def clean(self) -> dict[str, bytes | None]:
        """Return the files of the site as it is built anew."""
        output = self.output.with_name("clean")
        shutil.rmtree(output, ignore_errors=True)
        return tree(build(self.root, output=output, url="/repo", run=Run(cache=Cache())).output)


@pytest.fixture
def served(project: Path, tmp_path: Path) -> Served:
    return Served(project, tmp_path / "served")


def edited(project: Path, old: str, new: str, where: str = "content/events/*.md") -> None:
    """Replace some words in the first file that has them."""
    file = next(f for f in sorted(project.glob(where)) if old in f.read_text("utf-8"))
    file.write_text(file.read_text("utf-8").replace(old, new, 1), encoding="utf-8")


def test_after_a_row_of_edits_what_is_served_is_the_clean_build(served):
    first = served.whole()
    assert first == served.clean()
    assert not any(path.startswith(INDEX) for path in served.built())
    events = sorted(served.root.glob("content/events/*.md"))
    edited(served.root, "\ntitle: ", "\ntitle: A lantern and ")
    assert served.whole() == served.clean()
    edited(served.root, "name: ", "name: Other ", "content/data/places/*.yml")
    assert served.whole() == served.clean()
    text = events[-1].read_text("utf-8")
    new = events[-1].with_name(f"{events[-1].stem}-again.md")
    new.write_text(text.replace("\ntitle: ", "\ntitle: Again, "), encoding="utf-8")
    more = served.whole()
    assert more == served.clean()
    new.unlink()
    edited(served.root, "\ntitle: A lantern and ", "\ntitle: ")
    edited(served.root, "name: Other ", "name: ", "content/data/places/*.yml")
    assert served.whole() == first
    assert more.keys() != first.keys()


@pytest.mark.audit
def test_an_index_that_is_given_up_leaves_the_one_before_whole(served):
    served.whole()
    before = tree(served.indexer.served)
    edited(served.root, "\ntitle: ", "\ntitle: A lantern and ")
    served.built()
    served.indexer.begin()
    served.indexer.stop()
    assert tree(served.indexer.served) == before
    assert served.whole() == served.clean()
    assert names(served.indexer.served.parent.parent) == ["temporary", "whole"]


@pytest.mark.audit
def test_a_later_edit_gives_up_the_index_in_the_making(served):
    served.built()
    served.indexer.begin()
    process = served.indexer._process
    os.kill(process.pid, signal.SIGSTOP)  # one that would never end
    served.indexer.begin()
    assert process.returncode == -signal.SIGKILL
    served.indexer.wait()
    index = tree(served.indexer.served)
    assert index == {path: text for path, text in served.clean().items() if path in index}
    assert f"{INDEX}pagefind.js" in index


@pytest.mark.audit
def test_an_index_of_the_same_words_is_not_made_again(served):
    served.whole()
    inode = served.indexer.served.stat().st_ino
    served.whole()
    assert served.indexer.served.stat().st_ino == inode


def test_content_that_is_broken_meanwhile_is_no_words_and_the_index_stays(served, capfd):
    served.whole()
    before = tree(served.indexer.served)
    edited(served.root, "\nkind: ", "\nkind: un")
    assert module.main([str(served.root), str(served.indexer.served.parent.parent)]) == 1
    assert capfd.readouterr() == ("", "")
    assert tree(served.indexer.served) == before


def test_serve_answers_with_the_index_once_it_stands(project):
    with serving(project) as served:
        served.until(" rendered")
        served.until("\n")
        end = time.monotonic() + SECONDS
        while (found := served.page(f"{INDEX}pagefind.js")) == "404":
            assert time.monotonic() < end
        assert "pagefind" in found
        assert served.page("state") == "404"
