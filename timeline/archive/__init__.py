"""Copies of what events cite: which sources lack one, asking for it, and noting it in the file."""

from timeline.archive.lacking import Lacking, lacking, noted
from timeline.archive.wayback import RefusedError, UnsavedError, Wayback
