"""Timelines that were made with another program, to events: drafts, with notes to settle."""

from timeline.imports.drafts import draft
from timeline.imports.timelinejs import MAX_BYTES, Slide, slides
