"""Names: any spelling on file is the id, what is on no file is plain text, and builds agree."""

import re
from dataclasses import replace
from pathlib import Path

import lxml.html
import pytest

from tests.built import URL, dead_links, pages
from tests.compiled import COMPILED
from tests.sites import tree
from tests.small import run_of
from timeline import cli
from timeline.builder import Run
from timeline.check import near, problems, remarks
from timeline.engine.cache import Cache
from timeline.formats import entryfile
from timeline.model import NO_VOCABULARY, Actor, InputError, Outlet, Place
from timeline.plugin import build
from timeline.record import Registry, indexes, names, read_content

BRIDGE = "content/events/2021-06-05-bridge-at-oakford-closed.md"
DENIAL = "content/events/2021-06-04-governor-denies-loss-of-oakford.md"
OUTLETS = Registry.of(
    Outlet(id=name, name=name.upper(), kind="other", domains=domains)
    for name, domains in {
        "wide": ("post.example", "xn--e1afmkfd.xn--90ais"),
        "east": ("east.post.example",),
        "desk": ("post.example/desk",),
        "channel": ("t.example/channel",),
    }.items()
)


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def told(root: Path) -> list[str]:
    content = read_content(root / "content", shown_as="content")
    found = sorted({*problems(content, {}), *remarks(content, {})})
    return [f"{each.message}" for each in found if "seeds" not in each.message]


def bridge(root: Path):
    record = read_content(root / "content").record
    return record.by_id["bridge-at-oakford-closed"]


@pytest.mark.parametrize(
    ("url", "owner"),
    [
        ("https://post.example/a", "wide"),
        ("http://www.post.example/", "wide"),
        ("https://WWW.Post.example", "wide"),
        ("https://east.post.example/a", "east"),
        ("https://far.east.post.example/desk/a", "east"),
        ("https://post.example/desk/2021/a?b=c", "desk"),
        ("https://post.example/desks", "wide"),
        ("https://t.example/channel/12", "channel"),
        ("https://t.example/other/12", ""),
        ("https://пример.бел/новости", "wide"),
        ("https://xn--e1afmkfd.xn--90ais/", "wide"),
        ("https://example/", ""),
        ("no address", ""),
        ("https://[", ""),
    ],
)
def test_an_address_belongs_to_the_outlet_of_the_closest_domain(url, owner):
    assert names.owner(url, OUTLETS) == owner


@pytest.mark.parametrize(
    ("written", "entry"),
    [
        ("[oakford]", "oakford"),
        ("[Oakford]", "oakford"),
        ("[OAKFORD]", "oakford"),
        ("[Oakford, millbrook]", "oakford"),
    ],
)
def test_any_spelling_on_file_is_its_id(project, written, entry):
    edit(project / BRIDGE, "[oakford]", written)
    assert bridge(project).places[0] == entry
    assert told(project) == []


def test_every_key_that_names_something_may_name_it_as_it_is_spelled(project):
    before = read_content(project / "content").events
    for path in sorted((project / "content/events").glob("*.md")):
        text = path.read_text(encoding="utf-8")
        for old, new in (("mary-hill", "Мэри Хилл"), ("valley-post", "The Post")):
            text = re.sub(rf"(?<=[\[ ]){old}(?=[\],\n])", new, text)
        path.write_text(text, encoding="utf-8")
    content = read_content(project / "content")
    assert "Мэри Хилл" in str([file.value for file in content.files])
    assert content.events == before


def test_a_source_needs_its_address_alone(project):
    before = bridge(project)
    edit(project / BRIDGE, "- key: s1\n  outlet: valley-post\n  url:", "- url:")
    assert bridge(project) == before
    assert told(project) == []


def test_a_domain_on_no_file_names_the_outlet_until_it_has_one(project):
    edit(project / BRIDGE, "  outlet: valley-post\n", "")
    edit(project / BRIDGE, "https://valleypost.example/", "https://www.farpost.example/")
    assert bridge(project).sources[0].outlet == "farpost.example"
    (remark,) = told(project)
    assert remark == (
        "the outlet 'farpost.example' is on no file, so pages show the name alone; to give it a "
        "page, add content/data/outlets/farpost-example.yml, with a kind of newspaper, agency, "
        "broadcaster, state-media, party-media, research, government, aggregator or other: "
        '{name: "farpost.example", kind: "?", domains: ["farpost.example"]}'
    )


def test_an_entry_that_is_told_can_be_pasted_once_its_questions_are_answered(project):
    edit(project / BRIDGE, "[oakford]", "[Zanzibar Heights]")
    edit(project / BRIDGE, "places:", "actors: ['Jean \"Jo\" Grün']\nplaces:")
    actor, place = told(project)
    for remark, model, kind in ((actor, Actor, "person"), (place, Place, "town")):
        place_of_it, _, entry = remark.partition("add ")[2].partition(": ")
        path, _, kinds = place_of_it.partition(", with a kind of ")
        assert kind in kinds
        text = entry.replace('kind: "?"', f'kind: "{kind}"').replace("?", "XH") + "\n"
        read = entryfile.read_bytes(text.encode(), model, path=path, vocabulary=NO_VOCABULARY)
        assert read.problems == ()
        (project / path).write_text(text, encoding="utf-8")
    assert told(project) == []
    assert bridge(project).places == ("zanzibar-heights",)
    assert bridge(project).actors == ("jean-jo-grun",)


@pytest.mark.parametrize(
    ("name", "close"),
    [
        ("oakfort", "oakford"),
        ("Oakfrod", "oakford"),
        ("Оakford", "oakford"),
        ("“Oakford”", "oakford"),
        ("Oakham", ""),
        ("Oak", ""),
        ("Ford", ""),
    ],
)
def test_a_name_near_one_on_file_is_a_problem_with_both_cures(project, name, close):
    edit(project / BRIDGE, "[oakford]", f"[{name}]")
    found = [line for line in told(project) if "mixes" not in line]
    assert len(found) == 1
    assert found[0].startswith(
        f"there is no place `{name}`; write {close}" if close else f"the place {name!r} is on no"
    )


REGISTRY = Registry.of(
    Actor(id=name, name=called, kind="person", side="none", role="x", aliases=aliases)
    for name, called, aliases in [
        ("mary-hill", "Mary Hill", ("Мэри Хилл",)),
        ("john-hill", "John Hill", ()),
        ("rbc-ukraine", "RBC-Ukraine", ()),
        ("ada", "Ada", ()),
    ]
)


@pytest.mark.parametrize(
    ("name", "close"),
    [
        ("Hill", ("mary-hill", "john-hill")),
        ("hill", ("mary-hill", "john-hill")),
        ("Хилл", ("mary-hill",)),
        ("mary", ("mary-hill",)),
        ("Mary", ()),
        ("Mary Hil", ("mary-hill",)),
        ("Мэри Хил", ("mary-hill",)),
        ("mary hill", ("mary-hill",)),
        ("rbc", ()),
        ("RBC", ()),
        ("Adam", ()),
        ("Ida", ()),
        ("Hills of the North", ()),
    ],
)
def test_a_surname_or_a_slip_is_near_and_what_is_shorter_is_not(name, close):
    assert near.near(name, REGISTRY, has_surnames=True) == close


@pytest.mark.parametrize("name", ["<b>Ford</b>", '"><script>', "{ford}", "[[ford]]", "?", "12"])
def test_what_is_no_name_is_a_problem(project, name):
    edit(project / BRIDGE, "[oakford]", f"['{name}']")
    (line,) = told(project)
    assert line == (
        f"there is no place `{name}`; write the name as printed, "
        "or add a file in content/data/places"
    )


def test_a_name_of_several_words_is_no_choice_of_the_filter(project):
    edit(project / BRIDGE, "[oakford]", "[oakford, Far mary-hill]")
    output = build(project, output=project / "output", url=URL, run=run_of(project)).output
    html = (output / "timeline/2021-W22/index.html").read_text(encoding="utf-8")
    assert "Far mary-hill" in html
    wheres = re.findall('data-where="([^"]*)"', html)
    assert "" not in wheres
    assert all(number.isdecimal() for each in wheres for number in each.split())
    assert not re.search('value="(?:Far|far)', html)


def test_what_is_on_no_file_is_plain_text_on_every_page(project):
    edit(project / BRIDGE, "[oakford]", "[oakford, Zanzibar Heights]")
    edit(project / DENIAL, "speaker: mary-hill", "speaker: zoe-quartermaine")
    edit(project / BRIDGE, "  outlet: valley-post\n", "")
    edit(project / BRIDGE, "https://valleypost.example/", "https://farpost.example/")
    output = build(project, output=project / "output", url=URL, run=run_of(project)).output
    trees = {page: lxml.html.parse(page).getroot() for page in pages(output)}
    assert dead_links(output, trees) == []
    page = (output / "events/bridge-at-oakford-closed/index.html").read_text(encoding="utf-8")
    assert "Zanzibar Heights" in page
    assert "farpost.example" in page
    said = (output / "events/governor-denies-loss-of-oakford/index.html").read_text("utf-8")
    assert "Zoe Quartermaine" in said
    for name in ("zanzibar", "Zanzibar", "zoe", "Zoe", "farpost"):
        assert not [p for p in output.rglob("*") if name in p.name]
        assert not re.search(rf'(?:href="/repo|id="|class=")[^"]*{name}', page + said)


def test_what_is_on_no_file_has_no_list(project):
    edit(project / BRIDGE, "[oakford]", "[zanzibar-heights]")
    record = read_content(project / "content").record
    assert "Zanzibar Heights" not in indexes.by_place.of(record)


def test_a_reaction_of_somebody_on_no_file_is_on_no_side(project):
    edit(project / DENIAL, "speaker: mary-hill", "speaker: Zoe Quartermaine")
    record = read_content(project / "content").record
    listed = [each.id for each in indexes.by_side.of(record)["none"]]
    assert "governor-denies-loss-of-oakford" in listed


def rename(root: Path) -> None:
    edit(root / BRIDGE, "[oakford]", "[Zanzibar Heights]")


def spell(root: Path) -> None:
    path = root / "content/data/places/millbrook.yml"
    edit(path, "aliases:\n", "aliases:\n- Zanzibar Heights\n")


def file_it(root: Path) -> None:
    edit(root / "content/data/places/millbrook.yml", "- Zanzibar Heights\n", "")
    text = (root / "content/data/places/oakford.yml").read_text(encoding="utf-8")
    text = re.sub("(?m)^name: .*", "name: Zanzibar Heights", text)
    text = re.sub(r"(?m)^aliases:\n(?:- .*\n)*", "", text)
    (root / "content/data/places/zanzibar.yml").write_text(text, encoding="utf-8")


def leave_out(root: Path) -> None:
    edit(root / BRIDGE, "  outlet: valley-post\n", "")


def move_a_domain(root: Path) -> None:
    path = root / "content/data/outlets"
    edit(path / "valley-post.yml", "- valleypost.example", "- other.example")
    edit(
        path / "radio-north.yml",
        "- radionorth.example",
        "- radionorth.example\n- valleypost.example",
    )
    for event in (root / "content/events").glob("*.md"):
        text = event.read_text(encoding="utf-8")
        if event.name not in BRIDGE:  # which says no outlet
            text = text.replace("://valleypost.example", "://other.example")
        event.write_text(text, encoding="utf-8")


def test_an_incremental_build_is_the_clean_one_whatever_a_name_becomes(project, tmp_path):
    cache = Cache(tmp_path / "cache.sqlite")
    folder = tmp_path / "incremental"
    for number, change in enumerate([rename, spell, file_it, leave_out, move_a_domain]):
        change(project)
        how = Run(processes=1, is_bundled=False, compiled=COMPILED)
        build(project, output=folder, url=URL, run=replace(how, cache=cache))
        clean = build(
            project, output=tmp_path / f"clean-{number}", url=URL, run=replace(how, cache=Cache())
        )
        assert tree(folder) == tree(clean.output), change.__name__


def test_a_build_refuses_a_name_near_one_on_file(project):
    edit(project / BRIDGE, "[oakford]", "[oakfort]")
    with pytest.raises(InputError, match="there is no place `oakfort`; write oakford"):
        build(project, output=project / "output", url=URL)
    assert cli.main(["check", "--root", str(project)]) == 1
