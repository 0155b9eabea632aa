"""The server answers as GitHub Pages does."""

import shutil
import subprocess
import sys
from http import HTTPStatus
from pathlib import Path
from select import select
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from tests.browser import served
from timeline.serve import News, Response, answer
from timeline.watch import serving

ROOT = Path(__file__).parent.parent
OK, MOVED, MISSING = HTTPStatus.OK, HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.NOT_FOUND
PAGE = "<!doctype html><html lang=en><head><title>{}</title></head><body></body></html>"
FILES = ("index.html", "404.html", "about.html", "events/a/index.html", "é/index.html", "a.atom")


@pytest.fixture
def site(tmp_path):
    for name in FILES:
        file = tmp_path / "site" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{name} ä", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("not published", encoding="utf-8")
    return tmp_path / "site"


@pytest.mark.parametrize(
    ("address", "status", "found"),
    [
        ("/repo/", OK, "index.html"),
        ("/repo/?q=1", OK, "index.html"),
        ("/repo/events/a/", OK, "events/a/index.html"),
        ("/repo/%C3%A9/", OK, "é/index.html"),
        ("/repo/about", OK, "about.html"),
        ("/repo/a.atom", OK, "a.atom"),
        ("/repo/about/", MISSING, "404.html"),
        ("/repo/events/", MISSING, "404.html"),
        ("/", MISSING, "404.html"),
        ("/repository/", MISSING, "404.html"),
        ("/repo/../secret.txt", MISSING, "404.html"),
        ("/repo/%2e%2e/secret.txt", MISSING, "404.html"),
        ("/repo/%00", MISSING, "404.html"),
    ],
)
def test_an_address_gets_a_file(site, address, status, found):
    expected = Response(status=status, file=site / found)
    assert answer(address, root=site, base="/repo") == expected


@pytest.mark.parametrize(
    ("base", "address", "location"),
    [
        ("/repo", "/repo", "/repo/"),
        ("/repo", "/repo?q=1", "/repo/?q=1"),
        ("/repo", "/repo/events/a", "/repo/events/a/"),
        ("/repo", "/repo/%C3%A9", "/repo/%C3%A9/"),
        ("", "/events/a", "/events/a/"),
        ("", "//events/a", "/events/a/"),
        ("", "/%2Fevents/a", "/events/a/"),
    ],
)
def test_a_folder_gets_its_slash(site, base, address, location):
    expected = Response(status=MOVED, location=location)
    assert answer(address, root=site, base=base) == expected


def test_a_site_without_a_404_page_still_answers(tmp_path):
    assert answer("/x", root=tmp_path) == Response(status=MISSING)


def test_headers_say_what_a_file_is_and_never_to_show_an_old_one(site):
    with served(site) as url, urlopen(f"{url}/events/a") as reply:
        assert reply.url == f"{url}/events/a/"
        assert reply.headers["Content-Type"] == "text/html; charset=utf-8"
        assert reply.headers["Cache-Control"] == "no-cache"
        assert reply.read().decode() == "events/a/index.html ä"
    with served(site, "") as url, urlopen(Request(f"{url}/a.atom", method="HEAD")) as reply:
        assert reply.headers["Content-Type"] == "application/atom+xml"
        assert (reply.headers["Content-Length"], reply.read()) == ("9", b"")


def test_a_missing_page_is_the_sites_own_and_says_404(site):
    with served(site) as url, pytest.raises(HTTPError, match="404") as missing:
        urlopen(f"{url}/nowhere/")
    with missing.value as reply:
        assert reply.read().decode() == "404.html ä"


def test_a_page_on_the_screen_loads_itself_anew_after_a_build(browser, site):
    (site / "index.html").write_text(PAGE.format("old"), encoding="utf-8")
    news = News()
    with serving(site, base="/repo", port=0, news=news) as address:
        page = browser.new_page()
        page.goto(address)
        assert page.title() == "old"
        (site / "index.html").write_text(PAGE.format("new"), encoding="utf-8")
        with page.expect_navigation():
            news.tell()
        assert page.title() == "new"
        page.close()


def test_nothing_of_that_stands_in_the_published_page(site):
    (site / "index.html").write_text(PAGE.format("plain"), encoding="utf-8")
    with served(site) as address, urlopen(f"{address}/") as reply:
        assert reply.read().decode() == PAGE.format("plain")


def _change(file, text, told, until):
    """Write a file, again where nobody watched yet, until a line that says so is told."""
    line = ""
    while until not in line:
        file.write_text(text, encoding="utf-8")
        if select([told], [], [], 3)[0]:
            line = told.readline()
            assert line, "the server has ended"


def test_a_broken_template_is_told_and_the_next_change_is_built(tmp_path):
    root = tmp_path / "site"
    shutil.copytree(ROOT / "tests/golden/check/clean", root)
    shutil.copytree(ROOT / "theme", root / "theme")
    (root / "pelicanconf.py").write_text(
        'PATH = "content"\nOUTPUT_PATH = "output"\nTHEME = "theme"\nTIMEZONE = "UTC"\n'
        'SITENAME = "The ford"\nSITEURL = "https://example.org"\nPLUGINS = ["timeline.plugin"]\n',
        encoding="utf-8",
    )
    template = root / "theme/templates/404.html"
    sound = template.read_text(encoding="utf-8")
    command = [sys.executable, "-m", "timeline", "serve", "--port", "0", "--root", str(root)]
    served = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
    try:
        assert "pages" in served.stdout.readline()
        assert served.stdout.readline().startswith("http://127.0.0.1:")
        _change(template, sound + "{% broken %}", served.stdout, "/404.html:")
        _change(template, sound + "mended", served.stdout, "(1 rendered")
    finally:
        served.terminate()
        served.communicate()
