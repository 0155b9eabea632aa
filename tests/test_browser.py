"""Where there is no browser, its tests are left out by name, or fail where CI wants them all."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
TEST = "def test_a_page(browser):\n    browser.new_page()\n"


@pytest.mark.parametrize(
    ("required", "status", "outcome"), [("", 0, "1 skipped"), ("1", 1, "1 error")]
)
def test_a_missing_browser_is_said_and_counted(tmp_path, required, status, outcome):
    file = tmp_path / "test_page.py"
    file.write_text(TEST, encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-ra", "-p", "tests.browser", "--rootdir", tmp_path, file],
        cwd=ROOT,
        env=os.environ | {"CHROME_PATH": "/nowhere/chrome", "REQUIRE_BROWSER": required},
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == status
    assert outcome in run.stdout
    # The first reason met is given: Playwright itself may not start here.
    assert "Install one: apt install chromium" in run.stdout
