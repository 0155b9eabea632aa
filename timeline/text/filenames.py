"""Names of files: what every system can hold, and which are no file of the site's."""

import re
from fnmatch import translate
from pathlib import PurePath

from timeline.text import confusables

MOST_BYTES = 120
# https://learn.microsoft.com/en-us/windows/win32/fileio/naming-a-file
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|$)", re.IGNORECASE)
_USUAL = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,80}[A-Za-z0-9_]", re.ASCII)
_UNFIT = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
# Dot files: swap files (.x.swp), locks of Emacs (.#x), .DS_Store, .gitkeep. 4913 is the file by
# which Vim tries whether it may write in a folder.
PATTERNS = (".*", "*~", "#*#", "*.sw[a-p]", "4913", "[Tt]humbs.db", "desktop.ini")
_IGNORED = re.compile("|".join(map(translate, PATTERNS)), re.IGNORECASE | re.DOTALL)


def fault(name: str) -> str:
    """Return what is wrong with the name of a file or folder, and what to do, or nothing."""
    if _RESERVED.match(name):
        return "Windows cannot have a file of this name; rename it"
    if _USUAL.fullmatch(name):
        return ""
    if deceit := next(confusables.find(name), None):
        return f"in the name of this file {deceit.message}"
    if unfit := _UNFIT.search(name):
        return f"the name of this file holds {unfit[0]!r}, which Windows cannot have; rename it"
    if name != name.strip() or name.endswith("."):
        return "the name of this file begins or ends with a space or a dot; rename it"
    if name.startswith("-"):
        return "the name of this file looks like an option of a command; rename it"
    if len(name.encode("utf-8", "surrogatepass")) > MOST_BYTES:
        return f"the name of this file is longer than {MOST_BYTES} bytes; shorten it"
    return ""


def is_ignored(name: str) -> bool:
    """Return whether a file or folder of this name is neither read, nor watched, nor published."""
    return _IGNORED.fullmatch(name) is not None


def is_below_ignored(path: PurePath) -> bool:
    """Return whether a path, which is relative to a folder of the site, is ignored or lies so."""
    return any(map(is_ignored, path.parts))
