"""Who is called by his first name and that of his father: `Gennady Ivanovich said`.

It is the person named in full with that first name, if there is one alone.
"""

import re

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


def is_known(names: ArticleNames, start: int, end: int) -> bool:
    """Return whether words are the first name of somebody we know and that of a father."""
    pair = _WHOLE.fullmatch(names.article.plain, start, end)
    return pair is not None and bool(_named(names, pair))


def _named(names: ArticleNames, pair: re.Match[str]) -> str:
    first = set(keys(pair["first"]))
    persons = (m for m in names.persons if m.end < pair.start() and " " in m.text)
    having = {m.actor for m in persons if not first.isdisjoint(keys(m.text.split()[0]))}
    return having.pop() if len(having) == 1 else ""
