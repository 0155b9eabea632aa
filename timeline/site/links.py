"""The addresses of the pages. Nothing else in the site knows how one is written."""

from dataclasses import dataclass
from datetime import date

from timeline.model import Event, Strand


@dataclass(frozen=True, slots=True)
class Link:
    """Words that lead somewhere; an empty `href` leaves them plain."""

    text: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Links:
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

    def question(self, question_id: str) -> str:
        """Return the link to a question's page."""
        return self.to(f"/questions/{question_id}/")


def edit(repository: str, event: Event) -> str:
    """Return the address where the file of `event` is edited on GitHub."""
    return f"{repository}/edit/main/content/events/{event.file_name}" if repository else ""


def edit_place(repository: str, place_id: str) -> str:
    """Return the address where the entry of a place is edited on GitHub."""
    return f"{repository}/edit/main/content/data/places/{place_id}.yml" if repository else ""
