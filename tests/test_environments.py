"""From a clean clone: every Python that is here, and Debian's as it comes, without pip.

`make` has to build the site there, and what README promises has to hold.
"""

import os
import shutil
import subprocess
import sysconfig
from pathlib import Path

import pytest

from tests.built import ROOT

pytestmark = pytest.mark.audit

NAMES = [f"python3.{minor}" for minor in range(11, 16)]
DEBIAN = Path("/usr/bin/python3")
# In a mount namespace of its own, Debian's Python loses what its packages python3-venv and
# python3-pip bring; the machine's is as it was.
BARE = """
set -eu
library=$(python3 -c 'import os; print(os.path.dirname(os.__file__))')
mkdir "$1/bare"
cp -a "$library" "$1/bare/library"
cp -a /usr/lib/python3/dist-packages "$1/bare/packages"
rm -rf "$1/bare/library/ensurepip" "$1/bare/packages/"pip*
mount --bind "$1/bare/library" "$library"
mount --bind "$1/bare/packages" /usr/lib/python3/dist-packages
if python3 -c 'import ensurepip' 2>/dev/null; then exit 3; fi
if python3 -m pip --version 2>/dev/null; then exit 4; fi
cd "$1/clone"
make
"""


@pytest.fixture
def clone(tmp_path):
    """A clean clone of what is committed."""
    folder = tmp_path / "clone"
    subprocess.run(["git", "clone", "--quiet", ROOT, folder], check=True)
    return folder


@pytest.mark.parametrize("name", NAMES)
def test_make_and_what_readme_promises_work_with_a_python(name, clone, tally):
    python = _found(name) or pytest.skip(f"{name} is not installed")
    environment = _environment(PYTHON=str(python))
    run("make", cwd=clone, env=environment)
    version = run(".venv/bin/python", "--version", cwd=clone, env=environment)
    assert version.startswith(name.replace("python", "Python "))
    assert_promises_hold(clone, environment)
    tally("environments", version.strip(), "a clean clone built, README held")


def test_make_and_what_readme_promises_work_with_debians_python_as_it_comes(clone, tmp_path, tally):
    if not (shutil.which("apt-get") and shutil.which("unshare") and os.geteuid() == 0):
        pytest.skip("this takes Debian, and root to hide a part of it")
    environment = _environment(PATH="/usr/bin:/bin:/usr/sbin:/sbin", PYTHON=str(DEBIAN))
    run("unshare", "--mount", "sh", "-c", BARE, "sh", str(tmp_path), cwd=clone, env=environment)
    assert_promises_hold(clone, environment)
    tally("environments", "Debian's Python, no pip", "a clean clone built, README held")


def assert_promises_hold(clone, environment):
    assert (clone / "output/index.html").is_file()
    run("make", ".venv/.test", cwd=clone, env=environment)
    tests = ("tests/test_docs.py", "tests/test_first_steps.py")
    assert " passed" in run(".venv/bin/pytest", "-q", *tests, cwd=clone, env=environment)


def run(*command, cwd, env):
    """Return what a command prints; a failure shows all of it."""
    done = subprocess.run(command, cwd=cwd, env=env, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def _environment(**more: str) -> dict[str, str]:
    """Return this environment without what names the Python and the code under test."""
    dropped = {"PYTHONPATH", "VIRTUAL_ENV", "PYENV_VERSION", "MAKEFLAGS", "MAKELEVEL"}
    own = Path(sysconfig.get_path("scripts"))
    path = os.pathsep.join(p for p in os.environ["PATH"].split(os.pathsep) if Path(p) != own)
    kept = {name: value for name, value in os.environ.items() if name not in dropped}
    return {**kept, "PATH": path, **more}


def _found(name: str) -> Path | None:
    """Return an interpreter that runs; a name may be only the promise of one, as pyenv's are."""
    version = name.removeprefix("python")
    named = [Path(found)] if (found := shutil.which(name)) else []
    kept = sorted((Path.home() / ".pyenv/versions").glob(f"{version}.*/bin/python3"))
    return next((each for each in (*named, *kept) if _runs(each)), None)


def _runs(python: Path) -> bool:
    return subprocess.run([python, "-c", ""], capture_output=True, check=False).returncode == 0
