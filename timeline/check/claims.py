"""Claims: each has a source, a dispute has two sides, a number has a unit."""

from collections.abc import Iterator

from timeline.check.known import Known, Read
from timeline.model import Problem, Question, QuestionKind, Stand, Standing

_CONTESTED = frozenset({Standing.DISPUTED, Standing.DENIED})


def unsourced(read: Read, known: Known) -> Iterator[Problem]:
    """Find claims without a source."""
    for i, claim in enumerate(read.event.claims):
        if not claim.sources:
            keys = ", ".join(source.key for source in read.event.sources)
            message = f"the claim has no source; write sources: [{keys}], those that carry it"
            yield read.file.problem(message, "claims", i)


def undisputed(read: Read, known: Known) -> Iterator[Problem]:
    """Find claims said to be disputed although nobody on file disputes them."""
    if not read.event.is_unsettled or not known.is_whole:
        return  # if anything cannot be read, the other side may stand there
    for i, stand in enumerate(read.event.stands):
        if stand.wants_other_side and not _is_contested(stand, read, known):
            status = read.event.claims[i].status
            message = (
                f"the claim is {status}, but by nobody on file; "
                "write disputed_by: [actor-id], or status: claimed"
            )
            yield read.file.problem(message, "claims", i, "status")


def needless_disputes(read: Read, known: Known) -> Iterator[Problem]:
    """Find claims that name who disputes them but do not count as disputed."""
    for i, claim in enumerate(read.event.claims):
        if claim.disputed_by and claim.status not in _CONTESTED:
            message = (
                f"somebody disputes the claim, yet its status is {claim.status}; "
                "write status: disputed, or delete disputed_by"
            )
            yield read.file.problem(message, "claims", i, "disputed_by")


def faulty_numbers(read: Read, known: Known) -> Iterator[Problem]:
    """Find numbers that count nothing, units without a number, and ranges upside down."""
    for i, claim in enumerate(read.event.claims):
        if claim.numbers and not claim.unit:
            key = next(key for key in ("value", "low", "high") if getattr(claim, key) is not None)
            message = "the number counts nothing; write unit: what it counts, such as people"
            yield read.file.problem(message, "claims", i, key)
        if claim.unit and not claim.numbers:
            message = "there is a unit but no number; write value, low or high, or delete unit"
            yield read.file.problem(message, "claims", i, "unit")
        if list(claim.numbers) != sorted(claim.numbers):
            given = " > ".join(f"{number:f}" for number in claim.numbers)
            message = f"low, value and high run the wrong way ({given}); write the smallest as low"
            yield read.file.problem(
                message, "claims", i, "low" if claim.low is not None else "value"
            )


def _is_contested(mine: Stand, read: Read, known: Known) -> bool:
    if not mine.question:
        return False
    if not known.is_read("questions", mine.question):
        return True  # who answers it how is unknown; the question itself is told
    here = {other for other in read.event.stands if other.question == mine.question}
    question = known.registry("questions").by_id.get(mine.question)
    is_open = isinstance(question, Question) and question.kind is QuestionKind.OPEN
    others = here | known.stands.get(mine.question, frozenset())
    return any(_differ(mine, other, is_open) for other in others)


def _differ(mine: Stand, other: Stand, is_open: bool) -> bool:
    """Tell whether another actor answers otherwise; to an open question, in other words."""
    if mine.by == other.by:
        return False
    if (mine.stance, mine.bounds) != (other.stance, other.bounds):
        return True
    return is_open and mine.says != other.says
