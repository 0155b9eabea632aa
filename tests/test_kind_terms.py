"""How like a text is to the events on file of each kind."""

from collections import Counter
from pathlib import Path

from timeline.convert.likeness.kind_terms import KindTerms
from timeline.convert.likeness.ranking import text_of
from timeline.record import Record, read_content
from timeline.text.terms import spelled, terms

SITE = Path(__file__).parent / "site" / "content"


def test_a_record_without_events_teaches_nothing() -> None:
    assert KindTerms(Record()).likeness(["A mill burned down by the river."]) == {}


def test_the_events_of_a_kind_are_liker_to_their_own_words_than_to_others() -> None:
    record = read_content(SITE).record
    taught = KindTerms(record)
    for event in record.events:
        likeness = taught.likeness([f"{event.title} {event.summary}"])
        assert likeness[event.kind] == max(likeness.values())


def test_words_on_no_file_tell_no_kind() -> None:
    taught = KindTerms(read_content(SITE).record)
    assert set(taught.likeness(["Zzyzx qwortle"]).values()) == {0.0}


def test_only_published_events_teach() -> None:
    content = read_content(SITE)
    published = {event.kind for event in content.events if str(event.status) == "published"}
    assert KindTerms(content.record).likeness(["anything"]).keys() == published


def test_a_word_further_down_tells_less() -> None:
    record = read_content(SITE).record
    event = next(event for event in record.events if event.title)
    taught, aside = KindTerms(record), "Zzyzx qwortle"
    first, last = (taught.likeness(told) for told in ([event.title, aside], [aside, event.title]))
    assert 0 < last[event.kind] < first[event.kind]


def test_a_word_of_one_event_tells_its_kind() -> None:
    record = read_content(SITE).record
    counts = Counter(term for event in record.events for term in set(terms(text_of(event))))
    event, word = next(
        (event, word)
        for event in record.events
        for term, word in spelled(event.summary)
        if counts[term] == 1
    )
    likeness = KindTerms(record).likeness([word])
    assert likeness[event.kind] == max(likeness.values()) > 0
