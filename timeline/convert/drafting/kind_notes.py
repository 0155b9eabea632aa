"""The review note of a kind that a person has to decide."""

from collections.abc import Iterator

from timeline.convert.drafting.decisions import Choice, Decision, FieldChange, Note, Weight
from timeline.convert.drafting.findings import Findings
from timeline.convert.words.wording import excerpt
from timeline.model import Kind, Strand
from timeline.model.event import CAMPAIGN, UNDECIDED
from timeline.record import Record


def found(findings: Findings) -> Iterator[Note]:
    """Ask for a kind that is open, with every choice, those that may well be meant first."""
    judged = findings.kind
    if not judged.is_open:
        return
    kinds, likely = (judged.kind, *judged.next), judged.near + 1
    tells = (
        f"{excerpt(judged.cue.text)} alone does not tell it"
        if judged.cue
        else "no word of the article tells it"
    )
    first = " | ".join(f"kind: {each.id}" for each in kinds[:likely])
    text = f"kind: {tells}; write {first}"
    if rest := " | ".join(f"kind: {each.id}" for each in kinds[likely:]):
        text = f"{text}, which {'are' if judged.near else 'is'} likely, or {rest}"
    chosen = tuple(Choice(_called(one), _of_kind(one, findings)) for one in kinds)
    asked = f"kind: {tells}; {f'the first {likely} are' if judged.near else 'the first is'} likely"
    yield Note(Weight.KIND, text, (Decision(asked, chosen),))


def happened(findings: Findings, record: Record) -> Decision:
    """Ask what happened where nobody speaks after all, the likely kinds first."""
    kinds = {one.id: one for one in (*findings.kind.next, *record.vocabulary.kinds)}
    happening = (one for one in kinds.values() if one.strand is Strand.REPORTED)
    chosen = (Choice(_called(one), _of_kind(one, findings)) for one in happening)
    return Decision("kind: nobody speaks; say what happened", tuple(chosen))


def nobody_speaks(findings: Findings) -> Choice:
    """Return the choice that something happened, of a kind that is still to be said."""
    undecided = FieldChange(field="kind", value=UNDECIDED)
    return Choice("nobody speaks: it happened", (undecided, *_of_what_happened(findings)))


def _called(kind: Kind) -> str:
    """Return the name of a kind with what it means: a choice for whoever does not know it."""
    return f"{kind.name}: {kind.meaning}" if kind.meaning else kind.name


def _of_kind(kind: Kind, findings: Findings) -> tuple[FieldChange, ...]:
    """Return what makes an event one of a kind; in the other column it has other fields."""
    decided = FieldChange(field="kind", value=kind.id)
    if kind.strand is findings.kind.kind.strand and not findings.kind.is_column_open:
        return (decided,)
    speaker = findings.report.speaker
    if kind.strand is Strand.SAID:
        return (
            decided,
            FieldChange(field="speaker", value=speaker or None),
            FieldChange(field="told_by", value=()),
            FieldChange(field="responds_to", value=(CAMPAIGN,)),
        )
    return (decided, *_of_what_happened(findings))


def _of_what_happened(findings: Findings) -> tuple[FieldChange, ...]:
    teller = findings.teller.speaker
    return (
        FieldChange(field="speaker"),
        FieldChange(field="venue"),
        FieldChange(field="told_by", value=(teller,) if teller else ()),
        FieldChange(field="responds_to", value=()),
    )
