"""The converter: a seed article becomes a draft event with a note for every doubt.

Its parts are layers, each of which imports only those before it: `words`, `names`, `reading`,
`page`, `days`, `people`, `speaking`, `likeness`, `known`, `happening`, `drafting`. Each says in
its first line what it answers. `run` reads and writes the files, `pool` shares them out.
"""

from timeline.convert.drafting.draft import Draft, as_json, draft, filed
from timeline.convert.drafting.existing import unconverted
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
