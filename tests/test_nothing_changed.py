"""A build with nothing to do does nothing, and one with anything to do does it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.built import ROOT
from timeline import cli
from timeline.engine import inputs, manifest, seal

CLEAN = Path(__file__).parent / "golden/check/clean"
SETTINGS = """\
import os
from pathlib import Path

SITENAME = (Path(__file__).parent / "name.txt").read_text(encoding="utf-8")
SITEURL = os.environ.get("SITEURL", "")
TIMEZONE = "UTC"
PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
PLUGINS = ["timeline.plugin"]
"""
HEAVY = "pelican pydantic yaml markdown jinja2 nh3 rich watchfiles timeline.plugin timeline.model"


@pytest.fixture
def root(tmp_path, monkeypatch):
    """A small site with the real theme, built and remembered."""
    monkeypatch.delenv("SITEURL", raising=False)
    root = tmp_path / "site"
    shutil.copytree(CLEAN, root)
    shutil.copytree(ROOT / "theme", root / "theme")
    (root / "seeds").mkdir(exist_ok=True)
    (root / "content/data/map").mkdir(exist_ok=True)
    (root / "name.txt").write_text("The ford", encoding="utf-8")
    (root / "pelicanconf.py").write_text(SETTINGS, encoding="utf-8")
    # The first build may come too soon after the files to believe their times, the second not.
    is_built(root)
    is_built(root)
    assert _kept(root).is_file()
    return root


def is_built(root, *arguments, status=0):
    """Build, and return whether that was done: every site that is built is a folder of its own."""
    output = root / "output"
    before = output.stat().st_ino if output.exists() else 0
    assert cli.main(["build", "--root", str(root), *arguments]) == status
    return output.stat().st_ino != before


def test_nothing_is_done_when_nothing_changed_and_the_same_is_said(root, capsys):
    before = _tree(root / "output")
    capsys.readouterr()
    assert is_built(root, "--workers", "1", "--clean")
    built, _ = capsys.readouterr()
    assert not is_built(root)
    told, errors = capsys.readouterr()
    assert _tree(root / "output") == before
    pages = built.partition(" pages")[0].rpartition(" ")[2]
    done = built.replace(f"({pages} rendered, 0 reused)", f"(0 rendered, {pages} reused)")
    assert (told.rpartition(" in ")[0], errors) == (done.rpartition(" in ")[0], "")


def _touch(path):
    path.write_bytes(path.read_bytes())


def _extend(path, text="\n"):
    with path.open("a", encoding="utf-8") as file:
        file.write(text)


def _event(root):
    return min((root / "content/events").glob("*raid-at-millbrook.md"))


def _swap_same_size(root):
    """Change an event so that only its ctime tells."""
    path = _event(root)
    times = path.stat()
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("the", "THE", 1), encoding="utf-8")
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    assert (path.stat().st_size, path.stat().st_mtime_ns) == (times.st_size, times.st_mtime_ns)


@pytest.mark.parametrize(
    "edit",
    [
        lambda root: _touch(_event(root)),
        lambda root: _extend(_event(root), "\nA late remark.\n"),
        lambda root: min((root / "content/events").glob("*-promises-more.md")).unlink(),
        _swap_same_size,
        lambda root: _extend(root / "content/data/actors.yml"),
        lambda root: _extend(root / "theme/templates/event.html"),
        lambda root: _extend(root / "theme/static/site.css"),
        lambda root: _extend(root / "pelicanconf.py", 'SITENAME = "The mill"\n'),
        lambda root: (root / "name.txt").write_text("The mill", encoding="utf-8"),
        lambda root: (root / "seeds/new.txt").write_text("Guards saw barges.", encoding="utf-8"),
        lambda root: (root / "content/data/map/river.geojson").write_text(
            '{"type": "FeatureCollection", "features": []}', encoding="utf-8"
        ),
    ],
)
def test_any_change_of_what_is_read_is_built(root, edit):
    assert not is_built(root)
    edit(root)
    assert is_built(root)


def test_a_change_of_the_environment_that_the_settings_read_is_built(root, monkeypatch):
    monkeypatch.setenv("SITEURL", "https://example.org/other")
    assert is_built(root)
    assert "https://example.org/other/" in (root / "output/sitemap.xml").read_text("utf-8")
    monkeypatch.delenv("SITEURL")
    assert is_built(root)


@pytest.mark.parametrize(
    "damage",
    [
        lambda output: (output / "index.html").unlink(),
        lambda output: _extend(output / "index.html", "forged"),
        lambda output: _touch(output / "index.html"),
        lambda output: (output / "foreign.html").write_bytes(b"foreign"),
        lambda output: (output / "events/raid-at-millbrook/foreign.html").write_bytes(b"foreign"),
        lambda output: (output / "events/foreign").mkdir(),
        lambda output: _extend(output / manifest.NAME, "?"),
        shutil.rmtree,
    ],
)
def test_a_site_that_somebody_changed_is_put_right(root, damage):
    output = root / "output"
    before, folders = _tree(output), _folders(output)
    damage(output)
    assert is_built(root)
    assert (_tree(output), _folders(output)) == (before, folders)


@pytest.mark.parametrize(
    "forge",
    [
        lambda raw: b"",
        lambda raw: raw[:-1],
        lambda raw: raw[: seal.SIZE] + raw[seal.SIZE :].replace(b"\x00", b"\x01", 1),
        lambda raw: seal.sealed(raw[seal.SIZE :], b"f" * seal.SIZE),
    ],
)
def test_what_this_user_did_not_keep_is_not_believed(root, forge):
    genuine = _kept(root).read_bytes()
    assert forge(genuine) != genuine
    _kept(root).write_bytes(forge(genuine))
    assert is_built(root)


def test_another_output_is_built(root, tmp_path):
    assert not is_built(root)
    assert cli.main(["build", "--root", str(root), "--output", str(tmp_path / "other")]) == 0
    assert _tree(tmp_path / "other") == _tree(root / "output")
    assert is_built(root)


@pytest.mark.parametrize("option", ["--clean", "--profile"])
def test_who_asks_for_a_whole_build_gets_it(root, option):
    assert is_built(root, option)


def test_a_problem_is_said_as_often_as_it_is_asked_for(root):
    path = _event(root)
    genuine = path.read_bytes()
    path.write_text("no keys", encoding="utf-8")
    before = _kept(root).read_bytes()
    assert not is_built(root, status=1)
    assert not is_built(root, status=1)
    assert _kept(root).read_bytes() == before
    path.write_bytes(genuine)
    assert is_built(root)


@pytest.mark.parametrize(
    "doubt",
    [
        # As young as if it had been changed while the build looked.
        lambda root: os.utime(_event(root), ns=(2**62, 2**62)),
        lambda root: (root / "theme/templates/own.html").symlink_to(root / "name.txt"),
        lambda root: _extend(root / "pelicanconf.py", "JINJA_FILTERS = {'loud': str.upper}\n"),
        lambda root: _extend(root / "pelicanconf.py", "PLUGINS = ['timeline.plugin', 'json']\n"),
        lambda root: _extend(root / "pelicanconf.py", "THEME_TEMPLATES_OVERRIDES = ['own']\n"),
    ],
)
def test_what_could_change_unseen_is_never_taken_for_known(root, doubt):
    doubt(root)
    assert [is_built(root) for _ in range(3)] == [True, True, True]


def test_a_file_written_just_now_is_known_by_its_bytes(tmp_path):
    path = tmp_path / "young.md"
    path.write_text("one", encoding="utf-8")
    signature = inputs.signature([tmp_path], "")
    assert signature is not None
    assert [name for name, _ in signature.young] == [str(path)]
    path.write_text("two", encoding="utf-8")
    assert not signature.still_holds
    path.write_text("one", encoding="utf-8")
    # Unless the program itself is too young to be known, as while it is worked on.
    assert signature.still_holds == signature.is_settled


def test_nothing_slow_is_imported_for_nothing(root):
    before = (root / "output").stat().st_ino
    loaded = _modules("build", "--root", str(root))
    assert (root / "output").stat().st_ino == before
    assert loaded.isdisjoint(HEAVY.split())
    _touch(_event(root))
    needless = {"watchfiles", "markdown", "nh3"}  # the last two only for texts that need them
    assert _modules("build", "--root", str(root)) > set(HEAVY.split()) - needless


def test_help_imports_no_command_and_says_how_each_begins():
    assert _modules("--help").isdisjoint([*HEAVY.split(), "timeline.cli.build"])
    for name, command in cli.timeline.commands.items():
        _, told = cli._COMMANDS[name]
        assert (command.help or "").startswith(told.removesuffix(".")), name


def test_a_signature_is_that_of_the_files_and_of_what_else_counts(tmp_path):
    folder, file = tmp_path / "folder", tmp_path / "folder/a.txt"
    folder.mkdir()
    file.write_text("a", encoding="utf-8")
    first = inputs.signature([folder], "facts")
    assert inputs.signature([folder], "facts").digest == first.digest
    assert inputs.signature([folder], "others").digest != first.digest
    assert inputs.signature([folder, tmp_path / "none"], "facts").digest != first.digest
    file.rename(folder / "b.txt")
    assert inputs.signature([folder], "facts").digest != first.digest


def _kept(root):
    return root / ".cache/last"


def _modules(*arguments):
    """Return the names of all modules that a command imports."""
    script = (
        "import sys; from timeline.cli import main\n"
        "status = main(sys.argv[1:])\n"
        "print(*sys.modules, file=sys.stderr); sys.exit(status)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=True
    )
    return set(done.stderr.split())


def _tree(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != manifest.NAME
    }


def _folders(folder):
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_dir()}
