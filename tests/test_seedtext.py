"""The format of a seed: what is read, where it stands, and what is refused in one line."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.built import SITE
from timeline.formats import seedtext
from timeline.formats.seedtext import Seed
from timeline.model import InputError, Problem
from timeline.text.sections import SectionLabel

NAME = "seed.txt"
INTERVIEW = SITE / "seeds" / "president-on-the-ballot.txt"


def parse(text: str) -> Seed:
    return seedtext.parse(text, name=NAME)


def attempt(text: str) -> tuple[Seed | None, tuple[Problem, ...]]:
    try:
        return parse(text), ()
    except InputError as error:
        return None, error.problems


def outline(seed: Seed) -> list[tuple[str, str, list[str]]]:
    """The sections as (label, speaker, paragraphs)."""
    return [
        (
            section.label.value,
            section.speaker.text if section.speaker else "",
            [paragraph.text for paragraph in section.paragraphs],
        )
        for section in seed.sections
    ]


def test_a_seed_is_a_date_a_lead_and_labelled_sections():
    seed = parse(
        " date 2019-05-13 The lead.\n\nSource: the source\n\nQuote from Ann Bee: “Words”\n\n"
        "Details: first\n\nsecond\n\nBackground:\n\nan older story\n"
    )
    assert str(seed.reported) == "2019-05-13"
    assert outline(seed) == [
        ("lead", "", ["The lead."]),
        ("source", "", ["the source"]),
        ("quote", "Ann Bee", ["“Words”"]),
        ("details", "", ["first", "second"]),
        ("background", "", ["an older story"]),
    ]
    assert [paragraph.text for paragraph in seed.lead] == ["The lead."]


@pytest.mark.parametrize(
    ("heading", "label", "speaker"),
    [
        ("Source: x", SectionLabel.SOURCE, ""),
        ("Quote: x", SectionLabel.QUOTE, ""),
        ("Quote from Bee: x", SectionLabel.QUOTE, "Bee"),
        ("Direct quote of the ministry: x", SectionLabel.QUOTE, "the ministry"),
        ("What Bee said: x", SectionLabel.DETAILS, "Bee"),
        ("Previously: x", SectionLabel.BACKGROUND, ""),
        ("Reminder: x", SectionLabel.BACKGROUND, ""),
        ("Updated at 10:30: x", SectionLabel.UPDATED, ""),
        ("Джерело: x", SectionLabel.SOURCE, ""),
        ("Пряма мова Бджоли: x", SectionLabel.QUOTE, "Бджоли"),
        ("Что предшествовало: x", SectionLabel.BACKGROUND, ""),
        ("ДОВІДКА «КУР’ЄРА»: x", SectionLabel.BACKGROUND, ""),
        ("Справка «Курьера». x", SectionLabel.BACKGROUND, ""),
    ],
)
def test_labels_are_known_in_three_languages(heading, label, speaker):
    section = parse(f"Lead.\n\n{heading}").sections[-1]
    found = section.speaker.text if section.speaker else ""
    assert (section.label, found, section.paragraphs[0].text) == (label, speaker, "x")


@pytest.mark.parametrize("text", ["Details of the plan are unknown.", "Earlier it had rained."])
def test_a_word_without_a_colon_is_no_label(text):
    assert outline(parse(text)) == [("lead", "", [text])]


@pytest.mark.parametrize(
    ("text", "reported"),
    [
        ("date 2019-05-13 x", "2019-05-13"),
        ("\ufeff  date 2019-05 x", "2019-05"),
        ("date\t2019-05-13\r\nx", "2019-05-13"),
        ("x, no date", None),
        ("The date 2019-05-13 is not at the head", None),
    ],
)
def test_the_date_of_the_report_is_a_day_a_month_or_nothing(text, reported):
    seed = parse(text)
    assert (seed.reported and str(seed.reported)) == reported


def test_lines_are_joined_where_they_were_wrapped_and_only_there():
    text = (
        "This line is long enough to have been wrapped by a\nprogram.\nShort line.\n"
        "• first point\n• second point"
    )
    assert outline(parse(text)) == [
        (
            "lead",
            "",
            [
                "This line is long enough to have been wrapped by a\nprogram.",
                "Short line.",
                "first point",
                "second point",
            ],
        )
    ]


def test_windows_line_ends_and_odd_spaces_are_only_space():
    seed = parse("\ufeff date 2019-05-13 Lead.\r\n\r\n\u00a0\r\nDetails:\u00a0more\u00a0\r\n")
    assert outline(seed) == [("lead", "", ["Lead."]), ("details", "", ["more"])]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "there is no text; paste the article below the date"),
        ("\ufeff \n\u00a0\n", "there is no text; paste the article below the date"),
        ("date 2019-05-13", "there is no text; paste the article below the date"),
        (
            "date 2019-02-30 x",
            "'2019-02-30' is not a day of the calendar; write date YYYY-MM-DD or date YYYY-MM",
        ),
        (
            "date 2019-13 x",
            "'2019-13' is not a day of the calendar; write date YYYY-MM-DD or date YYYY-MM",
        ),
        ("date 13.05.2019 x", "'13.05.2019' is not a date; write date YYYY-MM-DD or date YYYY-MM"),
        ("date 9999-12 x", "'9999-12' is not a date; write date YYYY-MM-DD or date YYYY-MM"),
        (
            "a\x00b",
            "this is not plain text (character 2 is U+0000); save the article as text",
        ),
        (
            "ab\u202ec",
            "character 3 is U+202E RIGHT-TO-LEFT OVERRIDE, which reorders the text around it; "
            "delete it",
        ),
    ],
)
def test_what_is_no_seed_is_refused_in_one_line(text, message):
    with pytest.raises(InputError) as refused:
        parse(text)
    assert [problem.message for problem in refused.value.problems] == [message]


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"x" * 64_001, "the file is larger than 64,000 bytes; keep the article alone"),
        (
            "дата".encode("cp1251"),
            "the file is not UTF-8 text; save it as plain UTF-8 text",
        ),
        (
            "\ufeffdate 2019-05-13 x".encode("utf-16"),
            "the file is not UTF-8 text; save it as plain UTF-8 text",
        ),
    ],
)
def test_bytes_that_are_no_seed_are_refused_in_one_line(raw, message):
    with pytest.raises(InputError) as refused:
        seedtext.decode(raw, name=NAME)
    assert [problem.message for problem in refused.value.problems] == [message]


def test_the_hash_is_that_of_the_file():
    raw = INTERVIEW.read_bytes()
    seed = seedtext.parse(seedtext.decode(raw, name=INTERVIEW.name), name=INTERVIEW.name)
    assert seed.sha256 == "df8a94531d07c0de1ff00aae087e3a263a0f35a9c81f9da59c71f84f552d0fb8"
    assert [section.label.value for section in seed.sections] == [
        "lead",
        "source",
        "quote",
        "details",
        "background",
    ]


@given(
    st.text()
    | st.text(alphabet=" \n\r\ufeff\u00a0:-•Qquotefrm 12date\u2028").map("date 2019-05 ".__add__)
)
def test_any_text_is_read_with_exact_offsets_or_refused_once(text):
    seed, problems = attempt(text)
    assert len(problems) == (seed is None)
    if seed is None:
        return
    spans = [section.heading for section in seed.sections]
    spans += [section.speaker for section in seed.sections if section.speaker]
    spans += [paragraph for section in seed.sections for paragraph in section.paragraphs]
    assert [span.text for span in spans] == [text[span.start : span.end] for span in spans]
    paragraphs = [paragraph for section in seed.sections for paragraph in section.paragraphs]
    assert all(one.end <= two.start for one, two in pairwise(paragraphs))


def test_a_page_without_a_head_is_dated_in_sight_and_named_in_its_title():
    told = "<p>A drone hit a farm in Olkhovka.</p><p>Nobody was hurt, a neighbour said later.</p>"
    page = (
        "<html><head><title>Drone hits a farm | Border Post</title></head><body><article>"
        f'<h1>Drone hits a farm</h1><time datetime="2019-05-14T09:00Z">Tuesday</time>{told}'
        "</article></body></html>"
    )
    seed = seedtext.loads(page.encode("utf-8"), name="page.html")
    assert (str(seed.reported), seed.publisher) == ("2019-05-14", "Border Post")


def test_a_file_of_two_articles_is_refused_with_the_line_of_the_second():
    seed, problems = attempt(" date 2019-05-13 One.\n\nMore.\n\n date 2019-05-14 Two.\n")
    assert seed is None
    assert [problem.message for problem in problems] == [
        "the file holds two articles, the second begins in line 5 with `date 2019-05-14`; put "
        "each in a file of its own"
    ]


def test_a_line_that_only_speaks_of_a_date_begins_no_article():
    assert parse(" date 2019-05-13 One.\ndate: 2019-05-14\n\nThe date 2019-05-14 was set.\n")


def test_letters_are_the_same_however_they_were_saved():
    text = " date 2019-05-13 В Белгородской области, Київ."
    one, two = (
        seedtext.loads(unicodedata.normalize(form, text).encode("utf-8"), name=NAME)
        for form in ("NFC", "NFD")
    )
    assert (one.text, one.sections) == (two.text, two.sections)
    assert one.sha256 != two.sha256


def test_what_is_told_below_the_source_is_no_part_of_it():
    told = "The bridge was shut at noon for the wind, and the ferry took all who had to cross."
    seed = seedtext.parse(f"Bridge shut\n\nSource: Radio\n\nThe Post\n\n{told}", name=NAME)
    assert [(s.label.value, [p.text for p in s.paragraphs]) for s in seed.sections] == [
        ("lead", ["Bridge shut"]),
        ("source", ["Radio", "The Post"]),
        ("details", [told]),
    ]


@pytest.mark.parametrize(
    ("line", "address"),
    [
        ("Source: https://paper.example/depot", "https://paper.example/depot"),
        ("Джерело: https://paper.example/depot", "https://paper.example/depot"),
        ("Źródło: https://paper.example/depot", "https://paper.example/depot"),
        ("Source: Paper, https://paper.example/depot", ""),
        ("Read also: https://paper.example/barn", ""),
        ("Source: https://t.me/channel/1", ""),
    ],
)
def test_what_a_label_calls_the_source_may_be_the_address(line, address):
    text = f"A drone hit a depot on Tuesday, the governor said.\n\n{line}\n"
    assert seedtext.parse(text, name="depot.txt").address == address
