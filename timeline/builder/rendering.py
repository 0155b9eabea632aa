"""Pages made of templates and values, of a long record in fewer bytes."""

import gzip
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from functools import partial

from timeline.builder.hosts import Host
from timeline.builder.reading import encode
from timeline.engine import code
from timeline.engine.printing import Renderer
from timeline.engine.publish import digest
from timeline.record import Content, TrackedRecord
from timeline.templates import ThemeError, faults_named, sources

# So many pieces of a page of all events are written at once.
_PIECES = 200
# A start tag. One with a single quote, which could be around a value, stays as it is.
_TAG = re.compile(r"(<[a-z][^<>']*>)")
# A value in front of the slash that ends a tag keeps its quotes, or the slash became part of it.
_QUOTED = re.compile(r"""(?<==)"([^\s"'=<>`]+)"(?!/)""")
# A browser ends a paragraph by itself with what it is in, and where another block begins.
_PARAGRAPH = re.compile(
    r"</p>\s*(?=</(?:li|div|section|td|article|aside|header|main|footer|details|form|figcaption"
    r"|blockquote)>|<(?:p|ul|ol|div|section|h[1-6]|table|details|figure|aside|footer|form|nav|pre)"
    r"[ >])"
)
# Whatever follows one of these, but for space, ends it too.
_ITEM = re.compile(r"</(?:li|t[dhr]|tbody|d[dt]|option)>\s*")
# These stand by themselves, and no line holds the space in front of them.
_SPACE = re.compile(
    r">\s+(?=</?(?:html|head|body|meta|link|title|script"
    r"|header|main|footer|article|section|aside|nav|form|fieldset|details|h[1-6]|p|pre"
    r"|ul|ol|li|div|figure|figcaption|table|tbody|t[dhr])[ >])"
)
# A browser begins the head and the body by itself, and ends them with the file.
_HEAD = re.compile(r"<head>(?=<(?:meta|title)[ >])")
_BODY = re.compile(r"</head><body>\s*(?=<(?:a|header|main|div|p|h1)[ >])")
_END = "</body></html>"
_DIRECTION = ' dir="auto"'
# What is typed into one of these may be written from right to left.
_FIELD = re.compile(rf"<(?:input|textarea)[^<>]*{_DIRECTION}")
_ASCII = re.compile("[\0-\x7f]+")
# Letters that are written from right to left, and signs that have a text begin there.
_FROM_RIGHT = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def renderer(
    host: Host,
    record: TrackedRecord,
    made_by: Mapping[str, bytes],
    *,
    meanwhile: Callable[[], object],
    between: Callable[[], object],
) -> Renderer:
    """Return what the pages of a site are printed with; of the last two see `Renderer`."""
    return Renderer(
        load=partial(_loaded, host),
        render=partial(_pieces, host),
        made_by=made_by,
        record=record,
        take=partial(host.take, record),
        meanwhile=meanwhile,
        between=between,
    )


def made_by(host: Host, content: Content) -> Mapping[str, bytes]:
    """Return for each template a digest of all that shapes its pages besides the record.

    Raises ThemeError.
    """
    texts = sources(host.environment)
    words = encode((content.vocabulary, host.zone.key))
    shape = digest(host.shape, code.digest(), words)
    found = {}
    for name in host.templates:
        with faults_named(name):
            found[name] = digest(shape, *(text.encode("utf-8") for text in texts(name)))
    return found


def get_ready(host: Host) -> None:
    """Do what a build does that renders all; of a fault one tells when the template is needed."""
    code.digest()
    with suppress(ThemeError):
        for template in host.templates:
            _loaded(host, template)


def _loaded(host: Host, template: str) -> object:
    with faults_named(template):
        return host.environment.get_template(template)


def rendered(host: Host, template: str, values: Mapping[str, object]) -> bytes:
    """Return a page of a template and its values, short or packed if they say so.

    Raises ThemeError.
    """
    with faults_named(template):
        text: str = host.environment.get_template(template).render(**host.given, **values)
    page = (shortened(text) if values.get("is_short") else text).encode("utf-8")
    return gzip.compress(page, mtime=0) if values.get("is_packed") else page


def _pieces(host: Host, template: str, values: Mapping[str, object]) -> Iterator[bytes]:
    """Yield a page; one of all events, given as `pieces`, never is in memory as a whole.

    A `packed` one is no text, and stands as it is given.
    """
    if packed := values.get("packed"):
        assert isinstance(packed, Iterator)
        yield from packed
        return
    if "pieces" not in values:
        yield rendered(host, template, values)
        return
    with faults_named(template):
        stream = host.environment.get_template(template).stream(**host.given, **values)
        stream.enable_buffering(_PIECES)
        for text in stream:
            yield text.encode("utf-8")


def shortened(html: str) -> str:
    """Return a page without the quotes, tags and directions that HTML can do without.

    The text in it has to be escaped, as templates do: `<` and `"` stand in tags alone.
    """
    if not (_FROM_RIGHT.search(_ASCII.sub("", html)) or _FIELD.search(html)):
        html = html.replace(_DIRECTION, "")
    bare = _SPACE.sub(">", _ITEM.sub("", _PARAGRAPH.sub("", _unquoted(html))))
    return _BODY.sub("</head>", _HEAD.sub("", bare)).rstrip().removesuffix(_END)


def _unquoted(html: str) -> str:
    """Return a page without quotes in tags: all are looked at at once, joined by what none has."""
    parts = _TAG.split(html)
    # To put together what is between quotes and beside them is quicker than to replace each.
    parts[1::2] = "".join(_QUOTED.split("'".join(parts[1::2]))).split("'")
    return "".join(parts)
