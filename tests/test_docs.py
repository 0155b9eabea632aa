"""What README and CONTRIBUTING promise is tried out: their commands run, their messages come."""

import re
import shlex
import shutil
import subprocess
import sys

import pytest
import yaml

from tests import theme_docs
from tests.built import ROOT, SITE
from timeline import cli
from timeline.model import Claim, Event, Quote, Source
from timeline.record import read_content
from tools import pieces

README = (ROOT / "README.md").read_text(encoding="utf-8")
GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
OWNERS = (ROOT / "docs/owners.md").read_text(encoding="utf-8")
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


def test_every_file_that_the_documents_link_to_exists():
    links = re.findall(r"\]\((?!http|#)([^)]+)\)", README + GUIDE + MAP)
    assert [link for link in links if not (ROOT / link).exists()] == []
    links = re.findall(r"\]\((?!http|#)([^)]+)\)", OWNERS)
    assert [link for link in links if not (ROOT / "docs" / link).exists()] == []


def test_owners_are_told_of_every_job_and_every_gap_of_an_address():
    jobs = yaml.safe_load((ROOT / ".github/workflows/check.yml").read_text("utf-8"))["jobs"]
    assert re.findall(r"^\| `(\w+)` \|", OWNERS, re.MULTILINE) == list(jobs)
    assert all(f"`{{{gap}}}`" in OWNERS for gap in ("name", "text", "title", "link"))


def test_what_a_theme_is_given_is_written_down_as_it_is():
    """Where this fails: `make generated`."""
    assert theme_docs.PATH.read_text(encoding="utf-8") == theme_docs.text()


def test_what_follows_from_the_model_is_written_down_as_it_is():
    """Where this fails: `make generated`."""
    written = {name: (ROOT / name).read_text(encoding="utf-8") for name in pieces.pieces()}
    assert written == pieces.pieces()


def test_the_guide_is_short_before_the_fields_and_names_the_quickest_way_first():
    before = GUIDE.partition("## Line by line")[0]
    assert len(before.split()) < 700
    assert re.findall(r"^## (.*)$", before, re.MULTILINE)[0] == "The quickest way"


def test_the_fields_in_the_guide_are_all_and_only_those_of_the_model():
    inner = GUIDE.partition(f"{pieces._BEGIN.format('fields')}\n")[2].partition("<!-- end")[0]
    fields = {name for model in (Event, Claim, Quote, Source) for name in model.__struct_fields__}
    rows = set(re.findall(r"^\| `(\w+)` \| \S", inner, re.MULTILINE))
    kinds = {kind.id for kind in read_content(ROOT / "content").record.vocabulary.kinds}
    assert rows == (fields - {"id", "body"}) | kinds


def test_every_event_fits_the_schema(tmp_path):
    """Every event of the invented site, and none with a key or a kind that is not there."""
    vocabulary = read_content(SITE / "content").record.vocabulary
    (tmp_path / "schema.json").write_text(pieces.schema(vocabulary), encoding="utf-8")
    files = []
    for path in sorted((SITE / "content/events").glob("*.md")):
        files.append(tmp_path / f"{path.stem}.yml")
        files[-1].write_text(path.read_text("utf-8").split("---\n")[1], encoding="utf-8")
    assert _fits(tmp_path, files) == (0, True)
    text = files[0].read_text("utf-8")
    files[0].write_text(text.replace("kind: ", "kind: un", 1), encoding="utf-8")
    assert _fits(tmp_path, files[:1])[0] == 1
    files[0].write_text(text.replace("title:", "titel:", 1), encoding="utf-8")
    assert _fits(tmp_path, files[:1])[0] == 1


def test_the_template_has_every_key_and_reads_as_a_file_with_those_needed():
    text = pieces.template(read_content(ROOT / "content").record.vocabulary)
    keys = re.findall(r"^(?:# )?(\w+):  # \S", text, re.MULTILINE)
    assert keys == [name for name in Event.__struct_fields__ if name not in {"id", "body"}]
    needed = re.findall(r"^(\w+):", text, re.MULTILINE)
    assert needed == ["title", "date", "kind", "summary", "sources"]


def _fits(folder, files):
    """Return the status of the checker of schemas, and whether it was silent on errors."""
    tool = [sys.executable, "-m", "check_jsonschema", "--schemafile", str(folder / "schema.json")]
    done = subprocess.run([*tool, *map(str, files)], capture_output=True, text=True, check=False)
    return done.returncode, "rror" not in done.stdout


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
