"""The golden articles: an independent examination of the converter.

Every event and every word in them is invented, in forms that real reports of March 2024 took; they
use the actors, places and outlets of the registries, frozen in `record/` with sixteen events.
The truth beside each article follows these rules:

- The main happening is what the lead tells. A second event, what is marked as background (by a
  label, a heading, "as reported", "earlier", or an earlier day) and page boilerplate do not count.
- `actors` are whoever does the main happening or has it done to him, whom the lead says is blamed,
  and whoever is heard on it; a speaker's body too where it is named ("spokesman of the ministry").
  Of words also a force whose deeds they are about, by its name, and whoever is addressed, accused
  or spoken of by name; but not the side that is answered or denied, nor whoever is mentioned in
  passing, as the record has it. An outlet that only carries the words is a source, not an actor;
  a Telegram channel that tells of the event is an actor, be it on file as an outlet too or not.
- `places` are those where it happened or that the words are about, the larger area too where it is
  named. Not a dateline, not "Moscow time", not a capital that stands for a government ("a question
  to Kyiv"), not a country as the owner of something.
- `date` is the day of the happening, read from the text or reckoned from the day of the report.
  "Overnight" is the day on which the night ended.
- `reported` is the leading date, or a more exact one that the page prints; null where neither is.
- `quotes` are all words in marks that somebody is said to have spoken, a part of a sentence too,
  but not a name in marks (Legion "Freedom of Russia"). A quotation cut by "he said" is two. The
  comma that the sentence around it puts inside the marks is left out. Whoever is on no file has
  the speaker null: no draft may give his words to anybody.
- `sources` are outlets named as source, host, agency or owner of the page, Telegram too where words
  were published there; not a credit of a photo, nor a button for sharing.
- `recalls` are events of the frozen record that the background retells.
"""

import html
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.evaluate import (
    BY_OTHERS,
    GOLDEN,
    Comparison,
    Tally,
    articles,
    compare,
    evaluate,
    record,
    tally,
    total,
    truth,
)
from timeline.convert.drafting.draft import draft_with
from timeline.convert.files import read
from timeline.convert.known.knowledge import Knowledge
from timeline.formats import seedtext
from timeline.model import EventDate

KEYS = set(
    "date reported kind strand speaker actors places quotes sources recalls responds_to"
    " same_event_as forms".split()
)
OPTIONAL = {"time", "venue"}
# What issue 3, item 1, lists, word by word.
FORMS = (
    "date-day date-month date-none all-sections languages support-us left-menu share-bar"
    " headline-once headline-twice byline-weekday photo-credit advertisement read-also trailing-id"
    " dateline stamp-gmt menafn label-source label-quote label-quote-from label-details"
    " label-background label-updated label-reminder label-what-said label-previously"
    " labels-unusual-order no-labels marks-straight marks-curly marks-guillemet marks-low-high"
    " multi-paragraph-quote cut-by-said insertion-brackets insertion-ed several-speakers"
    " source-two-outlets source-interview source-telegram bullets pasted-post bom crlf nbsp"
    " english english-cyrillic-names ukrainian russian txt md html"
    " nested-quotes yesterday weekday late-on overnight dated-before-report background-only-actor"
    " inflected-places second-report role-then-surname spokesperson two-events"
).split()
# How much is to be found: a rule for one article alone is worth less than that it is not there.
# Of what is found hardly anything may be false, which costs more than what a person has to add.
PRECISION = 0.99
AIMS = {"date": 0.98, "quotes": 0.97, "speaker": 0.98, "actors": 0.96, "places": 0.97}
ARTICLES = articles(GOLDEN)
CONTENT = record(GOLDEN)
KNOWN = Knowledge.of(CONTENT.record)
EVENTS = {event.id for event in CONTENT.events}
RECORD = CONTENT.record
KINDS = RECORD.vocabulary.kind
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_DAY = re.compile(rf"({'|'.join(DAYS)}), (\d\d?) March\b")
_TAG = re.compile(r"<[^>]+>")

each_article = pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.name)


def text(article: Path) -> str:
    """Return the words of an article: no byte order mark, one kind of line end, no tags."""
    words = article.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    return html.unescape(_TAG.sub("", words)) if article.suffix == ".html" else words


def ids(registry: str) -> set[str]:
    return set(getattr(RECORD, registry).by_id)


def test_there_are_enough_articles():
    assert len(ARTICLES) >= 48


@pytest.mark.parametrize("folder", [GOLDEN, BY_OTHERS], ids=lambda folder: folder.name)
def test_every_article_has_its_truth_and_every_truth_its_article(folder):
    truths = sorted(path.stem for path in folder.glob("*.json"))
    assert truths == sorted(article.stem for article in articles(folder))


def test_the_frozen_record_is_whole():
    assert CONTENT.problems == ()
    assert len(CONTENT.events) >= 12
    for event in CONTENT.events:
        assert {*event.responds_to, *event.recalls} <= EVENTS | {"campaign"}


@each_article
def test_a_truth_has_the_keys_of_an_event(article):
    assert set(truth(article)) - OPTIONAL == KEYS


@each_article
def test_a_truth_names_only_what_the_frozen_record_knows(article):
    expected = truth(article)
    speakers = {quote["speaker"] for quote in expected["quotes"] if quote["speaker"]}
    assert {*expected["actors"], *speakers} <= ids("actors")
    assert speakers <= set(expected["actors"])
    assert set(expected["places"]) <= ids("places")
    assert set(expected["sources"]) <= ids("outlets")
    assert {*expected["recalls"], *expected["same_event_as"]} <= EVENTS
    assert set(expected["responds_to"]) <= EVENTS | {"campaign"}


@each_article
def test_a_truth_has_dates_that_parse(article):
    expected = truth(article)
    EventDate(expected["date"])
    if expected["reported"]:
        EventDate(expected["reported"])


@each_article
def test_only_what_is_said_has_a_speaker(article):
    expected = truth(article)
    assert KINDS[expected["kind"]].strand == expected["strand"]
    assert (expected["speaker"] in expected["actors"]) == (expected["strand"] == "said")
    assert bool(expected["responds_to"]) == (expected["strand"] == "said")


@each_article
def test_every_expected_quote_stands_in_the_article_letter_for_letter(article):
    words = text(article)
    assert [q["text"] for q in truth(article)["quotes"] if q["text"] not in words] == []


@each_article
def test_byte_forms_are_in_the_bytes(article):
    content, forms = article.read_bytes(), truth(article)["forms"]
    assert content.startswith(b"\xef\xbb\xbf") == ("bom" in forms)
    assert (b"\r\n" in content) == ("crlf" in forms)
    assert ("\u00a0" in content.decode()) == ("nbsp" in forms)
    assert article.suffix.removeprefix(".") in forms


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_taken_by_two_articles_or_more(form):
    assert sum(form in truth(article)["forms"] for article in ARTICLES) >= 2


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_told_by_two_articles_or_more(kind):
    assert sum(truth(article)["kind"] == kind for article in ARTICLES) >= 2


@each_article
def test_every_weekday_beside_a_date_is_the_right_one(article):
    for weekday, day in _DAY.findall(text(article)):
        assert weekday == DAYS[date(2024, 3, int(day)).weekday()]


def test_a_wrong_value_counts_as_missed_and_as_false():
    expected = {"date": "2024-03-12", "actors": ["fsb", "gur"]}
    got = {"date": "2024-03-13", "actors": ["gur"]}
    counts = tally(compare("a.txt", expected, got))
    assert (counts["date"].right, counts["date"].missed, counts["date"].false) == (0, 1, 1)
    assert (counts["actors"].precision, counts["actors"].recall) == (1.0, 0.5)


def test_words_of_nobody_on_file_count_only_where_a_draft_gives_them_to_somebody():
    nobodys = {"quotes": [{"speaker": None, "text": "It is cold"}]}
    somebodys = {"quotes": [{"speaker": "gur", "text": "It is cold"}]}
    assert tally(compare("a.txt", nobodys, {}))["quotes"] == Tally()
    assert tally(compare("a.txt", nobodys, somebodys))["quotes"] == Tally(false=1)


def test_all_fields_are_summed_up():
    assert total({"date": Tally(3, 2, 1), "kind": Tally(1, 0, 4)}) == Tally(4, 2, 5)
    assert total({}) == Tally()


@pytest.mark.parametrize(
    ("expected", "got"),
    [("We go on", "We go on,"), ("One.\n\nTwo", "One.\r\n\r\n“Two"), ("on\u00a0March", "on March")],
)
def test_a_quote_is_compared_by_its_words(expected, got):
    quotes = ({"quotes": [{"speaker": "gur", "text": text}]} for text in (expected, got))
    assert tally(compare("a.txt", *quotes))["quotes"].right == 1


@pytest.mark.parametrize(
    "article", [*ARTICLES, *articles(BY_OTHERS)], ids=lambda article: article.name
)
def test_no_quote_has_a_speaker_without_words_of_the_article_that_tell_him(article):
    made = draft_with(read(article), KNOWN)
    said = seedtext.loads(article.read_bytes(), name=article.name).text
    untold = [one for one in made.quotations if not one.said or one.said not in said]
    assert [(one.speaker, one.text, one.basis, one.said) for one in untold] == []


@pytest.fixture(scope="module")
def comparisons() -> list[Comparison]:
    return evaluate(GOLDEN)


@pytest.mark.parametrize(("field", "aim"), AIMS.items())
def test_the_converter_reads_a_field_as_well_as_it_should(
    comparisons: list[Comparison], field: str, aim: float
) -> None:
    differing: list[Any] = [
        (each.article, each.expected - each.got, each.got - each.expected)
        for each in comparisons
        if each.field == field and each.expected != each.got
    ]
    count = tally(comparisons)[field]
    assert count.recall >= aim, differing
    assert count.precision >= PRECISION, differing
