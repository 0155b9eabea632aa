"""Fuzz every reader: `python -m tests.fuzz_with_atheris RUNS FOLDER`, where atheris is installed.

It makes documents that take a way through the code which none took before, and keeps those in the
folder (https://github.com/google/atheris).
"""

import sys
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["timeline"]):
    from tests import fuzzing


def main(runs: str, folder: str) -> None:
    """Make `runs` documents, beginning with the good ones."""
    for number, sample in enumerate(fuzzing.samples()):
        (Path(folder) / f"sample-{number}").write_bytes(sample)
    limits = (f"-max_len={fuzzing.LONGEST}", f"-timeout={fuzzing.MOST_SECONDS}")
    atheris.Setup([sys.argv[0], f"-runs={runs}", *limits, folder], fuzzing.tried)
    atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:])
