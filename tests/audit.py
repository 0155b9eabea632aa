"""What `make audit` adds to pytest: many more examples of each property, and a table at the end.

Its first part has what tests tell of themselves through `tally`, by kind; its second part has every
family of tests. It is loaded with `-p tests.audit`.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from hypothesis import settings

# The name under which a test tells what it did (conftest.py).
PROPERTY = "audit"
_KINDS = ("kind", "of", "number", "outcome")
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
    """Counts every test of a run by its module and what it tells, and prints what came of it."""

    def __init__(self) -> None:
        self._tallies: defaultdict[str, _Tally] = defaultdict(_Tally)
        self._told: Counter[tuple[str, str, str]] = Counter()
        self._failed: set[str] = set()
        self._skipped: set[str] = set()

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
            self._skipped.add(report.nodeid)
        elif report.when == "call":
            tally.passed += 1
        if report.when == "teardown":
            self._note(report)

    def _note(self, report: pytest.TestReport) -> None:
        """Count what a test told of itself, which holds of none that failed or was skipped."""
        is_failed, is_skipped = (report.nodeid in ids for ids in (self._failed, self._skipped))
        for name, told in report.user_properties:
            if name == PROPERTY:
                kind, of, outcome, number = told
                outcome = "FAILED" if is_failed else "skipped" if is_skipped else outcome
                self._told[kind, of, outcome] += number

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self._tallies[_family(report.nodeid)].failed += 1

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        terminalreporter.section("audit")
        by_kind = sorted(self._told.items(), key=lambda row: row[0][0])
        told = [(kind, of, f"{number:,}", outcome) for (kind, of, outcome), number in by_kind]
        if told:
            _print(terminalreporter, [_KINDS, *told], "<<><")
            terminalreporter.line("")
        slowest_first = sorted(self._tallies.items(), key=lambda row: -row[1].seconds)
        rows = [_HEADINGS, *(tally.cells(name) for name, tally in slowest_first)]
        rows.append(_sum(list(self._tallies.values())).cells("total"))
        _print(terminalreporter, rows, "<>>>>>")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let whoever has less time make fewer documents, or more."""
    parser.addoption("--documents", type=int, help="how many to make of each sort; else a million")


def pytest_configure(config: pytest.Config) -> None:
    """Draw many examples; conftest.py, which chooses fewer, was loaded before."""
    settings.load_profile("audit")
    config.pluginmanager.register(_Table(), "audit-table")


def _print(terminal: pytest.TerminalReporter, rows: Sequence[Sequence[str]], sides: str) -> None:
    """Print rows in columns, the cells of each to the side that its sign points away from."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (f"{c:{side}{width}}" for c, side, width in zip(row, sides, widths, strict=True))
        terminal.line("  ".join(cells).rstrip())


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
