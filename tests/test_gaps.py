"""Gaps: days without events begin after the last day of what came before."""

from datetime import date

import pytest

from timeline.model import EventDate
from timeline.site.gaps import gaps


@pytest.mark.parametrize(
    ("dates", "found"),
    [
        ([], []),
        (["2021-06-01"], []),
        (["2021-06-01", "2021-06-01", "2021-06-02"], []),
        (["2021-06-01", "2021-06-03"], [("2021-06-02", "2021-06-02")]),
        (["2021-06-01/2021-06-04", "2021-06-07"], [("2021-06-05", "2021-06-06")]),
        # A long span outlasts what began after it.
        (["2021-06-01/2021-06-05", "2021-06-02", "2021-06-07"], [("2021-06-06", "2021-06-06")]),
        (["2021-05-30/2021-06-02", "2021-06-03"], []),
        (["2021-05", "2021-05-03", "2021-05-05"], [("2021-05-04", "2021-05-04")]),
        (["2021-05", "2021-07"], []),
        (["2020-12-30~", "2021-01-02?"], [("2020-12-31", "2021-01-01")]),
    ],
)
def test_a_gap_holds_no_day_of_any_event(dates, found):
    expected = [tuple(map(date.fromisoformat, gap)) for gap in found]
    assert list(gaps(map(EventDate, dates))) == expected
