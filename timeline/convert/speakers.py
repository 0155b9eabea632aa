"""Who said the quoted words, who speaks in the article as a whole, and how we know."""

import re
from bisect import bisect_left, bisect_right
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from itertools import chain, islice

from timeline.convert import sorts
from timeline.convert.article import Article
from timeline.convert.cues import COMMENTS, JOINTLY, PRONOUN, REPORTS
from timeline.convert.names import Mention
from timeline.convert.quotes import Piece
from timeline.convert.unknown_speakers import is_strangers
from timeline.formats.seedtext import SectionLabel
from timeline.model import Actor
from timeline.record import Record
from timeline.text.paragraphs import Span

_SPEECH = (COMMENTS, REPORTS)
# How far behind its verb, in characters, a speaker may be named.
_REACH = 90
# An attribution that follows a quotation comes at once or belongs to something else.
_AT_ONCE = 60
_WHO = re.compile(
    r"(?:(?:who|хто|кто):|(?:an?\s)?(?:\w+\s)?interview\swith|інтерв['’ʼ]ю\sз|интервью\sс)\s"
    r"(?!.*[.!?]\Z)",
    re.IGNORECASE,
)
_MOST_FACTS = 6
_ENTRY = re.compile(r"[^;\n]+")
_MOST = 4
_MOST_PERSONS = 20
# A name this close to the verb, with no comma between, is its subject.
_ADJACENT = 25
_BREAK = re.compile(r"[,;:()–—]")
_WINDOW = 1_500
_SEVERAL = 3
_OF = re.compile(r"\s(?:of|for)\s(?:the\s)?", re.IGNORECASE)
_RELATIVE = re.compile(r"\s(?:who|котор|який|яка|які)\b")
_MOST_PIECES = 150
_NO_ROLE = frozenset({"he", "she", "they", "він", "вона", "вони", "он", "она", "они"})


class Basis(Enum):
    """How a speaker was found."""

    LABEL = "named in the label"
    SOURCE = "the only one that the source line names"
    NAMED = "named beside the words"
    PRONOUN = "meant by a pronoun or a title beside the words"
    NEARBY = "named earlier in the paragraph"
    MAIN = "the main speaker of the article"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """A quoted stretch with its speaker, an actor id, or empty where nobody could be found."""

    piece: Piece
    speaker: str
    basis: Basis

    @property
    def text(self) -> str:
        """The quoted words, exactly as in the seed but for the form of its line ends."""
        return self.piece.words.text.replace("\r\n", "\n")

    @property
    def wording(self) -> tuple[str, str]:
        """The speaker and the words: two quotations that share them are one."""
        return self.speaker, self.text


@dataclass(frozen=True)
class Voices:
    """The actors of one article who may speak."""

    article: Article
    record: Record

    @cached_property
    def main(self) -> str:
        """The main speaker: named as the source, in a label, or beside a verb in the lead."""
        found = chain(self._of_sources(), self._of_labels(), self._of_facts(), self._of_lead())
        first = next(found, "")
        if not first or self._is_persons(first):
            return first
        return next((a for a in islice(found, _MOST) if self._speaks_for(a, first)), first)

    def _speaks_for(self, actor_id: str, body: str) -> bool:
        """Return whether a person belongs to the body that was named as speaking."""
        actor = self.record.actors.by_id.get(actor_id)
        is_member = actor is not None and actor.member_of == body
        return is_member and self._is_persons(actor_id)

    @cached_property
    def _joint(self) -> str:
        """The actor that stands for several who speak with one voice, if there is just one."""
        found = [a.id for a in self.record.actors if JOINTLY.search(a.name)]
        return found[0] if len(found) == 1 else ""

    @cached_property
    def persons(self) -> tuple[Mention, ...]:
        """Everywhere that a person is named."""
        return tuple(m for m in self.article.mentions if self._is_person(m))

    @cached_property
    def quotations(self) -> tuple[Spoken, ...]:
        """The quoted stretches of the main part, each with its speaker."""
        told = [part.span for part in self.article.main]
        starts = [span.start for span in told]
        found: list[Spoken] = []
        for number, piece in enumerate(self.article.pieces[:_MOST_PIECES]):
            at = bisect_right(starts, piece.words.start) - 1
            is_told = at >= 0 and piece.words.start < told[at].end
            if is_told and piece.section.label is not SectionLabel.SOURCE:
                following = self.article.pieces[number + 1 : number + 2]
                limit = following[0].outer_start if following else len(self.article.plain)
                found.append(self._spoken(piece, found[-1] if found else None, limit))
        return tuple(found)

    def _of_sources(self) -> Iterator[str]:
        """Yield who speaks in each part of `A; B of C`: its person, else its first name."""
        for part in self.article.sources:
            for entry in _ENTRY.finditer(self.article.plain, part.span.start, part.span.end):
                speaking = self._speaking(*entry.span())
                persons = [mention for mention in speaking if self._is_person(mention)]
                yield from (mention.actor for mention in [*persons, *speaking][:1])

    def _of_labels(self) -> Iterator[str]:
        for section in self.article.seed.sections:
            if section.speaker:
                name = section.speaker
                yield from (m.actor for m in self._speaking(name.start, name.end))

    def _of_facts(self) -> Iterator[str]:
        """Yield who is named in a line such as `Who: X` or `Interview with X`."""
        for part in self.article.told[:_MOST_FACTS]:
            if who := _WHO.match(part.span.text):
                speaking = self._speaking(part.span.start + who.end(), part.span.end)
                yield from (mention.actor for mention in speaking[:1])

    def _of_lead(self) -> Iterator[str]:
        for part in self.article.opening:
            for sentence in self.article.sentences(part):
                found = list(self._in_sentence(sentence))
                yield from [*(actor for actor in found if self._is_persons(actor)), *found][:1]

    def _in_sentence(self, sentence: Span) -> Iterator[str]:
        """Yield who speaks at each verb of a sentence: `the ministry believes …, its head said`."""
        at = sentence.start
        for _ in range(_MOST):
            if not (cue := first_speech(self.article.plain, at, sentence.end)):
                return
            if found := self._beside(cue, sentence.start, sentence.end):
                yield found[0]
            at = cue.end()

    def _spoken(self, piece: Piece, previous: Spoken | None, limit: int) -> Spoken:
        """Find the speaker of a piece; `limit` is where the next piece begins."""
        if not piece.section.speaker and is_strangers(self.article, piece, limit):
            return Spoken(piece=piece, speaker="", basis=Basis.NAMED)
        attributed = (
            self._by_label(piece)
            or self._by_colon(piece)
            or self._by_words_after(piece, limit)
            or self._by_words_before(piece)
            or self._by_paragraph(piece, previous)
        )
        if attributed:
            return Spoken(piece=piece, speaker=attributed[0], basis=attributed[1])
        return Spoken(piece=piece, speaker=self.main, basis=Basis.MAIN)

    def _by_label(self, piece: Piece) -> tuple[str, Basis] | None:
        """Find the speaker in `Quote from X`, or for a bare `Quote` in the source line."""
        if name := piece.section.speaker:
            found = [mention.actor for mention in self._speaking(name.start, name.end)]
            return (found[0], Basis.LABEL) if found else None
        sources = set(self._of_sources()) if piece.section.label is SectionLabel.QUOTE else set()
        return (sources.pop(), Basis.SOURCE) if len(sources) == 1 else None

    def _by_colon(self, piece: Piece) -> tuple[str, Basis] | None:
        sentence = self.article.sentence_at(piece.words.start)
        before = self.article.plain[sentence.start : piece.outer_start].rstrip()
        if before[-1:] != ":":
            return None
        return self._before(sentence.start, piece.outer_start) or self._named_at(
            sentence.start, sentence.start + len(before) - 1
        )

    def _named_at(self, start: int, end: int) -> tuple[str, Basis] | None:
        """Find the speaker whose name stands right before `end`: `Minister X: “…”`."""
        found = [m for m in self._speaking(start, end) if m.end == end]
        return (found[0].actor, Basis.NAMED) if found else None

    def _by_words_after(self, piece: Piece, limit: int) -> tuple[str, Basis] | None:
        """Find the speaker in what follows, in the same sentence or in a short one of its own."""
        end = min(self.article.sentence_at(piece.outer_end).end, limit, piece.paragraph.end)
        after = self.article.plain[piece.outer_end : end]
        if after.rstrip().endswith(":"):
            return None
        return self._after(piece.outer_end, end)

    def _by_words_before(self, piece: Piece) -> tuple[str, Basis] | None:
        sentence = self.article.sentence_at(piece.words.start)
        return self._before(sentence.start, max(sentence.start, piece.outer_start))

    def _by_paragraph(self, piece: Piece, previous: Spoken | None) -> tuple[str, Basis] | None:
        if found := self._before(piece.paragraph.start, piece.outer_start):
            return found[0], Basis.NEARBY
        if previous and previous.speaker and previous.piece.paragraph == piece.paragraph:
            return previous.speaker, Basis.NEARBY
        return None

    def _before(self, start: int, end: int) -> tuple[str, Basis] | None:
        """Find who speaks in the words before a quotation, which begins at `end`."""
        start = max(start, end - _WINDOW)
        return self._beside(last_speech(self.article.plain, start, end), start, end)

    def _after(self, start: int, end: int) -> tuple[str, Basis] | None:
        """Find who speaks in the words behind a quotation, which ends at `start`."""
        cue = first_speech(self.article.plain, start, min(end, start + _AT_ONCE))
        return self._beside(cue, start, end)

    def _beside(self, cue: re.Match[str] | None, start: int, end: int) -> tuple[str, Basis] | None:
        """Find the subject of a verb of speech: named or meant before it, else behind it."""
        if not cue:
            return None
        before = self._speaking(start, cue.start())
        after = self._speaking(cue.end(), min(end, cue.end() + _REACH))
        meant = _last(PRONOUN.finditer(self.article.plain, start, cue.start()))
        is_last = meant and (not before or before[-1].end < meant.start())
        if meant and before and (found := self._of_body(meant, before)):
            return found, Basis.PRONOUN
        if meant and (is_last or _RELATIVE.match(self.article.plain, meant.end())):
            return self._meant(meant)
        if self._joint and len({m.actor for m in before}) >= _SEVERAL and self._is_joint(cue):
            return self._joint, Basis.NAMED
        if before:
            return self._subject(before, cue).actor, Basis.NAMED
        if after:
            return after[0].actor, Basis.NAMED
        meant = PRONOUN.search(self.article.plain, cue.end(), min(end, cue.end() + _REACH))
        return self._meant(meant) if meant else None

    def _of_body(self, role: re.Match[str], named: Sequence[Mention]) -> str:
        """Return whom `the representative of X` means: a person of X named in the article."""
        body = next((m for m in named if m.start >= role.end()), None)
        if not body or not _OF.fullmatch(self.article.plain, role.end(), body.start):
            return ""
        noun = role[0].lower().split()[-1]
        persons = (m for m in self.persons if noun in self._role(m))
        return next((m.actor for m in persons if self._speaks_for(m.actor, body.actor)), "")

    def _is_joint(self, cue: re.Match[str]) -> bool:
        start, end = max(0, cue.start() - _AT_ONCE), cue.end() + _ADJACENT
        return JOINTLY.search(self.article.plain, start, end) is not None

    def _subject(self, before: Sequence[Mention], cue: re.Match[str]) -> Mention:
        """Return the name right before the verb, or the last person if other words part them."""
        between = self.article.plain[before[-1].end : cue.start()]
        if len(between) <= _ADJACENT and not _BREAK.search(between):
            return before[-1]
        persons = [mention for mention in before if self._is_person(mention)]
        return [*before[-1:], *persons[-1:]][-1]

    def _meant(self, words: re.Match[str]) -> tuple[str, Basis] | None:
        """Return whom `he` or `the governor` means: the last person named before who fits."""
        noun = words[0].lower().split()[-1]
        last = bisect_left(self.persons, words.start(), key=lambda mention: mention.start)
        recent = self.persons[max(0, last - _MOST_PERSONS) : last][::-1]
        fitting = [] if noun in _NO_ROLE else [m for m in recent if noun in self._role(m)]
        ahead = self.persons[last : last + 1] if not recent else ()
        return next(((m.actor, Basis.PRONOUN) for m in [*fitting, *recent, *ahead]), None)

    def _role(self, mention: Mention) -> list[str]:
        actor = self._actor(mention)
        return re.findall(r"\w+", actor.role.lower()) if actor else []

    def _speaking(self, start: int, end: int) -> list[Mention]:
        """Return the names of those who speak, unlike the media that carry their words."""
        return [m for m in self.article.within(start, end) if self._may_speak(m)]

    def _may_speak(self, mention: Mention) -> bool:
        is_known = mention.actor in self.record.actors
        return is_known and not sorts.is_outlet(mention.actor, self.record)

    def _is_person(self, mention: Mention) -> bool:
        return self._is_persons(mention.actor)

    def _is_persons(self, actor_id: str) -> bool:
        return sorts.is_person(actor_id, self.record)

    def _actor(self, mention: Mention) -> Actor | None:
        return self.record.actors.by_id.get(mention.actor)


def first_speech(plain: str, start: int, end: int) -> re.Match[str] | None:
    """Return the first words of `plain` between two offsets that say somebody speaks."""
    found = [match for cue in _SPEECH if (match := cue.search(plain, start, end))]
    return min(found, key=lambda match: match.start()) if found else None


def last_speech(plain: str, start: int, end: int) -> re.Match[str] | None:
    """Return the last words of `plain` between two offsets that say somebody speaks."""
    found = [match for cue in _SPEECH if (match := _last(cue.finditer(plain, start, end)))]
    return max(found, key=lambda match: match.start()) if found else None


def _last(matches: Iterator[re.Match[str]]) -> re.Match[str] | None:
    return next(iter(deque(matches, maxlen=1)), None)
