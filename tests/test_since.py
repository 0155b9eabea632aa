"""Since a commit: what was changed untold, what is gone and what is new."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from timeline import cli

EVENTS = "content/events"
DENIAL = f"{EVENTS}/2021-06-04-governor-denies-loss-of-oakford.md"
COUNTED = f"{EVENTS}/2021-06-04-army-counts-the-raiders.md"
BRIDGE = f"{EVENTS}/2021-06-05-bridge-at-oakford-closed.md"


def git(root: Path, *arguments: str) -> None:
    who = ("-c", "user.name=n", "-c", "user.email=e@example.org")
    subprocess.run(["git", "-C", str(root), *who, *arguments], check=True, capture_output=True)


@pytest.fixture
def site(project):
    """The invented site, of which everything stands in a first commit."""
    git(project, "init", "--quiet", "--initial-branch=first")
    git(project, "add", ".")
    git(project, "commit", "--quiet", "--message=one")
    return project


def edit(path: Path, pattern: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    changed = re.sub(pattern, new, text, count=1, flags=re.MULTILINE)
    assert changed != text
    path.write_text(changed, encoding="utf-8")


def told(site: Path, capsys, base: str = "first") -> list[str]:
    capsys.readouterr()
    cli.main(["check", "--root", str(site), "--base", base, "--format", "json"])
    return [
        f"{each['severity']}: {each['message']}" for each in json.loads(capsys.readouterr().out)
    ]


CURE = "write under changes: - on: the day, what: what was changed, why: why"


@pytest.mark.parametrize(
    ("file", "pattern", "new", "changed"),
    [
        (BRIDGE, "^date: 2021-06-05$", "date: 2021-06-05~", "the date"),
        (BRIDGE, r"^places: \[oakford\]$", "places: [millbrook]", "a place"),
        (DENIAL, "^speaker: .*", "speaker: anna-brook", "the speaker"),
        (DENIAL, "^(  text: )(.*)$", r"\1Other words. \2", "a quote"),
        (COUNTED, "^(  (?:value|low|high): )(.*)$", r"\g<1>1", "a number"),
        (COUNTED, "^(  says: )(.*)$", r"\1Some. \2", "a claim"),
    ],
)
def test_what_was_published_is_changed_with_a_line_under_changes(
    site, capsys, file, pattern, new, changed
):
    edit(site / file, pattern, new)
    line = f"problem: {changed} of this published event was changed; {CURE}"
    assert line in told(site, capsys)
    note = "changes:\n- {on: 2021-08-01, what: a slip, why: the report says so}\n"
    text = (site / file).read_text(encoding="utf-8")
    text = re.sub("(?m)^changes:\n", note, text) if "\nchanges:\n" in text else text
    if note not in text:
        text = text.replace("\nsources:\n", f"\n{note}sources:\n", 1)
    (site / file).write_text(text, encoding="utf-8")
    assert line not in told(site, capsys)


def test_several_changes_are_named_in_one_line(site, capsys):
    edit(site / BRIDGE, "^date: 2021-06-05$", "date: 2021-06-05~")
    edit(site / BRIDGE, r"^places: \[oakford\]$", "places: [millbrook]")
    line = f"problem: the date and a place of this published event were changed; {CURE}"
    assert told(site, capsys) == [line]


def test_what_is_added_reworded_respelled_or_a_dshops_needs_no_such_line(site, capsys):
    edit(site / BRIDGE, r"^places: \[oakford\]$", "places: [Oakford, millbrook]")
    edit(site / BRIDGE, "^title: .*", "title: Carts may not cross the bridge at Oakford")
    edit(site / DENIAL, "^summary: (.*)", r"summary: So it was. \1")
    assert told(site, capsys) == []
    edit(site / BRIDGE, "^kind:", "status: dshops\nkind:")
    git(site, "commit", "--all", "--quiet", "--message=two")
    edit(site / BRIDGE, "^date: 2021-06-05$", "date: 2021-06-05~")
    assert [line for line in told(site, capsys, "HEAD") if "changed" in line] == []


def test_an_event_that_was_published_does_not_vanish(site, capsys):
    shops = f"{EVENTS}/2021-07-05-party-counts-the-closed-shops.md"
    (site / shops).unlink()
    (line,) = (line for line in told(site, capsys) if "gone" in line)
    assert line == (
        "problem: this event was published and is gone; put it back with status: withdrawn and a "
        "line under changes, or write aliases: [party-counts-the-closed-shops] "
        "in the event it went into"
    )
    edit(site / BRIDGE, "^kind:", "aliases: [party-counts-the-closed-shops]\nkind:")
    assert [line for line in told(site, capsys) if "gone" in line] == []


def test_a_new_event_with_the_address_of_another_is_remarked_once_a_commit_tells_it_is_new(
    site, capsys
):
    text = (site / BRIDGE).read_text(encoding="utf-8")
    text = text.replace("2021-06-05", "2021-06-08")
    text = re.sub("(?m)^title: .*", "title: Rail union counts its empty wagons", text)
    text = text.replace("https://valley", "http://www.valley").replace("/bridge\n", "/bridge/\n")
    (site / f"{EVENTS}/2021-06-08-another.md").write_text(text, encoding="utf-8")
    remark = (
        "remark: this address is cited by 2021-06-05-bridge-at-oakford-closed.md too; "
        "if it is one event, keep one file"
    )
    assert told(site, capsys) == [remark]
    git(site, "add", ".")
    git(site, "commit", "--quiet", "--message=two")
    assert told(site, capsys, "HEAD") == []
