"""The addresses of the pages. Nothing else in the site knows how one is written."""

from collections.abc import Iterable, Iterator
from datetime import date
from urllib.parse import quote, urlencode

from timeline.model import Frozen, Strand
from timeline.site.site import Site


class Link(Frozen, frozen=True, eq=False):
    """Words that lead somewhere; an empty `href` leaves them plain.

    `is_name` says that they are a name of the record's, in its language and not in the page's. A
    phrase with such names in it is in `pieces`, which are its `text`: each tells what it is, and a
    template draws them as it draws any link. `lang` is the language of words of others. Links are
    equal where the same words lead to the same page.
    """

    text: str
    href: str = ""
    is_name: bool = False
    lang: str = ""
    pieces: tuple["Link", ...] = ()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Link) and (self.text, self.href) == (other.text, other.href)

    def __hash__(self) -> int:
        return hash((self.text, self.href))


# What a phrase is made of: words of the page, a name of the record, or another phrase.
Part = str | Link
NOTHING = Link("")


def named(name: str) -> Link:
    """Return a name of the record, which leads nowhere."""
    return Link(name, is_name=True)


def phrase_of(parts: Iterable[Part], href: str = "") -> Link:
    """Return one phrase of its parts, each with its own language; they lead where it leads."""
    pieces = tuple(_pieces(parts))
    return Link("".join(piece.text for piece in pieces), href, pieces=pieces)


def joined(between: str, parts: Iterable[Part]) -> Link:
    """Return parts as one phrase, with words of the page between those that say something."""
    said: list[Part] = []
    for part in parts:
        if part if isinstance(part, str) else part.text:
            said += (between, part) if said else (part,)
    return phrase_of(said)


def capital(phrase: Link) -> Link:
    """Return a phrase with a capital letter in front."""
    first, *others = phrase.pieces or (phrase,)
    text = first.text[:1].upper() + first.text[1:]
    return phrase_of((Link(text, is_name=first.is_name), *others), phrase.href)


def _pieces(parts: Iterable[Part]) -> Iterator[Link]:
    for part in parts:
        if isinstance(part, str):
            yield Link(part)
        elif part.pieces:
            yield from part.pieces
        else:
            yield Link(part.text, is_name=part.is_name)


class Links(Frozen, frozen=True):
    """Addresses within a site whose links start with `base`."""

    base: str = ""

    def to(self, address: str) -> str:
        """Return the link to `address`, which starts with a slash."""
        return f"{self.base}{address}"

    def event(self, event_id: str) -> str:
        """Return the link to an event's page."""
        return self.to(f"/events/{event_id}/")

    def day(self, day: date) -> str:
        """Return the link to the page of a day."""
        return self.to(f"/days/{day.isoformat()}/")

    def as_of(self, day: date) -> str:
        """Return the link to the page of what was known on an evening."""
        return self.to(f"/as-of/{day.isoformat()}/")

    def on_map(self, day: date) -> str:
        """Return the link to the map as it shows the day, month or year that `day` begins."""
        return self.to(f"/map/#{map_anchor(day)}")

    def week(self, day: date) -> str:
        """Return the link to the page of the week that a day is in."""
        year, week, _ = day.isocalendar()
        return self.to(f"/timeline/{year:04}-W{week:02}/")

    def kind(self, kind: str) -> str:
        """Return the link to the events of a kind."""
        return self.to(f"/kinds/{kind}/")

    def strand(self, strand: Strand) -> str:
        """Return the link to the events of a strand."""
        return self.to(f"/{strand}/")

    def said_by(self, side: str) -> str:
        """Return the link to the reactions whose speaker is on a side."""
        return self.to(f"/{Strand.SAID}/{side}/")

    def actor(self, actor_id: str) -> str:
        """Return the link to an actor's page."""
        return self.to(f"/actors/{actor_id}/")

    def place(self, place_id: str) -> str:
        """Return the link to a place's page."""
        return self.to(f"/places/{place_id}/")

    def outlet(self, outlet_id: str) -> str:
        """Return the link to an outlet's page."""
        return self.to(f"/sources/{outlet_id}/")

    def adding(self, **known: str) -> str:
        """Return the link to the form of a new event, filled in with what is known."""
        return self.to(f"/add/?{urlencode(known)}")

    def question(self, question_id: str) -> str:
        """Return the link to a question's page."""
        return self.to(f"/questions/{question_id}/")


def map_anchor(day: date) -> str:
    """Return the id of the button of the map that shows what `day` begins."""
    return f"d-{day.isoformat()}"


def edit(site: Site, file: str) -> str:
    """Return the address where a `file` of the content is edited on GitHub."""
    return f"{site.repository}/edit/main/content/{file}" if site.repository else ""


def edit_form(site: Site) -> str:
    """Return where an event file is edited on GitHub, with a gap for its `{name}`."""
    return "" if site.new_file else _on_host(site, "{}/edit/main/content/events/{{name}}")


def new_file(site: Site) -> str:
    """Return where a file of content/`{folder}` is begun, with gaps for its `{name}` and `{text}`.

    A host of which no folder is told takes events alone.
    """
    github = "{}/new/main/content/{{folder}}?filename={{name}}&value={{text}}"
    return site.new_file or _on_host(site, github)


def new_issue(site: Site) -> str:
    """Return where a message is begun, with gaps for its `{title}`, `{link}` and `{text}`."""
    github = "{}/issues/new?template=event.yml&title={{title}}&link={{link}}&file={{text}}"
    return site.new_issue or _on_host(site, github)


def report(site: Site, title: str, page: str) -> str:
    """Return where somebody tells what is wrong on a page, with what is known of it."""
    if site.new_issue or not site.repository:
        return filled(site.new_issue, title=title, link=page)
    told = urlencode({"template": "correction.yml", "title": title, "page": page})
    return f"{site.repository}/issues/new?{told}"


def filled(form: str, **gaps: str) -> str:
    """Return an address with its gaps filled, those that have nothing too."""
    for name in ("folder", "name", "text", "title", "link"):
        form = form.replace(f"{{{name}}}", quote(gaps.get(name, ""), safe="/"))
    return form


def _on_host(site: Site, form: str) -> str:
    return form.format(site.repository) if site.repository else ""
