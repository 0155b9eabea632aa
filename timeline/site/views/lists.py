"""The way from one page of a run to the next."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PagerLink:
    """The way to the page before or after: what kind of step it is, and where it leads."""

    label: str
    title: str
    href: str
