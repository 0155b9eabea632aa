"""Who is named right behind quoted words, beside a verb that we may not know."""

import re

from timeline.convert.cues import PAPER, PRONOUN
from timeline.convert.found import Basis, Found
from timeline.convert.meant import whom
from timeline.convert.named import ArticleNames
from timeline.convert.speech import AT_ONCE

# Quoted words that a comma ends go on in the words of the reporter.
_RIGHT_BEHIND = re.compile(r"(?:,[\"”»“]|(?<=[!?…])[\"”»“]|[\"”»“],)\s*(?:[–—-]\s*)?(?=[^\W_]|_)")


def named(names: ArticleNames, start: int, end: int) -> Found | None:
    """Find who is named right behind quoted words, before a verb that we may not know.

    Nobody is where other words stand there, which may be such a verb and its subject.
    """
    rest = _RIGHT_BEHIND.match(names.article.plain, start, end)
    if not rest or PAPER.match(names.article.plain, rest.end()):
        return None
    if he := PRONOUN.match(names.article.plain, rest.end(), end):
        return Found(whom(names, he, end), Basis.PRONOUN, he[0], he.start())
    named = next((m for m in names.speaking(rest.end(), end) if m.start == rest.end()), None)
    if named and names.is_person(named.actor):
        return Found(named.actor, Basis.NAMED, named.text, named.start)
    return Found("", Basis.NAMED, names.article.plain[rest.end() : end][:AT_ONCE], rest.end())
