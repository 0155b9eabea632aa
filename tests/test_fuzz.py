"""No document makes a reader fail otherwise than in a clear line."""

import importlib.util
import os
import subprocess
import sys
from collections import Counter
from itertools import islice
from random import Random, SystemRandom

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests import fuzzing
from tests.built import ROOT


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A good document in which a stretch was put in the place of another."""
    sample = draw(st.sampled_from(fuzzing.samples()))
    start = draw(st.integers(1, len(sample)))
    end = draw(st.integers(start, min(len(sample), start + 40)))
    piece = draw(st.binary(max_size=20) | st.text(max_size=20).map(lambda t: t.encode("utf-8")))
    return sample[:start] + piece + sample[end:]


def test_every_reader_takes_a_good_document():
    assert len(fuzzing.samples()) == len(fuzzing.READERS)
    for sample in fuzzing.samples():
        fuzzing.tried(sample)


@given(st.binary())
@example(b"")
def test_no_bytes_make_a_reader_fail(data):
    fuzzing.tried(data)


@given(damaged())
def test_no_damage_makes_a_reader_fail(data):
    fuzzing.tried(data)


@pytest.fixture
def number(pytestconfig):
    return pytestconfig.getoption("documents", None) or fuzzing.MILLION


def read(documents, chance):
    """Give so many documents to their readers; return how many each reader had."""
    had = Counter()
    with fuzzing.hurried() as begin:
        for document in islice(fuzzing.documents(chance), documents):
            begin()
            try:
                fuzzing.tried(document)
            except BaseException as error:
                error.add_note(f"of this document: {document!r}")
                raise
            had[list(fuzzing.READERS)[document[0]]] += 1
    return had


def test_many_damaged_documents_are_made_the_same_again():
    first, again = (list(islice(fuzzing.documents(Random(1)), 200)) for _ in range(2))
    assert first == again
    assert len(set(first)) > 150
    assert read(200, Random(1)).keys() == fuzzing.READERS.keys()


@pytest.mark.audit
def test_a_million_damaged_documents_make_no_reader_fail(number, tally):
    seed = SystemRandom().getrandbits(32)
    for reader, had in read(number, Random(seed)).items():
        tally("documents", reader, f"damaged at random ({seed}): read, or refused in a line", had)


@pytest.mark.audit
def test_a_million_documents_that_go_new_ways_make_no_reader_fail(number, tally, tmp_path):
    if importlib.util.find_spec("atheris") is None:
        pytest.skip("atheris is not installed: pip install atheris, where it has a wheel")
    done = subprocess.run(
        [sys.executable, "-m", "tests.fuzz_with_atheris", str(number), str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-4000:]
    assert f"Done {number} runs" in done.stderr
    tally("documents", "any reader", "made by atheris: read, or refused in a line", number)
