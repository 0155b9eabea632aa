"""The same pages as the other contenders', by our engine, unless nothing changed.

python -m bench.same --root FOLDER --output OUTPUT
"""

import argparse
import gc
from pathlib import Path

from timeline.engine import inputs, seal, tidying

CACHE = ".cache"


def main() -> None:
    """Build what the arguments name, as `timeline build` does: at once if nothing changed."""
    parser = argparse.ArgumentParser(prog="python -m bench.same", description=__doc__)
    parser.add_argument("--root", type=Path, required=True)
    parser.add_argument("--output", type=Path, required=True)
    arguments = parser.parse_args()
    root, output = arguments.root, arguments.output
    paths = (root / "content", root / "seeds", Path(__file__).parent)
    signature = inputs.signature(paths, str(output))
    cache, key = root / CACHE, seal.key()
    if signature and inputs.remembered(signature, output, cache, key=key):
        return
    # Only now what takes long to import.
    from bench.same.pages import build

    outcome = build(root, output)
    if signature:
        pages = outcome.rendered + outcome.reused
        inputs.remember(signature, output, inputs.Figures(0, pages, outcome.size), cache, key=key)


if __name__ == "__main__":
    tidying.seldom()  # as `timeline` does
    main()
    gc.freeze()
