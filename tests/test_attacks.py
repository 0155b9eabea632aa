"""Event files come from strangers: what they carry must stay text."""

import pytest

from tests.browser import served
from tests.built import XHTML, pages, parse
from timeline.formats import eventfile
from timeline.plugin import build

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


@pytest.fixture
def attacked(project):
    path = project / "content/events" / NAME
    path.write_text(EVENT, encoding="utf-8")
    assert eventfile.load(path).id == "an-attack"
    return build(project, output=project / "output", url="https://example.org/repo").output


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
