"""Claims: each has a source, a number has a unit."""

from collections.abc import Iterator

from timeline.check.known import Read, Seen
from timeline.model import Problem


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
    """Find claims that name none of several sources; of one source it is clear."""
    keys = ", ".join(source.key for source in read.event.sources)
    for i, claim in enumerate(read.event.claims if len(read.event.sources) > 1 else ()):
        if not claim.sources:
            message = f"the claim has no source; write sources: [{keys}], those that carry it"
            yield read.file.problem(message, "claims", i)


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


def needless_covers(read: Read, seen: Seen) -> Iterator[Problem]:
    """Find claims that say what a number counts and give none."""
    for i, claim in enumerate(read.event.claims):
        # A unit or dead without a number are told already, and all want the same.
        if claim.covers and not (claim.numbers or claim.unit or claim.dead is not None):
            message = (
                "covers says what a number counts, and there is none; "
                "write value, low or high, or delete covers"
            )
            yield read.file.problem(message, "claims", i, "covers")
