"""Text of strangers, made so that it prints on one line and commands nothing."""

# GitHub's runner takes what follows this for a command, wherever it stands in a line.
_COMMAND = "##["


def printable(text: str) -> str:
    """Return `text` with escapes for what is no printable character: `\\n`, `\\u202e`."""
    if _COMMAND in text:
        text = text.replace(_COMMAND, "## [")
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in text)
