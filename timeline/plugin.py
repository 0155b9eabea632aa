"""The Pelican adapter: gives Pelican our pages in place of its articles.

Pelican brings the settings, the theme, Jinja and its command line. Every setting that would let a
file in `content/` choose an address, a template or a file of this machine is switched off here,
not in `pelicanconf.py`, so that no owner can forget it.
"""

import locale
import re
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, fields, replace
from functools import partial
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from jinja2 import StrictUndefined
from pelican import Pelican, signals
from pelican.generators import Generator
from pelican.log import console
from pelican.settings import read_settings

from timeline.check import judge, problems_between
from timeline.check.files import read_seeds
from timeline.engine import code, manifest, seal, workers
from timeline.engine.facts import Ledger
from timeline.engine.fingerprint import fingerprint
from timeline.engine.manifest import Manifest
from timeline.engine.memory import Memory
from timeline.engine.publish import Press, publish
from timeline.engine.readings import Readings, Remembered
from timeline.engine.tidying import seldom_tidied
from timeline.record import Content, read_content
from timeline.site import atlas
from timeline.site.assets import Asset, assets
from timeline.site.edition import Edition
from timeline.site.page import Page, Prose, Site
from timeline.site.pages import TABLE, Book
from timeline.templates import Compiled, sources
from timeline.text.prose import render_page

# What a build keeps for the next one; it can be deleted.
CACHE = ".cache"

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
    # Code of an owner's has no digest either.
    "extensions": [],
    # A build reads each template once.
    "auto_reload": False,
}
# The address of the site, or only the path it stands under, as `timeline serve` has it.
_ADDRESS = re.compile(r"(https?://[\w.-]+(:\d+)?)?(/[\w.~-]+)*", re.ASCII)
# What Pelican knows under another name, or what the build computes.
_COMPUTED = frozenset({"name", "url", "language", "time_zone", "assets"})


class SettingsError(Exception):
    """A setting in pelicanconf.py that does not fit; says what to write instead."""


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
    seconds: float


class Memories(NamedTuple):
    """What one build hands on to the next in the same process."""

    readings: Remembered = Remembered()
    manifests: Memory[Manifest] = Memory()

    @classmethod
    def lasting(cls) -> "Memories":
        """Return such as hand on something."""
        # The manifests are those of the site, of its spare and of the next site.
        return cls(Remembered(Memory(most=1), Memory(most=1)), Memory(most=3))


@dataclass(frozen=True, kw_only=True)
class Run:
    """How a build is to go: with how many processes, from nothing or not, and whom it tells.

    `progress` is given the name of a phase and the number of its items, and returns what is told
    how many are finished. `ending` is given what is to be called when the build is over.
    """

    processes: int = 0
    clean: bool = False
    memories: Memories = Memories()  # noqa: RUF009  # which hand on nothing
    progress: Callable[[str, int], Callable[[int], None]] = lambda *_: lambda _: None
    built: Callable[[Built], None] = lambda _: None
    ending: Callable[[Callable[[], None]], object] = lambda _: None


class SiteGenerator(Generator):  # type: ignore[misc]  # Pelican has no types
    """Reads the content, refuses it if anything is wrong, and publishes every page of the site."""

    def generate_context(self) -> None:
        """Read and check everything; raises InputError with all problems."""
        self.run: Run = self.settings.get("TIMELINE_RUN") or Run()
        self.processes = workers.count(self.run.processes)
        self.key = seal.key()
        folder = Path(self.path)
        root = folder.parent
        self.environment = repr(sorted(self.settings["JINJA_ENVIRONMENT"].items()))
        self.compiled = Compiled(
            root / CACHE, key=self.key, given=self.environment, clean=self.run.clean
        )
        self.env.bytecode_cache = self.compiled
        seeds = read_seeds(root / "seeds")
        self.readings = Readings(
            root / CACHE,
            key=self.key,
            judge=partial(judge, seeds),
            seeds={name: fingerprint(raw) for name, raw in seeds.items()},
            processes=self.processes,
            clean=self.run.clean,
            remembered=self.run.memories.readings,
            start=partial(self.run.progress, "reading events"),
        )
        self.run.ending(self.readings.close)
        self.content = read_content(
            folder,
            shown_as=folder.name,
            zone=ZoneInfo(self.settings["TIMEZONE"]),
            read=self.readings.read,
            read_registry=self.readings.read_registry,
        )
        find = partial(problems_between, self.content, seeds, self.readings.whole)
        self.record = self.readings.record(self.content, find)

    def generate_output(self, writer: object) -> None:
        """Render the site and put it in its place; `writer` is Pelican's and not needed."""
        del writer
        made = assets(_files(Path(self.theme) / "static"))
        site = _site(self.settings, made)
        layers = _layers(Path(self.path) / "data/map")
        edition = Edition(self.record, site, atlas.loads(layers), _prose(self.content, site))
        shape = self._shape(edition, layers)
        state = fingerprint(shape, self.readings.graph_digest)
        output, manifests = Path(self.output_path), self.run.memories.manifests
        outcome = publish(
            Book(edition),
            {asset.path: asset.content for asset in made.values()},
            Press(
                load=self.env.get_template,
                render=partial(self._render, site),
                made_by=self._made_by(shape),
                ledger=partial(Ledger, state, self.readings.parts, self.record),
                watched=self.readings.notes.watched,
            ),
            output,
            last=Manifest() if self.run.clean else manifest.load(output, self.key, manifests),
            key=self.key,
            manifests=manifests,
            processes=self.processes,
            start=partial(self.run.progress, "rendering pages"),
        )
        self.compiled.save()
        self.run.built(
            Built(
                output=output,
                events=len(self.record.events),
                pages=outcome.rendered + outcome.reused,
                rendered=outcome.rendered,
                reused=outcome.reused,
                size=outcome.size,
                seconds=0,
            )
        )

    def _render(self, site: Site, page: Page, values: Mapping[str, object]) -> bytes:
        text: str = self.env.get_template(page.template).render(site=site, **values)
        return text.encode("utf-8")

    def _shape(self, edition: Edition, layers: Mapping[str, str]) -> str:
        """Return a digest of all that shapes every page besides its template."""
        content = self.content
        entries = self.readings.entries
        # Their values alone: the set of keys that were given has another order in each process.
        prose = [tuple(vars(page).items()) for page in content.pages]
        given = (edition.site, tuple(edition.extent), tuple(layers.items()), self.environment)
        return fingerprint(code.digest(), *given, entries, prose, content.zone.key)

    def _made_by(self, shape: str) -> Mapping[str, str]:
        """Return for each template a digest of all that shapes its pages besides the record."""
        texts = sources(self.env, self.compiled)
        return {kind.template: fingerprint(shape, texts(kind.template)) for kind in TABLE}


def build(
    root: Path, *, output: Path | None = None, url: str | None = None, run: Run | None = None
) -> Built:
    """Build the site whose pelicanconf.py stands in `root`, into `output`, for the address `url`.

    What is None is as pelicanconf.py has it. Raises InputError with every problem of the content,
    PublishError, and SettingsError.
    """
    settings_file = root / "pelicanconf.py"
    if not settings_file.is_file():
        raise SettingsError(f"there is no {settings_file}; run this in the folder of a site")
    done: list[Built] = []
    run = run or Run()
    override: dict[str, object] = {"OUTPUT_PATH": str(output.resolve())} if output else {}
    override |= {"SITEURL": url} if url is not None else {}
    started = time.perf_counter()
    with _locale_kept(), seldom_tidied(), ExitStack() as until_built:
        override["TIMELINE_RUN"] = replace(run, built=done.append, ending=until_built.callback)
        settings = read_settings(str(settings_file), override=override)
        console.quiet = True  # Pelican counts articles, of which there are none
        Pelican(settings).run()
    return replace(done[0], seconds=time.perf_counter() - started)


@contextmanager
def _locale_kept() -> Iterator[None]:
    """Undo Pelican's setting of the process locale, which changes how others read text."""
    before = locale.setlocale(locale.LC_ALL)
    try:
        yield
    finally:
        locale.setlocale(locale.LC_ALL, before)


def register() -> None:
    """Take Pelican's content away from it, and give it our generator."""
    signals.initialized.connect(_take_over)
    signals.get_generators.connect(_generators)


def _take_over(host: Pelican) -> None:
    host.settings.update(_SETTINGS)
    host.settings["JINJA_ENVIRONMENT"] |= _JINJA


def _generators(host: Pelican) -> type[Generator]:
    del host
    return SiteGenerator


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
        assets={name: asset.path for name, asset in made.items()},
        **own,
    )


def _prose(content: Content, site: Site) -> tuple[Prose, ...]:
    return tuple(
        Prose(
            address=f"/{page.address}/",
            title=page.title,
            description=page.description,
            html=render_page(page.body, base=site.base),
        )
        for page in content.pages
    )


def _layers(folder: Path) -> Mapping[str, str]:
    """Return the layers of the map by name, as GeoJSON."""
    return {
        name.removesuffix(".geojson"): raw.decode("utf-8")
        for name, raw in _files(folder).items()
        if name.endswith(".geojson")
    }


def _files(folder: Path) -> Mapping[str, bytes]:
    """Return the plain files below `folder` by their path in it; links are left out."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.is_symlink()
    }
