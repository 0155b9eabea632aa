"""Whom a sentence is about that leads up to quoted words: `X was blunt: “…”`, `X was blunt. “…”`.

It has no verb of speech, so the sentence must be about one person alone who opens it.
"""

import re

from timeline.convert import clauses
from timeline.convert.article import Article
from timeline.convert.cues import PRONOUN
from timeline.convert.found import Basis, Found
from timeline.convert.meant import whom
from timeline.convert.named import ArticleNames
from timeline.convert.names import Mention
from timeline.convert.speech import first_beside
from timeline.convert.strangers import is_governed, is_introduced, subject_before
from timeline.text.languages import either
from timeline.text.paragraphs import Span

# How somebody is, and not what he does or where: `X was blunt`.
_IS_SO = re.compile(
    rf"(?:,[^,]*,)?\s{either('is_so')}\s(?!{either('governs_a_name', 'inside')}\b)", re.IGNORECASE
)
# Behind quoted words that end a sentence.
_WITH_SUCH = re.compile(rf"[.\s–—-]*(?P<words>{either('with_such_words')})\s", re.IGNORECASE)
_MOST_BEFORE = 5
_CLAUSES = re.compile(r"[,;]\s")


def by_sentence_behind(article: Article, names: ArticleNames, start: int) -> Found | None:
    """Find the one whom a sentence names that says whose the words before it are.

    `“…”. With these words Governor X opened the meeting`.
    """
    such = _WITH_SUCH.match(article.plain, start)
    if not such:
        return None
    end = article.sentence_at(such.end()).end
    named = {m.actor: m for m in names.speaking(such.end(), end)}
    if not named and (he := PRONOUN.search(article.plain, such.end(), end)):
        return Found(whom(names, he, end), Basis.PRONOUN, he[0], such.end())
    if len(named) != 1 or is_introduced(article, such.end(), end):
        return None
    ((actor, name),) = named.items()
    if not names.is_in_subject_case(name) or is_governed(article, name.start):
        return None
    if subject_before(article, such.end(), None, name.start):
        return None
    return Found(actor, Basis.NAMED, article.seed.text[such.start("words") : name.end], such.end())


def by_sentence(article: Article, names: ArticleNames, sentence: Span) -> Found | None:
    """Find the one person whom a sentence is about; nobody where others may speak behind it."""
    start, end = sentence.start, sentence.end
    if clauses.is_of_others(article, sentence) or is_introduced(article, start, end):
        return None
    persons = [m for m in names.speaking(start, end) if names.is_person(m.actor)]
    if not persons:
        return _meant(article, names, sentence)
    first = persons[0]
    is_one = all(mention.actor == first.actor for mention in persons)
    if not is_one or not _opens(article, names, sentence, first):
        return None
    is_led_up_to = article.plain[:end].rstrip().endswith(":") or _IS_SO.match(
        article.plain, first.end, end
    )
    if not is_led_up_to or subject_before(article, first.end, None, end):
        return None
    said = article.seed.text[first.start : end].rstrip(" :")
    return Found(first.actor, Basis.INTRODUCED, said, first.start)


def _opens(article: Article, names: ArticleNames, sentence: Span, name: Mention) -> bool:
    """Return whether a name is the subject of a sentence: hardly anything stands before it."""
    *_, before = _CLAUSES.split(article.bare[sentence.start : name.start])
    is_near = len(before.split()) <= _MOST_BEFORE
    is_after = first_beside(article.plain, name.end, sentence.end) is not None
    is_subject = names.is_in_subject_case(name) and not is_governed(article, name.start)
    return is_near and is_subject and not is_after


def _meant(article: Article, names: ArticleNames, sentence: Span) -> Found | None:
    """Find whom a word means that opens a sentence: `The governor was blunt: “…”`."""
    word = PRONOUN.match(article.plain, sentence.start, sentence.end)
    if not word or article.within(sentence.start, sentence.end):
        return None
    if first_beside(article.plain, word.end(), sentence.end):
        return None
    speaker = whom(names, word, sentence.end)
    return Found(speaker, Basis.INTRODUCED, word[0], word.start()) if speaker else None
