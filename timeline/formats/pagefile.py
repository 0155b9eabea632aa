"""A page of prose: front matter with `title` and `description`, then a Markdown body.

Its address follows from its place: content/pages/about/method.md becomes /about/method/. Pelican
would let it name paths, a template and a status; here it may say no such thing.
"""

from collections.abc import Mapping
from typing import Annotated

from msgspec import Meta

from timeline.model import Frozen, InputError, Problem
from timeline.model.fields import Text, means
from timeline.text import merging, prose, reading, typed
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

    address: Annotated[Address, means("small letters, digits and hyphens")]
    title: Annotated[Text, means("the heading of the page", max_length=90)]
    description: Annotated[Text, means("one sentence for search engines", max_length=300)]
    body: Annotated[str, means("Markdown")] = ""


def loads(raw: bytes, *, path: str, address: str) -> ProsePage:
    """Return the page in `raw`, the bytes of the file at `path`; raises InputError."""
    text = reading.decoded(raw, path=path, most=MAX_BYTES)
    match = FENCE.match(text)
    if not match:
        message = "the file does not start with `---`, a title, a description and a second `---`"
        raise InputError([Problem(path=path, message=message)])
    start, body = match.start("body"), match["body"]
    faults = (*prose.page_faults(body), *merging.find(body))
    wrong = [Problem.at(path, text, start + at, message) for at, message in faults]
    keys, told = reading.keys_in(text, path, match, wrong)
    values = reading.given(keys, _NOT_WRITTEN) | {"address": address, "body": body.strip("\n")}
    page, found = typed.build(ProsePage, values, keys, path=path, computed=_NOT_WRITTEN)
    told += [*reading.misused(keys, match["yaml"], path, _NOT_WRITTEN), *found]
    if page is None or told:
        raise InputError(sorted(told))
    return page
