"""Indexes of what was done to the record: what was added, corrected and withdrawn on which day."""

from collections.abc import Iterator, Mapping
from datetime import date
from enum import StrEnum

from timeline.model import Frozen, Status
from timeline.record.indexes import index
from timeline.record.record import Record

# So many edits stand on a page; the newest has less than twice as many.
_MOST = 200
NEWEST_PAGE = ""


class Deed(StrEnum):
    """What was done to an event. Of one day they are told in this order."""

    WITHDRAWN = "withdrawn"
    CORRECTED = "corrected"
    ADDED = "added"


class Edit(Frozen, frozen=True, kw_only=True):
    """What was done to an event on a day; all but an addition say what and why."""

    on: date
    event: str
    deed: Deed
    what: str = ""
    why: str = ""


@index(default=())
def edit_pages(record: Record) -> Mapping[str, tuple[Edit, ...]]:
    """Everything done to the record, the newest first, by page.

    The newest page has the empty key. The others are counted from the oldest, so that they stay as
    they are whatever is added.
    """
    rank = {deed: at for at, deed in enumerate(Deed)}
    found = sorted(_edits(record), key=lambda edit: (-edit.on.toordinal(), rank[edit.deed]))
    older = max(len(found) // _MOST - 1, 0)
    start = len(found) - older * _MOST
    pages = {NEWEST_PAGE: tuple(found[:start])} if found else {}
    for number in range(older, 0, -1):
        pages[str(number)] = tuple(found[start : start + _MOST])
        start += _MOST
    return pages


def _edits(record: Record) -> Iterator[Edit]:
    """Yield what was done to each event, in the order of the record."""
    for event in record.events:
        if event.added:
            yield Edit(on=event.added, event=event.id, deed=Deed.ADDED)
    for event in (*record.events, *record.withdrawn):
        is_withdrawn = event.status is Status.WITHDRAWN
        for at, change in enumerate(event.changes, 1):
            is_withdrawal = is_withdrawn and at == len(event.changes)
            deed = Deed.WITHDRAWN if is_withdrawal else Deed.CORRECTED
            yield Edit(on=change.on, event=event.id, deed=deed, what=change.what, why=change.why)
