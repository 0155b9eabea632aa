"""The short texts that the converter is measured on are whole."""

import pytest

from tests import passages
from tests.evaluate import spoken

FORMS = [(form, lang) for form in ("leads", "voices", "kinds") for lang in ("en", "uk", "ru")]


@pytest.mark.parametrize(("form", "lang"), FORMS)
def test_every_passage_has_an_id_of_its_own_and_the_words_it_quotes(form, lang):
    told = [*passages.lines(form, lang)]
    assert len({passage["id"] for passage in told}) == len(told) >= 100
    for passage in told:
        text = spoken(passages.text(passage, lang))
        assert [q["text"] for q in passage.get("quotes", ()) if spoken(q["text"]) not in text] == []


def test_a_passage_is_compared_in_the_fields_of_its_form():
    fields = {one.field for one in passages.compared("voices", "en")}
    assert fields == {"quotes"}
    assert passages.text({"headline": "A", "published": "2024-03-05", "body": "B"}, "en") == (
        "A\n\n5 March 2024\n\nB\n"
    )
