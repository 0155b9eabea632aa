"""The settings of a site as Pelican reads them, and in one line what is wrong with them."""

import locale
import logging
import os
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from zoneinfo import ZoneInfo

from pelican.settings import DEFAULT_CONFIG, get_settings_from_file, read_settings

from timeline.errors import BuildError

_OURS = "timeline.plugin"
_HELD = {"PATH": "content", "THEME": "templates"}
# What does something here, and what Pelican fills in itself.
_USED = frozenset(
    "BIND DEFAULT_LANG EXTRA_PATH_METADATA IGNORE_FILES JINJA_ENVIRONMENT LOCALE LOG_FILTER "
    "MENUITEMS OUTPUT_PATH PATH PELICAN_CLASS PLUGINS PLUGIN_PATHS PORT SITENAME SITEURL "
    "STATIC_EXCLUDES STATIC_PATHS STATIC_SAVE_AS STATIC_URL THEME THEME_TEMPLATES_OVERRIDES "
    "TIMEZONE".split()
)
_FILLED_IN = frozenset("ARTICLE_EXCLUDES CSS_FILE FEED_DOMAIN PAGE_EXCLUDES".split())
# Settings of Pelican's own themes (https://docs.getpelican.com/en/latest/settings.html#themes).
_OF_THEMES = frozenset(
    "ANALYTICS AUTHOR DISQUS_SITENAME GITHUB_URL GOOGLE_ANALYTICS LINKS LINKS_WIDGET_NAME "
    "SITESUBTITLE SOCIAL SOCIAL_WIDGET_NAME STYLESHEET_URL TWITTER_USERNAME".split()
)


class SettingsError(BuildError):
    """A setting in pelicanconf.py that does not fit; says what to write instead."""


@contextmanager
def locale_kept() -> Iterator[None]:
    """Undo Pelican's setting of the process locale, which changes how others read text."""
    before = locale.setlocale(locale.LC_ALL)
    try:
        yield
    finally:
        locale.setlocale(locale.LC_ALL, before)


def read(file: Path, override: Mapping[str, object]) -> dict[str, object]:
    """Return the settings in `file`, and what Pelican adds; raises SettingsError."""
    if not file.is_file():
        raise SettingsError(f"there is no {file}; run this in the folder of a site")
    try:
        with locale_kept():
            settings: dict[str, object] = read_settings(str(file), override=dict(override))
    except OSError:
        raise
    except SyntaxError as error:
        raise SettingsError(told(error)) from None
    except ValueError as error:
        raise SettingsError(_folder_missing(file, override) or told(error, file)) from error
    except (Exception, SystemExit) as error:
        raise SettingsError(told(error, file)) from error
    if settings["PATH"] == os.curdir:  # which Pelican takes where there is none
        raise SettingsError(f"{file}: PATH is not there; write the folder of the {_HELD['PATH']}")
    if _OURS not in _named(settings["PLUGINS"]):
        raise SettingsError(f"{file}: PLUGINS lacks {_OURS!r}; without it this site has no pages")
    return settings


def zone(settings: Mapping[str, object]) -> ZoneInfo:
    """Return the time zone of a site; raises SettingsError."""
    name = settings["TIMEZONE"]
    try:
        return ZoneInfo(str(name))
    # An unknown name, one that leads out of the time zones, and a region such as Europe.
    except (LookupError, ValueError, OSError):
        raise SettingsError(
            f"TIMEZONE is {name!r}; write the name of a time zone, such as 'Europe/London'"
        ) from None


def without_effect(settings: Mapping[str, object]) -> str:
    """Return what to say of Pelican's settings that were chosen and do nothing here, or nothing."""
    idle = sorted(
        name
        for name in (DEFAULT_CONFIG.keys() | _OF_THEMES) & settings.keys() - _USED - _FILLED_IN
        if settings[name] is not None and settings[name] != DEFAULT_CONFIG.get(name)
    )
    if not idle:
        return ""
    return (
        f"settings in pelicanconf.py without effect here: {', '.join(idle)}; pages, addresses and "
        "feeds are the timeline's own"
    )


@contextmanager
def plugins_needed() -> Iterator[None]:
    """Raise SettingsError where Pelican cannot load a plugin; it would log that and go on."""
    said: list[str] = []

    def listen(record: logging.LogRecord) -> bool:
        if record.levelno < logging.ERROR:
            return True
        error = record.exc_info[1] if record.exc_info else None
        lines = record.getMessage().split("\n")
        said.append(": ".join([*lines, told(error)] if error else lines))
        return False

    loggers = [logging.getLogger(name) for name in ("pelican", "pelican.plugins._utils")]
    for logger in loggers:
        logger.addFilter(listen)
    try:
        yield
    except (OSError, SettingsError):
        raise
    except Exception as error:
        raise SettingsError(f"a plugin cannot be loaded: {told(error)}") from error
    finally:
        for logger in loggers:
            logger.removeFilter(listen)
    if said:
        raise SettingsError(f"{said[0]}; install it, or take it out of PLUGINS")


def _named(plugins: object) -> list[str]:
    """Return the names of plugins, which may be given as modules."""
    given = plugins if isinstance(plugins, list | tuple) else []
    return [each if isinstance(each, str) else getattr(each, "__name__", "") for each in given]


def _folder_missing(file: Path, override: Mapping[str, object]) -> str:
    """Return what to say of a PATH or THEME that is no folder; Pelican does not name them."""
    try:
        given = {**get_settings_from_file(str(file)), **override}
    except ValueError:
        return ""
    for name in ("PATH", "THEME"):
        if not (file.parent / str(given.get(name, ""))).is_dir() or name not in given:
            found = repr(given[name]) if name in given else "not there"
            return f"{file}: {name} is {found}; write the folder of the {_HELD[name]}"
    return ""


def told(error: BaseException, file: Path | None = None) -> str:
    """Return on one line where an error came, in `file` if it is given, and what it says."""
    said = " ".join(str(error).split())
    if isinstance(error, SyntaxError) and error.filename:
        return f"{error.filename}:{error.lineno}: {error.msg}"
    steps = list(traceback.extract_tb(error.__traceback__))
    if file:
        steps = [step for step in steps if Path(step.filename) == file.absolute()]
    place = f"{file or steps[-1].filename}:{steps[-1].lineno}" if steps else str(file)
    return f"{place}: {type(error).__name__}: {said}"
