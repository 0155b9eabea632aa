"""Where an event file is written that somebody made with a command, and answers until then."""

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

import click
from msgspec import structs

from timeline import compose
from timeline.check import report
from timeline.cli.clock import this_day
from timeline.cli.common import DONE, FOUND, complain, say
from timeline.cli.judging import Judge, judge_of
from timeline.compose import Answers
from timeline.convert import files
from timeline.engine.cachefile import path_of
from timeline.formats import eventfile
from timeline.model import Event, InputError, Source
from timeline.record import Content, names
from timeline.text.reading import Reading

KEPT = "your answers are kept; go on with: timeline new"
_GO_ON = "change anything in it with an editor, then run: timeline check"


class KeptAnswers:
    """The answers that a site's cache folder keeps; none are kept where that cannot be written."""

    def __init__(self, root: Path) -> None:
        cache = path_of(root, os.environ)
        self._path = cache.with_suffix(".answers.json") if cache else None

    def __bool__(self) -> bool:
        """Whether any are kept."""
        return self._path is not None and self._path.exists()

    def read(self) -> Answers:
        """Return the answers that were kept when somebody stopped."""
        if not self._path:
            return {}
        try:
            kept: Any = json.loads(self._path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        keys = {question.key for question in compose.QUESTIONS}
        return {key: text for key, text in kept.items() if key in keys and isinstance(text, str)}

    def write(self, answers: Answers) -> None:
        """Keep `answers` in place of those before."""
        if not self._path:
            return
        with suppress(OSError):
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            files.replace(self._path, json.dumps(answers, ensure_ascii=False).encode())

    def forget(self) -> None:
        """Keep nothing any more."""
        if self._path:
            with suppress(OSError):
                self._path.unlink(missing_ok=True)


def text_of(answers: Answers) -> str:
    """Return the text of the file that `answers` make."""
    return compose.text_of(answers, added=this_day(os.environ))


class EventFolder:
    """The event files of a site, and what `check` would say of one that is not there yet."""

    def __init__(self, content: Content, root: Path) -> None:
        self.content, self.root = content, root
        self.folder = root / "content" / "events"
        self.judge: Judge = judge_of(content, root, with_remarks=True)
        self._taken = frozenset(
            name for event in content.events for name in (event.id, *event.aliases)
        )

    def read(self, text: str) -> Reading[Event]:
        """Read a file under the name that its title and date give it."""
        unnamed = self.of(text.encode(), "new.md")
        event = unnamed.value or unnamed.partial
        name = compose.name_of(event, self._taken) if event else "new.md"
        return self.of(text.encode(), name)

    def of(self, raw: bytes, name: str) -> Reading[Event]:
        """Return what is found in the bytes of the file `name`."""
        path = (self.folder / name).as_posix()
        return eventfile.read_bytes(raw, path=path, vocabulary=self.content.vocabulary)


class EventWriter:
    """What writes event files; whoever was asked keeps the answers until theirs is written."""

    def __init__(self, events: EventFolder, kept: KeptAnswers, *, edit: bool) -> None:
        self._events, self._kept, self._edit = events, kept, edit

    def write(self, text: str, *, was_asked: bool = False) -> int:
        """Write the file unless it has a problem, and print what there is to see in it."""
        file = self._events.read(text)
        if not self._passes(file) or file.value is None:
            return self._nothing(was_asked=was_asked)
        path = self._events.folder / file.value.file_name
        path.parent.mkdir(parents=True, exist_ok=True)
        files.write_new(path, eventfile.dumps(file.value))
        if was_asked:
            self._kept.forget()
        return self._edited(path, f"wrote {path}")

    def add(self, event: Event, answers: Answers) -> int:
        """Add the report that was asked for to the file of an event; print what is to see in it."""
        path = self._events.folder / event.file_name
        raw = path.read_bytes()
        try:
            text = eventfile.extended(
                self._events.of(raw, path.name),
                raw.decode("utf-8"),
                sources=[self._source(answers, f"s{len(event.sources) + 1}")],
            )
        except InputError as error:
            complain(str(error))
            return self._nothing()
        if not self._passes(self._events.of(text.encode(), path.name)):
            return self._nothing()
        files.replace(path, text.encode())
        self._kept.forget()
        return self._edited(path, f"added the report to {path}")

    def _passes(self, file: Reading[Event]) -> bool:
        """Print what `check` says of a file; return whether it may stand."""
        found = self._events.judge(file)
        say(report.as_text(found))
        return all(problem.is_remark for problem in found)

    def _nothing(self, *, was_asked: bool = True) -> int:
        is_kept = was_asked and self._kept
        complain(f"nothing is written; {KEPT}" if is_kept else "nothing is written")
        return FOUND

    def _source(self, answers: Answers, key: str) -> Source:
        """Return the report that was asked for, by the outlet on file whose address it has."""
        whole = compose.completed(answers, self._events.content.vocabulary)
        event = self._events.read(text_of(whole)).value
        assert event is not None  # its address was judged, and the rest stands in
        source = event.sources[0]
        owner = names.owner(source.url or "", self._events.content.record.outlets)
        return structs.replace(source, key=key, outlet=owner or source.outlet)

    def _edited(self, path: Path, done: str) -> int:
        """Tell what was done; open the file in an editor if asked to, and check it then."""
        click.echo(f"{done}; {_GO_ON}")
        if not self._edit:
            return DONE
        click.edit(filename=str(path))
        return DONE if self._passes(self._events.of(path.read_bytes(), path.name)) else FOUND
