"""`timeline new`: questions, flags or the form of an issue to an event file."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

import click

from timeline import compose
from timeline.check import same_events
from timeline.cli.clock import zone_of
from timeline.cli.common import ROOT, complain
from timeline.cli.event_folder import KEPT, EventFolder, EventWriter, KeptAnswers, text_of
from timeline.cli.interview import Interview, SameEventError, ask
from timeline.compose import Answers
from timeline.model import Event, Problem
from timeline.record import Content, read_content


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
    kept = KeptAnswers(root)
    events = EventFolder(content, root)
    desk, writer = _Desk(events, kept), EventWriter(events, kept, edit=edit)
    given = {key: text.strip() for key, text in flags.items() if text and text.strip()}
    from_issue = _of_issue(issue) if issue else {}
    if whole := from_issue.pop("file", ""):
        return writer.write(whole)
    if who := from_issue.pop("who", ""):
        from_issue |= desk.sorted(who, given.get("kind") or from_issue.get("kind", ""))
    named = partial(_named, from_issue.keys() - given.keys())
    answers = desk.fitting({**from_issue, **given}, named=named)
    if not _is_enough(content, answers):
        try:
            answers = desk.asked(answers)
        except SameEventError as same:
            return writer.add(same.event, same.answers)
        return writer.write(text_of(answers), was_asked=True)
    return writer.write(text_of(answers))


def _named(of_issue: Collection[str], key: str) -> str:
    """Return what a person knows a key by: the question of the issue form, or the flag."""
    return f"“{compose.ISSUE_LABELS[key]}”" if key in of_issue else f"--{key.replace('_', '-')}"


def _is_enough(content: Content, given: Answers) -> bool:
    asked = compose.asked(content.vocabulary, given)
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
    """Where answers are made fit for an event file, and what is missing is asked for."""

    def __init__(self, events: EventFolder, kept: KeptAnswers) -> None:
        self._events, self._content, self._kept = events, events.content, kept

    def fitting(self, given: Answers, *, named: Callable[[str], str]) -> Answers:
        """Return what was given as it stands in the file; raises click.UsageError for all faults.

        `named` gives what whoever gave an answer calls its key.
        """
        if ":" in given.get("time", "") and "tz" not in given:
            given = {**given, "tz": zone_of(self._events.root).key}
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
            unit = compose.unit_of(fit, self._content.record)
            fit |= {"unit": unit} if unit else {}
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
        kept = self._kept.read()
        if kept:
            click.echo("Your answers of last time stand in brackets; Enter keeps each.")
        interview = Interview(
            record=self._content.record,
            found=self.found,
            same=self._same,
            keep=self._kept.write,
        )
        try:
            return ask(interview, given, kept)
        except click.Abort:
            complain(f"\n{KEPT}" if self._kept else "")
            raise

    def found(self, answers: Answers, key: str) -> Sequence[Problem]:
        """Return what `check` says of the answer to `key`."""
        vocabulary = self._content.vocabulary
        file = self._events.read(text_of(compose.completed(answers, vocabulary)))
        lines = compose.lines_of(file, key)
        own = (each for each in self._events.judge(file) if each.path == file.path)
        return [each for each in own if each.line in lines]

    def _same(self, answers: Answers) -> Sequence[Event]:
        """Return the events on file that the answers may be about."""
        whole = compose.completed(answers, self._content.vocabulary)
        file = self._events.read(text_of(whole))
        then = replace(self._content, files=(*self._content.files, file))
        return same_events(then, Path(file.path).name) if file.value else ()
