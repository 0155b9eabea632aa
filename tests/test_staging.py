"""A site made of the spare is the site that was wanted, whatever happened to the spare."""

import itertools
import os
import shutil
import signal
import sys
import time
from pathlib import PurePosixPath

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from timeline.engine import manifest, workers
from timeline.engine.fingerprint import fingerprint
from timeline.engine.manifest import Manifest
from timeline.engine.staging import PublishError, make_spare, staging

KEY = bytes(32)
OLD = {"index.html": b"old", "a/index.html": b"a", "b/c/index.html": b"c", "b/d": b"d"}
NEW = {"index.html": b"new", "a/index.html": b"a", "b/c": b"c, a file now", "e/f/g": b"g"}
# What Python does to files and folders, each time announced before it happens.
STEPS = {"open", "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.scandir"}


def _believed(folder):
    return manifest.load(folder, KEY).entries


def _build(output, pages):
    """Build a site of `pages` and return the paths that had to be written."""
    with staging(output, pages, _believed) as place:
        entries, written = _filled(place, pages, _believed(output))
        place.finish(manifest.dumps(Manifest(entries), KEY))
    return written


def _filled(place, pages, last):
    digests = {path: fingerprint(content) for path, content in pages.items()}
    same = {p: e for p, e in last.items() if p in pages and e.fingerprint == digests[p]}
    kept = place.keep_all(same)
    written = pages.keys() - kept
    made = {path: place.write(path, pages[path], "t", digests[path]) for path in sorted(written)}
    return {path: same[path] for path in kept} | made, written


def _tree(folder):
    """Return the contents of all files by path, and None for each folder that is empty."""
    return {
        path.relative_to(folder).as_posix(): None if path.is_dir() else path.read_bytes()
        for path in folder.rglob("*")
        if path.name != manifest.NAME and not (path.is_dir() and any(path.iterdir()))
    }


def _names(folder):
    return sorted(path.name for path in folder.iterdir())


@pytest.fixture
def output(tmp_path):
    """A site that has a spare."""
    output = tmp_path / "site" / "output"
    _build(output, OLD)
    _build(output, OLD)
    assert _names(output.parent) == [".output.spare", "output"]
    return output


def _spare(output):
    return output.with_name(".output.spare")


def test_an_edit_writes_what_changed_into_the_folder_of_the_spare(output):
    spare = _spare(output).stat().st_ino
    assert _build(output, OLD | {"a/index.html": b"edited"}) == {"a/index.html"}
    assert (_tree(output), output.stat().st_ino) == (OLD | {"a/index.html": b"edited"}, spare)
    assert _build(output, OLD) == {"a/index.html"}
    assert _tree(output) == OLD


def test_what_did_not_change_is_not_touched(output):
    folder = (_spare(output) / "b/c").stat()
    _build(output, OLD | {"index.html": b"edited"})
    after = (output / "b/c").stat()
    assert (after.st_ino, after.st_ctime_ns) == (folder.st_ino, folder.st_ctime_ns)


def test_pages_come_and_go_with_their_folders(output):
    for pages in (NEW, OLD, {"index.html": b""}, OLD, NEW, NEW):
        _build(output, pages)
        assert _tree(output) == pages


def test_the_old_site_never_changes_while_the_new_one_is_made(output):
    for pages in (NEW, OLD, NEW):
        before = _tree(output)
        with staging(output, pages, _believed) as place:
            entries, _ = _filled(place, pages, {})
            assert _tree(output) == before
            place.finish(manifest.dumps(Manifest(entries), KEY))
        assert (_tree(output), _tree(_spare(output))) == (pages, before)


def test_a_failure_leaves_the_old_site_and_no_half_changed_spare(output):
    with pytest.raises(PublishError), staging(output, NEW, _believed) as place:
        place.write("../a", b"", "", "")
    assert (_tree(output), _names(output.parent)) == (OLD, ["output"])
    _build(output, NEW)
    assert _tree(output) == NEW


@pytest.mark.parametrize("path", ["../x", "a/../../x", "/etc/x", "a//b", "", "a\\b", "./x", "a\0b"])
def test_nothing_is_written_outside_of_the_folder(output, path):
    with pytest.raises(PublishError), staging(output, OLD, _believed) as place:
        place.write(path, b"", "", "")
    assert (_tree(output), _names(output.parent)) == (OLD, ["output"])


def test_nothing_is_kept_from_outside_of_the_folder(output):
    shutil.copy2(output / "index.html", output.parent / "secret")
    entry = _believed(output)["index.html"]
    with pytest.raises(PublishError), staging(output, OLD, _believed) as place:
        place.keep_all({"../secret": entry})


def _foreign_file(output):
    (output / "b/notes.txt").write_bytes(b"mine")


def _foreign_folder(output):
    (output / "b/mine").mkdir()
    (output / "b/mine/notes.txt").write_bytes(b"mine")


def _deleted(output):
    (output / "a/index.html").unlink()


def _deleted_folder(output):
    shutil.rmtree(output / "b")


def _edited(output):
    (output / "a/index.html").write_bytes(b"forged")


def _replaced(output):
    _deleted(output)
    _edited(output)


def _corrupt(output):
    (output / manifest.NAME).write_bytes((output / manifest.NAME).read_bytes()[:-1] + b"?")


def _without_manifest(output):
    (output / manifest.NAME).unlink()


def _linked_file(output):
    _deleted(output)
    (output / "a/index.html").symlink_to(output.parents[1] / "precious/index.html")


def _linked_folder(output):
    shutil.rmtree(output / "a")
    (output / "a").symlink_to(output.parents[1] / "precious")


def _file_for_folder(output):
    shutil.rmtree(output / "a")
    (output / "a").write_bytes(b"mine")


def _folder_for_file(output):
    _deleted(output)
    (output / "a/index.html").mkdir()


def _linked_spare(output):
    output.rename(output.with_name("moved"))
    output.symlink_to(output.with_name("moved"))


def _gone(output):
    shutil.rmtree(output)


OF_A_SITE = (
    _foreign_file,
    _foreign_folder,
    _deleted,
    _deleted_folder,
    _edited,
    _replaced,
    _corrupt,
    _linked_file,
    _linked_folder,
    _file_for_folder,
    _folder_for_file,
)
OF_A_SPARE = (*OF_A_SITE, _without_manifest, _linked_spare, _gone)


@pytest.fixture
def precious(tmp_path):
    """A folder that no build may touch, though a link leads there."""
    folder = tmp_path / "precious"
    folder.mkdir()
    (folder / "index.html").write_bytes(b"years of work")
    yield
    assert _tree(folder) == {"index.html": b"years of work"}


@pytest.mark.usefixtures("precious")
@pytest.mark.parametrize("pages", [OLD, NEW, OLD | {"a/index.html": b"edited"}])
@pytest.mark.parametrize("damage", OF_A_SPARE)
def test_what_was_done_to_the_spare_never_reaches_the_site(output, damage, pages):
    damage(_spare(output))
    for wanted in (pages, OLD, pages):
        _build(output, wanted)
        assert _tree(output) == wanted


@pytest.mark.usefixtures("precious")
@pytest.mark.parametrize("pages", [OLD, NEW, OLD | {"a/index.html": b"edited"}])
@pytest.mark.parametrize("damage", OF_A_SITE)
def test_what_was_done_to_the_site_goes_with_the_next_build_and_stays_away(output, damage, pages):
    damage(output)
    for wanted in (pages, OLD, pages):
        _build(output, wanted)
        assert _tree(output) == wanted


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    builds=st.lists(
        st.tuples(
            st.dictionaries(
                st.sampled_from(["a", "b", "a/b", "a/c", "b/a/c", "b/a/d", "c"]),
                st.sampled_from([b"x", b"y", b"longer"]),
            ),
            st.sampled_from(["edit", "edit", "clean", "make the spare", "lose the spare"]),
        ),
        min_size=2,
        max_size=6,
    )
)
def test_any_sequence_of_sites_gives_each_of_them(tmp_path_factory, builds):
    output = tmp_path_factory.mktemp("sites") / "output"
    for wanted, how in builds:
        parents = {str(each) for path in wanted for each in PurePosixPath(path).parents}
        pages = {path: content for path, content in wanted.items() if path not in parents}
        if how == "clean" and output.exists():
            shutil.rmtree(output)
        if how == "make the spare" and output.exists():
            make_spare(output, _believed(output), _believed)
            assert _tree(_spare(output)) == _tree(output)
        if how == "lose the spare":
            shutil.rmtree(_spare(output), ignore_errors=True)
        _build(output, pages)
        assert _tree(output) == pages


def test_the_first_edit_finds_the_spare_that_was_made_for_it(tmp_path):
    output = tmp_path / "output"
    pages = {f"{n}/index.html": f"page {n}".encode() for n in range(450)}
    _build(output, pages)
    make_spare(output, _believed(output))
    assert (_tree(_spare(output)), _names(tmp_path)) == (pages, [".output.spare", "output"])
    spare = _spare(output).stat().st_ino
    assert _build(output, pages | {"7/index.html": b"edited"}) == {"7/index.html"}
    assert output.stat().st_ino == spare
    assert _tree(output) == pages | {"7/index.html": b"edited"}


def test_a_spare_is_made_of_the_one_before(output):
    _build(output, NEW)
    spare = _spare(output).stat().st_ino
    make_spare(output, _believed(output), _believed)
    assert (_tree(_spare(output)), _spare(output).stat().st_ino) == (NEW, spare)
    assert _build(output, NEW) == set()


@pytest.mark.parametrize("from_the_first", [True, False])
def test_where_there_are_no_hard_links_files_are_copied(tmp_path, monkeypatch, from_the_first):
    output = tmp_path / "output"
    if not from_the_first:
        _build(output, OLD)
        _build(output, OLD)

    def refused(source, target):
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refused)
    for pages in (OLD, OLD, NEW, OLD | {"a/index.html": b"edited"}, OLD):
        before = _tree(output) if output.exists() else None
        _build(output, pages)
        assert _tree(output) == pages
        assert before is None or _tree(_spare(output)) == before
    assert _build(output, OLD) == set()


def test_a_coarse_clock_does_not_bring_an_older_page_back(tmp_path):
    output = tmp_path / "output"
    last = {}
    for text in (b"one", b"two", b"two"):
        with staging(output, ["a"], _believed) as place:
            if text == last.get("text"):
                assert place.keep_all({"a": last["entry"]}) == {"a"}
            else:
                # All pages have one fingerprint, one size and one time.
                entry = place.write("a", text, "t", "same")._replace(mtime=10**18)
                os.utime(f"{place.new}/a", ns=(10**18, 10**18))
                last = {"text": text, "entry": entry}
            place.finish(manifest.dumps(Manifest({"a": last["entry"]}), KEY))
            os.utime(f"{place.new}/{manifest.NAME}", ns=(10**18, 10**18))
        assert _tree(output) == {"a": text}


def _is_killed(step, work):
    """Run `work` in a copy of this process, and kill that before it does its `step`th step."""
    if child := os.fork():
        _, status = os.waitpid(child, 0)
        assert status in (0, signal.SIGKILL)
        return status == signal.SIGKILL
    done = itertools.count(1)

    def hook(event, _):
        if event in STEPS and next(done) == step:
            os.kill(os.getpid(), signal.SIGKILL)

    status = 1
    try:
        sys.addaudithook(hook)
        work()
        status = 0
    finally:
        os._exit(status)


def _spare_made(output):
    make_spare(output, _believed(output), _believed)


def _site_with_spare(folder):
    output = folder / "output"
    _build(output, OLD | {"index.html": b"older"})
    _build(output, OLD)
    return output


def test_a_kill_at_any_moment_of_an_edit_leaves_a_whole_site(tmp_path):
    seen = []
    for step in itertools.count(1):
        output = _site_with_spare(tmp_path / str(step))
        killed = _is_killed(step, lambda output=output: _build(output, NEW))
        seen.append(_tree(output))
        assert seen[-1] in (OLD, NEW)
        if killed and step % 2:  # the next build may be killed as well
            _is_killed(5, lambda output=output: _build(output, OLD))
        _build(output, NEW)
        _build(output, NEW | {"z": b"z"})
        assert _tree(output) == NEW | {"z": b"z"}
        assert _names(output.parent) == [".output.spare", "output"]
        if not killed:
            break
    assert step > 20
    assert seen == sorted(seen, key=lambda pages: pages == NEW)


def test_a_kill_while_the_spare_is_made_leaves_the_site_and_no_half_made_spare(tmp_path):
    for step in itertools.count(1):
        output = _site_with_spare(tmp_path / str(step))
        _build(output, NEW)
        killed = _is_killed(step, lambda output=output: _spare_made(output))
        assert _tree(output) == NEW
        assert not _spare(output).exists() or manifest.NAME in _names(_spare(output))
        _build(output, OLD)
        assert _tree(output) == OLD
        if not killed:
            break
    assert step > 20


def _interrupted(output, work):
    """Kill a build that makes `work` of its staging once that tells, and build another site."""
    told, tell = os.pipe()
    if not (child := os.fork()):
        try:
            with staging(output, OLD, _believed) as place:
                work(place, lambda _: os.write(tell, b"."))
        finally:
            os._exit(1)
    os.read(told, 1)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    _build(output, NEW)
    os.close(told)
    os.close(tell)


def test_what_is_left_of_a_build_that_was_killed_writes_nothing_into_the_next(output):
    def written(place, done):
        def write(number):
            time.sleep(0.002)
            return number, place.write(f"late/{number}", b"late", "", "")

        workers.shared(write, range(2000), processes=2, done=done)

    started = time.monotonic()
    _interrupted(output, written)
    assert (_tree(output), _names(output.parent)) == (NEW, [".output.spare", "output"])
    assert time.monotonic() - started < 2


def test_a_build_waits_for_another_one(output):
    if not (child := os.fork()):
        try:
            with staging(output, OLD, _believed) as place:
                place.write("index.html", b"begun", "", "")
                time.sleep(0.5)
                place.write("late", b"late", "", "")
                os._exit(0)
        finally:
            os._exit(1)
    while not output.with_name("output.new").exists():
        time.sleep(0.01)
    _build(output, NEW)
    assert os.waitpid(child, 0)[1] == 0
    assert (_tree(output), _names(output.parent)) == (NEW, [".output.spare", "output"])
