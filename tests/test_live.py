"""What `timeline serve` makes when it is asked for is byte for byte what a build writes there."""

from pathlib import Path

import pytest

from tests.compiled import COMPILED
from tests.sites import tree
from timeline.builder import LiveSite, Run
from timeline.engine.cache import Cache
from timeline.model import InputError
from timeline.plugin import build, live_site

# What is joined of all events, and what Pelican or another program writes.
NOT_LIVE = ("data/v1/", "SHA256SUMS", "about/", "search/index/")
PLAIN = ["CNAME", "extra/verification.txt", "icon.svg"]


class Edited:
    """A site that is read again after each edit, as `timeline serve` does."""

    def __init__(self, root: Path) -> None:
        self.root, self.cache = root, Cache()

    def live(self) -> LiveSite:
        run = Run(processes=1, cache=self.cache, compiled=COMPILED)
        return live_site(self.root, url="/repo", run=run)

    def built(self) -> dict[str, bytes | None]:
        run = Run(processes=1, clean=True, compiled=COMPILED)
        return tree(build(self.root, output=self.root / "clean", url="/repo", run=run).output)

    def change(self, where: str, old: str, new: str) -> None:
        file = next(f for f in sorted(self.root.glob(where)) if old in f.read_text("utf-8"))
        file.write_text(file.read_text("utf-8").replace(old, new, 1), encoding="utf-8")


@pytest.fixture
def edited(project: Path) -> Edited:
    return Edited(project)


def made(live: LiveSite, path: str) -> bytes | None:
    make = live(path)
    return make() if make else None


def test_every_page_is_what_a_build_makes_of_the_same_files(edited):
    edited.live()  # so that most of it is kept from before
    for where, old, new in (
        ("content/events/*.md", "\ntitle: ", "\ntitle: A lantern and "),
        ("content/data/places/*.yml", "name: ", "name: Other "),
        ("theme/static/site.css", "{", "{ "),
        ("theme/templates/base.html", "</body>", "<p>!</p></body>"),
    ):
        edited.change(where, old, new)
    live = edited.live()
    built = {path: text for path, text in edited.built().items() if text is not None}
    found = {path: text for path in built if (text := made(live, path)) is not None}
    assert found == {path: built[path] for path in found}
    others = sorted(path for path in built.keys() - found.keys() if not path.startswith(NOT_LIVE))
    assert others == PLAIN
    assert "events/raid-at-oakford/index.html" in found
    assert any(path.endswith(".css") for path in found)


@pytest.mark.parametrize(
    "path",
    ["", "index", "events/index.html", "events/nobody/index.html", "events//index.html", "../x",
     "actors/index.html/2", "days/2021-06-03/1/index.html", "a\0b"],
)  # fmt: skip
def test_at_a_path_of_no_page_nothing_is_made(edited, path):
    assert edited.live()(path) is None


def test_a_problem_is_told_before_any_page_is_made(edited):
    edited.live()
    edited.change("content/events/*.md", "\nkind: ", "\nkind: un")
    with pytest.raises(InputError):
        edited.live()


def test_a_page_whose_template_fails_is_not_made_and_others_are(edited):
    edited.change("theme/templates/404.html", "{% block main %}", "{% block main %}{{ unheard }}")
    live = edited.live()
    assert live("404.html") is not None
    assert made(live, "404.html") is None
    assert made(live, "index.html") is not None


def test_where_others_may_write_over_pages_none_is_made_before_a_build(edited):
    assert edited.live()("index.html") is not None
    (edited.root / "other.py").write_text("def register():\n    pass\n", encoding="utf-8")
    with (edited.root / "pelicanconf.py").open("a", encoding="utf-8") as settings:
        settings.write('PLUGIN_PATHS = ["."]\nPLUGINS = [*PLUGINS, "other"]\n')
    assert edited.live()("index.html") is None
