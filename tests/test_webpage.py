"""Saved web pages: the article in them, its words, and what is refused in one line."""

import sys

import pytest

from timeline.formats import seedtext
from timeline.model import InputError
from timeline.text import htmlwords

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
    assert "One man has a broken arm" in htmlwords.words(PAGE)
    assert "no" not in htmlwords.words(PAGE).split()


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


WORDS = (
    "<article><h1>Drone hits a farm</h1><p>A drone hit a farm in Olkhovka, the governor said.</p>"
    "<p>One man has a broken arm, and the road through the village is open again.</p></article>"
)


def page(head: str) -> str:
    return f"<!doctype html><html><head>{head}</head><body>{WORDS}</body></html>"


@pytest.mark.parametrize(
    ("json", "day"),
    [
        ('{"@type":"NewsArticle","datePublished":"2019-05-14T09:00:00+02:00"}', "2019-05-14"),
        ('{"@type":["Article","Thing"],"datePublished":"2019-05-14"}', "2019-05-14"),
        ('[{"@type":"WebPage","datePublished":"2011-01-01"}]', "None"),
        (
            '{"@graph":[{"@type":"WebPage","datePublished":"2011-01-01"},'
            '{"@type":"NewsArticle","datePublished":"2019-05-14","dateModified":"2026-01-01"}]}',
            "2019-05-14",
        ),
        ('{"@type":"NewsArticle","datePublished":', "None"),
        ('{"@type":"NewsArticle","datePublished":20190514}', "None"),
        ("[" * 9_000, "None"),
    ],
)
def test_a_page_is_dated_by_what_it_says_of_its_article_for_machines(json, day):
    made = load(page(f'<script type="application/ld+json">{json}</script>'))
    assert str(made.reported) == day


def test_what_a_page_says_for_machines_comes_before_its_other_dates():
    head = (
        '<meta property="article:published_time" content="2019-05-20">'
        '<script type="application/ld+json">'
        '{"@type":"NewsArticle","datePublished":"2019-05-14","headline":"A drone\\nin Olkhovka"}'
        "</script>"
    )
    seed = load(page(head))
    assert (str(seed.reported), seed.title) == ("2019-05-14", "A drone in Olkhovka")


def test_a_headline_is_the_pages_own():
    assert load(page('<meta property="og:title" content="Farm hit">')).title == "Farm hit"
    assert load(page("")).title == "Drone hits a farm"


def test_a_page_in_the_letters_that_it_declares_is_read():
    text = page('<meta charset="windows-1251">').replace("Olkhovka", "Ольховке")
    seed = seedtext.loads(text.encode("windows-1251"), name="page.html")
    assert "Ольховке" in seed.text


@pytest.mark.parametrize("name", ["utf-7", "idna", "zlib", "rot13", "none-such"])
def test_a_page_in_no_letters_of_papers_is_refused(name):
    text = page(f'<meta charset="{name}">').replace("Olkhovka", "Ольховке")
    with pytest.raises(InputError, match="not UTF-8"):
        seedtext.loads(text.encode("windows-1251"), name="page.html")


@pytest.mark.parametrize("before", ["", "\ufeff", "\n\n", " date 2019-05-14\n"])
def test_a_page_saved_as_text_is_read_as_a_page(before):
    menu = '<nav><a href="/">Home and more</a></nav>'
    text = before + page("").replace("<body>", f"<body>{menu}")
    seed = seedtext.loads(text.encode("utf-8"), name="page.txt")
    assert [paragraph.text for paragraph in seed.lead][:1] == ["Drone hits a farm"]
    assert "<" not in seed.text


def test_a_page_saved_as_text_may_be_as_large_as_a_page():
    text = page("") + f"<!-- {'x' * 70_000} -->"
    assert seedtext.loads(text.encode("utf-8"), name="page.txt").lead
