"""The Pelican adapter: gives Pelican our pages in place of its articles.

Pelican brings the settings, the theme, Jinja and its command line. Every setting that would let a
file in `content/` choose an address, a template or a file of this machine is switched off here,
not in `pelicanconf.py`, so that no owner can forget it.
"""

import locale
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from pathlib import Path
from zoneinfo import ZoneInfo

from jinja2 import StrictUndefined
from pelican import Pelican, signals
from pelican.generators import Generator
from pelican.log import console
from pelican.settings import read_settings

from timeline.check import problems
from timeline.check.files import read_seeds
from timeline.model import InputError
from timeline.publish import File, publish
from timeline.record import Content, read_content
from timeline.site import atlas
from timeline.site.assets import Asset, assets
from timeline.site.page import Page, Prose, Site
from timeline.site.pages import pages
from timeline.text.prose import render_page

Progress = Callable[[Sequence[Page]], Iterable[Page]]

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
}
_JINJA: Mapping[str, object] = {
    "autoescape": True,
    "undefined": StrictUndefined,
    "trim_blocks": True,
    "lstrip_blocks": True,
    "keep_trailing_newline": True,
}
# What Pelican knows under another name, or what the build computes.
_COMPUTED = frozenset({"name", "url", "language", "time_zone", "assets"})


class SettingsError(Exception):
    """A setting in pelicanconf.py that does not fit; says what to write instead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What a build made: the folder, its events, pages and bytes, and how many seconds it took."""

    output: Path
    events: int
    pages: int
    size: int
    seconds: float


class SiteGenerator(Generator):  # type: ignore[misc]  # Pelican has no types
    """Reads the content, refuses it if anything is wrong, and publishes every page of the site."""

    def generate_context(self) -> None:
        """Read and check everything; raises InputError with all problems."""
        folder = Path(self.path)
        zone = ZoneInfo(self.settings["TIMEZONE"])
        self.content = read_content(folder, shown_as=folder.name, zone=zone)
        if found := problems(self.content, read_seeds(folder.parent / "seeds")):
            raise InputError(found)

    def generate_output(self, writer: object) -> None:
        """Render the site and put it in its place; `writer` is Pelican's and not needed."""
        del writer
        started = time.perf_counter()
        made = assets(_files(Path(self.theme) / "static"))
        site = _site(self.settings, made)
        todo = tuple(_pages(self.content, site, Path(self.path)))
        size = publish(self._written(todo, site, made), Path(self.output_path))
        self.settings.get("TIMELINE_DONE", lambda _: None)(
            Built(
                output=Path(self.output_path),
                events=len(self.content.record.events),
                pages=len(todo),
                size=size,
                seconds=time.perf_counter() - started,
            )
        )

    def _written(
        self, todo: Sequence[Page], site: Site, made: Mapping[str, Asset]
    ) -> Iterable[File]:
        for asset in made.values():
            yield File(path=asset.path, content=asset.content)
        for page in self.settings.get("TIMELINE_PROGRESS", iter)(todo):
            text = self.env.get_template(page.template).render(site=site, **page.values)
            yield File(path=page.path, content=text.encode("utf-8"))


def build(
    root: Path,
    *,
    output: Path | None = None,
    url: str | None = None,
    progress: Progress | None = None,
) -> Built:
    """Build the site whose pelicanconf.py stands in `root`, into `output`, for the address `url`.

    What is None is as pelicanconf.py has it. Raises InputError with every problem of the content,
    PublishError, and SettingsError.
    """
    settings_file = root / "pelicanconf.py"
    if not settings_file.is_file():
        raise SettingsError(f"there is no {settings_file}; run this in the folder of a site")
    done: list[Built] = []
    override: dict[str, object] = {"TIMELINE_DONE": done.append}
    override |= {"OUTPUT_PATH": str(output.resolve())} if output else {}
    override |= {"SITEURL": url} if url is not None else {}
    override |= {"TIMELINE_PROGRESS": progress} if progress else {}
    started = time.perf_counter()
    with _locale_kept():
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
    return Site(
        name=str(settings["SITENAME"]),
        url=str(settings["SITEURL"]),
        language=str(settings["DEFAULT_LANG"]),
        time_zone=str(settings["TIMEZONE"]),
        assets={name: asset.path for name, asset in made.items()},
        **own,
    )


def _pages(content: Content, site: Site, folder: Path) -> Iterable[Page]:
    prose = [
        Prose(
            address=f"/{page.address}/",
            title=page.title,
            description=page.description,
            html=render_page(page.body, base=site.base),
        )
        for page in content.pages
    ]
    layers = {
        name.removesuffix(".geojson"): raw.decode("utf-8")
        for name, raw in _files(folder / "data/map").items()
        if name.endswith(".geojson")
    }
    return pages(content.record, site, atlas=atlas.loads(layers), prose=prose)


def _files(folder: Path) -> Mapping[str, bytes]:
    """Return the plain files below `folder` by their path in it; links are left out."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.is_symlink()
    }
