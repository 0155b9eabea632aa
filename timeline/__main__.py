"""Run the command line as `python -m timeline`."""

import gc
import sys

from timeline.cli import main

status = main()
gc.freeze()  # there is no use in looking through all of it for garbage on the way out
sys.exit(status)
