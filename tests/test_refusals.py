"""What the machine refuses is one line and status 2; problems of the content are status 1."""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests import small
from tests.built import ROOT, SITE, copy, copy_few

TIMELINE = (sys.executable, "-m", "timeline")
EVENT = "content/events/2021-06-05-bridge-at-oakford-closed.md"
SEED = "seeds/governor-in-oakford.txt"
NO_READING = "cannot be read: permission denied; "
OTHERS = ("new", "convert", "convert --dry-run", f"convert --new {SEED}")
# One whom rights bind, where the tests run as root.
NOBODY = 65534
AS_NOBODY = ("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups")
BOUND = (*(AS_NOBODY if os.geteuid() == 0 else ()), *TIMELINE)


def rarely(*values: object):
    """Return a row of which there are others of its sort, left to `make audit`."""
    return pytest.param(*values, marks=pytest.mark.audit)


@pytest.fixture(autouse=True)
def _in_the_table(request: pytest.FixtureRequest, tally: Callable[..., None]) -> None:
    """Tell `make audit` of every test here."""
    told = request.function.__name__.removeprefix("test_").replace("_", " ")
    tally("refusals", told, "so it was")


@pytest.fixture
def ground() -> Iterator[Path]:
    """A copy of the invented site, in a folder that every user may go into."""
    with opened(lambda root: copy(SITE, root)) as root:
        yield root


@pytest.fixture
def few() -> Iterator[Path]:
    """Such a site of few events, to be built to the end."""
    with opened(copy_few) as root:
        yield root


@contextmanager
def opened(written: Callable[[Path], Path]) -> Iterator[Path]:
    """Give a site in a folder of its own that every user may go into."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        root = Path(folder) / "site"
        root.mkdir()
        written(root)
        (root.parent / "cache").mkdir()
        if os.geteuid() == 0:
            for path in (root.parent, *root.parent.rglob("*")):
                os.chown(path, NOBODY, NOBODY)
        yield root


def timeline(root: Path, *arguments: str, env=(), before=TIMELINE, **options):
    """Run a command in the folder of a site; return its status, output and errors."""
    environment = {"PYTHONPATH": str(ROOT), "TIMELINE_CACHE": str(root.parent / "cache")}
    done = subprocess.run(
        (*before, *arguments),
        cwd=root,
        env={**os.environ, **environment, **dict(env)},
        **{"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, **options},
        stderr=subprocess.PIPE,
        check=False,
    )
    return done.returncode, (done.stdout or b"").decode(), done.stderr.decode()


def without_a_draft(root: Path) -> Path:
    """Take away what was made of a seed, and what answers that, so that there is one to convert."""
    for name in ("president-says-aim", "vale-denies"):
        next((root / "content/events").glob(f"*{name}*")).unlink()
    return root


def is_one_line(text: str) -> bool:
    return text.count("\n") == 1 and text.startswith("Error: ")


@pytest.fixture(scope="module")
def _bound() -> None:
    """Make sure that a user whom rights bind may run the program, and has nothing refused yet."""
    with opened(lambda root: copy(SITE, root)) as root:
        if timeline(root, "-c", "import timeline.cli", before=BOUND[:-2])[0] != 0:
            pytest.skip("no other user may run this Python")
        assert timeline(root, "check", before=BOUND)[::2] == (0, "")


@pytest.fixture
def nobody(ground, _bound):
    """Give a function that runs a command as a user whom rights bind, with a path made so."""

    def run(command: str, path: str, mode: int):
        before = (ground / path).stat().st_mode
        (ground / path).chmod(mode)
        try:
            return timeline(ground, *command.split(), before=BOUND)
        finally:
            (ground / path).chmod(before)

    return run


@pytest.mark.parametrize("command", ["check", "build", *map(rarely, OTHERS)])
def test_an_event_file_that_cannot_be_read_ends_every_command(nobody, command):
    status, out, err = nobody(command, EVENT, 0)
    assert (status, out) == (2, "")
    assert err.startswith(f"Error: {EVENT} {NO_READING}")
    assert is_one_line(err)


@pytest.mark.parametrize(
    ("path", "command"),
    [
        rarely("content/events", "check"),
        ("content/pages", "check"),
        rarely("content/data/actors", "check"),
        rarely("content/data/vocabulary.yml", "check"),
        rarely("seeds", "check"),
        rarely("seeds", "convert"),
        (SEED, "convert"),
        rarely(SEED, "convert --dry-run"),
        rarely("theme/static", "build"),
        ("theme/templates", "build"),
        rarely("theme/templates/base.html", "build"),
        ("pelicanconf.py", "build"),
    ],
)
def test_whatever_cannot_be_read_is_named(nobody, path, command):
    status, _, err = nobody(command, path, 0)
    assert (status, is_one_line(err)) == (2, True)
    assert err.startswith(f"Error: {path} {NO_READING}")


@pytest.mark.parametrize(
    ("path", "command", "told"),
    [
        (".", "build", r"output\.new cannot be written: permission denied; choose --output, or "),
        ("content/events", "convert", r"content/events/\S+\.md cannot be written: permission den"),
    ],
)
def test_a_folder_in_which_nothing_may_be_written_is_named(nobody, ground, path, command, told):
    without_a_draft(ground)
    status, _, err = nobody(command, path, 0o555)
    assert (status, is_one_line(err)) == (2, True)
    assert re.match(f"Error: {told}", err)


def mounted(mount: str) -> tuple[str, ...]:
    """Return what runs a command where something is mounted that no other process sees."""
    own = () if os.geteuid() == 0 else ("--user", "--map-root-user")
    script = f'{mount} && cd "$PWD" && exec "$@"'
    before = ("unshare", *own, "--mount", "sh", "-c", script, "sh")
    try:
        subprocess.run((*before, "true"), check=True, capture_output=True, cwd="/")
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("nothing can be mounted here")
    return (*before, *TIMELINE)


def read_only(root: Path) -> tuple[str, ...]:
    return mounted(f"mount --bind '{root}' '{root}' && mount -o remount,ro,bind '{root}'")


def tiny(folder: Path) -> tuple[str, ...]:
    folder.mkdir(exist_ok=True)
    return mounted(f"mount -t tmpfs -o size=4k none '{folder}'")


@pytest.mark.parametrize("command", ["build --clean"])
def test_a_read_only_tree_cannot_be_built_in(ground, command):
    status, out, err = timeline(ground, *command.split(), before=read_only(ground))
    assert (status, out, is_one_line(err)) == (2, "", True)
    advice = "choose --output, or " if command.startswith("build") else ""
    told = f"output.new cannot be written: read-only file system; {advice}work in a copy that can"
    assert err.startswith(f"Error: {told}")


@pytest.mark.parametrize("options", [rarely([]), ["--new", "seeds/president-on-the-ballot.txt"]])
def test_a_read_only_tree_takes_no_drafts(ground, options):
    before = read_only(without_a_draft(ground))
    status, _, err = timeline(ground, "convert", *options, before=before)
    assert (status, is_one_line(err)) == (2, True)
    assert re.match(r"Error: content/events/2\S+\.md cannot be written: read-only file sys", err)


def test_a_read_only_tree_can_be_checked_and_built_elsewhere(few):
    before, elsewhere = read_only(few), few.parent / "elsewhere"
    status, out, err = timeline(few, "check", before=before)
    assert (status, err) == (0, "")
    assert out.endswith(" no problem\n")
    status, _, err = timeline(few, "build", "--output", str(elsewhere), before=before)
    assert (status, err) == (0, "")
    assert (elsewhere / "index.html").is_file()


def test_a_full_disk_ends_a_build_and_leaves_nothing(ground):
    full = ground.parent / "full"
    script = ("sh", "-c", f'"$@"; status=$?; ls -A "{full}"; exit $status', "sh", *TIMELINE)
    before = (*tiny(full)[: -len(TIMELINE)], *script)
    status, out, err = timeline(ground, "build", "--output", str(full / "output"), before=before)
    assert (status, out, is_one_line(err)) == (2, "", True)
    assert "cannot be written: no space left on device; choose --output, or make room" in err


def test_a_full_disk_takes_no_half_of_a_draft(ground):
    events = without_a_draft(ground) / "content/events"
    script = ("sh", "-c", f'"$@"; status=$?; ls -A "{events}"; exit $status', "sh", *TIMELINE)
    fill = f"mount -t tmpfs -o size=4k none '{events}' && head -c 4096 /dev/zero > '{events}/x.md'"
    before = (*mounted(fill)[: -len(TIMELINE)], *script)
    shutil.rmtree(ground / "seeds")
    (ground / "seeds").mkdir()
    shutil.copy(SITE / "seeds/president-on-the-ballot.txt", ground / "seeds")
    status, out, err = timeline(ground, "convert", before=before)
    assert (status, out, is_one_line(err)) == (2, "x.md\n", True)
    assert re.match(r"Error: content/events/2\S+\.md cannot be written: no space left on dev", err)


def test_a_build_goes_on_where_the_disk_of_the_cache_is_full(few):
    status, out, err = timeline(few, "build", before=tiny(few.parent / "cache"))
    assert (status, err.count("\n")) == (0, 1)
    assert "cannot be written (database or disk is full); the next build takes longer" in err
    assert out.startswith("output/: ")


@pytest.mark.parametrize("make", [Path.touch, lambda path: path.symlink_to(path)])
def test_a_build_goes_on_where_the_cache_has_no_folder(few, make):
    folder = few.parent / "no-folder"
    make(folder)
    status, _, err = timeline(few, "build", env={"TIMELINE_CACHE": str(folder / "x")}.items())
    assert (status, err.count("\n")) == (0, 1)
    assert "the next build takes longer for it" in err


@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("build --output file/a/b", "Error: file/a cannot be used: not a directory; put a folder"),
        ("build --output file", "Error: Invalid value for '--output': Directory 'file' is a file."),
        ("check --root file", "Error: Invalid value for '--root': Directory 'file' is a file."),
        ("check nothing", "Error: Invalid value for '[PATHS]...': Path 'nothing' does not exist."),
        rarely(
            "convert seeds", "Error: Invalid value for '[SEEDS]...': File 'seeds' is a directory."
        ),
        ("build --root content", "Error: there is no content/pelicanconf.py; run this in the"),
    ],
)
def test_a_file_for_a_folder_and_the_reverse_are_wrong_use(ground, command, told):
    (ground / "file").touch()
    status, out, err = timeline(ground, *command.split())
    assert (status, out) == (2, "")
    assert told in err.splitlines()[-1]


@pytest.mark.parametrize(
    "command", ["check", "--help", *map(rarely, ["build", "convert --dry-run"])]
)
def test_a_full_standard_output_is_one_line(ground, command):
    (ground / EVENT).write_text("nothing", encoding="utf-8")
    with Path("/dev/full").open("wb") as full:
        status, _, err = timeline(ground, *command.split(), stdout=full)
    assert status == 2
    assert err == (
        "Error: what is printed cannot be written: no space left on device; make room there\n"
    )


@pytest.mark.parametrize(
    "command", ["check", *map(rarely, ["build", "convert --dry-run", "new --help"])]
)
def test_where_nobody_reads_on_a_command_ends_as_others_do(ground, command):
    (ground / EVENT).write_text("nothing", encoding="utf-8")
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as unread:
        assert timeline(ground, *command.split(), stdout=unread) == (141, "", "")


@pytest.mark.parametrize(("command", "status"), [("check", 1), rarely("convert --dry-run", 0)])
def test_a_closed_standard_output_is_no_mistake(ground, command, status):
    (ground / EVENT).write_text("nothing", encoding="utf-8")
    closed = ("sh", "-c", 'exec "$@" >&-', "sh", *TIMELINE)
    assert timeline(ground, *command.split(), before=closed) == (status, "", "")


def test_nothing_at_all_can_be_printed_and_the_status_still_tells(ground):
    both = ("sh", "-c", 'exec "$@" >/dev/full 2>&1', "sh", *TIMELINE)
    assert timeline(ground, "--help", before=both) == (2, "", "")


@pytest.mark.parametrize("form", ["json", *map(rarely, ["text", "github"])])
@pytest.mark.parametrize("encoding", ["ascii", "cp1252", rarely("cp1252:strict")])
def test_letters_that_a_terminal_lacks_stop_no_command(ground, encoding, form):
    text = (ground / EVENT).read_text(encoding="utf-8")
    wrong = re.sub("^kind: .*", "kind: набег", text, flags=re.M)
    (ground / EVENT).write_text(wrong, encoding="utf-8")
    told = {"PYTHONIOENCODING": encoding}.items()
    status, out, err = timeline(ground, "check", "--format", form, env=told)
    assert (status, err) == (1, "")
    assert r"\u043d\u0430\u0431\u0435\u0433" in out or "набег" in out
    assert "is not known; write " in out


def test_a_file_name_that_is_no_text_is_printed_with_escapes(ground):
    (ground / "content/events" / os.fsdecode(b"\xff.md")).touch()
    status, out, err = timeline(ground, "check")
    assert (status, err) == (1, "")
    assert out.startswith(r"content/events/\udcff.md:1:1: ")


def added(line: str) -> Callable[[Path], None]:
    """Return what adds a line to the settings of a site."""

    def add(root: Path) -> None:
        with (root / "pelicanconf.py").open("a", encoding="utf-8") as file:
            file.write(f"\n{line}\n")

    return add


def with_plugin(code: str) -> Callable[[Path], None]:
    """Return what gives a site a plugin with some code, its second line."""

    def add(root: Path) -> None:
        (root / "other.py").write_text(f"'''A plugin.'''\n{code}\n", encoding="utf-8")
        added("PLUGINS = ['timeline.plugin', 'other']; PLUGIN_PATHS = ['.']")(root)

    return add


def in_template(text: str, name: str = "event.html") -> Callable[[Path], None]:
    """Return what puts a text at the start of the main block of a template."""

    def put(root: Path) -> None:
        path = root / "theme/templates" / name
        lines = path.read_text(encoding="utf-8").split("\n")
        lines.insert(_main(lines) + 1, text)
        path.write_text("\n".join(lines), encoding="utf-8")

    return put


def _main(lines: list[str]) -> int:
    return next(at for at, line in enumerate(lines) if line.startswith("{% block main"))


def without(path: str) -> Callable[[Path], None]:
    """Return what takes a file or folder away from a site."""

    def take(root: Path) -> None:
        (root / path).rename(root / "taken")

    return take


MAIN = _main((ROOT / "theme/templates/event.html").read_text(encoding="utf-8").split("\n")) + 2
SETTINGS = {
    "syntax": (added("X = ("), r"\S*pelicanconf\.py:\d+: '\(' was never closed"),
    "exception": (added("X = 1 / 0"), r"pelicanconf\.py:\d+: ZeroDivisionError: division by zero"),
    "exit": (added("raise SystemExit(1)"), r"pelicanconf\.py:\d+: SystemExit: 1"),
    "import": (added("import none"), r"pelicanconf\.py:\d+: ModuleNotFoundError: .*'none'"),
    "folder": (
        lambda root: (without("pelicanconf.py")(root), (root / "pelicanconf.py").mkdir()),
        r"there is no pelicanconf\.py; run this in the folder of a site",
    ),
    "zone": (added("TIMEZONE = 'Mars/Base'"), r"TIMEZONE is 'Mars/Base'; write the name of"),
    "region": (added("TIMEZONE = 'Europe'"), r"TIMEZONE is 'Europe'; write the name of"),
    "zone outside": (added("TIMEZONE = '../x'"), r"TIMEZONE is '\.\./x'; write the name of"),
    "old zone": (
        added("TIMEZONE = 'Asia/Calcutta'"),
        r"TIMEZONE in pelicanconf\.py: Asia/Calcutta is an outdated name of a time zone; write",
    ),
    "inverted zone": (
        added("TIMEZONE = 'Etc/GMT-2'"),
        r"TIMEZONE in pelicanconf\.py: Etc/GMT-2 is 2 hours ahead of UTC, the other way round",
    ),
    "theme": (added("THEME = 'none'"), r"pelicanconf\.py: THEME is 'none'; write the folder"),
    "path": (added("PATH = 'none'"), r"pelicanconf\.py: PATH is 'none'; write the folder"),
    "no path": (added("del PATH"), r"pelicanconf\.py: PATH is not there; write the folder"),
    "no plugins": (added("PLUGINS = []"), r"pelicanconf\.py: PLUGINS lacks 'timeline\.plugin'"),
    "no plugin": (
        added("PLUGINS.append('nosuch')"),
        r"Cannot load plugin `nosuch`: Cannot import plugin `nosuch`; install it, or take it out",
    ),
    "plugin": (with_plugin("1 / 0"), r"a plugin cannot be loaded: \S+other\.py:2: ZeroDivision"),
    "plugin's syntax": (with_plugin("x = ("), r"a plugin cannot be loaded: \S+other\.py:2: '\("),
    "plugin's import": (with_plugin("import none"), r"Cannot load plugin `other`: No module named"),
    "plugin's start": (
        with_plugin("def register(): 1 / 0"),
        r"Cannot register plugin `other`: \S+other\.py:2: ZeroDivisionError",
    ),
    "no templates": (added("THEME = 'content'"), r"the theme has no template \S+; copy it from"),
    "no template": (without("theme/templates/event.html"), r"the theme has no template event\.ht"),
    "no base": (without("theme/templates/base.html"), r"the theme has no template base\.html; "),
    "template's syntax": (in_template("{% if %}"), rf"\S+/event\.html:{MAIN}: Expected an expr"),
    "filter": (in_template("{{ 1|none }}"), rf"\S+/event\.html:{MAIN}: No filter named 'none'"),
    "undefined": (in_template("{{ nought.x }}"), rf"\S+/event\.html:{MAIN}: 'nought' is und"),
    "sum": (in_template("{{ 1 + 'a' }}"), rf"\S+/event\.html:{MAIN}: TypeError: unsupported"),
}


USUAL = ("syntax", "zone", "theme", "no plugin", "no base", "undefined")


@pytest.mark.parametrize(
    "row", [*USUAL, *map(rarely, [row for row in SETTINGS if row not in USUAL])]
)
def test_settings_and_templates_that_do_not_work_are_named_in_one_line(ground, row):
    change, told = SETTINGS[row]
    change(ground)
    status, out, err = timeline(ground, "build")
    assert (status, out, is_one_line(err)) == (2, "", True)
    assert re.match(f"Error: {told}", err)
    assert not (ground / "output").exists()


@pytest.mark.parametrize("row", ["zone", "undefined", *map(rarely, ["no base", "filter"])])
def test_under_pelican_itself_there_is_no_traceback_either(ground, row):
    change, told = SETTINGS[row]
    change(ground)
    pelican = (sys.executable, "-m", "pelican", "--log-handler", "plain")
    status, out, err = timeline(ground, before=pelican)
    assert (status, out, "Traceback" in err) == (2, "", False)
    assert re.search(told, err)


# So few items are shared by processes here, and there are more: for 200 a site takes long to build.
WORTH_SHARING, MANY = 8, 20
SECONDS = 300  # within which all processes of a command end, however busy the machine is
# Short, so that none takes long.
SHORT = " date 2021-06-04 A boat burned at Oakford.\n\nIt sank.\n"
# Runs the command line, and stops all its processes when `work` of `module` begins, as Ctrl+C does.
STOPPED = f"""
import os, signal, sys
from importlib import import_module
from timeline import cli
from timeline.engine import workers
workers.WORTH_SHARING = workers.shared.__kwdefaults__["worth_sharing"] = {WORTH_SHARING}
module, name, number = sys.argv[1:4]
owner = import_module(module)
*classes, name = name.split(".")
for each in classes:
    owner = getattr(owner, each)
work, parent = getattr(owner, name), os.getpid()

def stopped(*arguments, **options):
    if number != "9":
        os.killpg(0, int(number))
    elif os.getpid() != parent:
        os.kill(os.getpid(), 9)
    return work(*arguments, **options)

setattr(owner, name, stopped)
sys.argv[1:] = sys.argv[4:]
cli.run()
"""
PHASES = {
    "reading": ("timeline.engine.reading", "_read"),
    "beginning": ("timeline.engine.copies", "_copied"),
    "rendering": ("timeline.engine.printing", "_rendered"),
    "publishing": ("timeline.engine.staging", "put_in_place"),
    "published": ("timeline.engine.publish", "_folder"),
    "saving the cache": ("timeline.engine.cache", "Cache._write"),
}
# The site is built once more after it, as it is after the last phase.
RARE = {"published"}
STATUS = {signal.SIGINT: 130, signal.SIGTERM: 143}


@pytest.fixture(scope="module")
def large(tmp_path_factory) -> Path:
    """A built site with so many events that processes share the work."""
    root = small.write_site(tmp_path_factory.mktemp("large") / "site")
    for number in range(MANY):
        day = date(2020, 1, 1) + timedelta(days=number)
        small.write_event(root, f"event{number}", day.isoformat())
    assert timeline(root, "build")[0] == 0
    return root


@pytest.fixture
def another(large, tmp_path) -> Path:
    """A copy of that site with another name, so that each page has to be made anew."""
    root = shutil.copytree(large, tmp_path / "site")
    added("SITENAME = 'Another name'")(root)
    return root


def stopped(root: Path, phase: tuple[str, str], number: int, *command: str):
    """Run a command and stop it in a phase; return its status and errors, once all have ended."""
    process = subprocess.Popen(
        (sys.executable, "-c", STOPPED, *phase, str(int(number)), *command),
        cwd=root,
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "TIMELINE_CACHE": str(root.parent / "own-cache"),
        },
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    # All processes have this end of the pipe: until the last has ended there is more to read.
    err = process.communicate(timeout=SECONDS)[1].decode()
    return process.returncode, err


@pytest.mark.parametrize("number", [signal.SIGINT, rarely(signal.SIGTERM)])
@pytest.mark.parametrize("phase", [rarely(each) if each in RARE else each for each in PHASES])
def test_a_build_that_is_stopped_leaves_a_whole_site_and_nothing_else(another, phase, number):
    names = {"content", "pelicanconf.py", "output", ".output.spare"}
    old = small.tree(another / "output")
    found = stopped(another, PHASES[phase], number, "build", "--workers", "2")
    assert found == (STATUS[number], "\nstopped\n")
    assert {path.name for path in another.iterdir()} <= names
    left = small.tree(another / "output")
    if phase in {"published", "saving the cache"}:
        assert timeline(another, "build", "--output", "wanted")[0] == 0
        assert left == small.tree(another / "wanted")
    else:
        assert left == old


@pytest.mark.parametrize("phase", ["reading", "rendering"])
def test_a_process_that_the_system_ended_is_told_in_one_line(another, phase):
    old = small.tree(another / "output")
    status, err = stopped(another, PHASES[phase], 9, "build", "--workers", "2")
    assert (status, is_one_line(err)) == (2, True)
    assert "was ended by the system (signal 9), most likely for want of memory" in err
    assert small.tree(another / "output") == old


@pytest.mark.parametrize("number", [rarely(signal.SIGINT), signal.SIGTERM])
def test_seeds_that_are_being_converted_can_be_left(ground, number):
    for each in range(MANY):
        (ground / f"seeds/{each}.txt").write_text(f"{SHORT}\n{each}\n", encoding="utf-8")
    found = stopped(ground, ("timeline.cli.convert", "_told"), number, "convert")
    assert found == (STATUS[number], "\nstopped\n")
    assert list((ground / "content/events").glob(".*")) == []
