"""What is typed on a terminal: words, or the letter of another way to go on."""

from collections.abc import Sequence

import click

BACK, LATER = "b", "l"
NOTHING_BEFORE = f"This is the first question; {LATER} leaves it for later"


def typed(asked: str) -> str:
    """Return what a person types, without the spaces around it; nothing is an answer too."""
    return str(click.prompt(asked, default="", show_default=False)).strip()


def letter(asked: str, letters: Sequence[str]) -> str:
    """Return which of some letters a person types, the first of them for nothing."""
    while (found := typed(asked).lower()) not in ("", *letters):
        click.echo(f"  Write one of these: {', '.join(letters)}")
    return found or letters[0]
