"""Names, sizes, links and floods: one guard for every file that a stranger may bring."""

import os
from time import process_time

import html5lib
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests import small
from timeline.check import report
from timeline.check.files import read_seeds
from timeline.model import Problem
from timeline.record import maplayers, opening, read_content
from timeline.text import filenames, htmlwords
from timeline.text.printable import printable

PIECES = [*"<>/!-='\"& ax\n", "<p>", "</p>", "<!--", "-->", "<a b=", "<b c='d'"]
HIDDEN = "cannot be seen; delete it or write an ordinary space"


@pytest.mark.parametrize(
    "name",
    [
        "2024-03-12-raid.md",
        "CNAME",
        "000_7afe13f11b448420.txt",
        "Пост.txt",
        "a b.txt",
        "console.md",
    ],
)
def test_an_ordinary_name_passes(name):
    assert filenames.fault(name) == ""


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("con.txt", "Windows cannot have a file of this name; rename it"),
        ("AUX", "Windows cannot have a file of this name; rename it"),
        ("com1.tar.gz", "Windows cannot have a file of this name; rename it"),
        ("a:b.txt", "the name of this file holds ':', which Windows cannot have; rename it"),
        ("a\\b", "the name of this file holds '\\\\', which Windows cannot have; rename it"),
        ("a.txt.", "the name of this file begins or ends with a space or a dot; rename it"),
        (" a.txt", "the name of this file begins or ends with a space or a dot; rename it"),
        ("--new", "the name of this file looks like an option of a command; rename it"),
        ("a" * 121, "the name of this file is longer than 120 bytes; shorten it"),
        ("ж" * 61, "the name of this file is longer than 120 bytes; shorten it"),
        ("a\u200bb", f"in the name of this file U+200B ZERO WIDTH SPACE {HIDDEN}"),
        ("a\tb", "the name of this file holds '\\t', which Windows cannot have; rename it"),
    ],
)
def test_a_name_that_some_system_cannot_hold_is_told(name, told):
    assert filenames.fault(name) == told


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\n::error::b", r"a\n::error::b"),
        ("a ##[error]b", "a ## [error]b"),
        ("\x1b[2J", r"\x1b[2J"),
        ("МиГ", "МиГ"),
    ],
)
def test_what_is_printed_stays_on_its_line_and_commands_nothing(text, shown):
    assert printable(text) == shown


def problems(number: int, message: str, path: str = "a.md") -> list[Problem]:
    return [
        Problem(path=path, line=line + 1, message=message.format(line)) for line in range(number)
    ]


def test_a_flood_of_one_problem_is_cut_and_counted():
    found = [*problems(23, "the key `k{}` is odd"), *problems(3, "other {}"), *problems(20, "last")]
    lines = report.as_text(found).split("\n")
    assert len(lines) == 20 + 1 + 3 + 20
    assert [line for line in lines if "more" in line] == [
        "a.md:21:1: 3 more of this kind in this file, the first of them: the key `k20` is odd"
    ]
    assert report.as_github(found).count("::error ") == len(lines)
    assert report.as_text(problems(20, "last {}")) == "\n".join(map(str, problems(20, "last {}")))


def test_problems_of_other_files_are_no_flood():
    found = [problem for n in range(30) for problem in problems(1, "odd", f"{n}.md")]
    assert report.as_text(found).count("\n") == 29


@pytest.fixture
def root(tmp_path):
    root = small.write_site(tmp_path / "site")
    small.write_event(root, "ford", "2021-06-03")
    (root / "seeds").mkdir()
    return root


def test_a_file_is_read_no_further_than_it_may_be_large(tmp_path):
    (tmp_path / "large").write_bytes(b"x" * 100)
    assert opening.content(tmp_path / "large", most=10) == b"x" * 11


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("events/2021-06-04-large.md", "the file has more than 1,048,576 bytes; keep it under 32"),
        ("data/actors/large.yml", "the file has more than 1,048,576 bytes; keep it under 16,384"),
        ("data/vocabulary.yml", "the file has more than 1,048,576 bytes; keep it under 262,144"),
        ("pages/large.md", "the file has more than 1,048,576 bytes; keep it under 65,536"),
        ("front.yml", "the file has more than 1,048,576 bytes; keep it under 65,536"),
    ],
)
def test_a_file_without_end_is_told_by_every_reader(root, path, told):
    (root / "content" / path).parent.mkdir(exist_ok=True)
    with (root / "content" / path).open("wb") as file:
        file.truncate(2**40)  # which takes no room
    found = read_content(root / "content").problems
    assert [problem.message[: len(told)] for problem in found if path in problem.path] == [told]


@pytest.mark.parametrize("path", ["events/2021-06-04-x.md", "pages/x.md", "extra/x", "front.yml"])
def test_a_pipe_is_told_and_never_opened(root, path):
    (root / "content" / path).parent.mkdir(exist_ok=True)
    os.mkfifo(root / "content" / path)
    found = read_content(root / "content").problems
    assert [problem.path for problem in found] == [f"{(root / 'content').as_posix()}/{path}"]


def test_seeds_and_layers_that_are_pipes_or_links_are_not_read(root):
    os.mkfifo(root / "seeds/pipe.txt")
    (root / "seeds/link.txt").symlink_to("/etc/passwd")
    assert read_seeds(root / "seeds") == {"link.txt": None, "pipe.txt": None}
    (root / "elsewhere").symlink_to(root / "seeds")
    assert read_seeds(root / "elsewhere") == {"": None}
    (root / "content/data/map").mkdir()
    os.mkfifo(root / "content/data/map/rivers.geojson")
    layers, told = maplayers.read_layers(root / "content")
    assert (layers, len(told)) == ({}, 1)


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<p>One <b>two</b></p>three", "\nOne two\nthree"),
        ("<script>a<b</script>c<style>d</style>e", "ce"),
        ("<script>never closed <p>x", ""),
        ("a<!-- b > c -->d<!-->e<!---->f<!-- g", "adef"),
        ("a<!doctype x>b<?php c ?>d</ e>f<! g", "abdf"),
        ("a<p title=\"x>y\" class='z>' b=it's>c", "a\nc"),
        ("a<p title=never closed", "a"),
        ("a < b <3 c", "a < b <3 c"),
        ("<noscript>a<p>b</noscript>c", "\nc"),
        ("&lt;p&gt; &#1078; &#99999999999; &#x" + "9" * 5000 + ";", "<p> ж \ufffd \ufffd"),
        ("a<", "a<"),
        ("", ""),
    ],
)
def test_the_words_of_a_page_are_those_that_a_browser_shows(html, words):
    assert htmlwords.words(html).replace("\n\n", "\n") == words


@given(st.lists(st.sampled_from(PIECES)))
@example(["<a b=", "'", ">", "<"])
def test_tags_end_where_the_standard_ends_them(pieces):
    html = "".join(pieces)
    parser = html5lib._tokenizer.HTMLTokenizer(html)
    tokens = [token["data"] for token in parser if token["type"] in (1, 2)]
    assert htmlwords.words(html).replace("\n", "") == "".join(tokens).replace("\n", "")


@pytest.mark.parametrize(
    "piece",
    [
        "<meta ",
        "<",
        "</",
        "<!--",
        "<!",
        "<?",
        "<a x='",
        "<a x=\"'",
        "<script>",
        "<p x=",
        "&#1",
        "< a",
    ],
)
def test_a_page_takes_no_longer_than_its_length(piece):
    started = process_time()
    htmlwords.words(piece * (1_000_000 // len(piece)))
    assert process_time() - started < 5
