"""The same pages as the other contenders', by our engine.

python -m bench.same --root FOLDER --output OUTPUT
"""

import argparse
import os
from pathlib import Path

from bench.same.pages import build
from timeline.builder import Run
from timeline.engine import garbage
from timeline.engine.cache import Cache
from timeline.engine.cachefile import path_of


def main() -> Run:
    """Build what the arguments name, as `timeline build` does, and return by which run."""
    parser = argparse.ArgumentParser(prog="python -m bench.same", description=__doc__)
    parser.add_argument("--root", type=Path, required=True)
    parser.add_argument("--output", type=Path, required=True)
    chosen = parser.parse_args()
    run = Run(cache=Cache(path_of(chosen.root, os.environ)))
    build(chosen.root, chosen.output, run)
    return run


if __name__ == "__main__":
    garbage.collect_seldom()  # as `timeline` does
    left = main()  # which nobody takes apart then
    os._exit(0)
