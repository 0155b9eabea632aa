"""Pelican is the host: its pages, its plain files and its plugins stand in the site, or nothing."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests.built import ROOT, SITE, URL, copy_few
from tests.compiled import COMPILED
from tests.properties import some
from tests.small import tree
from timeline import cli
from timeline.builder import BuildResult, Run
from timeline.engine.cache import Cache
from timeline.engine.cachefile import path_of
from timeline.model import InputError
from timeline.plugin import build
from timeline.settings import SettingsError

TIMELINE = (sys.executable, "-m", "timeline", "build")
PELICAN = (sys.executable, "-m", "pelican", "--log-handler", "plain")
# Where one of them has the other's code behind it, and each takes long.
A_HOST = pytest.mark.parametrize(
    "host", some([PELICAN, TIMELINE], each=2), ids=["pelican", "timeline"]
)
# Another plugin stands before or after that of the site.
ORDERS = ("['timeline.plugin', 'other']", "['other', 'timeline.plugin']")
WAYS = [(host, plugins) for plugins in ORDERS for host in (TIMELINE, PELICAN)]
PAGE = "---\ntitle: A page\ndescription: What it is.\n---\nText.\n"
# What a plugin does when all else is written.
WRITE = 'Path(host.output_path, "end.txt").write_text("end")'
MINIFY = """for page in Path(host.output_path).rglob("*.html"):
        with page.open("a") as file:
            file.write("<!-- seen -->")"""


@pytest.fixture(autouse=True)
def _cache(tmp_path_factory, monkeypatch):
    monkeypatch.setenv("TIMELINE_CACHE", str(tmp_path_factory.mktemp("cache")))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The pages and plain files of the invented site, and few events."""
    return copy_few(tmp_path)


def settings(root: Path, *lines: str) -> None:
    """Add lines to the settings of a site."""
    with (root / "pelicanconf.py").open("a", encoding="utf-8") as file:
        file.write("".join(f"{line}\n" for line in lines))


def plugin(
    root: Path, does: str, *, plugins: str = "['timeline.plugin', 'other']", signal="finalized"
) -> None:
    """Give a site a plugin that does something at a signal, whose sender is its `host`."""
    code = (
        "from pathlib import Path\n\nfrom pelican import signals\n\n\n"
        f"def end(host):\n    {does}\n\n\n"
        f"def register():\n    signals.{signal}.connect(end)\n"
    )
    (root / "other.py").write_text(code, encoding="utf-8")
    settings(root, f"PLUGINS = {plugins}", "PLUGIN_PATHS = ['.']")


def run(root: Path, command: tuple[str, ...], **env: str) -> tuple[int, str, str]:
    """Run a command in the folder of a site; return its status, output and errors."""
    done = subprocess.run(
        command,
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(ROOT), "SITEURL": URL, **env},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


def made(
    root: Path, output: Path | None = None, *, url: str = URL, has_index: bool = False
) -> BuildResult:
    """Build a site in this process, of templates that it has."""
    cache = Cache(path_of(root, os.environ))
    run = Run(processes=1, cache=cache, is_bundled=has_index, compiled=COMPILED)
    return build(root, output=output, url=url, run=run)


def clean(root: Path, command: tuple[str, ...] = TIMELINE) -> dict[str, bytes]:
    """Return the site that is built of nothing."""
    copied = root.with_name(f"{root.name}-clean")
    subprocess.run(["cp", "-r", root, copied], check=True)
    subprocess.run(["rm", "-rf", copied / "output"], check=True)
    assert run(copied, command)[0] == 0
    return dict(tree(copied / "output"))


def test_pages_and_plain_files_stand_where_their_names_say(site):
    assert (site / "CNAME").read_text(encoding="utf-8") == "ford.example\n"
    assert (site / "icon.svg").read_bytes() == (SITE / "content/extra/icon.svg").read_bytes()
    assert (site / "extra/verification.txt").is_file()
    assert "<h1>About this record</h1>" in (site / "about/index.html").read_text(encoding="utf-8")
    assert (site / "about/method/index.html").is_file()


EDITS: dict[str, Callable[[Path], object]] = {
    "a page": lambda root: (root / "content/pages/about.md").write_text(PAGE, encoding="utf-8"),
    "a new page": lambda root: (root / "content/pages/x.md").write_text(PAGE, encoding="utf-8"),
    "a page that goes": lambda root: (root / "content/pages/about/method.md").unlink(),
    "a file": lambda root: (root / "content/extra/CNAME").write_bytes(b"x\n"),
    "a new file": lambda root: (root / "content/extra/new.txt").write_bytes(b"x\n"),
    "a file that goes": lambda root: (root / "content/extra/verification.txt").unlink(),
    "which files there are": lambda root: settings(root, "STATIC_PATHS = ['extra/CNAME']"),
    "where a file goes": lambda root: settings(root, "EXTRA_PATH_METADATA = {}"),
    "its template": lambda root: (root / "theme/templates/page.html").write_text("{{ html }}"),
}


@pytest.mark.parametrize("edit", some(EDITS, 4))
def test_an_edit_of_what_pelican_writes_gives_what_a_clean_build_gives(root, tmp_path, edit):
    before = tree(made(root).output)
    EDITS[edit](root)
    output = made(root).output
    assert tree(output) != before
    assert tree(output) == tree(made(root, tmp_path / "anew").output)
    kept = output.stat().st_ino
    assert made(root).rendered == 0
    assert output.stat().st_ino == kept


def test_pages_that_come_out_as_they_were_are_not_counted_as_rendered(root):
    assert made(root).reused == 0
    (root / "content/extra/CNAME").write_bytes(b"x\n")
    assert made(root).rendered == 0
    (root / "content/pages/about.md").write_text(PAGE, encoding="utf-8")
    assert made(root).rendered == 1


@pytest.mark.parametrize("way", some(WAYS, each=3))
def test_what_a_plugin_writes_at_the_end_comes_in_the_same_step(root, way):
    host, plugins = way
    before = tree(made(root, has_index=True).output)
    live = "assert not Path('output/end.txt').exists() and Path('output/index.html').exists()"
    plugin(root, f"{live}\n    {WRITE}", plugins=plugins)
    for _ in range(2):
        (root / "output/end.txt").unlink(missing_ok=True)
        assert run(root, host)[0] == 0
        assert tree(root / "output") == {**before, "end.txt": b"end"}
    settings(root, "PLUGINS = ['timeline.plugin']")
    assert run(root, host)[0] == 0
    assert tree(root / "output") == before


@A_HOST
def test_a_plugin_may_write_over_pages_and_the_old_site_never_changes(root, host):
    made(root)
    made(root, url="https://example.org/other")  # so that there is a spare
    plugin(root, MINIFY)
    assert run(root, host)[0] == 0
    once = tree(root / "output")
    assert all(text.count(b"<!-- seen -->") == 1 for name, text in once.items() if "html" in name)
    assert once == clean(root, host)
    assert run(root, host)[0] == 0
    assert tree(root / "output") == once
    fail = (root / "other.py").read_text(encoding="utf-8")
    fail = fail.replace("\n\n\ndef register", "\n    1 / 0\n\n\ndef register")
    (root / "other.py").write_text(fail, encoding="utf-8")
    (root / "content/pages/about.md").write_text(PAGE, encoding="utf-8")
    status, _, told = run(root, host)
    assert (status, "Traceback" in told) == (2, False)
    assert "the plugin other failed: " in told
    assert "ZeroDivisionError: division by zero; mend it, or take it out of PLUGINS" in told
    assert tree(root / "output") == once


def test_a_kill_while_a_plugin_writes_leaves_the_old_site(root):
    before = tree(made(root).output)
    plugin(root, f"import os\n    {MINIFY}\n    os.kill(os.getpid(), {signal.SIGKILL:d})")
    (root / "content/pages/about.md").write_text(PAGE, encoding="utf-8")
    assert run(root, TIMELINE)[0] == -signal.SIGKILL
    assert tree(root / "output") == before
    settings(root, "PLUGINS = ['timeline.plugin']")
    assert run(root, TIMELINE)[0] == 0
    assert tree(root / "output") == clean(root)
    assert not (root / "output.new").exists()


@A_HOST
def test_our_sitemap_is_not_replaced_by_one_that_lacks_our_pages(root, host):
    before = tree(made(root, has_index=True).output)
    plugin(root, 'Path(host.output_path, "sitemap.xml").write_text("<urlset/>")')
    status, _, told = run(root, host)
    assert status == 0
    assert "a plugin wrote sitemap.xml anew; the site's own stays, which lists every page" in told
    assert tree(root / "output") == before


def test_a_plugin_reads_and_changes_pages_as_pelican_has_them(root):
    change = "page._content += f'<p>{page.url} {page.title}</p>'"
    plugin(root, f"for page in host.pages:\n        {change}", signal="page_generator_finalized")
    assert run(root, TIMELINE)[0] == 0
    text = (root / "output/about/method/index.html").read_text(encoding="utf-8")
    assert "<p>about/method/ How this record is made</p>" in text


def linked(root: Path, name: str) -> None:
    """Put a link to a secret in the place of a file or folder of the content."""
    (root / "secret").mkdir()
    (root / "secret/key.txt").write_text("secret", encoding="utf-8")
    path = root / "content" / name
    path.symlink_to(root / "secret" / ("key.txt" if path.suffix else ""))


def written(root: Path, name: str, *lines: str) -> None:
    """Write a plain file, and lines of settings."""
    path = root / "content" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("x", encoding="utf-8")
    settings(root, *lines)


def placed(path: str) -> str:
    return f"EXTRA_PATH_METADATA['extra/x.txt'] = {{'path': {path!r}}}"


NO_LINK = "a link may not stand here: what it leads to would be published"
REFUSED: dict[str, tuple[Callable[[Path], None], str]] = {
    "a linked file": (partial(linked, name="extra/key.txt"), f"extra/key.txt:1:1: {NO_LINK}"),
    "a linked folder": (partial(linked, name="extra/deep"), f"extra/deep:1:1: {NO_LINK}"),
    "a page": (
        lambda root: written(root, "extra/x.txt", placed("kinds/index.html")),
        "extra/x.txt:1:1: it would be published as kinds/index.html, which is kinds/index.html, a "
        "page or file of this site; give it another name, here or in EXTRA_PATH_METADATA",
    ),
    "a page of prose": (
        lambda root: written(root, "extra/x.txt", placed("about/index.html")),
        "which is about/index.html of content/pages/about.md; give it another name",
    ),
    "a folder of pages": (
        lambda root: written(root, "extra/x.txt", placed("events")),
        "extra/x.txt:1:1: it would be published as events, which is a folder of this site",
    ),
    "below a page": (
        lambda root: written(root, "extra/x.txt", placed("index.html/x")),
        "extra/x.txt:1:1: it would be published as index.html/x, which is index.html, a page",
    ),
    "another file": (
        lambda root: written(root, "extra/x.txt", placed("CNAME")),
        "extra/x.txt:1:1: it would be published as CNAME, which is CNAME of content/extra/CNAME",
    ),
    "outside": (
        lambda root: written(root, "extra/x.txt", placed("../x.txt")),
        "extra/x.txt:1:1: it would be published as '../x.txt', outside the site",
    ),
    "from the root": (
        lambda root: written(root, "extra/x.txt", placed("/etc/x")),
        "extra/x.txt:1:1: it would be published as '/etc/x', outside the site",
    ),
    "a page with an address of ours": (
        lambda root: (root / "content/pages/kinds.md").write_text(PAGE, encoding="utf-8"),
        "pages/kinds.md:1:1: /kinds/ belongs to the pages of the record; give it another name",
    ),
}


@pytest.mark.parametrize("row", some(REFUSED, 3))
def test_no_plain_file_leads_out_or_stands_over_a_page(root, row):
    before = tree(made(root).output)
    change, told = REFUSED[row]
    change(root)
    with pytest.raises(InputError) as error:
        made(root)
    assert [told in str(problem) for problem in error.value.problems] == [True]
    assert tree(root / "output") == before


@pytest.mark.parametrize(
    ("paths", "told"),
    [
        ("['../secret']", r"has '\.\./secret'; write a folder or file within the content"),
        ("['/etc']", "has '/etc'; write a folder or file within the content"),
        ("[3]", "has 3; write a folder or file within the content"),
        ("['']", "has '', which would publish drafts"),
        ("['events/']", "has 'events/', which would publish drafts"),
    ],
)
def test_a_folder_outside_the_content_is_not_published(root, paths, told):
    settings(root, f"STATIC_PATHS = {paths}")
    with pytest.raises(SettingsError, match=f"STATIC_PATHS in pelicanconf.py {told}"):
        made(root)


def test_a_linked_folder_named_by_the_settings_is_not_published(root):
    linked(root, "icons")
    settings(root, "STATIC_PATHS = ['icons/sub', 'icons']")
    with pytest.raises(InputError, match="content/icons:1:1: a link may not stand here"):
        made(root)


def test_what_editors_leave_beside_plain_files_is_not_published(root):
    before = tree(made(root).output)
    for name in (".DS_Store", "CNAME~", ".CNAME.swp", "#CNAME#", "Thumbs.db"):
        (root / "content/extra" / name).write_bytes(b"x")
    (root / "content/pages/about.md~").write_bytes(b"x")
    assert made(root).rendered == 0
    (root / "content/extra/CNAME").write_bytes(b"y")
    assert tree(made(root).output) == {**before, "CNAME": b"y"}


@A_HOST
def test_a_path_that_no_plain_file_has_is_named(root, host):
    settings(root, "EXTRA_PATH_METADATA['extra/CMANE'] = {'path': 'x'}")
    status, _, told = run(root, host)
    assert status == 0
    assert "EXTRA_PATH_METADATA in pelicanconf.py names 'extra/CMANE', which is no file" in told


@A_HOST
def test_no_setting_of_pelican_gives_a_page_another_address_or_template(root, host):
    before = tree(made(root, has_index=True).output)
    settings(
        root,
        "PAGE_PATHS = ['events']; PAGE_URL = PAGE_SAVE_AS = '{slug}.html'; TYPOGRIFY = True",
        "DEFAULT_METADATA = {'status': 'draft', 'template': 'home'}; PAGE_EXCLUDES = ['about']",
        "EXTRA_PATH_METADATA['pages'] = {'save_as': '../x.html', 'template': 'home'}",
        "READERS = {'md': None}; DELETE_OUTPUT_DIRECTORY = True; OUTPUT_SOURCES = True",
    )
    assert run(root, host)[0] == 0
    assert tree(root / "output") == before


def test_a_template_of_a_page_that_fails_is_named_in_one_line(root, capsys):
    path = root / "theme/templates/page.html"
    text = path.read_text(encoding="utf-8")
    line = text.count("\n", 0, text.index("{{ title }}")) + 1
    for wrong, told in (("1 + 'a'", "TypeError: unsupported"), ("nought.x", "'nought' is undef")):
        path.write_text(text.replace("{{ title }}", f"{{{{ {wrong} }}}}"), encoding="utf-8")
        status = cli.main(["build", "--root", str(root)])
        err = capsys.readouterr().err
        assert (status, err.count("\n")) == (2, 1)
        assert f"page.html:{line}: {told}" in err
