"""`timeline convert --ask` on a terminal of its own, and `--edit` with an editor that writes."""

import os
import pty
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import chdir, contextmanager
from pathlib import Path
from shutil import copytree

import pytest
from msgspec.structs import replace

from tests import ready
from timeline import cli
from timeline.formats import eventfile
from timeline.model import Event, Source, Status

ROOT = Path(__file__).parent.parent
RECORD = ROOT / "tests" / "golden" / "convert" / "record"
SEED = """ date 2019-05-15 A drone hit a depot in Sosnovo on Tuesday, Governor Ihor Tarnovsky said.

"The fire is out," Tarnovsky said.

Marta Koval watched the fire. A baker of hers, called Emil Vrana, watched it too.

"We saw it from the bridge."
"""
REPORTED = "ministry-says-raid-repelled"
PROMPT = "Your choice: "
ADDRESS, TEXT = "Address, https://…", "Title. Summary"
AT_LAST = "or 2 and the answer: "
ENVIRONMENT = {"TERM": "dumb", "COLUMNS": "400"}
TITLE = "Governor says a drone hit a depot in Sosnovo"
SUMMARY = "Governor Tarnovsky wrote of a hit on a depot. The fire was put out."


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with one article and the record of the golden drafts."""
    copytree(RECORD, tmp_path / "content")
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "depot.txt").write_text(SEED, encoding="utf-8")
    return tmp_path


class Terminal:
    """What a person sees and types."""

    def __init__(self, handle: int) -> None:
        self.handle = handle
        self.seen = ""

    def until(self, text: str) -> str:
        """Read until `text` stands there; return what came before it."""
        end = time.monotonic() + 60
        while text not in self.seen:
            assert time.monotonic() < end, self.seen
            ready, _, _ = select.select([self.handle], [], [], 60)
            assert ready, self.seen
            try:
                came = os.read(self.handle, 4096)
            except OSError:  # the other side is closed
                came = b""
            assert came or text in self.seen, self.seen
            self.seen += came.decode("utf-8", errors="replace")
        before, _, self.seen = self.seen.partition(text)
        return before

    def stop(self) -> str:
        """Press Ctrl+C until it is noticed; return what is said then."""
        told = " left; what you decided is written"
        # A key that comes while the program begins to wait for one may be noticed late.
        end = time.monotonic() + 60
        while told not in self.seen:
            assert time.monotonic() < end, self.seen
            self.type("\x03")
            while select.select([self.handle], [], [], 3)[0] and told not in self.seen:
                self.seen += os.read(self.handle, 4096).decode("utf-8", errors="replace")
        return self.until(told)

    def type(self, text: str) -> None:
        os.write(self.handle, text.encode("utf-8"))

    def answer(self, label: str) -> None:
        """Choose the answer that has this label."""
        lines = self.until(PROMPT).splitlines()
        (number,) = [line.split()[0] for line in lines if line.strip().endswith(label)]
        self.type(f"{number}\n")


@contextmanager
def asked(site: Path, *arguments: str, status: int = 0) -> Iterator[Terminal]:
    """Run the converter on a terminal, until it ends with this status."""
    ours, theirs = pty.openpty()
    process = ready.begun(os.ttyname(theirs), site, ["convert", *arguments], ENVIRONMENT)
    try:
        yield Terminal(ours)
        process.join(timeout=60)
        assert process.exitcode == status
    finally:
        process.kill()
        process.join()
        os.close(theirs)
        os.close(ours)


@contextmanager
def asked_anew(site: Path, *arguments: str, status: int = 0) -> Iterator[Terminal]:
    """Do so in a new process of Python, as a person does."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "timeline", "convert", *arguments],
        cwd=site,
        env={**os.environ, "PYTHONPATH": str(ROOT), **ENVIRONMENT},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
        preexec_fn=_take_terminal,
    )
    os.close(theirs)
    try:
        yield Terminal(ours)
        assert process.wait(timeout=60) == status
    finally:
        process.kill()
        process.wait()
        os.close(ours)


def _take_terminal() -> None:
    """Make the terminal the process's own, so that Ctrl+C reaches it."""
    os.close(os.open(os.ttyname(0), os.O_RDWR))


def path_of(site: Path) -> Path:
    (path,) = [p for p in (site / "content" / "events").glob("*.md") if "sosnovo" in p.name]
    return path


def event_of(site: Path) -> Event:
    return eventfile.load(path_of(site))


def said(event: Event) -> list[tuple[str, str]]:
    return [(quote.speaker, quote.text) for quote in event.quotes]


def settle_words(terminal: Terminal, label: str) -> None:
    """Answer the first question, which is whose words nobody is told to have said."""
    assert "Who said “We saw it from the bridge.”" in terminal.until("  1  ")
    terminal.seen = f"  1  {terminal.seen}"
    terminal.answer(label)


def write(terminal: Terminal, asked: str, text: str) -> None:
    """Write what is asked for."""
    terminal.until(f"{asked} (nothing leaves it open): ")
    terminal.type(f"{text}\n")


def agree(terminal: Terminal) -> str:
    """Publish what is finished, by nothing but Enter; return what was told before."""
    told = terminal.until("Publish it? ")
    terminal.type("\n")
    terminal.until("It is published")
    return told


def settle_depot(terminal: Terminal, title: str) -> None:
    """Settle all that is open in the draft about the depot."""
    settle_words(terminal, "Marta Koval")
    assert "write its headline behind the address" in terminal.until("Address")
    terminal.seen = f"Address{terminal.seen}"
    write(terminal, ADDRESS, "borderpost.example/depot?utm_source=x A drone hits a depot")
    write(terminal, TEXT, f"{title}. {SUMMARY}")


def convert(site: Path, *arguments: str) -> int:
    """Convert in this process, without a terminal; return the status."""
    with chdir(site):
        return cli.main(["convert", *arguments])


def check(site: Path) -> tuple[int, str]:
    """Return the status of the check and what it says."""
    checked = subprocess.run(
        [sys.executable, "-m", "timeline", "check"],
        cwd=site,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.stderr == ""
    return checked.returncode, checked.stdout


def test_whatever_is_open_is_asked_for_and_the_draft_is_published(site):
    with asked_anew(site, "--ask", "seeds/depot.txt") as terminal:
        settle_depot(terminal, TITLE)
        agree(terminal)
        terminal.until("nothing left")
    event = event_of(site)
    assert said(event)[-1] == ("marta-koval", "We saw it from the bridge.")
    assert (event.review, event.status) == ((), Status.PUBLISHED)
    assert (event.title, event.summary) == (TITLE, SUMMARY)
    assert [(s.outlet, s.url, s.title) for s in event.sources] == [
        ("border-post", "https://borderpost.example/depot", "A drone hits a depot")
    ]
    assert {quote.source for quote in event.quotes} == {event.seeds[0].source} == {"s1"}
    assert check(site)[0] == 0, check(site)


def test_nothing_is_published_that_nobody_wants_published(site):
    with asked(site, "--ask", "seeds/depot.txt") as terminal:
        settle_depot(terminal, TITLE)
        terminal.until("Publish it? ")
        terminal.type("n\n")
        terminal.until("1 question left")
    assert event_of(site).status is Status.DRAFT


def test_what_the_page_tells_is_not_asked_for(site):
    head = "---\ndate: 2019-05-15\nurl: https://borderpost.example/depot\n---\n"
    told = "Governor tells of the depot\n\nA drone hit a depot in Sosnovo, Ihor Tarnovsky said.\n"
    (site / "seeds" / "depot.md").write_text(f"{head}\n{told}", "utf-8")
    with asked(site, "--ask", "seeds/depot.md") as terminal:
        terminal.until("the headline is “Governor tells of the depot”")
        write(terminal, TEXT, f"{TITLE}. {SUMMARY}")
        assert "no day is named beside what happened" in agree(terminal)
        terminal.until("nothing left")
    assert check(site)[0] == 0, check(site)


def test_an_address_that_nobody_filled_in_is_asked_for(site):
    head = "---\ndate: 2019-05-15\nurl: https://borderpost.example/doc/0000000\n---\n"
    told = "Governor tells of the depot\n\nA drone hit a depot in Sosnovo, Ihor Tarnovsky said.\n"
    (site / "seeds" / "depot.md").write_text(f"{head}\n{told}", "utf-8")
    with asked(site, "--ask", "seeds/depot.md") as terminal:
        write(terminal, ADDRESS, "https://borderpost.example/doc/77")
        write(terminal, TEXT, f"{TITLE}. {SUMMARY}")
        agree(terminal)
        terminal.until("nothing left")
    assert check(site)[0] == 0, check(site)


def test_whose_words_are_whose_is_one_question_with_an_answer_to_each(site):
    (site / "seeds" / "depot.txt").write_text(f'{SEED}\n"We ran."\n\n"It burned."\n', "utf-8")
    with asked(site, "--ask", "seeds/depot.txt", status=130) as terminal:
        seen = terminal.until(AT_LAST)
        assert "[1 of 4] quotes: whose words are these?" in seen
        assert "“We saw it from the bridge.”? → leave the words out" in seen
        for slip, why in (("9 Marta Koval", "1 to 3"), ("Koval", "1 to 3"), ("1 9", "1, 2, ")):
            terminal.type(f"{slip}\n")
            assert why in terminal.until(AT_LAST)
        terminal.type("\n")
        terminal.until("Address")
        assert said(event_of(site))[1:] == [
            ("ihor-tarnovsky", "We ran."),
            ("ihor-tarnovsky", "It burned."),
        ]
        terminal.type("b\n")
        terminal.until(AT_LAST)
        terminal.type("1 marta-koval, 2\n")
        terminal.answer("Marta Koval")
        terminal.until("Address")
        terminal.type("b\n")
        assert "→ another, whom I name: marta-koval" in terminal.until(AT_LAST)
        terminal.type("3 4\n")
        terminal.until("Address")
        terminal.stop()
    event = event_of(site)
    assert sorted(said(event)[1:]) == [
        ("marta-koval", "We ran."),
        ("marta-koval", "We saw it from the bridge."),
    ]
    assert not [note for note in event.review if note.startswith("quotes")]


def test_an_outlet_on_no_file_is_named_at_last_or_its_domain_stands_for_it(site):
    with asked(site, "--ask", "seeds/depot.txt") as terminal:
        settle_words(terminal, "Marta Koval")
        write(terminal, ADDRESS, "https://unknown.example/depot")
        write(terminal, TEXT, f"{TITLE}. {SUMMARY}")
        told = terminal.until(AT_LAST)
        assert "no outlet on file has the domain unknown.example → its domain stands" in told
        number = number_of(told, "sources: no outlet")
        terminal.type(f"{number} border-post\n")
        terminal.until("unknown.example is no domain of the outlet border-post")
        terminal.until(AT_LAST)
        terminal.type(f"{number} Valley Gazette\n")
        agree(terminal)
        terminal.until("nothing left")
    assert [s.outlet for s in event_of(site).sources] == ["Valley Gazette"]


def test_what_the_draft_says_is_seen_and_changed_before_it_is_published(site):
    with asked(site, "--ask", "seeds/depot.txt") as terminal:
        settle_depot(terminal, TITLE)
        told = terminal.until(AT_LAST)
        facts = ("date → 2019-05-14", "kind → Strike", "told_by → Ihor Tarnovsky", "places → Sosno")
        assert [fact for fact in facts if fact not in told] == []
        places, kind = number_of(told, "places → "), number_of(told, "kind → ")
        terminal.type(f"{places} olkhovka, {kind} 2\n")
        assert "places → others, all of which I name: olkhovka" in terminal.until(AT_LAST)
        terminal.type("b\n")
        assert "places → Sosnovo" in terminal.until(AT_LAST)
        terminal.type(f"{places} olkhovka\n")
        agree(terminal)
        terminal.until("nothing left")
    (path,) = (site / "content" / "events").glob("2019-05-14-*.md")
    assert eventfile.load(path).places == ("olkhovka",)


def test_a_title_alone_leaves_the_summary_to_be_asked_for(site):
    with asked(site, "--ask", "seeds/depot.txt", status=130) as terminal:
        settle_words(terminal, "Marta Koval")
        write(terminal, ADDRESS, "https://borderpost.example/depot")
        write(terminal, TEXT, f"{TITLE}.")
        terminal.until("Summary (nothing: the choices again): ")
        terminal.type(f"{SUMMARY}\n")
        terminal.until(AT_LAST)
        terminal.stop()
    assert (event_of(site).title, event_of(site).summary) == (TITLE, SUMMARY)


@pytest.mark.parametrize(
    "written", ["free-rivers-corps", "Free Rivers Corps", "Emil Vrana", "«Emil Vrana»"]
)
def test_whose_words_they_are_may_be_typed_by_any_id_or_name(site, written):
    with asked(site, "--ask", "seeds/depot.txt", status=130) as terminal:
        terminal.until(PROMPT)
        terminal.type(f"{written}\n")
        assert "sources: where the article can be read" in terminal.until("Address")
        terminal.stop()
    meant = "Emil Vrana" if "Vrana" in written else "free-rivers-corps"
    event = event_of(site)
    assert said(event)[-1] == (meant, "We saw it from the bridge.")
    assert event.actors[-1] == meant


def test_a_day_or_an_address_is_nobody_who_speaks(site):
    with asked(site, "--ask", "seeds/depot.txt", status=130) as terminal:
        terminal.until(PROMPT)
        terminal.type("15.05.2019\n")
        assert "a name has letters" in terminal.until(PROMPT)
        terminal.type("https://borderpost.example/depot\n")
        assert "is an address; write a name" in terminal.until(PROMPT)
        terminal.stop()
    assert said(event_of(site)) == [("ihor-tarnovsky", "The fire is out")]


def test_an_id_on_no_file_is_asked_for_again(site):
    with asked(site, "--ask", "seeds/depot.txt", status=130) as terminal:
        terminal.until(PROMPT)
        terminal.type("free-river-corps\n")
        assert "no actor on file has the id free-river-corps" in terminal.until(PROMPT)
        terminal.stop()


def test_media_that_are_merely_named_are_no_source_of_the_draft(site):
    article = "A drone hit a depot in Sosnovo, Ihor Tarnovsky wrote on his Telegram channel."
    head = "---\ndate: 2019-05-15\nurl: https://borderpost.example/depot\n---\n"
    (site / "seeds" / "depot.md").write_text(f"{head}\n{article}\n", "utf-8")
    convert(site, "seeds/depot.md")
    assert [one.outlet for one in event_of(site).sources] == ["border-post"]


def test_what_is_named_besides_is_left_out_as_the_draft_is_published(site):
    convert(site, "seeds/depot.txt")
    path, event = path_of(site), event_of(site)
    named = Source(key="s2", outlet="telegram")
    own = replace(event.sources[0], url="https://borderpost.example/depot", title="A drone")
    event = replace(event, sources=(own, named), title=TITLE, summary=SUMMARY, review=())
    path.write_text(eventfile.dumps(event), "utf-8")
    with asked(site, "--ask", "seeds/depot.txt") as terminal:
        terminal.until("Left out, as the article merely names it: telegram")
        agree(terminal)
        terminal.until("nothing left")
    # Whose it is, its address tells.
    assert [one.outlet for one in event_of(site).sources] == [""]


@pytest.mark.parametrize(
    ("asked_for", "written", "why"),
    [
        (ADDRESS, "depot", "write https://…"),
        (TEXT, f"{'long ' * 40}. {SUMMARY}", "title"),
        (TEXT, f"{TITLE}. The fire\u200b is out.", "cannot be seen"),
    ],
)
def test_what_the_check_would_refuse_is_asked_for_again(site, asked_for, written, why):
    with asked(site, "--ask", "seeds/depot.txt", status=130) as terminal:
        settle_words(terminal, "Marta Koval")
        if asked_for == TEXT:
            write(terminal, ADDRESS, "")
        write(terminal, asked_for, written)
        assert why in terminal.until(f"{asked_for} (nothing leaves it open): ")
        terminal.stop()
    assert "long" not in event_of(site).title
    assert "fire" not in event_of(site).summary
    assert event_of(site).sources[0].url is None


def test_a_title_of_a_machine_is_told_and_asked_for_again_another_time(site):
    with asked(site, "--ask", "seeds/depot.txt") as terminal:
        settle_depot(terminal, "Strike reported in Sosnovo, Ihor Tarnovsky says")
        told = terminal.until("Title (nothing")
        assert "title: this is the title that the draft came with" in told
        terminal.type("\n")
        told = terminal.until("Enter leaves it so")
        terminal.type("\n")
        terminal.until("2 questions left")
    assert "It stays a draft" in told
    assert "this is the title that the draft came with" in told
    assert event_of(site).status is Status.DRAFT
    with asked(site, "--ask", "seeds/depot.txt") as terminal:
        assert "[1 of 2] title" in terminal.until("Title (nothing")
        terminal.type(f"{TITLE}\n")
        agree(terminal)
        terminal.until("nothing left")
    assert check(site)[0] == 0, check(site)


PUBLISHED = "---\ndate: 2099-05-15\nurl: https://borderpost.example/depot\n---\n"


def test_a_day_to_come_is_found_before_it_is_published_and_asked_for(site):
    (site / "seeds" / "depot.md").write_text(f"{PUBLISHED}\n{TOLD}", "utf-8")
    with asked(site, "--ask", "seeds/depot.md") as terminal:
        write(terminal, TEXT, f"{TITLE}. {SUMMARY}")
        assert "date: 2099-05-15 is still to come" in terminal.until("(nothing leaves it open): ")
        terminal.type("2019-05-15\n")
        told = terminal.until("(nothing leaves it open): ")
        assert "sources.published: 2099-05-15 is still to come" in told
        terminal.type("2019-05\n")
        assert "2019-05 is no single day" in terminal.until("(nothing leaves it open): ")
        terminal.type("2019-05-16\n")
        told = agree(terminal)
        terminal.until("nothing left")
    assert "date → 2019-05-15" in told
    assert "that of the report" not in told
    assert str(event_of(site).sources[0].published) == "2019-05-16"
    assert check(site)[0] == 0, check(site)


def test_who_speaks_is_no_question_any_more_once_it_happened(site):
    (site / "seeds" / "depot.txt").write_text(FOUR, encoding="utf-8")
    with asked(site, "--ask", "seeds/depot.txt", status=130) as terminal:
        terminal.until(AT_LAST)
        terminal.type("\n")
        assert "[2 of 6] speaker: " in terminal.until(PROMPT)
        terminal.type("l\n")
        terminal.answer("Strike: An attack from a distance: by shell, rocket, bomb, drone or mine.")
        terminal.until("Address")
        assert not [note for note in event_of(site).review if note.startswith("speaker")]
        terminal.type("b\n")
        terminal.until(PROMPT)
        terminal.type("b\n")
        terminal.answer("nobody speaks: it happened")
        told = terminal.until(PROMPT)
        assert "[3 of 6] kind: " in told
        assert "Enter keeps: Strike" in told
        terminal.type("\n")
        terminal.until("Address")
        terminal.stop()
    event = event_of(site)
    assert (event.id, event.kind, event.speaker) == ("strike-sosnovo", "strike", None)
    assert [note.partition(":")[0] for note in event.review] == ["title and summary"]


def test_to_stop_keeps_what_was_decided_and_asks_only_for_the_rest(site):
    with asked_anew(site, "--ask", "seeds/depot.txt", status=130) as terminal:
        settle_words(terminal, "Marta Koval")
        terminal.until("Address")
        assert "3 questions" in terminal.stop()
    assert said(event_of(site))[-1] == ("marta-koval", "We saw it from the bridge.")
    with asked(site, "--ask", "seeds/depot.txt", status=130) as terminal:
        assert "[1 of 3] sources: where the article" in terminal.until("Address")
        terminal.stop()


def test_what_was_written_by_hand_is_not_asked_for_and_its_note_is_gone(site):
    convert(site, "seeds/depot.txt")
    path, event = path_of(site), event_of(site)
    (told,) = [note for note in event.review if note.startswith("title and summary")]
    by_hand = replace(event, title=TITLE, summary=SUMMARY)
    path.write_text(eventfile.dumps(by_hand), "utf-8")
    with asked(site, "--ask", "seeds/depot.txt") as terminal:
        assert "[1 of 3]" in terminal.until(PROMPT)
        terminal.type("l\n")
        write(terminal, ADDRESS, "https://borderpost.example/depot")
        terminal.until("2 questions left")
    assert told not in event_of(site).review


def test_what_is_published_and_settled_asks_nothing(site):
    with asked(site, "--ask", "seeds/depot.txt") as terminal:
        settle_depot(terminal, TITLE)
        agree(terminal)
        terminal.until("nothing left")
    with asked(site, "--ask", "seeds/depot.txt") as terminal:
        terminal.until("is left as it is\r\n")


FOUR = """ date 2019-05-15 The bakery of Sosnovo gave out bread on Tuesday.

"One," a man said. "Two," a woman said.

"Three," a boy said. "Four is what we all wanted," a girl said.
"""


def test_every_quotation_that_nobody_is_told_to_have_said_is_asked_for(site):
    (site / "seeds" / "depot.txt").write_text(FOUR, encoding="utf-8")
    with asked(site, "--ask", "seeds/depot.txt", status=130) as terminal:
        told = terminal.until(AT_LAST)
        for words in ("One", "Two", "Three", "Four is what we all wanted"):
            assert f"Who said “{words}”" in told
        terminal.type("l\n")
        terminal.until("[2 of")
        terminal.stop()
    assert [note for note in event_of(site).review if note.startswith("quotes")]


def test_an_event_has_the_id_of_the_kind_that_it_is_given(site):
    (site / "seeds" / "depot.txt").write_text(FOUR, encoding="utf-8")
    with asked(site, "--ask", "seeds/depot.txt", status=130) as terminal:
        terminal.until(AT_LAST)
        terminal.type("\n")
        terminal.answer("another, whom I name")
        terminal.until("Who, by an id or a name")
        terminal.type("Marta Koval\n")
        terminal.answer("Strike: An attack from a distance: by shell, rocket, bomb, drone or mine.")
        terminal.until("Address")
        assert [path.name for path in (site / "content" / "events").glob("*sosnovo*")] == [
            "2019-05-14-strike-sosnovo.md"
        ]
        terminal.type("b\n")
        terminal.until(PROMPT)
        assert event_of(site).id == "event-sosnovo"
        terminal.type("\n")
        terminal.until("Address")
        assert event_of(site).id == "strike-sosnovo"
        terminal.stop()


def test_a_place_is_typed_behind_the_number_of_its_question(site):
    told = "A drone damaged a depot in the town of Brenwick on Tuesday, a resident said.\n"
    (site / "seeds" / "depot.md").write_text(f"{HEAD}\nDrone damages depot\n\n{told}", "utf-8")
    with asked(site, "--ask", "seeds/depot.md") as terminal:
        write(terminal, TEXT, f"{TITLE}. {SUMMARY}")
        number = number_of(terminal.until(AT_LAST), "places: none on file is named")
        for slip, why in (
            ("x", "or the number"),
            (f"{number} brenwik", "no place on file has the"),
        ):
            terminal.type(f"{slip}\n")
            assert why in terminal.until(AT_LAST)
        terminal.type(f"{number} “Brenwick”\n")
        agree(terminal)
        terminal.until("nothing left")
    (path,) = (site / "content" / "events").glob("2019-05-14-*.md")
    assert eventfile.load(path).places == ("Brenwick",)


CROWDED = """ date 2019-05-15 The bakery gave out bread on Tuesday.

"One," a man said. "Two," a woman said.

Marta Koval ran the bakery. Emil Vrana, a driver, left it in tears. "It is over," he said.

"We ran," Koval said. "It was late."
"""


def test_what_no_note_had_room_for_is_asked_at_last(site):
    (site / "seeds" / "depot.txt").write_text(CROWDED, encoding="utf-8")
    with asked(site, "--ask", "seeds/depot.txt") as terminal:
        words = terminal.until(AT_LAST)
        terminal.type(f"{number_of(words, 'Who said “It is over”')} Emil Vrana\n")
        assert "speaker: " in terminal.until(PROMPT)
        terminal.type("l\n")
        terminal.answer("Strike: An attack from a distance: by shell, rocket, bomb, drone or mine.")
        write(terminal, ADDRESS, "https://borderpost.example/depot")
        write(terminal, TEXT, f"{TITLE}. {SUMMARY}")
        number = number_of(terminal.until(AT_LAST), "places: none on file is named")
        terminal.type(f"{number} Brenwick\n")
        agree(terminal)
        terminal.until("nothing left")
    (path,) = (site / "content" / "events").glob("2019-05-14-*.md")
    event = eventfile.load(path)
    assert (event.places, event.actors) == (("Brenwick",), ("marta-koval", "Emil Vrana"))


def test_to_go_back_undoes_the_last_answer(site):
    with asked(site, "--ask", "seeds/depot.txt", status=130) as terminal:
        terminal.until(PROMPT)
        terminal.type("b\n")
        terminal.until("This is the first question")
        settle_words(terminal, "Marta Koval")
        terminal.until("Address")
        terminal.type("b\n")
        settle_words(terminal, "leave the words out")
        terminal.until("Address")
        terminal.stop()
    assert said(event_of(site)) == [("ihor-tarnovsky", "The fire is out")]


def number_of(told: str, question: str) -> str:
    """Return the number of a question on a screen of several."""
    (number,) = [line.split()[0] for line in told.splitlines() if f"  {question}" in line]
    return number


def keep(terminal: Terminal, asked: str) -> str:
    """Keep what was written, by nothing but Enter; return what is told of it."""
    told = terminal.until(f"{asked} (Enter keeps it): ")
    terminal.type("\n")
    return told


def test_to_go_back_keeps_what_was_answered_for_nothing_but_enter(site):
    with asked(site, "--ask", "seeds/depot.txt", status=130) as terminal:
        settle_words(terminal, "Marta Koval")
        write(terminal, ADDRESS, "https://borderpost.example/depot")
        write(terminal, TEXT, f"{TITLE}. {SUMMARY}")
        for each in (AT_LAST, f"{TEXT} (Enter keeps it)", f"{ADDRESS} (Enter keeps it)"):
            terminal.until(each)
            terminal.type("b\n")
        assert "Enter keeps: Marta Koval" in terminal.until(PROMPT)
        terminal.type("\n")
        assert "You wrote: https://borderpost.example/depot" in keep(terminal, ADDRESS)
        assert f"You wrote: {TITLE}" in keep(terminal, TEXT)
        terminal.until(AT_LAST)
        terminal.stop()
    event = event_of(site)
    assert said(event)[-1] == ("marta-koval", "We saw it from the bridge.")
    assert (event.title, event.sources[0].url) == (TITLE, "https://borderpost.example/depot")


def test_from_the_last_question_of_all_one_may_go_back(site):
    with asked(site, "--ask", "seeds/depot.txt") as terminal:
        settle_depot(terminal, TITLE)
        terminal.until(AT_LAST)
        terminal.type("b\n")
        assert f"You wrote: {TITLE}" in terminal.until(f"{TEXT} (Enter keeps it): ")
        terminal.type(f"Drone hits a depot. {SUMMARY}\n")
        agree(terminal)
        terminal.until("nothing left")
    assert event_of(site).title == "Drone hits a depot"


def test_who_thinks_better_of_an_answer_that_is_typed_sees_the_choices_again(site):
    with asked(site, "--ask", "seeds/depot.txt", status=130) as terminal:
        terminal.answer("another, whom I name")
        terminal.until("Who, by an id or a name (nothing: the choices again): ")
        terminal.type("b\n")
        terminal.answer("Marta Koval")
        terminal.until("Address")
        terminal.stop()
    assert said(event_of(site))[-1] == ("marta-koval", "We saw it from the bridge.")


def test_it_is_told_that_an_address_is_of_another_outlet(site):
    head = "---\ndate: 2019-05-15\nsite: Radio Zemland\n---\n"
    told = "Governor tells of the depot\n\nA drone hit a depot in Sosnovo, Ihor Tarnovsky said.\n"
    (site / "seeds" / "depot.md").write_text(f"{head}\n{told}", "utf-8")
    with asked(site, "--ask", "seeds/depot.md", status=130) as terminal:
        write(terminal, ADDRESS, "https://borderpost.example/depot")
        assert "The outlet is border-post now" in terminal.until("Where that is wrong, go back")
        terminal.stop()


HEAD = "---\ndate: 2019-05-15\nurl: https://borderpost.example/depot\n---\n"
TOLD = "Governor tells of the depot\n\nA drone hit a depot in Sosnovo, Ihor Tarnovsky said.\n"


def test_another_day_is_typed_and_the_file_is_named_by_it(site):
    (site / "seeds" / "depot.md").write_text(f"{HEAD}\n{TOLD}", "utf-8")
    with asked(site, "--ask", "seeds/depot.md") as terminal:
        write(terminal, TEXT, f"{TITLE}. {SUMMARY}")
        number = number_of(terminal.until(AT_LAST), "date: no day is named")
        for day, why in (("14 May", "2024-03-13"), ("2119-05-14", "before the event")):
            terminal.type(f"{number} {day}\n")
            assert why in terminal.until(AT_LAST)
        terminal.type(f"{number}\n")
        terminal.answer("another day")
        terminal.until("(nothing: the choices again): ")
        terminal.type("2019-05-14\n")
        assert "→ another day: 2019-05-14" in terminal.until(AT_LAST)
        assert path_of(site).name == "2019-05-14-strike-sosnovo.md"
        terminal.type("b\n")
        assert "→ the date is right" in terminal.until(AT_LAST)
        assert path_of(site).name == "2019-05-15-strike-sosnovo.md"
        terminal.type(f"{number} 2019-05-14\n")
        agree(terminal)
        assert "2019-05-14-strike-sosnovo.md: nothing" in terminal.until(" left; what")
    assert str(event_of(site).date) == "2019-05-14"
    assert check(site)[0] == 0, check(site)


def test_another_event_is_typed_by_its_id_or_words_of_its_title(site):
    recalled = "On 12 May the Northern Dawn Legion had announced that it crossed the border.\n"
    (site / "seeds" / "depot.md").write_text(f"{HEAD}\n{TOLD}\n{recalled}", "utf-8")
    with asked(site, "--ask", "seeds/depot.md", status=130) as terminal:
        write(terminal, TEXT, f"{TITLE}. {SUMMARY}")
        number = number_of(terminal.until(AT_LAST), "recalls: ")
        for words, why in (("nowhere", "no event on file"), ("the", "are in several titles: ")):
            terminal.type(f"{number} {words}\n")
            assert why in terminal.until(AT_LAST)
        terminal.type(f"{number} ministry raid\n")
        terminal.until(AT_LAST)
        terminal.stop()
    assert event_of(site).recalls == (REPORTED,)


def test_what_is_left_for_later_stays_a_note(site):
    convert(site, "seeds/depot.txt")
    before = path_of(site).read_bytes()
    with asked(site, "--ask", "seeds/depot.txt") as terminal:
        terminal.until(PROMPT)
        terminal.type("l\n")
        for each in (ADDRESS, TEXT):
            write(terminal, each, "")
        assert "4 questions" in terminal.until(" left; what you decided is written")
    assert path_of(site).read_bytes() == before


def test_a_draft_that_was_changed_by_hand_is_left_as_it_is(site):
    convert(site, "seeds/depot.txt")
    (path,) = (site / "content" / "events").glob("*sosnovo*.md")
    path.write_text(path.read_text(encoding="utf-8").replace("kind: ", "kind:   "), "utf-8")
    before = path.read_bytes()
    with asked(site, "--ask", "seeds/depot.txt") as terminal:
        terminal.until("was changed by hand")
    assert path.read_bytes() == before


def test_an_event_on_file_is_asked_for_first(site):
    report = site / "seeds" / "again.txt"
    (event,) = (site / "content" / "events").glob(f"*{REPORTED}.md")
    report.write_text(
        (ROOT / "tests/golden/convert/seeds/second-report.txt").read_text("utf-8"), "utf-8"
    )
    before = event.read_bytes()
    with asked(site, "--ask", "seeds/again.txt") as terminal:
        terminal.until("may report an event on file\r\n")
        terminal.until(PROMPT)
        terminal.type("b\n")
        terminal.until("This is the first question")
        terminal.until(PROMPT)
        terminal.type("1\n")
        terminal.until("added to ")
    added = event.read_bytes()
    assert b"again.txt" in added
    assert set(before.splitlines()) <= set(added.splitlines())


def run(site: Path, *arguments: str, editor: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "timeline", "convert", *arguments],
        cwd=site,
        env={**os.environ, "PYTHONPATH": str(ROOT), "VISUAL": editor, "EDITOR": editor},
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )


def test_without_a_terminal_nothing_is_asked(site):
    done = run(site, "--ask", "seeds/depot.txt")
    assert (done.returncode, "asks on a terminal" in done.stderr) == (2, True)
    assert list((site / "content" / "events").glob("*sosnovo*")) == []


@pytest.mark.parametrize("other", ["--ask", "--dry-run", "--pending"])
def test_an_editor_goes_with_nothing_that_writes_no_draft(site, other):
    assert convert(site, "--edit", other, "seeds/depot.txt") == 2


def test_the_draft_opens_in_the_editor_of_the_person(site):
    editor = site / "editor.py"
    editor.write_text(
        "import pathlib, sys\n"
        "path = pathlib.Path(sys.argv[1])\n"
        "path.write_text(path.read_text('utf-8') + '\\nSeen.\\n', 'utf-8')\n",
        encoding="utf-8",
    )
    done = run(site, "--edit", "seeds/depot.txt", editor=f"{sys.executable} {editor}")
    assert (done.returncode, done.stderr) == (0, "")
    assert event_of(site).body == "Seen."
