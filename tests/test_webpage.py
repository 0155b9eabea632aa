"""Saved web pages: the article in them, its words, and what is refused in one line."""

import sys

import pytest

from timeline.formats import seedtext
from timeline.model import InputError
from timeline.text import webpage

PAGE = """<!doctype html><html><head><title>T</title>
<meta property="og:site_name" content="Border Post">
<meta property="article:published_time" content="2019-05-14T10:20:00+02:00">
<link rel="canonical" href="https://border.example/drone">
</head><body><nav><a href="/">Home</a></nav><article><h1>Drone hits a farm in Olkhovka</h1>
<p>A drone hit a <b>farm</b> in Olkhovka yesterday, governor Ihor&nbsp;Tarnovsky said.</p>
<p>&ldquo;One man has a <i>broken</i> arm,&rdquo; Tarnovsky wrote.</p></article>
<script>var a = "<p>no</p>";</script></body></html>"""


def load(html: str, name: str = "page.html") -> seedtext.Seed:
    return seedtext.loads(html.encode("utf-8"), name=name)


def test_a_page_gives_its_article_date_site_and_address():
    seed = load(PAGE)
    assert (str(seed.reported), seed.publisher) == ("2019-05-14", "Border Post")
    assert seed.address == "https://border.example/drone"
    assert [paragraph.text for paragraph in seed.lead] == [
        "Drone hits a farm in Olkhovka",
        "A drone hit a farm in Olkhovka yesterday, governor Ihor Tarnovsky said.",
        "“One man has a broken arm,” Tarnovsky wrote.",
    ]


def test_a_date_in_front_of_a_page_is_the_day_of_the_report():
    assert str(load(f" date 2019-05-20 {PAGE}").reported) == "2019-05-20"


def test_the_words_of_a_page_hold_what_its_article_quotes():
    assert "One man has a broken arm" in webpage.words(PAGE)
    assert "no" not in webpage.words(PAGE).split()


@pytest.mark.parametrize(
    ("html", "message"),
    [
        ("<html></html>", "no article was found in this page; save the article as text"),
        (
            "<p>" * 20_001,
            "the page has more than 20,000 tags; save the article as text",
        ),
        ("x" * 1_048_577, "the file is larger than 1,048,576 bytes; keep the article alone"),
    ],
)
def test_what_holds_no_article_is_refused_in_one_line(html, message):
    with pytest.raises(InputError) as refused:
        load(html)
    assert [problem.message for problem in refused.value.problems] == [message]


def test_a_missing_library_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    with pytest.raises(InputError) as refused:
        load(PAGE)
    assert [problem.message for problem in refused.value.problems] == [
        "a saved web page needs trafilatura; run `make`, or save the article as text"
    ]
