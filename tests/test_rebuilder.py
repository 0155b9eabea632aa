"""While a site is served it is built beside the server, with the index of its search: as ever."""

import os
import shutil
import signal
import time
from pathlib import Path

import pytest

from tests.compiled import COMPILED
from tests.sites import names, tree
from tests.test_watch import SECONDS, serving, written
from timeline.builder import Run
from timeline.cli.rebuilder import BUILT, FAULT, WARNING, Rebuilder
from timeline.engine.cache import Cache
from timeline.plugin import build, searching

pytestmark = pytest.mark.skipif(not searching.program(), reason="Pagefind is not installed")
INDEX = "search/index/"


class Served:
    """A site as `timeline serve` builds it, first without its index; and what is told of it."""

    def __init__(self, project: Path, folder: Path) -> None:
        self.root, self.output, self.home = project, folder / "site", folder / "site.search"
        self.told: list[tuple[str, str]] = []
        self.rebuilder = Rebuilder(
            project,
            self.output,
            self.home,
            "/repo",
            lambda what, text: self.told.append((what, text)),
        )

    def whole(self) -> dict[str, bytes | None]:
        """Build the site and its index, and return the files of both."""
        self.told.clear()
        self.rebuilder.begin()
        self.rebuilder.wait()
        return tree(self.output) | tree(self.rebuilder.served)

    def clean(self) -> dict[str, bytes | None]:
        """Return the files of the site as it is built anew."""
        output = self.output.with_name("clean")
        shutil.rmtree(output, ignore_errors=True)
        run = Run(processes=1, cache=Cache(), compiled=COMPILED)
        return tree(build(self.root, output=output, url="/repo", run=run).output)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A site whose every build is quick."""
    return written(tmp_path / "site")


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
    assert not any(path.startswith(INDEX) for path in tree(served.output))
    assert [what for what, _ in served.told] == [BUILT]
    event = next(served.root.glob("content/events/*raid-at-millbrook.md"))
    edited(served.root, "\ntitle: ", "\ntitle: A lantern and ")
    assert served.whole() == served.clean()
    edited(served.root, "name: ", "name: Other ", "content/data/places/*.yml")
    text = event.read_text("utf-8").replace("Shots heard", "Barges seen").replace("shots", "barges")
    new = event.with_name(f"{event.stem}-again.md")
    new.write_text(text, encoding="utf-8")
    more = served.whole()
    assert more == served.clean()
    new.unlink()
    edited(served.root, "\ntitle: A lantern and ", "\ntitle: ")
    edited(served.root, "name: Other ", "name: ", "content/data/places/*.yml")
    assert served.whole() == first
    assert more.keys() != first.keys()


@pytest.mark.audit
def test_what_is_given_up_leaves_site_and_index_before_whole(served):
    before = served.whole()
    edited(served.root, "\ntitle: ", "\ntitle: A lantern and ")
    served.told.clear()
    served.rebuilder.begin()
    served.rebuilder.stop()
    assert tree(served.output) | tree(served.rebuilder.served) == before
    assert served.told == []
    assert served.whole() == served.clean()
    assert names(served.home) == ["temporary", "whole"]


def test_a_later_edit_gives_up_what_is_in_the_making(served):
    served.rebuilder.begin()
    process = served.rebuilder._process
    os.kill(process.pid, signal.SIGSTOP)  # one that would never end
    served.rebuilder.begin()
    assert process.returncode == -signal.SIGKILL
    served.rebuilder.wait()
    assert tree(served.output) | tree(served.rebuilder.served) == served.clean()


@pytest.mark.audit
def test_an_index_of_the_same_words_is_not_made_again(served):
    served.whole()
    inode = served.rebuilder.served.stat().st_ino
    served.whole()
    assert served.rebuilder.served.stat().st_ino == inode


def test_where_the_site_cannot_be_built_that_is_told_and_all_stays_as_it_was(served):
    before = served.whole()
    edited(served.root, "\nkind: ", "\nkind: un")
    assert served.whole() == before
    assert [what for what, _ in served.told] == [FAULT]
    assert "is not known" in served.told[0][1]


def test_what_does_no_harm_is_told_and_what_plugins_print_is_not(served, capfd):
    (served.root / "loud.py").write_text("def register():\n    print('loud')\n", encoding="utf-8")
    settings = served.root / "pelicanconf.py"
    text = settings.read_text("utf-8")
    more = 'PLUGIN_PATHS = ["."]\nPLUGINS = [*PLUGINS, "loud"]\nDEFAULT_LANG = "tlh"\n'
    settings.write_text(f"{text}\n{more}", encoding="utf-8")
    served.whole()
    assert {what for what, _ in served.told} == {WARNING, BUILT}
    assert capfd.readouterr() == ("", "loud\nloud\n")


def test_serve_answers_with_the_index_once_it_stands(project):
    with serving(project) as served:
        served.until(" rendered")
        served.until("\n")
        end = time.monotonic() + SECONDS
        while (found := served.page(f"{INDEX}pagefind.js")) == "404":
            assert time.monotonic() < end
        assert "pagefind" in found
        assert served.page("state") == "404"
