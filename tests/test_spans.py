"""Days that an article names as a span: from one to another, in every language."""

import pytest

from tests.test_convert import KNOWN, RECORD, made_of
from timeline.convert.days import dates
from timeline.convert.reading.article import Article
from timeline.formats import seedtext

MAY = "2019-05-13/2019-05-14"
MONTHS_END = "2019-04-29/2019-05-02"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Drones hit Ladov from 13 to 14 May.", MAY),
        ("Drones hit Ladov between 13 and 14 May.", MAY),
        ("Drones hit Ladov from May 13 through May 14.", MAY),
        ("From 29 April to 2 May drones hit Ladov.", MONTHS_END),
        ("С 13 по 14 мая дроны били по Ладову.", MAY),
        ("С 29 апреля по 2 мая дроны били по Ладову.", MONTHS_END),
        ("З 13 до 14 травня дрони били по Ладову.", MAY),
        ("З 29 квітня до 2 травня дрони били по Ладову.", MONTHS_END),
    ],
)
def test_what_lasted_from_one_day_to_another_has_both(text, days):
    made = made_of(text)
    assert str(made.event.date) == days
    assert not any(note.startswith("date:") for note in made.event.review)


@pytest.mark.parametrize(
    "text", ["Drones have hit Ladov since 13 May.", "Drones hit Ladov before 13-14 May."]
)
def test_a_bound_alone_is_no_day_of_it(text):
    assert str(made_of(text).event.date) == "2019-05-15"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Od 13 do 14 maja drony uderzyły w Ladov.", MAY),
        ("Między 13 a 14 maja drony uderzyły w Ladov.", MAY),
        ("Od 29 kwietnia do 2 maja drony uderzyły w Ladov.", MONTHS_END),
    ],
)
def test_a_language_without_words_for_kinds_has_spans_too(text, days):
    seed = seedtext.parse(f" date 2019-05-15 {text}", name="article.txt")
    article = Article.of(seed, KNOWN.gazetteer)
    when = dates.happening(article, RECORD.vocabulary.kind["strike"])
    assert when is not None
    assert str(when.date) == days
