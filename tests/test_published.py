"""The published record, whatever it holds: sound, built whole, and open to one more event.

No name, number or fact of it stands here, so that no correct event makes a test fail.
"""

import gzip
import re
from pathlib import Path
from zoneinfo import ZoneInfo

import lxml.html
import pytest

from tests.browser import served
from tests.built import ROOT, URL, copy, dead_links, pages, parse
from tests.properties import some
from tests.small import run_of
from tests.test_docs import TEMPLATES
from timeline import cli
from timeline.plugin import build
from timeline.record import read_content

# Of the pages, every so many-th is parsed strictly by `make test`, and all by `make audit`.
EVERY = 3


def test_the_check_finds_nothing(published, capsys):
    assert check(published, capsys).endswith("no problem\n")


@pytest.mark.parametrize("turn", some(range(EVERY), EVERY))
def test_every_page_is_strictly_valid_html(published, turn):
    found = list(pages(published / "output"))[turn::EVERY]
    assert len(found) > 10
    for page in found:
        parse(page)


def test_every_link_leads_somewhere(published):
    site = published / "output"
    # Whether a page is valid is not judged here, and this reads it in a tenth of the time.
    trees = {page: lxml.html.parse(page).getroot() for page in pages(site)}
    assert site / "index.html" in trees
    assert dead_links(site, trees) == []


@pytest.mark.audit
def test_the_site_is_no_larger_than_github_pages_takes(published, tally):
    """https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits"""
    site = published / "output"
    sizes = {path: path.stat().st_size for path in site.rglob("*") if path.is_file()}
    assert 0 < sum(sizes.values()) < 1_000_000_000
    assert max(sizes.values()) < 100_000_000
    packed = {page: len(gzip.compress(page.read_bytes(), 9)) for page in pages(site)}
    largest = max(packed, key=packed.__getitem__)
    for of, number, what in (
        ("events", len(list(site.glob("events/*/index.html"))), "pages of events"),
        ("pages", len(packed), "pages in all"),
        ("files", len(sizes), "files in all"),
        ("bytes", sum(sizes.values()), "bytes of all files"),
        ("bytes", packed[site / "index.html"], "bytes of the front page as sent (gzip)"),
        ("bytes", packed[largest], f"of {largest.relative_to(site)}, the largest (gzip)"),
    ):
        tally("published site", of, what, number)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_front_page_prints_on_one_sheet(published, browser, paper):
    with served(published / "output") as address:
        page = browser.new_page()
        page.goto(f"{address}/")
        printed = page.pdf(format=paper, prefer_css_page_size=True)
        page.close()
    assert printed.count(b"/Type /Page\n") == 1


def test_one_more_event_needs_no_other_change(published, capsys):
    """The site has it from here on: none of these tests asks for any event."""
    added = add_one(published / "content")
    assert check(published, capsys).endswith("no problem\n")
    run = run_of(published, has_index=True)
    output = build(published, output=published / "output", url=URL, run=run).output
    assert (output / "events" / added / "index.html").is_file()
    assert f"/events/{added}/" in (output / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("template", TEMPLATES)
def test_each_template_of_the_guide_fits_the_registries(template, tmp_path, capsys):
    root = copy(ROOT, tmp_path)
    named = set(re.findall(r"[a-z0-9-]+", template))
    # Only what it answers stays: another event may well report what the template made up.
    for path in (root / "content/events").iterdir():
        if path.stem[len("2021-06-03-") :] not in named:
            path.unlink()
    day = re.search(r"^date: (\S+)", template, re.MULTILINE)[1]
    path = root / "content/events" / f"{day}-from-the-guide.md"
    # Of an address that nobody filled in, the check says so.
    path.write_text(template.replace("0000000", "1234567"), encoding="utf-8")
    assert check(root, capsys, path).endswith("no problem\n")


def check(root: Path, capsys: pytest.CaptureFixture[str], *files: Path) -> str:
    """Return everything that `timeline check` says of a site, or of some of its files."""
    cli.main(["check", "--root", str(root), *map(str, files)])
    return "".join(capsys.readouterr())


def add_one(content: Path) -> str:
    """Write an event like the first one, of the first entry of each registry; return its id."""
    record = read_content(content, zone=ZoneInfo("UTC")).record
    first = record.events[0]
    actor, place, outlet = (
        next(iter(registry)) for registry in (record.actors, record.places, record.outlets)
    )
    domain = (*outlet.domains, "one-more.example")[0]
    day = first.date.first.isoformat()
    said = f"speaker: {first.speaker}\n" if first.speaker else ""
    answers = f"responds_to: [{', '.join(first.responds_to)}]\n" if first.responds_to else ""
    text = (
        "---\n"
        "title: Something that no other event of this record reports\n"
        f"date: {day}\n"
        f"kind: {first.kind}\n"
        "summary: A test made this event up. It is gone when the test ends.\n"
        f"{said}"
        f"actors: [{actor.id}]\n"
        f"places: [{place.id}]\n"
        f"{answers}"
        "sources:\n"
        "- key: s1\n"
        f"  outlet: {outlet.id}\n"
        f"  url: https://{domain}/one-more\n"
        f"  published: {day}\n"
        "---\n"
    )
    (content / "events" / f"{day}-one-more-of-a-test.md").write_text(text, encoding="utf-8")
    return "one-more-of-a-test"
