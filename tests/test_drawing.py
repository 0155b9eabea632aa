"""Share cards drawn, and read back: their size, their colours, and what is on them at all."""

import io
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from tests.built import ROOT
from timeline import drawing
from timeline.drawing import can_draw, drawn
from timeline.model import Strand
from timeline.plugin import picturing
from timeline.site.cards import Card

PAPER, INK, REPORTED, SAID = (251, 250, 247), (27, 29, 33), (152, 59, 16), (18, 91, 105)
VOICES = (("Ada Hill", "Nobody crossed the ford."), ("Ford Guard", "Forty of us crossed it."))
CARD = Card(
    name="one",
    kicker="Raid · Oakford · 3 June 2021",
    title="Armed people cross the ford at Oakford; the army denies it",
    voices=VOICES,
    site="The ford",
    foot="5 sources",
    strand=Strand.REPORTED,
)
CYRILLIC = replace(
    CARD,
    kicker="Напад · Дубове · 3 червня 2021",
    title="Озброєні люди перейшли брід; військо це заперечує, ґанок цілий",
    voices=(("Ада Гілл", "Ніхто не перейшов."), ("Ёж", "Объезд открыт, въезд закрыт.")),
    site="Брід",
    foot="5 джерел",
)


@pytest.fixture(scope="module")
def fonts():
    return picturing.type_of(ROOT / "theme")


def read(card, fonts):
    made = drawn(card, fonts)
    with Image.open(io.BytesIO(made)) as image:
        assert (image.format, image.size) == ("PNG", (1200, 630))
        return image.convert("RGB"), len(made)


def ink(image, box) -> int:
    """Return how many pixels of a part of a picture are nearly of the colour of its letters."""
    return sum(sum(each) < 200 for each in image.crop(box).get_flattened_data())


@pytest.mark.parametrize("card", [CARD, CYRILLIC], ids=["latin", "cyrillic"])
def test_a_card_is_a_small_picture_with_all_its_parts(card, fonts):
    assert can_draw(card, fonts)
    image, size = read(card, fonts)
    assert 10_000 < size < 40_000
    assert image.getpixel((600, 5)) == INK
    assert image.getpixel((1190, 300)) == PAPER
    assert image.getpixel((70, 86)) == REPORTED
    for box in (
        (64, 116, 1136, 280),
        (64, 330, 610, 489),
        (640, 330, 1136, 489),
        (64, 540, 600, 590),
    ):
        assert ink(image, box) > 200, box
    # Nothing leaves the margins.
    for box in ((0, 20, 60, 630), (1140, 20, 1200, 630)):
        assert image.crop(box).getcolors() == [((box[2] - box[0]) * 610, PAPER)]


@pytest.mark.parametrize("number", [2, 3, 4])
def test_each_of_several_voices_has_a_panel_and_its_words_stay_in_it(number, fonts):
    said = "Cannot confirm: Legion, Corps and 2 more, 12–21 March"
    voices = [(f"Side {at}", said) for at in range(number)]
    card = replace(CARD, title="Did anybody cross the ford?", voices=tuple(voices))
    assert can_draw(card, fonts)
    image, _ = read(card, fonts)
    assert image.crop((0, 490, 1200, 521)).getcolors() == [(1200 * 31, PAPER)]
    for at in range(number):
        columns = 3 if number == 3 else 2
        left, top = 64 + at % columns * (1100 // columns), 380 if at < columns else 440
        assert ink(image, (left, top - 90 * (number == 4), left + 300, top + 60)) > 200, at
    five = replace(card, voices=tuple(voices[:1] * 5))
    assert not can_draw(five, fonts)


def test_what_was_said_has_another_shape_and_colour_and_a_question_no_mark(fonts):
    image, _ = read(replace(CARD, strand=Strand.SAID), fonts)
    assert image.getpixel((82, 86)) == PAPER  # it is open
    assert SAID in {color for _, color in image.crop((64, 74, 100, 99)).getcolors()}
    image, _ = read(replace(CARD, strand=None, kicker="Question"), fonts)
    assert not {SAID, REPORTED} & {color for _, color in image.crop((0, 60, 120, 110)).getcolors()}


def test_the_same_card_is_the_same_file_and_another_is_not(fonts):
    assert drawn(CARD, fonts) == drawn(CARD, picturing.type_of(ROOT / "theme"))
    assert drawn(CARD, fonts) != drawn(replace(CARD, foot="6 sources"), fonts)


@pytest.mark.parametrize("letter", ["字", "😀", "א", "ا", "\u200f", "\u0000"])
@pytest.mark.parametrize("part", ["kicker", "title", "lead", "site", "foot", "name", "words"])
def test_a_letter_that_no_font_has_keeps_a_card_from_being_drawn(part, letter, fonts):
    if part in {"name", "words"}:
        voice = (letter, "x") if part == "name" else ("x", letter)
        card = replace(CARD, voices=(VOICES[0], voice))
    else:
        card = replace(CARD, **{part: f"a {letter}"})
    assert not can_draw(card, fonts)


def test_voices_are_drawn_whole_or_not_at_all(fonts):
    """What somebody says may turn round with its last word."""
    long = "It is said that the ford was crossed by many, that all of them came back unharmed, not"
    assert can_draw(replace(CARD, voices=(VOICES[0], ("A", long))), fonts)
    assert not can_draw(replace(CARD, voices=(VOICES[0], ("A", f"{long} {long}"))), fonts)
    assert not can_draw(replace(CARD, voices=(VOICES[0], ("A", "x" * 60))), fonts)
    # A title that has no room above them has it without them.
    high = replace(CARD, title=" ".join(["Armed people cross the ford"] * 9))
    assert not can_draw(high, fonts)
    assert can_draw(replace(high, voices=()), fonts)


@pytest.mark.parametrize("text", ["x" * 500, "word " * 200, "Ж" * 200])
def test_what_is_too_long_stays_within_the_picture(text, fonts):
    card = replace(CARD, voices=(), kicker=text, title=text, lead=text, site=text)
    assert can_draw(card, fonts)
    image, _ = read(card, fonts)
    assert image.crop((1142, 20, 1200, 630)).getcolors() == [(58 * 610, PAPER)]
    assert image.crop((0, 596, 1200, 630)).getcolors() == [(1200 * 34, PAPER)]


def test_without_its_fonts_nothing_is_drawn(tmp_path):
    assert picturing.type_of(tmp_path) is None
    assert not picturing.can_draw(None, CARD)


def test_what_stands_for_the_program_changes_with_each_font(fonts):
    state = picturing.state(fonts)
    assert state == picturing.state(picturing.type_of(ROOT / "theme"))
    for name in fonts.files:
        other = picturing.type_of(ROOT / "theme")
        other.files = {**other.files, name: other.files[name] + b"x"}
        assert picturing.state(other) != state


def test_what_stands_for_the_program_changes_with_each_of_our_modules(fonts, tmp_path):
    ours = tmp_path / "drawing"
    shutil.copytree(Path(drawing.__file__).parent, ours, ignore=shutil.ignore_patterns("*.pyc"))
    state = picturing.state(fonts, ours)
    assert state == picturing.state(fonts)
    modules = sorted(ours.glob("*.py"))
    assert len(modules) > 1
    for module in modules:
        text = module.read_text(encoding="utf-8")
        module.write_text(f"{text}\n", encoding="utf-8")
        assert picturing.state(fonts, ours) != state
        module.write_text(text, encoding="utf-8")
