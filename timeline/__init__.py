"""Publish a sourced timeline: seed articles to event files, event files to a static site."""

from pathlib import Path

__version__ = "0.1.0"

_HERE = Path(__file__).resolve().parent
# The templates and what they need, for THEME in the settings of a site: they come with the program,
# or lie beside it where it is worked on.
THEME = str(next((f for f in (_HERE / "theme", _HERE.parent / "theme") if f.is_dir()), _HERE))
