"""Share cards of a site that is built: each drawn once, and not where nobody could name it."""

import re
import shutil

import pytest

from tests.built import URL, copy_few
from tests.compiled import COMPILED
from timeline.builder import Run
from timeline.engine.cache import Cache
from timeline.plugin import build

RAID = "content/events/2021-06-03-raid-at-oakford.md"
BOAT = """---
title: A boat burns at the ford
date: 2021-06-06
kind: raid
summary: It burned to the water. Nobody was on board.
places: [oakford]
sources:
- key: s1
  outlet: valley-post
  url: https://valleypost.example/2021/boat
"""
WITHDRAWN = """changes:
- on: 2021-07-08
  what: Withdrawn
  why: The report was taken back
status: withdrawn
"""
IMAGE = re.compile(r'property="og:image" content="([^"]*)"')


@pytest.fixture
def made(tmp_path):
    """Give a function that builds the site and returns its cards by their paths, with times."""
    root = copy_few(tmp_path)
    run = Run(processes=2, cache=Cache(), is_bundled=False, compiled=COMPILED)

    def made(url=URL):
        output = build(root, output=root / "output", url=url, run=run).output
        return {
            p.relative_to(output).as_posix(): p.stat().st_mtime_ns for p in output.glob("cards/*")
        }

    made.root = root
    return made


def edit(root, old, new):
    path = root / RAID
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def named(root, page="events/raid-at-oakford"):
    found = IMAGE.search((root / f"output/{page}/index.html").read_text(encoding="utf-8"))
    return found[1].removeprefix(f"{URL}/") if found else None


def test_a_card_is_drawn_once_and_one_with_another_title_has_another_address(made):
    before, old = made(), named(made.root)
    edit(made.root, "summary: ", "summary: At dawn. ")
    assert made() == before
    edit(made.root, "title: ", "title: Again ")
    after, new = made(), named(made.root)
    assert before.keys() - after.keys() == {old}
    assert after.keys() - before.keys() == {new}
    assert {path: after[path] for path in before if path != old} == {
        path: time for path, time in before.items() if path != old
    }


def test_a_title_with_a_letter_that_no_font_has_is_shown_with_the_site_s_card(made):
    before, own = made(), named(made.root)
    edit(made.root, "title: ", "title: 字 ")
    assert before.keys() - made().keys() == {own}
    assert named(made.root) == named(made.root, "about")


def test_a_withdrawn_event_has_no_card_with_its_title(made):
    path = made.root / "content/events/2021-06-06-boat-burns.md"
    path.write_text(f"{BOAT}---\n", encoding="utf-8")
    before, own = made(), named(made.root, "events/boat-burns")
    path.write_text(f"{BOAT}{WITHDRAWN}---\n", encoding="utf-8")
    assert before.keys() - made().keys() == {own}
    assert named(made.root, "events/boat-burns") is None


def test_where_no_page_could_name_it_no_card_is_drawn(made):
    assert made(url="/repo") == {}
    page = (made.root / "output/index.html").read_text(encoding="utf-8")
    assert "og:image" not in page
    assert '<meta name="twitter:card" content="summary">' in page


def test_without_the_fonts_of_the_cards_the_site_is_whole_without_pictures(made):
    shutil.rmtree(made.root / "theme/cards")
    assert made() == {}
    assert named(made.root) is None
    assert (made.root / "output/embed/raid-at-oakford/oembed.json").is_file()
