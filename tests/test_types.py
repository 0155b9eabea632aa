"""What a view may not do does not type-check."""

from pathlib import Path

from mypy import api

from tests.built import ROOT
from timeline.record import Record, TrackedRecord

VIEW = """from timeline.site.context import Context


def view(context: Context) -> None:
    reveal_type(context.record)
"""
# What a view may have of a record that is not noted: settings of the whole site.
_SETTINGS = {"vocabulary", "zone"}


def told(tmp_path: Path, names: list[str]) -> list[str]:
    """Return what mypy says of a view that reads these names of its record, without places."""
    file = tmp_path / "view.py"
    lines = [f"    context.record.{name}\n" for name in names]
    file.write_text(VIEW + "".join(lines), encoding="utf-8")
    # What `make lint` has found of the program is not found again.
    options = ["--config-file", "pyproject.toml", "--cache-dir", ".mypy_cache"]
    out, errors, _ = api.run([*options, "--no-error-summary", str(file)])
    assert errors == ""
    return [line.partition(": ")[2] for line in out.splitlines()]


def test_a_view_that_goes_past_what_is_noted_does_not_type_check(tmp_path, monkeypatch):
    monkeypatch.chdir(ROOT)
    public = {name for name in dir(Record) if not name.startswith("_")}
    public |= set(Record.__dataclass_fields__)
    noted = {name for name in dir(TrackedRecord) if not name.startswith("_")}
    names = [*sorted(public - noted - _SETTINGS), "_TrackedRecord__record"]
    assert {"events", "by_id", "places"} <= set(names)
    first, *others = told(tmp_path, names)
    assert first == 'note: Revealed type is "timeline.record.tracked.TrackedRecord"'
    said = [line.partition(";")[0].removesuffix("  [attr-defined]") for line in others]
    assert said == [f'error: "TrackedRecord" has no attribute "{name}"' for name in names]
