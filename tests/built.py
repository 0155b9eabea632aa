"""The real site, built once from the real record for all tests that read it."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import html5lib
import pytest

from timeline.plugin import build
from timeline.record import Record, read_content

ROOT = Path(__file__).resolve().parent.parent
URL = "https://example.org/repo"
BASE = "/repo"
XHTML = "{http://www.w3.org/1999/xhtml}"


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real record as a site under a sub-path, as GitHub Pages serves a repository's."""
    output = tmp_path_factory.mktemp("real") / "output"
    build(ROOT, output=output, url=URL)
    return output


@pytest.fixture(scope="session")
def record() -> Record:
    """The real record."""
    return read_content(ROOT / "content", zone=ZoneInfo("Europe/Moscow")).record


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of everything that a site is made of, free to be broken."""
    for name in ("content", "seeds", "theme"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "pelicanconf.py", tmp_path)
    return tmp_path


def parse(path: Path):
    """Parse a page as a browser would, refusing what the HTML standard calls an error."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=True)
    return parser.parse(path.read_text(encoding="utf-8"))


def pages(site: Path) -> Iterator[Path]:
    """Yield every HTML file of a site."""
    yield from sorted(site.rglob("*.html"))
