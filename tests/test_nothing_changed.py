"""A build has nothing to do only where the site stands there just as the last one left it."""

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.sites import built, published, site_of, tree, whole
from timeline.engine.cache import Cache, Folder, LastBuild
from timeline.engine.staging import is_intact

TEXTS = {"a.html": "first", "b/c/index.html": "second", "b/c/d.html": "third", "e/f": "fourth"}
HEAVY = "pelican yaml markdown jinja2 nh3 rich watchfiles timeline.plugin timeline.model"


def _first(output: Path) -> LastBuild:
    return published(whole(TEXTS), output).built


def _by_an_edit(output: Path) -> LastBuild:
    last = published(whole(TEXTS | {"a.html": "older", "gone/x": "x"}), output).built
    return published(whole(TEXTS), output, last).built


def _of_the_spare(output: Path) -> LastBuild:
    last = _by_an_edit(output)
    last = published(whole(TEXTS | {"b/c/d.html": "other"}), output, last).built
    return published(whole(TEXTS), output, last).built


@pytest.fixture(params=[_first, _by_an_edit, _of_the_spare])
def site(request, tmp_path: Path) -> tuple[Path, Folder]:
    """A site, made in each of the ways that there are, and what is known of it."""
    output = tmp_path / "site" / "output"
    return output, request.param(output).site


def _later(path: Path) -> None:
    """Change the time of a file and nothing else."""
    found = path.stat()
    os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns + 1))


def _appended(path: Path) -> None:
    with path.open("ab") as file:
        file.write(b"x")


def _linked_folder(output: Path) -> None:
    (output / "b").rename(output.with_name("moved"))
    (output / "b").symlink_to(output.with_name("moved"))


def _linked_deep_folder(output: Path) -> None:
    (output / "b/c").rename(output / "b/moved")
    (output / "b/c").symlink_to("moved")


def _linked(output: Path) -> None:
    output.rename(output.with_name("moved"))
    output.symlink_to(output.with_name("moved"))


def _linked_file(output: Path) -> None:
    (output / "a.html").rename(output.with_name("moved"))
    (output / "a.html").symlink_to(output.with_name("moved"))


def _copied(output: Path) -> None:
    shutil.copytree(output, output.with_name("copy"))
    output.rename(output.with_name("moved"))
    output.with_name("copy").rename(output)


def _exchanged(output: Path) -> None:
    (output / "a.html").rename(output / "x")
    (output / "b/c/d.html").rename(output / "a.html")
    (output / "x").rename(output / "b/c/d.html")


def _file_for_folder(output: Path) -> None:
    shutil.rmtree(output / "b/c")
    (output / "b/c").write_bytes(b"")


def _folder_for_file(output: Path) -> None:
    (output / "a.html").unlink()
    (output / "a.html").mkdir()


def _file_for_it(output: Path) -> None:
    shutil.rmtree(output)
    output.write_bytes(b"")


CHANGES = [
    lambda output: _appended(output / "a.html"),
    lambda output: _appended(output / "b/c/d.html"),
    lambda output: (output / "e/f").write_bytes(b""),
    lambda output: _later(output / "index.html"),
    lambda output: _later(output / "b/c/index.html"),
    lambda output: (output / "a.html").unlink(),
    lambda output: (output / "e/f").unlink(),
    lambda output: shutil.rmtree(output / "b"),
    lambda output: shutil.rmtree(output / "b/c"),
    lambda output: (output / "foreign.html").write_bytes(b"mine"),
    lambda output: (output / ".hidden").write_bytes(b""),
    lambda output: (output / "b/foreign.html").write_bytes(b"mine"),
    lambda output: (output / "b/c/foreign.html").write_bytes(b"mine"),
    lambda output: (output / "foreign").mkdir(),
    lambda output: (output / "b/c/foreign").mkdir(),
    lambda output: (output / "b/link").symlink_to("c"),
    lambda output: os.link(output / "a.html", output / "e/g"),
    lambda output: (output / "e/f").rename(output / "e/g"),
    lambda output: (output / "e").rename(output / "g"),
    lambda output: shutil.copytree(output / "e", output / "g"),
    _exchanged,
    _linked_file,
    _linked_folder,
    _linked_deep_folder,
    _copied,
    _file_for_folder,
    _folder_for_file,
    shutil.rmtree,
]
# After these there is no folder, and a build refuses to put one there.
OF_NO_FOLDER = [_linked, _file_for_it]


@pytest.mark.parametrize("change", [*CHANGES, *OF_NO_FOLDER])
def test_every_change_of_the_output_folder_is_seen(site, change):
    output, known = site
    assert is_intact(output, known)
    change(output)
    assert not is_intact(output, known)


def _moved_there_and_back(path: Path) -> None:
    path.rename(path.with_name("moved"))
    path.with_name("moved").rename(path)


@pytest.mark.parametrize(
    "use",
    [
        tree,
        lambda output: (output.with_name("beside")).write_bytes(b"mine"),
        lambda output: shutil.copytree(output, output.with_name("copy")),
        _moved_there_and_back,
        lambda output: _moved_there_and_back(output / "b/c"),
        lambda output: _moved_there_and_back(output / "a.html"),
    ],
)
def test_what_changes_nothing_makes_no_build(site, use):
    output, known = site
    use(output)
    assert is_intact(output, known)


def _state(folder: Path) -> dict[str, tuple[int, bytes]]:
    """Return everything below a folder, with the times and contents of its files."""
    return {
        str(path.relative_to(folder)): (path.lstat().st_mtime_ns, path.read_bytes())
        if path.is_file()
        else (0, b"")
        for path in folder.rglob("*")
    }


def test_any_few_changes_are_seen_unless_one_undoes_the_other(tmp_path):
    luck, found = random.Random(1), set()
    for number in range(150):
        output = tmp_path / str(number) / "output"
        known = _first(output).site
        before = _state(output)
        for _ in range(luck.randrange(1, 4)):
            path = luck.choice(sorted(output.rglob("*")))
            luck.choice([_more, _less, _moved, _moved, _back, _back])(path)
        intact = _state(output) == before
        assert is_intact(output, known) == intact
        found.add(intact)
    assert found == {True, False}


def _more(path: Path) -> None:
    if path.is_dir():
        (path / "more").touch()
    else:
        _appended(path)


def _less(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()
    path.with_name("left").touch()  # there is always something to choose


def _moved(path: Path) -> None:
    path.rename(path.with_name(f"moved {path.name}"))


def _back(path: Path) -> None:
    path.rename(path.with_name(path.name.removeprefix("moved ")))


def test_nothing_is_known_of_a_folder_where_nothing_was_kept(tmp_path):
    output = tmp_path / "output"
    assert not is_intact(output, Folder())
    output.mkdir()
    assert not is_intact(output, Folder())


def test_a_build_that_has_nothing_to_do_changes_nothing(tmp_path):
    output, cache = tmp_path / "site" / "output", tmp_path / "cache.sqlite"
    assert built(TEXTS, output, cache) == whole(TEXTS).keys()
    before = (output.stat().st_ino, output.stat().st_ctime_ns, cache.stat().st_mtime_ns)
    assert built(TEXTS, output, cache) == set()
    assert (output.stat().st_ino, output.stat().st_ctime_ns, cache.stat().st_mtime_ns) == before
    assert is_intact(output, Cache(cache).built(output).site)


@pytest.mark.parametrize("change", CHANGES)
def test_a_site_that_somebody_changed_is_put_right(tmp_path, change):
    output, cache = tmp_path / "site" / "output", tmp_path / "cache.sqlite"
    built(TEXTS, output, cache)
    change(output)
    built(TEXTS, output, cache)
    assert tree(output) == site_of(TEXTS)
    assert is_intact(output, Cache(cache).built(output).site)
    assert built(TEXTS, output, cache) == set()


def test_help_imports_no_command():
    loaded = _modules("--help")
    assert "timeline.cli" in loaded
    assert loaded.isdisjoint([*HEAVY.split(), "timeline.cli.build"])


def _modules(*arguments: str) -> set[str]:
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
