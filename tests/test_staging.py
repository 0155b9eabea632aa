"""A site made of the spare is the site that was wanted, whatever happened to site and spare."""

import itertools
import os
import shutil
import signal
import time
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.killing import is_killed
from tests.properties import tried
from tests.sites import built, names, published, site_of, tree, whole
from timeline.engine import publish as publish_module
from timeline.engine import staging as staging_module
from timeline.engine import tree as tree_module
from timeline.engine import workers
from timeline.engine.cache import Cache, Folder, LastBuild
from timeline.engine.staging import PublishError, is_intact, make_spare, staging

OLD = {"a/index.html": "a", "b/c/index.html": "c", "b/d": "d"}
NEW = {"a/index.html": "a", "b/c": "c, a file now", "e/f/g": "g"}
EDITED = OLD | {"a/index.html": "edited"}


def _cache(output: Path) -> Path:
    """Return where the cache of a site is in these tests: two folders above the output."""
    return output.parents[1] / "caches" / f"{output.parent.name}.sqlite"


def _build(output: Path, texts) -> set[str]:
    """Build a site as a process of its own does, and return the paths that had to be rendered."""
    return built(texts, output, _cache(output))


def _spare(output: Path) -> Path:
    return output.with_name(".output.spare")


def _last(output: Path) -> LastBuild:
    return Cache(_cache(output)).built(output)


@pytest.fixture
def output(tmp_path: Path) -> Path:
    """A site that has a spare, which is like it."""
    return _site_with_spare(tmp_path / "site", OLD)


def _site_with_spare(folder: Path, older) -> Path:
    output = folder / "output"
    _build(output, older)
    _saved(output, OLD)
    assert names(folder) == [".output.spare", "output"]
    return output


def _saved(output: Path, texts) -> LastBuild:
    """Publish a site, whether it stands there already or not, and save that."""
    cache = Cache(_cache(output))
    outcome = published(whole(texts), output, cache.built(output))
    assert cache.save(output, outcome.built) == ""
    return outcome.built


def test_an_edit_writes_what_changed_into_the_folder_of_the_spare(output):
    spare = _spare(output).stat().st_ino
    assert _build(output, EDITED) == {"a/index.html", "index.html"}
    assert (tree(output), output.stat().st_ino) == (site_of(EDITED), spare)
    assert _build(output, OLD) == {"a/index.html", "index.html"}
    assert tree(output) == site_of(OLD)


def test_what_did_not_change_is_not_touched(output):
    folder = (_spare(output) / "b/c").stat()
    _build(output, EDITED)
    after = (output / "b/c").stat()
    assert (after.st_ino, after.st_ctime_ns) == (folder.st_ino, folder.st_ctime_ns)


def test_pages_come_and_go_with_their_folders(output):
    for texts in (NEW, OLD, {}, OLD, NEW, NEW):
        _build(output, texts)
        assert tree(output) == site_of(texts)


def test_the_old_site_never_changes_while_the_new_one_is_made(output):
    for texts in (NEW, OLD, NEW):
        before = tree(output)
        with staging(output, whole(texts), _last(output)) as place:
            for path, content in site_of(texts).items():
                place.write(path, (content,), "t", b"")
            assert tree(output) == before
            place.finish()
        assert (tree(output), tree(_spare(output))) == (site_of(texts), before)


def test_a_failure_leaves_the_old_site_and_no_half_changed_spare(output):
    with pytest.raises(PublishError), staging(output, whole(NEW), _last(output)) as place:
        place.write("../a", (b"",), "", b"")
    assert (tree(output), names(output.parent)) == (site_of(OLD), ["output"])
    _build(output, NEW)
    assert tree(output) == site_of(NEW)


@pytest.mark.parametrize("path", ["../x", "a/../../x", "/etc/x", "a//b", "", "a\\b", "./x", "a\0b"])
def test_nothing_is_written_outside_of_the_folder(output, path):
    with pytest.raises(PublishError), staging(output, whole(OLD), _last(output)) as place:
        place.write(path, (b"",), "", b"")
    assert (tree(output), names(output.parent)) == (site_of(OLD), ["output"])


def test_nothing_is_kept_from_outside_of_the_folder(output):
    shutil.copy2(output / "index.html", output.parent / "secret")
    entry = _last(output).site.entries["index.html"]
    with pytest.raises(PublishError), staging(output, whole(OLD), _last(output)) as place:
        place.kept({"../secret": entry})


def _foreign_file(output):
    (output / "b/notes.txt").write_bytes(b"mine")


def _foreign_folder(output):
    (output / "b/mine").mkdir()
    (output / "b/mine/notes.txt").write_bytes(b"mine")


def _empty_folder(output):
    (output / "mine").mkdir()


def _deleted(output):
    (output / "a/index.html").unlink()


def _deleted_folder(output):
    shutil.rmtree(output / "b")


def _edited(output):
    (output / "a/index.html").write_bytes(b"forged")


def _replaced(output):
    _deleted(output)
    _edited(output)


def _touched(output):
    (output / "a/index.html").touch()


def _renamed(output):
    (output / "b/d").rename(output / "b/e")


def _linked_file(output):
    _deleted(output)
    (output / "a/index.html").symlink_to(output.parents[1] / "precious/index.html")


def _linked_folder(output):
    shutil.rmtree(output / "a")
    (output / "a").symlink_to(output.parents[1] / "precious")


def _linked_to_its_own(output):
    (output / "a").rename(output.with_name("moved"))
    (output / "a").symlink_to(output.with_name("moved"))


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


def _copied(output):
    """Put a copy in its place, as `cp -a` makes it."""
    shutil.copytree(output, output.with_name("copy"), symlinks=True)
    shutil.rmtree(output)
    output.with_name("copy").rename(output)


def _emptied(output):
    shutil.rmtree(output)
    output.mkdir()


def _file_for_it(output):
    shutil.rmtree(output)
    output.write_bytes(b"mine")


OF_A_SITE = (
    _foreign_file,
    _foreign_folder,
    _empty_folder,
    _deleted,
    _deleted_folder,
    _edited,
    _replaced,
    _touched,
    _renamed,
    _linked_file,
    _linked_folder,
    _linked_to_its_own,
    _file_for_folder,
    _folder_for_file,
    _copied,
    _gone,
    _emptied,
)
OF_A_SPARE = (*OF_A_SITE, _linked_spare, _file_for_it)


@pytest.fixture
def precious(tmp_path):
    """A folder that no build may touch, though a link leads there."""
    folder = tmp_path / "precious"
    folder.mkdir()
    (folder / "index.html").write_bytes(b"years of work")
    yield
    assert tree(folder) == {"index.html": b"years of work"}


@pytest.mark.usefixtures("precious")
@pytest.mark.parametrize("texts", [OLD, NEW, EDITED])
@pytest.mark.parametrize("damage", OF_A_SPARE)
def test_what_was_done_to_the_spare_never_reaches_the_site(output, damage, texts):
    damage(_spare(output))
    for wanted in (texts, OLD, texts):
        _build(output, wanted)
        assert tree(output) == site_of(wanted)


@pytest.mark.usefixtures("precious")
@pytest.mark.parametrize("texts", [OLD, NEW, EDITED])
@pytest.mark.parametrize("damage", OF_A_SITE)
def test_what_was_done_to_the_site_goes_with_the_next_build_and_stays_away(output, damage, texts):
    damage(output)
    for wanted in (texts, OLD, texts):
        _build(output, wanted)
        assert tree(output) == site_of(wanted)
        assert not any(path.is_symlink() for path in output.rglob("*"))


# Edits of sites without end: each build gives what was wanted, whatever happened before.


def _unsaved(output, texts):
    """Build a site, and be killed after it took its place and before the cache knows."""
    published(whole(texts), output, _last(output))


def _changed_places(output, texts):
    """Let site and spare change places, as after a kill."""
    if output.exists() and _spare(output).exists():
        output.rename(output.with_name("aside"))
        _spare(output).rename(output)
        output.with_name("aside").rename(_spare(output))


def _spare_made_by_hand(output, texts):
    shutil.rmtree(_spare(output), ignore_errors=True)
    if output.exists():
        shutil.copytree(output, _spare(output))


def _with_the_cache_of_another_time(output, texts):
    """Keep the cache as it is now, and put back that of the time before."""
    aside = _cache(output).with_name("aside")
    if _cache(output).exists():
        shutil.copy(_cache(output), _cache(output).with_name("now"))
        if aside.exists():
            shutil.copy(aside, _cache(output))
        _cache(output).with_name("now").rename(aside)


MISHAPS = {
    "nothing": lambda output, texts: None,
    "another site": lambda output, texts: _build(output, texts),
    "unsaved": _unsaved,
    "changed places": _changed_places,
    "spare made by hand": _spare_made_by_hand,
    "cache of another time": _with_the_cache_of_another_time,
    "cache lost": lambda output, texts: _cache(output).unlink(missing_ok=True),
    "spare lost": lambda output, texts: shutil.rmtree(_spare(output), ignore_errors=True),
    "site lost": lambda output, texts: shutil.rmtree(output, ignore_errors=True),
    "site copied": lambda output, texts: _copied(output) if output.exists() else None,
    "killed early": lambda output, texts: is_killed(5, lambda: _build(output, texts)),
    "killed": lambda output, texts: is_killed(25, lambda: _build(output, texts)),
    "killed late": lambda output, texts: is_killed(40, lambda: _build(output, texts)),
}
SITES = st.dictionaries(
    st.sampled_from(["a", "b", "a/b", "a/c", "b/a/c", "b/a/d", "c"]),
    # Of different lengths, as tests are quicker than the clock of some file systems.
    st.sampled_from(["x", "yy", "longer"]),
)


def _possible(texts):
    """Return a site without files in which others would have to lie."""
    parents = {str(each) for path in texts for each in PurePosixPath(path).parents}
    return {path: text for path, text in texts.items() if path not in parents}


@tried(30)
@given(
    builds=st.lists(
        st.tuples(SITES, st.sampled_from(sorted(MISHAPS)), SITES), min_size=2, max_size=6
    )
)
def test_any_sequence_of_sites_and_mishaps_gives_each_of_them(tmp_path_factory, builds):
    output = tmp_path_factory.mktemp("sites") / "site" / "output"
    for wanted, mishap, other in builds:
        MISHAPS[mishap](output, _possible(other))
        _build(output, _possible(wanted))
        assert tree(output) == site_of(_possible(wanted))


@pytest.mark.parametrize("beside", [50_000, 0], ids=["by a copy", "last"])
def test_the_first_edit_finds_the_spare_that_was_made_for_it(tmp_path, monkeypatch, beside):
    monkeypatch.setattr(publish_module, "_MOST_BESIDE", beside)
    output = tmp_path / "site" / "output"
    texts = {f"{n}/index.html": f"page {n}" for n in range(2_001)}
    _build(output, texts)
    assert (tree(_spare(output)), names(output.parent)) == (
        site_of(texts),
        [".output.spare", "output"],
    )
    spare = _spare(output).stat().st_ino
    assert _build(output, texts | {"7/index.html": "edited"}) == {"7/index.html", "index.html"}
    assert output.stat().st_ino == spare
    assert tree(output) == site_of(texts | {"7/index.html": "edited"})


def test_where_the_copy_that_makes_the_spare_is_killed_there_is_a_site_without_one(
    tmp_path, monkeypatch
):
    killed = lambda *_: os.kill(os.getpid(), signal.SIGKILL)  # noqa: E731
    monkeypatch.setattr(publish_module, "make_spare", killed)
    output = tmp_path / "site" / "output"
    texts = {f"{n}/index.html": f"page {n}" for n in range(2_001)}
    _build(output, texts)
    assert (tree(output), names(output.parent)) == (site_of(texts), ["output"])
    assert _last(output).spare == Folder()


def test_a_spare_is_that_of_the_site_even_where_the_site_was_changed_meanwhile(output):
    site = _last(output).site
    _edited(output)
    path, finished = make_spare(output, site)
    assert path == _spare(output)
    assert finished > site.finished
    assert "a/index.html" not in tree(path)
    _build(output, NEW)
    assert tree(output) == site_of(NEW)


@pytest.mark.parametrize("from_the_first", [True, False])
def test_where_there_are_no_hard_links_files_are_copied(tmp_path, monkeypatch, from_the_first):
    output = tmp_path / "site" / "output"
    if not from_the_first:
        _site_with_spare(tmp_path / "site", OLD)

    def refused(source, target):
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refused)
    for texts in (OLD, NEW, EDITED, OLD):
        before = tree(output) if output.exists() else None
        _saved(output, texts)
        assert tree(output) == site_of(texts)
        assert before is None or tree(_spare(output)) == before
    assert _build(output, OLD) == set()


# A coarse clock: files of two builds can have one time.


@pytest.fixture
def coarse(monkeypatch):
    """A file system on which all files of a test are written within one tick."""
    create = tree_module.create

    def created(file: str, content: bytes) -> os.stat_result:
        create(file, content)
        os.utime(file, ns=(10**18, 10**18))
        return os.lstat(file)

    monkeypatch.setattr(tree_module, "create", created)


@pytest.mark.usefixtures("coarse")
def test_a_coarse_clock_does_not_bring_an_older_page_back(tmp_path):
    output = tmp_path / "site" / "output"
    # A build that changes another page finds the older one of this in the spare.
    for text, other in (("one", "1"), ("two", "1"), ("two", "2"), ("two", "3"), ("six", "3")):
        _build(output, {"a": text, "b": other})
        assert tree(output) == site_of({"a": text, "b": other})


@pytest.mark.usefixtures("coarse")
@pytest.mark.parametrize("wanted", ["one", "two", "six"])
def test_a_coarse_clock_and_a_kill_do_not_bring_a_page_of_the_killed_build_back(tmp_path, wanted):
    output = tmp_path / "site" / "output"
    _build(output, {"a": "six"})
    _build(output, {"a": "one"})
    _unsaved(output, {"a": "two"})
    _build(output, {"a": wanted})
    assert tree(output) == site_of({"a": wanted})


# Kills.


def test_a_kill_at_any_moment_of_an_edit_leaves_a_whole_site(tmp_path):
    seen = []
    for step in itertools.count(1):
        output = _site_with_spare(tmp_path / str(step), EDITED)
        killed = is_killed(step, lambda output=output: _build(output, NEW))
        seen.append(tree(output))
        assert seen[-1] in (site_of(OLD), site_of(NEW))
        if killed and step % 2:  # the next build may be killed as well
            is_killed(5 + step % 40, lambda output=output: _build(output, EDITED))
            assert tree(output) in (site_of(OLD), site_of(NEW), site_of(EDITED))
        # The cache may know the site of before, which is wanted again, or the killed build's.
        wanted = (OLD, NEW, EDITED)[step // 2 % 3]
        _build(output, wanted)
        assert tree(output) == site_of(wanted)
        _build(output, NEW | {"z": "z"})
        assert tree(output) == site_of(NEW | {"z": "z"})
        assert names(output.parent) == [".output.spare", "output"]
        if not killed:
            break
    assert step > 25
    assert seen == sorted(seen, key=lambda found: found == site_of(NEW))


def test_a_kill_while_the_spare_is_made_leaves_the_site_and_no_half_made_spare(tmp_path):
    for step in itertools.count(1):
        output = _site_with_spare(tmp_path / str(step), EDITED)
        _build(output, NEW)
        site = _last(output).site
        killed = is_killed(step, lambda output=output, site=site: make_spare(output, site))
        assert tree(output) == site_of(NEW)
        assert not _spare(output).exists() or tree(_spare(output)) in (site_of(OLD), site_of(NEW))
        _build(output, OLD)
        assert tree(output) == site_of(OLD)
        if not killed:
            break
    assert step > 20


@pytest.mark.parametrize("wanted", [OLD, NEW, EDITED])
@pytest.mark.parametrize("kills", [[NEW], [EDITED], [NEW, EDITED], [NEW, OLD], [EDITED, OLD, NEW]])
def test_a_cache_that_does_not_know_of_the_last_builds_makes_no_page_stale(tmp_path, kills, wanted):
    output = _site_with_spare(tmp_path / "site", EDITED)
    for texts in kills:
        assert _is_killed_before_it_saves(output, texts)
        assert tree(output) == site_of(texts)
    # Site and spare are others than the cache says, or have changed places.
    site = _last(output).site
    assert tree(output) == site_of(OLD) or not is_intact(output, site)
    for texts in (wanted, NEW, OLD):
        _build(output, texts)
        assert tree(output) == site_of(texts)
        assert is_intact(output, _last(output).site)


def _is_killed_before_it_saves(output, texts):
    def work():
        published(whole(texts), output, _last(output))
        os.kill(os.getpid(), signal.SIGKILL)

    return is_killed(10**9, work)


def test_a_process_that_stays_sees_what_another_built_meanwhile(output):
    stays = Cache(_cache(output))
    for texts, other in ((NEW, OLD), (EDITED, NEW), (OLD, EDITED), (NEW, NEW), (OLD, NEW)):
        built(texts, output, stays)
        assert tree(output) == site_of(texts)
        _build(output, other)
        assert tree(output) == site_of(other)
        built(texts, output, stays)
        assert tree(output) == site_of(texts)


def _interrupted(output, work):
    """Kill a build that makes `work` of its staging once that tells, and build another site."""
    told, tell = os.pipe()
    if not (child := os.fork()):
        try:
            with staging(output, whole(OLD), _last(output)) as place:
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
            return number, place.write(f"late/{number}", (b"late",), "", b"")

        workers.shared(write, range(50_000), processes=2, done=done)

    started = time.monotonic()
    _interrupted(output, written)
    assert (tree(output), names(output.parent)) == (site_of(NEW), [".output.spare", "output"])
    assert time.monotonic() - started < 40  # all of them take 50


def test_a_build_waits_for_another_one(output):
    go, goes = os.pipe()
    if not (child := os.fork()):
        try:
            with staging(output, whole(OLD), _last(output)) as place:
                place.write("index.html", (b"begun",), "", b"")
                os.write(goes, b".")
                time.sleep(0.3)
                place.write("late", (b"late",), "", b"")
            os._exit(0)
        finally:
            os._exit(1)
    os.read(go, 1)
    _build(output, NEW)
    assert os.waitpid(child, 0)[1] == 0
    assert (tree(output), names(output.parent)) == (site_of(NEW), [".output.spare", "output"])


def test_a_site_that_goes_while_it_is_looked_at_is_not_intact(output, monkeypatch):
    site, scandir = _last(output).site, os.scandir

    def late(folder):
        output.rename(output.with_name("gone"))
        return scandir(folder)

    monkeypatch.setattr(os, "scandir", late)
    assert not is_intact(output, site)


def test_a_build_that_was_stopped_and_goes_on_later_still_makes_its_whole_site(output, monkeypatch):
    monkeypatch.setattr(staging_module, "_PATIENCE", 0.1)
    if not (child := os.fork()):
        try:
            with staging(output, whole(NEW)) as place:
                for number, (path, content) in enumerate(site_of(NEW).items()):
                    place.write(path, (content,), "t", b"")
                    if number == 1:
                        os.kill(os.getpid(), signal.SIGSTOP)
                place.finish()
            os._exit(0)
        finally:
            os._exit(1)
    assert os.WIFSTOPPED(os.waitpid(child, os.WUNTRACED)[1])
    with pytest.raises(PublishError, match="another build has been at work beside"):
        _build(output, EDITED)
    assert tree(output) == site_of(OLD)
    os.kill(child, signal.SIGCONT)
    assert os.waitpid(child, 0)[1] == 0
    assert tree(output) == site_of(NEW)
    _build(output, EDITED)
    assert tree(output) == site_of(EDITED)
