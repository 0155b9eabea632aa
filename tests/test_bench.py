"""The made-up record that races are run on: always the same, sound, and the same for everyone."""

import re
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from bench import corpus
from bench.contenders import CONTENDERS
from bench.dialects import DIALECTS
from bench.events import made_up
from bench.measure import Cost, RunError, run
from bench.race import main
from bench.table import WORK, Found, as_markdown
from timeline.check import problems
from timeline.record import indexes, read_content

COUNT = 60
ROOT = Path(__file__).parent.parent
LOCK = (ROOT / "requirements-bench.txt").read_text(encoding="utf-8")
COST = Cost(wall=2.0, cpu=3.0, memory=1e6, files=9, size=1000, written=9)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small record in every dialect."""
    made = tmp_path_factory.mktemp("corpus")
    corpus.write(COUNT, made, dialects=DIALECTS)
    return made


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_the_same_number_of_events_gives_the_same_bytes(folder, tmp_path):
    corpus.write(COUNT, tmp_path, dialects=DIALECTS)
    assert files(tmp_path) == files(folder)


def test_another_seed_gives_other_events():
    titles = [[event.title for event in made_up(COUNT, seed=seed)[1]] for seed in (1, 2)]
    assert set(titles[0]).isdisjoint(titles[1])


def test_the_events_pass_the_check(folder):
    content = read_content(folder / "ours/content")
    assert problems(content, {}) == ()
    assert len(content.record.events) == COUNT


def test_the_events_are_like_real_ones(folder):
    record = read_content(folder / "ours/content").record
    said = indexes.by_strand.of(record)["said"]
    assert 0.3 < len(said) / COUNT < 0.6
    assert 4 < COUNT / len(indexes.by_day.of(record)) < 15
    assert indexes.answered_by.of(record)
    assert all(event.claims and event.body for event in record.events)


def test_pages_of_a_place_hold_the_events_that_name_it(folder):
    """Else other generators, which know nothing of districts, would have less to do."""
    record = read_content(folder / "ours/content").record
    for place, listed in indexes.by_place.of(record).items():
        assert all(place in record.by_id[each.id].places for each in listed)
    for actor, listed in indexes.by_actor.of(record).items():
        assert all(actor in record.by_id[each.id].actors for each in listed)


@pytest.mark.parametrize("name", DIALECTS)
def test_every_dialect_has_every_event_with_all_its_words(name, folder):
    dialect = DIALECTS[name]
    for event in made_up(COUNT, seed=corpus.SEED)[1]:
        text = (folder / name / dialect.folder / dialect.name(event)).read_text(encoding="utf-8")
        words = [event.title, event.summary, event.body, *event.responds_to]
        words += [claim.says for claim in event.claims] + [quote.text for quote in event.quotes]
        words += [word for s in event.sources for word in (s.title, s.url, s.supports)]
        assert [word for word in words if word not in text] == []
    assert len(list((folder / name / dialect.folder).glob("*.md"))) == COUNT


def test_an_edit_changes_one_event_and_leaves_it_sound(folder):
    event = corpus.write(COUNT, folder, dialects=["ours"])
    text = DIALECTS["ours"].text(replace(event, body=f"{event.body} More."))
    assert text.removesuffix(" More.\n") == DIALECTS["ours"].text(event).removesuffix("\n")


@pytest.mark.skipif(sys.platform != "linux", reason="memory is measured on Linux alone")
def test_a_run_is_measured_with_all_its_processes(tmp_path):
    fork = "import os, time; pid = os.fork(); a = bytearray(30_000_000); time.sleep(2)"
    program = f"{fork}; pid and (os.wait(), open('page', 'w').write('12345'))"
    cost = run(
        [sys.executable, "-c", program], folder=tmp_path, environment={}, output=tmp_path, limit=60
    )
    assert (cost.files, cost.size, cost.written) == (1, 5, 1)
    assert cost.wall > 0.5
    assert cost.memory > 60_000_000


@pytest.mark.parametrize(
    ("program", "limit", "message"),
    [
        ("raise SystemExit('no room')", 60, "status 1: no room"),
        ("while True: pass", 0.1, "gave up"),
    ],
)
def test_a_run_that_fails_says_why(program, limit, message, tmp_path):
    with pytest.raises(RunError, match=message):
        run(
            [sys.executable, "-c", program],
            folder=tmp_path,
            environment={},
            output=tmp_path,
            limit=limit,
        )


def test_ratios_come_first_and_unequal_work_is_said(monkeypatch):
    for name in ("ours", "stock"):
        monkeypatch.setitem(CONTENDERS, name, replace(CONTENDERS[name], version=lambda: "1.0"))
    costs = {("ours", work): [COST] for work in WORK}
    costs |= {("stock", work): [replace(COST, wall=4.0, files=8)] for work in WORK}
    text = as_markdown([Found(events=100, rounds=1, costs=costs, notes=["hugo: failed"])])
    ratios, figures = (
        text.index("| ours / stock Pelican | 0.5 | 0.5 | 0.5 | 0.5 | 0.5 | 0.5 | 1 |"),
        text.index("ms an"),
    )
    assert ratios < figures
    assert "- hugo: failed\n- ours, stock Pelican: NOT the same work, 8 or 9 files" in text


def test_who_is_not_here_does_not_race_and_that_is_said(monkeypatch, capsys, tmp_path):
    absent = replace(CONTENDERS["hugo"], lacks=lambda: "it is on holiday")
    monkeypatch.setitem(CONTENDERS, "hugo", absent)
    assert main(["--contenders", "hugo", "--sizes", "10", "--folder", str(tmp_path)]) == 2
    assert "hugo does not race: it is on holiday" in capsys.readouterr().err


def test_the_lock_of_the_benchmark_has_a_hash_for_every_package_and_no_address():
    pins = re.findall(r"^[\w.-]+==", LOCK, re.MULTILINE)
    hashed = re.findall(r"^[\w.-]+==\S+(?: ; .+)? \\\n    --hash=sha256:", LOCK, re.MULTILINE)
    assert len(pins) == len(hashed) > 0
    assert "://" not in LOCK
    assert '"resolved"' not in (ROOT / "bench/eleventy/package-lock.json").read_text("utf-8")
