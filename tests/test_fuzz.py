"""No document makes a reader fail otherwise than in a clear line."""

import importlib.util
import os
import subprocess
import sys

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests import fuzzing
from tests.built import ROOT

RUNS = 1_000_000


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


@pytest.mark.audit
def test_a_million_documents_make_no_reader_fail(tmp_path):
    if importlib.util.find_spec("atheris") is None:
        pytest.skip("atheris is not installed: pip install atheris, where it has a wheel")
    done = subprocess.run(
        [sys.executable, "-m", "tests.fuzz_with_atheris", str(RUNS), str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-4000:]
    assert f"Done {RUNS} runs" in done.stderr
