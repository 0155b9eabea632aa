"""`timeline serve` sees every save of every editor, and nothing that is none."""

import errno
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from select import select
from threading import Thread
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from timeline.watch import changes

ROOT = Path(__file__).parent.parent
SECONDS = 60  # within which a change is told, however busy the machine is
QUIET = 0.4  # for so long nothing more is told
EVENT = "content/events/2021-06-03-raid-at-oakford.md"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A site whose every build is quick."""
    return written(tmp_path / "site")


def written(site: Path) -> Path:
    """Write such a site, with a theme of its own."""
    shutil.copytree(ROOT / "tests/golden/check/clean", site)
    shutil.copytree(ROOT / "theme", site / "theme")
    (site / "pelicanconf.py").write_text(_settings("The ford"), encoding="utf-8")
    return site


def _settings(name: str) -> str:
    return (
        'PATH = "content"\nOUTPUT_PATH = "output"\nTHEME = "theme"\nTIMEZONE = "UTC"\n'
        f'SITENAME = "{name}"\nSITEURL = "https://example.org"\nPLUGINS = ["timeline.plugin"]\n'
    )


class Watch:
    """What `changes` tells of a folder."""

    def __init__(self, root: Path, elsewhere: Callable = tuple) -> None:
        self._told: SimpleQueue[None] = SimpleQueue()
        Thread(target=self._watch, args=[root, elsewhere], daemon=True).start()
        self._told.get(timeout=SECONDS)

    def _watch(self, root: Path, elsewhere: Callable) -> None:
        with suppress(OSError):  # the folder is gone in the end
            for each in changes(root, elsewhere):
                self._told.put(each)

    def until_told(self) -> None:
        """Wait for a change, and then until no more is told."""
        self._told.get(timeout=SECONDS)
        self.told()

    def told(self) -> int:
        """Return how many changes are told until none is for a while."""
        count = 0
        with suppress(Empty):
            while True:
                self._told.get(timeout=QUIET)
                count += 1
        return count


def _in_place(file: Path) -> None:
    file.write_bytes(file.read_bytes() + b"\n")


def _as_vim_does(file: Path) -> None:
    """Save as Vim does where it may rename (:help 'backupcopy'): swap, 4913, backup, new file."""
    swap = file.with_name(f".{file.name}.swp")
    swap.write_bytes(b"b0VIM\0")
    tried = file.with_name("4913")
    os.close(os.open(tried, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
    tried.unlink()
    content = file.read_bytes()
    backup = file.rename(f"{file}~")
    file.write_bytes(content + b"\n")
    file.chmod(backup.stat().st_mode)
    backup.unlink()
    swap.unlink()


def _as_nano_does(file: Path) -> None:
    """Save as nano does with locks and backups: lock, copy to the backup, write in place."""
    lock = file.with_name(f".{file.name}.swp")
    lock.write_bytes(b"b0nano\0")
    shutil.copy2(file, f"{file}~")
    with file.open("r+b") as opened:
        content = opened.read()
        opened.seek(0)
        opened.truncate()
        opened.write(content + b"\n")
        os.fsync(opened.fileno())
    lock.unlink()


def _as_desktops_do(file: Path) -> None:
    """Save as GNOME, VS Code and Emacs may: a new file beside it takes its name."""
    new = file.with_name(f".goutputstream-{os.getpid()}")
    new.write_bytes(file.read_bytes() + b"\n")
    new.replace(file)


SAVES = (_in_place, _as_vim_does, _as_nano_does, _as_desktops_do)


@pytest.mark.parametrize("save", SAVES)
def test_every_save_is_told_of_every_file_a_site_is_made_of(root, save):
    (root / "content/pages/about").mkdir(parents=True)
    watch = Watch(root)
    for name in (EVENT, "seeds/invented-1.txt", "theme/templates/404.html", "pelicanconf.py"):
        for _ in range(2):
            save(root / name)
            watch.until_told()


def test_new_folders_are_watched_and_what_is_in_them(root):
    watch = Watch(root)
    (root / "content/pages/about").mkdir(parents=True)
    watch.until_told()
    for _ in range(2):
        (root / "content/pages/about/method.md").write_text("x", encoding="utf-8")
        watch.until_told()
        (root / "content/pages/about/method.md").unlink()
        watch.until_told()


@pytest.mark.parametrize("name", ["theme", "theme/static", "content/events", "content", "seeds"])
def test_a_folder_that_is_taken_away_and_put_back_is_watched_again(root, name):
    folder, away = root / name, root.parent / "away"
    inner = next(path for path in sorted(folder.rglob("*")) if path.is_file())
    watch = Watch(root)
    folder.rename(away)
    watch.until_told()
    away.rename(folder)
    watch.until_told()
    _in_place(inner)
    watch.until_told()
    folder.rename(away)
    shutil.copytree(away, folder)  # at once: another folder of the same name
    watch.until_told()
    _as_vim_does(inner)
    watch.until_told()


def test_folders_elsewhere_are_watched_as_soon_as_they_are_known(root, tmp_path):
    elsewhere = tmp_path / ".else/record"
    shutil.copytree(root / "content", elsewhere)
    made_of: list[Path] = []
    watch = Watch(root, lambda: made_of)
    _in_place(elsewhere / "data/vocabulary.yml")
    assert watch.told() == 0
    made_of.append(elsewhere)
    watch.until_told()  # what was saved before it was watched is built
    for save in SAVES:
        save(elsewhere / Path(EVENT).relative_to("content"))
        watch.until_told()
    (elsewhere.parent / "beside").write_bytes(b"x")
    assert watch.told() == 0
    elsewhere.rename(tmp_path / "away")
    watch.until_told()
    (tmp_path / "away").rename(elsewhere)
    watch.until_told()
    _in_place(elsewhere / "data/vocabulary.yml")
    watch.until_told()
    made_of.clear()
    watch.until_told()
    _in_place(elsewhere / "data/vocabulary.yml")
    assert watch.told() == 0


def test_what_a_site_is_not_made_of_is_not_told(root):
    (root / "output/events").mkdir(parents=True)
    (root / ".venv").mkdir()
    watch = Watch(root)
    for folder in ("content", "content/events", "seeds", "theme/templates"):
        for name in (".a.md.swp", "a.md~", ".#a.md", "#a.md#", ".DS_Store", "Thumbs.db", "4913"):
            (root / folder / name).write_bytes(b"x\0y")
            (root / folder / name).unlink()
    for name in ("output/index.html", "output/events/a.html", ".venv/x.py", "README.md"):
        (root / name).write_text("x", encoding="utf-8")
    (root / "content/.git").mkdir()
    (root / "content/.git/index").touch()
    assert watch.told() == 0
    _in_place(root / EVENT)
    watch.until_told()


class Served:
    """`timeline serve` at work: what it prints, and what it answers."""

    def __init__(self, root: Path, *options: str) -> None:
        command = [sys.executable, "-m", "timeline", "serve", "--port", "0", "--root", str(root)]
        self.process = subprocess.Popen(
            [*command, *options],
            cwd=root,  # Pelican looks for a theme where it runs, too
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            bufsize=0,
        )
        self.printed = ""
        self.address = self.until("(Ctrl+C stops)\n").split()[0]

    def until(self, text: str) -> str:
        """Wait until `text` is printed; return what was printed up to there."""
        assert self.process.stdout is not None
        while text not in self.printed:
            assert select([self.process.stdout], [], [], SECONDS)[0], self.printed
            more = os.read(self.process.stdout.fileno(), 65_536)
            assert more, f"the server has ended: {self.printed}"
            self.printed += more.decode()
        before, _, self.printed = self.printed.partition(text)
        return before + text

    def page(self, address: str = "") -> str:
        try:
            with urlopen(f"{self.address}{address}") as reply:
                return reply.read().decode()
        except HTTPError as error:
            return f"{error.code}"


@contextmanager
def serving(root: Path, *options: str) -> Iterator[Served]:
    served = Served(root, *options)
    try:
        yield served
    finally:
        served.process.terminate()
        served.process.communicate()


def _saved(file: Path, change: Callable[[str], str]) -> None:
    """Save as most editors do: a new file takes the old one's name."""
    new = file.with_name(f".{file.name}.new")
    new.write_text(change(file.read_text(encoding="utf-8")), encoding="utf-8")
    new.replace(file)


def test_serve_shows_every_save_and_keeps_the_site_through_every_mistake(root):
    (root / "output").mkdir()
    with serving(root) as served:
        served.until(" rendered")
        for name in ("The f1rd", "The f2rd"):  # of one size, and within a second
            _saved(root / "pelicanconf.py", lambda _, name=name: _settings(name))
            served.until(" rendered")
            assert name in served.page()
        (root / "theme").rename(root / "away")
        served.until("the site is as it was, change the file again")
        (root / "away").rename(root / "theme")
        served.until(" rendered")
        _saved(root / "theme/templates/404.html", lambda text: text + "{% broken %}")
        served.until("/404.html:")
        _saved(root / "theme/templates/404.html", lambda text: text.replace("{% broken %}", "!"))
        served.until("(1 rendered")
        (root / "content/events").rename(root / "away")
        served.until("there are no event files in content/events")
        assert "The f2rd" in served.page()
        (root / "away").rename(root / "content/events")
        served.until(" rendered")
        _saved(root / EVENT, lambda text: text.replace("kind: ", "kind: un"))
        served.until("2021-06-03-raid-at-oakford.md:")
        _saved(root / EVENT, lambda text: text.replace("kind: un", "kind: "))
        served.until(" rendered")
    assert list((root / "output").iterdir()) == []


def test_serve_sees_a_record_and_a_theme_that_the_settings_name_elsewhere(root, tmp_path):
    for name in ("content", "seeds", "theme"):
        (root / name).rename(tmp_path / name)
    event = tmp_path / EVENT
    _saved(event, lambda text: text.replace("kind: ", "kind: un"))
    settings = _settings("The ford").replace('"content"', '"../content"')
    _saved(root / "pelicanconf.py", lambda _: settings.replace('"theme"', '"../theme"'))
    with serving(root) as served:
        served.until("is not known")
        _saved(event, lambda text: text.replace("kind: un", "kind: "))
        served.until(" rendered")
        _saved(tmp_path / "theme/templates/404.html", lambda text: f"{text}!")
        served.until("(1 rendered")


def test_where_the_first_build_fails_serve_waits_until_it_is_mended(root):
    event = root / EVENT
    _saved(event, lambda text: text.replace("kind: ", "kind: un"))
    with serving(root, "--base", "/ford") as served:
        assert served.address.endswith("/ford/")
        served.until("is not known")
        assert served.page() == "503"
        _saved(event, lambda text: text.replace("kind: un", "kind: "))
        served.until(" rendered")
        assert "The ford" in served.page()


def test_ctrl_c_ends_serve_without_a_word(root):
    with serving(root) as served:
        served.until(" rendered")
        served.until("\n")
        served.process.send_signal(signal.SIGINT)
        assert served.process.communicate(timeout=SECONDS)[0] == b""
        assert served.process.returncode == 0


def test_two_that_serve_one_site_under_two_paths_do_not_meet(root):
    with serving(root) as one, serving(root, "--base", "/two") as two:
        one.until(" rendered")
        two.until(" rendered")
        assert 'href="/assets/' in one.page()
        assert 'href="/two/assets/' in two.page()


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (["--base", "/a b"], "'/a b' is no path; write one such as /repository"),
        (["--root", str(ROOT / "tests")], "there is no pelicanconf.py in "),
        (["--port", "70000"], "70000 is not in the range"),
    ],
)
def test_wrong_use_is_one_line_before_any_build(root, options, told):
    command = [sys.executable, "-m", "timeline", "serve", "--root", str(root), *options]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr.splitlines()[-1]


def test_a_taken_port_is_one_line_before_any_build(root):
    with serving(root) as served:
        port = served.address.rstrip("/").rpartition(":")[2]
        command = [sys.executable, "-m", "timeline", "serve", "--root", str(root), "--port", port]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"Error: port {port} cannot be used: {os.strerror(errno.EADDRINUSE)}\n"
