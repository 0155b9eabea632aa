"""The command line as people and other programs use it: what it prints and how it ends."""

import json
import locale
import os
import re
import subprocess
import sys

import click
import pytest

from tests.built import ROOT, URL, of_search
from timeline import cli
from timeline.engine.cache import Cache

SEEDS = ("governor-in-oakford.txt", "president-on-the-ballot.txt")
EVENTS = len(list((ROOT / "tests/site/content/events").glob("*.md")))
BROKEN = "2021-06-05-bridge-at-oakford-closed.md"
KEYS = (
    "id reported strand title date time tz kind summary speaker venue actors places told_by "
    "responds_to recalls claims quotes sources seeds date_note scope_note added review changes "
    "sensitivity status aliases body same_event_as similar"
).split()


@pytest.fixture
def run(capsys):
    """Give a function that runs a command and returns its status, output and errors."""

    def run(*arguments):
        status = cli.main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return status, out, err

    return run


@pytest.fixture
def broken(project):
    """A copy of the site with one wrong kind, and the file and line of that."""
    path = project / "content/events" / BROKEN
    lines = path.read_text(encoding="utf-8").split("\n")
    row = next(i for i, line in enumerate(lines) if line.startswith("kind:"))
    lines[row] = "kind: attack"
    path.write_text("\n".join(lines), encoding="utf-8")
    return project, path, row + 1


def test_check_says_what_it_read_of_a_sound_site(run, project):
    assert run("check", "--root", project) == (0, f"{EVENTS} events, no problem\n", "")
    assert run("check", "--root", project, "--format", "json") == (0, "[]\n", "")


def git(project, *arguments):
    who = ("-c", "user.name=n", "-c", "user.email=e@example.org")
    subprocess.run(["git", "-C", project, *who, *arguments], check=True, capture_output=True)


def test_check_says_how_many_events_are_new_since_a_commit(run, project):
    git(project, "init", "--quiet", "--initial-branch=first")
    git(project, "add", ".")
    git(project, "commit", "--quiet", "--message=one")
    assert run("check", "--root", project)[1] == f"{EVENTS} events, none new, no problem\n"
    events = project / "content/events"
    text = (events / BROKEN).read_text(encoding="utf-8")
    title = "title: Rail union counts its empty wagons"
    text = re.sub("^title: .*", title, text, flags=re.M)
    (events / "2021-06-05-another.md").write_text(text, encoding="utf-8")
    one_new = f"{EVENTS + 1} events, 1 new, no problem"
    assert run("check", "--root", project)[1].splitlines()[-1].startswith(one_new)
    git(project, "add", ".")
    git(project, "commit", "--quiet", "--message=two")
    assert run("check", "--root", project)[1].startswith(f"{EVENTS + 1} events, none new")
    told = run("check", "--root", project, "--base", "HEAD~1")[1]
    assert told.splitlines()[-1].startswith(one_new)
    # A repository around the site is one too.
    assert run("check", "--root", project / "content/..", "--base", "HEAD~1")[0] == 0


@pytest.mark.parametrize("ref", ["no-such-branch", "--output=x", "", "HEAD:content"])
def test_a_base_that_is_no_commit_is_wrong_use(run, project, ref):
    git(project, "init", "--quiet")
    status, out, err = run("check", "--root", project, "--base", ref)
    assert (status, out) == ((2, "") if ref else (0, f"{EVENTS} events, no problem\n"))
    assert not ref or f"there is no commit {ref!r} here; write a branch" in err


def test_check_where_there_is_no_content_is_wrong_use(run, tmp_path):
    status, out, err = run("check", "--root", tmp_path)
    assert (status, out) == (2, "")
    assert f"there is no content in {tmp_path}; name the site's folder with --root" in err


def test_a_remark_is_shown_and_stops_neither_check_nor_build(run, project):
    path = project / "content/events" / BROKEN
    text = path.read_text(encoding="utf-8")
    path.write_text(
        re.sub("^summary: .*", "summary: A union spoke again.", text, flags=re.M), "utf-8"
    )
    status, out, err = run("check", "--root", project)
    told, total = out.splitlines()
    assert (status, err, total) == (0, "", f"{EVENTS} events, no problem, 1 remark")
    assert told.startswith(f"{path}:")
    assert ": remark: the summary has 1 sentence; " in told
    assert run("build", "--root", project)[0] == 0


def test_check_names_the_line_and_what_to_write(run, broken):
    project, path, line = broken
    status, out, err = run("check", "--root", project)
    assert (status, err) == (1, "")
    assert out.startswith(f"{path}:{line}:1: kind: 'attack' is not known; write raid, strike,")
    assert out.count("\n") == 1


def test_check_of_one_file_says_only_what_is_wrong_there(run, broken):
    project, path, _ = broken
    other = next(p for p in sorted((project / "content/events").glob("*.md")) if p != path)
    assert run("check", "--root", project, other)[:2] == (0, f"{EVENTS} events, no problem\n")
    assert run("check", "--root", project, path)[0] == 1


POINTS = '{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {}, %s}]}'
LINE = POINTS % '"geometry": {"type": "LineString", "coordinates": %s}'
RING = POINTS % '"geometry": {"type": "Polygon", "coordinates": [%s]}'


@pytest.mark.parametrize(
    ("name", "raw", "told"),
    [
        ("rivers", b"\xff\xfe", "1:1: the file is not UTF-8 text; save it as UTF-8"),
        ("rivers", b'{"type": "Topology"}', "1:1: .*write a GeoJSON FeatureCollection"),
        ("rivers", b"{", "1:1: .*write a GeoJSON FeatureCollection"),
        ("rivers", LINE % "[[1, 2], [3]]", r"1:1: feature 1 has the position \[3\.0\]; write long"),
        (
            "rivers",
            LINE % "[[1, 2], [3, 90]]",
            r"1:1: feature 1 has the position \[3\.0, 90\.0\]; .* the latitude within 85",
        ),
        ("rivers", LINE % "[[1, 2], [361, 9]]", "1:1: feature 1 has the position "),
        ("rivers", LINE % "[[1, 2]]", "1:1: feature 1 has a line of 1 positions; write 2 or more"),
        ("rivers", LINE % "[]", "1:1: feature 1 has a line of 0 positions; write 2 or more"),
        (
            "countries",
            RING % "[[1, 2], [3, 4], [1, 2]]",
            "1:1: feature 1 has a line of 3 positions",
        ),
        ("countries", RING % "[]", "1:1: feature 1 has a line of 0 positions; write 4 or more"),
        (
            "countries",
            RING % "[[1, 2], [3, 4], [5, 6], [2, 2]]",
            "1:1: feature 1 has a ring that is none; end it where it begins",
        ),
        (
            "countries",
            RING % "[[1, 2], [3, 4], [1, 2], [1, 2]]",
            "1:1: feature 1 has a ring that is none; end it where it begins",
        ),
        (
            "countries",
            RING % "[[1, 2], [3, 4], [5, 2], [1, 2]]",
            "1:1: feature 1 has the country ''; write two capital letters",
        ),
        ("rivers", '{"a":' * 99_999, "1:1: it is nested too deeply; write a GeoJSON"),
        ("rivers", " " * 600_000, "1:1: the file has 524,289 bytes; keep it under 524,288"),
        (
            "rivers",
            '{"type": "FeatureCollection", "credit": "a\\u202e", "features": []}',
            "1:1: credit: U.202E RIGHT-TO-LEFT OVERRIDE changes the direction",
        ),
        ("lakes", LINE % "[[1, 2], [3, 4]]", "1:1: no map has this layer; the files are countries"),
        ("deep/rivers", LINE % "[[1, 2], [3, 4]]", "1:1: no map has this layer; the files are "),
    ],
)
def test_check_and_build_say_what_is_wrong_with_a_layer_of_the_map(run, project, name, raw, told):
    path = project / f"content/data/map/{name}.geojson"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(raw if isinstance(raw, bytes) else raw.encode())
    for command in ("check", "build"):
        status, out, _ = run(command, "--root", project)
        assert (status, out.count("content/data/map")) == (1, 1)
        assert re.match(f"content/data/map/{name}.geojson:{told}", out)


def test_a_linked_layer_of_the_map_is_a_problem(run, project):
    path = project / "content/data/map/rivers.geojson"
    path.rename(project / "rivers.geojson")
    path.symlink_to(project / "rivers.geojson")
    for command in ("check", "build"):
        status, out, _ = run(command, "--root", project)
        assert status == 1
        assert out.startswith("content/data/map/rivers.geojson:1:1: a link may not stand here; ")


def test_check_annotates_pull_requests_and_speaks_json(run, broken):
    project, path, line = broken
    _, out, _ = run("check", "--root", project, "--format", "github")
    assert out.startswith(f"::error file={path},line={line},col=1,title=")
    _, out, _ = run("check", "--root", project, "--format", "json")
    (problem,) = json.loads(out)
    assert (problem["path"], problem["line"], problem["column"]) == (str(path), line, 1)


def test_check_from_the_folder_of_the_site_names_paths_as_git_does(broken):
    project, _, line = broken
    done = _timeline("check", cwd=project)
    assert done.returncode == 1
    assert done.stdout.startswith(f"content/events/{BROKEN}:{line}:1: ")


@pytest.mark.parametrize(
    "arguments",
    [
        ["chekc"],
        ["check", "no-such-file.md"],
        ["check", "--format", "xml"],
        ["convert", "--format", "json"],
        ["build", "--root", "no-such-folder"],
    ],
)
def test_wrong_use_ends_with_2_and_says_why(run, arguments):
    status, out, err = run(*arguments)
    assert (status, out) == (2, "")
    assert "Error: " in err


def test_a_folder_without_settings_is_no_site(run, tmp_path):
    status, _, err = run("build", "--root", tmp_path)
    assert status == 2
    assert "pelicanconf.py" in err


@pytest.mark.parametrize(
    "address", ["o.github.io/repo", "javascript:x", "//evil.example", "ftp://a.b"]
)
def test_an_address_that_is_none_is_refused(run, project, monkeypatch, address):
    monkeypatch.setenv("SITEURL", address)
    status, _, err = run("build", "--root", project)
    assert status == 2
    assert f"SITEURL is {address!r}; write https://" in err


@pytest.mark.parametrize(
    "items",
    [(("Forum", "javascript:x"),), (("Forum", "//evil.example"),), (("", "/about/"),), ("Forum",)],
)
def test_a_link_of_the_menu_that_is_none_is_refused(run, project, items):
    settings = project / "pelicanconf.py"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(f"{text}\nMENUITEMS = {items!r}\n", encoding="utf-8")
    status, _, err = run("build", "--root", project)
    assert status == 2
    assert f"MENUITEMS in pelicanconf.py has {items[0]!r}; write a text and an address" in err


def test_settings_without_effect_are_named_once(run, project):
    settings = project / "pelicanconf.py"
    text = settings.read_text(encoding="utf-8")
    chosen = "DEFAULT_PAGINATION = 10\nSOCIAL = (('a', 'b'),)\nTAG_URL = None\nOWN = 1\n"
    settings.write_text(f"{text}\n{chosen}MENUITEMS = []\nFEED_MAX_ITEMS = 100\n", encoding="utf-8")
    status, _, err = run("build", "--root", project)
    assert status == 0
    assert err == (
        "settings in pelicanconf.py without effect here: DEFAULT_PAGINATION, SOCIAL; pages, "
        f"addresses and feeds are the timeline's own\n{of_search()}"
    )


def test_a_dry_run_prints_one_object_a_seed_and_writes_nothing(run, project):
    before = sorted((project / "content/events").iterdir())
    seed = project / "seeds" / SEEDS[1]
    arguments = ("convert", "--root", project, "--dry-run", "--format", "json", seed)
    status, out, err = run(*arguments)
    event = json.loads(out)
    assert (status, err) == (0, "")
    assert sorted(event) == sorted(KEYS)
    assert event["speaker"] == "otto-lind"
    assert (event["date"], event["reported"]) == ("2021-06-04", "2021-06-04")
    assert [source["outlet"] for source in event["sources"]] == ["highland-one", "upland-press"]
    assert event["same_event_as"] == ["president-says-aim-is-the-ballot"]
    assert event["recalls"] == ["two-groups-announce-crossing"]
    text = seed.read_text(encoding="utf-8")
    assert len(event["quotes"]) == 5
    assert all(quote["text"] in text for quote in event["quotes"])
    assert sorted((project / "content/events").iterdir()) == before
    assert run(*arguments)[1] == out


def test_a_seed_already_converted_is_left_alone_and_said_so(run, project):
    status, out, err = run("convert", "--root", project)
    assert (status, err) == (0, "")
    assert out == (
        f"{project}/seeds/{SEEDS[0]}: already converted; "
        "2021-06-04-governor-denies-loss-of-oakford.md is left as it is\n"
        f"{project}/seeds/{SEEDS[1]}: already converted; "
        "2021-06-04-president-says-aim-is-the-ballot.md is left as it is\n"
    )


def test_a_bad_seed_is_one_line_on_stderr_and_the_others_are_converted(run, project):
    (project / "seeds/empty.txt").write_bytes(b"")
    status, out, err = run("convert", "--root", project)
    assert status == 1
    assert err.startswith(f"{project}/seeds/empty.txt: ")
    assert err.count("\n") == 1
    assert out.count("already converted") == len(SEEDS)


def test_build_says_what_it_made_and_pelican_alone_makes_the_same(run, project, site, record):
    status, out, err = run("build", "--root", project)
    assert (status, err) == (0, of_search())
    assert out.startswith(f"{project}/output/: {len(record.events)} events, ")
    environment = {**os.environ, "SITEURL": URL}
    subprocess.run(
        [sys.executable, "-m", "pelican", "--quiet"], cwd=project, env=environment, check=True
    )
    assert _tree(project / "output") == _tree(site)


def test_build_leaves_what_it_has_read_to_the_end_of_the_process(project):
    left: list[object] = []
    assert cli.main(["build", "--root", str(project)], left=left) == 0
    (cache,) = left
    assert isinstance(cache, Cache)
    assert f"content/events/{BROKEN}" in cache.files


def test_build_without_any_event_ends_with_1_and_leaves_the_old_site_whole(run, project):
    assert run("build", "--root", project)[0] == 0
    before = (project / "output/index.html").read_bytes()
    events = (project / "content/events").rename(project / "away")
    for _ in range(2):
        status, out, _ = run("build", "--root", project)
        assert (status, (project / "output/index.html").read_bytes()) == (1, before)
        assert "content/events:1:1: there are no event files in content/events; " in out
        (project / "content/events").mkdir(exist_ok=True)
    (project / "content/events").rmdir()
    events.rename(project / "content/events")
    assert run("build", "--root", project)[0] == 0


def test_build_with_a_problem_ends_with_1_and_leaves_the_old_site_whole(run, broken):
    project, _, line = broken
    old = project / "output/index.html"
    old.parent.mkdir()
    made_here = b'<meta name="generator" content="timeline">'
    old.write_bytes(made_here)
    status, out, _ = run("build", "--root", project)
    assert status == 1
    assert out.startswith(f"content/events/{BROKEN}:{line}:1: ")
    assert old.read_bytes() == made_here


def test_every_command_explains_itself_with_an_example():
    for name, command in cli.timeline.commands.items():
        text = command.get_help(click.Context(command, info_name=name))
        assert "Example" in text, name
        assert f"timeline {name}" in text, name


def test_it_runs_as_a_module():
    done = _timeline("--help", cwd=ROOT)
    assert done.returncode == 0
    assert "timeline check" in done.stdout


def _timeline(*arguments, cwd):
    return subprocess.run(
        [sys.executable, "-m", "timeline", *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
    )


def _tree(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_converting_leaves_the_locale_of_the_process_alone(run, project):
    before = locale.setlocale(locale.LC_ALL)
    assert run("convert", "--root", project, "--dry-run", "--format", "json")[0] == 0
    assert locale.setlocale(locale.LC_ALL) == before
