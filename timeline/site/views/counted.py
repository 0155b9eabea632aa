"""A figure as it was said: with the words before it that tell how exactly it was meant.

A record keeps a bound as a number alone. Whether `over 50` or `at least 50` was said stands in the
words of the claim, and so does that a number was said to be about right.
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from timeline.model import Claim
from timeline.site.context import Context
from timeline.site.links import NOTHING, Link, joined, named
from timeline.site.words import ENGLISH, phrase

_LOW, _HIGH = phrase("at least {n}"), phrase("up to {n}")
# Those that hold another one stand before it: `no more than 50` is not more than 50.
_PHRASES = (
    phrase("no more than {n}"),
    phrase("not more than {n}"),
    phrase("no fewer than {n}"),
    phrase("no less than {n}"),
    phrase("not less than {n}"),
    phrase("more than {n}"),
    phrase("over {n}"),
    _LOW,
    _HIGH,
    phrase("as many as {n}"),
    phrase("at most {n}"),
    phrase("fewer than {n}"),
    phrase("less than {n}"),
    phrase("nearly {n}"),
    phrase("almost {n}"),
    phrase("about {n}"),
    phrase("around {n}"),
    phrase("roughly {n}"),
    phrase("approximately {n}"),
    phrase("some {n}"),
)


def figure(context: Context, claim: Claim) -> Link:
    """Return the numbers of a claim as they were said, their unit, and the part called dead."""
    if not claim.numbers:
        return NOTHING
    told = joined(" ", (_told(context, claim), named(claim.unit or "")))
    if claim.dead is None or claim.numbers == (claim.dead,):
        return told
    dead = _as_said(context, claim.says, claim.dead) or context.words.number(claim.dead)
    return context.pieces("{figure}, {dead} of them dead", figure=told, dead=dead)


def _told(context: Context, claim: Claim) -> str:
    low, value, high = claim.bounds
    bounds = ""
    if low is not None and high is not None:
        bounds = context.say(
            "{low} to {high}", low=context.words.number(low), high=context.words.number(high)
        )
    if value is not None:
        told = _as_said(context, claim.says, value) or context.words.number(value)
        return f"{told} ({bounds})" if bounds else told
    if bounds:
        return bounds
    bound, plain = (high, _HIGH) if low is None else (low, _LOW)
    assert bound is not None  # there is a number, and no other
    said = _as_said(context, claim.says, bound)
    return said or context.say(plain, n=context.words.number(bound))


def _as_said(context: Context, says: str, number: Decimal) -> str:
    """Return a number with the words that stand before it in a claim; nothing if none do."""
    said = says.casefold()
    # Most have the number alone, or in words.
    written = [each for each in _written(number) if each.casefold() in said]
    for each in _PHRASES if written else ():
        # As the interface says it in its language; a claim may have it in English too.
        forms = {each, context.words.text.gettext(each)}
        if any(_has(said, form, written) for form in forms):
            return context.say(each, n=context.words.number(number))
    return ""


def _has(said: str, form: str, written: Iterable[str]) -> bool:
    """Return whether a claim has a phrase with this very number, not with one that begins so."""
    told = (form.format(n=each).casefold() for each in written)
    # Hardly any is there, and to make an expression takes much longer than to see that.
    return any(
        words in said and re.search(rf"(?<!\w){re.escape(words)}(?!\d|[.,]\d)", said)
        for words in told
    )


def _written(number: Decimal) -> Iterator[str]:
    """Yield the ways to write a number: 1,500, 1500 or 1 500."""
    grouped = ENGLISH.number(number)
    yield from dict.fromkeys(grouped.replace(",", mark) for mark in (",", "", " ", "\u00a0"))
