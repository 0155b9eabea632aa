"""Which day it is, and in which time zone: what lies after it is still to come."""

import subprocess
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from timeline.cli.common import SETTINGS

# Where the day begins first, in hours ahead of UTC.
_EARLIEST = timedelta(hours=14)


def latest_day(root: Path, environment: Mapping[str, str]) -> date:
    """Return today, wherever that is latest, or the day of the newest commit if that is later.

    SOURCE_DATE_EPOCH, in seconds since 1970 (https://reproducible-builds.org/specs), stands for
    the commit. Raises click.UsageError where it is no number.
    """
    today = (datetime.now(UTC) + _EARLIEST).date()
    return max(today, _named(environment) or _committed(root) or today)


def this_day(environment: Mapping[str, str]) -> date:
    """Return today, or the day that SOURCE_DATE_EPOCH says. Raises click.UsageError."""
    return _named(environment) or datetime.now(UTC).date()


def zone_of(root: Path) -> ZoneInfo:
    """Return the time zone of the site; raises SettingsError."""
    if not (root / SETTINGS).is_file():
        return ZoneInfo("UTC")
    # Pelican takes longer to import than a command that reads no settings should wait.
    from timeline.settings import read, zone

    return zone(read(root / SETTINGS, {}))


def _named(environment: Mapping[str, str]) -> date | None:
    seconds = environment.get("SOURCE_DATE_EPOCH")
    if not seconds:
        return None
    try:
        return datetime.fromtimestamp(int(seconds), UTC).date()
    except (ValueError, OverflowError, OSError):
        message = f"SOURCE_DATE_EPOCH is {seconds!r}; write seconds since 1970, or unset it"
        raise click.UsageError(message) from None


def _committed(root: Path) -> date | None:
    """Return the day of the newest commit of the project, where it is one."""
    command = ["git", "-C", str(root), "log", "-1", "--format=%cs"]
    try:
        said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        return date.fromisoformat(said.strip())
    except (OSError, subprocess.CalledProcessError, ValueError):
        return None
