"""The settings of a site as Pelican reads them, and in one line what is wrong with them."""

import logging
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from zoneinfo import ZoneInfo

from pelican.settings import read_settings

_OURS = "timeline.plugin"


class SettingsError(Exception):
    """A setting in pelicanconf.py that does not fit; says what to write instead."""

    exitcode = 2  # where Pelican's own command line builds


def read(file: Path, override: Mapping[str, object]) -> dict[str, object]:
    """Return the settings in `file`, and what Pelican adds; raises SettingsError."""
    if not file.is_file():
        raise SettingsError(f"there is no {file}; run this in the folder of a site")
    try:
        settings: dict[str, object] = read_settings(str(file), override=dict(override))
    except OSError:
        raise
    except SyntaxError as error:
        raise SettingsError(f"{error.filename}:{error.lineno}: {error.msg}") from None
    except (Exception, SystemExit) as error:
        raise SettingsError(f"{_place(error, file)}: {_said(error)}") from error
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


@contextmanager
def plugins_needed() -> Iterator[None]:
    """Raise SettingsError where Pelican cannot load a plugin; it would log that and go on."""
    told: list[str] = []

    def listen(record: logging.LogRecord) -> bool:
        if record.levelno < logging.ERROR:
            return True
        error = record.exc_info[1] if record.exc_info else None
        told.append(" ".join(record.getMessage().split()) + (f" ({_said(error)})" if error else ""))
        return False

    loggers = [logging.getLogger(name) for name in ("pelican", "pelican.plugins._utils")]
    for logger in loggers:
        logger.addFilter(listen)
    try:
        yield
    except (OSError, SettingsError):
        raise
    except Exception as error:
        place = _place(error, None)
        raise SettingsError(f"a plugin cannot be loaded: {place}: {_said(error)}") from error
    finally:
        for logger in loggers:
            logger.removeFilter(listen)
    if told:
        raise SettingsError(f"{told[0]}; install it, or take it out of PLUGINS")


def _named(plugins: object) -> list[str]:
    """Return the names of plugins, which may be given as modules."""
    given = plugins if isinstance(plugins, list | tuple) else []
    return [each if isinstance(each, str) else getattr(each, "__name__", "") for each in given]


def _place(error: BaseException, file: Path | None) -> str:
    """Return the last line in `file`, or in whatever file, that was at work when `error` came."""
    steps = traceback.extract_tb(error.__traceback__)
    if file is None:
        return f"{steps[-1].filename}:{steps[-1].lineno}"
    lines = [step.lineno for step in steps if step.filename == str(file)]
    return f"{file}:{lines[-1]}" if lines else str(file)


def _said(error: BaseException) -> str:
    said = " ".join(str(error).split())
    # Pelican's own words, such as of a THEME that is not there, need no kind.
    return said if isinstance(error, ValueError) and said else f"{type(error).__name__}: {said}"
