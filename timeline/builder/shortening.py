"""HTML in fewer bytes: what a browser makes of it is the same."""

import re

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
