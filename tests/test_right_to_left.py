"""Right-to-left text: its brackets, digits and last sign stand on their own side."""

import re
from xml.etree.ElementTree import Element

import html5lib
import pytest

from tests import small
from tests.small import SAID, built, page, write_event

# What is written in these letters would begin on the wrong side of a page in English.
LETTERS = re.compile("[\u0590-\u05ff]")
LONG = "אין נפגעים בכפר שליד הנהר (3), אמר המושל בבוקר, ואיש לא עבר שם את הגשר!"
SHORT = "אין נפגעים (3)!"
TITLE = "הגשר (2): סגור"


@pytest.fixture
def output(tmp_path):
    """Return a site on which a title, quotes, a claim and a headline are in Hebrew."""
    site = small.write_site(tmp_path / "site")
    spoken = {"speaker": "hill", "lang": "he", "source": "s1"}
    write_event(
        site,
        "bridge",
        "2021-06-03",
        title=TITLE,
        kind=SAID,
        summary="הגשר סגור (2). איש לא עבר.",
        claims=[small.claim("hill", says=SHORT)],
        quotes=[{**spoken, "text": LONG}, {**spoken, "text": SHORT}],
        sources=[small.source("bridge", title=TITLE)],
    )
    write_event(site, "ford", "2021-06-04", kind=SAID, responds_to=["bridge"])
    return built(site)


def test_each_text_on_the_page_of_an_event_has_the_direction_of_its_own_letters(output):
    found = list(foreign(page(output, "events/bridge")))
    texts = [text for _, text in found]
    assert {LONG, SHORT, TITLE} <= set(texts)
    assert [text for has_direction, text in found if not has_direction] == []


def test_each_has_it_on_the_pages_that_list_the_event_too(output):
    texts = {path: path.read_text("utf-8") for path in output.glob("*/**/index.html")}
    # To read one as a browser does takes long; most have no such letter.
    pages = {path: list(foreign(text)) for path, text in texts.items() if LETTERS.search(text)}
    naming = {path.parent.relative_to(output).as_posix() for path in pages if pages[path]}
    assert {"actors/hill", "days/2021-06-03", "days/2021-06-04", "events/ford", "said"} <= naming
    for path, found in pages.items():
        assert [text for has_direction, text in found if not has_direction] == [], path


def foreign(html: str):
    """Yield whether an element sets the direction of it, and the text, for each in Hebrew."""
    tree = html5lib.parse(html, namespaceHTMLElements=False)
    yield from _foreign(tree.find("body"), has_direction=False)


def _foreign(element: Element, *, has_direction: bool):
    # A citation to copy is as it is pasted, and stands in another text there.
    if element.tag in {"script", "style", "pre"}:
        return
    own = has_direction or element.get("dir") == "auto" or element.tag == "bdi"
    texts = [(own, element.text)]
    for child in element:
        yield from _foreign(child, has_direction=own)
        texts.append((own, child.tail))
    yield from ((is_set, text.strip()) for is_set, text in texts if LETTERS.search(text or ""))
