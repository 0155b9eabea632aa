"""What a build is given of a site besides its content: settings, files of the theme, the map."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import fields
from pathlib import Path

from jinja2 import BaseLoader, ChoiceLoader, Environment, FileSystemLoader, PrefixLoader
from pelican.utils import DateFormatter

from timeline.record.opening import below
from timeline.settings import SettingsError
from timeline.site.assets import Asset
from timeline.site.site import Site
from timeline.site.words import Words
from timeline.templates import CompiledTemplates, MacroContext
from timeline.text.filenames import is_below_ignored

Settings = Mapping[str, object]
# What has templates say the phrases of the interface.
Speak = Callable[[Environment], None]
# The address of the site, or only the path it stands under, as `timeline serve` has it.
_ADDRESS = re.compile(r"(https?://[\w.-]+(:\d+)?)?(/[\w.~-]+)*", re.ASCII)
# Where a link of the menu may lead: to a path of this site, or to another site.
_LINK = re.compile(r"/(?!/)|https?://[^/]", re.ASCII)
# A language (https://www.rfc-editor.org/rfc/rfc5646).
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", re.ASCII)
_COMMIT = re.compile(r"[0-9a-f]{7,64}", re.ASCII)
# What Pelican knows under another name, or what the build computes.
_COMPUTED = frozenset({"name", "url", "language", "time_zone", "menu", "assets", "search", "cards"})


def site_of(settings: Settings, words: Words, made: Mapping[str, Asset]) -> Site:
    """Return the site as its owner set it up; raises SettingsError."""
    own = settings.get("TIMELINE", {})
    known = {field.name for field in fields(Site)} - _COMPUTED
    if not isinstance(own, dict) or own.keys() - known:
        raise SettingsError(f"TIMELINE in pelicanconf.py may hold {', '.join(sorted(known))}")
    texts = own.get("content_language", "en")
    if not _LANGUAGE.fullmatch(str(texts)):
        raise SettingsError(f"content_language of TIMELINE is {texts!r}; write a tag such as 'en'")
    commit = str(own.get("commit", ""))
    if commit and not _COMMIT.fullmatch(commit):
        raise SettingsError(
            f"commit of TIMELINE is {commit!r}; write what `git rev-parse HEAD` prints"
        )
    url = str(settings["SITEURL"]).rstrip("/")
    if not _ADDRESS.fullmatch(url):
        raise SettingsError(f"SITEURL is {url!r}; write https://… or leave it empty")
    return Site(
        name=str(settings["SITENAME"]),
        url=url,
        language=words.language,
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


def folders_of(settings: Settings) -> tuple[Path, ...]:
    """Return the folders that a site is made of, wherever they are."""
    content, overrides = Path(str(settings["PATH"])), settings["THEME_TEMPLATES_OVERRIDES"]
    assert isinstance(overrides, list)  # as Pelican reads it
    return (content, content.parent / "seeds", Path(str(settings["THEME"])), *map(Path, overrides))


def loader_of(settings: Settings) -> BaseLoader:
    """Return what finds templates: without Pelican's own theme, whose base.html could be ours."""
    theme = Path(str(settings["THEME"])) / "templates"
    _without_links(theme)  # Jinja would say that there is no template where it may not look
    overrides = settings["THEME_TEMPLATES_OVERRIDES"]
    assert isinstance(overrides, list)  # as Pelican reads it
    return ChoiceLoader(
        [FileSystemLoader([*overrides, theme]), PrefixLoader({"!theme": FileSystemLoader(theme)})]
    )


def environment_of(
    settings: Settings, speak: Speak, compiled: dict[str, CompiledTemplates]
) -> Environment:
    """Return what prints pages as Pelican's generators do, with our loader and phrases.

    `compiled` has what was made of templates before, by the options of Jinja, and will have these.
    """
    options = settings["JINJA_ENVIRONMENT"]
    assert isinstance(options, dict)  # as Pelican reads it
    kept = compiled.setdefault(repr(sorted(options.items())), CompiledTemplates())
    # Each build has an environment of its own: no template is looked at again within it.
    # To fold what is constant, of which templates have next to nothing, takes longer than it saves.
    quick = {"auto_reload": False, "cache_size": -1, "optimized": False, **options}
    environment = Environment(loader=loader_of(settings), bytecode_cache=kept, **quick)
    environment.context_class = MacroContext
    environment.filters["strftime"] = DateFormatter()
    # JSON is UTF-8: a Cyrillic letter takes two bytes, as an escape it took six.
    environment.policies["json.dumps_kwargs"] = {"sort_keys": True, "ensure_ascii": False}
    speak(environment)
    return environment


def files_below(folder: Path) -> Mapping[str, bytes]:
    """Return the plain files below `folder` by their path in it, without leftovers.

    Raises SettingsError where one of them is a link.
    """
    found = ((path, path.relative_to(folder)) for path in _without_links(folder))
    return {
        inner.as_posix(): path.read_bytes()
        for path, inner in found
        if not is_below_ignored(inner) and path.is_file()
    }


def _without_links(folder: Path) -> Sequence[Path]:
    """Return what lies below a folder of the theme; raises SettingsError where one is a link."""
    found = below(folder)
    if link := next((path for path in (folder, *found) if path.is_symlink()), None):
        raise SettingsError(
            f"{folder.parent.name}/{link.relative_to(folder.parent).as_posix()} is a link, which "
            "may lead anywhere; put the file in its place"
        )
    return found
