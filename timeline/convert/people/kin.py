"""Somebody of a person or beside him, whose words are not his: `the wife of X`, `a man at X`."""

import re

from timeline.convert.names.names import Mention
from timeline.convert.people.strangers import is_governed
from timeline.convert.reading.article import Article
from timeline.convert.reading.speech import AT_ONCE
from timeline.text.languages import either, pattern

# `The wife of X`, and not `a post of X` or `the words of X`.
_OF = re.compile(rf"\s{either('role_of', 'under')}\s\Z", re.IGNORECASE)
_SPEECH_OF = re.compile(
    rf"\b{either('speech_of')}\s\w+\s(?:(?=[a-z]){either('titles')}\s)?\Z", re.IGNORECASE
)
# `in X's words`
_OWNS = re.compile(r"['’ʼ]")
# `a statement by X`, `the words of X`, `and X`: X speaks.
_OF_HIM = pattern("by_somebody", "and", after=r"\s\Z")
# `по словам жены X`: no title of his.
_KIN = pattern("kin", after=r"\s\Z")


def speaks(article: Article, person: Mention) -> bool:
    """Return whether it is not a person who speaks, but somebody of his or beside him."""
    return _is_of_kin(article, person) or is_beside(article, person)


def is_beside(article: Article, person: Mention) -> bool:
    """Return whether somebody beside a person speaks: `a source close to X`, `a man at X`."""
    before = article.plain[max(0, person.start - AT_ONCE) : person.start]
    is_owner = _OWNS.match(article.plain, person.end) is not None
    is_object = is_governed(article, person.start) and not is_owner
    return is_object and not (_OF_HIM.search(before) or _SPEECH_OF.search(before))


def _is_of_kin(article: Article, person: Mention) -> bool:
    """Return whether somebody or something of a person speaks: `the wife of X said`."""
    before = article.plain[max(0, person.start - AT_ONCE) : person.start]
    if _KIN.search(before):
        return True
    return _OF.search(before) is not None and not _SPEECH_OF.search(before)
