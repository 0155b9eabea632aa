"""`make audit` tells in one table how every family of tests did, and draws more examples."""

import os
import subprocess
import sys

from tests.built import ROOT

CONFTEST = """
from hypothesis import settings
settings.register_profile("audit", max_examples=7)
"""
ONE = """
import pytest
from hypothesis import settings

@pytest.fixture
def broken_at_the_end():
    yield
    raise OSError

@pytest.fixture
def broken():
    raise OSError

@pytest.mark.parametrize("number", range(3))
def test_passes(number): pass
def test_fails(): assert False
def test_is_skipped(): pytest.skip("no")
def test_ends_badly(broken_at_the_end): pass
def test_begins_badly(broken): pass
def test_fails_twice(broken_at_the_end): assert False
def test_examples(): assert settings().max_examples == 7

@pytest.mark.parametrize("number", range(3))
def test_tells(record_property, number):
    record_property("audit", ("kills", "a build", "one whole site", number))
@pytest.mark.parametrize("number", range(2))
def test_tells_and_fails(record_property, number):
    record_property("audit", ("attacks", "paths", "refused", 1000))
    assert number
def test_tells_and_is_skipped(record_property):
    record_property("audit", ("attacks", "paths", "refused", 1))
    pytest.skip("no")
"""
OTHER = "def test_passes(): pass\n"
TABLE = [
    "family ran passed failed skipped",
    "one 13 8 5 2",
    "other 1 1 0 0",
    "total 14 9 5 2",
]
KINDS = [
    "kind of number outcome",
    "attacks paths 1,000 FAILED",
    "attacks paths 1,000 refused",
    "attacks paths 1 skipped",
    "kills a build 3 one whole site",
    "",
]


def test_the_table_counts_each_test_once_by_its_module(tmp_path):
    for name, text in {"conftest": CONFTEST, "test_one": ONE, "test_other": OTHER}.items():
        (tmp_path / f"{name}.py").write_text(text, encoding="utf-8")
    shown = audited(tmp_path)
    table = [line.rpartition(" ")[0].split() for line in shown.splitlines()]
    assert [row.split() for row in TABLE if row.split() not in table] == []
    lines = [" ".join(line.split()) for line in shown.splitlines()]
    start = lines.index(KINDS[0])
    assert lines[start : start + len(KINDS)] == KINDS


def test_a_module_that_cannot_be_read_is_a_failure(tmp_path):
    (tmp_path / "conftest.py").write_text(CONFTEST, encoding="utf-8")
    (tmp_path / "test_odd.py").write_text("import no_such_module\n", encoding="utf-8")
    assert "odd 1 0 1 0 0.0" in " ".join(audited(tmp_path).split())


def audited(folder):
    command = [sys.executable, "-m", "pytest", "-p", "tests.audit", "-p", "no:cacheprovider"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    return done.stdout
