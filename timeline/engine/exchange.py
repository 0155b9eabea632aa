"""Two folders change places: the new site takes that of the old one, at once where it can be."""

import os
import shutil
import sys
from pathlib import Path

_EXCHANGE = 2  # RENAME_EXCHANGE of renameat2(2)
_HERE = -100  # AT_FDCWD


def put_in_place(new: Path, output: Path) -> None:
    """Put `new` in the place of `output`; afterwards `new` holds the old site, if any."""
    if not output.exists():
        new.rename(output)
    elif not _exchanged(new, output):
        old = output.with_name(f"{output.name}.old")
        shutil.rmtree(old, ignore_errors=True)
        try:
            output.rename(old)
            new.rename(output)
        except BaseException:  # a signal that ends this process, too
            if not output.exists():
                old.rename(output)
            raise
        old.rename(new)


def _exchanged(one: Path, other: Path) -> bool:
    """Exchange two folders in one step, which Linux can do; False where it cannot be done."""
    if not sys.platform.startswith("linux"):
        return False
    import ctypes  # which a build of what has not changed does not need

    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:
        return False
    return bool(rename(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0)
