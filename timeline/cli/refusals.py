"""What the machine refuses, in one line: what it was, what the system said, and what to do."""

import errno
import os
from pathlib import Path

from timeline.cli.common import near
from timeline.text.printable import printable

# What a system says of writing alone.
_OF_WRITING = frozenset({errno.EROFS, errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_OF_RIGHTS = frozenset({errno.EACCES, errno.EPERM})
_ADVICE = {
    errno.EROFS: "work in a copy that can be written",
    errno.ENOSPC: "make room there",
    errno.EDQUOT: "make room there",
    errno.EACCES: "change who may use it, or run this as its owner",
    errno.EPERM: "change who may use it, or run this as its owner",
    errno.ENOENT: "put it there",
    errno.EEXIST: "delete it, or move it away",
    errno.EISDIR: "put a file in its place",
    errno.ENOTDIR: "put a folder in its place",
    errno.ENAMETOOLONG: "choose a shorter name",
}
_OTHERWISE = "see to that, then run this again"


def sentence(error: OSError, *, command: str) -> str:
    """Return one line about what the system refused to `command`."""
    return printable(_sentence(error, command))


def _sentence(error: OSError, command: str) -> str:
    if error.errno is None:
        return str(error)
    said = error.strerror or os.strerror(error.errno)
    said = said[:1].lower() + said[1:]
    name = error.filename2 or error.filename
    advice = _ADVICE.get(error.errno, _OTHERWISE)
    if isinstance(name, str | bytes):
        path = Path(os.fsdecode(name))
        done = _what_was_done(error.errno, path)
        if done == "written" and command == "build":
            advice = "choose --output, or " + advice
        return f"{near(path)} cannot be {done}: {said}; {advice}"
    if error.errno in _OF_WRITING:  # of whatever else is written the name is known
        return f"what is printed cannot be written: {said}; {advice}"
    return f"this machine cannot do it: {said}; {advice}"


def _what_was_done(number: int, path: Path) -> str:
    if number in _OF_WRITING:
        return "written"
    if number not in _OF_RIGHTS:
        return "used"
    # A system says only that something was not allowed. What may be read was to be written, and
    # so was what is not there, if one could see it were it there.
    if os.path.lexists(path):
        return "written" if os.access(path, os.R_OK) else "read"
    return "written" if os.access(path.parent, os.R_OK | os.X_OK) else "read"
