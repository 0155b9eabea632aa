"""A page of the site before it is rendered, and the site it belongs to."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What an owner sets once. `url` is the address of the site without a slash at the end.

    An empty `url` means that the address is not known yet: the site works at the root of any
    host, and names no absolute address. `repository` is the address of the project on GitHub,
    such as https://github.com/owner/name. `subject` completes the sentence "On … as a whole" over
    a reaction to no event in particular. `licence` names the licence of the site's own texts.
    """

    name: str
    standfirst: str = ""
    subject: str = "the campaign"
    url: str = ""
    language: str = "en"
    time_zone: str = "UTC"
    repository: str = ""
    licence: str = ""
    licence_url: str = ""
    assets: Mapping[str, str] = field(default_factory=dict)

    @property
    def base(self) -> str:
        """The path that every link within the site starts with: empty, or such as `/repo`."""
        return urlsplit(self.url).path.rstrip("/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Prose:
    """A page of running text: its address, such as `/about/`, and its text as safe HTML."""

    address: str
    title: str
    description: str
    html: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One file of the output: where it goes, its template and what makes the template's values.

    `path` is relative to the output folder and never comes from an event file. `given` tells apart
    what the page is made from where neither events nor settings do.
    """

    path: str
    template: str
    make: Callable[[], Mapping[str, object]]
    given: str = ""

    @property
    def values(self) -> Mapping[str, object]:
        """The values the template gets, computed anew each time."""
        return self.make()
