"""A site takes its place whole or not at all."""

import signal
import subprocess
import sys
from contextlib import nullcontext

import pytest

from timeline.engine import manifest
from timeline.engine.facts import Ledger
from timeline.engine.publish import Press, publish
from timeline.engine.staging import PublishError, staging
from timeline.record import Record
from timeline.site.page import Page

KEY = bytes(32)


class Bound:
    """Pages as a list, found by their paths."""

    def __init__(self, made):
        self.made = made

    def __iter__(self):
        return iter(self.made)

    def __getitem__(self, path):
        return next(page for page in self.made if page.path == path)


def _press(render=lambda page, values: values["text"].encode(), made_by="v1"):
    return Press(
        load=lambda template: None,
        render=render,
        made_by={"t": made_by},
        ledger=lambda facts: Ledger("new", {}, Record(), facts._replace(state="old")),
        watched=lambda: nullcontext(set()),
    )


def _page(path, text):
    return Page(path=path, template="t", make=lambda: {"text": text}, given=text)


def _publish(pages, output, press=None, key=KEY, processes=1):
    made = [_page(path, text) for path, text in pages.items()]
    return _publish_all(made, press or _press(), output, key=key, processes=processes)


def _publish_all(pages, press, output, *, key=KEY, processes=1):
    told = []
    outcome = publish(
        Bound(pages),
        {},
        press,
        output,
        last=manifest.load(output, KEY),
        key=key,
        processes=processes,
        start=lambda total: told.append,
    )
    return outcome, told


def _tree(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in folder.rglob("*")
        if path.is_file() and path.name != manifest.NAME
    }


def _names(folder):
    return sorted(path.name for path in folder.iterdir())


def test_a_site_replaces_the_old_one_and_pages_that_are_gone_go(tmp_path):
    output = tmp_path / "output"
    _publish({"index.html": "old", "a/gone.html": "x"}, output)
    _publish({"index.html": "newer"}, output)
    assert _tree(output) == {"index.html": "newer"}
    assert _names(tmp_path) == [".output.spare", "output"]


def test_only_what_changed_is_rendered(tmp_path):
    output = tmp_path / "output"
    pages = {f"{n}/index.html": f"page {n}" for n in range(5)}
    first, told = _publish(pages, output)
    assert (first.rendered, first.reused, told) == (5, 0, [1, 2, 3, 4, 5])
    again, _ = _publish(pages, output)
    assert (again.rendered, again.reused, again.size) == (0, 5, first.size)
    edited, _ = _publish(pages | {"3/index.html": "edited"}, output)
    assert (edited.rendered, edited.reused) == (1, 4)
    assert _tree(output) == pages | {"3/index.html": "edited"}


def test_a_changed_template_renders_its_pages_again(tmp_path):
    output = tmp_path / "output"
    _publish({"a.html": "x"}, output)
    shout = _press(lambda page, values: values["text"].upper().encode(), "v2")
    outcome, _ = _publish({"a.html": "x"}, output, shout)
    assert outcome.rendered == 1
    assert _tree(output) == {"a.html": "X"}


@pytest.mark.parametrize(
    "damage",
    [
        lambda output: (output / "a.html").write_text("forged!", encoding="utf-8"),
        lambda output: (output / "a.html").unlink(),
        lambda output: (output / manifest.NAME).write_bytes(b""),
        lambda output: (output / manifest.NAME).write_bytes(
            (output / manifest.NAME).read_bytes()[:-1] + b"?"
        ),
    ],
)
def test_what_was_tampered_with_is_made_anew(tmp_path, damage):
    output = tmp_path / "output"
    _publish({"a.html": "genuine"}, output)
    damage(output)
    outcome, _ = _publish({"a.html": "genuine"}, output)
    assert outcome.rendered == 1
    assert _tree(output) == {"a.html": "genuine"}


def test_a_site_that_somebody_else_sealed_is_not_believed(tmp_path):
    output = tmp_path / "output"
    _publish({"a.html": "x"}, output, key=b"f" * 32)
    outcome, _ = _publish({"a.html": "x"}, output)
    assert outcome.rendered == 1


def test_several_processes_make_the_same_site(tmp_path):
    pages = {f"{n}.html": f"page {n}" for n in range(450)}
    _publish(pages, tmp_path / "one")
    outcome, told = _publish(pages, tmp_path / "three", processes=3)
    assert _tree(tmp_path / "three") == _tree(tmp_path / "one") == pages
    assert outcome.rendered == 450
    assert told == sorted(told)


@pytest.mark.parametrize("processes", [1, 2])
def test_a_failure_half_way_leaves_the_old_site_whole(tmp_path, processes):
    output = tmp_path / "output"
    _publish({"index.html": "old"}, output)

    def failing(page, values):
        if page.path == "399.html":
            raise RuntimeError("the disk is full")
        return b""

    press = _press(failing)
    with pytest.raises(RuntimeError, match="the disk is full"):
        _publish({f"{n}.html": "" for n in range(400)}, output, press, processes=processes)
    assert _tree(output) == {"index.html": "old"}
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


def test_a_kill_during_the_build_leaves_the_old_site_whole(tmp_path):
    output = tmp_path / "output"
    _publish({"index.html": "old"}, output)
    script = (
        "import os, signal, sys; from pathlib import Path\n"
        "from tests.test_publish import _page, _press, _publish_all\n"
        "def render(page, values):\n"
        "    if page.path == '50.html': os.kill(os.getpid(), signal.SIGKILL)\n"
        "    return b'new'\n"
        "pages = [_page(f'{n}.html', '') for n in range(100)]\n"
        "_publish_all(pages, _press(render), Path(sys.argv[1]))\n"
    )
    killed = subprocess.run(
        [sys.executable, "-c", script, str(output)], capture_output=True, check=False
    )
    assert killed.returncode == -signal.SIGKILL
    assert _tree(output) == {"index.html": "old"}
    _publish({"index.html": "newer"}, output)
    assert _tree(output) == {"index.html": "newer"}
    assert _names(tmp_path) == [".output.spare", "output"]


def test_a_folder_that_holds_something_else_is_never_replaced(tmp_path):
    output = tmp_path / "precious"
    output.mkdir()
    (output / "thesis.txt").write_text("years of work", encoding="utf-8")
    with pytest.raises(PublishError, match="not a site made here"):
        _publish({"index.html": ""}, output)
    assert _tree(output) == {"thesis.txt": "years of work"}


@pytest.mark.parametrize("path", ["../x", "a/../../x", "/etc/x", "a//b", "", "a\\b", "./x", "a\0b"])
def test_no_page_leaves_the_output_folder(tmp_path, path):
    with pytest.raises(PublishError, match="would leave the output folder"):
        _publish({path: ""}, tmp_path / "output")
    assert list(tmp_path.iterdir()) == []


def test_two_pages_cannot_have_one_address(tmp_path):
    pages = [_page("a.html", ""), _page("a.html", "")]
    with pytest.raises(PublishError, match="two pages have the same address"):
        _publish_all(pages, _press(), tmp_path / "output")


def test_where_folders_cannot_be_exchanged_the_site_still_takes_its_place(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "platform", "elsewhere")
    output = tmp_path / "output"
    _publish({"a.html": "old"}, output)
    _publish({"a.html": "new"}, output)
    assert _tree(output) == {"a.html": "new"}
    assert _names(tmp_path) == [".output.spare", "output"]


def test_files_of_the_site_are_shared_with_the_spare_and_nothing_else(tmp_path):
    output = tmp_path / "output"
    for _ in range(4):
        _publish({"a.html": "same"}, output)
    assert (output / "a.html").stat().st_nlink == 2


def test_nothing_is_left_of_a_site_in_the_making(tmp_path):
    with staging(tmp_path / "output") as place:
        place.write("a.html", b"", "", "")
        assert [path.name for path in tmp_path.iterdir()] == ["output.new"]
    with pytest.raises(PublishError), staging(tmp_path / "output") as place:
        place.write("../a.html", b"", "")
    assert [path.name for path in tmp_path.iterdir()] == ["output"]
