"""The site as its owner set it up."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What an owner sets once. `url` is the address of the site without a slash at the end.

    An empty `url` means that the address is not known yet: the site works at the root of any
    host, and names no absolute address. `repository` is the address of the project on GitHub,
    such as https://github.com/owner/name, and `commit` the hash of the commit that the site is made
    of, which the data name. `subject` completes the sentence "On … as a whole" over
    a reaction to no event in particular. `licence` names the licence of the site's own texts.
    `language` is that of the interface, `content_language` that of the events' own texts.
    `menu` has further links of the main menu, each a text and an address. `new_file` and
    `new_issue` are where a file and a message are begun, where that is not GitHub; the form of
    /add/ fills `{folder}`, `{name}`, `{text}`, `{title}` and `{link}` in. `search` is the version
    of the program that makes the index of the search, empty where there is none.
    `cards` stands for the fonts and the program that draw share cards, empty where nothing does.
    """

    name: str
    standfirst: str = ""
    subject: str = "the campaign"
    url: str = ""
    language: str = "en"
    content_language: str = "en"
    time_zone: str = "UTC"
    repository: str = ""
    commit: str = ""
    licence: str = ""
    licence_url: str = ""
    new_file: str = ""
    new_issue: str = ""
    menu: tuple[tuple[str, str], ...] = ()
    search: str = ""
    cards: str = ""
    assets: Mapping[str, str] = field(default_factory=dict)

    @property
    def texts_language(self) -> str:
        """The language of the texts where it is another than that of the interface, or nothing."""
        return "" if self.content_language == self.language else self.content_language

    @property
    def base(self) -> str:
        """The path that every link within the site starts with: empty, or such as `/repo`."""
        return urlsplit(self.url).path.rstrip("/")

    @property
    def has_host(self) -> bool:
        """Whether the whole address is known, so that others can be told it."""
        return bool(urlsplit(self.url).netloc)
