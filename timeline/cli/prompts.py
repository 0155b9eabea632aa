"""What is typed on a terminal: words, or the letter of another way to go on."""

import click

BACK, LATER = "b", "l"
NOTHING_BEFORE = f"This is the first question; {LATER} leaves it for later"


def typed(asked: str) -> str:
    """Return what a person types, without the spaces around it; nothing is an answer too."""
    return str(click.prompt(asked, default="", show_default=False)).strip()
