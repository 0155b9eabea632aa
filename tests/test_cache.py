"""Whatever becomes of the cache, a build makes the same site; and it is one file that may go."""

import os
import random
import re
import signal
import sqlite3
from pathlib import Path

import msgspec
import pytest

from tests.sites import built, site_of, tree
from timeline.engine import cachefile, code
from timeline.engine.cache import Cache, Folder, Kept, LastBuild, SiteFile
from timeline.engine.cachefile import path_of
from timeline.engine.reading import CachedFiles, digest
from timeline.model import NO_VOCABULARY, Event, EventDate, Problem, SeedRef, Side, Source
from timeline.text.reading import MOST, File, Reading

ENGINE = Path(cachefile.__file__).parent
TEXTS = {"a.html": "first", "b/c.html": "second"}
KEPT = Kept(b"stamp", b"digest", b"words", (("seed.txt", b"s"),), b"\x01" * 40, "<p>Body</p>", 7)
OUTPUT = Path("/a/site/output")
BUILT = LastBuild(
    inputs=b"i" * 16,
    site=Folder(1, 2, 3, {"a.html": SiteFile("t", b"m" * 16, 4, 5)}),
    spare=Folder(1, 3, 2, {}),
    names=["actors/a"],
    digests=b"d" * 16,
    pages={"a.html": bytes(4)},
)


def saved(path: Path, number: int = 50) -> Cache:
    """Return a cache that has been written, with so many files."""
    cache = Cache(path)
    for at in range(number):
        cache.keep(f"content/events/{at}.md", msgspec.structs.replace(KEPT, html=f"<p>{at}</p>"))
    assert cache.save(OUTPUT, BUILT) == ""
    return cache


def holds(cache: Cache) -> tuple[dict[str, Kept], LastBuild]:
    return cache.files, cache.built(OUTPUT)


NOTHING = ({}, LastBuild())


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "caches" / "site.sqlite"


def test_what_was_saved_is_there_again_and_is_one_file(path):
    cache = saved(path)
    assert holds(Cache(path)) == holds(cache)
    assert [each.name for each in path.parent.iterdir()] == ["site.sqlite"]
    assert path.parent.stat().st_mode & 0o777 == 0o700


def test_only_what_changed_is_written_and_what_is_dropped_goes(path):
    cache = saved(path)
    cache.drop("content/events/0.md")
    cache.drop("content/events/none.md")
    cache.keep("content/events/1.md", KEPT)
    assert cache.save(OUTPUT, BUILT) == ""
    again = Cache(path)
    assert again.files == cache.files
    assert len(again.files) == 49
    assert again.files["content/events/1.md"] == KEPT
    before = path.stat().st_mtime_ns
    again.keep("content/events/1.md", KEPT)
    assert again.save(OUTPUT, BUILT) == ""
    assert path.stat().st_mtime_ns == before


def test_each_output_folder_has_its_own_state(path):
    cache, other = saved(path), Path("/elsewhere/output")
    assert cache.built(other) == LastBuild()
    assert cache.save(other, LastBuild(inputs=b"other")) == ""
    assert Cache(path).built(OUTPUT) == BUILT
    assert Cache(path).built(other) == LastBuild(inputs=b"other")


def test_a_cache_without_a_file_keeps_everything_in_memory():
    cache = Cache()
    cache.keep("a.md", KEPT)
    assert cache.save(OUTPUT, BUILT) == ""
    assert holds(cache) == ({"a.md": KEPT}, BUILT)


def test_what_another_program_wrote_is_deleted_and_begun_anew(path, monkeypatch):
    saved(path)
    monkeypatch.setattr(code, "digest", lambda: b"another program!")
    cache = Cache(path)
    assert holds(cache) == NOTHING
    assert not path.exists()
    assert cache.save(OUTPUT, BUILT) == ""
    assert holds(Cache(path)) == ({}, BUILT)


def test_a_process_that_stays_does_not_write_into_the_file_of_a_newer_program(path, monkeypatch):
    stays = saved(path)
    ours = code.digest()
    monkeypatch.setattr(code, "digest", lambda: b"another program!")
    newer = Cache(path)
    newer.keep("content/events/new.md", KEPT)
    assert newer.save(OUTPUT, LastBuild(inputs=b"newer")) == ""
    monkeypatch.setattr(code, "digest", lambda: ours)
    stays.keep("content/events/1.md", KEPT)
    assert stays.save(OUTPUT, BUILT) == ""
    assert holds(Cache(path)) == holds(stays)
    monkeypatch.setattr(code, "digest", lambda: b"another program!")
    assert holds(Cache(path)) == NOTHING


def _cut(raw: bytes, luck: random.Random) -> bytes:
    return raw[: luck.randrange(len(raw))]


def _flipped(raw: bytes, luck: random.Random) -> bytes:
    at = luck.randrange(len(raw))
    return raw[:at] + bytes([raw[at] ^ (1 << luck.randrange(8))]) + raw[at + 1 :]


def _overwritten(raw: bytes, luck: random.Random) -> bytes:
    at, size = luck.randrange(len(raw)), luck.randrange(1, 5_000)
    return raw[:at] + luck.randbytes(size) + raw[at + size :]


def _torn(raw: bytes, luck: random.Random) -> bytes:
    """Return a file of which one page came back as it was, or as another one."""
    one, other = (4096 * luck.randrange(len(raw) // 4096) for _ in range(2))
    return raw[:one] + raw[other : other + 4096] + raw[one + 4096 :]


@pytest.mark.parametrize("damage", [_cut, _flipped, _overwritten, _torn])
def test_a_damaged_file_is_believed_in_nothing_but_what_was_written(path, damage):
    cache = saved(path, 200)
    genuine, luck = path.read_bytes(), random.Random(1)
    for _ in range(150):
        path.write_bytes(damage(genuine, luck))
        found = Cache(path)
        assert found.files.items() <= cache.files.items()
        assert found.built(OUTPUT) in (BUILT, LastBuild())
        # And it does for the next build, which may find the damage only while it writes.
        for at in range(300):
            found.keep(f"content/events/{at}.md", KEPT)
        if found.save(OUTPUT, LastBuild()):
            assert not path.exists()
            assert found.save(OUTPUT, BUILT) == ""
        # A damaged file may also give one row twice, of which the older may be the last.
        for name, kept in Cache(path).files.items():
            assert kept in (found.files[name], cache.files.get(name))


def _another_database(path: Path) -> None:
    with sqlite3.connect(path) as file:
        file.execute("CREATE TABLE program (digest TEXT)")
        file.execute("INSERT INTO program VALUES ('x')")
    file.close()


def _alike(path: Path) -> None:
    """Write what has our tables, and in them what we never put there."""
    with sqlite3.connect(path) as file:
        file.execute("CREATE TABLE program (digest BLOB)")
        file.execute("INSERT INTO program VALUES (?)", (code.digest(),))
        file.execute("CREATE TABLE files (path TEXT, kept BLOB)")
        file.execute("INSERT INTO files VALUES (NULL, 3)")
        file.execute("CREATE TABLE sites (output TEXT, built BLOB)")
    file.close()


def _without_tables(path: Path) -> None:
    with sqlite3.connect(path) as file:
        file.execute("CREATE TABLE program (digest BLOB)")
        file.execute("INSERT INTO program VALUES (?)", (code.digest(),))
    file.close()


def _killed_writer(path: Path) -> None:
    """Leave what a killed writer of another database leaves: a log that is not written back."""
    if not (child := os.fork()):
        try:
            file = sqlite3.connect(path, isolation_level=None)
            file.execute("PRAGMA journal_mode=WAL")
            file.execute("CREATE TABLE files (path TEXT)")
            os.kill(os.getpid(), signal.SIGKILL)
        finally:
            os._exit(1)
    os.waitpid(child, 0)
    assert path.with_name(f"{path.name}-wal").stat().st_size


def _link(path: Path) -> None:
    path.with_name("target").write_bytes(b"mine")
    path.symlink_to(path.with_name("target"))


@pytest.mark.parametrize(
    "write",
    [
        _another_database,
        _alike,
        _without_tables,
        _killed_writer,
        _link,
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"a text, and no database"),
        lambda path: path.write_bytes(b"SQLite format 3\0" + bytes(4080)),
        lambda path: path.with_name(f"{path.name}-journal").write_bytes(b"x" * 5000),
    ],
)
def test_what_is_no_cache_is_deleted_and_begun_anew(path, write):
    path.parent.mkdir()
    write(path)
    cache = Cache(path)
    assert holds(cache) == NOTHING
    cache.keep("a.md", KEPT)
    assert cache.save(OUTPUT, BUILT) == ""
    assert holds(Cache(path)) == ({"a.md": KEPT}, BUILT)
    assert not path.is_symlink()
    assert {each.name for each in path.parent.iterdir()} <= {"site.sqlite", "target"}
    assert path.with_name("target").exists() == (write is _link)


def _folder(path: Path) -> Path:
    path.mkdir(parents=True)
    return path


def _in_a_file(path: Path) -> Path:
    path.parent.write_bytes(b"no folder")
    return path


def _in_a_loop(path: Path) -> Path:
    path.parent.symlink_to(path.parent)
    return path


def _of_a_long_name(path: Path) -> Path:
    path.parent.mkdir()
    return path.with_name("x" * 300)


@pytest.mark.parametrize("make", [_folder, _in_a_file, _in_a_loop, _of_a_long_name])
def test_where_it_cannot_be_written_that_is_said_and_the_build_goes_on(path, make):
    path = make(path)
    cache = Cache(path)
    assert holds(cache) == NOTHING
    cache.keep("a.md", KEPT)
    for _ in range(2):
        told = cache.save(OUTPUT, BUILT)
        assert told.startswith(f"{path} cannot be written (")
        assert "\n" not in told
    assert holds(cache) == ({"a.md": KEPT}, BUILT)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_where_nobody_may_write_that_is_said(path):
    saved(path)
    path.parent.chmod(0o500)
    cache = Cache(path)
    cache.keep("b.md", KEPT)
    assert "cannot be written" in cache.save(OUTPUT, BUILT)
    path.parent.chmod(0o000)
    assert holds(Cache(path)) == NOTHING
    path.parent.chmod(0o700)


def test_a_name_that_is_no_text_is_said_too(path):
    assert "cannot be written" in Cache(path).save(Path(os.fsdecode(b"/a/\xff")), BUILT)


def test_a_disk_that_fills_up_leaves_the_file_as_it_was(path, monkeypatch):
    cache = saved(path)
    connect = sqlite3.connect

    def small(*arguments, **options):
        file = connect(*arguments, **options)
        file.execute("PRAGMA max_page_count = 1")
        return file

    monkeypatch.setattr(sqlite3, "connect", small)
    files = dict(cache.files)
    for at in range(500):
        cache.keep(f"content/events/more-{at}.md", KEPT)
    assert "disk is full" in cache.save(OUTPUT, BUILT)
    monkeypatch.undo()
    assert holds(Cache(path)) == (files, BUILT)
    assert cache.save(OUTPUT, BUILT) == ""
    assert holds(Cache(path)) == (cache.files, BUILT)


def test_what_was_read_is_written_before_the_site_is(path):
    cache = saved(path)
    cache.keep("more.md", KEPT)
    cache.drop("content/events/0.md")
    cache.save_read()
    assert holds(Cache(path)) == (cache.files, BUILT)
    assert cache.save(OUTPUT, LastBuild()) == ""
    assert holds(Cache(path)) == (cache.files, LastBuild())


def test_where_what_was_read_cannot_be_written_the_build_goes_on_and_tells_in_the_end(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    cache = Cache(tmp_path / "file" / "site.sqlite")
    cache.keep("a.md", KEPT)
    cache.save_read()
    assert "cannot be written" in cache.save(OUTPUT, BUILT)
    (tmp_path / "file").unlink()
    assert cache.save(OUTPUT, BUILT) == ""
    assert holds(Cache(tmp_path / "file" / "site.sqlite")) == ({"a.md": KEPT}, BUILT)


def test_without_a_file_nothing_is_written_before():
    cache = Cache()
    cache.keep("a.md", KEPT)
    cache.save_read()
    assert cache.files == {"a.md": KEPT}


def test_two_builds_may_have_one_file(path):
    one, other = Cache(path), Cache(path)
    one.keep("a.md", KEPT)
    other.keep("b.md", KEPT)
    assert one.save(OUTPUT, BUILT) == other.save(OUTPUT, LastBuild(inputs=b"other")) == ""
    assert holds(Cache(path)) == ({"a.md": KEPT, "b.md": KEPT}, LastBuild(inputs=b"other"))
    other.drop("b.md")
    assert one.save(OUTPUT, BUILT) == other.save(OUTPUT, BUILT) == ""
    assert Cache(path).files == {"a.md": KEPT}


@pytest.mark.parametrize("lost", [lambda path: path.unlink(), lambda path: path.write_bytes(b"?")])
def test_a_file_that_is_lost_meanwhile_is_written_again(path, lost):
    cache = saved(path)
    lost(path)
    cache.keep("a.md", KEPT)
    if cache.save(OUTPUT, BUILT):
        assert cache.save(OUTPUT, BUILT) == ""
    assert holds(Cache(path)) == holds(cache)


def test_a_file_that_another_build_writes_all_the_time_is_left_alone(path, monkeypatch):
    monkeypatch.setattr(cachefile, "_SECONDS", 0.05)
    cache = saved(path)
    with sqlite3.connect(path, isolation_level=None) as file:
        file.execute("BEGIN EXCLUSIVE")
        waiting = Cache(path)
        assert holds(waiting) == NOTHING
        waiting.keep("a.md", KEPT)
        assert "locked" in waiting.save(OUTPUT, BUILT)
        file.execute("ROLLBACK")
    file.close()
    assert holds(Cache(path)) == holds(cache)
    assert waiting.save(OUTPUT, BUILT) == ""
    assert holds(Cache(path)) == (cache.files | waiting.files, BUILT)


def test_a_kill_while_it_is_written_leaves_what_was_there(path):
    cache = saved(path, 2_000)  # more than SQLite holds back in memory
    if not (child := os.fork()):
        try:
            for name, kept in cache.files.items():
                cache.keep(name, msgspec.structs.replace(kept, html="<p>new</p>" * 200))
            write = cache._write

            def killed(*arguments):
                write(*arguments)
                os.kill(os.getpid(), signal.SIGKILL)

            cache._write = killed
            cache.save(OUTPUT, LastBuild())
        finally:
            os._exit(1)
    assert os.waitpid(child, 0)[1] == signal.SIGKILL
    assert path.with_name(f"{path.name}-journal").stat().st_size
    assert holds(Cache(path)) == holds(cache)


def test_what_was_put_away_is_there_again_for_who_asks_and_is_written_once(path):
    cache = saved(path)
    before = dict(cache.files)
    cache.keep("a.md", KEPT)
    cache.put_away()
    assert Cache(path).files == before | {"a.md": KEPT}
    cache.put_away()
    assert cache.files == before | {"a.md": KEPT}
    cache.drop("a.md")
    assert cache.save(OUTPUT, BUILT) == ""
    assert holds(Cache(path)) == (before, BUILT)


def test_what_cannot_be_put_away_stays(path):
    for cache in (Cache(), Cache(path / "below-a-file")):
        cache.keep("a.md", KEPT)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
        cache.put_away()
        assert cache.files == {"a.md": KEPT}


def test_who_begins_anew_forgets_everything_and_the_old_file_lasts_until_that_is_saved(path):
    cache = saved(path)
    before = holds(Cache(path))
    cache.begin_anew()
    assert holds(cache) == NOTHING
    assert holds(Cache(path)) == before
    cache.keep("a.md", KEPT)
    assert cache.save(OUTPUT, BUILT) == ""
    assert holds(Cache(path)) == ({"a.md": KEPT}, BUILT)


def test_a_clean_build_makes_every_page_anew(path, tmp_path):
    cache, output = Cache(path), tmp_path / "output"
    every = {"a.html", "b/c.html", "index.html"}
    assert built(TEXTS, output, cache) == every
    assert built(TEXTS, output, cache) == set()
    cache.begin_anew()
    assert built(TEXTS, output, cache) == every
    assert built(TEXTS, output, path) == set()
    assert tree(output) == site_of(TEXTS)


@pytest.fixture
def home(tmp_path: Path, monkeypatch) -> Path:
    monkeypatch.delenv("XDG_CACHE_HOME", raising=False)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.mark.skipif(os.uname().sysname != "Linux", reason="the user's cache is elsewhere")
def test_it_lies_in_the_cache_folder_of_the_user_or_where_that_is_wished(tmp_path, home):
    root = tmp_path / "site"
    usual = path_of(root, {})
    assert usual.parent == home / ".cache/timeline"
    assert re.fullmatch("[0-9a-f]{20}.sqlite", usual.name)
    chosen = path_of(root, {"TIMELINE_CACHE": str(tmp_path / "chosen")})
    assert chosen == tmp_path / "chosen" / usual.name
    assert path_of(tmp_path / "other", {}).name != usual.name
    (tmp_path / "link").symlink_to(root)
    assert path_of(tmp_path / "link", {}) == usual


@pytest.mark.parametrize("folder", ["caches", "./caches", "", "{0}", "{0}/a", "{1}/../site/a"])
def test_it_never_lies_in_the_project(tmp_path, monkeypatch, home, folder):
    root = tmp_path / "site"
    root.mkdir()
    monkeypatch.chdir(root)
    folder = folder.format(root, tmp_path / "x")
    assert not folder or path_of(root, {"TIMELINE_CACHE": folder}) is None
    monkeypatch.setenv("XDG_CACHE_HOME", folder)
    # A relative one does not count (https://specifications.freedesktop.org/basedir-spec/latest/).
    found = path_of(root, {})
    assert found is None or found.is_relative_to(home)
    assert found is None or not Path(folder).is_absolute()
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", folder)
    found = path_of(root, {})
    assert found is None or not (Path(folder).is_absolute() or found.is_relative_to(root))


def test_a_link_does_not_lead_it_into_the_project(tmp_path):
    (tmp_path / "site").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "site")
    assert path_of(tmp_path / "site", {"TIMELINE_CACHE": str(tmp_path / "link/a")}) is None


def test_it_has_a_place_or_none_whatever_the_names_are(tmp_path):
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    odd = tmp_path / os.fsdecode(b"\xff")
    assert path_of(odd, {"TIMELINE_CACHE": str(tmp_path)}).parent == tmp_path
    for folder in (tmp_path / "loop/a", tmp_path / ("x" * 300), odd):
        path = path_of(tmp_path / "site", {"TIMELINE_CACHE": str(folder)})
        assert holds(Cache(path)) == NOTHING


def test_nothing_of_it_can_run_what_it_holds():
    runs = re.compile(r"pickle|marshal|shelve|\beval\(|\bexec\(")
    # What a copy of a process answers comes through a pipe, or a file without a name, that nobody
    # else has.
    texts = {path: path.read_text("utf-8") for path in ENGINE.parent.rglob("*.py")}
    assert texts.keys() > set(ENGINE.glob("*.py"))
    found = sorted(path.name for path, text in texts.items() if runs.search(text))
    assert found == ["copies.py", "packing.py"]


# What is kept of files.


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Files that were written a while ago: seldom is one read as soon as it is written."""
    folder = tmp_path / "content"
    folder.mkdir()
    for name in ("one", "two", "bad"):
        (folder / f"{name}.md").write_text(f"{name} text", encoding="utf-8")
    return folder


class Reader:
    """Reads the files of a folder, and remembers which of them had to be parsed."""

    def __init__(self, folder: Path, cache: Cache, later: int = 10**9) -> None:
        self.folder, self.cache, self.later = folder, cache, later
        self.parsed: list[str] = []

    def read(self, seeds=(), vocabulary=NO_VOCABULARY, model=Event) -> dict[str, tuple]:
        """Return what is found in each file by its name, as a build finds it a second later."""
        self.parsed = []
        reader = CachedFiles(self.cache, lambda _: self._judged, dict(seeds))
        files = [
            File.of(f"content/{path.name}", str(self.folder), path.stat())
            for path in sorted(self.folder.iterdir())
        ]
        # However long this machine took: a while after the last was written, or at the first.
        written = [file.changed for file in files]
        reader._began = max(written) + self.later if self.later else min(written)
        found = reader(model, files, self._parse, vocabulary)
        reader.forget_others()
        return {
            each.path: (each.value, each.problems, each.written, reader.html.get(each.value.id))
            for each in found
        }

    def _parse(self, path: str, raw: bytes) -> Reading[Event]:
        self.parsed.append(Path(path).stem)
        text = raw.decode()
        event = Event(
            id=Path(path).stem,
            title=text,
            date=EventDate("2024-03-12"),
            kind="raid",
            summary="A file.",
            sources=(Source(key="s1", outlet="gazette"),),
            seeds=(SeedRef(file="seed.txt", sha256="0" * 64),) if "one" in path else (),
            body=f"Body of {text}",
        )
        told = (Problem(path=path, message="bad"),) if text.startswith("bad") else ()
        return Reading(path=path, value=event, problems=told, text=text)

    def _judged(self, reading: Reading[Event]) -> frozenset[Problem]:
        is_odd = "odd" in reading.value.title
        return frozenset([Problem(path=reading.path, message="odd")] if is_odd else [])


def fresh(folder: Path, **options) -> dict[str, tuple]:
    """Return what is found without a cache."""
    return Reader(folder, Cache()).read(**options)


def _seeded(folder: Path, path: Path) -> tuple[Reader, Reader]:
    """Return a reader that stays, and one whose cache was read from the file, after one build."""
    stays = Reader(folder, Cache(path))
    stays.read(seeds={"seed.txt": b"s"})
    assert stays.parsed == ["bad", "one", "two"]
    assert stays.cache.save(OUTPUT, LastBuild()) == ""
    return stays, Reader(folder, Cache(path))


def test_files_without_fault_are_parsed_once_and_those_with_problems_each_time(folder, path):
    for reader in _seeded(folder, path):
        found = reader.read(seeds={"seed.txt": b"s"})
        assert reader.parsed == ["bad"]
        assert found == fresh(folder, seeds={"seed.txt": b"s"})
        assert reader.cache.files.keys() == {"content/one.md", "content/two.md"}


def _same_size(file: Path) -> None:
    """Change a file so that its status alone tells."""
    times = file.stat()
    file.write_text(file.read_text("utf-8").upper(), encoding="utf-8")
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))
    after = file.stat()
    assert (after.st_size, after.st_mtime_ns) == (times.st_size, times.st_mtime_ns)


def _replaced(file: Path) -> None:
    """Put another file of the same size and time in its place."""
    other = file.with_name("other")
    other.write_text(file.read_text("utf-8").upper(), encoding="utf-8")
    os.utime(other, ns=(file.stat().st_atime_ns, file.stat().st_mtime_ns))
    other.rename(file)


def _touched(file: Path) -> None:
    file.write_bytes(file.read_bytes())


@pytest.mark.parametrize(
    ("change", "parsed"),
    [
        (lambda folder: (folder / "two.md").write_text("longer than before"), ["bad", "two"]),
        (lambda folder: (folder / "two.md").write_text("odd"), ["bad", "two"]),
        (lambda folder: (folder / "two.md").write_text("bad"), ["bad", "two"]),
        (lambda folder: (folder / "bad.md").write_text("mended"), ["bad"]),
        (lambda folder: (folder / "two.md").unlink(), ["bad"]),
        (lambda folder: (folder / "new.md").write_text("new"), ["bad", "new"]),
        (lambda folder: (folder / "two.md").rename(folder / "moved.md"), ["bad", "moved"]),
        (lambda folder: (folder / "two.md").replace(folder / "one.md"), ["bad", "one"]),
        (lambda folder: _same_size(folder / "two.md"), ["bad", "two"]),
        (lambda folder: _replaced(folder / "two.md"), ["bad", "two"]),
        (lambda folder: _touched(folder / "two.md"), ["bad"]),
    ],
)
def test_what_changed_is_parsed_again_and_nothing_else(folder, path, change, parsed):
    readers = _seeded(folder, path)
    change(folder)
    for reader in readers:
        found = reader.read(seeds={"seed.txt": b"s"})
        assert reader.parsed == parsed
        assert found == fresh(folder, seeds={"seed.txt": b"s"})
        assert reader.cache.files.keys() == {path for path in found if not found[path][1]}
        assert reader.read(seeds={"seed.txt": b"s"}) == found


@pytest.mark.parametrize("seeds", [{}, {"seed.txt": b"other"}, {"seed.txt": b""}])
def test_an_event_is_judged_again_where_a_seed_it_names_changed(folder, path, seeds):
    for reader in _seeded(folder, path):
        assert reader.read(seeds=seeds) == fresh(folder, seeds=seeds)
        reader.read(seeds={"other.txt": b"o", **seeds})
        assert reader.parsed == ["bad"] or (reader.parsed, seeds) == (["bad", "one"], {})
        assert reader.read(seeds={"seed.txt": b"s"})
        assert reader.parsed == ["bad", "one"]


def test_everything_is_judged_again_where_the_vocabulary_changed(folder, path):
    other = msgspec.structs.replace(NO_VOCABULARY, sides=(Side(id="north", name="North"),))
    for reader in _seeded(folder, path):
        reader.read(seeds={"seed.txt": b"s"}, vocabulary=other)
        assert reader.parsed == ["bad", "one", "two"]
        reader.read(seeds={"seed.txt": b"s"}, vocabulary=other)
        assert reader.parsed == ["bad"]


def test_a_value_that_another_vocabulary_gave_a_file_does_not_come_back(folder, path):
    other = msgspec.structs.replace(NO_VOCABULARY, sides=(Side(id="north", name="North"),))
    for reader in _seeded(folder, path):
        parse = reader._parse
        reader._parse = lambda path, raw, parse=parse: parse(path, raw.upper())
        found = reader.read(vocabulary=other)
        assert found["content/two.md"][0].title == "TWO TEXT"
        assert found["content/two.md"][3] == "<p>Body of TWO TEXT</p>"


def test_a_file_written_while_it_was_read_is_known_by_its_bytes(folder, path):
    """Within one tick of the clock a file can change and its stamp stay."""
    reader = Reader(folder, Cache(path), later=0)
    reader.read()
    assert {kept.stamp for kept in reader.cache.files.values()} == {b""}
    reader.read()
    assert reader.parsed == ["bad"]
    (folder / "two.md").write_text("TWO text", encoding="utf-8")
    reader.read()
    assert reader.parsed == ["bad", "two"]
    reader.later = 10**9
    reader.read()
    assert all(kept.stamp for kept in reader.cache.files.values())


def test_the_state_is_that_of_every_file_and_of_its_fault(folder):
    def state() -> bytes:
        files = CachedFiles(Cache(), lambda _: reader._judged, {})
        found = [File.of(f"content/{p.name}", str(folder), p.stat()) for p in folder.iterdir()]
        files(Event, found, reader._parse, NO_VOCABULARY)
        return files.state

    reader = Reader(folder, Cache())
    states = [state(), state()]
    (folder / "two.md").rename(folder / "moved.md")
    states.append(state())
    (folder / "moved.md").write_text("changed", encoding="utf-8")
    states.append(state())
    (folder / "one.md").write_text("bad", encoding="utf-8")
    states.append(state())
    assert states[0] == states[1]
    assert len(set(states)) == 4


@pytest.mark.parametrize("size", [0, 1, 32 * 1024 - 1, 32 * 1024, 32 * 1024 + 1, MOST, MOST + 2])
def test_a_file_is_read_to_its_end_but_for_what_tells_that_it_is_too_large(size, tmp_path):
    path, content = tmp_path / "a.md", bytes(at % 251 for at in range(size))
    path.write_bytes(content)
    file = File.of("content/a.md", str(tmp_path), path.stat())
    assert file.content == content[: MOST + 1]


@pytest.mark.parametrize("is_gone", [False, True])
def test_many_files_are_read_though_what_was_kept_of_them_is_away_or_gone(folder, path, is_gone):
    reader = Reader(folder, Cache(path))
    files = CachedFiles(reader.cache, lambda _: reader._judged, {}, most_held=1)
    listed = sorted(folder.iterdir())
    found = [File.of(f"content/{each.name}", str(folder), each.stat()) for each in listed]
    read = files(Event, found, reader._parse, NO_VOCABULARY)
    files.forget_others()
    assert (len(read), reader.parsed) == (len(found), ["bad", "one", "two"])
    reader.cache.put_away()
    if is_gone:
        path.unlink()
    assert [each.value.title for each in read] == [each.read_text("utf-8") for each in listed]
    assert reader.parsed[3:] == (["one", "two"] if is_gone else [])
    assert files.html.keys() == files.events.keys() == {"one", "two"}


def test_several_processes_read_the_same(tmp_path, path):
    folder = tmp_path / "content"
    folder.mkdir()
    for at in range(450):
        (folder / f"{at}.md").write_text(f"{'bad' if at == 300 else 'text'} {at}", encoding="utf-8")
    alone = fresh(folder)
    cache = Cache(path)
    files = CachedFiles(cache, lambda _: Reader(folder, cache)._judged, {}, processes=3)
    found = [File.of(f"content/{p.name}", str(folder), p.stat()) for p in sorted(folder.iterdir())]
    read = files(Event, found, Reader(folder, cache)._parse, NO_VOCABULARY)
    assert [(each.path, each.value, each.problems) for each in read] == [
        (name, value, problems) for name, (value, problems, *_) in alone.items()
    ]
    assert len(cache.files) == 449
    assert cache.files["content/7.md"].digest == digest(b"text 7")


def test_a_value_is_made_once_and_what_it_was_made_of_is_written_all_the_same(path):
    cache, made = Cache(path), []
    kept = msgspec.structs.replace(KEPT, value=msgspec.msgpack.encode("a value"))
    cache.keep("a.md", kept)
    for _ in range(2):
        value = cache.value("a.md", cache.files["a.md"], lambda raw: made.append(raw) or "a value")
        assert value == "a value"
    assert made == [kept.value]
    assert cache.files["a.md"].value == b""
    assert cache.save(OUTPUT, BUILT) == ""
    assert Cache(path).files["a.md"] == kept
