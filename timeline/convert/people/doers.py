"""Strangers who do something to somebody on file: `Ann Lee wrote to X. She` is not X."""

import re
from collections.abc import Sequence

from timeline.convert.names.names import Mention
from timeline.convert.people import fathers_names
from timeline.convert.people.named import ArticleNames
from timeline.convert.people.newly_named import is_of_body
from timeline.convert.people.strangers import subject_before
from timeline.convert.words.cues import PRONOUN, SHE, SINGLE
from timeline.text.languages import either

# How first names of most women end where names have cases.
_OF_WOMEN = re.compile(either("first_names_of_women"), re.IGNORECASE)
_PAIR = 2


def is_behind_stranger(names: ArticleNames, known: Sequence[Mention], at: int) -> bool:
    """Return whether all who are known are objects, and a stranger may be who is meant at `at`."""
    if any(names.is_in_subject_case(mention) for mention in known):
        return False
    article, first = names.article, known[-1]
    start = article.sentence_before(article.sentence_at(first.start)).start
    start = max(start, article.plain.rfind("\n", 0, first.start))
    stranger = subject_before(article, start, None, first.start)
    if not stranger or is_no_other(names, *stranger):
        return False
    he = PRONOUN.match(article.plain, at)
    if not he or he[0].lower() not in SINGLE:
        return True
    first_name = article.bare[slice(*stranger)].split()[-_PAIR:][0]
    return (_OF_WOMEN.fullmatch(first_name) is not None) == (he[0].lower() in SHE)


def is_no_other(names: ArticleNames, start: int, end: int) -> bool:
    """Return whether a name on no file is of somebody who is, or of a body, which is no `he`."""
    return fathers_names.is_known(names, start, end) or is_of_body(names.article.bare[start:end])
