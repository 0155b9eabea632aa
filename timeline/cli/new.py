"""`timeline new`: questions, flags or the form of an issue to an event file."""

import json
import os
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import click
from msgspec import structs

from timeline import compose
from timeline.check import report, same_events
from timeline.cli.clock import this_day, zone_of
from timeline.cli.common import DONE, FOUND, ROOT, complain, say
from timeline.cli.interview import Interview, SameEventError, ask
from timeline.cli.judging import Judge, judge_of
from timeline.compose import Answers
from timeline.convert import files
from timeline.engine.cache import path_of
from timeline.formats import eventfile
from timeline.model import NO_VOCABULARY, Event, InputError, Problem, Source
from timeline.record import Content, names, read_content
from timeline.text.reading import Reading

_GO_ON = "change anything in it with an editor, then run: timeline check"
_KEPT = "your answers are kept; go on with: timeline new"


def _flags(command: Callable[..., int]) -> Callable[..., int]:
    """Give the command a flag for each question."""
    for question in reversed(compose.QUESTIONS):
        name = f"--{question.key.replace('_', '-')}"
        command = click.option(name, question.key, metavar="…", help=f"{question.ask}.")(command)
    return command


@click.command()
@click.option(
    "--from-issue",
    "issue",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    metavar="FILE",
    help="Take the answers from an issue form, saved as text.",
)
@click.option("--edit", is_flag=True, help="Then open the file in your editor, and check it.")
@_flags
@ROOT
def new(root: Path, issue: Path | None, edit: bool, **flags: str | None) -> int:
    """Ask for the lines an event needs, and write its file.

    Each answer is held to the rules of `timeline check`. What a flag or an issue form answers is
    not asked; with all that is needed nothing is. Names may be written in any spelling.

    \b
    Examples:
      timeline new
      timeline new --edit
      timeline new --from-issue issue.md
      timeline new --kind incident --date 2019-05-15 --url https://example.org/1 \\
        --title "Mayor says a bridge gave way" --summary "She said it was old. Nobody was hurt."
    """
    content = read_content(root / "content")
    desk = _Desk(content, root)
    given = {key: text.strip() for key, text in flags.items() if text and text.strip()}
    from_issue = _of_issue(issue) if issue else {}
    if whole := from_issue.pop("file", ""):
        return desk.write(whole, edit=edit)
    if who := from_issue.pop("who", ""):
        from_issue |= desk.sorted(who, given.get("kind") or from_issue.get("kind", ""))
    named = partial(_named, from_issue.keys() - given.keys())
    answers = desk.fitting({**from_issue, **given}, named=named)
    if not _is_enough(content, answers):
        try:
            answers = desk.asked(answers)
        except SameEventError as same:
            return desk.add(same.event, same.answers, edit=edit)
        return desk.write(desk.text(answers), edit=edit, was_asked=True)
    return desk.write(desk.text(answers), edit=edit)


def _named(of_issue: Collection[str], key: str) -> str:
    """Return what a person knows a key by: the question of the issue form, or the flag."""
    return f"“{compose.ISSUE_LABELS[key]}”" if key in of_issue else f"--{key.replace('_', '-')}"


def _is_enough(content: Content, given: Answers) -> bool:
    asked = compose.asked(content.vocabulary.value or NO_VOCABULARY, given)
    return all(question.key in given for question in asked if question.is_needed)


def _of_issue(path: Path) -> dict[str, str]:
    try:
        with path.open("rb") as file:
            raw = file.read(compose.MAX_ISSUE)
        return dict(compose.answers_in(raw.decode("utf-8")))
    except UnicodeDecodeError:
        raise click.UsageError(f"{path}: it is not UTF-8 text; save it as UTF-8") from None
    except ValueError as error:
        raise click.UsageError(f"{path}: {error}") from None


class _Desk:
    """Where an event file is written: the content it goes into, and what is kept of answers."""

    def __init__(self, content: Content, root: Path) -> None:
        self._content, self._root = content, root
        self._judge: Judge = judge_of(content, root / "seeds", with_remarks=True)
        self._taken = frozenset(
            name for event in content.events for name in (event.id, *event.aliases)
        )
        cache = path_of(root, os.environ)
        self._kept = cache.with_suffix(".answers.json") if cache else None

    def fitting(self, given: Answers, *, named: Callable[[str], str]) -> Answers:
        """Return what was given as it stands in the file; raises click.UsageError for all faults.

        `named` gives what whoever gave an answer calls its key.
        """
        if ":" in given.get("time", "") and "tz" not in given:
            given = {**given, "tz": zone_of(self._root).key}
        fit: dict[str, str] = {}
        for question in compose.QUESTIONS:
            if said := given.get(question.key):
                parts = compose.split(said) if question.is_many else (said,)
                record = self._content.record
                meant = [compose.settled(question, each, record) or each for each in parts]
                fit[question.key] = ", ".join(meant)
        if "says" in fit and "speaker" in fit:
            fit.setdefault("claimed_by", fit["speaker"])
        if "number" in fit and "unit" not in fit:
            fit |= {"unit": unit} if (unit := compose.unit_of(fit, self._content.record)) else {}
        faults = [
            f"{named(key)}: {found[0].message.removeprefix(f'{key}: ')}"
            for key in fit
            if (found := [each for each in self.found(fit, key) if not each.is_remark])
        ]
        if faults:
            raise click.UsageError("\n".join(faults))
        if "url" in fit and fit["url"] != given["url"]:
            click.echo(f"{named('url')}: taken as {fit['url']}")
        return fit

    def sorted(self, who: str, kind: str) -> Answers:
        """Return what is on file of the names in free words by key, and say what they were."""
        click.echo(f"the issue names: {who}")
        record = self._content.record
        question = next(each for each in compose.QUESTIONS if each.key == "kind")
        found = compose.sorted_names(who, compose.settled(question, kind, record) or "", record)
        for key, names_of in found.items():
            click.echo(f"  {key}: {names_of}")
        if left := compose.names_on_no_file(who, record):
            told = ", ".join(left)
            click.echo(f"  on no file: {told}; give --speaker, --actors or --places for these")
        return found

    def asked(self, given: Answers) -> Answers:
        """Return `given` and a person's answers to all else.

        Raises click.Abort, and SameEventError where it is an event on file.
        """
        kept = self._before()
        if kept:
            click.echo("Your answers of last time stand in brackets; Enter keeps each.")
        interview = Interview(
            record=self._content.record, found=self.found, same=self._same, keep=self._keep
        )
        try:
            return ask(interview, given, kept)
        except click.Abort:
            complain(f"\n{_KEPT}" if self._kept and self._kept.exists() else "")
            raise

    def found(self, answers: Answers, key: str) -> Sequence[Problem]:
        """Return what `check` says of the answer to `key`."""
        vocabulary = self._content.vocabulary.value or NO_VOCABULARY
        file = self._read(self.text(compose.completed(answers, vocabulary)))
        lines = compose.lines_of(file, key)
        own = (each for each in self._judge(file) if each.path == file.path)
        return [each for each in own if each.line in lines]

    def text(self, answers: Answers) -> str:
        """Return the text of the file that `answers` make."""
        return compose.text_of(answers, added=this_day(os.environ))

    def write(self, text: str, *, edit: bool, was_asked: bool = False) -> int:
        """Write the file unless it has a problem, and print what there is to see in it."""
        file = self._read(text)
        found = self._judge(file)
        if file.value is None or not all(problem.is_remark for problem in found):
            say(report.as_text(found))
            complain(f"nothing is written; {_KEPT}" if was_asked else "nothing is written")
            return FOUND
        path = self._root / "content" / "events" / file.value.file_name
        path.parent.mkdir(parents=True, exist_ok=True)
        files.write_new(path, eventfile.dumps(file.value))
        if was_asked:
            self._forget()
        say(report.as_text(found))
        click.echo(f"wrote {path}; {_GO_ON}")
        return self._edited(path) if edit else DONE

    def add(self, event: Event, answers: Answers, *, edit: bool) -> int:
        """Add the report that was asked for to the file of an event; print what is to see in it."""
        path = self._root / "content" / "events" / event.file_name
        raw = path.read_bytes()
        try:
            text = eventfile.extended(
                self._of(raw, self._shown(path.name)),
                raw.decode("utf-8"),
                sources=[self._source(answers, f"s{len(event.sources) + 1}")],
            )
        except InputError as error:
            complain(f"{error}\nnothing is written; {_KEPT}")
            return FOUND
        found = self._judge(self._of(text.encode(), self._shown(path.name)))
        say(report.as_text(found))
        if not all(problem.is_remark for problem in found):
            complain(f"nothing is written; {_KEPT}")
            return FOUND
        files.replace(path, text.encode())
        self._forget()
        click.echo(f"added the report to {path}; {_GO_ON}")
        return self._edited(path) if edit else DONE

    def _source(self, answers: Answers, key: str) -> Source:
        """Return the report that was asked for, by the outlet on file whose address it has."""
        whole = compose.completed(answers, self._content.vocabulary.value or NO_VOCABULARY)
        event = self._read(self.text(whole)).value
        assert event is not None  # its address was judged, and the rest stands in
        source = event.sources[0]
        owner = names.owner(source.url or "", self._content.record.outlets)
        return structs.replace(source, key=key, outlet=owner or source.outlet)

    def _same(self, answers: Answers) -> Sequence[Event]:
        """Return the events on file that the answers may be about."""
        whole = compose.completed(answers, self._content.vocabulary.value or NO_VOCABULARY)
        file = self._read(self.text(whole))
        then = replace(self._content, files=(*self._content.files, file))
        return same_events(then, Path(file.path).name) if file.value else ()

    def _edited(self, path: Path) -> int:
        """Open the file in an editor, and print what `check` says of it then."""
        click.edit(filename=str(path))
        found = self._judge(self._of(path.read_bytes(), self._shown(path.name)))
        say(report.as_text(found))
        return DONE if all(problem.is_remark for problem in found) else FOUND

    def _read(self, text: str) -> Reading[Event]:
        """Read a file under the name that its title and date give it."""
        unnamed = self._of(text.encode(), self._shown("new.md"))
        event = unnamed.value or unnamed.partial
        name = compose.name_of(event, self._taken) if event else "new.md"
        return self._of(text.encode(), self._shown(name))

    def _shown(self, name: str) -> str:
        return (self._root / "content" / "events" / name).as_posix()

    def _of(self, raw: bytes, path: str) -> Reading[Event]:
        vocabulary = self._content.vocabulary.value or NO_VOCABULARY
        return eventfile.read_bytes(raw, path=path, vocabulary=vocabulary)

    def _before(self) -> Answers:
        """Return the answers that were kept when somebody stopped."""
        if not self._kept:
            return {}
        try:
            kept: Any = json.loads(self._kept.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        keys = {question.key for question in compose.QUESTIONS}
        return {key: text for key, text in kept.items() if key in keys and isinstance(text, str)}

    def _forget(self) -> None:
        if self._kept:
            with suppress(OSError):
                self._kept.unlink(missing_ok=True)

    def _keep(self, answers: Answers) -> None:
        if not self._kept:
            return
        with suppress(OSError):
            self._kept.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            files.replace(self._kept, json.dumps(answers, ensure_ascii=False).encode())
