"""No word and no sign, however often it stands in a row, makes an article take forever."""

import re
from random import Random

import pytest

from tests import pumping

SEEDED = 150
# Each was read in two ways, and a row of thirty of them took longer than half a minute.
READ_TWICE = ("до", "по", "при", "к", "to", "пост", "и ещё", "аать")


@pytest.mark.parametrize("word", READ_TWICE)
def test_a_word_that_may_be_read_in_two_ways_is_read_to_the_end(word):
    pumping.convert(pumping.sentences(word))
    pumping.convert(pumping.sentences(word) + f" {word}" * 2_000)


def test_an_expression_that_tries_all_ways_is_found(monkeypatch):
    monkeypatch.setattr(pumping, "SECONDS", 0.2)
    with pytest.raises(pumping.EndlessError), pumping.ended():
        re.fullmatch(r"(?:(?:a|a a)\s)*", "a " * 60 + "b")


def test_words_of_all_languages_in_a_row_are_read_to_the_end():
    for word in Random(15).sample(pumping.words(), SEEDED):
        pumping.convert(pumping.sentences(word))


def test_signs_of_a_line_in_a_row_are_read_to_the_end():
    for text in Random(15).sample(pumping.lines(), SEEDED):
        pumping.convert(text)


@pytest.mark.audit
def test_every_word_and_every_sign_in_a_row_is_read_to_the_end(tally):
    words, lines = pumping.words(), pumping.lines()
    for text in (*map(pumping.sentences, words), *lines):
        pumping.convert(text)
    tally("articles", "converter", "a word or sign in a row: read to the end", len(words + lines))
