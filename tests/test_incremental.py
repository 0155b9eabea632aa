"""An edited site, built on what the build before left, is byte for byte the one built anew."""

import gc
import os
import re
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.built import ROOT
from timeline.engine import manifest, readings, seal, tidying, workers
from timeline.model import InputError
from timeline.plugin import CACHE, Memories, Run, build
from timeline.site import edition, parts

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
    _edit("reorder"),
    _edit("damage", ("readings", "graph", "texts", "sound")),
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


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(sequence=st.lists(EDITS, min_size=1, max_size=4), stays=st.booleans())
def test_any_sequence_of_edits_gives_the_site_that_a_clean_build_gives(
    small, tmp_path_factory, sequence, stays
):
    _follow(small, tmp_path_factory, sequence, stays)


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(sequence=st.lists(EDITS, min_size=1, max_size=4), stays=st.booleans())
def test_so_does_any_sequence_of_edits_to_a_long_record(
    small, tmp_path_factory, monkeypatch, sequence, stays
):
    monkeypatch.setattr(parts, "_MOST", 2)
    monkeypatch.setattr(parts, "_ENOUGH", 1)
    monkeypatch.setattr(edition, "BRIEF", 2)
    # Whatever there is to do is shared by two processes.
    monkeypatch.setattr(workers, "WORTH_SHARING", 3)
    monkeypatch.setattr(readings, "_FEW", 0)
    _follow(small, tmp_path_factory, sequence, stays)


@pytest.mark.parametrize("memories", [Memories(), Memories.lasting()], ids=["anew", "stays"])
@pytest.mark.parametrize("edit", [
    ("add", DAYS[0], "ford", "shots"), ("text", 0, "summary: ", "barges"),
    ("line", 2, SHORT[0]), ("line", 2, "places: [oakford]"), ("move", 2, DAYS[0]),
    ("registry", "patrols"), ("setting", "patrols"), ("zone", "Asia/Tokyo"),
    ("prose", "patrols"), ("reorder",), ("template", TEMPLATES[0], "patrols"),
])  # fmt: skip
def test_each_edit_can_be_built_and_gives_the_site_that_a_clean_build_gives(small, edit, memories):
    before = _tree(build(small, run=Run(memories=memories)).output)
    APPLY[edit[0]](small, *edit[1:])
    after = _tree(build(small, run=Run(memories=memories)).output)
    assert (after != before) == (edit[0] != "template")
    clean = build(small, output=small.parent / "clean", run=Run(clean=True))
    assert after == _tree(clean.output)


def _follow(small, tmp_path_factory, sequence, stays):
    """Follow a sequence of edits, built by one process that `stays`, or each as if by another."""
    root = tmp_path_factory.mktemp("edited") / "site"
    shutil.copytree(small, root)
    run = Run(processes=2, memories=Memories.lasting() if stays else Memories())
    build(root, run=run)
    for edit in sequence:
        shutil.copytree(root / "content", root.parent / "before", dirs_exist_ok=True)
        APPLY[edit[0]](root, *edit[1:])
        try:
            built = _tree(build(root, run=run).output)
        except InputError:  # what does not go together is taken back
            shutil.rmtree(root / "content")
            (root.parent / "before").rename(root / "content")
            built = _tree(build(root, run=run).output)
        shutil.rmtree(root.parent / "before", ignore_errors=True)
    clean = build(root, output=root.parent / "clean", run=Run(processes=1, clean=True))
    assert built == _tree(clean.output)


def test_an_edit_renders_only_the_pages_that_show_it(small):
    first = build(small)
    assert (first.rendered, first.reused) == (first.pages, 0)
    again = build(small)
    assert (again.rendered, again.reused) == (0, first.pages)
    path = next((small / "content/events").glob("*raid-at-millbrook.md"))
    path.write_text(path.read_text(encoding="utf-8") + "\nA late remark.\n", encoding="utf-8")
    edited = build(small)
    assert edited.rendered == 1
    assert "A late remark." in (small / "output/events/raid-at-millbrook/index.html").read_text(
        encoding="utf-8"
    )


def test_an_edited_title_renders_the_pages_that_show_it_and_no_other(small):
    pages = build(small).pages
    path = next((small / "content/events").glob("*raid-at-millbrook.md"))
    text = path.read_text(encoding="utf-8").replace("title: Shots heard", "title: Noise heard")
    path.write_text(text, encoding="utf-8")
    before = _times(small / "output")
    assert 0 < build(small).rendered < pages
    changed = {name for name, time in _times(small / "output").items() if before[name] != time}
    assert "events/raid-at-millbrook/index.html" in changed
    assert not {"404.html", "kinds/index.html", "days/2021-06-03/index.html"} & changed


@pytest.mark.parametrize("processes", [1, 2])
def test_problems_between_events_are_found_whoever_looks_for_them(small, monkeypatch, processes):
    monkeypatch.setattr(readings, "_FEW", 0)
    run = Run(processes=processes)
    assert build(small, run=run).rendered
    path = next((small / "content/events").glob("*river-guard-promises-more.md"))
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("raid-at-millbrook, campaign", "raid-at-nowhere"), "utf-8")
    with pytest.raises(InputError, match="raid-at-nowhere"):
        build(small, run=run)
    path.write_text(text, encoding="utf-8")
    assert build(small, run=run).rendered == 0


@pytest.mark.parametrize("memories", [Memories(), Memories.lasting()], ids=["anew", "stays"])
def test_a_new_title_that_another_event_has_is_refused_until_it_is_mended(small, memories):
    run = Run(memories=memories)
    _add(small, DAYS[0], "ford", "shots")
    _add(small, DAYS[0], "mill", "barges")
    build(small, run=run)
    path = small / f"content/events/{DAYS[0]}-mill.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub("title: .*", "title: Guards report shots by the ford", text), "utf-8")
    for _ in range(2):
        with pytest.raises(InputError) as caught:
            build(small, run=run)
        found = {problem.path.rpartition("/")[2] for problem in caught.value.problems}
        assert found == {f"{DAYS[0]}-ford.md", f"{DAYS[0]}-mill.md"}
    path.write_text(re.sub("title: .*", "title: Another matter", text), "utf-8")
    assert 0 < build(small, run=run).rendered < build(small, run=Run(clean=True)).rendered


def test_what_a_faulty_registry_excuses_is_refused_once_that_is_mended(small):
    build(small)
    actors = small / "content/data/actors.yml"
    sound = actors.read_text(encoding="utf-8")
    entry = "- id: ghost-band\n  name: Ghost Band\n  kind: nonsense\n  side: none\n  role: r\n"
    actors.write_text(sound + entry, encoding="utf-8")
    path = next((small / "content/events").glob("*raid-at-millbrook.md"))
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("kind: raid", "kind: raid\nactors: [ghost-band]"), "utf-8")
    with pytest.raises(InputError, match="nonsense"):
        build(small)
    actors.write_text(sound, encoding="utf-8")
    with pytest.raises(InputError, match="there is no actor `ghost-band`"):
        build(small)


def test_another_process_reuses_what_this_one_rendered(small):
    (small / "content/pages").mkdir(exist_ok=True)
    text = "---\ntitle: About\ndescription: What this is.\n---\n\nText.\n"
    (small / "content/pages/about.md").write_text(text, encoding="utf-8")
    pages = build(small).pages
    command = f"from timeline.plugin import *; print(build(Path({str(small)!r})).reused)"
    for seed in ("1", "2", "3"):  # sets have another order under each
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
    build(small)
    assert build(small, run=Run(clean=True)).reused == 0
    assert build(small).rendered == 0


def test_a_damaged_or_foreign_cache_is_not_believed(small):
    build(small)
    kept = small / CACHE / "readings"
    genuine = kept.read_bytes()
    for forged in (b"", b"rubbish", genuine[:-1] + b"?", seal.sealed(b"cos\nsystem\n", b"f" * 32)):
        kept.write_bytes(forged)
        assert build(small).rendered == 0
        assert seal.opened(kept.read_bytes(), seal.key())


def test_a_clean_build_believes_no_compiled_template(small):
    run = Run(clean=True)
    build(small)
    kept = small / CACHE / "templates"
    before = kept.stat().st_mtime_ns
    build(small)
    assert kept.stat().st_mtime_ns == before
    build(small, run=run)
    assert kept.stat().st_mtime_ns > before


def test_a_process_that_goes_on_building_unpacks_little_and_lets_go_of_its_files(
    small, monkeypatch
):
    unpacked, genuine = [], manifest._unpacked
    monkeypatch.setattr(manifest, "_unpacked", lambda raw: unpacked.append(1) or genuine(raw))
    run = Run(memories=Memories.lasting())
    thresholds = gc.get_threshold()
    open_files = []
    try:
        tidying.seldom()
        for number in range(8):
            _text(small, number, "summary: ", WORDS[number % 4])
            build(small, run=run)
            open_files.append(len(list(Path("/proc/self/fd").glob("*"))))
    finally:
        gc.set_threshold(*thresholds)
    assert unpacked == []
    assert len(set(open_files)) == 1


@pytest.mark.parametrize("year", [1902, 2300])
def test_files_may_be_of_any_year(small, year):
    build(small)
    when = int(datetime(year, 1, 1, tzinfo=UTC).timestamp())
    for path in (small / "content/events").glob("*.md"):
        os.utime(path, (when, when))
    assert [build(small).rendered, build(small).rendered] == [0, 0]


@pytest.mark.parametrize("content", [b"", b"rubbish", seal.sealed(b"cos\nsystem\n", b"f" * 32)])
def test_templates_that_somebody_else_compiled_are_not_believed(small, content):
    build(small)
    kept = small / CACHE / "templates"
    kept.write_bytes(content)
    event = next((small / "content/events").glob("*.md"))
    event.write_text(event.read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
    assert build(small).rendered
    assert seal.opened(kept.read_bytes(), seal.key())


@pytest.mark.parametrize("memories", [Memories(), Memories.lasting()], ids=["anew", "stays"])
def test_damaged_texts_are_read_anew(small, tmp_path, memories):
    build(small, run=Run(memories=memories))
    texts = small / CACHE / "texts"
    texts.write_bytes(bytes(byte ^ 1 for byte in texts.read_bytes()))
    template = small / "theme/templates/base.html"
    template.write_text(template.read_text(encoding="utf-8") + "<!-- new -->", encoding="utf-8")
    edited = build(small, run=Run(memories=memories))
    assert edited.rendered
    build(small, output=tmp_path / "clean", run=Run(clean=True))
    assert _tree(small / "output") == _tree(tmp_path / "clean")


def test_who_builds_beside_a_process_that_stays_does_not_disturb_it(small, tmp_path):
    run = Run(memories=Memories.lasting())
    build(small, run=run)
    for number, words in enumerate(("barges", "patrols", "lanterns")):
        _text(small, number, "summary: ", words)
        shutil.rmtree(small / CACHE) if number else (small / CACHE / "texts").unlink()
        build(small)
        _text(small, number, "  supports: ", words)
        build(small, run=run)
    build(small, output=tmp_path / "clean", run=Run(clean=True))
    assert _tree(small / "output") == _tree(tmp_path / "clean")


def test_a_cache_that_cannot_be_written_is_done_without(small):
    build(small)
    shutil.rmtree(small / CACHE)
    (small / CACHE).write_text("in the way", encoding="utf-8")
    (small / "output/index.html").unlink()
    assert build(small).rendered == 1


def test_a_build_with_a_problem_leaves_site_and_cache_as_they_were(small):
    build(small)
    before = _tree(small / "output")
    path = next((small / "content/events").glob("*.md"))
    path.write_text("no keys", encoding="utf-8")
    with pytest.raises(InputError):
        build(small)
    assert _tree(small / "output") == before


def test_the_key_of_the_seals_is_kept_for_this_user_alone(tmp_path):
    made = seal.key(tmp_path)
    path = tmp_path / "timeline" / "key"
    assert (seal.key(tmp_path), path.stat().st_mode & 0o777) == (made, 0o600)
    path.write_bytes(b"short")
    assert len(seal.key(tmp_path)) == seal.SIZE
    assert seal.opened(seal.sealed(b"x", made), made) == b"x"
    assert seal.opened(seal.sealed(b"x", made), bytes(seal.SIZE)) is None


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
    path = root / "content/data/actors.yml"
    text = path.read_text(encoding="utf-8")
    name = text.partition("name: ")[2].partition("\n")[0]
    path.write_text(text.replace(f"name: {name}", f"name: Guard of {word}", 1), encoding="utf-8")


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


def _reorder(root):
    """Put the last actor first."""
    path = root / "content/data/actors.yml"
    head, *entries = path.read_text(encoding="utf-8").split("- id: ")
    path.write_text("- id: ".join([head, *entries[-1:], *entries[:-1]]), encoding="utf-8")


def _damage(root, name):
    (root / CACHE / name).write_bytes(b"damaged")


APPLY = {
    "zone": _zone,
    "prose": _prose,
    "reorder": _reorder,
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


def _times(folder):
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != manifest.NAME)
    return {path.relative_to(folder).as_posix(): path.stat().st_mtime_ns for path in files}


def _tree(folder):
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != manifest.NAME
    }
