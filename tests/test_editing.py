"""The editor's files: the front page and the sentence of a day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.formats import dayfile, frontfile
from timeline.model import Beat, Cell, DayText, EventDate, Front

DAY = """---
events: [raid-at-oakford]
---

The River Guard said that it had entered Oakford.
"""
PATH = "content/days/2021-06-03.md"


def said(raw: bytes, path: str = PATH) -> list[str]:
    reading = dayfile.read_bytes(raw, path=path)
    return [str(problem).removeprefix(f"{path}:") for problem in reading.problems]


def test_the_sentence_of_a_day_is_read():
    reading = dayfile.read_bytes(DAY.replace("\n", "\r\n").encode(), path=PATH)
    assert (reading.problems, reading.value) == (
        (),
        DayText(
            id="2021-06-03",
            events=("raid-at-oakford",),
            body="The River Guard said that it had entered Oakford.",
        ),
    )
    assert reading.problem("", "events", 0).line == 2


@pytest.mark.parametrize("name", ["2021-06-31.md", "2021-W22-4.md", "3-june.md", "2021-6-3.md"])
def test_a_file_named_by_no_day_says_that_alone(name):
    reading = dayfile.read_bytes(DAY.encode(), path=f"days/{name}")
    assert reading.value is None
    assert [problem.message for problem in reading.problems] == [
        f"the file name {name!r} does not fit; write the day: YYYY-MM-DD.md"
    ]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (
            "events: [raid-at-oakford]\n",
            "",
            "1:1: `events` is missing; write ids of the events it rests on",
        ),
        (
            "[raid-at-oakford]",
            "[]",
            "2:1: events: empty; write ids of the events it rests on",
        ),
        (
            "The River Guard said that it had entered Oakford.",
            "",
            "2:1: body: nothing does not fit here; write one or two attributed sentences",
        ),
        (
            "entered Oakford",
            "entered <b>Oakford</b>",
            "5:42: HTML is not allowed in the text; write plain Markdown",
        ),
        (
            "entered Oakford",
            "entered Oak\u200bford",
            "5:45: U+200B ZERO WIDTH SPACE cannot be seen; delete it or write an ordinary space",
        ),
        (
            "[raid-at-oakford]\n",
            '["raid-at-oak\\u200bford"]\n',
            "2:10: U+200B ZERO WIDTH SPACE cannot be seen; delete it or write an ordinary space",
        ),
        ("events:", "id: x\nevents:", "2:1: there is no key `id`; it is the file name"),
        (
            "events:",
            "body: x\nevents:",
            "2:1: there is no key `body`; write the text below the second `---`",
        ),
    ],
)
def test_a_slip_in_the_sentence_of_a_day_gives_one_message(old, new, says):
    assert DAY.count(old) == 1
    assert said(DAY.replace(old, new).encode()) == [says]


FRONT = b"""beats:
- date: 2021-06-03
  text: The River Guard said that it had entered Oakford.
  events: [raid-at-oakford]
questions: [control-of-oakford]
cells:
- question: control-of-oakford
  side: others
  text: It holds the town.
  claims: [raid-at-oakford#c1]
numbers: [strength]
"""


def test_the_front_page_is_read():
    reading = frontfile.read_bytes(FRONT, path="front.yml")
    assert (reading.problems, reading.value) == (
        (),
        Front(
            beats=(
                Beat(
                    date=EventDate.of(date(2021, 6, 3)),
                    text="The River Guard said that it had entered Oakford.",
                    events=("raid-at-oakford",),
                ),
            ),
            questions=("control-of-oakford",),
            cells=(
                Cell(
                    question="control-of-oakford",
                    side="others",
                    text="It holds the town.",
                    claims=("raid-at-oakford#c1",),
                ),
            ),
            numbers=("strength",),
        ),
    )


def test_what_an_editor_leaves_out_is_computed():
    reading = frontfile.read_bytes(b"questions: [strength]\n", path="front.yml")
    assert reading.value == Front(questions=("strength",))


@given(st.binary())
def test_any_bytes_are_a_text_or_problems(raw):
    for each in (raw, DAY.encode() + raw, FRONT + raw):
        readings = (
            dayfile.read_bytes(each, path=PATH),
            frontfile.read_bytes(each, path="front.yml"),
        )
        for reading in readings:
            assert reading.value is not None or reading.problems
            assert list(reading.problems) == sorted(set(reading.problems))
