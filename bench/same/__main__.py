"""The same pages as the other contenders', by our engine.

python -m bench.same --root FOLDER --output OUTPUT
"""

import argparse
import os
from pathlib import Path

from bench.same.pages import build
from timeline.builder import Run
from timeline.engine import garbage
from timeline.engine.cache import Cache, path_of


def main() -> None:
    """Build what the arguments name, as `timeline build` does."""
    parser = argparse.ArgumentParser(prog="python -m bench.same", description=__doc__)
    parser.add_argument("--root", type=Path, required=True)
    parser.add_argument("--output", type=Path, required=True)
    chosen = parser.parse_args()
    build(chosen.root, chosen.output, Run(cache=Cache(path_of(chosen.root, os.environ))))


if __name__ == "__main__":
    garbage.collect_seldom()  # as `timeline` does
    main()
    os._exit(0)
