"""Answers, and the event file that they make."""

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import date

from timeline.compose import counting, questions
from timeline.compose.questions import QUESTIONS
from timeline.model import CAMPAIGN, Event, Vocabulary
from timeline.text import latin, yamlwriter
from timeline.text.document import Key
from timeline.text.eventnames import MAX_ID
from timeline.text.reading import Reading
from timeline.text.words import SMALL
from timeline.text.yamlwriter import Flow, Verbatim

# What was answered, by the key of the question; several answers stand between commas.
Answers = Mapping[str, str]

_MANY = frozenset(question.key for question in QUESTIONS if question.is_many)
_STAND_INS = {
    "url": "https://example.org/",
    "date": "1900-01-01",
    "title": "Title",
    "summary": "One sentence. And another.",
    "speaker": "Somebody",
    "responds_to": CAMPAIGN,
}
# What stands in for the rest of a claim that is begun.
_OF_CLAIM = {"says": "Something is so", "claimed_by": "Somebody"}
_CLAIM = ("says", "claimed_by", "question", "stance", "number", "unit")
_ORDER = "title date time tz kind summary speaker venue actors places told_by responds_to".split()
_OF_SOURCE = {"outlet": "outlet", "headline": "title", "url": "url", "published": "published"}
_WORDS_IN_ID = 6
_ID_LENGTH = MAX_ID - len("-10")
_DAYS = frozenset(("date", "published"))
_YEAR = re.compile(r"(19|20)\d\d")


def _parts_of(key: str) -> Iterator[Key]:
    """Yield where the answer to the question `key` may stand in the file."""
    if key == "number":
        for bound in counting.BOUNDS:
            yield "claims", 0, bound
    elif key in _CLAIM:
        yield "claims", 0, "by" if key == "claimed_by" else key
    else:
        yield ("sources", 0, _OF_SOURCE[key]) if key in _OF_SOURCE else (key,)


def text_of(answers: Answers, *, added: date) -> str:
    """Return the text of the file that `answers` make so far, whatever they are worth.

    What no question is about is left out.
    """
    tree: dict[str, object] = {
        key: Flow(split(answers[key])) if key in _MANY else _plain(key, answers[key])
        for key in _ORDER
        if answers.get(key)
    }
    source = {
        name: _plain(key, answers[key]) for key, name in _OF_SOURCE.items() if answers.get(key)
    }
    claim = dict(_claim(answers))
    tree |= {"claims": [{**claim, "sources": Flow(["s1"])}]} if claim else {}
    tree |= {"sources": [source]} if source else {}
    return f"---\n{yamlwriter.dump({**tree, 'added': Verbatim(added)})}---\n"


def _claim(answers: Answers) -> Iterator[tuple[str, object]]:
    """Yield the lines of the claim, in the order in which they stand."""
    counted = counting.read(answers.get("number", ""))
    lines = {
        "by": answers.get("claimed_by"),
        **{key: answers.get(key) for key in ("question", "stance", "says")},
        **{bound: Verbatim(number) for bound, number in counted.bounds.items()},
        "unit": answers.get("unit") or counted.unit,
    }
    return ((key, said) for key, said in lines.items() if said)


def completed(answers: Answers, vocabulary: Vocabulary) -> Answers:
    """Return `answers` and stand-ins for what is needed besides.

    Some rules look at whole events alone, and a person wants to know at once.
    """
    claim = _OF_CLAIM if any(answers.get(key) for key in _CLAIM) else {}
    unit = {"unit": "people"} if answers.get("number") else {}
    whole = {**_STAND_INS, "kind": vocabulary.kinds[0].id, **claim, **unit, **answers}
    asked = {question.key for question in questions.asked(vocabulary, whole)}
    return {key: said for key, said in whole.items() if key in asked}


def name_of(event: Event, taken: Collection[str]) -> str:
    """Return the name of the file of an event, whose id is not among `taken`."""
    return f"{event.date.day_key}-{propose_id(event.title, taken)}.md"


def lines_of(file: Reading[Event], key: str) -> range:
    """Return the numbers of the lines on which the answer to the question `key` stands."""
    marks = file.marks
    mark = next((marks[part] for part in _parts_of(key) if part in marks), None)
    if mark is None:
        return range(0)
    below = [other.line for other in marks.values() if other.line > mark.line]
    return range(mark.line, min(below, default=file.written.count("\n")))


def split(answer: str) -> tuple[str, ...]:
    """Return the answers between commas."""
    return tuple(part for each in answer.split(",") if (part := each.strip()))


def propose_id(title: str, taken: Collection[str]) -> str:
    """Return an id made of the first telling words of `title` that is not among `taken`."""
    words = (word for word in latin.words(title) if word not in SMALL)
    telling = [word for word in words if not _YEAR.fullmatch(word)]
    stem = "-".join(telling[:_WORDS_IN_ID])[:_ID_LENGTH].strip("-") or "event"
    candidates = (stem, *(f"{stem}-{number}" for number in range(2, len(taken) + 3)))
    return next(candidate for candidate in candidates if candidate not in taken)


def _plain(key: str, answer: str) -> str:
    return Verbatim(answer) if key in _DAYS else answer
