"""Claims: each has a source, a dispute has two sides, a number has a unit."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from timeline.check.known import Known, Read, Seen
from timeline.model import Claim, Event, Problem, Question, QuestionKind, Stance, Status


class _Stand(NamedTuple):
    """How an actor answers a question; `bounds` are the numbers low, value and high."""

    by: str
    stance: Stance
    bounds: tuple[Decimal | None, Decimal | None, Decimal | None]
    says: str


_Stands = Mapping[str, Collection[_Stand]]


def keys_out_of_order(read: Read, seen: Seen) -> Iterator[Problem]:
    """Find the first claim whose key is not above the one before it.

    A key is for good: where a claim was deleted one may be missing, but none comes again.
    """
    above = 0
    for i, (claim, key) in enumerate(
        zip(read.event.claims, read.event.claim_keys, strict=True), start=1
    ):
        number = int(key[1:])
        if number <= above:
            has = f"has the key {key}" if claim.key else f"has no key and counts as {key}"
            message = f"claim {i} {has}; the keys run c1, c2, …: write c{above + 1}"
            yield read.file.problem(message, "claims", i - 1, "key")
            return
        above = number


def unsourced(read: Read, seen: Seen) -> Iterator[Problem]:
    """Find claims without a source."""
    for i, claim in enumerate(read.event.claims):
        if not claim.sources:
            keys = ", ".join(source.key for source in read.event.sources)
            message = f"the claim has no source; write sources: [{keys}], those that carry it"
            yield read.file.problem(message, "claims", i)


def undisputed(known: Known) -> Iterator[Problem]:
    """Find claims said to be disputed although nobody on file disputes them."""
    lonely = [read for read in known.read if any(map(_wants_other_side, read.event.claims))]
    stands = _stands(r.event for r in known.read if r.event.status is Status.PUBLISHED)
    is_whole = len(known.events) == len(known.event_ids) and all(
        known.has("questions", question) for question in stands
    )
    if not is_whole:
        return  # if anything cannot be read, the other side may stand there
    for read in lonely:
        here = _stands([read.event])
        for i, claim in enumerate(read.event.claims):
            if _wants_other_side(claim) and not _is_contested(claim, (here, stands), known):
                message = (
                    f"the claim is {claim.status}, but by nobody on file; "
                    "write disputed_by: [actor-id], or status: claimed"
                )
                yield read.file.problem(message, "claims", i, "status")


def needless_disputes(read: Read, seen: Seen) -> Iterator[Problem]:
    """Find claims that name who disputes them but do not count as disputed."""
    for i, claim in enumerate(read.event.claims):
        if claim.disputed_by and not claim.is_contested:
            message = (
                f"somebody disputes the claim, yet its status is {claim.status}; "
                "write status: disputed, or delete disputed_by"
            )
            yield read.file.problem(message, "claims", i, "disputed_by")


def faulty_numbers(read: Read, seen: Seen) -> Iterator[Problem]:
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


def faulty_dead(read: Read, seen: Seen) -> Iterator[Problem]:
    """Find numbers of dead that are no part of a number."""
    for i, claim in enumerate(read.event.claims):
        if claim.dead is None:
            continue
        if claim.numbers and claim.dead > max(claim.numbers):
            message = (
                f"more are dead than the claim counts ({claim.dead:f} > {max(claim.numbers):f}); "
                "write the part of the number called dead"
            )
            yield read.file.problem(message, "claims", i, "dead")
        # A unit without a number is told already, and both want the same.
        if not claim.numbers and not claim.unit:
            message = "dead is a part of no number; write value, low or high, or delete dead"
            yield read.file.problem(message, "claims", i, "dead")


def backward_covers(read: Read, seen: Seen) -> Iterator[Problem]:
    """Find numbers whose first day counted is after the last."""
    for i, claim in enumerate(read.event.claims):
        days = claim.covers
        if days and days.first and days.last and days.first > days.last:
            message = (
                f"the days counted run backwards ({days.first} > {days.last}); "
                "write the earlier day as from"
            )
            yield read.file.problem(message, "claims", i, "covers", "from")


def _wants_other_side(claim: Claim) -> bool:
    return claim.is_contested and not claim.disputed_by


def _stands(events: Iterable[Event]) -> _Stands:
    """Return what events answer to each question."""
    found: defaultdict[str, set[_Stand]] = defaultdict(set)
    for event in events:
        for claim in event.claims:
            for question in claim.question:
                found[question].add(_Stand(claim.by, claim.stance, claim.bounds, claim.says))
    return found


def _is_contested(claim: Claim, stands: Iterable[_Stands], known: Known) -> bool:
    return any(_is_answered_otherwise(claim, name, stands, known) for name in claim.question)


def _is_answered_otherwise(
    claim: Claim, name: str, stands: Iterable[_Stands], known: Known
) -> bool:
    if not known.is_read("questions", name):
        return True  # who answers it how is unknown; the question itself is told
    question: Question = known.registry("questions")[name]
    is_open = question.kind is QuestionKind.OPEN
    return any(_differ(claim, other, is_open) for each in stands for other in each.get(name, ()))


def _differ(claim: Claim, other: _Stand, is_open: bool) -> bool:
    """Tell whether another actor answers otherwise; to an open question, in other words."""
    if claim.by == other.by:
        return False
    if (claim.stance, claim.bounds) != (other.stance, other.bounds):
        return True
    return is_open and claim.says != other.says
