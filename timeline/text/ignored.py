"""Files that nobody wrote for the site: what editors and desktops leave beside those that are."""

import re
from fnmatch import translate
from pathlib import PurePath

# Dot files: swap files (.x.swp), locks of Emacs (.#x), .DS_Store, .gitkeep. 4913 is the file by
# which Vim tries whether it may write in a folder.
PATTERNS = (".*", "*~", "#*#", "*.sw[a-p]", "4913", "[Tt]humbs.db", "desktop.ini")
_IGNORED = re.compile("|".join(map(translate, PATTERNS)), re.IGNORECASE | re.DOTALL)


def is_ignored(name: str) -> bool:
    """Return whether a file or folder of this name is neither read, nor watched, nor published."""
    return _IGNORED.fullmatch(name) is not None


def is_below_ignored(path: PurePath) -> bool:
    """Return whether a path, which is relative to a folder of the site, is ignored or lies so."""
    return any(map(is_ignored, path.parts))
