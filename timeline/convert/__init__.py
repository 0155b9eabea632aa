"""The converter: a seed article becomes a draft event with a note for every doubt.

`timeline.convert.draft` makes the draft, `timeline.convert.run` reads and writes the files.
"""

from timeline.convert.draft import Draft, as_json, draft, filed
from timeline.convert.existing import unconverted
from timeline.convert.run import Outcome, Result, convert, drafts, merge_into

__all__ = [
    "Draft",
    "Outcome",
    "Result",
    "as_json",
    "convert",
    "draft",
    "drafts",
    "filed",
    "merge_into",
    "unconverted",
]
