"""What an event needs to be asked for, in the order in which a person knows it."""

from collections.abc import Iterator, Mapping
from enum import StrEnum

from timeline.model import TITLE_LENGTH, Frozen, Strand, Vocabulary


class Of(StrEnum):
    """What an answer is chosen from; words are free, and registries have their own names."""

    WORDS = "words"
    KINDS = "kinds"
    ACTORS = "actors"
    PLACES = "places"
    OUTLETS = "outlets"
    EVENTS = "events"
    QUESTIONS = "questions"
    STANCES = "stances"


class Prompt(Frozen, frozen=True):
    """One question: the key it answers, and how it is put to a person.

    It belongs to events of one `strand`, or to all. What `is_asked` is put on a terminal; of it,
    all but what `is_needed` may be left empty. Several answers `is_many` takes stand between
    commas. What comes `after` another question is put only where that one was answered.
    """

    key: str
    ask: str
    of: Of = Of.WORDS
    is_many: bool = False
    strand: Strand | None = None
    is_asked: bool = True
    is_needed: bool = False
    after: str = ""


_SAID, _REPORTED = Strand.SAID, Strand.REPORTED
QUESTIONS = (
    Prompt("url", "Address of a report, https://…", is_needed=True),
    Prompt("kind", "What it is", Of.KINDS, is_needed=True),
    Prompt("date", "Day it happened or was said, as 2024-03-13", is_needed=True),
    Prompt(
        "title",
        f"Title, neutral and attributed, at most {TITLE_LENGTH} characters",
        is_needed=True,
    ),
    Prompt("summary", "Two to four sentences in your own words", is_needed=True),
    Prompt("speaker", "Who spoke", Of.ACTORS, strand=_SAID, is_needed=True),
    Prompt(
        "responds_to",
        "Which event it answers; `campaign` for all",
        Of.EVENTS,
        is_many=True,
        strand=_SAID,
        is_needed=True,
    ),
    Prompt("actors", "Who took part, with commas between", Of.ACTORS, is_many=True),
    Prompt("places", "Where, with commas between", Of.PLACES, is_many=True),
    Prompt("time", "At what time: 10:30, or night, morning, …", is_asked=False),
    Prompt("tz", "The time zone of a clock time", is_asked=False),
    Prompt("venue", "Where or on what channel it was said", strand=_SAID, is_asked=False),
    Prompt(
        "told_by",
        "Whose account the title is",
        Of.ACTORS,
        is_many=True,
        strand=_REPORTED,
        is_asked=False,
    ),
    Prompt("outlet", "The outlet, where its address does not tell", Of.OUTLETS, is_asked=False),
    Prompt("headline", "The headline of the report, as printed", is_asked=False),
    Prompt("published", "Day the report was published", is_asked=False),
    Prompt("says", "What somebody claims that others contest, or counts, in one sentence"),
    Prompt("claimed_by", "Who claims it", Of.ACTORS, is_needed=True, after="says"),
    Prompt("question", "Which question on file it answers", Of.QUESTIONS, after="says"),
    Prompt("stance", "How it answers: asserts, denies, partly, …", Of.STANCES, after="question"),
    Prompt("number", "Its number as it was said: 50, over 50, up to 50, 40 to 50", after="says"),
    Prompt("unit", "What is counted, such as people", is_needed=True, after="number"),
)


def asked(vocabulary: Vocabulary, given: Mapping[str, str]) -> Iterator[Prompt]:
    """Yield the questions of an event of the kind that is `given`, or of all kinds."""
    kind = given.get("kind")
    strand = vocabulary.strand(kind) if kind in {each.id for each in vocabulary.kinds} else None
    for question in QUESTIONS:
        is_begun = not question.after or given.get(question.after) or given.get(question.key)
        if is_begun and (strand is None or question.strand in (None, strand)):
            yield question
