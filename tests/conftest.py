"""What every test may use: a browser, and properties that a slow machine does not fail."""

import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from tests.audit import PROPERTY
from tests.compiled import COMPILED

pytest_plugins = ["tests.browser", "tests.built"]

# Files that take long, the longest first. Begun last, one alone would keep a processor waiting.
LONG = (
    "test_in_browser.py",
    "test_refusals.py",
    "test_searching.py",
    "test_watch.py",
    "test_host.py",
    "test_asking.py",
    "test_add_form.py",
    "test_catalogues.py",
    "test_rebuilder.py",
    "test_hostile.py",
    "test_order.py",
    "test_docs.py",
    "test_incremental.py",
    "test_staging.py",
    "test_cli.py",
    "test_stale.py",
    "test_published.py",
    "test_check.py",
    "test_names.py",
    "test_new.py",
    "test_faults.py",
    "test_hacking.py",
    "test_requests.py",
    "test_start.py",
    "test_reproducible.py",
    "test_pool.py",
    "test_week_filter.py",
    "test_golden_articles.py",
    "test_text.py",
    "test_cache.py",
    "test_workflows.py",
    "test_convert.py",
    "test_tracked.py",
    "test_views_days.py",
)

# On top of Hypothesis's own profile, which draws the same examples every time where CI is set.
settings.register_profile("timeline", settings(), deadline=None)
# Which tests/audit.py chooses.
settings.register_profile("audit", settings(), deadline=None, max_examples=1000)
settings.load_profile("timeline")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the tests of long files before all others."""
    rank = {name: number for number, name in enumerate(LONG)}
    items.sort(key=lambda item: rank.get(item.path.name, len(LONG)))


@pytest.fixture(scope="session", autouse=True)
def _own_caches(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the caches of sites under test out of the user's own folder."""
    before = os.environ.get("TIMELINE_CACHE")
    os.environ["TIMELINE_CACHE"] = str(tmp_path_factory.mktemp("caches"))
    yield
    if before is None:
        del os.environ["TIMELINE_CACHE"]
    else:
        os.environ["TIMELINE_CACHE"] = before


@pytest.fixture(scope="session", autouse=True)
def _compiled_templates(tmp_path_factory: pytest.TempPathFactory) -> None:
    """Have all processes that run tests compile a template once."""
    folder = tmp_path_factory.getbasetemp()
    folder = folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder
    COMPILED.folder = folder / "compiled"
    COMPILED.folder.mkdir(exist_ok=True)


@pytest.fixture(scope="session", autouse=True)
def _heeded_interrupts() -> Iterator[None]:
    """Have what tests start heed Ctrl+C: what a shell runs in the background ignores it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.fixture
def caches() -> Path:
    """The folder with the caches of the sites under test."""
    return Path(os.environ["TIMELINE_CACHE"])


@pytest.fixture
def tally(record_property: Callable[[str, object], None]) -> Callable[..., None]:
    """Give a function that tells `make audit` how many of a kind, of one sort, came to what end."""

    def tell(kind: str, of: str, outcome: str, number: int = 1) -> None:
        record_property(PROPERTY, (kind, of, outcome, number))

    return tell
