"""Install a browser for the tests where that can be done unasked: as root, on Debian."""

import os
import shutil
import subprocess
import sys

from tests.browser import NoBrowserError, find

QUIET = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
INSTALL = ("apt-get", "install", "--quiet", "--yes", "--no-install-recommends")
# Playwright's Node.js needs libatomic1, which a small Debian lacks.
PACKAGES = ("chromium", "libatomic1")


def main() -> None:
    """Find a browser, install one, or say what to install: the tests that need it are skipped."""
    try:
        find()
    except NoBrowserError as error:
        if os.geteuid() == 0 and shutil.which("apt-get"):
            _install()
        else:
            sys.stderr.write(f"Tests that need a browser are left out. {error}\n")


def _install() -> None:
    sys.stderr.write(f"Installing {', '.join(PACKAGES)} with apt-get\n")
    # Where apt fails, its own message stands above, and the tests say what is missing.
    for command in (("apt-get", "update", "--quiet"), (*INSTALL, *PACKAGES)):
        subprocess.run(command, env=QUIET, stdout=subprocess.DEVNULL, check=False)


if __name__ == "__main__":
    main()
