"""Every text of a page tells its language, where that is not the language of the interface."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest

from tests.browser import served
from tests.built import ROOT, XHTML, copy, parse
from tests.small import run_of
from timeline.plugin import build, searching

# The texts of the invented record are English, so a word in Latin letters is the record's and one
# in Cyrillic letters the interface's.
LATIN = re.compile(r"[A-Za-z]{2,}")
CYRILLIC = re.compile("[\u0400-\u04ff]{2,}")
SPOKEN = {"aria-label", "title", "alt", "placeholder", "summary", "data-label", "content"}
# Of what a browser or a program reads as it stands, no word is read to anybody.
CODE = {"script", "style", "code", "pre", "textarea"}
MACHINE = {"viewport", "generator", "robots", "color-scheme", "theme-color", "twitter:card"}
MACHINE |= {"og:url", "og:image", "og:type", "og:image:width", "og:image:height"}
# What is the same in every language: addresses and names of files; programs, formats and words
# that stand in a file as they are.
ADDRESS = re.compile(r"https?://\S+|(?:\b[\w-]+)?\.[a-z][\w-]+(?:/\S+)?|\b[\w-]+\.example\S*")
NAMES = re.compile(
    r"\b(?:BibTeX|RIS|Telegram|WhatsApp|Python|SHA256SUMS|HTML|JSON|GeoJSON|Schema|RFC|TimelineJS"
    r"|CSV|UTF|LibreOffice|Excel|Google|EDTF|WGS|JavaScript|cookie|id|campaign|changes|computed"
    r"|(?:first|last)_day|low|high|precision_km)\b"
)
PAGES_OF_A_HEADLINE = {"events", "print", "sources"}
# A cell of the table of fields has values and types by the names that the data have for them.
FORM = ("about/data/index.html", "td")


@dataclass(frozen=True)
class Told:
    """A text or an attribute of a page, and in which language; `where` it stands in the page."""

    page: str
    where: str
    language: str
    text: str
    is_attribute: bool

    @property
    def is_mixed(self) -> bool:
        """Whether it has one language for words of both: an attribute, or the title of a page.

        Where words of the interface stand around a name, it is in the language of the interface.
        """
        is_title = self.where == "title"
        return (self.is_attribute or is_title) and bool(CYRILLIC.search(self.text))


@dataclass(frozen=True)
class Spoken:
    """A site, and all that its pages tell."""

    site: Path
    language: str
    told: tuple[Told, ...]


@pytest.fixture(scope="module", params=["uk", pytest.param("ru", marks=pytest.mark.audit)])
def spoken(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Spoken:
    """The invented site with an interface in another language around its English events."""
    root = copy(ROOT / "tests/site", tmp_path_factory.mktemp(request.param))
    with (root / "pelicanconf.py").open("a", encoding="utf-8") as file:
        file.write(f'DEFAULT_LANG = "{request.param}"\n')
    run = run_of(root, has_index=True)
    site = build(root, output=root / "output", url="https://example.org/repo", run=run).output
    return Spoken(site, request.param, tuple(_all(site)))


def test_no_text_of_the_record_stands_without_its_language(spoken):
    found = [
        each
        for each in spoken.told
        if each.language == spoken.language
        and LATIN.search(NAMES.sub("", ADDRESS.sub("", each.text)))
        and not each.is_mixed
        and (each.page, each.where) != FORM
    ]
    assert found == []


def test_no_word_of_the_interface_stands_in_the_language_of_the_record(spoken):
    found = [each for each in spoken.told if each.language == "en"]
    assert len(found) > 1_000
    assert [each for each in found if CYRILLIC.search(each.text)] == []


def test_a_headline_is_in_the_language_that_its_letters_tell(spoken):
    found = [each for each in spoken.told if "Губернатор о выстрелах" in each.text]
    assert {each.language for each in found} == {"ru"}
    assert {each.page.split("/")[0] for each in found} == PAGES_OF_A_HEADLINE


@pytest.mark.skipif(not searching.program(), reason="Pagefind is not installed")
def test_what_is_found_tells_its_language_too(spoken, browser):
    with served(spoken.site) as address:
        page = browser.new_context().new_page()
        page.goto(f"{address}/search/?q=oakford")
        page.locator("#found a.t").nth(5).wait_for()
        html = page.locator("#found ul").inner_html()
        page.context.close()
    found = _told(html5lib.parse(f"<!doctype html><main>{html}</main>"), "", spoken.language)
    told = [each for each in found if each.where not in ("html", "title")]
    assert [each for each in told if each.language != "en" and LATIN.search(each.text)] == []
    assert [each for each in told if each.language == "en" and CYRILLIC.search(each.text)] == []
    assert {"Raid", "Oakford"} <= {each.text for each in told if each.where == "span"}


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        ("<p>Карта <b>Ford</b></p>", ["Ford"]),
        ('<p lang="en">Ford <b lang="uk">Карта Ford</b></p>', ["Карта Ford"]),
        ('<p><a title="Ford">Карта</a></p>', ["Ford"]),
        ('<p lang="en"><a title="Ford">Ford</a> of</p> Vale', ["Vale"]),
    ],
)
def test_a_text_without_its_language_is_found(tmp_path, page, expected):
    head = '<!doctype html><html lang="uk"><head><title>Карта</title></head><body>'
    (tmp_path / "index.html").write_text(f"{head}{page}</body></html>", encoding="utf-8")
    found = [each.text for each in _all(tmp_path) if each.language != "en"]
    assert [text for text in found if LATIN.search(text)] == expected


def _all(site: Path) -> Iterator[Told]:
    for path in sorted(site.rglob("*.html")):
        yield from _told(parse(path), path.relative_to(site).as_posix(), "")


def _told(element: Element, page: str, language: str) -> Iterator[Told]:
    """Yield what an element says, part by part; what stands behind a child is its own."""
    language = element.get("lang", language)
    where = str(element.tag).removeprefix(XHTML)
    for name, value in element.items():
        is_machine = element.get("http-equiv") or MACHINE & {*element.attrib.values()}
        if name in SPOKEN and not is_machine:
            yield Told(page, where, language, value, is_attribute=True)
    if where in CODE or not isinstance(element.tag, str):
        return
    texts = [(element.text or "").strip()]
    for child in element:
        yield from _told(child, page, language)
        texts.append((child.tail or "").strip())
    yield from (Told(page, where, language, text, is_attribute=False) for text in texts if text)
