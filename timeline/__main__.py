"""Run the command line as `python -m timeline`."""

import sys

from timeline.cli import run

sys.exit(run())
