"""Where claims stand: who denies one, who says otherwise, who says so too."""

from dataclasses import dataclass

from timeline.model import Event
from timeline.site.context import Context


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """An actor by its short name, and where and when it said so; `href` is empty if nowhere."""

    name: str
    href: str
    day: str
    iso: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Who denies a claim, who answers its question otherwise, and who answers it so too."""

    denies: tuple[Voice, ...] = ()
    otherwise: tuple[Voice, ...] = ()
    agrees: tuple[Voice, ...] = ()


def standings(context: Context, event: Event) -> tuple[Standing, ...]:
    """Return where each claim of an event stands, in file order."""
    del context
    return tuple(Standing() for _ in event.claims)


def clause(context: Context, event: Event) -> str:
    """Return in a few words who contests an event, or says so too."""
    del context, event
    return ""


def relay(context: Context, event: Event) -> str:
    """Return whom all reports of an event cite, if all cite one."""
    del context, event
    return ""
