"""The weekly question whether cited reports still answer, put to a server of our own."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from zoneinfo import ZoneInfo

import pytest

from tests.built import SITE
from timeline.record import read_content
from tools import links
from tools.links import Cited


class Answering(BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.asked.append(self.path)
        self.send_response(int(self.path.rpartition("/")[2]))
        self.send_header("Location", "/200")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *arguments):
        pass


@pytest.fixture
def server():
    with ThreadingHTTPServer(("127.0.0.1", 0), Answering) as server:
        server.asked = []
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.mark.parametrize(
    ("status", "told"),
    [
        (200, ""),
        (204, ""),
        (301, ""),
        (302, ""),
        (404, "gone (404)"),
        (410, "gone (410)"),
        (403, "unsure (403)"),
        (429, "unsure (429)"),
        (500, "unsure (500)"),
        (503, "unsure (503)"),
    ],
)
def test_an_answer_tells_whether_a_page_is_there_and_leads_nowhere_else(server, status, told):
    assert links.state(f"http://127.0.0.1:{server.server_port}/{status}") == told
    assert server.asked == [f"/{status}"]


def test_a_machine_that_does_not_answer_is_no_page_that_is_gone():
    with ThreadingHTTPServer(("127.0.0.1", 0), Answering) as closed:
        port = closed.server_port
    assert links.state(f"http://127.0.0.1:{port}/200").startswith("unsure (")


def test_a_name_that_nobody_has_is_gone():
    assert links.state("https://no-such-name.invalid/", patience=5).partition(" ")[0] in (
        "gone",
        "unsure",  # where a machine asks no names at all
    )


def test_each_address_of_the_record_is_asked_for_once_in_order():
    content = read_content(SITE / "content", zone=ZoneInfo("Europe/London"))
    found = list(links.cited(content))
    urls = [each.url for each in found]
    expected = [s.url for event in content.record.events for s in event.sources if s.url]
    assert urls == list(dict.fromkeys(expected))
    assert all(each.events for each in found)


def test_the_report_names_what_is_gone_and_counts_the_rest():
    gone = Cited("https://a.example/x|y`", "https://web.archive.org/…", ("one", "two"))
    told = links.report(
        [(gone, "gone (404)"), (Cited("u", "", ("x",)), "unsure (403)"), (Cited("v", "", ()), "")]
    )
    assert told.startswith("Without an answer: 1 address of 3. ")
    row = "| `https://a.example/x%7Cy%60` | `gone (404)` | `one`, `two` | yes |"
    assert row in told.splitlines()
    assert told.endswith("1 address did not tell: such hosts turn machines away, or had no time.\n")


def test_where_every_address_answers_there_is_no_report():
    assert links.report([(Cited("u", "", ("x",)), ""), (Cited("v", "", ()), "unsure (403)")]) == ""


def test_a_report_fits_an_issue():
    many = [(Cited(f"https://a.example/{n}", "", ("x",)), "gone (404)") for n in range(500)]
    told = links.report(many)
    assert told.count("gone (404)") == 200
    assert "… and 300 more" in told
    assert len(told) < 65_000
