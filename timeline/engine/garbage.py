"""How often Python looks for garbage: seldom, as most of what is made is needed to the end."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# So many new objects, where Python looks after every 700.
_SELDOM = 1_000_000


def collect_seldom() -> None:
    """Look for garbage now and then only, for as long as this process lasts."""
    gc.set_threshold(_SELDOM, 50, 50)


@contextmanager
def collected_seldom() -> Iterator[None]:
    """Look for garbage now and then only, while the context lasts."""
    before = gc.get_threshold()
    collect_seldom()
    try:
        yield
    finally:
        gc.set_threshold(*before)
