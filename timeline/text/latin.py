"""Letters of other alphabets in Latin ones, for the ids of files: one way, as languages have it."""

from functools import cache

from timeline.text.confusables import fold
from timeline.text.languages import table


@cache
def letters() -> dict[str, str]:
    """Return the Latin letters for each folded letter of another alphabet."""
    return table("latin")


def latin(text: str) -> str:
    """Return `text` folded (see `fold`), in Latin letters as far as they are known."""
    folded = fold(text)
    # Most titles need no table, which is read from the files of all languages.
    return folded if folded.isascii() else "".join(letters().get(sign, sign) for sign in folded)
