"""The server answers as GitHub Pages does."""

import socket
import struct
from http import HTTPStatus
from http.client import HTTPConnection
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest

from tests.browser import served
from timeline.serve import News, listening
from timeline.serve.answers import Response, answer

OK, MOVED, MISSING = HTTPStatus.OK, HTTPStatus.MOVED_PERMANENTLY, HTTPStatus.NOT_FOUND
PAGE = (
    "<!doctype html><html lang=en><head><meta http-equiv=Content-Security-Policy "
    "content=\"default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'\">"
    "<title>{}</title></head><body></body></html>"
)
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
        ("/repo/" + "a" * 400, MISSING, "404.html"),
        ("/repo/" + "a" * 400 + "/", MISSING, "404.html"),
        ("/repo/" + "a/" * 4_000, MISSING, "404.html"),
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


def test_headers_and_body_come_together_and_one_connection_serves_the_next_page(site):
    with served(site, "") as url, socket.create_connection(("127.0.0.1", _port(url))) as line:
        for _ in range(3):
            line.sendall(f"GET /about HTTP/1.1\r\nHost: {url.split('/')[2]}\r\n\r\n".encode())
            assert line.recv(65_536).endswith("\r\n\r\nabout.html ä".encode())


def _port(url: str) -> int:
    return int(url.split("/")[2].partition(":")[2])


@pytest.mark.parametrize("address", ["/secret", "/out/secret.txt", "/out/", "/out"])
def test_a_link_out_of_the_folder_is_no_file_of_it(site, address):
    (site / "secret").symlink_to(site.parent / "secret.txt")
    (site / "out").symlink_to(site.parent)
    (site.parent / "index.html").write_text("not published", encoding="utf-8")
    assert answer(address, root=site) == Response(status=MISSING, file=site / "404.html")


def _asked(address: str, host: str, method: str = "GET") -> tuple[int, bytes]:
    """Return status and text of the answer to a request that names `host`."""
    connection = HTTPConnection(address.split("/")[2])
    connection.putrequest(method, "/repo/", skip_host=True)
    if host:
        connection.putheader("Host", host)
    connection.endheaders()
    reply = connection.getresponse()
    try:
        return reply.status, reply.read()
    finally:
        connection.close()


def test_a_request_for_another_host_is_refused_in_one_line(site):
    with served(site) as address:
        port = address.rpartition(":")[2].partition("/")[0]
        for host in ("localhost", "LOCALHOST", "127.0.0.1", "[::1]"):
            assert _asked(address, f"{host}:{port}") == (200, "index.html ä".encode())
        told = f"ask for localhost:{port}, not for another host\n".encode()
        for host in (
            f"rebound.example:{port}",
            "localhost",
            "localhost:1",
            f"127.0.0.2:{port}",
            "",
        ):
            assert _asked(address, host) == (403, told)
        assert _asked(address, "rebound.example", "HEAD") == (403, b"")


def test_a_browser_that_hangs_up_is_no_news(site, capfd):
    with served(site) as address:
        host, port = address.split("/")[2].split(":")
        for _ in range(3):
            with socket.create_connection((host, int(port))) as line:
                line.sendall(b"GET /repo/ HTTP/1.1\r\nHost: local")
                # To close it now sends a reset.
                line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        with urlopen(f"{address}/") as reply:
            assert reply.read().decode() == "index.html ä"
    assert capfd.readouterr() == ("", "")


def _has_ipv6() -> bool:
    try:
        with socket.socket(socket.AF_INET6) as tried:
            tried.bind(("::1", 0))
    except OSError:
        return False
    return True


def test_both_loopbacks_of_a_machine_answer_on_one_port(site):
    with listening(site, base="", port=0, news=News()) as pages:
        pages.answer()
        port = pages.address.rstrip("/").rpartition(":")[2]
        assert pages.address == f"http://127.0.0.1:{port}/"
        for host in ("127.0.0.1", "localhost", *(["[::1]"] if _has_ipv6() else [])):
            with urlopen(f"http://{host}:{port}/about") as reply:
                assert reply.read().startswith(b"about.html")


def test_a_taken_port_is_refused(site):
    with listening(site, base="", port=0, news=News()) as first:
        port = int(first.address.rstrip("/").rpartition(":")[2])
        with (
            pytest.raises(OSError, match="in use"),
            listening(site, base="", port=port, news=News()),
        ):
            pass


def _nothing(path):
    del path


@pytest.mark.parametrize(
    ("address", "status", "found"),
    [
        ("/repo/", OK, "live index.html"),
        ("/repo//", OK, "live index.html"),
        ("/repo/events/new/", OK, "live events/new/index.html"),
        ("/repo/days", OK, "live days.html"),
        ("/repo/broken/", OK, "broken/index.html ä"),
        ("/repo/events/a/", OK, "events/a/index.html ä"),
        ("/repo/events/../", MISSING, "404.html ä"),
        ("/repo/404", OK, "404.html ä"),
    ],
)
def test_what_is_made_when_it_is_asked_for_goes_before_the_folder(site, address, status, found):
    (site / "broken").mkdir()
    (site / "broken/index.html").write_text("broken/index.html ä", encoding="utf-8")
    made = {name: f"live {name}" for name in ("index.html", "events/new/index.html", "days.html")}
    made |= {"site.html": "none of it", "broken/index.html": None}

    def live(path):
        if path not in made:
            return None
        return lambda: made[path] and made[path].encode()

    reply = answer(address, root=site, base="/repo", made=live)
    content = reply.make() if reply.make else None
    text = (content or reply.file.read_bytes()).decode()
    assert (reply.status, text) == (status, found)
    moved = answer("/repo/events/new?q", root=site, base="/repo", made=live)
    assert moved == Response(status=MOVED, location="/repo/events/new/?q")


def test_a_page_that_is_made_live_waits_for_that_alone_and_one_of_the_folder_for_both(
    browser, site
):
    for name in ("index.html", "events/a/index.html"):
        (site / name).write_text(PAGE.format("built"), encoding="utf-8")
    news = News()
    text = PAGE.format("live").encode()
    news.live(lambda path: (lambda: text) if path == "index.html" else None)
    with listening(site, base="", port=0, news=news) as pages:
        pages.answer()
        live, built = browser.new_page(), browser.new_page()
        live.goto(pages.address)
        built.goto(f"{pages.address}events/a/")
        assert (live.title(), built.title()) == ("live", "built")
        live.evaluate("window.stayed = true")
        with built.expect_navigation():
            news.built()
        news.fault("x")
        live.get_by_text("x", exact=True).wait_for()  # so it has heard of the folder, too
        assert live.evaluate("window.stayed")
        with live.expect_navigation(), built.expect_navigation():
            news.live(_nothing)
        assert live.title() == "built"
        live.close()
        built.close()


def test_a_page_on_the_screen_loads_itself_anew_after_a_build(browser, site):
    (site / "index.html").write_text(PAGE.format("old"), encoding="utf-8")
    news = News()
    with listening(site, base="/repo", port=0, news=news) as pages:
        pages.answer()
        page = browser.new_page()
        page.goto(pages.address)
        assert page.title() == "old"
        (site / "index.html").write_text(PAGE.format("new"), encoding="utf-8")
        with page.expect_navigation():
            news.built()
        assert page.title() == "new"
        page.close()


def test_a_problem_shows_as_text_at_the_foot_of_the_page_until_it_is_mended(browser, site):
    (site / "index.html").write_text(PAGE.format("old"), encoding="utf-8")
    news, faults = News(), []
    with listening(site, base="/repo", port=0, news=news) as pages:
        pages.answer()
        page = browser.new_page()
        page.on("console", lambda message: faults.append(message.text))
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.goto(pages.address)
        bar = page.locator(".served-problem")
        for problem in ("a.md:2:1: <img src=x onerror=alert(1)> is no kind", "b.md:1:1: other"):
            news.fault(problem)
            page.get_by_text(problem).wait_for()
            assert (bar.text_content(), bar.count()) == (problem, 1)
        assert bar.bounding_box()["y"] > page.viewport_size["height"] / 2
        assert page.title() == "old"
        page.reload()
        page.get_by_text("other").wait_for()  # whoever comes later sees it too
        with page.expect_navigation():
            news.live(_nothing)
        page.wait_for_load_state()
        with page.expect_response(lambda reply: "/~changes" in reply.url):
            page.reload()
        assert bar.count() == 0
        assert [fault for fault in faults if "favicon" not in fault] == []
        page.close()


def test_before_the_first_build_a_page_waits_for_it(browser, tmp_path):
    root, news = tmp_path / "site", News()
    with listening(root, base="", port=0, news=news) as pages:
        pages.answer()
        page = browser.new_page()
        assert page.goto(f"{pages.address}days/").status == HTTPStatus.SERVICE_UNAVAILABLE
        news.fault("x.md:1:1: it is wrong")
        page.get_by_text("it is wrong").wait_for()
        (root / "days").mkdir(parents=True)
        (root / "days/index.html").write_text(PAGE.format("built"), encoding="utf-8")
        with page.expect_navigation():
            news.built()
        assert page.title() == "built"
        page.close()


def test_nothing_of_that_stands_in_the_published_page(site):
    (site / "index.html").write_text(PAGE.format("plain"), encoding="utf-8")
    with served(site) as address, urlopen(f"{address}/") as reply:
        assert reply.read().decode() == PAGE.format("plain")
