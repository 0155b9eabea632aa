"""The review note of what an article answers and recalls: every link is a proposal."""

from collections.abc import Iterator

from timeline.convert.drafting.decisions import Choice, Decision, FieldChange, Note, Weight, at_once
from timeline.convert.drafting.findings import Findings
from timeline.convert.words.wording import excerpt
from timeline.model.event import CAMPAIGN


def found(findings: Findings) -> Iterator[Note]:
    """Yield the note of the links, those that are made and those that a person may make."""
    links, asked = list[str](), list[Decision]()
    if findings.answers:
        links.append(f"responds_to: {findings.answers.id} ({findings.answers.reason})")
        campaign = FieldChange(field="responds_to", value=(CAMPAIGN,))
        asked.append(_asked(links[-1], Choice("it answers no single event", (campaign,))))
    elif findings.is_said and findings.answerable:
        links.append(_no_answer(findings))
        likely = tuple(
            Choice(f"it answers {one.id}", (FieldChange(field="responds_to", value=(one.id,)),))
            for one in findings.answerable
        )
        asked.append(Decision(links[-1], (Choice("it answers no single event"), *likely)))
    for link, said in findings.recalls:
        links.append(f"recalls: {link.id} for {excerpt(said.text, length=60)} ({link.reason})")
        other = FieldChange(field="recalls", drops=link.id)
        asked.append(_asked(links[-1], Choice("it recalls something else", (other,))))
    for link, said in findings.recallable:
        links.append(f"recalls: {excerpt(said.text, length=60)} may be {link.id} ({link.reason})")
        add = FieldChange(field="recalls", adds=link.id)
        own = (Choice("it recalls nothing on file"), Choice(f"it recalls {link.id}", (add,)))
        asked.append(Decision(links[-1], own))
    if links:
        text = f"links are proposals: {'; '.join(links)}"
        yield Note(Weight.LINKS, text, at_once(text, "leave all as they are", tuple(asked)))


def _no_answer(findings: Findings) -> str:
    likely = "; or ".join(f"{one.id} ({one.reason})" for one in findings.answerable)
    return f"responds_to: no single event on file fits for sure; it may be {likely}"


def _asked(text: str, otherwise: Choice) -> Decision:
    return Decision(text, (Choice("this is right"), otherwise))
