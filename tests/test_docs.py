"""What README and CONTRIBUTING promise is tried out: their commands run, their messages come."""

import re
import shlex
import shutil
import subprocess
import sys
from importlib.metadata import version

import pytest

from tests import dependency_docs, theme_docs
from tests.built import ROOT
from timeline import cli
from timeline.model import Claim, Event, Source
from timeline.record import read_content

README = (ROOT / "README.md").read_text(encoding="utf-8")
GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
MAP = (ROOT / "HACKING.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"```(?P<language>\w+)\n(?P<text>.*?)```", re.DOTALL)
BLOCKS = [(m["language"], m["text"]) for m in BLOCK.finditer(README + GUIDE)]
COMMANDS = sorted({
    line.partition("  #")[0].strip()
    for language, text in BLOCKS
    if language == "sh"
    for line in text.splitlines()
})  # fmt: skip
TEMPLATES = [text for language, text in BLOCKS if language == "yaml" and text.startswith("---")]


def test_there_is_something_to_try():
    assert {"make", "make convert", "make check", "make serve", "make test"} <= set(COMMANDS)
    assert len(TEMPLATES) == 2


@pytest.mark.parametrize("command", [c for c in COMMANDS if c.startswith("make")])
def test_each_make_command_names_a_target_that_runs(command, project):
    """What a target runs of the program is run on the invented site; `serve` has its own tests."""
    done = subprocess.run(
        [*shlex.split(command), "--dry-run"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    for line in re.findall(r"^\.venv/bin/timeline (?!serve)(.*)$", done.stdout, re.MULTILINE):
        assert _ran(line.split(), project) == (0, "")


@pytest.mark.parametrize("command", [c for c in COMMANDS if not c.startswith("make")])
def test_each_other_command_runs(command, project):
    program, *arguments = shlex.split(command)
    assert program == ".venv/bin/timeline"
    for name in arguments:
        if (ROOT / name).is_file():
            shutil.copy(ROOT / name, project / name)
    assert _ran(arguments, project) == (0, "")


def test_the_guide_names_every_kind_and_only_keys_that_exist():
    kinds = read_content(ROOT / "content").record.vocabulary.kinds
    assert all(f"`{kind.id}`" in GUIDE for kind in kinds)
    rows = re.findall(r"^\| (`.+?`(?:, `.+?`)*) \|", GUIDE, re.MULTILINE)
    keys = {key for row in rows for key in re.findall(r"`(\w+)`", row)}
    models = (Event, Claim, Source)
    assert keys <= {name for model in models for name in model.__struct_fields__}


def test_every_file_that_the_documents_link_to_exists():
    links = re.findall(r"\]\((?!http|#)([^)]+)\)", README + GUIDE + MAP)
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_what_a_theme_is_given_is_written_down_as_it_is():
    """Where this fails: `make generated`."""
    assert theme_docs.PATH.read_text(encoding="utf-8") == theme_docs.text()


def test_every_message_the_readme_shows_is_one_that_check_gives(project, capsys):
    text = TEMPLATES[0].replace("kind: strike", "kind: attack")
    path = project / "content/events/2021-06-08-example.md"
    path.write_text(text, encoding="utf-8")
    cli.main(["check", "--root", str(project)])
    shown = re.search(r":4:1: (kind: 'attack' is not known; write raid, strike)", README)[1]
    assert shown in capsys.readouterr().out


def _ran(arguments, project):
    """Return the status and the errors of a command run in the folder of a site."""
    command = [sys.executable, "-m", "timeline", *arguments]
    done = subprocess.run(
        command, cwd=project, capture_output=True, text=True, encoding="utf-8", check=False
    )
    return done.returncode, done.stderr


def test_every_locked_package_is_listed_with_its_licence_and_its_reason():
    rows = [line.split(" | ") for line in dependency_docs.PATH.read_text("utf-8").splitlines()]
    listed = {row[0].removeprefix("| "): row[1:] for row in rows if len(row) == 3}
    assert [name for name in listed if name != "package"] == dependency_docs.locked()
    assert all(len(cell.rstrip(" |")) > 2 for row in listed.values() for cell in row)
    assert all(not row[1].startswith("brought by  ") for row in listed.values())


@pytest.mark.audit
def test_what_is_installed_is_what_is_locked_and_says_its_licence_as_listed():
    assert dependency_docs.PATH.read_text(encoding="utf-8") == dependency_docs.text()
    pins = re.findall(r"^([a-z0-9._-]+)==(\S+)", dependency_docs.LOCK.read_text("utf-8"), re.M)
    assert [(name, version(name)) for name, _ in pins] == pins
