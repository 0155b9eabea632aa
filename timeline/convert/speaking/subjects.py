"""Who is the subject of a verb of speech: named beside it, meant by a word, or nobody we know.

A subject that cannot be told for certain is nobody: a gap in a draft is filled in a minute, words
in the wrong mouth stay there. Whatever is said here rests on words that stand in the article.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from timeline.convert.names.names import Mention
from timeline.convert.people import bodies, fathers_names, kin, members, pointing
from timeline.convert.people.meant import alone, holder_of, of_body, owner, whom
from timeline.convert.people.named import ArticleNames
from timeline.convert.people.personal import ROLE
from timeline.convert.people.strangers import is_governed, subject_after, subject_before
from timeline.convert.reading.article import Article
from timeline.convert.reading.speech import (
    AT_ONCE,
    is_passive,
    is_unsaid,
    last,
    last_speech,
    saying,
)
from timeline.convert.speaking import going_on, relatives
from timeline.convert.speaking.behind_verbs import (
    agent,
    first_named,
    he_behind,
    inverted,
    is_citing,
    is_next,
)
from timeline.convert.speaking.carried import is_of_media, is_of_paper
from timeline.convert.speaking.found import Basis, Found
from timeline.convert.words.cues import (
    ACCORDING,
    ADDING,
    AND,
    ANYBODY,
    CITES,
    HIS,
    IT,
    JOINTLY,
    OBJECTS,
    OWNED,
    OWNS,
    PRONOUN,
    SINGLE,
    THAT,
)
from timeline.record import Record
from timeline.text.languages import any_of, either, pattern

# How far behind its verb, in characters, a speaker may be named.
_REACH = 90
_ADJACENT, _SEVERAL = 25, 3
# `And he said`: in his own words no more than a conjunction stands in front of him.
_AND, _WORD = pattern("and", after=r"\s\Z"), 6
# `цитирует его X`, `quotes him as saying`.
_HIM = re.compile(rf"\s{either('his')}\b", re.IGNORECASE)
# Between a person and what he is: `X, fighter and spokesman`.
_BEHIND = re.compile(r"\s?,\s[^,;:()—–.!?]*")
# `По словам губернатора`, `за словами посадовця`.
_CITED = re.compile(rf"{ROLE.pattern}|{any_of(sorted(ANYBODY))}\b", re.IGNORECASE)
# `Легион признали террористическим`: what stands in front is what others call so.
_DECLARED = pattern("declared_to_be")
_RELATIVE = re.compile(rf"\s{either('relative')}\b")


class _Subject(NamedTuple):
    """A speaker as in `Found`, and where the words for him stand."""

    speaker: str
    basis: Basis
    start: int
    end: int


@dataclass(frozen=True)
class Subjects:
    """The subjects of the verbs of one article."""

    article: Article
    record: Record

    @cached_property
    def names(self) -> ArticleNames:
        """Those named in the article."""
        return ArticleNames(self.article, self.record)

    def of_verb(self, cue: re.Match[str] | None, start: int, end: int) -> Found | None:
        """Find the subject of a verb of speech between two offsets.

        None where there is no verb, or where it is one of media or of a paper, which carry the
        words of others.
        """
        is_none = not cue or _DECLARED.match(self.article.plain, cue.start())
        if not cue or is_none or is_of_media(self.names, cue, start):
            return None
        cue = saying(self.article.plain, cue)
        if is_passive(self.article.plain, cue) or is_unsaid(self.article.plain, start, cue):
            by = agent(self.names, cue, end)
            return Found(by.actor if by else "", Basis.NAMED, cue[0], cue.start())
        speaker, basis, first, last = self._subject(cue, start, end)
        if not speaker and basis is Basis.NAMED:
            speaker = going_on.speaker(self.names, cue, self.of_verb)
        if not speaker and is_of_paper(self.article.plain, cue, start):
            body = bodies.of_paper(self.names, cue.start())
            is_its = bool(body) and bodies.is_paper_of(self.names, body, cue.end())
            return Found(body, Basis.PRONOUN, cue[0], cue.start()) if is_its else None
        words = self.article.seed.text[min(first, cue.start()) : max(last, cue.end())]
        return Found(speaker, basis, words, cue.start())

    def _subject(self, cue: re.Match[str], start: int, end: int) -> "_Subject":
        """Return the subject with what tells it, and where that stands."""
        if self._is_adding(cue):
            main = last_speech(self.article.plain, start, cue.start())
            return self._subject(main, start, end) if main else self._opening(cue, start)
        start = relatives.start_of(self.article.plain, start, cue.start())
        before = self.names.speaking(start, cue.start())
        after = self.names.speaking(cue.end(), min(end, cue.end() + _REACH))
        if beside := self._meant_beside(cue, start):
            return beside
        if CITES.fullmatch(cue[0]) or ACCORDING.fullmatch(cue[0]):
            return self._of_after(cue, after, end)
        if behind := inverted(self.names, cue, after):
            return self._named(behind)
        if who := relatives.who(self.names, before, start, cue.start()):
            return self._named(who)
        noted = relatives.asides(self.article.plain, start, cue.start())
        before = [m for m in before if not any(a < m.start < b for a, b in noted)]
        before = [m for m in before if self.names.may_be_subject(m, cue)]
        if it := IT.search(self.article.plain, start, cue.start()):
            body = bodies.of_it(self.names, it.start())
            return _Subject(body, Basis.PRONOUN, it.start(), cue.end())
        words = PRONOUN.finditer(self.article.plain, start, cue.start())
        words = (w for w in words if not any(a < w.start() < b for a, b in noted))
        meant = last(w for w in words if self._is_reference(w))
        if meant and (found := self._of_pronoun(meant, before, cue)):
            return found
        if stranger := subject_before(self.article, before[-1].end if before else start, cue):
            if before and pointing.is_told_in(self.names, before[0], stranger, cue):
                return self._named(before[0])
            return _Subject("", Basis.STRANGER, *stranger)
        return self._of_before(cue, before) if before else self._of_after(cue, after, end)

    def _is_adding(self, cue: re.Match[str]) -> bool:
        """Return whether a verb behind a comma goes on with the subject of the one before."""
        is_behind_comma = self.article.plain[: cue.start()].rstrip()[-1:] == ","
        return is_behind_comma and ADDING.fullmatch(cue[0]) is not None

    def _opening(self, cue: re.Match[str], start: int) -> "_Subject":
        """Return whom the first word for somebody in a sentence means: `X frowned, adding`."""
        named = next(iter(self.names.speaking(start, cue.start())), None)
        he = PRONOUN.search(self.article.plain, start, named.start if named else cue.start())
        if he and self._is_reference(he):
            speaker = whom(self.names, he, cue.start())
            return _Subject(speaker, Basis.PRONOUN, he.start(), cue.end())
        is_subject = named is not None and self.names.may_be_subject(named, cue)
        if not named or not is_subject or is_governed(self.article, named.start):
            return _Subject("", Basis.NAMED, cue.start(), cue.end())
        return self._named(named)

    def _meant_beside(self, cue: re.Match[str], start: int) -> "_Subject | None":
        """Return whom words within a verb or right beside it mean, if such stand there."""
        if is_citing(self.names, cue):
            return _Subject("", Basis.NAMED, cue.start(), cue.end())
        if his := HIS.search(cue[0]):
            speaker = owner(self.names, cue.start(), cue[0])
            return _Subject(speaker, Basis.PRONOUN, cue.start(), max(cue.end(), his.end()))
        if he := he_behind(self.names, cue):
            speaker = whom(self.names, he, he.end())
            return _Subject(speaker, Basis.PRONOUN, cue.start(), he.end())
        if CITES.fullmatch(cue[0]) and (him := _HIM.match(self.article.plain, cue.end())):
            return _Subject(alone(self.names, cue.start()), Basis.PRONOUN, cue.start(), him.end())
        if called := fathers_names.beside(self.names, cue, start):
            basis = Basis.PRONOUN if called[0] else Basis.STRANGER
            return _Subject(called[0], basis, called[1].start, called[1].end)
        if body := pointing.beside(self.names, cue):
            return _Subject(body.actor, Basis.PRONOUN, body.start, body.end)
        return None

    def _is_reference(self, word: re.Match[str]) -> bool:
        """Return whether a word may be a subject: no owner, no end of a name."""
        at = word.start()
        is_joined = word[0].lower() in SINGLE and _AND.search(self.article.plain[:at][-_WORD:])
        if is_governed(self.article, at) and not is_joined:
            return False
        is_name = any(m.end == word.end() and m.actor for m in self.article.within(*word.span()))
        return not is_name and OWNED.match(self.article.plain, word.end()) is None

    def _of_pronoun(
        self, meant: re.Match[str], before: Sequence[Mention], cue: re.Match[str]
    ) -> "_Subject | None":
        """Return whom a word before the verb means, unless a name stands between them."""
        if found := of_body(self.names, meant, cue.start()):
            return _Subject(found, Basis.PRONOUN, meant.start(), meant.end())
        if before and self._is_apposed(before[-1], meant, cue):
            return self._named(before[-1])
        is_last = not before or before[-1].end <= meant.end()
        if not is_last and not _RELATIVE.match(self.article.plain, meant.end()):
            return None
        if relatives.is_below(self.article, meant, cue):
            return _Subject("", Basis.NAMED, meant.end(), cue.end())
        speaker = whom(self.names, meant, cue.start())
        return _Subject(speaker, Basis.PRONOUN, meant.start(), meant.end())

    def _is_apposed(self, name: Mention, meant: re.Match[str], cue: re.Match[str]) -> bool:
        """Return whether a word tells what a person is: `X, spokesman of the unit, said`."""
        plain = self.article.plain
        between = plain[name.end : max(name.end, meant.start())]
        is_behind = _BEHIND.fullmatch(between) is not None and self.names.is_person(name.actor)
        return is_behind and "," in plain[meant.end() : cue.start()]

    def _of_before(self, cue: re.Match[str], before: Sequence[Mention]) -> "_Subject":
        if self.is_joint(cue, before) and self.names.joint:
            return _Subject(self.names.joint, Basis.NAMED, before[0].start, before[-1].end)
        if self.are_several(before):
            return _Subject("", Basis.NAMED, before[-2].start, cue.end())
        is_told = relatives.is_clause_of_others(self.article.plain, before[-1].end, cue)
        if is_told or members.between(self.names, before[-1], cue):
            return _Subject("", Basis.NAMED, before[-1].end, cue.end())
        return self._named(self.names.nearest(before, cue))

    def _of_after(self, cue: re.Match[str], after: Sequence[Mention], end: int) -> "_Subject":
        """Return whom the words behind a verb name, as in `said Governor X`, or mean."""
        nobody = _Subject("", Basis.NAMED, cue.start(), cue.end())
        others = [m for m in after if not self.names.may_be_subject(m, cue)]
        after = [m for m in after if self.names.may_be_subject(m, cue)]
        several = self.names.speaking(cue.end(), end)
        if after and self.is_joint(cue, several) and self.names.joint:
            return _Subject(self.names.joint, Basis.NAMED, after[0].start, several[-1].end)
        if is_next(self.names, cue, after):
            first = first_named(self.names, after)
            if self._are_listed(after):
                return nobody
            if holder := holder_of(self.names, cue.end(), first.start, end):
                return _Subject(holder, Basis.PRONOUN, cue.start(), first.end)
            return self._named(first)
        limit = after[0].start if after else min(end, cue.end() + _REACH)
        if subject_after(self.article, cue, limit):
            return nobody._replace(basis=Basis.STRANGER)
        meant = self._meant_behind(cue, end)
        if not meant or (after and not _RELATIVE.match(self.article.plain, meant.end() + 1)):
            return nobody
        speaker = whom(self.names, meant, end)
        # `доложил X глава района` is told to X.
        is_told_to = any(m.actor == speaker and m.start < meant.start() for m in others)
        return nobody if is_told_to else _Subject(speaker, Basis.PRONOUN, *meant.span())

    def _meant_behind(self, cue: re.Match[str], end: int) -> re.Match[str] | None:
        """Return the word behind a verb that means its subject, in the case that it has there."""
        plain = self.article.plain
        is_cited = ACCORDING.fullmatch(cue[0]) or CITES.fullmatch(cue[0])
        if is_cited and (role := _CITED.match(plain, cue.end() + 1)):
            return role
        end = min(end, cue.end() + AT_ONCE)
        # In letters without cases the subject stands at once: `said the man, before, he claimed`.
        comma = plain.find(",", cue.end(), end) if is_cited or cue[0].isascii() else -1
        meant = PRONOUN.search(plain, cue.end(), comma if comma >= 0 else end)
        return meant if meant and self._is_subject_behind(cue, meant) else None

    def _is_subject_behind(self, cue: re.Match[str], meant: re.Match[str]) -> bool:
        """Return whether a word behind a verb is its subject: no `asked the governor`."""
        plain, at = self.article.plain, meant.start()
        if OBJECTS.fullmatch(cue[0]) or OWNS.match(plain, meant.end()):
            return False
        return not (THAT.search(plain, cue.start(), at) or is_governed(self.article, at))

    def _named(self, mention: Mention) -> "_Subject":
        is_person = self.names.is_person(mention.actor)
        if is_person and (kin.speaks(self.article, mention)):
            return _Subject("", Basis.STRANGER, mention.start, mention.end)
        if not is_person and (member := members.before(self.article, mention)):
            return _Subject("", Basis.STRANGER, member.start(), mention.end)
        return _Subject(mention.actor, Basis.NAMED, mention.start, mention.end)

    def are_several(self, before: Sequence[Mention]) -> bool:
        """Return whether the last two names are joined: `X and Y said`."""
        one, two = before[-2:] if len(before) > 1 else (None, before[-1])
        if one is None or one.actor == two.actor:
            return False
        return AND.fullmatch(self.article.plain, one.end, two.start) is not None

    def _are_listed(self, after: Sequence[Mention]) -> bool:
        """Return whether several are named behind a verb: `warned the corps, X and Y`."""
        parted = (self.article.plain[a.end : b.start] for a, b in pairwise(after[:_SEVERAL]))
        is_list = [between.strip('«»“”" ') == "," for between in parted]
        return len(after) >= _SEVERAL and is_list[0] and self.are_several(after[:_SEVERAL])

    def is_joint(self, cue: re.Match[str], before: Sequence[Mention]) -> bool:
        """Return whether several speak with one voice."""
        start, end = max(0, cue.start() - AT_ONCE), cue.end() + _ADJACENT
        are_several = len({mention.actor for mention in before}) >= _SEVERAL
        return are_several and JOINTLY.search(self.article.plain, start, end) is not None
