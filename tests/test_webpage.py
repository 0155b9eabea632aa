# ruff: noqa: E501  # a row of a table is one page and its paragraphs, each on one line
"""Saved web pages: the article in them, its words, and what is refused in one line."""

import sys
from time import process_time

import pytest

from timeline.formats import seedtext
from timeline.model import InputError
from timeline.text import htmlwords, webpage, webtext

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
    monkeypatch.setitem(sys.modules, "lxml", None)
    with pytest.raises(InputError) as refused:
        load(PAGE)
    assert [problem.message for problem in refused.value.problems] == [
        "a saved web page needs lxml; run `make`, or save the article as text"
    ]


WORDS = (
    "<article><h1>Drone hits a farm</h1><p>A drone hit a farm in Olkhovka, the governor said.</p>"
    "<p>One man has a broken arm, and the road through the village is open again.</p></article>"
)


LONG = "The mayor said in the evening that the bridge over the river would be open again by Monday"


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


@pytest.mark.parametrize(
    "stamp",
    [
        '<meta property="og:article:published_time" content="2019-05-14">',
        '<meta name="mediator_published_time" content="2019-05-14T10:20">',
        '<span itemprop="datePublished" content="2019-05-14">Tuesday</span>',
    ],
)
def test_a_page_is_dated_by_any_of_the_names_for_its_day(stamp):
    assert str(load(page(stamp)).reported) == "2019-05-14"


def test_what_a_page_says_for_machines_comes_before_its_other_dates():
    head = (
        '<meta property="article:published_time" content="2019-05-20">'
        '<script type="application/ld+json">'
        '{"@type":"NewsArticle","datePublished":"2019-05-14","headline":"A drone\\nin Olkhovka"}'
        "</script>"
    )
    seed = load(page(head))
    assert (str(seed.reported), seed.title) == ("2019-05-14", "A drone in Olkhovka")


@pytest.mark.parametrize(
    "publisher",
    ['{"@type":"Organization","name":"Border Post"}', '[{"name":"Border Post"}]', '"Border Post"'],
)
def test_a_page_tells_machines_who_published_it(publisher):
    told = f'{{"@type":"NewsArticle","datePublished":"2019-05-14","publisher":{publisher}}}'
    made = load(page(f'<script type="application/ld+json">{told}</script>'))
    assert made.publisher == "Border Post"


@pytest.mark.parametrize(
    "band",
    [
        "<header><a href='/'>Valley Post</a></header>",
        "<header><img src='logo.png' alt='Valley Post'></header>",
        "<nav>Valley Post | News | Sport</nav>",
        "<footer>Valley Post © 2019. All rights reserved</footer>",
    ],
)
def test_a_page_without_a_site_has_its_paper_above_or_below_the_article(band):
    bare = PAGE.replace('<meta property="og:site_name" content="Border Post">', "")
    assert "© Valley Post" in webpage.article(bare.replace("<body>", f"<body>{band}")).text
    assert "© Valley" not in webpage.article(PAGE.replace("<body>", f"<body>{band}")).text


@pytest.mark.parametrize(
    "head",
    [
        '<meta content="Valley Post" property="og:site_name">',
        "<title>Drone hits a farm » Valley Post</title>",
    ],
)
def test_a_page_may_name_its_site_in_other_orders(head):
    bare = PAGE.replace('<meta property="og:site_name" content="Border Post">', "")
    assert load(bare.replace("<title>T</title>", head)).publisher == "Valley Post"


@pytest.mark.parametrize("owner", ["7x5", "Valley 24", "5 Channel"])
def test_a_paper_with_a_number_may_own_a_page(owner):
    foot = f"<footer>© 2019 {owner}</footer></body>"
    assert owner in webpage.article(PAGE.replace("</body>", foot)).text


def test_a_headline_is_the_pages_own():
    assert load(page('<meta property="og:title" content="Farm hit">')).title == "Farm hit"
    assert load(page("")).title == "Drone hits a farm"


def test_a_dash_in_a_headline_parts_no_name_of_a_site_from_it():
    title = "<title>Drone hits a farm - Border Post</title>"
    assert load(page(title)).publisher == "Border Post"
    own = "<title>Koval: The river - it is ours</title><h1>Koval: The river - it is ours</h1>"
    assert load(page(own)).publisher == ""


def test_an_address_for_phones_tells_whose_page_it_is():
    link = '<link rel="amphtml" href="https://borderpost.example/light/bridge.html">'
    assert load(page(link)).address == "https://borderpost.example/light/bridge.html"


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


@pytest.mark.parametrize(
    ("html", "told"),
    [
        # What says that it is the article is taken, whatever stands beside it.
        ("<p>Top</p><article><p>One.</p><p>Two.</p></article><p>End</p>", ["One.", "Two."]),
        ("<div class='article-body'>One.<br>Two.</div><p>Else</p>", ["One.", "Two."]),
        ("<div itemprop=articleBody><p>One <b>two</b>, three.</p></div>", ["One two, three."]),
        # Of two the one with more prose, and none with less than the rest of the page.
        ("<article><p>Short</p></article><main><p>Longer text</p></main>", ["Longer text"]),
        ("<article><p>x</p></article><p>The real text stands here.</p>", ["x", "The real text stands here."]),
        # Parts beside it go by their tag or by what the site calls them.
        ("<nav><p>Home</p></nav><p>The text of the page.</p><footer>End</footer>", ["The text of the page."]),
        ("<p>The text of the page.</p><div class='related-news'><p>More</p></div>", ["The text of the page."]),
        ("<article><p>One and more words.</p><div id=share>Tweet</div>tail</article>", ["One and more words.", "tail"]),
        # A form around the whole page is no part beside the article.
        ("<form><p>The text of the page.</p></form>", ["The text of the page."]),
        # The words of links are no prose.
        ("<main><ul><li><a href=/a>Long words of a link</a></ul></main><p>Text.</p>", ["Long words of a link", "Text."]),
        # A div among paragraphs is one if it is a long sentence.
        ("<article><ul><li>a</li><li>b</li></ul></article>", ["a", "b"]),
        ("<article><time>1 May</time><p>On <time>2 May</time> it rained.</p></article>", ["On 2 May it rained."]),
        ("<p><script>no</script>yes<!-- no --><style>no</style></p>", ["yes"]),
        ("<title>No</title><p>Ж &amp; ж</p>", ["Ж & ж"]),
        ("", []),
        ("no tag at all", ["no tag at all"]),
    ],
)  # fmt: skip
def test_the_article_is_what_holds_most_prose(html, told):
    assert webtext.paragraphs(html) == told


@pytest.mark.parametrize(
    "piece",
    ["<div>", "<p>x", "<b><i>", "<table><tr>", "<a href=x>", "<meta ", "<p class=ad>x", "<"],
)
def test_no_page_takes_long(piece):
    started = process_time()
    webtext.paragraphs(piece * (webpage.MAX_TAGS // 2))
    assert process_time() - started < 5
