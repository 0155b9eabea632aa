"""Who is called by his first name and that of his father: `Gennady Ivanovich said`.

It is the person named in full with that first name, if there is one alone.
"""

import re
from collections.abc import Iterator

from timeline.convert.names.names import Mention
from timeline.convert.people.named import ADJACENT, BREAK, ArticleNames
from timeline.convert.words.inflection import keys
from timeline.text.languages import either
from timeline.text.letters import CAPITAL, SMALL
from timeline.text.paragraphs import Span

# No last name follows, nor what a stranger is: `Petro Ivanovych, a driver`.
_PAIR = (
    rf"(?P<first>{CAPITAL}{SMALL}+)\s{CAPITAL}{SMALL}*{either('patronymics')}"
    rf"(?!\w|\s{CAPITAL}|,\s{SMALL})"
)
_BEFORE = re.compile(rf"(?<!\w)(?<!{CAPITAL}\.\s){_PAIR}")
_WHOLE = re.compile(_PAIR)
_BEHIND = re.compile(rf"\s{_PAIR}")


def beside(names: ArticleNames, cue: re.Match[str], start: int) -> tuple[str, Span] | None:
    """Return whoever is called so beside a verb, empty if it is nobody we know, and where."""
    plain = names.article.plain
    found = _BEHIND.match(plain, cue.end())
    if not found:
        pairs = list(_BEFORE.finditer(plain, max(start, cue.start() - 2 * ADJACENT), cue.start()))
        found = pairs[-1] if pairs else None
        if not found or BREAK.search(plain, found.end(), cue.start()):
            return None
    if any(m.actor for m in names.article.within(*found.span())):
        return None
    return _named(names, found), Span(*found.span(), found[0])


def last(names: ArticleNames, start: int, end: int) -> str:
    """Return who alone is called so between two offsets, where nobody else is named."""
    pairs = [*_BEFORE.finditer(names.article.plain, start, end)]
    found = {_named(names, pair) for pair in pairs}
    return found.pop() if len(found) == 1 else ""


def is_known(names: ArticleNames, start: int, end: int) -> bool:
    """Return whether words are the first name of somebody we know and that of a father."""
    pair = _WHOLE.fullmatch(names.article.plain, start, end)
    return pair is not None and bool(_named(names, pair))


def _named(names: ArticleNames, pair: re.Match[str]) -> str:
    first = set(keys(pair["first"]))
    persons = (m for m in names.persons if m.end < pair.start())
    having = {m.actor for m in persons if not first.isdisjoint(_first_names(names, m))}
    return having.pop() if len(having) == 1 else ""


def _first_names(names: ArticleNames, mention: Mention) -> Iterator[str]:
    """Yield the forms of a first name: as somebody is named, or else as the entry has it."""
    actor = names.actor(mention.actor)
    known = (mention.text,) if " " in mention.text or not actor else (actor.name, *actor.aliases)
    return (key for name in known if " " in name for key in keys(name.split()[0]))
