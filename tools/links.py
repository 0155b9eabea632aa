"""Ask once a week whether the reports that events cite still answer, for one issue.

    python -m tools.links report.md

Writes the report as Markdown, or an empty file where every address answers. Nothing is fetched but
the head of an answer, and no redirect is followed: an address that leads on still answers.
"""

import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from http.client import HTTPException
from itertools import islice
from pathlib import Path
from urllib.request import Request

from timeline.archive.wayback import asked
from timeline.record import Content, read_content

PAUSE = 1.0  # seconds between two requests
_PATIENCE = 20.0  # seconds that an answer may take
_GONE = frozenset({404, 410})
# What says nothing of the page: a host that turns machines away, one that asks for patience.
_UNSURE = frozenset({401, 403, 405, 406, 418, 429, 451, 999})
_FAULT_OF_SERVER = 500
_AGENT = "Mozilla/5.0 (compatible; timeline link check; weekly)"
_MOST = 200  # rows, so that an issue holds them


@dataclass(frozen=True, slots=True)
class Cited:
    """An address, the copy of it if there is one, and the ids of the events that cite it."""

    url: str
    copy: str
    events: tuple[str, ...]


def main(arguments: Sequence[str]) -> None:
    """Ask for every address of the record in this folder, and write the report."""
    found = list(cited(read_content(Path("content"))))
    states = []
    for number, each in enumerate(found, 1):
        states.append(state(each.url))
        sys.stdout.write(f"{number} of {len(found)}: {states[-1] or 'answers'}: {each.url}\n")
        time.sleep(PAUSE)
    text = report(list(zip(found, states, strict=True)))
    Path(arguments[0]).write_text(text, encoding="utf-8")


def cited(content: Content) -> Iterator[Cited]:
    """Yield each address that published events cite once, in the order of their files."""
    events: dict[str, list[str]] = {}
    copies: dict[str, str] = {}
    for event in content.record.events:
        for source in event.sources:
            if source.url:
                events.setdefault(source.url, []).append(event.id)
                copies.setdefault(source.url, source.archived or "")
    for url, ids in events.items():
        yield Cited(url, copies[url], tuple(dict.fromkeys(ids)))


def state(url: str, patience: float = _PATIENCE) -> str:
    """Return "gone" or "unsure" with the reason, or nothing for an address that answers."""
    try:
        status = asked(Request(url, headers={"User-Agent": _AGENT}), patience).status
    except (OSError, HTTPException, ValueError) as error:
        reason = str(getattr(error, "reason", "") or error) or type(error).__name__
        return f"{'gone' if _has_no_host(reason) else 'unsure'} ({reason})"
    if status in _GONE:
        return f"gone ({status})"
    return f"unsure ({status})" if status in _UNSURE or status >= _FAULT_OF_SERVER else ""


def _has_no_host(reason: str) -> bool:
    """Return whether nobody has the name of the machine any more."""
    return "Name or service not known" in reason or "nodename nor servname" in reason


def report(found: Sequence[tuple[Cited, str]]) -> str:
    """Return the report: what is gone, each with its events and its copy; how many are unsure."""
    gone = [(each, told) for each, told in found if told.startswith("gone")]
    unsure = sum(told.startswith("unsure") for _, told in found)
    if not gone:
        return ""
    lines = [
        f"Without an answer: {_addresses(len(gone))} of {len(found)}. An archived copy keeps what "
        "a page said: write it as `archived` in the event's file, or run `timeline archive`.",
        "",
        "| address | why | events | copy |",
        "|---|---|---|---|",
        *(_row(each, told) for each, told in islice(gone, _MOST)),
        *([f"… and {len(gone) - _MOST} more"] if len(gone) > _MOST else []),
        "",
        f"{_addresses(unsure)} did not tell: such hosts turn machines away, or had no time.",
    ]
    return "\n".join([*lines, ""])


def _row(each: Cited, told: str) -> str:
    events = ", ".join(f"`{name}`" for name in each.events)
    return f"| `{_cell(each.url)}` | `{_cell(told)}` | {events} | {'yes' if each.copy else 'no'} |"


def _cell(text: str) -> str:
    """Return a text that ends neither a cell nor the code that it is shown as."""
    return " ".join(text.split()).replace("|", "%7C").replace("`", "%60")


def _addresses(count: int) -> str:
    return "1 address" if count == 1 else f"{count} addresses"


if __name__ == "__main__":
    main(sys.argv[1:])
