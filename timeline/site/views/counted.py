"""A figure as it was said: with the words before it that tell how exactly it was meant.

A record keeps a bound as a number alone. Whether `over 50` or `at least 50` was said stands in the
words of the claim, and so does that a number was said to be about right.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from timeline.model import Claim
from timeline.site import words
from timeline.site.context import Context

_LOW, _HIGH = "at least {number}", "up to {number}"
# Those that hold another one stand before it: `no more than 50` is not more than 50.
_PHRASES = (
    "no more than {number}",
    "not more than {number}",
    "no fewer than {number}",
    "no less than {number}",
    "not less than {number}",
    "more than {number}",
    "over {number}",
    _LOW,
    _HIGH,
    "as many as {number}",
    "at most {number}",
    "fewer than {number}",
    "less than {number}",
    "nearly {number}",
    "almost {number}",
    "about {number}",
    "around {number}",
    "roughly {number}",
    "approximately {number}",
    "some {number}",
)


def figure(context: Context, claim: Claim) -> str:
    """Return the numbers of a claim as they were said, their unit, and the part called dead."""
    if not claim.numbers:
        return ""
    told = f"{_told(context, claim)} {claim.unit or ''}".rstrip()
    if claim.dead is None or claim.numbers == (claim.dead,):
        return told
    dead = _as_said(context, claim.says, claim.dead) or words.number(claim.dead)
    return context.say("{figure}, {dead} of them dead", figure=told, dead=dead)


def _told(context: Context, claim: Claim) -> str:
    low, value, high = claim.bounds
    bounds = ""
    if low is not None and high is not None:
        bounds = context.say("{low} to {high}", low=words.number(low), high=words.number(high))
    if value is not None:
        told = _as_said(context, claim.says, value) or words.number(value)
        return f"{told} ({bounds})" if bounds else told
    if bounds:
        return bounds
    bound, phrase = (high, _HIGH) if low is None else (low, _LOW)
    assert bound is not None  # there is a number, and no other
    return _as_said(context, claim.says, bound) or context.say(phrase, number=words.number(bound))


def _as_said(context: Context, says: str, number: Decimal) -> str:
    """Return a number with the words that stand before it in a claim; nothing if none do."""
    for phrase in _PHRASES:
        # As the interface says it in its language; a claim may have it in English too.
        forms = {phrase, context.text.gettext(phrase)}
        if any(_has(says, form, number) for form in forms):
            return context.say(phrase, number=words.number(number))
    return ""


def _has(says: str, form: str, number: Decimal) -> bool:
    """Return whether a claim has a phrase with this very number, not with one that begins so."""
    return any(
        re.search(
            rf"(?<!\w){re.escape(form.format(number=each))}(?!\d|[.,]\d)", says, re.IGNORECASE
        )
        for each in _written(number)
    )


def _written(number: Decimal) -> Iterator[str]:
    """Yield the ways to write a number: 1,500, 1500 or 1 500."""
    grouped = words.number(number)
    yield from dict.fromkeys(grouped.replace(",", mark) for mark in (",", "", " ", "\u00a0"))
