"""`timeline init`: a new site that builds, passes its own checks and knows nothing of this one."""

import os
import re
import subprocess
import sys
import zipfile
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.built import ROOT
from timeline import cli, compose
from timeline.site import links
from timeline.site.site import Site
from timeline.start import LANGUAGES, NewKind, Plan, files_of, kind_of
from timeline.start.vocabulary import told_by

USES = re.compile(r"uses: (\S+@[0-9a-f]{40}) # (\S+)")
# Words of the subject of the record that lies beside the program.
SUBJECT = re.compile(
    r"belgorod|moscow|drone|kursk|tyotkino|kozinka|putin|gladkov|legion|march 2024"
    r"|(?<!\w)raids?(?!\w)"
    r"|белгород|бєлгород|курск|козинк|\brussia|\bukraine",
    re.IGNORECASE,
)
KIND = re.compile(r"^kind: (.*)$", re.MULTILINE)
QUAKE = (
    *("--title", "Землетрус у Прикладному", "--language", "uk", "--zone", "Europe/Kyiv"),
    *("--kind", "quake=Землетрус", "--kind", "aftershock=Афтершок"),
)


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """The folder of the package as its wheel holds it, the checkout out of sight."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("pelican_timeline-*.whl")
    zipfile.ZipFile(wheel).extractall(folder / "site-packages")
    return folder / "site-packages"


def made(folder, *arguments):
    return cli.main(["init", str(folder), *arguments])


def outcome(folder, package, caches):
    """Run the own tests of a site with a program; return what was printed and its status."""
    command = ["make", "test", f"TIMELINE={sys.executable} -m timeline", "READY="]
    environment = {**os.environ, "PYTHONPATH": str(package), "TIMELINE_CACHE": str(caches)}
    done = subprocess.run(
        [*command, f"PYTHON={sys.executable}"],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def test_an_earthquake_in_ukrainian_builds_from_the_wheel(tmp_path, installed, caches):
    assert made(tmp_path / "quake", *QUAKE) == 0
    status, told = outcome(tmp_path / "quake", installed, caches)
    assert status == 0, told
    assert "2 events, no problem\n" in told
    assert "no broken links\n" in told
    output = tmp_path / "quake/output"
    front = (output / "index.html").read_text("utf-8")
    assert '<html lang="uk"' in front
    assert "День за днем" in front
    assert 'lang="en"' not in front  # its texts are Ukrainian too
    assert "Землетрус" in (output / "kinds/quake/index.html").read_text("utf-8")
    # A place with none within it counts none of them.
    assert "<small>0</small>" not in (output / "places/index.html").read_text("utf-8")
    for path in [*output.rglob("*.html"), *output.rglob("*.atom")]:
        assert not SUBJECT.search(path.read_text("utf-8")), path


@pytest.mark.parametrize("language", [*LANGUAGES, "pl"])
def test_a_site_of_each_language_has_no_problem(tmp_path, capsys, language):
    assert made(tmp_path / "site", "--title", 'A "flood\'s" story', "--language", language) == 0
    assert ("there are no texts in 'pl' yet" in capsys.readouterr().out) is (language == "pl")
    assert cli.main(["check", "--root", str(tmp_path / "site")]) == 0
    assert capsys.readouterr().out == "2 events, no problem\n"
    for path in (tmp_path / "site").rglob("*"):
        if path.is_file():
            text = path.read_text("utf-8")
            assert "%%" not in text, path
            assert not SUBJECT.search(text), path


def test_the_files_of_the_program_that_speak_to_everybody_name_no_subject():
    help_of = [
        cli.timeline.commands[name].get_help(cli.click.Context(cli.timeline.commands[name]))
        for name in cli.timeline.commands
    ]
    assert not [text for text in help_of if SUBJECT.search(text)]


def test_a_link_that_leads_nowhere_is_found(tmp_path, installed, caches):
    made(tmp_path / "site", "--title", "Flood")
    page = tmp_path / "site/content/pages/about.md"
    page.write_text(page.read_text("utf-8") + "\n[Gone](/nowhere/) [Place](/about/#no)\n", "utf-8")
    links = [sys.executable, "tools/links.py", "output"]
    build = ["build", "--root", str(tmp_path / "site"), "--output", str(tmp_path / "site/output")]
    cli.main(build)
    done = subprocess.run(links, cwd=tmp_path / "site", capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "about/index.html: /about/#no: there is no such place on the page\n" in done.stdout
    assert "about/index.html: /nowhere/: there is no such page\n" in done.stdout


def test_what_is_there_is_never_written_over(tmp_path, capsys):
    (tmp_path / "site").mkdir()
    (tmp_path / "site/mine.txt").write_text("mine", "utf-8")
    assert made(tmp_path / "site", "--title", "Flood") == 2
    assert "is there and not empty; choose another folder" in capsys.readouterr().err
    assert [path.name for path in tmp_path.rglob("*")] == ["site", "mine.txt"]
    (tmp_path / "site/mine.txt").unlink()
    assert made(tmp_path / "site", "--title", "Flood") == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--zone", "Mars/Base"), "'Mars/Base' is no time zone; write its name"),
        (("--kind", "="), "'=' is no kind; write quake=Earthquake"),
        (("--kind", "Big Quake=Quake"), "is no kind"),
    ],
)
def test_a_wrong_choice_makes_nothing(tmp_path, capsys, arguments, told):
    assert made(tmp_path / "site", "--title", "Flood", *arguments) == 2
    assert told in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_kind_is_called_by_its_id_its_name_or_its_number():
    assert kind_of("quake=Землетрус", 1) == NewKind("quake", "Землетрус")
    assert kind_of("High water", 1) == NewKind("high-water", "High water")
    assert kind_of("Афтершок", 2) == NewKind("kind-2", "Афтершок")


def test_a_kind_of_ones_own_has_a_line_for_the_words_of_each_language(tmp_path):
    assert made(tmp_path / "site", *QUAKE) == 0
    text = (tmp_path / "site" / "content" / "data" / "vocabulary.yml").read_text("utf-8")
    assert "  words:\n    en: []\n    pl: []\n    ru: []\n    uk: [землетрус*]\n" in text


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Protest", ["protest*"]),
        ("Closures", ["closur*"]),
        ("Bid", ["bid"]),  # what begins with it need be none
        ("Высокая вода", ["высок*_вод*"]),
        ("Землетрус", ["землетрус*"]),
        ("Суд", ["суд"]),
        ("2021", []),
    ],
)
def test_a_kind_is_told_by_its_name_until_its_owner_writes_better_words(name, words):
    assert told_by(name) == words


def test_articles_tell_the_kinds_of_a_new_site(tmp_path):
    assert made(tmp_path / "quake", *QUAKE) == 0
    seeds = tmp_path / "quake/seeds"
    told = "date 2019-05-15 Землетруси пошкодили три будинки."
    (seeds / "one.txt").write_text(told, "utf-8")
    denied = "date 2019-05-16 An engineer denied it. Nothing else is known."
    (seeds / "two.txt").write_text(denied, "utf-8")
    (seeds / "three.txt").write_text("date 2019-05-17 An engineer said little.", "utf-8")
    cli.main(["convert", "--root", str(tmp_path / "quake")])
    events = sorted((tmp_path / "quake/content/events").glob("2019-*.md"))
    found = [KIND.findall(path.read_text("utf-8")) for path in events]
    # Somebody unknown who said something may have stated, denied or warned.
    assert found == [["quake"], ["denial"], ["undecided"]]


def test_the_two_events_of_a_new_site_may_be_changed_and_go(tmp_path, capsys):
    site = tmp_path / "quake"
    assert made(site, *QUAKE) == 0
    for arguments in (["init", "--quiet"], ["add", "."], ["commit", "--quiet", "--message=one"]):
        who = ("-c", "user.name=n", "-c", "user.email=e@example.org")
        subprocess.run(["git", "-C", str(site), *who, *arguments], check=True, capture_output=True)
    first, second = sorted((site / "content/events").iterdir())
    capsys.readouterr()
    text = first.read_text("utf-8")
    first.write_text(text.replace("places: [exampletown]\n", ""), "utf-8")
    assert cli.main(["check", "--root", str(site)]) == 0
    own = site / "content/events/2019-05-15-quake-felt.md"
    own.write_text(re.sub("(?m)^date: .*", "date: 2019-05-15", text), "utf-8")
    first.unlink()
    second.unlink()
    assert cli.main(["check", "--root", str(site)]) == 0
    assert "1 event, 1 new, no problem" in capsys.readouterr().out


def test_what_a_stranger_adds_beside_the_record_is_not_published(tmp_path):
    site = tmp_path / "site"
    assert made(site, "--title", "A quake", "--language", "en", "--zone", "UTC") == 0
    for folder in ("images", "extra", "more"):
        path = site / "content" / folder / "x.html"
        path.parent.mkdir()
        path.write_text("<script>alert(1)</script>", encoding="utf-8")
    assert cli.main(["build", "--root", str(site)]) == 0
    assert [path.name for path in site.glob("output/**/x.html")] == []
    ours = (ROOT / "pelicanconf.py").read_text(encoding="utf-8")
    theirs = (site / "pelicanconf.py").read_text(encoding="utf-8")
    assert re.findall("(?m)^STATIC_PATHS.*", ours) == re.findall("(?m)^STATIC_PATHS.*", theirs)


def test_workflows_of_a_new_site_use_the_actions_that_this_one_uses():
    plan = Plan(title="x", language="en", zone="UTC", program="p", day=date(2021, 6, 1))
    ours = {
        found
        for path in (ROOT / ".github/workflows").glob("*.yml")
        for found in USES.findall(path.read_text("utf-8"))
    }
    theirs = {
        found
        for name, text in files_of(plan).items()
        if name.startswith(".github/")
        for found in USES.findall(text)
    }
    assert theirs
    assert theirs <= ours


def test_the_issue_forms_of_a_new_site_fit_their_schema(tmp_path):
    site = tmp_path / "site"
    assert made(site, "--title", "A quake", "--language", "en", "--zone", "UTC") == 0
    forms = sorted(map(str, site.glob(".github/ISSUE_TEMPLATE/*.yml")))
    assert len(forms) == 2
    lint = Path(sys.executable).with_name("check-jsonschema")
    schema = ("--builtin-schema", "vendor.github-issue-forms")
    assert subprocess.run([lint, *schema, *forms], check=False).returncode == 0


def test_messages_that_pages_begin_have_their_forms_in_a_new_site():
    files = files_of(Plan(title="x", language="en", zone="UTC", program="p", day=date(2021, 6, 1)))
    folder = ".github/ISSUE_TEMPLATE"
    forms = {name: text for name, text in files.items() if name.startswith(folder)}
    repository = "https://github.com/owner/name"
    site = Site(name="x", repository=repository)
    begun = links.new_issue(site), links.report(site, "x", "y")
    for asked in (parse_qs(urlsplit(each).query) for each in begun):
        form = forms.pop(f"{folder}/{asked.pop('template')[0]}")
        del asked["title"]
        assert set(asked) <= set(re.findall(r"(?m)^    id: (\w+)$", form))
    assert forms == {}
    event = files[f"{folder}/event.yml"]
    assert set(re.findall(r"(?m)^      label: (.*)$", event)) == set(compose.ISSUE_LABELS.values())


def test_the_same_plan_makes_the_same_files():
    plan = Plan(title="x", language="uk", zone="UTC", program="p", day=date(2021, 6, 1))
    assert list(files_of(plan).items()) == list(files_of(plan).items())
    assert Path("requirements.txt").name in files_of(plan)
    assert files_of(plan)["requirements.txt"].endswith("\np\n")
