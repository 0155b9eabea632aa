"""The form of an issue as saved: GitHub writes each answer below its question, as a heading.

https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests
"""

import re
from collections.abc import Mapping

from timeline.compose.answers import Answers

# The questions of the form by the key that they answer. Who took part is told in free words, which
# a person has to sort into speaker, actors and places.
LABELS: Mapping[str, str] = {
    "url": "Link to a published report",
    "date": "Day it happened or was said",
    "kind": "What it is",
    "who": "Who spoke or took part, and where",
    "summary": "What happened or was said, in your own words",
    "file": "The file",
}
MAX_BYTES = 70_000  # an issue has at most 65,536 characters
_EMPTY = "_No response_"
_HEADING = re.compile(r"^### +(?P<label>.+?) *$", re.MULTILINE)
_CODE = re.compile(r"\A```\w*\n(?P<code>.*?)^```\s*\Z", re.DOTALL | re.MULTILINE)


def answers_in(text: str) -> Answers:
    """Return the answers in `text`, the body of an issue, by key; raises ValueError where none is.

    `file` is the text of an event file, `who` a line of free words.
    """
    parts = _HEADING.split(text.replace("\r\n", "\n"))
    keys = {label: key for key, label in LABELS.items()}
    given = dict(zip(parts[1::2], map(str.strip, parts[2::2]), strict=True))
    found = {keys[label]: said for label, said in given.items() if label in keys and said}
    found = {key: _plain(key, said) for key, said in found.items() if said != _EMPTY}
    if not found:
        raise ValueError(
            "it is no saved issue form; it needs headings such as "
            f"`### {LABELS['url']}` with the answer below"
        )
    return found


def _plain(key: str, said: str) -> str:
    if key == "file":
        code = _CODE.match(said)
        return code["code"] if code else f"{said}\n"
    if key == "kind":  # `Strike: an attack from a distance` has the meaning, for who chooses
        return said.partition(":")[0].strip()
    return " ".join(said.split())
