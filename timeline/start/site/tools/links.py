"""Follow every link within a built site: `python tools/links.py output`.

Prints each page with a link that leads nowhere, and ends with 1 if there is one.
"""

import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit


class Links(HTMLParser):
    """The addresses that a page links to, and the places in it that can be linked to."""

    def __init__(self):
        super().__init__()
        self.found, self.places = set(), set()

    def handle_starttag(self, tag, attrs):
        for name, text in attrs:
            if name in ("href", "src") and text and tag != "base":
                self.found.add(text)
            if name == "id":
                self.places.add(text)


def main(folder):
    """Return how many links lead nowhere."""
    pages = {path.resolve(): read(path) for path in sorted(Path(folder).rglob("*.html"))}
    root, broken = Path(folder).resolve(), 0
    for path, page in pages.items():
        for link in sorted(page.found):
            if reason := fault(link, path, root, pages):
                print(f"{path.relative_to(root)}: {link}: {reason}")
                broken += 1
    print(f"{len(pages)} pages, {broken or 'no'} broken links")
    return broken


def read(path):
    """Return the links of the page at a path."""
    links = Links()
    links.feed(path.read_text(encoding="utf-8"))
    return links


def fault(link, path, root, pages):
    """Return what is wrong with a link on the page at a path, or nothing."""
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return ""
    name = unquote(parts.path)
    target = root / name.lstrip("/") if name.startswith("/") else path.parent / name
    target = (target if name else path).resolve()
    if target.is_dir():
        target = target / "index.html"
    if not target.is_file():
        return "there is no such page"
    if parts.fragment and target in pages and unquote(parts.fragment) not in pages[target].places:
        return "there is no such place on the page"
    return ""


if __name__ == "__main__":
    sys.exit(1 if main(sys.argv[1]) else 0)
