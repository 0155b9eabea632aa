"""Regular expressions mean the same in every Python that the program admits."""

import re

import pytest

from tests.built import ROOT

# Before 3.11.5, and Debian has 3.11.2, Python does not match a group that gives nothing back as it
# should (https://github.com/python/cpython/issues/106052). Of single characters it does: `[a-z]++`.
UNGIVING = re.compile(r"\)(?:[*+?]|\{[0-9]*,?[0-9]*\})\+|\(\?>")
SOURCES = sorted(path for folder in ("timeline", "tools") for path in (ROOT / folder).rglob("*.py"))


@pytest.mark.parametrize("pattern", ["(?:a|b)*+c", "(ab)++", "(ab)?+", "(ab){2,3}+", "(?>ab)c"])
def test_a_group_that_gives_nothing_back_is_found(pattern):
    assert UNGIVING.search(pattern)


@pytest.mark.parametrize("pattern", ["(?:[ab]++|c)*", "[ab]*+", "a{2}+", "(ab)*[+]", "(ab)+"])
def test_single_characters_may_be_kept(pattern):
    assert UNGIVING.search(pattern) is None


def test_no_pattern_has_a_group_that_gives_nothing_back():
    found = {path: UNGIVING.findall(path.read_text(encoding="utf-8")) for path in SOURCES}
    assert {path: groups for path, groups in found.items() if groups} == {}
    assert ROOT / "timeline/text/reading.py" in found
