"""The day it is: today wherever that is latest, or the newest commit's if that is later."""

import subprocess
from datetime import UTC, date, datetime

import click
import pytest

from timeline.cli.clock import latest_day

LATER = "4102444800"  # 2100-01-01


def test_a_day_named_for_a_build_counts_if_it_is_later(tmp_path):
    today = latest_day(tmp_path, {})
    assert today >= datetime.now(UTC).date()
    assert latest_day(tmp_path, {"SOURCE_DATE_EPOCH": "0"}) == today
    assert latest_day(tmp_path, {"SOURCE_DATE_EPOCH": LATER}) == date(2100, 1, 1)


@pytest.mark.parametrize("text", ["soon", "1e9", "9" * 30])
def test_a_day_that_is_none_is_refused(tmp_path, text):
    with pytest.raises(click.UsageError, match="write seconds since 1970, or unset it"):
        latest_day(tmp_path, {"SOURCE_DATE_EPOCH": text})


def test_the_newest_commit_counts_if_it_is_later(tmp_path):
    name = ["-c", "user.name=x", "-c", "user.email=x@example.org"]
    stamp = f"@{LATER} +0000"
    given = {"GIT_AUTHOR_DATE": stamp, "GIT_COMMITTER_DATE": stamp, "PATH": "/usr/bin:/bin"}
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    command = ["git", "-C", tmp_path, *name, "commit", "-q", "--allow-empty", "-m", "x"]
    subprocess.run(command, check=True, env=given)
    assert latest_day(tmp_path, {}) == date(2100, 1, 1)
