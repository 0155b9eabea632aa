"""The Pelican adapter: gives Pelican our pages in place of its articles.

Pelican brings the settings, the theme, Jinja, its plugins and its command line, and writes the
pages of prose and the plain files.
"""

import logging
import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from msgspec.structs import replace
from pelican import Pelican, signals
from pelican.log import console

from timeline import builder, catalogues
from timeline.builder import BuildResult, LiveSite, Run
from timeline.engine.bundle import Bundle
from timeline.engine.cache import Cache
from timeline.engine.cachefile import path_of
from timeline.engine.garbage import collected_seldom
from timeline.errors import BuildError
from timeline.model import InputError, zones
from timeline.plugin.hosting import host_of, warn
from timeline.plugin.overrides import override
from timeline.plugin.site import folders_of
from timeline.settings import SettingsError, locale_kept, plugins_needed, read, without_effect, zone
from timeline.site.words import ENGLISH


def build(
    root: Path, *, output: Path | None = None, url: str | None = None, run: Run | None = None
) -> BuildResult:
    """Build the site whose pelicanconf.py stands in `root`, into `output`, for the address `url`.

    What is None is as pelicanconf.py has it. Raises InputError with every problem of the content,
    PublishError, SettingsError, and ThemeError.
    """
    done: list[BuildResult] = []
    chosen: dict[str, object] = {"OUTPUT_PATH": str(output.resolve())} if output else {}
    chosen |= {"SITEURL": url} if url is not None else {}
    chosen |= {"TIMELINE_RUN": run, "TIMELINE_DONE": done.append}
    started = time.perf_counter()
    with _hosted(root, chosen) as host:
        host.run()
    return replace(done[0], seconds=time.perf_counter() - started)


def bundle_of(root: Path, run: Run) -> Bundle | None:
    """Return what another program makes for the site in `root`, where it was built without it.

    Raises InputError, SettingsError, and ThemeError.
    """
    with _hosted(root, {"TIMELINE_RUN": run}) as host:
        return builder.bundle_of(host_of(host, host.run, run), run)


def live_site(root: Path, *, url: str, run: Run) -> LiveSite:
    """Return the site in `root` as its files are now, for the address `url`.

    Raises InputError with every problem, SettingsError, and ThemeError.
    """
    with _hosted(root, {"SITEURL": url, "TIMELINE_RUN": run}) as host:
        return builder.live_site(host_of(host, host.run, run), run)


@contextmanager
def _hosted(root: Path, chosen: Mapping[str, object]) -> Iterator[Pelican]:
    """Give Pelican with the settings of a site; raises SettingsError."""
    with locale_kept(), collected_seldom():
        with _no_bytecode():
            settings = read(root / "pelicanconf.py", chosen)
        run: Run | None = settings.get("TIMELINE_RUN")  # type: ignore[assignment]  # ours
        if run:
            run.made_of(folders_of(settings))
        console.quiet = True  # Pelican counts articles, of which there are none
        with plugins_needed():
            host = Pelican(settings)
        yield host


@contextmanager
def _no_bytecode() -> Iterator[None]:
    """Have Python keep no bytecode of the settings.

    Of two saves of one size in one second it would take the first for the second.
    """
    before = sys.dont_write_bytecode
    sys.dont_write_bytecode = True
    try:
        yield
    finally:
        sys.dont_write_bytecode = before


def register() -> None:
    """Have our pages take the place of Pelican's articles."""
    signals.initialized.connect(_take_over)
    logging.getLogger("pelican").addFilter(_in_one_line)


def _in_one_line(record: logging.LogRecord) -> bool:
    """Have Pelican's own command line print what we raise without a traceback."""
    error = record.exc_info[1] if record.exc_info else None
    if isinstance(error, InputError | BuildError | OSError):
        record.exc_info = None
    return True


def _take_over(host: Pelican) -> None:
    if told := zones.fault(zone(host.settings).key):
        raise SettingsError(f"TIMEZONE in pelicanconf.py: {told}")
    for told in filter(None, (without_effect(host.settings), _unspoken(host.settings))):
        warn(host, told)
    override(host.settings)
    host.delete_outputdir = False  # it has read that already
    # Not at a signal: whoever swaps the folders has to come after every receiver of `finalized`,
    # and signals have no order.
    host.run = partial(_run, host, host.run)


def _unspoken(settings: Mapping[str, object]) -> str:
    """Return what to say of a language that the interface does not speak, or nothing."""
    language = str(settings["DEFAULT_LANG"])
    if catalogues.source(language) or language.lower().startswith(ENGLISH.language):
        return ""
    known = ", ".join(catalogues.languages())
    return f"DEFAULT_LANG is {language!r}, but the interface speaks {known} alone; it is in English"


def _run(host: Pelican, run: Callable[[], None]) -> None:
    """Build the site, in which Pelican takes part by its own `run`; raises what `build` does."""
    chosen: Run = host.settings.get("TIMELINE_RUN") or Run(
        cache=Cache(path_of(Path(host.path).parent, os.environ)), warn=partial(warn, host)
    )
    result = builder.build(host_of(host, run, chosen), chosen)
    host.settings.get("TIMELINE_DONE", _print)(result)


def _print(built: BuildResult) -> None:
    """Tell what was built as Pelican tells that it is done."""
    console.print(f"Done: {built.events} events, {built.pages} pages")
