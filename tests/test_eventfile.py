"""The event file: golden twins, messages with their places, round trips and hostile YAML."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import to_builtins
from msgspec.structs import replace

from tests.properties import tried
from timeline.formats import eventfile
from timeline.model import (
    Change,
    Claim,
    Covers,
    Event,
    EventDate,
    InputError,
    Kind,
    Problem,
    Quote,
    SeedRef,
    Sensitivity,
    Side,
    Source,
    Stance,
    Status,
    Strand,
    Vocabulary,
)
from timeline.text.confusables import find

GOLDEN = Path(__file__).parent / "golden" / "eventfile"
GOOD = sorted((GOLDEN / "good").glob("*.md"))
BAD = sorted((GOLDEN / "bad").glob("*.md"))
NAME = "2021-06-03-raid-at-oakford.md"
KINDS = "raid strike evacuation restriction detention statement denial warning order".split()
KINDS += ["legal", "assessment"]
VOCABULARY = Vocabulary(
    kinds=tuple(Kind(id=kind, name=kind, strand=Strand.REPORTED) for kind in KINDS),
    sides=(Side(id="none", name="No side"),),
    actors=(),
    places=(),
    outlets=(),
)
FILE = """---
title: Raid at Oakford
date: 2021-06-03
kind: raid
summary: Shots were heard. No one was hurt.
sources:
- key: s1
  outlet: valley-post
---
"""


def said(text: str, name: str = NAME) -> list[str]:
    reading = eventfile.read(text, path=name, vocabulary=VOCABULARY)
    return [str(problem) for problem in reading.problems]


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_a_good_file_gives_its_event(path):
    event = eventfile.load(path)
    twin = path.with_suffix(".json").read_text(encoding="utf-8")
    plain = to_builtins(event, str_keys=True)
    assert json.dumps(plain, ensure_ascii=False, indent=2) + "\n" == twin


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_a_good_file_is_written_back_byte_for_byte(path):
    event = eventfile.load(path)
    assert eventfile.dumps(event).encode() == path.read_bytes()
    assert event.file_name == path.name


@pytest.mark.parametrize("path", BAD, ids=lambda path: path.stem)
def test_a_bad_file_gives_all_its_problems_in_one_run(path):
    text = eventfile.decode(path.read_bytes(), path=path.name)
    twin = path.with_suffix(".txt").read_text(encoding="utf-8")
    assert "".join(f"{line}\n" for line in said(text, path.name)) == twin
    with pytest.raises(InputError) as raised:
        eventfile.load(path, VOCABULARY)
    assert len(raised.value.problems) == twin.count("\n")


def test_no_twin_is_without_its_file():
    twins = [path for path in GOLDEN.glob("*/*") if path.suffix in {".json", ".txt"}]
    assert sorted(path.with_suffix(".md") for path in twins) == sorted([*GOOD, *BAD])


def test_a_windows_file_reads_like_any_other():
    raw = FILE.replace("\n", "\r\n").encode()
    text = eventfile.decode(raw, path=NAME)
    assert eventfile.loads(text, name=NAME) == eventfile.loads(FILE, name=NAME)


def test_a_key_without_a_value_counts_as_absent():
    text = FILE.replace("kind: raid\n", "kind: raid\ntime:\nactors:\n")
    assert eventfile.loads(text, name=NAME) == eventfile.loads(FILE, name=NAME)


def test_what_would_be_so_without_its_key_is_not_written():
    said_again = FILE.replace("sources:", "recalls: []\nstatus: published\nsources:")
    event = eventfile.loads(said_again, name=NAME)
    assert eventfile.dumps(replace(event, venue=None)) == FILE


@pytest.mark.parametrize(
    ("value", "written"),
    [("0.0000001", "0.0000001"), ("1E+3", "1000"), ("12.50", "12.50"), ("-0", "-0")],
)
def test_numbers_are_written_without_an_exponent(value, written):
    claim = Claim(by="a", says="b", value=Decimal(value), unit="c")
    plain = eventfile.loads(FILE, name=NAME)
    event = replace(plain, claims=(claim,))
    text = eventfile.dumps(event)
    assert f"  value: {written}\n" in text
    assert eventfile.loads(text, name=NAME).claims[0].value == Decimal(value)


@pytest.mark.parametrize("blank", ["", "\n", "\n\n\n"])
def test_the_line_of_the_body_is_known_however_far_it_stands_below(blank):
    text = f"{FILE}{blank}The first line.\n"
    reading = eventfile.read(text, path=NAME)
    assert text.split("\n")[reading.body_line - 1] == "The first line."


def test_a_problem_stands_at_the_closest_thing_that_has_a_place():
    reading = eventfile.read(FILE, path=NAME)
    keys = [("sources", 0, "url"), ("venue",), ("kind",)]
    found = [reading.problem("", *key) for key in keys]
    assert [(problem.line, problem.column) for problem in found] == [(7, 3), (2, 1), (4, 1)]


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"a" * 32_769, "x.md:1:1: the file has 32,769 bytes; keep it under 32,768"),
        (b"---\ntitle: \xff\n", "x.md:2:1: the file is not UTF-8 text; save it as UTF-8"),
    ],
)
def test_bytes_that_are_no_event_file_are_refused(raw, says):
    with pytest.raises(InputError, match=r"^x\.md") as raised:
        eventfile.decode(raw, path="x.md")
    assert str(raised.value) == says


def test_a_long_line_is_a_problem():
    assert said(FILE + "a" * 2_001) == [
        f"{NAME}:10:2000: the line is longer than 2000 characters; break it or shorten it"
    ]


SOURCE = "`- key: s1`, then under `key` the lines `outlet: …` and `url: https://…`"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (
            "sources:\n- key: s1\n  outlet: valley-post\n",
            "",
            f"2:1: `sources` is missing; write `sources:` and below it {SOURCE}",
        ),
        (
            "- key: s1\n",
            "  key: s1\n",
            f"6:1: sources: each of them starts with `- `; write {SOURCE}",
        ),
        (
            "- key: s1\n  outlet",
            "key: s1\noutlet",
            f"6:1: sources: each of them starts with `- `; write {SOURCE}",
        ),
        (
            "\n- key: s1\n  outlet: valley-post",
            " []",
            f"6:1: sources: empty; write `sources:` and below it {SOURCE}",
        ),
        (
            "\nsources:",
            "\nclaims:\n  by: a\n  says: b\nsources:",
            "6:1: claims: each of them starts with `- `; write `- by: …`",
        ),
        ("outlet", "outlte", "8:3: there is no key `outlte`; did you mean `outlet`?"),
        (
            "valley-post\n---\n",
            "valley-post\n",
            "8:1: the keys are not closed; write a line of `---` below the last of them",
        ),
    ],
)
def test_a_slip_of_form_gives_one_message_with_the_form(old, new, says):
    assert FILE.count(old) == 1
    assert said(FILE.replace(old, new)) == [f"{NAME}:{says}"]


# Front matter that other YAML readers let through, and what is said of it.
ALIAS = "& and * at the start of a value have a meaning of their own; put it in quotes"
TAG = "! at the start of a value has a meaning of its own; put it in quotes"
UNREADABLE = "this line cannot be read"
NESTED = "too deeply nested; use the keys of the template"
SECOND = "a second document starts here; delete the line"
DIRECTIVE = "delete the line that starts with %"
ATTACKS = {
    "an anchor bomb": (
        "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n",
        [f"{line}:4: {ALIAS}" for line in (2, 3, 4)] + [f"5:5: {ALIAS}"],
    ),
    "an alias": ("title: *x\n", [f"2:8: {ALIAS}"]),
    "an anchor on a key": ("&a title: x\n", ["2:1: a key is one plain word; write `key: value`"]),
    "2,000 brackets": (
        "title: " + "[" * 2_000 + "\n",
        [
            f"2:14: {NESTED}",
            "2:2000: the line is longer than 2000 characters; break it or shorten it",
        ],
    ),
    "2,000 brackets closed": (
        "title: " + "[" * 990 + "]" * 990 + "\n",
        [f"2:14: {NESTED}"],
    ),
    "2,000 braces": (
        "title: " + "{" * 1_900 + "\n",
        ["2:9: a key is one plain word; write `key: value`"],
    ),
    "deep blocks": ("".join(" " * i + "a:\n" for i in range(200)), [f"9:8: {NESTED}"]),
    "2,000 dashes": ("- " * 900 + "\n", [f"2:15: {NESTED}"]),
    "an object tag": ("title: !!python/object:os.system ls\n", [f"2:8: {TAG}"]),
    "a tag of its own": ("title: !include /etc/passwd\n", [f"2:8: {TAG}"]),
    "a merge key": ("<<: *a\n", [f"2:5: {ALIAS}"]),
    "a second document": (
        "title: a\n--- # two\nkind: raid\n",
        [f"3:1: {SECOND}"],
    ),
    "a document after dots": ("title: a\n...\nkind: raid\n", [f"3:1: {SECOND}"]),
    "a directive": ("%YAML 1.1\ntitle: a\n", [f"2:1: {DIRECTIVE}"]),
    "a tag directive": ("%TAG ! tag:x,2000:\ntitle: a\n", [f"2:1: {DIRECTIVE}"]),
    "a list as a key": (
        "? [a]\n: b\n",
        [
            "2:3: a key is one plain word; write `key: value`",
            f"3:1: {UNREADABLE}; check the quotes, commas and indentation here and one line above",
        ],
    ),
    "NUL": ("title: a\0b\n", ["2:9: U+0000 is a control character; delete it"]),
    "a surrogate": (
        'title: "\\ud800"\n',
        [f"2:11: {UNREADABLE}; type the character itself"],
    ),
    "a tab": (
        "title: a\n\tkind: raid\n",
        ["3:1: this line begins with tabs or no-break spaces; indent with ordinary spaces"],
    ),
    "an unclosed quote": (
        'title: "a\nkind: raid\n',
        [f"2:8: {UNREADABLE}; close the quotation mark that was opened here"],
    ),
    "an unknown escape": (
        'title: "\\q"\n',
        [f"2:9: {UNREADABLE}; inside double quotes write a backslash twice, or use single quotes"],
    ),
    "a colon": (
        "title: a: b\n",
        [f'2:9: {UNREADABLE}; a value that holds ": " must stand in double quotes'],
    ),
}


@pytest.mark.parametrize(("front", "says"), ATTACKS.values(), ids=ATTACKS)
def test_hostile_yaml_gives_a_clear_line(front, says):
    told = [line for line in said(f"---\n{front}---\n") if " is missing; " not in line]
    assert told == [f"{NAME}:{line}" for line in says]


@pytest.mark.parametrize(
    "piece", ["aб", "\u202e", "[", "a: ", "- ", "`", "\\", '"', "'", "{", "é", "e\u0301", "\n"]
)
def test_a_flood_of_anything_is_read_to_its_end(piece):
    flood = piece * (eventfile.MAX_BYTES // len(piece.encode()) - 40)
    for text in (
        flood,
        f"---\ntitle: {flood}\n---\n",
        f'---\ntitle: "{flood}"\n---\n',
        FILE + flood,
    ):
        reading = eventfile.read(text, path=NAME)
        assert reading.value or reading.problems
        assert all(problem.line <= text.count("\n") + 1 for problem in reading.problems)


@given(st.text())
def test_any_text_is_an_event_or_problems(text):
    for whole in (text, f"---\n{text}\n---\n", FILE + text):
        reading = eventfile.read(whole, path=NAME)
        assert reading.value is not None or reading.problems
        assert list(reading.problems) == sorted(set(reading.problems))


SIGNS = st.sampled_from("\n\t :#-'\"[]{}&*!|>%@`,?~\\…“”=<")
TEXTS = (
    st.lists(st.characters(codec="utf-8") | SIGNS, min_size=1, max_size=30)
    .map(lambda characters: normalize("NFC", "".join(characters)).strip())
    .filter(lambda text: text and len(text) < 80 and not any(find(text)))
)
IDS = st.from_regex(r"[a-z0-9]{1,9}(-[a-z0-9]{1,9}){0,2}", fullmatch=True) | st.sampled_from(
    ["no", "null", "true", "123", "1e3", "0x1f", "y"]
)
DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
DATES = st.one_of(
    DAYS.map(lambda day: EventDate(f"{day}")),
    DAYS.map(lambda day: EventDate(f"{day}~")),
    DAYS.map(lambda day: EventDate(f"{day:%Y-%m}")),
    DAYS.map(lambda day: EventDate(f"{day}/2100-01-02")),
)
NUMBERS = st.decimals(
    allow_nan=False, allow_infinity=False, min_value=-(10**9), max_value=10**9, places=9
)
COVERS = st.builds(
    Covers,
    first=st.none() | DAYS,
    last=st.none() | DAYS,
    places=st.lists(IDS, min_size=1, max_size=2).map(tuple),
)
CLAIMS = st.builds(
    Claim,
    key=st.sampled_from([None, "c1", "c12"]),
    by=IDS,
    question=st.lists(IDS, max_size=2).map(tuple),
    stance=st.sampled_from(Stance),
    says=TEXTS,
    value=st.none() | NUMBERS,
    high=st.none() | NUMBERS,
    unit=st.none() | TEXTS,
    dead=st.none() | NUMBERS,
    covers=st.none() | COVERS,
    said_on=st.none() | DATES,
    disputed_by=st.lists(IDS, max_size=2).map(tuple),
    sources=st.sampled_from([(), ("s1",), ("s1", "s12")]),
)
QUOTES = st.builds(
    Quote,
    speaker=IDS,
    text=TEXTS,
    lang=st.sampled_from(["en", "no"]),
    translated=st.booleans(),
    source=st.sampled_from([None, "s1"]),
)
SOURCES = st.builds(
    Source,
    key=st.just("s1"),
    outlet=IDS,
    title=st.none() | TEXTS,
    url=st.none() | TEXTS,
    published=st.none() | DAYS,
    supports=st.none() | TEXTS,
    relays=st.none() | st.lists(IDS, max_size=2).map(tuple),
    archived=st.none() | TEXTS,
)
EVENTS = st.builds(
    Event,
    id=st.just("raid-at-oakford"),
    title=TEXTS,
    date=DATES,
    time=st.sampled_from([None, "05:30", "10:30", "23:59", "night", "evening"]),
    tz=st.sampled_from([None, "Europe/Kyiv"]),
    kind=st.sampled_from(KINDS),
    summary=TEXTS,
    speaker=st.none() | IDS,
    venue=st.none() | TEXTS,
    actors=st.lists(IDS, max_size=3).map(tuple),
    places=st.lists(IDS, max_size=3).map(tuple),
    told_by=st.lists(IDS, max_size=2).map(tuple),
    responds_to=st.lists(IDS, max_size=2).map(tuple),
    recalls=st.just(()),
    claims=st.lists(CLAIMS, max_size=2).map(tuple),
    quotes=st.lists(QUOTES, max_size=2).map(tuple),
    sources=st.lists(SOURCES, min_size=1, max_size=2).map(tuple),
    seeds=st.just(()) | st.just((SeedRef(file="a.txt", sha256="0" * 64),)),
    date_note=st.none() | TEXTS,
    added=st.none() | DAYS,
    review=st.lists(TEXTS, max_size=2).map(tuple),
    changes=st.just(()) | st.builds(Change, on=DAYS, what=TEXTS, why=TEXTS).map(lambda c: (c,)),
    sensitivity=st.sampled_from(Sensitivity),
    status=st.sampled_from(Status),
    aliases=st.lists(IDS, max_size=2).map(tuple),
    body=st.just("") | TEXTS | TEXTS.map(lambda text: f"# {text}\n\n---\n\n    {text} "),
)


@tried(40)
@given(EVENTS)
def test_what_is_written_is_read_back_the_same(event):
    text = eventfile.dumps(event)
    assert eventfile.loads(text, name=event.file_name) == event
    assert eventfile.dumps(eventfile.loads(text, name=event.file_name)) == text


@tried(10)
@given(EVENTS)
def test_a_file_name_that_is_not_the_events_own_is_told(event):
    name = "1899-01-01-raid-at-oakford.md"
    reading = eventfile.read(eventfile.dumps(event), path=f"content/events/{name}")
    assert reading.problems == (
        Problem(
            path=f"content/events/{name}",
            line=3,
            column=1,
            message=f"the file name says 1899-01-01 and the date {event.date}; "
            f"rename the file to {event.file_name} or correct the date",
        ),
    )
