# ruff: noqa: E501  # a row of a table is one text and one message, each on one line
"""Text: letters that deceive, addresses, shared words, safe prose and strict YAML."""

from html import escape
from unicodedata import category, is_normalized, name
from urllib.parse import urlsplit

import html5lib
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from timeline.model.problem import Flaw
from timeline.text import addresses, mdreader, plainyaml, prose, strictyaml, words, yamlwriter
from timeline.text.confusables import find, fold
from timeline.text.document import Mark, YamlError
from timeline.text.paragraphs import Span
from timeline.text.prose import Prose
from timeline.text.yamlwriter import Flow, Verbatim

OF_ONE_SCRIPT = ("LATIN", "FEMININE", "MASCULINE", "MICRO")
MIXED = "mixes {} letters; type it in one alphabet"


@pytest.mark.parametrize(
    "text",
    [
        "Миллбрук and Millbrook, МиГ-31К and С-300, Ми-8",
        "“Quotes” – dashes — ellipses… « guillemets » and 12\u00a0%",
        "Білгород, Мар'їнка, Ґрунт, Łódź, Übung, ἀρχή",
        "tab\tand\nline ends",
        "😀 and 4×4 and ½",
        "東京タワーと人々、서울、ぁ",
        "հայերեն, ქართული, עִבְרִית, ไทย, हिन्दी",
        "ʻokina, xⁿ, 5 µm, 1ª",
    ],
)
def test_honest_text_passes(text):
    assert list(find(text)) == []


@pytest.mark.parametrize(
    ("text", "offset", "says"),
    [
        ("a\0b", 1, "U+0000 is a control character; delete it"),
        ("a\rb", 1, "U+000D is a control character; delete it"),
        ("a\x85b", 1, "U+0085 is a control character; delete it"),
        ("a\ud800b", 1, "U+D800 is a control character; delete it"),
        (
            "ab\u202ecd",
            2,
            "U+202E RIGHT-TO-LEFT OVERRIDE changes the direction of the text around it; delete it",
        ),
        (
            "a\u200bb",
            1,
            "U+200B ZERO WIDTH SPACE cannot be seen; delete it or write an ordinary space",
        ),
        ("a\u00adb", 1, "U+00AD SOFT HYPHEN cannot be seen; delete it or write an ordinary space"),
        (
            "a\U000e0041b",
            1,
            "U+E0041 TAG LATIN CAPITAL LETTER A cannot be seen; delete it or write an ordinary space",
        ),
        ("a\ue000b", 1, "U+E000 has no agreed meaning; delete it"),
        (
            "\U0001d400b",
            0,
            "U+1D400 MATHEMATICAL BOLD CAPITAL A looks like an ordinary letter but is not; "
            "type it on the keyboard",
        ),
        (
            "\uff21",
            0,
            "U+FF21 FULLWIDTH LATIN CAPITAL LETTER A looks like an ordinary letter but is not; "
            "type it on the keyboard",
        ),
        ("a\ufdd0b", 1, "U+FDD0 is no character; delete it"),
        ("a\U0001fffeb", 1, "U+1FFFE is no character; delete it"),
        (
            "a\u0600b",
            1,
            "U+0600 ARABIC NUMBER SIGN cannot be seen; delete it or write an ordinary space",
        ),
        ("a\u2065b", 1, "U+2065 cannot be seen; delete it or write an ordinary space"),
        ("say Рutin", 4, f"the word 'Рutin' {MIXED.format('Latin, Cyrillic or Greek')}"),
        ("Grаyvoron", 0, f"the word 'Grаyvoron' {MIXED.format('Latin, Cyrillic or Greek')}"),
        ("αlpha", 0, f"the word 'αlpha' {MIXED.format('Latin, Cyrillic or Greek')}"),
        ("Ꙗa", 0, f"the word 'Ꙗa' {MIXED.format('Latin, Cyrillic or Greek')}"),
        ("Ꭺpple", 0, f"the word 'Ꭺpple' {MIXED.format('Cherokee and Latin')}"),
        ("aսb", 0, f"the word 'aսb' {MIXED.format('Armenian and Latin')}"),
        ("x\u0335а", 0, f"the word 'x\u0335а' {MIXED.format('Latin, Cyrillic or Greek')}"),
        ("aб" * 30, 0, f"the word '{'aб' * 20}…' {MIXED.format('Latin, Cyrillic or Greek')}"),
        ("see z\u0335\u0336\u0337\u0338 go", 4, "a letter with 4 marks; write 3 at most on one"),
        (
            "cafe\u0301",
            3,
            "U+0065 LATIN SMALL LETTER E + U+0301 COMBINING ACUTE ACCENT is one letter; "
            "type 'é' anew",
        ),
        ("5\u212a", 1, "U+212A KELVIN SIGN is one letter; type 'K' anew"),
    ],
)
def test_each_deceit_is_told_once_at_its_place(text, offset, says):
    assert list(find(text)) == [Flaw(offset, says)]


def test_every_mixed_word_is_told():
    assert [confusable.offset for confusable in find("Рutin met Grаyvoron, Рutin left")] == [
        0,
        10,
        21,
    ]


def test_what_is_not_looked_at_by_itself_is_seen_and_of_one_script():
    ranges = ((0xA0, 0xAC), (0xAE, 0x2AF), (0x2010, 0x2027), (0x2030, 0x205E), (0x20A0, 0x20BF))
    for first, last in ranges:
        for character in map(chr, range(first, last + 1)):
            assert category(character) not in {"Cc", "Cf", "Zl", "Zp", "Mn", "Me"}, character
            is_letter = category(character).startswith("L")
            assert not is_letter or name(character).startswith(OF_ONE_SCRIPT), character


def test_no_character_that_cannot_be_seen_passes():
    unseen = [chr(code) for code in range(0x110000) if category(chr(code)) in {"Cf", "Cs", "Co"}]
    ignorable = ["\u034f", "\u115f", "\u17b4", "\u180f", "\u3164", "\ufff0", "\U000e0fff"]
    ends = [chr(plane | end) for plane in range(0, 0x110000, 0x10000) for end in (0xFFFE, 0xFFFF)]
    passing = [each for each in (*unseen, *ignorable, *ends) if not list(find(f"a{each}b"))]
    assert passing == []


@given(st.text())
def test_what_passes_is_composed_and_prints(text):
    if not list(find(text)):
        assert is_normalized("NFC", text) or any("\u1100" <= c <= "\u11ff" for c in text)
        assert not any(c in text for c in "\u202e\u200b\ufeff\0")


@pytest.mark.parametrize("piece", ["aб", "a", "\u0301", "e\u0301", "\u200b", "б1a"])
def test_a_flood_of_letters_is_read_to_its_end(piece):
    text = piece * 100_000
    offsets = [confusable.offset for confusable in find(text)]
    assert len(set(offsets)) == len(offsets)
    assert all(0 <= offset < len(text) for offset in offsets)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Stonebridge", "STONEBRIDGE"),
        ("Тёплый Брод", "тЕплый брод"),
        ("Łódź", "łodz"),
        ("Mar’yinka", "mar'yinka"),
        ("  Highland\n 1 ", "highland 1"),
        ("Straße", "STRASSE"),
        ("ℌill", "hill"),
    ],
)
def test_spellings_are_compared_without_case_accents_and_spaces(one, other):
    assert fold(one) == fold(other)


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


# Addresses


@pytest.mark.parametrize(
    "url",
    [
        "https://www.pravda.example/eng/news/2024/03/13/7446263/",
        "http://vybor.example/a?p=10362&id=4#part-2",
        "https://ru.wiki.example/wiki/Миллбрук",
        "https://example.org/" + "%D0%B4" * 150,
        "https://example.org/news-%D0%B4_b1?q=%FF%E0",
        "https://a-b.c-d.example.co.uk",
        "https://пример.рф/новости",
        "https://xn--e1afmkfd.xn--p1ai/a",
    ],
)
def test_an_ordinary_address_passes(url):
    assert addresses.fault(url) is None


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("ftp://example.org/a", "the address starts with 'ftp'; write https://…"),
        ("javascript:alert(1)", "the address starts with 'javascript'; write https://…"),
        ("data:text/html,a", "the address starts with 'data'; write https://…"),
        ("//example.org/a", "the address starts with '//example.or'; write https://…"),
        ("example.org/a", "the address starts with 'example.org/'; write https://…"),
        ("", "the address starts with ''; write https://…"),
        ("https://me@example.org", "the address holds a user name before @; write it without"),
        (
            "https://bbc.com:x@example.org",
            "the address holds a user name before @; write it without",
        ),
        ("https://@example.org", "the address holds a user name before @; write it without"),
        ("https://example.org:443/a", "the address names port 443; write it without"),
        (
            "https://example.org:99999/a",
            "'https://example.org:99999/a' is not a web address; write https://…",
        ),
        ("https://[::1", "'https://[::1' is not a web address; write https://…"),
        ("https://[::1]/a", "the address names a machine by number (::1); write its domain name"),
        (
            "https://192.0.2.7/a",
            "the address names a machine by number (192.0.2.7); write its domain name",
        ),
        (
            "https://2130706433/",
            "the address names a machine by number (2130706433); write its domain name",
        ),
        (
            "https://0x7f000001/",
            "the address names a machine by number (0x7f000001); write its domain name",
        ),
        (
            "https://0x7f.0.0.1/",
            "'0x7f.0.0.1' is not a public domain; write one such as www.example.org",
        ),
        (
            "https://localhost/a",
            "'localhost' is not a public domain; write one such as www.example.org",
        ),
        ("https:///a", "'' is not a public domain; write one such as www.example.org"),
        ("https:example.org", "'' is not a public domain; write one such as www.example.org"),
        (
            "https://ex%61mple.org",
            "'ex%61mple.org' is not a public domain; write one such as www.example.org",
        ),
        (
            "https://пример.com/a",
            "the domain 'пример.com' is not in plain Latin letters; cite a page whose domain is",
        ),
        (
            "https://xn--e1afmkfd.example/a",
            "the domain 'xn--e1afmkfd.example' is not in plain Latin letters; cite a page whose domain is",
        ),
        ("https://example.org/a b", "the address holds ' '; copy it again from the browser"),
        ("https://example.org/{attach}", "the address holds '{'; copy it again from the browser"),
        (
            "https://example.org\\@evil.org",
            "the address holds '\\\\'; copy it again from the browser",
        ),
        (
            "https://example.org/a?b=c%D0%B0t",
            "the address holds the word 'cаt', which mixes alphabets; copy it again from the browser",
        ),
        ("https://example.org/<b>", "the address holds '<'; copy it again from the browser"),
        (
            "https://example.org/?utm_source=a&b=c&fbclid=d",
            "the address carries tracking (utm_source, fbclid); delete these parameters",
        ),
        (
            "https://example.org/?UTM_Medium=a",
            "the address carries tracking (UTM_Medium); delete these parameters",
        ),
        (
            "https://example.org/#xtor=RSS-1",
            "the address carries tracking (xtor); delete these parameters",
        ),
        (
            "https://example.org/" + "a" * 1000,
            "the address is longer than 1000 characters; find its short form",
        ),
    ],
)
def test_a_faulty_address_says_what_to_write(url, says):
    assert addresses.fault(url) == says


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("https://web.archive.org/web/20240313120000/https://example.org/a", None),
        ("https://web.archive.org/web/20240313120000id_/https://example.org/a", None),
        ("https://perma.cc/AB12-CD34", None),
        ("https://ghostarchive.org/archive/abc", None),
        *(
            (
                f"https://archive.{end}/abc",
                f"archive.{end} has altered copies; use web.archive.org, perma.cc or ghostarchive",
            )
            for end in ("today", "ph", "is", "fo", "li", "md", "vn")
        ),
        *(
            (
                url,
                "this is no copy in an archive we know; write https://web.archive.org/web/<14 digits>/<address>, or a perma.cc address",
            )
            for url in (
                "https://web.archive.org/web/2024/https://example.org/a",
                "https://web.archive.org/web/20240313120000/ftp://example.org",
                "https://web.archive.org.evil.example/web/20240313120000/https://example.org",
                "http://perma.cc/AB12",
                "",
            )
        ),
    ],
)
def test_an_archived_copy_comes_from_an_archive_that_keeps_it(url, says):
    assert addresses.archive_fault(url) == says


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("https://WWW.Example.org/a", "example.org"),
        ("https://en.example.org", "en.example.org"),
        ("https://[", ""),
        ("", ""),
    ],
)
def test_the_domain_is_known_whatever_the_spelling(url, domain):
    assert addresses.domain(url) == domain


@given(st.text())
def test_any_text_is_an_address_or_not(text):
    assert addresses.fault(text) is None or "; " in str(addresses.fault(text))
    assert isinstance(addresses.domain(text), str)


HTTP = st.sampled_from(["https://", "http://", "https://www."])
OF_ADDRESSES = st.sampled_from(
    "www. a b-c 0x1f 1.2 . .. .org .ua xn--p1ai .рф / /x ~ _ %20 ?a=b #f :80 @ A \n".split(" ")
)


@given(HTTP, st.lists(OF_ADDRESSES, max_size=6).map("".join))
@example("https://www.", "a.org/x/")
@example("https://www.", "org/")
@example("https://www.", "www.a.org")
def test_a_plain_address_is_taken_apart_as_any_other(start, rest):
    if plain := addresses._PLAIN.fullmatch(start + rest):
        parts = urlsplit(start + rest)
        host = (parts.hostname or "").removeprefix("www.")
        assert (plain["host"], plain["page"]) == (host, f"{host}{parts.path}")
        assert addresses._HOST.fullmatch(host)
        assert "xn--" not in host
        assert not any((parts.query, parts.fragment, parts.port, parts.username, "%" in rest))


@pytest.mark.parametrize(
    ("url", "page"),
    [
        ("https://www.example.org/a/", "example.org/a"),
        ("http://example.org", "example.org"),
        ("https://www.org/a", "org/a"),
        ("https://EXAMPLE.org/a/?b=c#d", "example.org/a?b=c"),
        ("https://[", "https://["),
    ],
)
def test_a_page_is_the_same_however_one_comes_to_it(url, page):
    assert addresses.page(url) == page


# Words


@pytest.mark.parametrize(
    ("text", "other", "length", "run"),
    [
        (
            "We saw one two three four.",
            "One, two – THREE four!",
            4,
            Span(7, 25, "one two three four"),
        ),
        ("one two three", "one two three", 4, None),
        ("one two three four", "one two five three four", 3, None),
        ("Тёплово держится", "ТЕПЛОВО  ДЕРЖИТСЯ", 2, Span(0, 16, "Тёплово держится")),
        ("it’s well-known here", "it's well-known here", 3, Span(0, 20, "it’s well-known here")),
        ("", "one two", 2, None),
        ("one two", "", 2, None),
    ],
)
def test_words_in_a_row_are_found_whatever_stands_between_them(text, other, length, run):
    assert words.first_run(text, words.runs(other, length=length), length=length) == run
    assert words.shares_run(text, words.whole(other), length=length) == bool(run)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Shots heard in Oakford", "In Oakford, shots are heard"),
        ("Governor says raid on Oakford failed", "The raid on Oakford failed, governor says"),
        ("says that it is", "and the"),
    ],
)
def test_only_the_words_that_tell_are_compared(one, other):
    assert words.telling(one) - {"are"} == words.telling(other)


@pytest.mark.parametrize(
    "text", ["Two  HOUSES burn", "", " a b1 ", "9122 its harbour", "snake_case", "one\ttwo", "x.y"]
)
def test_plain_titles_have_the_words_that_they_have_beside_a_full_stop(text):
    assert words.telling(text) == words.telling(f"{text} .")


# Prose

HTML = "HTML is not allowed in the text; write plain Markdown"
IMAGE = "images are not allowed in the text; describe what it shows and cite the source"
ENTITY = "is an entity, which stands for another character; write that character itself"
HOST = "links in {braces} or |bars| are not allowed; write the full address, https://…"


@pytest.mark.parametrize(
    "text",
    [
        "Plain *marks*, **more**, `code <b>` and [a link](https://example.org/a_b).",
        "A list:\n\n- one\n- two\n    - three\n\n> a quote\n\n    indented <b>code</b>\n",
        "<https://example.org/a> and 3 < 4 & 5 > 2, AT&T",
        "[a][1] and [b][1]\n\n[1]: https://example.org",
        "`` ` <b> ` ``",
        "```\n<b>&lt;</b>\n```",
        "a `b\n<i>c</i>` d",
        "klzzwxh:0001 is no word of ours",
        "",
    ],
)
def test_plain_markdown_has_no_faults(text):
    assert list(prose.faults(text)) == []


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("a <b>c</b>", [Flaw(2, HTML)]),
        ("a <b>c <b>d</b> </i>", [Flaw(2, HTML), Flaw(7, HTML), Flaw(16, HTML)]),
        ("a\n\n<script>alert(1)</script>", [Flaw(3, HTML)]),
        ("<!-- a -->", [Flaw(0, HTML)]),
        ("<?php ?>", [Flaw(0, HTML)]),
        ("a&nbsp;b &#x26;", [Flaw(1, f"&nbsp; {ENTITY}"), Flaw(9, f"&#x26; {ENTITY}")]),
        ("- a\n\n    <b>", [Flaw(9, HTML)]),
        ("- a\n    ![b](https://example.org/b.png)", [Flaw(8, IMAGE)]),
        ("1. a\n\n\t<b>", [Flaw(7, HTML)]),
        ("a\n    <b>", [Flaw(6, HTML)]),
        ("one ` two\nthree ` <b> ` four", [Flaw(18, HTML)]),
        ("\\` <b> `", [Flaw(3, HTML)]),
        ("one ` two\n\n<b>three` four", [Flaw(11, HTML)]),
        ("![a](https://example.org/a.png)", [Flaw(0, IMAGE)]),
        ("![a]\n\n[a]: https://example.org/a.png", [Flaw(0, IMAGE)]),
        ("[a]({attach}../../secret)", [Flaw(2, HOST)]),
        ("[a](|filename|a.md)", [Flaw(2, HOST)]),
        ("[a]( <{static}/x>)", [Flaw(2, HOST)]),
        ("[a][b]\n\n[b]: {filename}a.md", [Flaw(10, HOST)]),
        ("see {static}", [Flaw(4, HOST)]),
        ("[a](\\{x}y)", [Flaw(5, "the address holds '{'; copy it again from the browser")]),
        (
            "[a](javascript:b)",
            [Flaw(4, "the address starts with 'javascript'; write https://…")],
        ),
        (
            "[a](/events/b/)",
            [Flaw(4, "the address starts with '/events/b/'; write https://…")],
        ),
        (
            "[a]\n\n[a]: javascript:b",
            [Flaw(10, "the address starts with 'javascript'; write https://…")],
        ),
        (
            "<javascript://b>",
            [Flaw(1, "the address starts with 'javascript'; write https://…")],
        ),
        ("<a@example.org>", [Flaw(0, HTML)]),
        ("<ftp://example.org>", [Flaw(1, "the address starts with 'ftp'; write https://…")]),
        (
            "[a](https://example.org/?a=1&fbclid=2) [b](https://example.org/?a=1&fbclid=2)",
            [
                Flaw(4, "the address carries tracking (fbclid); delete these parameters"),
                Flaw(43, "the address carries tracking (fbclid); delete these parameters"),
            ],
        ),
        ("[" * 201, [Flaw(0, "more than 200 opening brackets; shorten the text")]),
        ("a\n\n" + "- " * 7 + "b", [Flaw(3, "nested too deeply; write at most 6 levels")]),
        ("- a\n" + " " * 28 + "- b", [Flaw(4, "nested too deeply; write at most 6 levels")]),
    ],
)
def test_a_fault_of_prose_is_told_at_its_place(text, faults):
    assert list(prose.faults(text)) == faults


def test_a_page_of_the_site_may_link_within_it():
    assert list(prose.page_faults("[a](/about/method/#dates) [b](#part)")) == []
    assert [fault.offset for fault in prose.page_faults("[a](//evil.org) [b](about)")] == [4, 20]
    assert prose.render_page("[a](/about/) [b](#part) [c](//evil.org)", base="/repo") == (
        '<p><a href="/repo/about/">a</a> <a href="#part">b</a> <a>c</a></p>'
    )


def test_a_link_of_one_text_is_unknown_in_the_next():
    assert 'href="https://example.org"' in prose.render("[a]\n\n[a]: https://example.org")
    assert prose.render("[a]") == "<p>[a]</p>"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ("[a](javascript:alert(1))", "<p><a>a</a></p>"),
        ("a <b>c</b> <!-- d -->", "<p>a &lt;b&gt;c&lt;/b&gt; &lt;!-- d --&gt;</p>"),
        ("&lt;b&gt; AT&T", "<p>&lt;b&gt; AT&amp;T</p>"),
        ("![a](https://example.org/a.png)", "<p>![a](https://example.org/a.png)</p>"),
        ("![a]\n\n[a]: https://example.org/a.png", "<p>![a]</p>"),
        ("<a@example.org>", "<p>&lt;a@example.org&gt;</p>"),
        ("<javascript://a>", "<p><a>javascript://a</a></p>"),
        ("[a]\n\n[a]: javascript:alert(1)", "<p><a>a</a></p>"),
        ("[a][b]\n\n[b]: /events/c/", "<p><a>a</a></p>"),
        ("a | b\n--|--\nc | d", "<p>a | b\n--|--\nc | d</p>"),
        ("a\n: b", "<p>a\n: b</p>"),
        ("[a](//evil.example)", "<p><a>a</a></p>"),
        ("[a](https://example.org){: onclick=b}", None),
        ("*a* `b` **c**", "<p><em>a</em> <code>b</code> <strong>c</strong></p>"),
        ("", ""),
    ],
)
def test_prose_renders_to_what_it_says(text, html):
    rendered = prose.render(text)
    assert rendered == html if html is not None else "onclick=b" in rendered.split("</a>")[1]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("## A *b*\n\nc", "<h2>A <em>b</em></h2>\n<p>c</p>"),
        ("A\n---\n\nb\n\n***", "<h2>A</h2>\n<p>b</p>\n<hr>"),
        (
            "> a\n> > b",
            "<blockquote>\n<p>a</p>\n<blockquote>\n<p>b</p>\n</blockquote>\n</blockquote>",
        ),
        ("- a\n    1. b", "<ul>\n<li>a<ol>\n<li>b</li>\n</ol>\n</li>\n</ul>"),
        ("a  \nb\\*", "<p>a<br>\nb*</p>"),
        ("a\n\n    <b>\n", "<p>a</p>\n<pre><code>&lt;b&gt;\n</code></pre>"),
        (
            "<https://example.org/>",
            '<p><a href="https://example.org/">https://example.org/</a></p>',
        ),
    ],
)
def test_a_body_holds_every_plain_mark(text, html):
    assert prose.read(text) == Prose((), html)


@pytest.mark.parametrize("text", ["[" * 201 + "<b>", "- " * 7 + "<b>"])
def test_what_is_too_long_to_read_is_shown_as_written(text):
    assert prose.render(text) == f"<p>{escape(text)}</p>"
    assert next(fault.message for fault in prose.faults(text)) == HTML


PIECES = st.sampled_from(
    [
        *"<>[](){}!\"'`*_#|\\&;:=-+. \n\t",
        *("    ", "\n\n", "https://a.org", "javascript:", "data:", "//e", "\x02", "\x03"),
        *("<script>", "</p>", "<img src=x onerror=y>", "<a href='", "<style>", "<svg/onload="),
        *("![", "](", "]: ", "onclick=", "&lt;", "&#x6A;", "{attach}", "<!--", "-->", "]]>"),
    ]
)
ALLOWED = {
    *("html head body p em strong code pre blockquote ul ol li a br hr h2 h3 h4".split()),
    *("dl dt dd table thead tbody tr th td".split()),
}


@given(st.lists(PIECES | st.text(max_size=4), max_size=40).map("".join))
def test_whatever_is_written_nothing_but_plain_markup_is_rendered(text):
    for html in (prose.render(text), prose.render_page(text, base="/repo")):
        tree = html5lib.parse(f"<!DOCTYPE html>{html}", namespaceHTMLElements=False)
        for element in tree.iter():
            assert element.tag in ALLOWED
            assert set(element.keys()) <= ({"href", "title"} if element.tag == "a" else {"id"})
            link = element.get("href")
            assert link is None or is_safe(link)


COMMON = st.sampled_from(
    [
        *(
            "Words and",
            "more of it",
            " *em ph*",
            " **strong**",
            "[l k](https://l.org/a)",
            "done.",
            " ",
        ),
        *(
            "\n",
            "\n\n",
            "\n\n\n\n",
            "- item",
            "\n\n- x",
            "\n- more *of* it",
            "\n\n## Words ",
            "\n> more",
            "\n\n    code",
            "\n\n> q",
            "\n\n1. z",
            "\n\n# H",
        ),
    ]
)


def test_marks_of_emphasis_that_cross_are_told():
    found = list(prose.faults('g **h** i\n\n*"**g **h** ig **h** i*`\n`## '))
    message = "marks of emphasis cross here; end each before the next one begins"
    assert [fault.message for fault in found] == [message]


@given(st.lists(COMMON | PIECES | st.text(max_size=2), max_size=16).map("".join))
@example("a\n\n\tb")
@example("a \x02 \nb")
@example("a \x03 \nb")
@example("a\r- b")
@example("a\n===\n\nb\n---\n\n---")
@example("\n\na\n\n\nb\n")
@example("a\n ***\n1. b")
def test_parts_of_the_reader_that_are_left_out_would_have_done_nothing(text):
    assert mdreader.body_html(text) == mdreader._convert(mdreader._reader(), text)


WORDS = st.characters(categories=["L", "N"]) | st.sampled_from(
    [*" .,;:?!'\"()/%-–—…‘’“”„«»", "\n\n"]
)


@given(st.lists(WORDS | st.sampled_from(["\n", "+ ", "1. "]), max_size=24).map("".join))
def test_paragraphs_of_words_are_what_the_reader_makes_of_them(text):
    read = prose._read(text, mdreader.body_html, addresses.fault, base=None)
    assert prose.read(text) == read


def test_only_paragraphs_of_words_are_made_without_the_reader():
    assert prose._is_words("Ім’я: “a”, b – 12 %!\n\nЯ (1/2); c…")
    for text in (
        "",
        "1. a",
        "- a",
        "a\nb",
        "a\n\n\nb",
        "a\n\n",
        "a*",
        "a_",
        "a<",
        "a&",
        "a\u00a0b",
    ):
        assert not prose._is_words(text), text


def is_safe(link: str) -> bool:
    inner = link.startswith(("/repo/", "#")) and not link.startswith("//")
    return inner or urlsplit(link).scheme in {"http", "https"}


@given(st.lists(PIECES | st.text(max_size=4), max_size=40).map("".join))
def test_faults_stand_within_the_text(text):
    assert all(0 <= fault.offset <= len(text) for fault in prose.faults(text))


@pytest.mark.parametrize(
    "piece",
    [
        *("`", "`a", "*a **a ", "_a __a ", "**a*b", "<", "<a ", "(", "\\", "&", "]", "#", "|"),
        *("> ", ">", "- ", "1. ", "\n- a", "    - a\n", "![", "[a](", "[a]: <", "a\n\n"),
    ],
)
def test_a_flood_of_marks_is_judged_to_its_end(piece):
    text = piece * (32_768 // len(piece))
    found = list(prose.faults(text))
    assert all(0 <= fault.offset < len(text) and fault.message for fault in found)


# Strict YAML


def test_every_scalar_is_a_string_and_every_key_has_a_place():
    text = "a: NO\nb:\n- 12:30\n- {c: 2024-03-13, d: ~}\ne: ''\nf:\n"
    document = strictyaml.parse(text, first_line=5)
    assert document.tree == {"a": "NO", "b": ["12:30", {"c": "2024-03-13", "d": "~"}], "e": ""}
    assert document.marks == {
        (): Mark(5, 1),
        ("a",): Mark(5, 1),
        ("b",): Mark(6, 1),
        ("b", 0): Mark(7, 3),
        ("b", 1): Mark(8, 3),
        ("b", 1, "c"): Mark(8, 4),
        ("b", 1, "d"): Mark(8, 19),
        ("e",): Mark(9, 1),
        ("f",): Mark(10, 1),
    }


def test_a_doubled_key_keeps_its_first_value_and_is_told_each_time():
    document = strictyaml.parse("a: {x: 1}\na: {x: 2}\nb: 1\na: {x: 3}\n")
    assert document.tree == {"a": {"x": "1"}, "b": "1"}
    assert document.doubled == [("a", Mark(2, 1)), ("a", Mark(4, 1))]


@pytest.mark.parametrize(
    ("tree", "text"),
    [
        ({"a": "b c", "d": []}, "a: b c\nd: []\n"),
        (
            {"a": "no", "b": "123", "c": "2024-03-13", "d": "~"},
            'a: "no"\nb: "123"\nc: "2024-03-13"\nd: "~"\n',
        ),
        ({"a": "10:30", "b": "05:30"}, 'a: "10:30"\nb: "05:30"\n'),
        ({"a": Verbatim("2024-03-13"), "b": Verbatim("-5")}, "a: 2024-03-13\nb: -5\n"),
        ({"a": Flow(["b-c", "no", "36"])}, 'a: [b-c, "no", "36"]\n'),
        ({"a": "b: c", "d": "e #f"}, 'a: "b: c"\nd: "e #f"\n'),
        ([{"a": "b"}, "c"], "- a: b\n- c\n"),
    ],
)
def test_a_tree_is_written_as_a_person_would(tree, text):
    assert yamlwriter.dump(tree) == text
    assert strictyaml.parse(text).tree == tree


TREES = st.recursive(
    st.text(st.characters(exclude_categories=["Cc", "Cs"])),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.from_regex(r"[a-z_]{1,8}", fullmatch=True), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(TREES.filter(lambda tree: isinstance(tree, dict)))
def test_what_is_dumped_is_parsed_back(tree):
    document = strictyaml.parse(yamlwriter.dump(tree))
    assert (document.tree, document.doubled) == (tree, [])


LINES = st.sampled_from(
    [
        *(
            "a: b\n",
            "c: d e: f\n",
            "g:\n",
            "- h: i\n",
            "  j: k#l\n",
            "- m\n",
            '- "y: #"\n',
            "z2: 0\n",
            "n: [o, p-q]\n",
            "r: []\n",
            "w: [Ґ.y, É 1 -z', 0_.]\n",
        ),
        *(
            's: "t: # u"\n',
            'v: ""\n',
            "- ",
            "  ",
            ": ",
            " #",
            "[",
            ", ",
            "]",
            "&",
            "*",
            "!",
            "-",
            "x",
            "---\n",
            "\n",
        ),
    ]
)


@given(st.lists(LINES | st.characters(), max_size=10).map("".join))
def test_what_is_plain_yaml_is_read_as_by_the_reader_of_yaml(text):
    if (tree := plainyaml.read(text)) is not None:
        document = strictyaml._parse(text, 1)
        assert (document.tree, document.doubled) == (tree, [])


def test_a_draft_with_its_notes_and_its_seed_is_plain_yaml():
    text = 'title: A flood\nseeds:\n- file: a.txt\n  sha256: 0f\nreview:\n- who\n- "day: 3"\n- ""\n'
    seeds = [{"file": "a.txt", "sha256": "0f"}]
    assert plainyaml.read(text) == {
        "title": "A flood", "seeds": seeds, "review": ["who", "day: 3", ""]
    }  # fmt: skip


@given(st.text())
def test_any_text_is_yaml_or_told_at_a_place(text):
    try:
        document = strictyaml.parse(text)
    except YamlError as error:
        assert error.mark >= (1, 1)  # noqa: PT017  # either outcome is right; a crash is not
    else:
        assert document.marks.keys() >= {key for key, _ in strictyaml.scalars(document.tree) if key}


CUT = "everything after # is left out; put the value in double quotes, or delete the comment"


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("a: b # c\n", (1, 6)),
        ("# a\na: b\n", (1, 1)),
        ("a: b\n  # c\n", (2, 3)),
        ("a: #5\n", (1, 4)),
        ("a: 'b'  # c\n", (1, 9)),
        ("a: [b, # c\n  d]\n", (1, 8)),
        ("a: | # b\n  c\n", (1, 6)),
        ("a: >-\n  b\n\n# c\nd: e\n", (4, 1)),
        ("a:\n- b\n# c\n- d\n", (3, 1)),
        ("\U0001f600: é # a\n", (1, 6)),
        ("#", (1, 1)),
    ],
)
def test_a_comment_is_refused_at_its_place(text, mark):
    with pytest.raises(YamlError) as raised:
        strictyaml.parse(text)
    assert (str(raised.value), raised.value.mark) == (CUT, mark)


def test_a_sharp_within_a_value_is_no_comment():
    text = "a#: b#c\nd: 'e # f'\ng: \"h # i\"\nj: |\n  # k\n  l # m\nn: o#p"
    assert strictyaml.parse(f"\ufeff{text}\n").tree == {
        "a#": "b#c",
        "d": "e # f",
        "g": "h # i",
        "j": "# k\nl # m\n",
        "n": "o#p",
    }


def test_escapes_are_not_seen_as_letters():
    text = '"\\nЖ \\u0416 \\U0001F60AЖ \\x41 \\\\"'
    assert strictyaml.visible(text) == f'"  Ж {" " * 6} {" " * 10}Ж {" " * 4} \\\\"'
