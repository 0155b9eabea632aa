"""In which language a site is written."""

from pathlib import Path

from timeline.cli.common import SETTINGS
from timeline.text.drafted import ENGLISH


def language_of(root: Path) -> str:
    """Return the language of the site as its settings have it: `uk`; raises SettingsError."""
    if not (root / SETTINGS).is_file():
        return ENGLISH
    # Pelican takes longer to import than a command that reads no settings should wait.
    from timeline.settings import read

    return str(read(root / SETTINGS, {})["DEFAULT_LANG"])
