"""Say in a reader's words what a pull request does, for the summary of the workflow.

    python -m tools.summary BASE

PREVIEW in the environment is the address of the preview, if one was made. Where GITHUB_REPOSITORY
names the repository, what is on no file has a link that begins its file.
"""

import os
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import quote, urlencode

from timeline.check import new_entries, report
from timeline.check.provisional import NewEntry
from timeline.cli import check
from timeline.cli.base import of_commit
from timeline.model import Event, Problem, Status
from timeline.model.dates import day_label
from timeline.record import Content, read_content
from tools import request

_SIGNS = re.compile(r"([!-/:-@\[-`{-~])")
_MOST_NAMED = 20
_MOST_PROBLEMS = 200


def main(base: str) -> None:
    """Print the summary of what changed since `base`."""
    root = Path()
    content = read_content(root / "content")
    found = check.findings(content, of_commit(root, base), root)
    files = request.files(base)
    host = os.environ.get("GITHUB_SERVER_URL", "https://github.com")
    repository = os.environ.get("GITHUB_REPOSITORY", "")
    entries = new_entries(content, files.standing) if repository else ()
    begun = [_begun(f"{host}/{repository}", entry) for entry in entries]
    told = text(content, files, found, os.environ.get("PREVIEW", ""), begun)
    sys.stdout.write(f"{told}\n")


def text(
    content: Content,
    files: request.Files,
    found: Sequence[Problem],
    preview: str,
    begun: Sequence[str] = (),
) -> str:
    """Return the summary in GitHub's Markdown; `begun` are links that begin a file."""
    lines = [*_does(content, files), "", *_result(found, files)]
    if begun:
        named = ", ".join(begun[:_MOST_NAMED])
        lines += ["", f"A name alone will do. To give it a page, begin its file: {named}."]
    if preview:
        lines += ["", f"[Look at the preview]({preview}) (GitHub asks you to sign in)."]
    return "\n".join(lines)


def _begun(repository: str, entry: NewEntry) -> str:
    asked = urlencode({"filename": entry.name, "value": entry.text}, quote_via=quote)
    return f"[{_plain(entry.name)}]({repository}/new/main/{quote(entry.folder)}?{asked})"


def _does(content: Content, files: request.Files) -> Iterator[str]:
    added = request.of(content.events, files.added)
    changed = request.of(content.events, files.changed)
    gone = [path for path in files.deleted if path.startswith(request.EVENTS)]
    told = [
        *_each("Adds", added, content),
        *_each("Changes", changed, content),
        *(f"- Deletes {_plain(path)}" for path in gone[:_MOST_NAMED]),
    ]
    others = len(files.standing) + len(files.deleted) - len(added) - len(changed) - len(gone)
    yield from told
    if others:
        also = "also " if told else ""
        yield f"- It {also}changes {others} other file{'' if others == 1 else 's'}."
    elif not told:
        yield "It changes no file."


def _each(verb: str, events: Sequence[Event], content: Content) -> Iterator[str]:
    counts = Counter(event.kind for event in events)
    kinds = {kind.id: kind for kind in content.record.vocabulary.kinds}
    if len(events) > 1:
        named = (
            f"{n} {(kinds[kind].plural if n > 1 else kinds[kind].name).lower()}"
            for kind, n in counts.items()
            if kind in kinds
        )
        yield f"{verb} {', '.join(named)}:\n"
    one = f"{verb} 1" if len(events) == 1 else "-"
    for event in events[:_MOST_NAMED]:
        kind = kinds[event.kind].name.lower() if event.kind in kinds else _plain(event.kind)
        where = "".join(f" at {_place(place, content)}" for place in event.places[:1])
        state = "" if event.status is Status.PUBLISHED else f" ({event.status})"
        yield f"{one} {kind} on {_day(event)}{where}{state}: {_plain(event.title)}"
    if len(events) > _MOST_NAMED:
        yield f"- and {len(events) - _MOST_NAMED} more"


def _result(found: Sequence[Problem], files: request.Files) -> Iterator[str]:
    wrong = [each for each in found if not each.is_remark]
    seen = [each for each in found if each.is_remark and each.path in files.standing]
    if wrong:
        noun = "problem" if len(wrong) == 1 else "problems"
        yield f"**{len(wrong)} {noun}** to mend; each line says where, and what to write instead:"
        yield from _listed(wrong)
    else:
        yield "All is well: the check found no problem. An editor reads it next."
    if seen:
        noun, stop = ("remark", "stops") if len(seen) == 1 else ("remarks", "stop")
        yield f"\n{len(seen)} {noun}, which {stop} nothing:"
        yield from _listed(seen)


def _listed(found: Sequence[Problem]) -> Iterator[str]:
    yield ""
    # Indented lines are code, which no text from a request can end.
    for line in report.as_text(found[:_MOST_PROBLEMS]).split("\n"):
        yield f"    {line}"
    if len(found) > _MOST_PROBLEMS:
        yield f"\nand {len(found) - _MOST_PROBLEMS} more."


def _day(event: Event) -> str:
    return event.date.edtf if event.date.is_month else day_label(event.date.first)


def _place(place: str, content: Content) -> str:
    found = content.record.places.by_id.get(place)
    return _plain(found.name if found else place)


def _plain(text: str) -> str:
    """Return `text` so that Markdown takes nothing in it for a sign of its own."""
    shown = "".join(c if c.isprintable() else " " for c in text)
    return _SIGNS.sub(r"\\\1", shown)


if __name__ == "__main__":
    main(*sys.argv[1:])
