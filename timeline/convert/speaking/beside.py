"""Who speaks in the words beside quoted ones: before them, behind them, in front of a colon."""

import re
from dataclasses import dataclass

from timeline.convert.people.named import ArticleNames
from timeline.convert.reading.article import Article
from timeline.convert.reading.pieces import Piece
from timeline.convert.reading.speech import (
    AT_ONCE,
    first_beside,
    follows,
    is_passive,
    last,
    last_beside,
    last_speech,
    speeches,
)
from timeline.convert.speaking import before_colon, behind, papers, relatives
from timeline.convert.speaking.found import NOBODY, Basis, Found
from timeline.convert.speaking.subjects import Subjects
from timeline.convert.words.cues import (
    ACCORDING,
    CALLS,
    DONE_BY,
    HIS,
    OBJECTS,
    PAPER_READS,
    SILENT,
    SPOKEN_OF,
    THAT,
)
from timeline.text.languages import either, pattern
from timeline.text.paragraphs import Span

_RIGHT_BEHIND = 25
_RIGHT_BEFORE = 40
_WINDOW = 1_500
# So far behind words their verb may stand in one clause: `“…,” a fighter of X called Y said`.
_WHOLE_CLAUSE = 120
_MARK = re.compile(r"[,.;:!?()–—]")
_LETTERS = re.compile(r"[^\W_]")
_DASH = re.compile(r"\s*[–—-]\s")
# Words that no comma or stop ends stand within a sentence: `dismissed as “…” reports that`.
_RUNS_ON = re.compile(r"\s[^\W\d_]")
# `She called it “…” and said` goes on with the subject before the words.
_AND = re.compile(rf"\s?{either('and')}\s", re.IGNORECASE)
# `…, while others say` is of others; in `“…,” a spokesman said` an article stands, and no comma.
_OTHER = re.compile(rf"(?:,\s|\s(?!a\s)){either('joins_clauses')}\s", re.IGNORECASE)
# In letters with cases who said so may stand further on: `«…», — так X ответил на вопрос`.
_SO = re.compile(rf"[\s.,–—-]+{either('so_said')},?\s(?=[^\n]*[\u0400-\u052f])", re.IGNORECASE)
# Behind `“zone”, of which` another clause may go on with what somebody says of it.
_CLAUSE = either("relative_object", "relative_of_a_man", "relative_of_a_woman")
# `LEE TO THE CORPS: “…”`
_TO = pattern("addressed_to", after=r"\s(?:the\s)?\Z")
_WHICH = re.compile(rf",\s(?:\w{{1,4}}\s)?{_CLAUSE}\s[^,:;()]*")
# `Y spoke of war, X – of “peace”`; `For X it is “peace”`.
_ABOUT = re.compile(rf"\s[–—-]\s{either('spoken_of')}\s(?:[^\W\d_]+\s)?", re.IGNORECASE)
_FOR_HIM = re.compile(rf"{either('for_him')}\s(?:[\w-]+\s){{0,3}}", re.IGNORECASE)
# `X said he was told by a clerk that it was “…”`: the words are the clerk's.
_TOLD_BY = pattern("told_by")
_THAT = re.compile(rf",?\s{either('that')}\s", re.IGNORECASE)
# Between a verb and words that are its own: no other clause.
_LEADS = re.compile(rf"(?!.*\s{either('and')}\s\Z)(?:[^,;]|,\s{either('that')}\s)*", re.IGNORECASE)
# In front of a verb in a clause about whoever speaks: `X, who often speaks for the unit, said`.
_WHO = re.compile(rf"\s{either('relative')}\s(?:[^\s,]+\s){{0,4}}\Z")


@dataclass(frozen=True)
class Beside:
    """The words beside the quoted ones of one article, with the subjects of their verbs."""

    subjects: Subjects

    @property
    def _article(self) -> Article:
        return self.subjects.article

    @property
    def _names(self) -> ArticleNames:
        return self.subjects.names

    def by_colon(self, piece: Piece) -> Found | None:
        """Find who is named or speaks in front of a colon that leads to the words."""
        sentence = self._article.sentence_at(piece.words.start)
        before = self._article.plain[sentence.start : piece.outer_start].rstrip()
        if before[-1:] != ":":
            return None
        return self._named_at(sentence.start, sentence.start + len(before) - 1) or self.before(
            sentence.start, piece.outer_start
        )

    def _named_at(self, start: int, end: int) -> Found | None:
        """Find the speaker whose name stands right before `end`: `Minister X: “…”`.

        Behind `told` stands whom somebody else speaks to, behind `about` of whom.
        """
        named = (m for m in self._names.speaking(start, end) if m.end == end)
        found = [m for m in named if self._names.is_in_subject_case(m)]
        if found and any(
            before.search(self._article.plain, start, found[0].start)
            for before in (SPOKEN_OF, DONE_BY, _TO)
        ):
            return None
        cue = last_speech(self._article.plain, start, found[0].start) if found else None
        if cue and (OBJECTS.fullmatch(cue[0]) or not self._names.is_person(found[0].actor)):
            return None
        return Found(found[0].actor, Basis.NAMED, found[0].text) if found else None

    def by_words(self, piece: Piece, limit: int) -> Found | None:
        """Find the speaker behind the words or, where nobody speaks right there, before them."""
        is_part = piece.words.text[0].islower()
        ways = (self._without_verb, self._right_before, self._in_clause)
        if is_part and (found := next(filter(None, (way(piece) for way in ways)), None)):
            return found
        after = self._by_words_after(piece, limit)
        if _RUNS_ON.match(self._article.plain, piece.outer_end) and piece.words.text[-1].isalpha():
            before = self._by_words_before(piece)
            after = None if before and before.speaker else after
        if after and (after.speaker or after.verb - piece.outer_end <= _RIGHT_BEHIND):
            return after
        before = self._by_words_before(piece)
        if before and before.speaker:
            return before
        return after or before or self._right_behind(piece, limit)

    def right_behind(self, piece: Piece, limit: int) -> Found | None:
        """Find who is told to speak right behind words, whatever leads up to them."""
        after = self._by_words_after(piece, limit)
        is_near = after is not None and after.verb - piece.outer_end <= _RIGHT_BEHIND
        return after if after and after.speaker and is_near else None

    def _without_verb(self, piece: Piece) -> Found | None:
        """Find who is told without a verb: `Y spoke of war, X – of “…”`, `For X it is “…”`."""
        start = self._article.sentence_at(piece.words.start).start
        plain, end = self._article.plain, piece.outer_start
        named = self._names.speaking(start, end)
        if not named:
            return None
        one, last = named[0], named[-1]
        is_about = _ABOUT.fullmatch(plain, last.end, end) and self._names.is_in_subject_case(last)
        is_for = len(named) == 1 and self._names.is_person(one.actor)
        is_for = is_for and _FOR_HIM.fullmatch(plain, start, one.start) is not None
        if not is_about and (not is_for or first_beside(plain, one.end, end)):
            return None
        by = last if is_about else one
        return Found(by.actor, Basis.NAMED, by.text, by.start)

    def _right_before(self, piece: Piece) -> Found | None:
        """Find who speaks right before a part of a sentence: `X called it “…”, Y reported`."""
        before = self._by_words_before(piece)
        is_near = before is not None and piece.outer_start - before.verb <= _RIGHT_BEFORE
        return before if before and before.speaker and is_near else None

    def _in_clause(self, piece: Piece) -> Found | None:
        """Find who tells the clause that holds words, whoever speaks in it: `X says that he “…”`.

        The same is `According to X he offered help and “…”`.
        """
        start, plain = self._article.sentence_at(piece.words.start).start, self._article.plain
        cues = speeches(plain, start, piece.outer_start)
        told = last(cue for cue in cues if _tells_a_clause(plain, cue))
        if not told or piece.outer_start - told.end() > _WINDOW:
            return None
        if _TOLD_BY.search(plain, told.end(), piece.outer_start):
            return None
        if _is_anothers(plain, told, piece.outer_start):
            return NOBODY._replace(verb=told.start())
        found = self.subjects.of_verb(told, start, piece.outer_start)
        return found if found and found.speaker else None

    def _right_behind(self, piece: Piece, limit: int) -> Found | None:
        """Find who is named right behind the words, before a verb of whatever kind."""
        end = min(self._article.sentence_at(piece.outer_end).end, limit, piece.paragraph.end)
        if _WHICH.match(self._article.plain, piece.outer_end, end):
            return None
        start = min(piece.words.end, end)
        verb = behind.verb(self._article.plain, start, end)
        found = self.subjects.of_verb(verb, piece.outer_end, end)
        return found if found and found.speaker else behind.named(self._names, start, end)

    def _by_words_after(self, piece: Piece, limit: int) -> Found | None:
        """Find the speaker in what follows, in the same sentence or in a short one of its own."""
        end = min(self._article.sentence_at(piece.outer_end).end, limit, piece.paragraph.end)
        if which := _WHICH.match(self._article.plain, piece.outer_end, end):
            end = which.end()
        after = self._article.plain[piece.outer_end : end]
        if paper := papers.following(self._names, piece.outer_end, end):
            return paper
        if so := self._so_said(piece):
            return so
        if not _LETTERS.search(after) and (line := self._line_behind(piece)):
            return self._after(line.start, line.end)
        is_paper = PAPER_READS.match(self._article.plain, piece.outer_end + 1) is not None
        return None if is_paper or _turns(after) else self._after(piece.outer_end, end)

    def _so_said(self, piece: Piece) -> Found | None:
        """Find who is told to have said so behind the words: `«…». Так X завершил брифинг`."""
        plain = self._article.plain
        so = _SO.match(plain, piece.outer_end)
        end = self._article.sentence_at(so.end()).end if so else 0
        if not so:
            return None
        verb = first_beside(plain, so.end(), end)
        if verb and ACCORDING.fullmatch(verb[0]):
            return NOBODY
        if verb:
            return self.subjects.of_verb(verb, so.end(), end)
        return before_colon.about(self._names, Span(so.end(), end, "")) or NOBODY

    def _line_behind(self, piece: Piece) -> Span | None:
        """Return the sentence of the next paragraph that goes on behind a dash: `— he recalls.`"""
        told = (one.span for one in self._article.parts if one.span.start >= piece.paragraph.end)
        span = next(told, None)
        before = self._article.seed.text[piece.paragraph.end : span.start] if span else ""
        if not span or not (_DASH.fullmatch(before) and span.text[:1].islower()):
            return None
        return Span(span.start, min(self._article.sentence_at(span.start).end, span.end), "")

    def _by_words_before(self, piece: Piece) -> Found | None:
        sentence = self._article.sentence_at(piece.words.start)
        return self.before(sentence.start, max(sentence.start, piece.outer_start))

    def before(self, start: int, end: int) -> Found | None:
        """Find who speaks in the words before a quotation, which begins at `end`."""
        cue = last_beside(self._article.plain, max(start, end - _WINDOW), end)
        if cue and self._names.is_of_media_cited(cue):
            cue = last_beside(self._article.plain, max(start, end - _WINDOW), cue.start()) or cue
        # Whoever is named in a sentence before the verb's need not be its subject.
        start = max(start, self._article.sentence_at(cue.start()).start) if cue else start
        if cue and _TOLD_BY.search(self._article.plain, cue.end(), end):
            return NOBODY._replace(verb=cue.start())
        return self.subjects.of_verb(cue, start, end)

    def _after(self, start: int, end: int) -> Found | None:
        """Find who speaks in the words behind a quotation, which ends at `start`."""
        mark = _MARK.search(self._article.plain, start + 1, end)
        near = max(start + AT_ONCE, min(mark.start() if mark else end, start + _WHOLE_CLAUSE))
        cue = first_beside(self._article.plain, start, min(end, near))
        while cue and _WHO.search(self._article.plain, start, cue.start()):
            cue = first_beside(self._article.plain, cue.end(), min(end, cue.end() + AT_ONCE))
        if cue and SILENT.fullmatch(cue[0]):
            return None
        return self.subjects.of_verb(cue, start, end)


def _tells_a_clause(plain: str, cue: re.Match[str]) -> bool:
    """Return whether what follows a verb of speech, or words such as `according to`, is told so."""
    is_said = ACCORDING.fullmatch(cue[0]) or THAT.search(cue[0]) or HIS.search(cue[0])
    return bool(is_said or _THAT.match(plain, cue.end()))


def _is_anothers(plain: str, told: re.Match[str], end: int) -> bool:
    """Return whether somebody else speaks in what is told: `X says that a clerk called it “…”`."""
    cue = last(CALLS.finditer(plain, told.end(), end)) or last_beside(plain, told.end(), end)
    if not cue or is_passive(plain, cue) or not _LEADS.fullmatch(plain, cue.end(), end):
        return False
    return relatives.is_of_others(plain[told.start() : cue.start()])


def _turns(behind: str) -> bool:
    """Return whether the words behind a quotation belong to another clause than it does."""
    is_another = behind.rstrip().endswith(":") or behind.startswith(";")
    return is_another or (not _ends_in_speech(behind) and _is_others(behind))


def _ends_in_speech(behind: str) -> bool:
    """Return whether the end alone tells who says all: `“…” and to report on it, he said.`"""
    cue = first_beside(behind, 0, len(behind))
    before, comma, clause = behind[: cue.start() if cue else 0].rpartition(",")
    is_last = cue is not None and not _LETTERS.search(behind, cue.end())
    return is_last and bool(before) and _OTHER.match(comma + clause) is None


def _is_others(behind: str) -> bool:
    """Return whether another clause begins right behind quoted words."""
    return _OTHER.match(behind) is not None or follows(behind, 0, [_AND])
