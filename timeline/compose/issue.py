"""The form of an issue as saved: GitHub writes each answer below its question, as a heading.

https://docs.github.com/en/communities/using-templates-to-encourage-useful-issues-and-pull-requests
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from timeline.compose.answers import Answers
from timeline.record import Record, Registry

# The questions of the form by the key that they answer. Who took part is told in free words, which
# are sorted into speaker, actors and places where they are on file.
LABELS: Mapping[str, str] = {
    "url": "Link to a published report",
    "date": "Day it happened or was said",
    "kind": "What it is",
    "who": "Who spoke or took part, and where",
    "summary": "What happened or was said, in your own words",
    "says": "What somebody claims that others contest, or counts, in one sentence",
    "claimed_by": "Who claims it",
    "question": "Which question of the site it answers",
    "number": "Its number, and what it counts",
    "file": "The file",
}
MAX_BYTES = 70_000  # an issue has at most 65,536 characters
_BETWEEN = re.compile(r"[,;\n]|\.\s|\s+(?:and|in|at|і|та|и|у|в)\s+")
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


def sorted_names(who: str, kind: str, record: Record) -> Answers:
    """Return the speaker, actors and places of the record that free words name, by key.

    Of an event of the column `said` whoever is named first speaks.
    """
    parts = [part.strip(" .") for part in _BETWEEN.split(who)]
    actors = _ids(parts, record.actors)
    places = _ids([part for part in parts if not record.actors.find(part)], record.places)
    speaker = ""
    if actors and kind in record.vocabulary.kind and record.vocabulary.is_said(kind):
        speaker, *actors = actors
    found = {"speaker": speaker, "actors": ", ".join(actors), "places": ", ".join(places)}
    return {key: names for key, names in found.items() if names}


def names_on_no_file(who: str, record: Record) -> tuple[str, ...]:
    """Return the parts of free words that name nobody and no place of the record."""
    parts = (part.strip(" .") for part in _BETWEEN.split(who))
    registries = (record.actors, record.places)
    return tuple(
        part for part in parts if part and not any(_ids([part], each) for each in registries)
    )


def _ids(parts: Sequence[str], registry: Registry[Any]) -> list[str]:
    found = (registry.by_id.get(part) or registry.find(part) for part in parts)
    return list(dict.fromkeys(entry.id for entry in found if entry))


def _plain(key: str, said: str) -> str:
    if key == "file":
        code = _CODE.match(said)
        return code["code"] if code else f"{said}\n"
    if key == "kind":  # `Strike: an attack from a distance` has the meaning, for who chooses
        return said.partition(":")[0].strip()
    return " ".join(said.split())
