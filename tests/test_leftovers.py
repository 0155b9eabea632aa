"""What editors and desktops leave in the folders of a site is never published."""

from tests.small import run_of, tree
from timeline.plugin import build
from timeline.text.filenames import is_ignored

# Vim, Emacs, nano, GNOME, macOS and Windows.
LEFTOVERS = (
    ".a.md.swp",
    ".a.md.swo",
    ".a.md.swx",
    "a.md.swp",
    "4913",
    "a.md~",
    ".#a.md",
    "#a.md#",
    ".goutputstream-A1B2",
    ".DS_Store",
    "._a.md",
    "Thumbs.db",
    "thumbs.db",
    "desktop.ini",
    ".gitkeep",
)
WRITTEN = ("2021-06-03-a.md", "a.b.yml", "CNAME", "site.css", "a#b.txt", "~a.txt", "49130")


def test_leftovers_are_told_from_what_somebody_wrote():
    assert [name for name in (*LEFTOVERS, *WRITTEN) if is_ignored(name)] == list(LEFTOVERS)


def test_no_leftover_is_published_and_none_stops_a_build(project):
    before = tree(build(project, url="", run=run_of(project)).output)
    for folder in (
        "seeds",
        "content",
        "content/events",
        "content/days",
        "content/pages",
        "content/data",
        "content/data/map",
        "content/data/actors",
        "theme/static",
        "theme/templates",
    ):
        for name in LEFTOVERS:
            (project / folder / name).write_bytes(b"x\0y")
    (project / "theme/static/.idea").mkdir()
    (project / "theme/static/.idea/site.css").write_bytes(b"x")
    assert tree(build(project, url="", run=run_of(project)).output) == before
