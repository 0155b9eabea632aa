"""The site that tests are made of, and the published one: each copied, then built once for all."""

import fcntl
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit
from xml.etree.ElementTree import Element
from zoneinfo import ZoneInfo

import html5lib
import pytest

from tests.small import run_of
from timeline.cli.build import NO_INDEX
from timeline.plugin import build, searching
from timeline.record import Record, read_content

ROOT = Path(__file__).resolve().parent.parent
# An invented record with every feature of the format, so that no test rests on the published one.
SITE = ROOT / "tests" / "site"
# Another record, of four events, for tests that build many times and look at few pages.
FEW = ROOT / "tests" / "golden" / "check" / "clean"
URL = "https://example.org/repo"
BASE = "/repo"
XHTML = "{http://www.w3.org/1999/xhtml}"


def copy(root: Path, folder: Path) -> Path:
    """Copy everything that the site in `root` is made of, and the theme; return `folder`."""
    for name in ("content", "seeds"):
        shutil.copytree(root / name, folder / name)
    shutil.copytree(ROOT / "theme", folder / "theme")
    shutil.copy(root / "pelicanconf.py", folder)
    return folder


def copy_few(folder: Path) -> Path:
    """Copy what the invented site is made of, with four events for its record."""
    shutil.copytree(FEW, folder, dirs_exist_ok=True)
    for name in ("content/pages", "content/extra"):
        shutil.copytree(SITE / name, folder / name, dirs_exist_ok=True)
    shutil.copytree(ROOT / "theme", folder / "theme")
    shutil.copy(SITE / "pelicanconf.py", folder)
    return folder


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented site under a sub-path, as GitHub Pages serves a repository's.

    Of several processes that run tests the first to ask for it builds it, for all.
    """
    folder = tmp_path_factory.getbasetemp()
    folder = folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder
    output = folder / "invented" / "output"
    with (folder / "invented.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not output.exists():
            _build(output)
    return output


def _build(output: Path) -> None:
    root = output.parent
    shutil.rmtree(root, ignore_errors=True)  # of one that failed
    root.mkdir()
    copy(SITE, root)
    build(root, output=output, url=URL, run=run_of(root, has_index=True))


@pytest.fixture(scope="session")
def record() -> Record:
    """The invented record."""
    return read_content(SITE / "content", zone=ZoneInfo("Europe/London")).record


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of everything that the invented site is made of, free to be broken."""
    return copy(SITE, tmp_path)


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The published record, copied and built into `output`; for tests/test_published.py alone."""
    root = copy(ROOT, tmp_path_factory.mktemp("published"))
    build(root, output=root / "output", url=URL, run=run_of(root, has_index=True))
    return root


def of_search() -> str:
    """Return what a build says of the search: something where nothing can make its index."""
    return "" if searching.program() else f"{NO_INDEX}\n"


def parse(path: Path) -> Element:
    """Parse a page as a browser would, refusing what the HTML standard calls an error."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=True)
    return parser.parse(path.read_text(encoding="utf-8"))


def pages(site: Path) -> Iterator[Path]:
    """Yield every HTML file of a site."""
    yield from sorted(site.rglob("*.html"))


def dead_links(site: Path, trees: Mapping[Path, Element]) -> list[tuple[str, str]]:
    """Return each page, and each link on it into this site that leads to no file or anchor."""
    anchors = {page: {e.get("id") for e in tree.iter()} - {None} for page, tree in trees.items()}
    return [
        (page.relative_to(site).as_posix(), link)
        for page, tree in trees.items()
        for link in _inner_links(tree)
        if not _leads_somewhere(link, page, site, anchors)
    ]


def _inner_links(tree: Element) -> Iterator[str]:
    for element in tree.iter():
        for name in ("href", "src"):
            link = element.get(name)
            if link and (link.startswith(("/", "#", URL)) and element.get("rel") != "canonical"):
                yield link


def _leads_somewhere(
    link: str, page: Path, site: Path, anchors: Mapping[Path, Iterable[str | None]]
) -> bool:
    address, anchor = urldefrag(link.removeprefix("https://example.org"))
    if not address:
        return anchor in anchors[page]
    path = unquote(urlsplit(address).path)
    if not path.startswith(f"{BASE}/"):
        return False
    target = site / path.removeprefix(f"{BASE}/")
    target = target / "index.html" if path.endswith("/") else target
    return target.is_file() and (not anchor or anchor in anchors.get(target, ()))
