"""Pelican at work in the new site, before it takes its place.

Its page generator writes `content/pages`, its static generator the plain files, and the plugins of
others whatever they write, up to the last receiver of `finalized`. What a page of prose says and
where it stands is ours to tell: Pelican reads it through a reader that gives it safe HTML.
"""

import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from functools import partial
from pathlib import Path
from types import ModuleType

from jinja2 import BaseLoader, BytecodeCache, Environment
from pelican import Pelican, signals
from pelican.contents import Page as PelicanPage
from pelican.generators import Generator, PagesGenerator, StaticGenerator
from pelican.readers import BaseReader

from timeline.engine import tree
from timeline.model import Frozen, InputError, Problem
from timeline.plugin import plainfiles
from timeline.plugin.site import Speak
from timeline.settings import SettingsError, told
from timeline.templates import faults_named, is_of_template

PAGES = "pages"  # the folder in the content
_OURS = "timeline."
_SITEMAPS = "sitemap*.xml*"


class GuestPage(Frozen, frozen=True, kw_only=True):
    """A page for Pelican to write: its file in the content, its metadata, and what stands on it.

    `values` is what its template is given, of which `html` is the body.
    """

    source: str
    path: str
    template: str
    title: str
    description: str
    values: Mapping[str, object]


class ProseReader(BaseReader):  # type: ignore[misc]  # Pelican has no types
    """Gives Pelican the pages that were read and checked already, whatever the files say by now."""

    # Pelican takes every reader that it finds for what it names here; this one it is given.
    file_extensions: Sequence[str] = ()

    def __init__(self, pages: Mapping[str, GuestPage], settings: Mapping[str, object]) -> None:
        super().__init__(settings)
        self._pages = pages

    def read(self, source_path: str) -> tuple[str, dict[str, str]]:
        """Return the safe HTML of a page, and all that Pelican may know of it."""
        inner = Path(source_path).relative_to(self.settings["PATH"]).as_posix()
        page = self._pages.get(inner)
        if page is None:  # it is new since the content was read; the next build has it
            return "", {"title": inner, "status": "skip"}
        address = page.path.removesuffix("index.html")
        return str(page.values["html"]), {
            "title": page.title,
            "summary": page.description,
            "description": page.description,
            "slug": address.strip("/"),
            "url": address,
            "save_as": page.path,
            "template": page.template.removesuffix(".html"),
            "status": "published",
            "lang": self.settings["DEFAULT_LANG"].lower(),
        }


def is_expected(host: Pelican) -> bool:
    """Return whether others than this plugin take part, who may write whatever they like."""
    names = [getattr(each, "__name__", "") for each in host.plugins]
    return any(not f"{name}.".startswith(_OURS) for name in names) or any(
        not receiver.__module__.startswith(_OURS)
        for signal in vars(signals).values()
        if isinstance(signal, type(signals.finalized))
        for receiver in signal.receivers_for(host)
        if hasattr(receiver, "__module__")
    )


def fill(
    host: Pelican,
    run: Callable[[], None],
    pages: Sequence[GuestPage],
    environment: Environment,
    speak: Speak,
    warn: Callable[[str], None],
    folder: Path,
) -> Mapping[str, str]:
    """Have Pelican `run` with `folder` as its output, in which our own pages stand.

    It has the templates of `environment`, which were compiled for our pages already.
    Returns the template of each file that Pelican's own generators wrote there, by its path; of
    one that is no page it is empty. Raises InputError, SettingsError and ThemeError.
    """
    by_path = {page.path: page for page in pages}
    if problems := [_doubled(host, page) for page in pages if (folder / page.path).exists()]:
        raise InputError(problems)
    reader = partial(ProseReader, {page.source: page for page in pages})
    host.settings["READERS"] = {**host.settings["READERS"], "md": reader}
    sitemaps = {path: path.read_bytes() for path in folder.glob(_SITEMAPS)}
    made: list[Generator] = []
    prepared, given = _prepared(host, environment, speak), partial(_give, by_path)
    judged = partial(_judge, folder, by_path, made, warn)
    with ExitStack() as stack:
        for signal, receiver in (
            (signals.page_generator_init, prepared),
            (signals.page_generator_write_page, given),
            (signals.all_generators_finalized, judged),
        ):
            stack.enter_context(signal.connected_to(receiver))
        stack.enter_context(_output(host, folder))
        stack.enter_context(_faults_named(host))
        run()
    for path, content in sitemaps.items():
        _keep(path, content, warn)
    files = {file.save_as: "" for generator in made for file in generator.staticfiles}
    return files | {page.path: page.template for page in pages}


def _doubled(host: Pelican, page: GuestPage) -> Problem:
    message = f"its address is that of another page of this site, {page.path}; give it another name"
    return Problem(path=f"{Path(host.path).name}/{page.source}", message=message)


@contextmanager
def _output(host: Pelican, folder: Path) -> Iterator[None]:
    """Have Pelican and its plugins write to `folder`."""
    before = host.output_path
    host.output_path = host.settings["OUTPUT_PATH"] = str(folder)
    try:
        yield
    finally:
        host.output_path = host.settings["OUTPUT_PATH"] = before


def _prepared(
    host: Pelican, environment: Environment, speak: Speak
) -> Callable[[PagesGenerator], None]:
    """Return what has one of Pelican's generators use our templates, as they were compiled."""
    # What a plugin adds to Jinja may have it make other code of a template than ours.
    compiled = None if is_expected(host) else environment.bytecode_cache
    return partial(_use_our_templates, environment.loader, compiled, speak)


def _use_our_templates(
    loader: BaseLoader | None,
    compiled: BytecodeCache | None,
    speak: Speak,
    generator: PagesGenerator,
) -> None:
    generator.env.loader, generator.env.bytecode_cache = loader, compiled
    speak(generator.env)


def _give(pages: Mapping[str, GuestPage], generator: PagesGenerator, content: PelicanPage) -> None:
    """Give the template of a page what stands on it; a plugin may have changed its body."""
    page = pages[content.save_as]
    generator.context.update({**page.values, "html": content.content})


def _judge(
    folder: Path,
    pages: Mapping[str, GuestPage],
    made: list[Generator],
    warn: Callable[[str], None],
    generators: Sequence[Generator],
) -> None:
    """Refuse what Pelican could not read, or would write where it must not."""
    for generator in generators:
        if isinstance(generator, PagesGenerator):
            _refuse_others(pages, generator)
        if isinstance(generator, StaticGenerator):
            files, name = generator.staticfiles, Path(generator.path).name
            sources = {page.path: f"{name}/{page.source}" for page in pages.values()}
            if problems := tuple(plainfiles.problems(files, folder, sources)):
                raise InputError(problems)
            if idle := plainfiles.unused(generator.settings, files):
                warn(idle)
            made.append(generator)


def _refuse_others(pages: Mapping[str, GuestPage], generator: PagesGenerator) -> None:
    """Raise SettingsError where Pelican would write other pages; it only logs what it cannot."""
    found = {page.save_as for page in generator.pages}
    lacking, strange = sorted(pages.keys() - found), sorted(found - pages.keys())
    rest = generator.hidden_pages or generator.draft_pages or generator.translations
    if lacking or strange or rest:
        raise SettingsError(
            f"Pelican does not write the pages as they are: {', '.join((*lacking, *strange))}; "
            "if a plugin changes which there are, take it out of PLUGINS"
        )


@contextmanager
def _faults_named(host: Pelican) -> Iterator[None]:
    """Raise ThemeError where the template of a page fails, SettingsError where a plugin does."""
    try:
        yield
    except (InputError, SettingsError, OSError, MemoryError):
        raise
    except Exception as error:
        if is_of_template(error):
            with faults_named("page.html"):
                raise
        at_fault = _plugin_in(error, host.plugins)
        if not at_fault:
            raise
        raise SettingsError(
            f"the plugin {at_fault} failed: {told(error)}; mend it, or take it out of PLUGINS"
        ) from error


def _plugin_in(error: Exception, plugins: Sequence[ModuleType]) -> str:
    """Return the name of the plugin in which an error came, or nothing."""
    names = [plugin.__name__ for plugin in plugins if not plugin.__name__.startswith(_OURS)]
    steps = [
        frame.f_globals.get("__name__", "") for frame, _ in traceback.walk_tb(error.__traceback__)
    ]
    return next((name for name in names for step in steps if f"{step}.".startswith(f"{name}.")), "")


def _keep(path: Path, content: bytes, warn: Callable[[str], None]) -> None:
    """Write a sitemap of ours again where a plugin wrote its own, which has none of our pages."""
    if path.is_file() and path.read_bytes() == content:
        return
    tree.create(str(path), (content,))
    warn(f"a plugin wrote {path.name} anew; the site's own stays, which lists every page")
