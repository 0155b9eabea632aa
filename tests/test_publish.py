"""A site takes its place whole or not at all."""

import pytest

from timeline.publish import MARKER, File, PublishError, publish


def _tree(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != MARKER
    }


def test_a_site_replaces_the_old_one_and_pages_that_are_gone_go(tmp_path):
    output = tmp_path / "output"
    old = [File(path="index.html", content=b"old"), File(path="a/gone.html", content=b"x")]
    publish(old, output)
    size = publish([File(path="index.html", content=b"newer")], output)
    assert (size, _tree(output)) == (5, {"index.html": b"newer"})
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


def test_a_failure_half_way_leaves_the_old_site_whole(tmp_path):
    output = tmp_path / "output"
    publish([File(path="index.html", content=b"old")], output)

    def failing():
        yield File(path="index.html", content=b"new")
        raise RuntimeError("the disk is full")

    with pytest.raises(RuntimeError):
        publish(failing(), output)
    assert _tree(output) == {"index.html": b"old"}
    assert [path.name for path in tmp_path.iterdir()] == ["output"]


def test_a_folder_that_holds_something_else_is_never_replaced(tmp_path):
    output = tmp_path / "precious"
    output.mkdir()
    (output / "thesis.txt").write_bytes(b"years of work")
    with pytest.raises(PublishError, match="not a site made here"):
        publish([File(path="index.html", content=b"")], output)
    assert _tree(output) == {"thesis.txt": b"years of work"}


@pytest.mark.parametrize("path", ["../x", "a/../../x", "/etc/x", "a//b", "", "a\\b", "./x", "a\0b"])
def test_no_page_leaves_the_output_folder(tmp_path, path):
    with pytest.raises(PublishError, match="would leave the output folder"):
        publish([File(path=path, content=b"")], tmp_path / "output")
    assert list(tmp_path.iterdir()) == []


def test_two_pages_cannot_have_one_address(tmp_path):
    with pytest.raises(PublishError, match="two pages have the same address"):
        publish([File(path="a.html", content=b"")] * 2, tmp_path / "output")
