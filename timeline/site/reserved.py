"""Addresses that pages of prose may not have: those of the pages that the record makes.

Whether such a page is there today depends on the record, so an address would be free until the
event that has it comes. `tests/test_attacks.py` holds this list against the routes.
"""

from collections.abc import Iterable, Iterator

from timeline.model import Problem

FIRST = frozenset(
    "404 actors add as-of assets cards changes data days embed events feeds index kinds map "
    "needs-you pagefind places "
    "print questions quotes reported said search sources timeline".split()
)
# One page of the record stands among those of prose, and one file has no ending.
WHOLE = frozenset({"about/data", "SHA256SUMS"})


def problems(addresses: Iterable[str], *, shown: str) -> Iterator[Problem]:
    """Yield those `addresses` of pages of prose that others have; `shown` is their folder."""
    for address in addresses:
        first = address.partition("/")[0]
        if first in FIRST or address in WHOLE:
            taken = first if first in FIRST else address
            message = f"/{taken}/ belongs to the pages of the record; give it another name"
            yield Problem(path=f"{shown}/{address}.md", message=message)
