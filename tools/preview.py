"""Put the pages of the events that a pull request changes into one file that stands alone.

    python -m tools.preview BASE FILE

The pages are those in output/. Nothing in the file runs or is fetched: no script, no font, and a
link leads to another event of the file, to another site, or nowhere.
"""

import re
import sys
from collections.abc import Sequence
from html import escape
from html.parser import HTMLParser
from pathlib import Path

from timeline.model import Event
from timeline.record import read_content
from tools import request

_MAIN = re.compile(r'<main id="page_content">(.*)</main>', re.DOTALL)
_EVENT = re.compile(r"/events/([a-z0-9-]+)/")
_WEB = re.compile(r"https?://", re.ASCII)
_FETCHED = re.compile(r"@font-face\s*\{[^}]*\}|@import[^;]*;|url\([^)]*\)")
# Which attributes name an id of the same page.
_NAMING = {"id", "for", "aria-labelledby", "aria-describedby", "aria-controls", "popovertarget"}
_DROPPED = {"script", "button", "link"}
_HEAD = """<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>Preview</title><style>
{style}
</style></head><body>
<header class="top"><p class="brand">Preview of what the request changes</p></header>
{pages}
</body></html>
"""


def main(base: str, target: str) -> None:
    """Write the preview of what changed since `base`."""
    events = request.of(read_content(Path("content")).events, request.files(base).standing)
    Path(target).write_text(text(events, Path("output")), encoding="utf-8")
    sys.stdout.write(f"{target}: events shown: {len(events)}\n")


def text(events: Sequence[Event], output: Path) -> str:
    """Return the whole file."""
    shown = {event.id for event in events}
    pages = "\n".join(_page(event, output, shown) for event in events)
    style = "\n".join(p.read_text(encoding="utf-8") for p in output.glob("assets/site.*.css"))
    empty = "<main><p>The request changes no event.</p></main>"
    return _HEAD.format(style=_FETCHED.sub("", style).replace("<", ""), pages=pages or empty)


def _page(event: Event, output: Path, shown: set[str]) -> str:
    file = output / "events" / event.id / "index.html"
    found = _MAIN.search(file.read_text(encoding="utf-8")) if file.is_file() else None
    if not found:
        what = f"{event.title}: {event.status}, so the site has no page of it"
        return f'<main id="{event.id}"><p>{escape(what)}</p></main>'
    inner = _Inner(event.id, shown)
    inner.feed(found[1])
    inner.close()
    return f'<main id="{event.id}">{"".join(inner.parts)}</main><hr>'


class _Inner(HTMLParser):
    """Writes a page's main part anew, with ids of its own and links that lead somewhere."""

    def __init__(self, event_id: str, shown: set[str]) -> None:
        super().__init__(convert_charrefs=False)
        self.parts: list[str] = []
        self._own, self._shown, self._within = f"{event_id}--", shown, 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _DROPPED:
            self._within += tag != "link"
        elif not self._within:
            written = (self._attribute(name, value or "") for name, value in attrs)
            self.parts.append(f"<{tag}{''.join(written)}>")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if self.parts and tag not in _DROPPED and not self._within:
            self.parts[-1] = f"{self.parts[-1][:-1]}/>"

    def handle_endtag(self, tag: str) -> None:
        if tag in _DROPPED:
            self._within -= tag != "link"
        elif not self._within:
            self.parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if not self._within:
            self.parts.append(data)

    def handle_entityref(self, name: str) -> None:
        self.handle_data(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.handle_data(f"&#{name};")

    def _attribute(self, name: str, value: str) -> str:
        if name in _NAMING:
            value = " ".join(f"{self._own}{each}" for each in value.split())
        elif name == "href":
            value = self._href(value)
            if not value:
                return ""
        elif name in {"src", "srcset", "style"} or name.startswith("on"):
            return ""
        return f' {name}="{escape(value)}"'

    def _href(self, value: str) -> str:
        if value.startswith("#"):
            return f"#{self._own}{value[1:]}"
        found = _EVENT.search(value) if not _WEB.match(value) else None
        if found:
            return f"#{found[1]}" if found[1] in self._shown else ""
        return value if _WEB.match(value) else ""


if __name__ == "__main__":
    main(*sys.argv[1:])
