"""The catalogues: every phrase of the interface is in each, with its own days and plurals."""

import ast
import json
import re
import shutil
import string
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from babel.messages.catalog import Message

from tests import catalogues as files
from tests.built import ROOT, copy, copy_few, parse
from tests.sample import event
from tests.small import run_of
from timeline import catalogues
from timeline.model import EventDate, Strand
from timeline.plugin import build, searching
from timeline.settings import SettingsError
from timeline.site.words import ENGLISH, Forms

LANGUAGES = catalogues.languages()[1:]
DAY = date(2024, 3, 13)
PERCENT = re.compile(r"%\((\w+)\)s")
# What stands in the code of a page and is no phrase: names of formats, of machines, of settings.
NO_PHRASE = {
    *("Box", "Pages", "Item", "UTC", "TY", "ELEC", "TI", "DA", "UR", "the campaign", " of "),
    *("\nER  - ", "  urldate = {", "per ?cent\\b|%", "use strict"),
    *(
        "PUBLISH",
        "TRANSPARENT",
        "CANCELLED",
        "-//timeline//calendar//EN",
        '</p><p><a href="',
        "Data",
        "Link",
    ),
    *("GitHub", "YYYY-MM-DD-short-title.md"),
    *("---\ntitle: \ndate: \nkind: ", "\nsummary: \nsources:\n- url:   # "),
    *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
# The map's speaks to whoever made it; names and meanings of data are part of its form, and those
# of other formats are theirs.
NO_PAGES = {
    *(
        "assets.py",
        "atlas.py",
        "columns.py",
        "files.py",
        "maps.py",
        "package.py",
        "reserved.py",
        "schema.py",
    ),
    "tables.py",
}
NO_PAGES |= {"standards.py", "values.py"}
# Blocks that stand within a tag of the page around them.
CYRILLIC = re.compile("[\u0400-\u04ff]")
NO_TEXT = re.compile(r"\{% block (?:og_type|body|script_src) %\}.*?\{% endblock %\}")
COUNTING = {"count", "count_pieces"}
SAYING = {"say", "pieces", "phrase", *COUNTING}
# Names that are the same in every language.
NAMES = {"BibTeX", "RIS", "Telegram", "WhatsApp", "Python", "SHA256SUMS"}
SPOKEN = {"aria-label", "title", "alt", "placeholder", "value", "summary"}
# A text in a script, and what reads like a phrase in it: words, not a selector or a name.
LITERAL = re.compile(r"""(["'`])((?:(?!\1)[^\n])*)\1""")
WORDED = re.compile(r"[A-Z][a-z]+(?: |$)|[A-Za-z]{2,} [a-z]")


def test_the_list_of_phrases_is_that_of_the_program_and_the_theme():
    assert files.TEMPLATE.read_bytes() == files.text(files.found()), "run `make generated`"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_has_every_phrase_and_no_other(language):
    path = files.FOLDER / f"{language}.po"
    assert path.read_bytes() == files.renewed(path), "run `make generated`"


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_phrase_of_a_catalogue_is_missing_or_unsure(language):
    catalog = files.read(files.FOLDER / f"{language}.po")
    left = [each.id for each in catalog if each.id and (each.fuzzy or not all(_said(each)))]
    plurals = {len(_said(each)) for each in catalog if each.pluralizable}
    assert (left, plurals) == ([], {catalog.num_plurals})


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_phrase_has_the_same_gaps_in_every_language(language):
    catalog = files.read(files.FOLDER / f"{language}.po")
    for each in catalog:
        if each.id:
            said = each.id[-1] if isinstance(each.id, tuple) else each.id
            assert {frozenset(_gaps(text)) for text in _said(each)} == {frozenset(_gaps(said))}


def _said(message: Message) -> tuple[str, ...]:
    return tuple(message.string) if message.pluralizable else (message.string,)


def _gaps(text: str) -> Iterator[str]:
    yield from PERCENT.findall(text)
    yield from (name for _, name, _, _ in string.Formatter().parse(text) if name)


def test_every_phrase_in_the_code_of_pages_is_said_by_a_catalogue():
    found = {
        (path.name, text)
        for path in sorted((ROOT / "timeline/site").rglob("*.py"))
        if path.name not in NO_PAGES
        for text in _unsaid(ast.parse(path.read_text(encoding="utf-8")))
        if text not in NO_PHRASE
    }
    assert found == set()


def test_every_phrase_that_the_code_says_stands_in_the_list():
    """Babel does not look into an f-string."""
    listed = {text for each in files.found() for text in _ids(each)}
    said = {
        text.value
        for path in sorted((ROOT / "timeline/site").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and _called(node) in SAYING
        for text in node.args[: 2 if _called(node) in COUNTING else 1]
        if isinstance(text, ast.Constant) and isinstance(text.value, str)
    }
    assert len(said) > 100
    assert said - listed == set()


def _ids(message: Message) -> tuple[str, ...]:
    return tuple(message.id) if message.pluralizable else (message.id,)


def _unsaid(tree: ast.Module) -> Iterator[str]:
    """Yield each text in the code that reads like a phrase and is handed to no catalogue."""
    passed = {id(node) for node in (*_docstrings(tree), *_exported(tree))}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _called(node) in SAYING:
            texts = node.args[: 2 if _called(node) in COUNTING else 1]
            passed |= {id(each) for each in texts}
        elif isinstance(node, ast.Raise):
            passed |= {id(each) for each in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            is_phrase = " " in node.value or node.value[:1].isupper()
            if id(node) not in passed and is_phrase and re.search("[A-Za-z]{2}", node.value):
                yield node.value


def _docstrings(tree: ast.Module) -> Iterator[ast.expr]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and isinstance(
            node.body[0], ast.Expr
        ):
            yield node.body[0].value


def _exported(tree: ast.Module) -> Iterator[ast.AST]:
    """Yield the names of code that a module gives on: they are its `__all__`."""
    for node in tree.body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            yield from ast.walk(node.value)


def _called(call: ast.Call) -> str:
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def test_a_phrase_that_no_catalogue_says_is_found():
    code = 'def f(say, n):\n    """A doc."""\n    return f"Part {n}", say("Part {n}"), "class=x"'
    assert list(_unsaid(ast.parse(code))) == ["Part "]
    assert list(_unsaid(ast.parse('__all__ = ["Part"]\nsome = ["Whole"]'))) == ["Whole"]
    markup = '<p title="One two">{% if a %}Three{% endif %} {{ _("Four") }} {{ b }}</p>'
    assert list(_plain(markup)) == ["One two", "Three"]


@pytest.mark.parametrize(
    "path", sorted((ROOT / "theme/templates").glob("*.html")), ids=lambda path: path.name
)
def test_every_phrase_in_a_template_is_said_by_a_catalogue(path):
    assert [each for each in _plain(path.read_text(encoding="utf-8")) if each not in NAMES] == []


class _Texts(HTMLParser):
    """Gathers what a reader would see or hear of a template's own text."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.within = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.within = tag
        self.found += [value or "" for name, value in attrs if _is_spoken(tag, name)]

    def handle_endtag(self, tag: str) -> None:
        self.within = ""

    def handle_data(self, data: str) -> None:
        if self.within not in {"script", "code"}:
            self.found.append(data.strip())


def _is_spoken(tag: str, attribute: str) -> bool:
    """Return whether an attribute is seen or heard; of a choice its text is, not its value."""
    return attribute in SPOKEN and not (tag.endswith("option") and attribute == "value")


def _plain(template: str) -> Iterator[str]:
    """Yield the words in a template that stand outside of its tags and expressions."""
    parser = _Texts()
    template = NO_TEXT.sub("", template)
    parser.feed(re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "", template, flags=re.DOTALL))
    yield from (text for text in parser.found if re.search("[A-Za-z]{2}", text))


@pytest.mark.parametrize(
    "path", sorted((ROOT / "theme/static").glob("*.js")), ids=lambda path: path.name
)
def test_a_script_has_no_phrase_of_its_own(path):
    found = _literals(path.read_text(encoding="utf-8"))
    assert [each for each in found if each not in NO_PHRASE] == []


def _literals(script: str) -> Iterator[str]:
    """Yield the texts in a script that read like phrases; its phrases stand in the page."""
    code = re.sub(r"^\s*//.*$", "", script, flags=re.MULTILINE)
    yield from (text for _, text in LITERAL.findall(code) if WORDED.match(text))


def test_a_phrase_in_a_script_is_found():
    script = '// No "phrase here".\na.append("Show more", b(`div`), \'Nothing\', "ul.rows");'
    assert list(_literals(script)) == ["Show more", "Nothing"]


def test_english_has_the_days_and_marks_of_babel():
    theirs = catalogues._forms("en")
    assert Forms(cities=theirs.cities) == theirs


def test_a_language_without_a_catalogue_is_english_and_a_region_is_its_language():
    assert catalogues.words("xx") is ENGLISH
    assert catalogues.words("../uk") is ENGLISH
    assert catalogues.words("en-GB") is ENGLISH
    assert catalogues.words("uk_UA").language == catalogues.words("uk-UA").language == "uk"


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("uk", ["13 березня 2024", "березень 2024", "середа, 13 березня", "близько 13 березня"]),
        ("ru", ["13 марта 2024", "март 2024", "среда, 13 марта", "около 13 марта"]),
    ],
)
def test_a_month_has_another_form_within_a_date(language, expected):
    words = catalogues.words(language)
    assert [
        words.day(DAY),
        words.month(DAY),
        words.short_day_of_week(DAY),
        words.short_date(EventDate("2024-03-13~")),
    ] == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("uk", ["1 подія", "3 події", "5 подій", "11 подій", "22 події", "1\xa0241 подія"]),
        ("ru", ["1 событие", "3 события", "5 событий", "11 событий", "22 события"]),
    ],
)
def test_a_number_decides_the_form_of_what_it_counts(language, expected):
    words = catalogues.words(language)
    counts = [1, 3, 5, 11, 22, 1241][: len(expected)]
    assert [words.count("{n} event", "{n} events", n) for n in counts] == expected


def test_an_hour_names_the_city_of_its_zone_in_the_language():
    found = event("a", "2024-03-13", time="00:10", tz="Europe/Moscow")
    assert catalogues.words("uk").clock(found, "Europe/Berlin") == (
        "00:10, час міста Москва, 22:10, час міста Берлін, 12 березня"
    )


@pytest.fixture(scope="module")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented site with a Ukrainian interface around its English events."""
    root = copy(ROOT / "tests/site", tmp_path_factory.mktemp("spoken"))
    with (root / "pelicanconf.py").open("a", encoding="utf-8") as file:
        file.write('DEFAULT_LANG = "uk"\n')
    run = run_of(root, has_index=True)
    return build(root, output=root / "output", url="https://example.org/repo", run=run).output


def test_the_interface_is_in_its_language_and_the_texts_in_theirs(spoken):
    page = parse(spoken / "events/raid-at-oakford/index.html")
    assert page.get("lang") == "uk"
    languages = {
        "".join(each.itertext()): each.get("lang") for each in page.iter() if each.get("lang")
    }
    title = next(page.iter("{http://www.w3.org/1999/xhtml}h1"))
    assert title.get("lang") == "en"
    text = "".join(page.itertext())
    assert "Джерела" in text
    assert "Sources" not in text
    assert languages["The ford"] == "en"


@pytest.mark.skipif(not searching.program(), reason="Pagefind is not installed")
def test_the_search_takes_the_endings_of_words_from_the_language_of_the_texts(spoken):
    entry = (spoken / "search/index/pagefind-entry.json").read_text(encoding="utf-8")
    assert list(json.loads(entry)["languages"]) == ["en"]
    results = next(e for e in parse(spoken / "search/index.html").iter() if e.get("id") == "found")
    assert (results.get("data-lang"), results.get("data-more")) == ("en", "Показати ще")


def test_the_title_of_a_page_is_in_the_language_of_its_heading(spoken):
    languages = set()
    for sort in ("events", "actors", "places", "sources", "questions"):
        for path in sorted(spoken.glob(f"{sort}/**/index.html")):
            page = parse(path)
            title = next(page.iter("{http://www.w3.org/1999/xhtml}title"))
            heading = next(page.iter("{http://www.w3.org/1999/xhtml}h1"))
            if any(each.get("http-equiv") == "refresh" for each in page.iter()):
                continue  # its title is that of the page it leads to
            assert title.get("lang") == heading.get("lang"), path
            languages.add((sort, title.get("lang")))
    assert {("events", "en"), ("actors", "en"), ("actors", None), ("sources", None)} <= languages


def test_no_page_says_a_phrase_in_english(spoken):
    english = {each.id for each in files.found() if isinstance(each.id, str) and each.id}
    english -= set(Strand)  # a script knows the columns by these words
    for path in sorted(spoken.rglob("*.html")):
        assert english.intersection(_heard(parse(path))) == set(), path


def _heard(element: Element) -> Iterator[str]:
    """Yield what a page says, part by part, without what it says in another language."""
    if "lang" not in element.attrib or element.get("lang") == "uk":
        yield from (
            value
            for name, value in element.items()
            if _is_spoken(element.tag, name) or name.startswith("data-")
        )
        yield (element.text or "").strip()
        for child in element:
            yield from _heard(child)
            yield (child.tail or "").strip()


def test_a_page_in_the_language_of_its_texts_tells_it_once(site):
    page = (site / "events/raid-at-oakford/index.html").read_text(encoding="utf-8")
    assert page.count('lang="en"') == 1


def test_a_changed_phrase_reaches_every_page_that_says_it(tmp_path):
    root = copy_few(tmp_path / "site")
    shutil.copytree(ROOT / "timeline", tmp_path / "timeline")
    with (root / "pelicanconf.py").open("a", encoding="utf-8") as file:
        file.write('DEFAULT_LANG = "uk"\n')
    _built(tmp_path, "output")
    catalogue = tmp_path / "timeline/site/catalogues/uk.po"
    text = catalogue.read_text(encoding="utf-8")
    catalogue.write_text(text.replace('"Джерела"', '"Звідки"'), encoding="utf-8")
    _built(tmp_path, "output")
    _built(tmp_path, "anew")
    page = "events/raid-at-oakford/index.html"
    assert "Звідки" in (tmp_path / "output" / page).read_text(encoding="utf-8")
    assert _files(tmp_path / "output") == _files(tmp_path / "anew")


def _built(folder: Path, output: str) -> None:
    """Build a site with the program in `folder`, not with the one under test."""
    subprocess.run(
        [sys.executable, "-m", "timeline", "build", "--output", str(folder / output)],
        cwd=folder / "site",
        env={"PYTHONPATH": str(folder), "TIMELINE_CACHE": str(folder / f"cache of {output[:2]}")},
        check=True,
        capture_output=True,
    )


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (
            "xx",
            ["DEFAULT_LANG is 'xx', but the interface speaks en, ru, uk alone; it is in English"],
        ),
        ("en-GB", []),
        ("uk", []),
    ],
)
def test_an_owner_is_told_of_a_language_that_the_interface_does_not_speak(project, language, told):
    with (project / "pelicanconf.py").open("a", encoding="utf-8") as file:
        file.write(f"DEFAULT_LANG = {language!r}\n")
    heard: list[str] = []
    build(project, run=replace(run_of(project), warn=heard.append))
    assert heard == told
    page = (project / "output/index.html").read_text(encoding="utf-8")
    assert f'<html lang="{"uk" if language == "uk" else "en"}">' in page


def test_a_commit_is_the_hash_of_one(project):
    with (project / "pelicanconf.py").open("a", encoding="utf-8") as file:
        file.write('TIMELINE["commit"] = "main"\n')
    with pytest.raises(SettingsError, match="commit of TIMELINE is 'main'; write what `git rev-p"):
        build(project, output=project / "output")


def test_a_language_of_the_texts_is_a_tag(project):
    with (project / "pelicanconf.py").open("a", encoding="utf-8") as file:
        file.write('TIMELINE["content_language"] = "en US"\n')
    with pytest.raises(SettingsError, match="content_language of TIMELINE is 'en US'; write a tag"):
        build(project, output=project / "output")
