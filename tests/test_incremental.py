"""An edited site, built on what the build before left, is byte for byte the one built anew.

What is edited one by one stands in tests/test_stale.py; here it is edits in any order, by one
process that stays or by several, whole or with a damaged cache.
"""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.built import ROOT
from tests.compiled import COMPILED
from tests.properties import tried
from timeline.builder import BuildResult, Run
from timeline.engine import workers
from timeline.engine.cache import Cache
from timeline.engine.cachefile import path_of
from timeline.model import InputError
from timeline.plugin import build
from timeline.site import pagination

CLEAN = Path(__file__).parent / "golden/check/clean"
DAYS = ("2021-06-03", "2021-06-04", "2021-06-05")
NAMES = ("ford", "mill", "bridge", "ferry")
WORDS = ("shots", "barges", "patrols", "lanterns")

TEMPLATES = ("event.html", "parts.html", "base.html")


# What an event says at length, by how its line begins; its body has none.
LONG = ("summary: ", "  supports: ", "  says: ", "  text: ", "venue: ", "body")
# What it says in short, and in which lists it stands; some of it does not go together.
SHORT = (
    "title: Guards count barges",
    "title: Guards count lanterns",
    'time: "04:00"',
    "time: evening",
    "kind: raid",
    "kind: strike",
    "actors: [river-guard]",
    "actors: [mary-hill, river-guard]",
    "places: [oakford]",
    "places: [millbrook]",
    "responds_to: [raid-at-oakford]",
    "responds_to: [raid-at-millbrook, campaign]",
    "recalls: [raid-at-oakford]",
    "recalls: [raid-at-millbrook]",
    "status: draft",
    "status: published",
    "aliases: [older-name]",
    "aliases: [other-name]",
    "scope_note: Kept for what came before.",
    "- by: river-guard",
    "- by: mary-hill",
    "  question: control-of-oakford",
    "  question: strength-of-the-raiders",
    "  published: 2021-07-01",
    "  outlet: radio-north",
)


def _edit(name, *choices):
    return st.tuples(st.just(name), *map(st.sampled_from, choices))


EDITS = st.one_of(
    _edit("add", DAYS, NAMES, WORDS),
    _edit("delete", NAMES),
    _edit("rename", NAMES),
    _edit("registry", WORDS),
    _edit("template", TEMPLATES, WORDS),
    _edit("setting", WORDS),
    _edit("zone", ("UTC", "Asia/Tokyo")),
    _edit("prose", WORDS),
    _edit("damage"),
    _edit("text", range(4), LONG, WORDS),
    _edit("line", range(4), SHORT),
    _edit("line", range(4), SHORT),
    _edit("line", range(4), SHORT),
    _edit("move", range(4), DAYS),
)


@pytest.fixture
def small(tmp_path):
    """A small site with the real theme."""
    root = tmp_path / "site"
    shutil.copytree(CLEAN, root)
    shutil.copytree(ROOT / "theme", root / "theme")
    (root / "pelicanconf.py").write_text(
        'SITENAME = "The ford"\nSITEURL = "https://example.org/repo"\nTIMEZONE = "UTC"\n'
        'PATH = "content"\nOUTPUT_PATH = "output"\nTHEME = "theme"\n'
        'PLUGINS = ["timeline.plugin"]\n',
        encoding="utf-8",
    )
    return root


@tried(4)
@given(sequence=st.lists(EDITS, min_size=1, max_size=4), stays=st.booleans())
def test_any_sequence_of_edits_gives_the_site_that_a_clean_build_gives(
    small, tmp_path_factory, sequence, stays
):
    _follow(small, tmp_path_factory, sequence, Run(), stays=stays)


@tried(3)
@given(sequence=st.lists(EDITS, min_size=1, max_size=4), stays=st.booleans())
def test_so_does_any_sequence_of_edits_to_a_long_record(
    small, tmp_path_factory, monkeypatch, sequence, stays
):
    monkeypatch.setattr(pagination, "_MOST", 2)
    monkeypatch.setattr(pagination, "_ENOUGH", 1)
    # Whatever there is to do is shared by two processes.
    monkeypatch.setattr(workers, "WORTH_SHARING", 3)
    monkeypatch.setitem(workers.shared.__kwdefaults__, "worth_sharing", 3)
    monkeypatch.setattr(workers, "RUN", 1)
    # And no event is held in memory.
    _follow(small, tmp_path_factory, sequence, Run(most_held=0), stays=stays)


def _follow(small, tmp_path_factory, sequence, how, *, stays):
    """Follow a sequence of edits, built by one process that `stays`, or each as if by another."""
    root = tmp_path_factory.mktemp("edited") / "site"
    shutil.copytree(small, root)
    kept = _cache(root)

    def built():
        cache = kept if stays else _cache(root)
        run = replace(how, processes=2, cache=cache, compiled=COMPILED)
        return _tree(build(root, run=run).output)

    site = built()
    for edit in sequence:
        shutil.copytree(root / "content", root.parent / "before", dirs_exist_ok=True)
        APPLY[edit[0]](root, *edit[1:])
        try:
            site = built()
        except InputError:  # what does not go together is taken back
            shutil.rmtree(root / "content")
            (root.parent / "before").rename(root / "content")
            site = built()
        shutil.rmtree(root.parent / "before", ignore_errors=True)
    clean = build(
        root, output=root.parent / "clean", run=Run(processes=1, clean=True, compiled=COMPILED)
    )
    assert site == _tree(clean.output)


def _built(root: Path) -> BuildResult:
    """Build a site on what the build before left, with the templates that a test compiled."""
    return build(root, run=Run(processes=1, cache=_cache(root), compiled=COMPILED))


def test_an_edit_renders_only_the_pages_that_show_it(small):
    first = _built(small)
    assert (first.rendered, first.reused) == (first.pages, 0)
    again = _built(small)
    assert (again.rendered, again.reused) == (0, first.pages)
    path = next((small / "content/events").glob("*raid-at-millbrook.md"))
    path.write_text(path.read_text(encoding="utf-8") + "\nA late remark.\n", encoding="utf-8")
    before = _times(small / "output")
    edited = _built(small)
    changed = {name for name, time in _times(small / "output").items() if before[name] != time}
    assert edited.rendered == len(changed) < first.pages / 2
    # A file of all events is joined anew, whatever the event has to say there.
    joined = {name for name in changed if name.startswith("data/v1/") or name == "SHA256SUMS"}
    assert all(
        "raid-at-millbrook" in (small / "output" / name).read_text("utf-8")
        for name in changed - joined
    )
    assert "A late remark." in (small / "output/events/raid-at-millbrook/index.html").read_text(
        encoding="utf-8"
    )


def test_an_edited_title_renders_the_pages_that_show_it_and_no_other(small):
    pages = _built(small).pages
    path = next((small / "content/events").glob("*raid-at-millbrook.md"))
    text = path.read_text(encoding="utf-8").replace("title: Shots heard", "title: Noise heard")
    path.write_text(text, encoding="utf-8")
    before = _times(small / "output")
    assert 0 < _built(small).rendered < pages
    # An index of the search names its files by what is in them.
    after = _times(small / "output")
    changed = {name for name, time in after.items() if before.get(name) != time}
    assert "events/raid-at-millbrook/index.html" in changed
    assert not {"404.html", "kinds/index.html", "days/2021-06-03/index.html"} & changed


def test_another_process_reuses_what_this_one_rendered(small):
    (small / "content/pages").mkdir(exist_ok=True)
    text = "---\ntitle: About\ndescription: What this is.\n---\n\nText.\n"
    (small / "content/pages/about.md").write_text(text, encoding="utf-8")
    pages = _built(small).pages
    command = f"from timeline.plugin import *; print(build(Path({str(small)!r})).reused)"
    for seed in ("1", "2"):  # sets have another order under each
        told = subprocess.run(
            [sys.executable, "-c", command],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        )
        assert told.stdout.split() == [str(pages)]


def test_a_clean_build_renders_everything_and_the_next_one_nothing(small):
    _built(small)
    run = Run(clean=True, cache=_cache(small), compiled=COMPILED)
    assert build(small, run=run).reused == 0
    assert _built(small).rendered == 0


@pytest.mark.parametrize("year", [1902, 2300])
def test_files_may_be_of_any_year(small, year):
    _built(small)
    when = int(datetime(year, 1, 1, tzinfo=UTC).timestamp())
    for path in (small / "content/events").glob("*.md"):
        os.utime(path, (when, when))
    assert [_built(small).rendered, _built(small).rendered] == [0, 0]


def test_a_build_with_a_problem_leaves_site_and_cache_as_they_were(small):
    _built(small)
    before = _tree(small / "output")
    path = next((small / "content/events").glob("*.md"))
    path.write_text("no keys", encoding="utf-8")
    with pytest.raises(InputError):
        _built(small)
    assert _tree(small / "output") == before


def test_a_long_record_with_a_problem_tells_it_and_leaves_the_site_as_it_was(small):
    _built(small)
    before = _tree(small / "output")
    paths = sorted((small / "content/events").glob("*.md"))
    lines = paths[0].read_text("utf-8").replace("title: ", "recalls: [nothing-known]\ntitle: ", 1)
    paths[0].write_text(lines, encoding="utf-8")
    told = []
    for most in (0, len(paths)):
        with pytest.raises(InputError) as raised:
            build(small, run=Run(most_held=most, cache=_cache(small), compiled=COMPILED))
        told.append(raised.value.problems)
    assert [problem.path for problem in told[0]] == [f"content/events/{paths[0].name}"]
    assert told[0] == told[1]
    assert _tree(small / "output") == before


def _add(root, day, name, word):
    for old in (root / "content/events").glob(f"*-{name}.md"):
        old.unlink()
    text = (
        f"---\ntitle: Guards report {word} by the {name}\ndate: {day}\nkind: raid\n"
        f"summary: Guards saw {word}. They said so.\nactors: [river-guard]\nplaces: [oakford]\n"
        "claims:\n- by: river-guard\n  question: control-of-oakford\n  says: The town is theirs\n"
        "  sources: [s1]\nsources:\n- key: s1\n  outlet: valley-post\n"
        f"  url: https://valleypost.example/{name}/{word}\n---\n\nMore on this.\n"
    )
    (root / f"content/events/{day}-{name}.md").write_text(text, encoding="utf-8")


def _delete(root, name):
    for path in (root / "content/events").glob(f"*-{name}.md"):
        path.unlink()


def _rename(root, name):
    for path in (root / "content/events").glob(f"*-{name}.md"):
        path.rename(path.with_name(path.name.replace(f"-{name}.md", f"-old-{name}.md")))


def _registry(root, word):
    path = min((root / "content/data/actors").iterdir())
    text = re.sub("(?m)^name: .*$", f"name: Guard of {word}", path.read_text(encoding="utf-8"))
    path.write_text(text, encoding="utf-8")


def _damage(root):
    path_of(root, os.environ).write_bytes(b"damaged")


def _template(root, name, word):
    path = root / "theme/templates" / name
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text}{{# {word} #}}\n", encoding="utf-8")


def _text(root, number, start, word):
    events = sorted((root / "content/events").glob("*.md"))
    path = events[number % len(events)]
    text = path.read_text(encoding="utf-8")
    if start == "body":
        text += f"\nMore on {word}.\n"
    else:
        before, found, after = text.partition(f"\n{start}")
        text = f"{before}{found}{word.capitalize()} then {after}" if found else text
    path.write_text(text, encoding="utf-8")


def _line(root, number, line):
    events = sorted((root / "content/events").glob("*.md"))
    path = events[number % len(events)]
    key = line.partition(":")[0]
    text = path.read_text(encoding="utf-8")
    changed = re.sub(f"(?m)^{key}: .*$", line, text, count=1)
    if changed == text and not key.startswith(("-", " ")):
        changed = text.replace("\nsummary: ", f"\n{line}\nsummary: ", 1)
    path.write_text(changed, encoding="utf-8")


def _move(root, number, day):
    events = sorted((root / "content/events").glob("*.md"))
    path = events[number % len(events)]
    text = re.sub("(?m)^date: .*$", f"date: {day}", path.read_text(encoding="utf-8"))
    path.unlink()
    new = path.with_name(f"{day}{path.name[10:]}")
    new.write_text(text, encoding="utf-8")


def _setting(root, word):
    path = root / "pelicanconf.py"
    text = path.read_text(encoding="utf-8")
    path.write_text(f'{text}SITENAME = "The {word}"\n', encoding="utf-8")


def _zone(root, zone):
    path = root / "pelicanconf.py"
    text = path.read_text(encoding="utf-8")
    path.write_text(f'{text}TIMEZONE = "{zone}"\n', encoding="utf-8")


def _prose(root, word):
    path = root / "content/pages/about.md"
    path.parent.mkdir(exist_ok=True)
    text = f"---\ntitle: On {word}\ndescription: What it is.\n---\n\nAll on {word}.\n"
    path.write_text(text, encoding="utf-8")


APPLY = {
    "zone": _zone,
    "prose": _prose,
    "damage": _damage,
    "add": _add,
    "delete": _delete,
    "rename": _rename,
    "registry": _registry,
    "template": _template,
    "setting": _setting,
    "text": _text,
    "line": _line,
    "move": _move,
}


def _cache(root):
    return Cache(path_of(root, os.environ))


def _times(folder):
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.stat().st_mtime_ns for path in files}


def _tree(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }
