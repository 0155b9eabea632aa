"""The Pelican adapter: gives Pelican our pages in place of its articles.

Pelican brings the settings, the theme, Jinja, its plugins and its command line, and writes the
pages of prose and the plain files. Every setting that would let a file in `content/` choose an
address, a template or a file of this machine is switched off here, not in `pelicanconf.py`, so
that no owner can forget it.
"""

import logging
import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache, partial
from pathlib import Path

import msgspec
from jinja2 import StrictUndefined
from pelican import Pelican, signals
from pelican.log import console

from timeline import builder, catalogues
from timeline.builder import Host, LiveSite, Run
from timeline.engine.bundle import Bundle
from timeline.engine.cache import Cache, path_of
from timeline.engine.garbage import collected_seldom
from timeline.engine.publish import Page, digest
from timeline.engine.staging import PublishError
from timeline.model import InputError, zones
from timeline.plugin import guests, picturing, plainfiles, searching
from timeline.plugin.site import Speak, environment_of, files_below, folders_of, site_of
from timeline.record import indexes, maplayers
from timeline.settings import SettingsError, locale_kept, plugins_needed, read, without_effect, zone
from timeline.site import atlas, reserved
from timeline.site.assets import assets
from timeline.site.context import Context
from timeline.site.routes import ROUTES, Pages, Route, pages_of
from timeline.site.site import Site
from timeline.site.views.indexed import indexed
from timeline.site.words import ENGLISH
from timeline.templates import ThemeError, speak
from timeline.text.ignored import PATTERNS

_FEEDS = (
    "FEED_ALL_ATOM FEED_ALL_RSS FEED_ATOM FEED_RSS CATEGORY_FEED_ATOM CATEGORY_FEED_RSS "
    "AUTHOR_FEED_ATOM AUTHOR_FEED_RSS TRANSLATION_FEED_ATOM TRANSLATION_FEED_RSS"
).split()
# Pelican has no articles here, and nothing of its own to publish but pages and plain files.
_SETTINGS: Mapping[str, object] = {
    "ARTICLE_PATHS": [],
    "PAGE_PATHS": [guests.PAGES],
    "PAGE_EXCLUDES": [],
    "STATIC_EXCLUDE_SOURCES": True,
    # A link would have whoever writes to the site write to the content.
    "STATIC_CREATE_LINKS": False,
    "STATIC_CHECK_IF_MODIFIED": False,
    "THEME_STATIC_PATHS": [],
    "DIRECT_TEMPLATES": [],
    "TEMPLATE_PAGES": {},
    "OUTPUT_SOURCES": False,
    "DELETE_OUTPUT_DIRECTORY": False,
    "CACHE_CONTENT": False,
    "LOAD_CONTENT_CACHE": False,
    "FORMATTED_FIELDS": [],
    "DEFAULT_METADATA": {},
    "TYPOGRIFY": False,
    # {attach} and |filename| links publish any file that the build can read.
    "INTRASITE_LINK_REGEX": r"(?P<what>(?!))",
    "READERS": dict.fromkeys(("rst", "html", "htm", "md")),
    **dict.fromkeys(_FEEDS),
    # Functions of an owner's have no digest: nobody could tell which pages a change of one changes.
    **{name: {} for name in ("JINJA_FILTERS", "JINJA_GLOBALS", "JINJA_TESTS")},
}
_JINJA: Mapping[str, object] = {
    "autoescape": True,
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "keep_trailing_newline": True,
    # Phrases of the interface; code of an owner's has no digest either.
    "extensions": ["jinja2.ext.i18n"],
    # A build reads each template once.
    "auto_reload": False,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What a build made: the folder, its events, pages and bytes, and how many seconds it took.

    Of the pages some were `rendered`, the others `reused` from the build before.
    """

    output: Path
    events: int
    pages: int
    rendered: int
    reused: int
    size: int
    seconds: float = 0


def build(
    root: Path, *, output: Path | None = None, url: str | None = None, run: Run | None = None
) -> Built:
    """Build the site whose pelicanconf.py stands in `root`, into `output`, for the address `url`.

    What is None is as pelicanconf.py has it. Raises InputError with every problem of the content,
    PublishError, SettingsError, and ThemeError.
    """
    done: list[Built] = []
    override: dict[str, object] = {"OUTPUT_PATH": str(output.resolve())} if output else {}
    override |= {"SITEURL": url} if url is not None else {}
    override |= {"TIMELINE_RUN": run, "TIMELINE_DONE": done.append}
    started = time.perf_counter()
    with _hosted(root, override) as host:
        host.run()
    return replace(done[0], seconds=time.perf_counter() - started)


def bundle_of(root: Path, run: Run) -> Bundle | None:
    """Return what another program makes for the site in `root`, where it was built without it.

    Raises InputError, SettingsError, and ThemeError.
    """
    with _hosted(root, {"TIMELINE_RUN": run}) as host:
        return builder.bundle_of(_host(host, host.run, run), run)


def live_site(root: Path, *, url: str, run: Run) -> LiveSite:
    """Return the site in `root` as its files are now, for the address `url`.

    Raises InputError with every problem, SettingsError, and ThemeError.
    """
    with _hosted(root, {"SITEURL": url, "TIMELINE_RUN": run}) as host:
        return builder.live_site(_host(host, host.run, run), run)


@contextmanager
def _hosted(root: Path, override: Mapping[str, object]) -> Iterator[Pelican]:
    """Give Pelican with the settings of a site; raises SettingsError."""
    with locale_kept(), collected_seldom():
        with _no_bytecode():
            settings = read(root / "pelicanconf.py", override)
        run: Run | None = settings.get("TIMELINE_RUN")  # type: ignore[assignment]  # ours
        if run:
            run.made_of(folders_of(settings))
        console.quiet = True  # Pelican counts articles, of which there are none
        with plugins_needed():
            host = Pelican(settings)
        yield host


def register() -> None:
    """Have our pages take the place of Pelican's articles."""
    signals.initialized.connect(_take_over)
    logging.getLogger("pelican").addFilter(_in_one_line)


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


def _cache(root: Path) -> Cache:
    return Cache(path_of(root, os.environ))


def _in_one_line(record: logging.LogRecord) -> bool:
    """Have Pelican's own command line print what we raise without a traceback."""
    error = record.exc_info[1] if record.exc_info else None
    if isinstance(error, InputError | PublishError | SettingsError | ThemeError | OSError):
        record.exc_info = None
    return True


def _take_over(host: Pelican) -> None:
    if told := zones.fault(zone(host.settings).key):
        raise SettingsError(f"TIMEZONE in pelicanconf.py: {told}")
    for told in filter(None, (without_effect(host.settings), _unspoken(host.settings))):
        _warn(host, told)
    host.settings.update(_SETTINGS)
    host.settings["JINJA_ENVIRONMENT"] |= _JINJA
    host.settings["IGNORE_FILES"] = [*host.settings["IGNORE_FILES"], *PATTERNS]
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


def _warn(host: Pelican, text: str) -> None:
    run: Run | None = host.settings.get("TIMELINE_RUN")
    (run.warn if run else logging.getLogger(__name__).warning)(text)


def _run(host: Pelican, run: Callable[[], None]) -> None:
    """Build the site, in which Pelican takes part by its own `run`; raises what `build` does."""
    chosen: Run = host.settings.get("TIMELINE_RUN") or Run(
        cache=_cache(Path(host.path).parent), warn=partial(_warn, host)
    )
    result = builder.build(_host(host, run, chosen), chosen)
    host.settings.get("TIMELINE_DONE", _print)(
        Built(
            output=Path(host.output_path),
            events=result.events,
            pages=result.pages,
            rendered=result.rendered,
            reused=result.pages - result.rendered,
            size=result.size,
        )
    )


def _pages_of(pages: Pages, shown: str) -> Sequence[Page]:
    """Return the pages of the record; raises InputError where one of prose has their address."""
    addresses = pages.context.record.keys(indexes.prose)
    if taken := tuple(reserved.problems(addresses, shown=shown)):
        raise InputError(taken)
    return _pages(pages)


def _host(host: Pelican, run: Callable[[], None], chosen: Run) -> Host:
    settings = host.settings
    made = assets(files_below(Path(host.theme) / "static"))
    words = catalogues.words(str(settings["DEFAULT_LANG"]))
    site = replace(site_of(settings, words, made), search=searching.program())
    fonts = picturing.type_of(Path(host.theme)) if site.has_host else None
    site = replace(site, cards=picturing.state(fonts) if fonts else "")
    spoken = partial(speak, text=words.text, texts_language=site.texts_language)
    layers, shown = _layers(Path(host.path)), f"{Path(host.path).name}/{maplayers.FOLDER}"
    drawn, can_draw = partial(atlas.loads, layers, shown=shown), partial(picturing.can_draw, fonts)
    is_open = guests.is_expected(host)
    # Once: what several pages share is made for all of them.
    of = cache(lambda record: pages_of(Context(record, site, drawn(), words, can_draw)))
    return Host(
        content=Path(host.path),
        seeds=Path(host.path).parent / "seeds",
        output=Path(host.output_path),
        zone=zone(settings),
        environment=environment_of(settings, spoken, chosen.compiled),
        templates=sorted({route.template for route in ROUTES}),
        given={"site": site},
        assets={asset.path: asset.content for asset in made.values()},
        shape=_shape(settings, site, layers),
        beside=plainfiles.state(settings),
        page=lambda record, path: None if is_open else _page_at(of(record), path),
        pages=lambda record: _pages_of(of(record), f"{Path(host.path).name}/{guests.PAGES}"),
        others=lambda record, folder: _others(host, run, spoken, site, of(record), folder),
        take=lambda record, parts: of(record).take(parts),
        is_open=is_open,
        named=lambda record: picturing.files_of(of(record).context, fonts),
        bundle=lambda record: searching.bundle_of(
            tuple(indexed(of(record).context)), site.content_language
        ),
    )


def _shape(settings: Mapping[str, object], site: Site, layers: Mapping[str, str]) -> bytes:
    """Return a digest of what shapes every page besides the record and the templates."""
    environment = settings["JINJA_ENVIRONMENT"]
    assert isinstance(environment, dict)  # as Pelican reads it
    options, catalogue = repr(sorted(environment.items())), catalogues.source(site.language)
    return digest(msgspec.msgpack.encode((site, sorted(layers.items()), options, catalogue)))


def _print(built: Built) -> None:
    """Tell what was built as Pelican tells that it is done."""
    console.print(f"Done: {built.events} events, {built.pages} pages")


def _pages(pages: Pages) -> Sequence[Page]:
    return [_page(pages, route, name) for route, name in pages.all() if not route.is_hosted]


def _page_at(pages: Pages, path: str) -> Page | None:
    """Return the page at a path, unless Pelican writes it or it is joined of all events."""
    found = pages.at(path)
    if found is None or found[0].is_hosted or found[0].is_joined:
        return None
    return _page(pages, *found)


def _page(pages: Pages, route: Route, name: str) -> Page:
    return Page(
        path=route.path(name),
        template=route.template,
        make=partial(pages.values, route, name),
        part=partial(pages.part, name) if route.is_part else None,
        is_joined=route.is_joined,
    )


def _others(
    host: Pelican,
    run: Callable[[], None],
    spoken: Speak,
    site: Site,
    pages: Pages,
    folder: Path,
) -> Mapping[str, str]:
    """Have Pelican write what is its own into `folder`; return what `guests.fill` does."""
    prose = [
        guests.Prose(
            source=f"{guests.PAGES}/{name}.md",
            path=route.path(name),
            template=route.template,
            title=view.title,
            description=view.description,
            values={"site": site, **pages.values(route, name)},
        )
        for route in ROUTES
        if route.is_hosted
        for name in route.names(pages)
        for view in (route.view(pages, name),)
    ]
    return guests.fill(host, run, prose, spoken, partial(_warn, host), folder)


def _layers(content: Path) -> Mapping[str, str]:
    """Return the layers of the map by name, as GeoJSON; raises InputError."""
    layers, problems = maplayers.read_layers(content)
    if problems:
        raise InputError(problems)
    return layers
