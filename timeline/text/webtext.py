"""The article of a web page: the part that holds most of its prose, as paragraphs.

It needs lxml, an optional library (the extra `html`). What stands beside the article is known by
its tag, or by words that sites name such parts with; each step looks at every element once.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_UNSEEN = ("script", "style", "noscript", "template", "iframe", "object", "svg", "select", "button")
_BESIDE = frozenset("nav footer aside form figure dialog menu".split())
_PROSE = frozenset("p li blockquote h1 h2 h3 h4 pre dd".split())
_BLOCKS = _PROSE | frozenset(
    "h5 h6 td th div section article main dt ul ol dl table tr body header figcaption br".split()
)
_WHOLE = frozenset("html body article main".split())
# Words in the class or the id of a part that is no article, and of one that is.
_OF_PARTS_BESIDE = re.compile(
    r"(?:^|[\s_-])(?:shar(?:e|ing)|social|relat(?:ed|ive)|comments?|promo|banner|cookies?|menu"
    r"|breadcrumbs?|tags?|newsletter|subscri\w*|advert\w*|ads?|sidebar|widget|recommend\w*|popular"
    r"|footer|nav|navigation|navbar|byline|credits?|donat\w*|print|toolbar|pager|popup|modal"
    r"|gallery|teaser)(?:$|[\s_-])",
    re.IGNORECASE,
)
_OF_ARTICLES = re.compile(
    r"(?:article|story)[_-]?(?:body|text|content)|(?:post|entry)[_-]?(?:body|text|content)"
    r"|(?:news|content)[_-]?(?:text|body)|text[_-]?content",
    re.IGNORECASE,
)
# A part beside the article is smaller than this share of the page, an article holds more of its
# prose than that one.
_MOST_BESIDE, _LEAST = 0.5, 0.3


def paragraphs(html: str) -> list[str]:
    """Return the paragraphs of the article in a page. Raises ImportError without lxml."""
    from lxml import etree

    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    root = etree.fromstring(html.encode("utf-8"), parser)
    page = root.find("body") if root is not None else None
    if page is None:
        return []
    etree.strip_elements(page, *_UNSEEN, with_tail=False)
    _without_parts_beside(page)
    return list(_paragraphs(_article(page)))


def _without_parts_beside(page: "Element") -> None:
    """Take out of a page what is no article, but nothing that is most of it."""
    sizes = _sums(page, lambda element, inner: inner + len(_own(element)))
    most = _MOST_BESIDE * sizes[page]
    for element in [each for each in page.iter() if _is_beside(each) and sizes[each] < most]:
        parent = element.getparent()
        if parent is not None:
            _put_tail_before(element, parent)
            parent.remove(element)


def _put_tail_before(element: "Element", parent: "Element") -> None:
    """Keep the words behind an element that is about to go."""
    before, tail = element.getprevious(), f" {element.tail or ''}"
    if before is None:
        parent.text = (parent.text or "") + tail
    else:
        before.tail = (before.tail or "") + tail


def _is_beside(element: "Element") -> bool:
    if element.tag in _WHOLE:
        return False
    named, parent = _named(element), element.getparent()
    if _OF_ARTICLES.search(named):
        return False
    if element.tag == "time":
        return parent is not None and parent.tag not in _PROSE
    return element.tag in _BESIDE or _OF_PARTS_BESIDE.search(named) is not None


def _named(element: "Element") -> str:
    return " ".join((element.get("class", ""), element.get("id", ""), element.get("role", "")))


def _article(page: "Element") -> "Element":
    """Return the element that holds most prose among those that say they are the article."""
    prose = _sums(page, _prose)
    named = [element for element in page.iter() if _is_article(element)]
    best = max(named, key=lambda element: prose[element], default=page)
    return best if prose[best] >= _LEAST * prose[page] else page


def _is_article(element: "Element") -> bool:
    return (
        element.tag in ("article", "main")
        or element.get("itemprop") == "articleBody"
        or element.get("role") == "main"
        or _OF_ARTICLES.search(_named(element)) is not None
    )


def _prose(element: "Element", inner: int) -> int:
    """Return how much prose an element has; the words of a link are none."""
    return 0 if element.tag == "a" else inner + len(_own(element))


def _own(element: "Element") -> str:
    """Return the words of an element that stand in no other."""
    return (element.text or "") + "".join(inner.tail or "" for inner in element)


def _sums(page: "Element", count: "Callable[[Element, int], int]") -> "Mapping[Element, int]":
    """Return for each element what `count` makes of it and of the sum of those in it."""
    sums: dict[Element, int] = {}
    for element in reversed(list(page.iter())):
        sums[element] = count(element, sum(sums[inner] for inner in element))
    return sums


def _paragraphs(article: "Element") -> Iterator[str]:
    """Yield the words between the ends of two blocks, on one line."""
    from lxml import etree

    found: list[str] = []
    for event, element in etree.iterwalk(article, events=("start", "end")):
        is_start = event == "start"
        if element.tag in _BLOCKS and (text := " ".join("".join(found).split())):
            yield text
        if element.tag in _BLOCKS:
            found = []
        is_inside = is_start or element is not article
        found.append((element.text if is_start else element.tail if is_inside else "") or "")
    if text := " ".join("".join(found).split()):
        yield text
