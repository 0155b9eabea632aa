"""The files of words that articles are read by: how a word is written, and that code has none."""

import ast
import re
import tomllib
from pathlib import Path

import pytest

from timeline.convert import language
from timeline.text import languages
from timeline.text.letters import CAPITAL, SMALL

PACKAGE = Path(__file__).parent.parent / "timeline"
FILES = sorted((PACKAGE / "languages").glob("*.toml"))
READERS = [
    *sorted((PACKAGE / "convert").rglob("*.py")),
    *sorted((PACKAGE / "text").rglob("*.py")),
    PACKAGE / "formats" / "seedtext.py",
]
# Letters in which code may know a language: endings of folded letters, marks and look-alikes.
LETTERS_OF_SCRIPT = {"confusables.py", "latin.py"}


def found(word, text):
    match = re.match(rf"(?:{languages.expression(word)})\b", text)
    return match[0] if match else None


@pytest.mark.parametrize(
    ("word", "text", "expected"),
    [
        ("told", "told us", "told"),
        ("signed_a", "signed a", "signed a"),
        ("flood*", "floods", "floods"),
        ("the_*_flood", "the high flood", "the high flood"),
        ("the_*_flood", "the  flood", None),
        ("say(s|ing)?", "saying", "saying"),
        ("recall(ed)?!(_that)", "recalled that", None),
        ("recall(ed)?!(_that)", "recalled it", "recalled"),
        ("orders_!(of)", "orders of", None),
        ("[йі]деться", "ідеться", "ідеться"),
        ("editor's", "editor’s", "editor’s"),
        ("a.b", "axb", None),
        ("about_{rest}", "about the mill.", "about the mill"),
        ("top{any}", "top: 5 mills", "top: 5 mills"),
    ],
)
def test_a_word_is_written_by_a_few_signs(word, text, expected):
    assert found(word, text) == expected


def test_a_list_that_no_language_has_finds_nothing():
    assert languages.pattern("no_such_list").search("anything at all") is None
    assert languages.table("no_such_table") == {}


def test_every_list_has_its_line_in_the_readme():
    readme = (PACKAGE / "languages" / "README.md").read_text(encoding="utf-8")
    told = set(re.findall(r"`\[?(\w+)\]?`", readme))
    told |= {"days_ago_1", "morning", "afternoon"}
    for file in FILES:
        lists = tomllib.loads(file.read_text(encoding="utf-8"))
        assert lists.keys() - told == set(), file.name


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_language_has_the_days_and_months_of_a_year(path):
    lists = tomllib.loads(path.read_text(encoding="utf-8"))
    assert len(lists["months"].strip().splitlines()) == 12
    assert len(lists["weekdays"].strip().splitlines()) == 7
    assert lists["reports"].split()


@pytest.mark.parametrize("path", READERS, ids=lambda path: path.name)
def test_no_module_that_reads_articles_holds_a_word_of_theirs(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docs = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    texts = [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs
    ]
    named = [text for text in texts if re.search(r"[\u0400-\u04ff]{2,}", text)]
    assert named == [] or path.name in LETTERS_OF_SCRIPT


@pytest.mark.parametrize("letter", ["A", "Ś", "Ї", "Ё", "É", "Σ", "中"])
def test_a_capital_is_told_by_unicode(letter):
    assert re.fullmatch(CAPITAL, letter)
    assert not re.fullmatch(SMALL, letter)


@pytest.mark.parametrize("letter", ["a", "ś", "ї", "ё", "é", "σ"])
def test_a_small_letter_is_no_capital(letter):
    assert re.fullmatch(SMALL, letter)
    assert not re.fullmatch(CAPITAL, letter)


@pytest.mark.parametrize("sign", ["_", "1", "-", " "])
def test_a_sign_is_no_letter(sign):
    assert not re.fullmatch(SMALL, sign)
    assert not re.fullmatch(CAPITAL, sign)


POLISH = "Rzeka wezbrała w nocy, a mieszkańcy Oakfordu zostali ewakuowani do szkoły w mieście."


@pytest.mark.parametrize(
    ("words", "article", "expected"),
    [
        ("Nobody was there", "", "en"),
        ("Nikogo tam nie było", "", "pl"),
        ("Nikogo tam nie ma", POLISH, "pl"),
        ("Nikogo tam nie ma", "", "en"),
        ("Nobody was there", "He met Wałęsa. " + "Nothing else of note was told. " * 9, "en"),
        ("Там никого не было", POLISH, "ru"),
        ("Там нікого не було", POLISH, "uk"),
    ],
)
def test_the_language_of_words_is_told_by_their_letters(words, article, expected):
    assert language.of(words, article) == expected
