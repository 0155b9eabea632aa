"""The review note of what an article answers and recalls: every link is a proposal."""

from collections.abc import Iterator

from timeline.convert.drafting.decisions import (
    EVENT,
    Choice,
    Decision,
    FieldChange,
    Note,
    Weight,
)
from timeline.convert.drafting.findings import Findings
from timeline.convert.words.wording import excerpt
from timeline.model.event import CAMPAIGN

_NOTHING_SINGLE = "it answers no single event"
_ANSWERS_ANOTHER = Choice(
    "it answers another event", (FieldChange(field="responds_to", typed=EVENT),)
)
_RECALLS_ANOTHER = FieldChange(field="recalls", typed=EVENT)


def found(findings: Findings) -> Iterator[Note]:
    """Yield the note of the links, those that are made and those that a person may make."""
    asked = [*_answered(findings), *_recalled(findings)]
    if asked:
        told = "; ".join(question.text for question in asked)
        text = f"links are proposals, so delete what is wrong and paste what is right: {told}"
        yield Note(Weight.LINKS, text, tuple(asked))


def _answered(findings: Findings) -> Iterator[Decision]:
    """Ask what words answer: one event, or, as far as anything tells, none by itself."""
    campaign = FieldChange(field="responds_to", value=(CAMPAIGN,))
    if one := findings.answers:
        text = f"responds_to: {one.id} ({one.reason})"
        none = Choice(_NOTHING_SINGLE, (campaign,))
        yield Decision(text, (Choice("this is right"), none, _ANSWERS_ANOTHER))
    elif findings.is_said and findings.answerable and not findings.kind.is_column_open:
        likely = tuple(
            Choice(f"it answers {one.id}", (FieldChange(field="responds_to", value=(one.id,)),))
            for one in findings.answerable
        )
        choices = (Choice(_NOTHING_SINGLE), *likely, _ANSWERS_ANOTHER)
        told = " | ".join(f"[{one.id}] ({one.reason})" for one in findings.answerable)
        text = f"responds_to: no single event on file fits for sure; it may be {told}"
        yield Decision(text, choices)


def _recalled(findings: Findings) -> Iterator[Decision]:
    """Ask which earlier events are retold, of those that are linked and those that may be."""
    for link, said in findings.recalls:
        text = f"recalls: {link.id} for {excerpt(said.text, length=60)} ({link.reason})"
        drop = FieldChange(field="recalls", drops=link.id)
        another = Choice("it recalls another event", (drop, _RECALLS_ANOTHER))
        nothing = Choice("it recalls nothing on file", (drop,))
        yield Decision(text, (Choice("this is right"), another, nothing))
    for link, said in findings.recallable:
        text = f"recalls: {excerpt(said.text, length=60)} may be {link.id} ({link.reason})"
        add = Choice(f"it recalls {link.id}", (FieldChange(field="recalls", adds=link.id),))
        another = Choice("it recalls another event", (_RECALLS_ANOTHER,))
        yield Decision(text, (Choice("it recalls nothing on file"), add, another))
