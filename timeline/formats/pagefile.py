"""A page of prose: front matter with `title` and `description`, then a Markdown body.

Its address follows from its place: content/pages/about/method.md becomes /about/method/.
"""

from typing import Annotated

from msgspec import Meta

from timeline.model import Frozen, InputError, Problem
from timeline.model.fields import Text
from timeline.text import confusables, pieces, prose, reading, typed
from timeline.text.reading import FENCE

Address = Annotated[str, Meta(pattern=r"^[a-z0-9-]+(/[a-z0-9-]+)*$")]


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
    text = reading.decoded(raw, path=path)
    match = FENCE.match(text)
    if not match:
        message = "the file does not start with `---`, a title, a description and a second `---`"
        raise InputError([Problem(path=path, message=message)])
    problems = [Problem.at(path, text, *confusable) for confusable in confusables.find(text)]
    start = match.start("body")
    problems += [
        Problem.at(path, text, start + offset, message)
        for offset, message in prose.page_faults(match["body"])
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
    problems += typed.doubled(document, path=path)
    keys = document.tree if isinstance(document.tree, dict) else {}
    page, found = typed.build(
        ProsePage,
        {**keys, "address": address} | ({"body": body} if body else {}),
        document,
        path=path,
    )
    problems += found
    return page
