"""What the workflows run on a pull request: the list of files, the summary and the preview."""

import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import html5lib
import pytest

from tests.requested import NEW, NEW_FILE, RAID, cloned, commit, git, index, looked, told, write
from tests.small import run_of
from timeline.plugin import build
from timeline.record import read_content
from tools import preview, request, summary


@pytest.fixture
def clone(project: Path) -> Path:
    return cloned(project)


def test_a_request_of_events_alone_needs_no_tests_of_code(clone):
    write(clone, NEW_FILE, NEW)
    commit(clone)
    assert looked(clone) == (
        0,
        "",
        "code=false\n",
        "1 file changed.\n\nNothing is wrong with the list of files.\n",
    )


def test_a_request_of_code_alone_needs_them(clone):
    write(clone, "tools/files.py", "raise SystemExit(0)  # the script of the base is asked\n")
    commit(clone)
    assert looked(clone)[:3] == (0, "", "code=true\n")


def test_a_request_with_events_and_code_is_told(clone):
    write(clone, NEW_FILE, NEW)
    write(clone, "theme/templates/front.html")
    commit(clone)
    status, told, out, said = looked(clone)
    message = (
        f"theme/templates/front.html: the request changes {NEW_FILE} too; events and code go into "
        "separate requests, so move one of the two to a request of its own"
    )
    assert (status, out) == (1, "code=true\n")
    assert told == f"::error file=theme/templates/front.html,title=files::{message}\n"
    assert f"    {message}\n" in said


def test_a_name_cannot_speak_to_github(clone):
    index(clone, "100644", "seeds/a\n::add-mask::x")
    status, told, _, said = looked(clone)
    assert status == 1
    assert [line[:8] for line in told.splitlines()] == ["::error "]
    assert "\n::" not in said


def test_what_was_odd_before_is_not_held_against_a_request(clone):
    index(clone, "120000", "content/events/link.md")
    git(clone, "rm", "--quiet", "--cached", "content/events/link.md")
    git(clone, "commit", "--quiet", "--message", "x")
    assert looked(clone)[0] == 0


def test_the_summary_says_what_is_added_and_that_all_is_well(clone):
    write(clone, NEW_FILE, NEW)
    commit(clone)
    assert told(clone, link="https://example.org/p") == (
        "Adds 1 raid on 4 June 2021 at Oakford: "
        r"A \[second\] boat is seen \<b\>at\<\/b\> Oakford"
        "\n\nAll is well: the check found no problem. An editor reads it next.\n\n"
        "[Look at the preview](https://example.org/p) (GitHub asks you to sign in).\n"
    )


def test_the_summary_says_every_problem_as_code(clone):
    write(clone, NEW_FILE, NEW.replace("kind: raid", "kind: riot").replace("oakford", "oakfrod"))
    commit(clone)
    lines = told(clone).splitlines()
    start = next(at for at, line in enumerate(lines) if " to mend;" in line)
    assert lines[start] == (
        "**2 problems** to mend; each line says where, and what to write instead:"
    )
    assert [line.startswith(f"    {NEW_FILE}:") for line in lines[start + 2 :]] == [True, True]


def test_the_summary_has_the_remarks_of_the_request_alone(clone):
    commit_of_before = NEW_FILE.replace("second-boat", "first-boat")
    write(clone, commit_of_before, NEW.replace("second", "first").replace("oakford", "Nowhere"))
    commit(clone)
    write(clone, NEW_FILE, NEW.replace(" Nobody said whose it was.", ""))
    commit(clone)
    text = told(clone)
    assert "All is well" in text
    assert "\n1 remark, which stops nothing:\n\n    " in text
    assert f"    {NEW_FILE}:5:1: remark: the summary has 1 sentence;" in text
    assert "Nowhere" not in text


def test_the_summary_begins_the_files_of_names_that_have_none(clone):
    write(clone, NEW_FILE, NEW.replace("[oakford]", "[Nowhere, Oakford]\nactors: [Millbrook]"))
    commit(clone)
    *_, line = (each for each in told(clone, repository="owner/ford").splitlines() if each)
    start = "A name alone will do. To give it a page, begin its file: [nowhere"
    assert line.startswith(start)
    (link,) = re.findall(r"\]\((\S+nowhere\S+)\)", line)
    new = urlsplit(link)
    assert (new.netloc, new.path) == ("github.com", "/owner/ford/new/main/content/data/places")
    value = 'name: "Nowhere"\nkind: "?"\ncountry: "?"\n'
    assert parse_qs(new.query) == {"filename": ["nowhere.yml"], "value": [value]}
    assert "millbrook" not in line  # which is a place, and told to be one
    assert "begin its file" not in told(clone)


def test_the_summary_says_what_was_changed_without_a_word(clone):
    raid = clone / RAID
    raid.write_text(raid.read_text("utf-8").replace("2021-06-03", "2021-06-03~", 1), "utf-8")
    commit(clone)
    assert "write under changes" in told(clone)


def test_the_summary_is_never_empty(clone):
    write(clone, "Makefile")
    commit(clone)
    assert told(clone).startswith("- It changes 1 other file.\n")
    git(clone, "commit", "--quiet", "--allow-empty", "--message", "x")
    assert told(clone).startswith("It changes no file.\n")


def test_the_summary_counts_what_is_more_than_one(clone):
    write(clone, NEW_FILE, NEW)
    write(clone, NEW_FILE.replace("second", "third"), NEW.replace("second", "third"))
    (clone / RAID).unlink()
    commit(clone)
    lines = told(clone).splitlines()
    assert lines[0] == "Adds 2 raids:"
    assert [line[:34] for line in lines[2:4]] == ["- raid on 4 June 2021 at Oakford: "] * 2
    assert lines[4] == r"- Deletes content\/events\/2021\-06\-03\-raid\-at\-oakford\.md"


def test_the_preview_stands_alone(clone, monkeypatch):
    write(clone, NEW_FILE, NEW)
    raid = clone / RAID
    raid.write_text(raid.read_text("utf-8").replace("\nkind:", "\nkind:", 1) + "\nMore.\n", "utf-8")
    commit(clone)
    build(clone, output=clone / "output", url="https://example.org/repo", run=run_of(clone))
    monkeypatch.chdir(clone)
    preview.main("HEAD^1", "preview.html")
    text = (clone / "preview.html").read_text("utf-8")
    tree = html5lib.HTMLParser(strict=True).parse(text)
    elements = list(tree.iter())
    ids = [element.get("id") for element in elements if element.get("id")]
    assert len(ids) == len(set(ids))
    assert {"raid-at-oakford", "second-boat-seen"} <= set(ids)
    links = {element.get("href") for element in elements} - {None}
    assert [link for link in links if not link.startswith(("#", "https://"))] == []
    assert [link for link in links if link.startswith("#") and link[1:] not in ids] == []
    assert not re.search(r"<script|@font-face|url\(", text)
    named = {name for element in elements for name in element.keys()}  # noqa: SIM118
    assert not [name for name in named if name in ("src", "style") or name.startswith("on")]
    assert "&lt;b&gt;at&lt;/b&gt;" in text


def test_a_preview_of_nothing_says_so(clone, monkeypatch):
    write(clone, "Makefile")
    commit(clone)
    monkeypatch.chdir(clone)
    preview.main("HEAD^1", "preview.html")
    assert "The request changes no event." in (clone / "preview.html").read_text("utf-8")


def test_a_draft_has_no_page_to_preview(clone):
    write(clone, NEW_FILE, NEW.replace("---\ntitle", "---\nstatus: draft\ntitle", 1))
    events = request.of(read_content(clone / "content").events, (NEW_FILE,))
    text = preview.text(events, clone / "output")
    assert "draft, so the site has no page of it" in text


def test_signs_of_markdown_are_text():
    assert summary._plain("[x](y) `z` @me\n# h") == r"\[x\]\(y\) \`z\` \@me \# h"
