"""The Pelican adapter: gives Pelican our pages in place of its articles.

Pelican brings the settings, the theme, Jinja and its command line. Every setting that would let a
file in `content/` choose an address, a template or a file of this machine is switched off here,
not in `pelicanconf.py`, so that no owner can forget it.
"""

import locale
import logging
import os
import re
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from functools import partial
from pathlib import Path

import msgspec
from jinja2 import ChoiceLoader, FileSystemLoader, PrefixLoader, StrictUndefined
from pelican import Pelican, signals
from pelican.generators import Generator
from pelican.log import console

from timeline import builder
from timeline.builder import Host, Run
from timeline.engine.cache import Cache, path_of
from timeline.engine.garbage import collected_seldom
from timeline.engine.publish import Page, digest
from timeline.engine.staging import PublishError
from timeline.model import InputError, zones
from timeline.record import TrackedRecord
from timeline.record.walking import below
from timeline.settings import SettingsError, plugins_needed, read, without_effect, zone
from timeline.site import atlas
from timeline.site.assets import Asset, assets
from timeline.site.context import Context
from timeline.site.routes import ROUTES, Pages
from timeline.site.site import Site
from timeline.templates import ThemeError
from timeline.text.ignored import is_below_ignored
from timeline.text.reading import decoded

_FEEDS = (
    "FEED_ALL_ATOM FEED_ALL_RSS FEED_ATOM FEED_RSS CATEGORY_FEED_ATOM CATEGORY_FEED_RSS "
    "AUTHOR_FEED_ATOM AUTHOR_FEED_RSS TRANSLATION_FEED_ATOM TRANSLATION_FEED_RSS"
).split()
# Pelican has no content of its own here, and nothing of its own to publish.
_SETTINGS: Mapping[str, object] = {
    "ARTICLE_PATHS": [],
    "PAGE_PATHS": [],
    "STATIC_PATHS": [],
    "THEME_STATIC_PATHS": [],
    "DIRECT_TEMPLATES": [],
    "TEMPLATE_PAGES": {},
    "OUTPUT_SOURCES": False,
    "DELETE_OUTPUT_DIRECTORY": False,
    "LOAD_CONTENT_CACHE": False,
    "FORMATTED_FIELDS": [],
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
# The address of the site, or only the path it stands under, as `timeline serve` has it.
_ADDRESS = re.compile(r"(https?://[\w.-]+(:\d+)?)?(/[\w.~-]+)*", re.ASCII)
# Where a link of the menu may lead: to a path of this site, or to another site.
_LINK = re.compile(r"/(?!/)|https?://[^/]", re.ASCII)
# What Pelican knows under another name, or what the build computes.
_COMPUTED = frozenset({"name", "url", "language", "time_zone", "menu", "assets"})


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


class SiteGenerator(Generator):  # type: ignore[misc]  # Pelican has no types
    """Reads the content, refuses it if anything is wrong, and publishes every page of the site."""

    def generate_output(self, writer: object) -> None:
        """Build the site, without Pelican's `writer`; raises what `build` does."""
        del writer
        run: Run = self.settings.get("TIMELINE_RUN") or Run(cache=_cache(Path(self.path).parent))
        made = assets(_files(Path(self.theme) / "static"))
        site = _site(self.settings, made)
        # Without Pelican's own theme, whose base.html and index.html would stand in for ours.
        theme = Path(self.theme) / "templates"
        below(theme)  # Jinja would say that there is no template where it may not look
        prefixed = PrefixLoader({"!theme": FileSystemLoader(theme)})
        self.env.loader = ChoiceLoader([FileSystemLoader(self._templates_path), prefixed])
        self.env.install_null_translations(newstyle=True)
        layers = _layers(Path(self.path) / "data/map")
        result = builder.build(
            Host(
                content=Path(self.path),
                seeds=Path(self.path).parent / "seeds",
                output=Path(self.output_path),
                zone=zone(self.settings),
                environment=self.env,
                templates=sorted({route.template for route in ROUTES}),
                given={"site": site},
                assets={asset.path: asset.content for asset in made.values()},
                shape=self._shape(site, layers),
                pages=partial(_pages, site, layers),
            ),
            run,
        )
        self.settings.get("TIMELINE_DONE", _unheard)(
            Built(
                output=Path(self.output_path),
                events=result.events,
                pages=result.pages,
                rendered=result.rendered,
                reused=result.pages - result.rendered,
                size=result.size,
            )
        )

    def _shape(self, site: Site, layers: Mapping[str, str]) -> bytes:
        """Return a digest of what shapes every page besides the record and the templates."""
        environment = repr(sorted(self.settings["JINJA_ENVIRONMENT"].items()))
        given = msgspec.msgpack.encode((site, sorted(layers.items()), environment))
        return digest(given)


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
    with _locale_kept(), collected_seldom():
        with _no_bytecode():
            settings = read(root / "pelicanconf.py", override)
        console.quiet = True  # Pelican counts articles, of which there are none
        with plugins_needed():
            host = Pelican(settings)
        host.run()
    return replace(done[0], seconds=time.perf_counter() - started)


def register() -> None:
    """Take Pelican's content away from it, and give it our generator."""
    signals.initialized.connect(_take_over)
    signals.get_generators.connect(_generators)
    logging.getLogger("pelican").addFilter(_in_one_line)


@contextmanager
def _locale_kept() -> Iterator[None]:
    """Undo Pelican's setting of the process locale, which changes how others read text."""
    before = locale.setlocale(locale.LC_ALL)
    try:
        yield
    finally:
        locale.setlocale(locale.LC_ALL, before)


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
    if told := without_effect(host.settings):
        run: Run | None = host.settings.get("TIMELINE_RUN")
        (run.warn if run else logging.getLogger(__name__).warning)(told)
    host.settings.update(_SETTINGS)
    host.settings["JINJA_ENVIRONMENT"] |= _JINJA


def _generators(host: Pelican) -> type[Generator]:
    del host
    return SiteGenerator


def _unheard(built: Built) -> None:
    del built


def _pages(site: Site, layers: Mapping[str, str], record: TrackedRecord) -> Sequence[Page]:
    pages = Pages(Context(record, site, atlas.loads(layers)))
    return [
        Page(
            path=route.path(name),
            template=route.template,
            make=partial(pages.values, route, name),
        )
        for route, name in pages.all()
    ]


def _site(settings: Mapping[str, object], made: Mapping[str, Asset]) -> Site:
    own = settings.get("TIMELINE", {})
    known = {field.name for field in fields(Site)} - _COMPUTED
    if not isinstance(own, dict) or own.keys() - known:
        raise SettingsError(f"TIMELINE in pelicanconf.py may hold {', '.join(sorted(known))}")
    url = str(settings["SITEURL"]).rstrip("/")
    if not _ADDRESS.fullmatch(url):
        raise SettingsError(f"SITEURL is {url!r}; write https://… or leave it empty")
    return Site(
        name=str(settings["SITENAME"]),
        url=url,
        language=str(settings["DEFAULT_LANG"]),
        time_zone=str(settings["TIMEZONE"]),
        menu=tuple(_menu(settings.get("MENUITEMS", ()))),
        assets={name: asset.path for name, asset in made.items()},
        **own,
    )


def _menu(items: object) -> Iterator[tuple[str, str]]:
    """Yield Pelican's MENUITEMS, pairs of a text and an address, for the end of the main menu."""
    for item in items if isinstance(items, tuple | list) else (items,):
        match item:
            case (str(text), str(address)) if text and _LINK.match(address):
                yield text, address
            case _:
                raise SettingsError(
                    f"MENUITEMS in pelicanconf.py has {item!r}; write a text and an address, such "
                    'as ("Map", "/map/") or ("Forum", "https://example.org/")'
                )


def _layers(folder: Path) -> Mapping[str, str]:
    """Return the layers of the map by name, as GeoJSON."""
    return {
        name.removesuffix(".geojson"): decoded(raw, path=f"{folder.name}/{name}", most=len(raw))
        for name, raw in _files(folder).items()
        if name.endswith(".geojson")
    }


def _files(folder: Path) -> Mapping[str, bytes]:
    """Return the plain files below `folder` by their path in it, without links and leftovers."""
    found = ((path, path.relative_to(folder)) for path in below(folder))
    return {
        inner.as_posix(): path.read_bytes()
        for path, inner in found
        if not is_below_ignored(inner) and path.is_file() and not path.is_symlink()
    }
