"""A number as a person says it: `over 1,500 people`, and what of it stands in a file."""

import re
from collections.abc import Mapping
from typing import NamedTuple

# What a number is in a file, by the words before it; that it was said to be about right stands in
# the words of the claim alone.
_SAID: Mapping[str, str] = {
    "no more than": "high",
    "not more than": "high",
    "no fewer than": "low",
    "no less than": "low",
    "more than": "low",
    "at least": "low",
    "over": "low",
    "as many as": "high",
    "at most": "high",
    "up to": "high",
    "fewer than": "high",
    "less than": "high",
    "about": "value",
    "around": "value",
    "some": "value",
}
BOUNDS = ("value", "low", "high")
_NUMBER = r"-?\d+(?:[,\s]\d{3})*(?:\.\d+)?"
_COUNTED = re.compile(
    rf"(?:(?P<said>{'|'.join(_SAID)})\s+)?(?P<first>{_NUMBER})"
    rf"(?:\s*(?:-|–|to)\s*(?P<last>{_NUMBER}))?(?:\s+(?P<unit>[^\W\d].*))?",
    re.IGNORECASE,
)


class Counted(NamedTuple):
    """Numbers by their keys in a claim, as they stand in a file, and what they count."""

    bounds: Mapping[str, str]
    unit: str = ""


def read(said: str) -> Counted:
    """Return what stands in a file for a number; what is none stands there as it was said."""
    found = _COUNTED.fullmatch(said)
    if not found or (found["last"] and found["said"]):
        return Counted({"value": said} if said else {})
    first, last = _digits(found["first"]), _digits(found["last"] or "")
    unit = found["unit"] or ""
    if last:
        return Counted({"low": first, "high": last}, unit)
    return Counted({_SAID[(found["said"] or "about").lower()]: first}, unit)


def _digits(number: str) -> str:
    return re.sub(r"[,\s]", "", number)
