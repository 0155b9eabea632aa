"""A page of prose: front matter with `title` and `description`, then a Markdown body.

Its address follows from its place: content/pages/about/method.md becomes /about/method/. Pelican
would let it name paths, a template and a status; here it may say no such thing.
"""

from collections.abc import Mapping
from typing import Annotated

from msgspec import Meta

from timeline.model import Frozen, InputError, Problem
from timeline.model.fields import Text
from timeline.text import merging, pieces, prose, reading, strictyaml, typed
from timeline.text.reading import FENCE

MAX_BYTES = 64 * 1024
Address = Annotated[str, Meta(pattern=r"^[a-z0-9-]+(/[a-z0-9-]+)*$")]
_PLACED = "a page stands where its file does, content/pages/about.md at /about/; move the file"
# What a page computes, or Pelican would read (its docs: content.html#file-metadata), and the cure.
_NOT_WRITTEN: Mapping[str, str] = {
    "body": "write it below the second `---`",
    **dict.fromkeys("address path path_override save_as slug url url_path".split(), _PLACED),
    "template": "every page has the same template, page.html; take this line out",
    "status": "every page is published; keep one that is not ready elsewhere, and take this out",
    "summary": "write it as `description`",
    **dict.fromkeys(
        "author authors category date keywords lang modified tags translation".split(),
        "a page has a title and a description alone; take this line out",
    ),
}


class ProsePage(Frozen, frozen=True, kw_only=True):
    """One page of prose; `address` is its path on the site without slashes at the ends."""

    address: Annotated[Address, Meta(description="small letters, digits and hyphens")]
    title: Annotated[Text, Meta(max_length=90, description="the heading of the page")]
    description: Annotated[
        Text, Meta(max_length=300, description="one sentence for search engines")
    ]
    body: Annotated[str, Meta(description="Markdown")] = ""


def loads(raw: bytes, *, path: str, address: str) -> ProsePage:
    """Return the page in `raw`, the bytes of the file at `path`; raises InputError."""
    text = reading.decoded(raw, path=path, most=MAX_BYTES)
    match = FENCE.match(text)
    if not match:
        message = "the file does not start with `---`, a title, a description and a second `---`"
        raise InputError([Problem(path=path, message=message)])
    start = match.start("body")
    problems = list(reading.unsafe(strictyaml.visible(text[:start]) + text[start:], path))
    problems += [
        Problem.at(path, text, start + offset, message)
        for offset, message in (*prose.page_faults(match["body"]), *merging.find(match["body"]))
    ]
    page = _page(match["yaml"], match["body"].strip("\n"), path, address, problems)
    if page is None or problems:
        raise InputError(sorted(problems))
    return page


def _page(
    front: str, body: str, path: str, address: str, problems: list[Problem]
) -> ProsePage | None:
    document = pieces.read(front, first_line=2)
    problems += reading.unread(document, path, problems)
    problems += [*typed.doubled(document, path=path), *typed.hidden(document, front, path=path)]
    problems += reading.needless(document, path, _NOT_WRITTEN)
    tree = document.tree if isinstance(document.tree, dict) else {}
    keys = {key: value for key, value in tree.items() if key not in _NOT_WRITTEN}
    page, found = typed.build(
        ProsePage,
        {**keys, "address": address, "body": body},
        document,
        path=path,
        computed=_NOT_WRITTEN,
    )
    problems += found
    return page
