"""What `make audit` adds to pytest: many more examples of each property, and one table at the end.

It is loaded with `-p tests.audit`.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from hypothesis import settings

_HEADINGS = ("family", "ran", "passed", "failed", "skipped", "seconds")


@dataclass(slots=True)
class _Tally:
    """How the tests of one module ended, and how long they took with what they needed."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0
    seconds: float = 0

    def cells(self, name: str) -> tuple[str, ...]:
        counts = (self.passed + self.failed, self.passed, self.failed, self.skipped)
        return (name, *map(str, counts), f"{self.seconds:.1f}")


class _Table:
    """Counts every test of a run by its module, and prints what came of it."""

    def __init__(self) -> None:
        self._tallies: defaultdict[str, _Tally] = defaultdict(_Tally)
        self._failed: set[str] = set()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        tally = self._tallies[_family(report.nodeid)]
        tally.seconds += report.duration
        if report.failed:
            # A test that failed may fail once more when what it needed is taken down.
            tally.passed -= report.when == "teardown" and report.nodeid not in self._failed
            tally.failed += report.nodeid not in self._failed
            self._failed.add(report.nodeid)
        elif report.skipped:
            tally.skipped += 1
        elif report.when == "call":
            tally.passed += 1

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self._tallies[_family(report.nodeid)].failed += 1

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        terminalreporter.section("audit")
        slowest_first = sorted(self._tallies.items(), key=lambda row: -row[1].seconds)
        rows = [_HEADINGS, *(tally.cells(name) for name, tally in slowest_first)]
        rows.append(_sum(list(self._tallies.values())).cells("total"))
        widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
        for name, *counts in rows:
            numbers = (f"{count:>{width}}" for count, width in zip(counts, widths[1:], strict=True))
            terminalreporter.line("  ".join((f"{name:<{widths[0]}}", *numbers)))


def pytest_configure(config: pytest.Config) -> None:
    """Draw many examples; conftest.py, which chooses fewer, was loaded before."""
    settings.load_profile("audit")
    config.pluginmanager.register(_Table(), "audit-table")


def _family(nodeid: str) -> str:
    module = nodeid.partition("::")[0].rpartition("/")[2]
    return module.removeprefix("test_").removesuffix(".py")


def _sum(tallies: Sequence[_Tally]) -> _Tally:
    return _Tally(
        passed=sum(each.passed for each in tallies),
        failed=sum(each.failed for each in tallies),
        skipped=sum(each.skipped for each in tallies),
        seconds=sum(each.seconds for each in tallies),
    )
