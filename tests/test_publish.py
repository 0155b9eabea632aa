"""A site takes its place whole or not at all, and only what changed is rendered."""

import os
import shutil
import signal
import subprocess
import sys
from contextlib import nullcontext
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.sites import MARK, built, names, page, published, record_of, renderer_of, site_of, tree
from timeline.engine.cache import Cache, LastBuild
from timeline.engine.dependencies import Dependencies
from timeline.engine.printing import Page, PageType
from timeline.engine.publish import publish
from timeline.engine.staging import PublishError, is_intact, staging

HOME = MARK.encode()


class Site:
    """An output folder, with what the last build left there."""

    def __init__(self, output: Path) -> None:
        self.output, self.last = output, LastBuild()

    def publish(self, texts, **options):
        outcome = published(texts, self.output, self.last, **options)
        self.last = outcome.built
        return outcome

    def rendered_of(self, record, *pages):
        """Publish pages of a record; return how many were rendered."""
        outcome = publish(
            pages,
            {},
            renderer_of(record),
            self.output,
            last=self.last,
            known=Dependencies(self.last, record.digest, {}),
            processes=1,
        )
        self.last = outcome.built
        return outcome.rendered


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path / "site" / "output")


def test_a_site_replaces_the_old_one_and_pages_that_are_gone_go(site):
    site.publish({"index.html": "old", "a/gone.html": "x"})
    site.publish({"index.html": "newer"})
    assert tree(site.output) == {"index.html": b"newer"}
    assert names(site.output.parent) == [".output.spare", "output"]


def test_only_what_changed_is_rendered(site):
    texts = {f"{n}/index.html": f"page {n}" for n in range(5)}
    told = []
    first = site.publish(texts, start=lambda total: told.append)
    assert (first.rendered, told) == (5, [1, 2, 3, 4, 5])
    again = site.publish(texts)
    assert (again.rendered, again.built.site.entries) == (0, first.built.site.entries)
    made = []
    edited = site.publish(texts | {"3/index.html": "edited"}, made=made.append)
    assert (edited.rendered, made) == (1, ["3/index.html"])
    assert tree(site.output)["3/index.html"] == b"edited"
    assert len(tree(site.output)) == 5


def listing(make):
    """Return a page of several texts, whose values `make` makes."""
    return Page("list", "list", PageType("t", make))


def test_a_page_is_rendered_where_what_it_looked_at_changed_and_not_before(site):
    texts = {"a": "one", "b": "two"}
    both = record_of(texts)

    def built_of(record, looked_at):
        def make(_):
            return {"text": " ".join(record.actor(name).name for name in looked_at)}

        return site.rendered_of(record, listing(make), page(record, "a"))

    assert built_of(both, "ab") == 2
    assert built_of(both, "ab") == 0
    assert built_of(record_of({"a": "one", "b": "changed"}), "ab") == 1
    assert built_of(record_of({"a": "changed", "b": "changed"}), "a") == 2
    # What it looks at no more has no part in it.
    assert built_of(record_of({"a": "changed", "b": "again"}), "a") == 0
    assert tree(site.output) == {"list": b"changed", "a": b"changed"}


def test_what_a_page_looked_at_may_have_any_name(site):
    name = "one\ntwo"

    def built_of(text):
        record = record_of({name: text})
        return site.rendered_of(record, listing(lambda _: {"text": record.actor(name).name}))

    assert (built_of("was"), built_of("was"), built_of("is")) == (1, 0, 1)
    assert tree(site.output) == {"list": b"is"}


def test_a_changed_template_renders_its_pages_again(site):
    site.publish({"a.html": "x"})
    outcome = site.publish(
        {"a.html": "x"},
        render=lambda template, values: (values["text"].upper().encode(),),
        made_by=b"v2",
    )
    assert outcome.rendered == 1
    assert tree(site.output) == {"a.html": b"X"}


def test_files_of_the_theme_stand_beside_the_pages_and_are_kept_while_they_are_the_same(site):
    site.publish({"a.html": "x"}, assets={"s.css": b"a {}", "deep/t.js": b""})
    before = (site.output / "s.css").stat().st_mtime_ns
    outcome = site.publish({"a.html": "x"}, assets={"s.css": b"a {}", "deep/t.js": b"1"})
    assert (site.output / "s.css").stat().st_mtime_ns == before
    assert tree(site.output) == {"a.html": b"x", "s.css": b"a {}", "deep/t.js": b"1"}
    assert outcome.rendered == 0
    site.publish({"s.css": "a page now"})
    assert tree(site.output) == {"s.css": b"a page now"}


@pytest.mark.parametrize(
    "damage",
    [
        lambda output: (output / "a.html").write_text("forged!", encoding="utf-8"),
        lambda output: (output / "a.html").unlink(),
        lambda output: (output / "a.html").touch(),
        lambda output: shutil.rmtree(output),
    ],
)
def test_what_was_tampered_with_is_made_anew(site, damage):
    site.publish({"a.html": "genuine"})
    damage(site.output)
    assert site.publish({"a.html": "genuine"}).rendered == 1
    assert tree(site.output) == {"a.html": b"genuine"}


def test_what_another_build_left_is_not_believed(site, tmp_path):
    """Of a site that is not known every page is made anew, even one that is there already."""
    site.publish({"index.html": MARK, "a.html": "x"})
    site.last = LastBuild()
    assert site.publish({"index.html": MARK, "a.html": "x"}).rendered == 2


def test_several_processes_make_the_same_site(tmp_path):
    texts = {f"{n}.html": f"page {n}" for n in range(450)}
    one, three, told = Site(tmp_path / "one"), Site(tmp_path / "three"), []
    one.publish(texts)
    outcome = three.publish(texts, processes=3, start=lambda total: told.append)
    assert tree(three.output) == tree(one.output)
    assert tree(one.output) == {path: text.encode() for path, text in texts.items()}
    assert outcome.rendered == 450
    assert told == sorted(told)
    # What pages looked at is known just as well.
    assert three.publish(texts | {"7.html": "edited"}, processes=3).rendered == 1
    assert tree(three.output)["7.html"] == b"edited"


@pytest.mark.parametrize("processes", [1, 3])
def test_each_process_does_between_its_pages_what_is_to_be_done_there(tmp_path, processes):
    read, write = os.pipe()
    texts = {f"{n}.html": f"page {n}" for n in range(1_010)}
    record, last = record_of(texts), LastBuild()
    renderer = replace(renderer_of(record), between=lambda: os.write(write, b"."))
    publish(
        [page(record, path) for path in texts],
        {},
        renderer,
        tmp_path / "output",
        last=last,
        known=Dependencies(last, record.digest, {}),
        processes=processes,
    )
    os.close(write)
    done = len(os.read(read, 1_000))
    os.close(read)
    # After every 50 pages; what a process makes after its last 50 is followed by nothing.
    assert done == 20 if processes == 1 else 20 - (processes - 1) <= done <= 20


@pytest.mark.parametrize("processes", [1, 2])
def test_a_failure_half_way_leaves_the_old_site_whole(site, processes):
    site.publish({"index.html": "old"})

    def failing(template, values):
        if values["text"] == "399":
            raise RuntimeError("the disk is full")
        return ()

    with pytest.raises(RuntimeError, match="the disk is full"):
        site.publish({f"{n}.html": str(n) for n in range(400)}, render=failing, processes=processes)
    assert tree(site.output) == {"index.html": b"old"}
    assert names(site.output.parent) == ["output"]


def test_a_kill_during_the_build_leaves_the_old_site_whole(site):
    site.publish({"index.html": "old"})
    script = (
        "import os, signal, sys; from pathlib import Path\n"
        "from tests.sites import MARK, published\n"
        "from timeline.engine.cache import LastBuild\n"
        "def render(template, values):\n"
        "    if values['text'] == '50': os.kill(os.getpid(), signal.SIGKILL)\n"
        "    return (b'new',)\n"
        "texts = {f'{n}.html': str(n) for n in range(100)}\n"
        "(Path(sys.argv[1]) / 'index.html').write_text(MARK)\n"
        "published(texts, Path(sys.argv[1]), render=render)\n"
    )
    killed = subprocess.run(
        [sys.executable, "-c", script, str(site.output)], capture_output=True, check=False
    )
    assert killed.returncode == -signal.SIGKILL
    assert tree(site.output) == {"index.html": HOME}
    site.publish({"index.html": "newer"})
    assert tree(site.output) == {"index.html": b"newer"}
    assert names(site.output.parent) == [".output.spare", "output"]


def _thesis(output):
    (output / "thesis.txt").write_bytes(b"years of work")


def _pages_of_others(output):
    (output / "index.html").write_bytes(b'<meta name="generator" content="another">')


def _mark_far_below(output):
    (output / "index.html").write_bytes(b" " * 5_000 + HOME)


def _mark_in_a_folder(output):
    (output / "index.html").mkdir()
    (output / "index.html" / "index.html").write_bytes(HOME)


def _mark_elsewhere(output):
    (output / "other.html").write_bytes(HOME)


@pytest.mark.parametrize(
    "fill", [_thesis, _pages_of_others, _mark_far_below, _mark_in_a_folder, _mark_elsewhere]
)
def test_a_folder_that_holds_something_else_is_never_replaced(tmp_path, fill):
    output = tmp_path / "precious"
    output.mkdir()
    fill(output)
    before = tree(output)
    for last in (LastBuild(), LastBuild(inputs=b"x")):
        with pytest.raises(PublishError, match="not a site made here"):
            published({"index.html": MARK}, output, last)
    assert (tree(output), names(tmp_path)) == (before, ["precious"])


def test_a_folder_that_took_the_place_of_ours_is_not_replaced(site):
    site.publish({"index.html": MARK})
    site.output.rename(site.output.with_name("moved"))
    site.output.mkdir()
    _thesis(site.output)
    with pytest.raises(PublishError, match="not a site made here"):
        site.publish({"index.html": MARK})
    assert tree(site.output) == {"thesis.txt": b"years of work"}


@pytest.mark.parametrize("put", ["file", "link to a file", "link to a folder", "link to nothing"])
def test_what_is_no_folder_is_never_replaced(tmp_path, put):
    output, target = tmp_path / "output", tmp_path / "target"
    if "folder" in put:
        target.mkdir()
    elif put != "link to nothing":
        target.write_bytes(b"mine")
    if put == "file":
        target.rename(output)
    else:
        output.symlink_to(target)
    before = names(tmp_path)
    with pytest.raises(PublishError, match="is not a folder"):
        published({"index.html": MARK}, output)
    assert names(tmp_path) == before


def test_a_site_of_ours_is_replaced_when_the_cache_is_gone(site):
    site.publish({"index.html": MARK, "old.html": "x"})
    (site.output / "index.html").write_bytes(b"<!doctype html>" + b" " * 3_000 + HOME)
    site.last = LastBuild()
    site.publish({"index.html": MARK})
    assert tree(site.output) == {"index.html": HOME}


@pytest.mark.parametrize(
    ("mark", "is_ours"),
    [
        (b"<meta content=timeline name=generator>", True),
        (b'<meta content="timeline" name="generator"/>', True),
        (b'<META name=generator content="timeline">', True),
        (b'<meta name="generator" content="timeline 2">', False),
        (b'<meta name="generators" content="timeline">', False),
        (b'<meta name="generator"><meta content="timeline">', False),
        (b'<meta data-name="generator" content="timeline">', False),
    ],
)
def test_the_mark_is_known_where_a_plugin_made_pages_smaller(site, mark, is_ours):
    site.publish({"index.html": MARK})
    (site.output / "index.html").write_bytes(b"<!doctype html>" + mark)
    before = tree(site.output)
    site.last = LastBuild()
    with nullcontext() if is_ours else pytest.raises(PublishError):
        site.publish({"index.html": MARK})
    assert (tree(site.output) == before) is not is_ours


def test_a_site_that_the_cache_knows_needs_no_mark(site):
    site.publish({"a.html": "x"})
    site.publish({"b.html": "x"})
    assert tree(site.output) == {"b.html": b"x"}


def test_an_empty_folder_is_taken_and_a_missing_one_is_made(tmp_path):
    (tmp_path / "empty").mkdir()
    for output in (tmp_path / "empty", tmp_path / "not/there/yet"):
        published({"a.html": "x"}, output)
        assert tree(output) == {"a.html": b"x"}


@pytest.mark.parametrize("path", ["../x", "a/../../x", "/etc/x", "a//b", "", "a\\b", "./x", "a\0b"])
def test_no_page_and_no_file_of_the_theme_leaves_the_output_folder(tmp_path, path):
    for texts, assets in (({path: ""}, {}), ({}, {path: b""})):
        with pytest.raises(PublishError, match="would leave the output folder"):
            published(texts, tmp_path / "output", assets=assets)
        assert names(tmp_path) == []


def test_two_pages_cannot_have_one_address(tmp_path):
    record = record_of({"a.html": ""})
    pages = [page(record, "a.html"), page(record, "a.html")]
    for made, assets in ((pages, {}), (pages[:1], {"a.html": b""})):
        with pytest.raises(PublishError, match="two pages have the same address"):
            publish(
                made,
                assets,
                renderer_of(record),
                tmp_path / "output",
                last=LastBuild(),
                known=Dependencies(LastBuild(), record.digest, {}),
                processes=1,
            )
    assert names(tmp_path) == []


def test_where_folders_cannot_be_exchanged_the_site_still_takes_its_place(site, monkeypatch):
    monkeypatch.setattr(sys, "platform", "elsewhere")
    for texts in ({"a.html": "old"}, {"a.html": "new"}, {"a.html": "newer", "b": "b"}):
        site.publish(texts)
        assert tree(site.output) == {path: text.encode() for path, text in texts.items()}
    assert names(site.output.parent) == [".output.spare", "output"]


def test_files_of_the_site_are_shared_with_the_spare_and_nothing_else(site):
    for _ in range(4):
        site.publish({"a.html": "same"})
    assert (site.output / "a.html").stat().st_nlink == 2


def test_nothing_is_left_of_a_site_in_the_making(tmp_path):
    with staging(tmp_path / "output") as place:
        place.write("index.html", (HOME,), "", b"")
        assert names(tmp_path) == ["output.new"]
    with pytest.raises(PublishError), staging(tmp_path / "output") as place:
        place.write("../a.html", (b"",), "", b"")
    assert names(tmp_path) == ["output"]


def test_two_output_folders_of_one_site_are_built_in_turn(tmp_path):
    cache, one, other = tmp_path / "cache.sqlite", tmp_path / "a/one", tmp_path / "a/other"
    first, second = {"a.html": "first"}, {"a.html": "second", "b.html": "b"}
    for output, texts, rendered in (
        (one, first, {"a.html", "index.html"}),
        (other, first, {"a.html", "index.html"}),
        (one, first, set()),
        (other, second, {"a.html", "b.html", "index.html"}),
        (one, first, set()),
        (one, second, {"a.html", "b.html", "index.html"}),
        (other, second, set()),
        (other, first, {"a.html", "index.html"}),
    ):
        assert built(texts, output, cache) == rendered
        assert tree(output) == site_of(texts)
        assert is_intact(output, Cache(cache).built(output).site)
    assert not is_intact(one, Cache(cache).built(other).site)
