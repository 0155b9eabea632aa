"""What comes from strangers is refused in a clear line, or stays text.

The attacks stand in tests/attacks/, a file for each family; `make audit` tries all of them.
"""

import csv
import json
import re
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser

from tests import attacking
from tests.attacking import Attack
from tests.browser import served
from tests.built import SITE, URL, XHTML, copy, pages, parse
from tests.small import run_of
from timeline.formats import eventfile
from timeline.plugin import build
from timeline.site import reserved
from timeline.site.routes import ROUTES

PAYLOAD = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>{{ 7*7 }}{% raw %}{attach}../x"
NAME = "2021-06-04-an-attack.md"
QUOTED = "'" + PAYLOAD.replace("'", "''") + "'"
EVENT = f"""---
title: '"><script>alert(1)</script> {{{{ 7*7 }}}} {{% include "base.html" %}}'
date: 2021-06-04
kind: statement
summary: {QUOTED[:-1]} One. Two.'
speaker: otto-lind
venue: {QUOTED}
actors: [otto-lind]
places: [oakford]
responds_to: [campaign]
claims:
- by: otto-lind
  says: {QUOTED}
  sources: [s1]
quotes:
- speaker: otto-lind
  text: {QUOTED}
sources:
- key: s1
  outlet: upland-press
  title: {QUOTED}
  url: https://uplandpress.example/x
  supports: {QUOTED}
date_note: {QUOTED}
scope_note: {QUOTED}
status: published
---
"""


@pytest.fixture(scope="module")
def attacked(tmp_path_factory):
    project = copy(SITE, tmp_path_factory.mktemp("attacked"))
    path = project / "content/events" / NAME
    path.write_text(EVENT, encoding="utf-8")
    assert eventfile.load(path).id == "an-attack"
    run = run_of(project, has_index=True)
    return build(project, output=project / "output", url=URL, run=run).output


def test_markup_in_any_field_stays_text(attacked):
    text = "".join(parse(attacked / "events/an-attack/index.html").itertext())
    assert "<script>alert(1)</script>" in text
    assert "{{ 7*7 }}" in text
    reached = [page for page in pages(attacked) if "alert(1)" in page.read_text(encoding="utf-8")]
    assert len(reached) >= 5
    for page in reached:
        tree = parse(page)
        scripts = [e for e in tree.iter(f"{XHTML}script") if not e.get("src")]
        assert {e.get("type") for e in scripts} <= {"application/ld+json"}, page
        assert not list(tree.iter(f"{XHTML}img")), page


def test_nothing_runs_or_loads_in_a_browser(attacked, browser):
    with served(attacked) as address:
        page = browser.new_page()
        dialogs, said, loaded = [], [], []
        page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
        page.on("console", lambda message: said.append(message.text))
        page.on("request", lambda request: loaded.append(request.url))
        for path in ("/events/an-attack/", "/", "/days/2021-06-04/", "/actors/otto-lind/"):
            page.goto(f"{address}{path}")
        page.close()
    assert (dialogs, said) == ([], [])
    assert [url for url in loaded if not url.startswith(address)] == []


@pytest.mark.parametrize(
    "line",
    [
        "save_as: index.html",
        "slug: ../x",
        "template: base",
        "url: javascript:alert(1)",
        "status: x",
    ],
)
def test_no_file_chooses_its_address_template_or_visibility(project, line):
    path = project / "content/events" / NAME
    text = EVENT.replace("status: published", line)
    path.write_text(text, encoding="utf-8")
    reading = eventfile.read(text, path=NAME)
    assert reading.value is None
    assert line.split(":")[0] in reading.problems[0].message


FEW = 4  # attacks of each family that every run of the tests tries
# How many attacks of each family are refused; all others are shown as text.
REFUSED = {
    "floods": 126,
    "formats": 96,
    "logs": 141,
    "markdown": 92,
    "markup": 64,
    "paths": 148,
    "pelican": 64,
    "schemes": 108,
    "unicode": 289,
    "yaml": 188,
}
# A page that stands at an old address.
_GOES_ON = 'http-equiv="refresh"'
LINKED_DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


@pytest.fixture(scope="module")
def ground(tmp_path_factory) -> Path:
    """A small site to put one attack after another into."""
    return attacking.site(tmp_path_factory.mktemp("ground") / "site")


def test_there_are_ten_families_and_no_attack_is_there_twice():
    every = [attack for family in attacking.FAMILIES for attack in attacking.attacks(family)]
    assert sorted(REFUSED) == attacking.FAMILIES
    assert len(every) >= 500
    assert [attack for attack, times in Counter(every).items() if times > 1] == []


def judged(ground: Path, attacks: Sequence[Attack]) -> list[Attack]:
    """Judge each attack by itself; return those that are shown. Asserts what holds for all."""
    shown = []
    for attack in attacks:
        outcome = attacking.judged(ground, attack)
        case = (attack.family, attack.where, attack.text[:80], outcome.printed[:500])
        assert outcome.status in (0, 1), case
        assert outcome.status == 0 or attacking.is_clear(outcome.printed), case
        assert outcome.printed.count("\n") <= attacking.MOST_LINES, case
        assert outcome.seconds < attacking.MOST_SECONDS, case
        shown += [attack] * (outcome.status == 0)
    return shown


def opened(folder: Path, shown: Sequence[Attack], browser: Browser) -> int:
    """Open sites that have all of the attacks between them; return how many pages that are."""
    together = enumerate(attacking.apart(shown))
    return sum(
        _opened(attacking.site(folder / f"site-{at}"), attacks, browser) for at, attacks in together
    )


def _opened(root: Path, attacks: Sequence[Attack], browser: Browser) -> int:
    """Build one site with some attacks and open every page; assert that nothing happens there."""
    for attack in attacks:
        attacking.put(root, attack)
    run = run_of(root, has_index=True)
    output = build(root, output=root / "output", url=URL, run=run).output
    assert {path.name for path in root.iterdir()} <= attacking.LEFT
    for path in sorted(output.rglob("*")):
        assert not path.is_symlink(), path
        if path.suffix in READ:
            READ[path.suffix](path.read_text(encoding="utf-8"))
    addresses = [page.relative_to(output).as_posix() for page in pages(output)]
    with served(output) as address:
        page, heard = browser.new_page(), []
        page.on("dialog", lambda dialog: (heard.append(dialog.message), dialog.dismiss()))
        page.on("console", lambda message: heard.append(message.text))
        page.on("pageerror", lambda error: heard.append(str(error)))
        page.on("request", lambda request: heard.extend(_elsewhere(request.url, address)))
        for path in addresses:
            page.goto(f"{address}/{path}")
            if _GOES_ON in (output / path).read_text(encoding="utf-8"):
                # By itself, and maybe in the middle of the next page.
                page.wait_for_url(lambda url, at=path: not url.endswith(at))
            assert heard == [], path
        page.close()
    return len(addresses)


def _elsewhere(url: str, address: str) -> list[str]:
    return [] if url.startswith((address, "data:image/svg+xml")) else [url]


def _html(text: str) -> None:
    for block in LINKED_DATA.findall(text):
        json.loads(block)


def _csv(text: str) -> None:
    cells = [cell for row in csv.reader(text.splitlines()) for cell in row]
    assert [cell for cell in cells if re.match(r"[=@\t\r]|[+-](?![\d.]+$)", cell)] == []


def _ics(text: str) -> None:
    names = re.findall(r"^([A-Z-]+)[:;]", text.replace("\r\n ", ""), re.MULTILINE)
    assert names.count("BEGIN") == names.count("END")
    assert text.count("\nEND:VCALENDAR") == 1


READ = {
    ".html": _html,
    ".atom": ElementTree.fromstring,
    ".xml": ElementTree.fromstring,
    ".svg": ElementTree.fromstring,
    ".json": json.loads,
    ".geojson": json.loads,
    ".csv": _csv,
    ".ics": _ics,
}


def test_a_few_attacks_of_each_family_do_nothing(ground, tmp_path, browser):
    few = [attack for family in attacking.FAMILIES for attack in attacking.some(family, FEW)]
    shown = judged(ground, few)
    assert 0 < len(shown) < len(few)
    assert opened(tmp_path, shown, browser) > len(shown)


def test_attacks_in_the_place_of_one_file_are_opened_one_after_the_other():
    day, other = (Attack("markup", "day", text) for text in ("one", "other"))
    title = Attack("markup", "title", "one")
    assert list(attacking.apart([day, other, title])) == [[other, title], [day]]
    assert list(attacking.apart([])) == []


@pytest.mark.audit
@pytest.mark.parametrize("family", attacking.FAMILIES)
def test_no_attack_of_a_family_does_anything(ground, tmp_path, browser, family, tally):
    every = list(attacking.attacks(family))
    shown = judged(ground, every)
    tally("attacks", family, "refused in clear lines", len(every) - len(shown))
    assert len(every) - len(shown) == REFUSED[family]
    seen = opened(tmp_path, shown, browser)
    tally("attacks", family, "stayed text, nothing ran or was fetched", len(shown))
    tally("attacks", family, "pages opened in the browser", seen)


def test_no_page_of_prose_can_have_an_address_of_the_record():
    addresses = [route.address.strip("/") for route in ROUTES if not route.is_hosted]
    addresses = [each for each in addresses if each not in reserved.WHOLE]
    first = {address.partition("/")[0] for address in addresses if "/" in address}
    whole = {address for address in addresses if "/" not in address and "." not in address}
    assert {*first, *whole} - {"", "{}"} - reserved.FIRST == set()
