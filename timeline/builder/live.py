"""A site while its files are edited: each page is made when it is asked for."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from threading import Lock

from timeline.builder.hosts import Host, Run
from timeline.builder.reading import read, tracked
from timeline.builder.rendering import made_by, rendered
from timeline.check import between
from timeline.engine.printing import Page
from timeline.model import InputError
from timeline.record import TrackedRecord
from timeline.templates import ThemeError

# So many pages that were asked for are kept, until the next save or until there are more.
_MOST = 200


class LiveSite:
    """A site as its files are now: what stands at a path is made when it is asked for.

    It is what a build of the same files writes there. Threads may ask for it at once.
    """

    def __init__(self, host: Host, record: TrackedRecord) -> None:
        self._host, self._record = host, record
        self._lock = Lock()  # who looks at a record notes it, and what several share is made once
        self._made: dict[str, bytes] = {}  # after the next save there is another live site

    def __call__(self, path: str) -> Callable[[], bytes | None] | None:
        """Return what makes the file at a path, or None where that is not known before a build.

        What it returns gives None where a template has a fault, of which the next build tells.
        """
        if path in self._host.assets:
            return lambda: self._host.assets[path]
        made = self._made.get(path)
        if made is not None:
            return lambda: made
        with self._lock:
            page = self._host.page(self._record, path)
        return partial(self._printed, path, page) if page else None

    def _printed(self, path: str, page: Page) -> bytes | None:
        with self._lock, suppress(ThemeError):
            if path not in self._made:  # or another thread had it made meanwhile
                if len(self._made) >= _MOST:
                    self._made.clear()
                self._made[path] = rendered(
                    self._host, page.type.template, page.type.make(page.name)
                )
            return self._made[path]
        return None


def live_site(host: Host, run: Run) -> LiveSite:
    """Return the site of `host` as its files are now, as far as one needs no build to make it.

    Raises InputError with every problem, and ThemeError.
    """
    now = read(host, run)
    made_by(host, now.content)  # a template that nobody can read is told of before it is used
    if problems := between(now.content, now.seeds):
        raise InputError(problems)
    return LiveSite(host, tracked(now))
