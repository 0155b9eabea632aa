"""`timeline archive`, against a server that plays the archive's part."""

import threading
from collections import defaultdict
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from timeline import cli
from timeline.archive import RefusedError, UnsavedError, Wayback, noted
from timeline.formats import eventfile
from timeline.model import InputError

STAMP = "20240315101112"
FIRST = "https://valleypost.example/2021/06/03/1/"
EVENT = """---
title: Bells are heard in Oakford
date: 2021-06-05
kind: raid
summary: Bells were heard in Oakford. Nobody said why.
sources:
- key: s1
  outlet: valley-post
  url: https://valleypost.example/a
- url: "https://valleypost.example/b"
  title: B
---
"""


class Archive(ThreadingHTTPServer):
    """An archive that answers each address as it was told to, and otherwise saves it."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Answering)
        self.script = defaultdict(list)
        self.asked = []

    @property
    def home(self):
        return f"http://127.0.0.1:{self.server_port}"


class Answering(BaseHTTPRequestHandler):
    def do_GET(self):
        url = self.path.removeprefix("/save/")
        self.server.asked.append(url)
        told = self.server.script[url]
        status, headers = told.pop(0) if told else saved(url)
        if status is None:  # it hangs up
            self.connection.close()
            return
        self.send_response(status)
        for name, text in headers.items():
            self.send_header(name, text)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *arguments):
        pass


def saved(url):
    return 302, {"Location": f"https://web.archive.org/web/{STAMP}/{url}"}


@pytest.fixture
def server():
    with Archive() as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def waits():
    return []


@pytest.fixture
def machine(server, waits):
    return Wayback(wait=waits.append, home=server.home, pause=20, patience=5)


@pytest.fixture
def run(project, server, capsys):
    def run(*arguments):
        given = ("--service", server.home, "--pause", "0", "--root", str(project))
        status = cli.main(["archive", *arguments, *given])
        return status, *capsys.readouterr()

    return run


def copy_of(url):
    return f"https://web.archive.org/web/{STAMP}/{url}"


@pytest.mark.parametrize(
    "answer",
    [
        saved(FIRST),
        (200, {"Content-Location": f"/web/{STAMP}/{FIRST}"}),
        (302, {"Location": f"/web/{STAMP}if_/http://other.example/"}),
    ],
)
def test_of_an_answer_the_time_of_the_copy_is_taken_alone(server, machine, answer):
    server.script[FIRST] = [answer]
    assert machine.save(FIRST) == copy_of(FIRST)


def test_an_archive_that_asks_to_wait_is_given_the_time_it_wants(server, machine, waits):
    server.script[FIRST] = [(429, {"Retry-After": "7"}), (429, {})]
    assert machine.save(FIRST) == copy_of(FIRST)
    assert waits == [7.0, 80.0]
    assert server.asked == [FIRST] * 3


def test_an_archive_that_asks_to_wait_for_very_long_ends_the_work(server, machine, waits):
    server.script[FIRST] = [(429, {"Retry-After": "3600"})]
    with pytest.raises(RefusedError, match="for the next 60 minutes"):
        machine.save(FIRST)
    assert waits == []


def test_an_archive_that_takes_no_more_ends_the_work(server, machine):
    server.script[FIRST] = [(429, {})] * 3
    with pytest.raises(RefusedError, match="no more pages"):
        machine.save(FIRST)
    assert server.asked == [FIRST] * 3


@pytest.mark.parametrize("fault", [(503, {}), (None, {}), (520, {})])
def test_a_fault_of_the_server_is_tried_again_ever_later(server, machine, waits, fault):
    server.script[FIRST] = [fault, fault]
    assert machine.save(FIRST) == copy_of(FIRST)
    assert waits == [40.0, 80.0]
    server.script[FIRST] = [fault] * 3
    with pytest.raises(UnsavedError):
        machine.save(FIRST)


@pytest.mark.parametrize(
    "answer", [(404, {}), (200, {}), (302, {"Location": "https://evil.example/web/1/"}), (451, {})]
)
def test_what_names_no_copy_is_not_one_and_not_tried_again(server, machine, waits, answer):
    server.script[FIRST] = [answer]
    with pytest.raises(UnsavedError, match=f"it answers {answer[0]}"):
        machine.save(FIRST)
    assert (server.asked, waits) == ([FIRST], [])


def test_a_server_that_never_answers_is_waited_for_no_longer_than_said(server, machine, waits):
    slow = threading.Event()
    server.script[FIRST] = Hanging(slow)
    with pytest.raises(UnsavedError, match="timed out"):
        Wayback(wait=waits.append, home=server.home, patience=0.05).save(FIRST)
    slow.set()


class Hanging(list):
    """Answers that come only when told to."""

    def __init__(self, until):
        super().__init__([None])
        self._until = until

    def pop(self, at):
        self._until.wait(10)
        return 503, {}


def test_each_copy_is_noted_below_its_address_and_nothing_else_changes(run, project, server):
    events = project / "content/events"
    before = {path.name: path.read_text("utf-8") for path in events.iterdir()}
    status, out, err = run()
    assert (status, err) == (0, "")
    assert len(server.asked) == len(set(server.asked)) > 1
    assert f"1 of {len(server.asked)}: {copy_of(server.asked[0])}\n" in out
    for path in events.iterdir():
        lines = path.read_text("utf-8").splitlines()
        added = [n for n, line in enumerate(lines) if STAMP in line]
        for n in added:
            assert lines[n].strip() == f"archived: {copy_of(lines[n - 1].split()[-1])}"
        kept = [line for n, line in enumerate(lines) if n not in added]
        assert kept == before[path.name].splitlines()
    assert run()[:2] == (0, "every address has an archived copy\n")
    assert cli.main(["check", "--root", str(project)]) == 0


def test_a_run_that_was_stopped_goes_on_where_it_was(run, project, server):
    run("--most", "2")
    first = list(server.asked)
    assert len(first) == 2
    run("--most", "2")
    assert not set(first) & set(server.asked[2:])
    assert len(server.asked) == 4


def test_what_could_not_be_saved_is_told_and_the_others_are(run, server, project):
    urls = run("--dry-run")[1].splitlines()[:-1]
    server.script[urls[0]] = [(404, {})]
    status, out, err = run()
    assert status == 2
    assert f"{urls[0]} could not be saved: it answers 404" in err
    assert err.endswith(
        "1 address left without a copy; what is saved is in the event files; "
        "run this again to go on\n"
    )
    assert out.count(STAMP) == len(urls) - 1
    assert run("--dry-run")[1] == f"{urls[0]}\n1 address without an archived copy\n"


def test_a_list_asks_nobody(run, server):
    status, out, _ = run("--dry-run")
    assert (status, server.asked) == (0, [])
    assert out.splitlines()[-1].endswith("addresses without an archived copy")


def test_chosen_events_alone_are_saved(run, project, server):
    (project / "content/events/2021-06-05-bells.md").write_text(EVENT, "utf-8")
    assert run("bells")[0] == 0
    assert server.asked == ["https://valleypost.example/a", "https://valleypost.example/b"]
    assert "no event has the id nobody" in run("nobody")[2]


def test_a_line_is_added_with_the_ends_of_lines_of_the_file():
    raw = EVENT.replace("\n", "\r\n").encode()
    copy = copy_of("https://valleypost.example/b")
    new = noted(raw, 1, copy, path="2021-06-05-bells.md", vocabulary=VOCABULARY)
    assert new.decode() == EVENT.replace('/b"\n', f'/b"\n  archived: {copy}\n').replace(
        "\n", "\r\n"
    )


@pytest.mark.parametrize(
    "sources",
    [
        '- {url: "https://valleypost.example/a"}',
        "- url: https://valleypost.example/a\n  archived: https://perma.cc/ABCD-1234",
        "- url:\n    https://valleypost.example/a",
        "- outlet: valley-post",
    ],
)
def test_a_source_that_is_written_otherwise_is_left_to_a_person(sources):
    text = f"{EVENT.partition('sources:')[0]}sources:\n{sources}\n---\n"
    with pytest.raises(InputError, match="add by hand: archived: https://web"):
        noted(text.encode(), 0, copy_of(FIRST), path="2021-06-05-x.md", vocabulary=VOCABULARY)


VOCABULARY = eventfile.NO_VOCABULARY
