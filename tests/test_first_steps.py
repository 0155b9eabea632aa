"""A newcomer's way from an article to a page: what is told at each step, and that it works."""

import re
import shutil
import subprocess

import msgspec
import pytest

from tests.built import ROOT, of_search
from timeline import cli
from timeline.formats import eventfile
from timeline.model import Status

ARTICLE = "strike-at-stonebridge.txt"
TEXT = """date 2021-06-09 A drone struck the depot in Stonebridge overnight, Radio North reported.

Governor Mary Hill said: "The fire is out and nobody was hurt."

Source: Radio North
"""
TITLE = "Governor Hill says a drone burned a depot in Stonebridge and hurt nobody"
SUMMARY = "Mary Hill said that a fire in the depot was put out. She said that nobody was hurt."
EVENT = "2021-06-04-governor-denies-loss-of-oakford.md"


@pytest.fixture
def run(project, capsys):
    """Give a function that runs a command on the site and returns its status and output."""

    def run(*arguments):
        status = cli.main([*arguments, "--root", str(project)])
        out, err = capsys.readouterr()
        assert err == (of_search() if arguments[0] == "build" else "")
        return status, out

    return run


@pytest.fixture
def fresh(project):
    """The site, with one article that no event was made from yet."""
    (project / "seeds" / ARTICLE).write_text(TEXT, encoding="utf-8")
    return project


def drafted(project):
    """Return the files of the drafts made from the article."""
    return [
        path
        for path in (project / "content/events").iterdir()
        if ARTICLE in path.read_text(encoding="utf-8")
    ]


def test_nothing_is_pending_where_every_article_has_its_event(run):
    assert run("convert", "--pending") == (0, "")


def test_nothing_is_pending_where_there_is_no_article(run, project):
    shutil.rmtree(project / "seeds")
    assert run("convert", "--pending") == (0, "")


def test_articles_without_an_event_are_counted_and_the_command_is_named(run, project):
    (project / "seeds/one.txt").write_text("One more article.\n", encoding="utf-8")
    line = "1 article in seeds/ is not converted yet: make convert\n"
    assert run("convert", "--pending") == (0, line)
    (project / "seeds/two.txt").write_text("A second one.\n", encoding="utf-8")
    line = "2 articles in seeds/ are not converted yet: make convert\n"
    assert run("convert", "--pending") == (0, line)


def test_to_count_what_is_pending_writes_nothing(run, fresh):
    assert run("convert", "--pending")[1].startswith("1 article")
    assert drafted(fresh) == []
    run("convert")
    assert run("convert", "--pending") == (0, "")


def test_an_event_that_cannot_be_read_still_has_its_article(run, project):
    path = project / "content/events" / EVENT
    path.write_text(path.read_text(encoding="utf-8").replace("kind:", "knd:"), encoding="utf-8")
    assert run("convert", "--pending") == (0, "")


def test_a_dry_run_shows_the_draft_that_new_would_make(project, capsys):
    seed = str(next((project / "seeds").glob("*.txt")))
    arguments = ["convert", "--root", str(project), "--dry-run", seed]
    assert cli.main([*arguments, "--new"]) == 0
    shown = capsys.readouterr().out
    assert cli.main(arguments) == 0
    assert capsys.readouterr().out == shown
    assert cli.main([*arguments, "--merge", "some-event"]) == 2


def test_merge_and_pending_exclude_each_other(project, capsys):
    assert cli.main(["convert", "--merge", "some-event", "--pending", "--root", str(project)]) == 2
    assert "choose one" in capsys.readouterr().err


def test_each_draft_is_told_with_its_notes_in_short_and_how_to_go_on(run, fresh):
    status, out = run("convert")
    (path,) = drafted(fresh)
    notes = eventfile.loads(path.read_text(encoding="utf-8"), name=path.name).review
    told = f"{fresh}/seeds/{ARTICLE}: converted to {path.name}, a draft with {len(notes)} note"
    assert len(notes) == 1
    *_, go_on = lines = out.splitlines()
    short = lines[lines.index(told) + 1 : -1]
    assert status == 0
    assert [line[:20] for line in short] == [f"  - {note}"[:20] for note in notes]
    assert max(map(len, short)) <= 114
    assert go_on.startswith(f"Now open each draft in {fresh}/content/events/")
    assert go_on.endswith("set status: published, then run: make check")


def test_a_draft_from_before_is_told_with_the_notes_that_are_left(run, fresh):
    before = run("convert")[1].splitlines()
    again = run("convert")[1].splitlines()
    (told,) = (old for old in before if ": converted to " in old)
    (path,) = drafted(fresh)
    said = f"{fresh}/seeds/{ARTICLE}: already converted; {path.name} is left as it is"
    assert again == [said if line == told else line for line in before]


def test_an_article_becomes_a_page_by_the_steps_that_are_told(run, fresh):
    run("convert")
    (path,) = drafted(fresh)
    event = eventfile.loads(path.read_text(encoding="utf-8"), name=path.name)
    assert run("check")[0] == 0, "a draft with notes does not stop the others"
    source = msgspec.structs.replace(event.sources[0], url="https://radionorth.example/depot")
    settled = msgspec.structs.replace(event, review=(), sources=(source,), status=Status.PUBLISHED)
    path.write_text(eventfile.dumps(settled), encoding="utf-8")
    status, told = run("check")
    assert (status, told.count("that the draft came with")) == (1, 2), "its words are a machine's"
    settled = msgspec.structs.replace(settled, title=TITLE, summary=SUMMARY)
    path.write_text(eventfile.dumps(settled), encoding="utf-8")
    status, told = run("check")
    assert (status, told.count("\n")) == (0, 1)
    assert run("build")[0] == 0
    page = fresh / "output/events" / event.id / "index.html"
    assert TITLE in page.read_text(encoding="utf-8")


def test_make_tells_of_articles_once_the_site_is_built():
    shown = subprocess.run(
        ["make", "--dry-run"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    commands = re.findall(r"^\.venv/bin/(timeline .*)$", shown.stdout, re.MULTILINE)
    assert commands == ["timeline build", "timeline convert --pending"]
