"""How often Python looks for garbage: seldom, as most of what is made is needed to the end."""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager

# So many new objects, where Python looks after every 700.
SELDOM = 1_000_000
# And so many where each page that is made leaves some, once what is there is left alone.
_OFTEN = 50_000


def collect_seldom() -> None:
    """Look for garbage now and then only, for as long as this process lasts."""
    gc.set_threshold(SELDOM, 50, 50)


@contextmanager
def collected_seldom() -> Iterator[None]:
    """Look for garbage now and then only, while the context lasts."""
    before = gc.get_threshold()
    collect_seldom()
    try:
        yield
    finally:
        gc.set_threshold(*before)


@contextmanager
def left_alone(every: int = _OFTEN) -> Iterator[None]:
    """Look for garbage after so many new objects, and never among what is there already.

    To look through that would take long, and have a copy of this process hold all of it itself.
    """
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(every, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


def give_back() -> None:
    """Give back to the system what was filled and is free, where the C library can do that."""
    if sys.platform.startswith("linux"):
        import ctypes  # which a build of a shorter record does not need

        trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
        if trim:
            trim(0)
