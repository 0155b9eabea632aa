"""People and bodies on no file, where an article names nobody that is: known while it is read.

A young record knows hardly anybody, and every article is about strangers. Whoever it names in full
beside a verb of speech gets an entry for the length of its reading, which has the name for its id;
so what follows, quotations and pronouns and last names, is read as in any article, and the draft
has names that are provisional. Only the dictionary form of a name is taken: the subject of a verb
has it. Where a record knows whom its articles are about, an article without any of them is told by
bystanders: their words go to a note, and a person decides who of them has a place on file.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from timeline.convert.people import belonging
from timeline.convert.people.strangers import is_governed
from timeline.convert.reading.article import Article
from timeline.convert.reading.speech import speeches
from timeline.convert.words.cues import BODIES, CITES, HIS, OBJECTS, OPENERS, TITLES
from timeline.convert.words.date_expressions import is_of_calendar
from timeline.convert.words.inflection import keys, own_keys
from timeline.model import Actor, Vocabulary
from timeline.model.vocabulary import NO_SIDE
from timeline.record import Record
from timeline.text.languages import either, pattern, plain
from timeline.text.letters import CAPITAL, SMALL
from timeline.text.paragraphs import Span

_WORD = rf"{CAPITAL}[^\W\d_]*(?:['’ʼ-][^\W\d_]+)*"
_NAME = re.compile(rf"(?<!\w){_WORD}(?:[ \u00a0]{_WORD}){{1,4}}(?![\w’'])")
# Between a name and its verb: nothing, a word, or what the person is, between commas.
_TO_VERB = re.compile(rf"\s(?:(?!{either('and', 'or')}\s){SMALL}+\s)?")
_APPOSED = re.compile(r",(?:\s[^\s,.:;!?]+){1,4},\s")
_APPOSED_AT_LENGTH = re.compile(r",[^.:;!?]{2,80},\s")
_BEFORE_APPOSED = re.compile(rf"{SMALL},\s\Z")
# Between a verb and the name behind it: what the person is, where and when, of which body.
_QUOTED = r"[«“„\"][^»”\"\n]{1,40}[»”\"]\s"
_FROM_VERB = re.compile(rf"\s(?:(?:{SMALL}|['’ʼ-])+\s|{_QUOTED}){{0,5}}")
# `said its chair, X.`: words enough for what a person is, and nothing goes on behind the name.
_FROM_VERB_APPOSED = re.compile(rf"\s(?:(?:{SMALL}|['’ʼ-])+\s){{1,4}}(?:{SMALL}|['’ʼ-])+,\s")
# Behind quoted words and their verb, up to the name that ends the sentence: when, where and what.
_RIGHT_BEHIND = re.compile(r"[»”\"],?\s(?:[–—-]\s)?\Z")
_PLACED = rf"{either('governs_a_name')}\s{_WORD}\s"
_AT_LENGTH = re.compile(
    rf"\s(?!(?:\S+\s)*{either('one_person', 'several', 'relative')}\s)"
    rf"(?:{_PLACED}|(?:{SMALL}|['’ʼ-])+\s|{_QUOTED}|\d+\s){{1,12}}"
)
_ENDS = re.compile(r"[.,;](?:\s|\Z)|\Z")
_ALONE = re.compile(rf"(?<!\w)({_WORD})\s\Z")
_ALONE_BEHIND = re.compile(rf"\s({_WORD})(?=[.,;]|\Z)")
_INDIRECT = pattern("that", before=r"\s", after=r"\s")
# Whoever is named behind these stands in another case: `according to`, `за словами`.
_OBLIQUE = re.compile(rf"{either('according', 'in_words_of')}", re.IGNORECASE)
_BEFORE_NAMES = OPENERS | plain("people", "women", "members")
_GROUPS = BODIES | plain("groups")
_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_PATRONYMIC = pattern("patronymics", before="", after=r"\Z")
_DASHED = 5  # characters between quoted words and their verb
_PAIR, _LONGEST, _STEM = 2, 3, 3
_LONGEST_WORD = 40  # letters
_MOST = 12
# So many actors on file, and a record is not young any more.
_YOUNG = 20


def actors(article: Article, record: Record) -> tuple[Actor, ...]:
    """Return an entry for everybody whom an article introduces; none where it names who is on file.

    An entry is a person's unless a word of the name is one for a body. A paper on file is nobody.
    """
    if len(record.actors) > _YOUNG or any(mention.actor for mention in article.mentions):
        return ()
    papers = {mention.text for mention in article.mentions if mention.outlet}
    found = dict.fromkeys(name for name in _names(article) if name not in papers)
    alone = [name for name in found if " " not in name]
    known = [name for name in found if not any(_is_form_of(name.split()[-1], n) for n in alone)]
    return tuple(_actor(name, record.vocabulary) for name in [*known, *alone][:_MOST])


def _is_form_of(word: str, name: str) -> bool:
    """Return whether a word is a last name with another ending, as `Петрова` is `Петров`."""
    return word.startswith(name[:_STEM]) and not set(keys(word)).isdisjoint(own_keys(name))


def _actor(name: str, vocabulary: Vocabulary) -> Actor:
    is_body = any(word in _GROUPS for word in name.lower().split())
    persons = (sort.id for sort in vocabulary.actors if sort.like == "person")
    kind = "" if is_body else next(persons, "")
    return Actor(id=name, name=name, kind=kind, side=NO_SIDE, role="")


def _names(article: Article) -> Iterator[str]:
    full = _FullNames(article)
    for part in article.main:
        for sentence in article.sentences(part):
            at = sentence.start
            for cue in speeches(article.plain, sentence.start, sentence.end):
                found = _beside(article, cue, Span(at, sentence.end, "")) or full.at(cue)
                whose = [belonging.whose(article, *match.span()) for match in found]
                called = [who or match for who, match in zip(whose, found, strict=True)]
                names = [name for match in called for name in _bare(article, match)]
                yield from names or ([] if any(whose) else filter(None, [full.surname(cue)]))
                at = cue.end()


def _beside(article: Article, cue: re.Match[str], around: Span) -> list[re.Match[str]]:
    """Return the subject of a verb: the name that it follows, or else that follows it."""
    if CITES.fullmatch(cue[0]) or HIS.search(cue[0]):
        return []
    names = _NAME.finditer(article.plain, around.start, cue.start())
    before = [name for name in names if _is_subject(article, name, cue, around.start)]
    return before[-1:] or [*_behind(article, cue, around.end)]


def _is_subject(article: Article, name: re.Match[str], cue: re.Match[str], start: int) -> bool:
    """Tell a name at its verb: `X said`, `X, chair, said`, `its chair, X, said`."""
    plain, end = article.plain, cue.start()
    if _TO_VERB.fullmatch(plain, name.end(), end):
        return True
    if plain[name.end() : end] == ", ":
        return _BEFORE_APPOSED.search(plain, start, name.start()) is not None
    # What stands between commas further on in a sentence may as well be a clause of its own.
    apposed = _APPOSED_AT_LENGTH if article.opens_sentence(name.start()) else _APPOSED
    return apposed.fullmatch(plain, name.end(), end) is not None


def _behind(article: Article, cue: re.Match[str], end: int) -> Iterator[re.Match[str]]:
    if OBJECTS.fullmatch(cue[0]) or _OBLIQUE.fullmatch(cue[0]):
        return
    plain = article.plain
    name = _NAME.search(plain, cue.end(), end)
    while name and is_governed(article, name.start()) and len(name[0].split()) <= _PAIR:
        name = _NAME.search(plain, name.end(), end)
    between = plain[cue.end() : name.start()] if name else ""
    if not name or _INDIRECT.search(between):
        return
    is_last = _ENDS.match(plain, name.end()) is not None
    is_near = _FROM_VERB.fullmatch(between) or (is_last and _FROM_VERB_APPOSED.fullmatch(between))
    is_cited = is_last and _RIGHT_BEHIND.search(plain, max(0, cue.start() - _DASHED), cue.start())
    if is_near or (is_cited and _AT_LENGTH.fullmatch(between)):
        yield name


@dataclass(frozen=True)
class _FullNames:
    """The names of an article by their last words, of those that share it the first."""

    article: Article

    def at(self, cue: re.Match[str]) -> list[re.Match[str]]:
        """Return whoever is called by the last name at a verb: `Judge A B was late. B wrote`."""
        plain, (start, end) = self.article.plain, cue.span()
        before = _ALONE.search(plain, max(start - _LONGEST_WORD, 0), start)
        last = before or _ALONE_BEHIND.match(plain, end)
        name = self._by_last.get(last[1]) if last else None
        return [name] if name and last and name.end() <= last.start() else []

    def surname(self, cue: re.Match[str]) -> str:
        """Return the last name at a verb of whoever was named in full in another case before it."""
        plain, start = self.article.plain, cue.start()
        last = _ALONE.search(plain, max(start - _LONGEST_WORD, 0), start)
        last = last or _ALONE_BEHIND.match(plain, cue.end())
        if not last or last[1].isascii() or last[1].lower() in TITLES | OPENERS:
            return ""
        is_known = any(_is_form_of(name, last[1]) for name in self._by_last if name != last[1])
        return last[1] if is_known else ""

    @cached_property
    def _by_last(self) -> Mapping[str, re.Match[str]]:
        names = [*_NAME.finditer(self.article.plain)]
        return {name[0].split()[-1]: name for name in reversed(names)}


def _bare(article: Article, match: re.Match[str]) -> Iterator[str]:
    """Yield a name without the titles before it, if it is one: two words or three."""
    words = match[0].split()
    titles = [n for n, word in enumerate(words) if word.lower() in TITLES]
    first = titles[-1] + 1 if titles else 0
    while first < len(words) and _is_before_a_name(words[first]):
        first += 1
    if first == 0 and is_governed(article, match.start()):
        # `сказал в Северске Пётр Иванов`
        words = words[1:]
    opens = first == 0 and article.opens_sentence(match.start())
    name = _without_noun(article, words) if opens else _without_place(words[first:])
    is_other = any(word.isupper() or _is_of_calendar(word) for word in name)
    if 1 < len(name) <= _LONGEST and not is_other:
        yield " ".join(name)


def _is_before_a_name(word: str) -> bool:
    """Return whether a word with a capital opens a sentence, or is what somebody is: `Owner`."""
    return word.lower() in _BEFORE_NAMES or _is_of_calendar(word)


def _is_of_calendar(word: str) -> bool:
    """Return whether a word is a day or month, which Cyrillic texts write small: unlike `Марта`."""
    return not _CYRILLIC.match(word) and is_of_calendar(word)


def _without_place(words: list[str]) -> list[str]:
    """Return a Cyrillic name without the place before it: `из района Северный Анна Лис`."""
    is_long = len(words) == _LONGEST and _CYRILLIC.match(words[0]) is not None
    has_father = any(_PATRONYMIC.search(word) for word in words[1:])
    return words[1:] if is_long and not has_father else words


def _without_noun(article: Article, words: Sequence[str]) -> Sequence[str]:
    """Return a Cyrillic name that opens a sentence without the noun that may do so before it.

    Of two words the first may be that noun, and the second no subject: such are a name if the last
    name stands alone elsewhere.
    """
    if words[0].isascii() or not _CYRILLIC.match(words[0]):
        return words
    if len(words) == _LONGEST and not _PATRONYMIC.search(words[1]):
        return words[1:]
    alone = rf"(?<!{re.escape(words[0])}\s){re.escape(words[-1])}(?!\w)"
    is_alone = len(words) > 1 and re.search(alone, article.plain) is not None
    return words if is_alone else ()
