"""A page of running text, whose links within the site start where the site does."""

from dataclasses import dataclass

from timeline.formats.pagefile import ProsePage
from timeline.site.context import Context

# The page that says who makes the record also says how to reach them.
_ABOUT = "about"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProseView:
    """What stands around the text of a page.

    The page about the record has the day of its `last_change` and the address where its makers
    can be written to, each empty where it is not known.
    """

    title: str
    is_about: bool = False
    last_change: str = ""
    contact: str = ""


def prose_view(context: Context, page: ProsePage) -> ProseView:
    """Return what stands around the text of a page."""
    if page.address != _ABOUT:
        return ProseView(title=page.title)
    repository = context.site.repository
    return ProseView(
        title=page.title,
        is_about=True,
        last_change=context.last_change,
        contact=f"{repository}/issues" if repository else "",
    )
