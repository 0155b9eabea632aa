"""Who tries, charges and seeks others: courts, prosecutors and whoever investigates.

Their papers accuse somebody, so what stands in one is never in the words of whomever it names.
"""

import re
from collections.abc import Callable, Iterable
from functools import cache

from timeline.convert.names.names import Mention
from timeline.convert.people.named import ArticleNames
from timeline.convert.words import sorts
from timeline.model import Actor
from timeline.record import Record
from timeline.text.languages import either, pattern

# Words in the names of bodies.
_COURTS, _PROSECUTORS = pattern("courts_are"), pattern("prosecutors_are")
_STEPS = pattern("prosecutes")
# What they write stands right beside a verb: `в приговоре суда сказано`, `the verdict also says`,
# `says the indictment`; not so `After the verdict she said`.
_IN = rf"{either('inside', 'according')}\s(?:the\s)?(?:[\w-]+\s)?"
_MORE = r"(?:\s(?:\w+ly|also|itself))?"
_THE = rf"(?:{either('determiners')}\s|\A)(?:[\w-]+\s)?"
_REACH = 60


def _written(papers: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what finds some papers in front of a verb and behind it."""
    paper = rf"{either(papers)}(?![\w-])"
    before = rf"\b{_IN}{paper}(?:\s[\w-]+){{0,2}}\s\Z|\A\W*{_THE}{paper}{_MORE}\s\Z"
    behind = rf"\s(?P<within>{_IN})?(?:{_THE})?{paper}"
    return re.compile(before, re.IGNORECASE), re.compile(behind, re.IGNORECASE)


# `The verdict reads`, `указано в приговоре`, and no `called the verdict`.
_READS = re.compile(rf"{either('reads_so', 'according')}|.*\s\w{{1,3}}", re.IGNORECASE)
_VERDICT, _CHARGE = _written("verdicts"), _written("charges_written")


def prosecutes(actor: str, record: Record) -> bool:
    """Return whether an actor is a body that tries others, charges them or looks into it."""
    entry = record.actors.by_id.get(actor)
    if not entry or sorts.is_person(actor, record):
        return False
    return _is_called(entry, _is_named)


def _is_called(actor: Actor, sought: Callable[[str], object]) -> bool:
    """Return whether a name of an actor is one that is sought."""
    return any(sought(name) for name in (actor.name, *actor.aliases))


@cache
def _is_named(name: str) -> bool:
    return any(words.search(name) for words in (_COURTS, _PROSECUTORS))


def is_court(actor: str, record: Record) -> bool:
    """Return whether an actor is a court, which has no investigators of its own."""
    entry = record.actors.by_id.get(actor)
    return entry is not None and _is_called(entry, _COURTS.search)


def may_be_accused(actor: str, record: Record) -> bool:
    """Return whether an actor takes no legal step: a force, or a person of no such office."""
    if sorts.is_force(actor, record):
        return True
    return sorts.is_person(actor, record) and not _is_named(record.actors[actor].role or "")


def is_step(words: str) -> bool:
    """Return whether words tell that a court, a prosecutor or an investigator acts."""
    return any(way.search(words) for way in (_STEPS, _COURTS, _PROSECUTORS))


def accuser(named: Iterable[Mention], record: Record) -> str:
    """Return the only body among some names that prosecutes, or nobody."""
    found = {mention.actor for mention in named if prosecutes(mention.actor, record)}
    return found.pop() if len(found) == 1 else ""


def of_paper(names: ArticleNames, cue: re.Match[str]) -> str | None:
    """Return whose a verdict or a charge is that speaks beside a verb; None if none does.

    Of two bodies whose it may be, it is neither's.
    """
    plain = names.article.plain
    sentence = names.article.sentence_at(cue.start())
    start = max(sentence.start, cue.start() - _REACH)
    is_read = _READS.fullmatch(cue[0]) is not None
    for (before, behind), bodies in ((_VERDICT, _COURTS), (_CHARGE, _PROSECUTORS)):
        told = before.search(plain[start : cue.start()])
        after = None if told else behind.match(plain, cue.end(), sentence.end)
        if told or (after and (is_read or after["within"])):
            return _alone(names, bodies, sentence.end)
    return None


def _alone(names: ArticleNames, words: re.Pattern[str], at: int) -> str:
    entries = {m.actor: names.record.actors.by_id.get(m.actor) for m in names.speaking(0, at)}
    found = [actor for actor, entry in entries.items() if entry and _is_called(entry, words.search)]
    return found[0] if len(found) == 1 else ""
