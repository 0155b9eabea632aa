"""Who said the quoted words, and how we know."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from timeline.convert.names.names import Mention
from timeline.convert.people.named import ArticleNames
from timeline.convert.people.offices import is_in_other_office
from timeline.convert.reading import known_clauses
from timeline.convert.reading.article import Article, is_question
from timeline.convert.reading.pieces import MARK, Piece
from timeline.convert.reading.speech import AT_ONCE, first_speech, is_beside, is_negated
from timeline.convert.speaking import before_colon, going_on, headlined, led_up_to
from timeline.convert.speaking.beside import Beside
from timeline.convert.speaking.found import NOBODY, READ, Basis, Found
from timeline.convert.speaking.main_speaker import MainSpeaker
from timeline.convert.speaking.spoken import Spoken
from timeline.convert.speaking.subjects import Subjects
from timeline.convert.speaking.unknown_speakers import is_cried, is_hearsay, is_strangers
from timeline.record import Record
from timeline.text.paragraphs import Span
from timeline.text.sections import SectionLabel
from timeline.text.spoken import SINGLE_MARKS, is_after_dash

_MOST_PIECES = 150
_LETTERS = re.compile(r"[^\W_]+")
_FEW = 3
_NOT_HEARD = (SectionLabel.SOURCE, SectionLabel.BACKGROUND)


@dataclass(frozen=True)
class Voices:
    """The actors of one article who may speak."""

    article: Article
    record: Record

    @cached_property
    def _subjects(self) -> Subjects:
        return Subjects(self.article, self.record)

    @cached_property
    def _beside(self) -> Beside:
        return Beside(self._subjects)

    @cached_property
    def _main_speaker(self) -> MainSpeaker:
        return MainSpeaker(self._subjects)

    @property
    def _names(self) -> ArticleNames:
        return self._subjects.names

    @property
    def main(self) -> str:
        """The main speaker, or nothing."""
        return self.ground.speaker

    @property
    def ground(self) -> Found:
        """The main speaker: named as the source, in a label, or beside a verb in the lead."""
        return self._main_speaker.ground

    @cached_property
    def quotations(self) -> tuple[Spoken, ...]:
        """The quoted stretches under no label of the background, each with its speaker."""
        found: list[Spoken] = []
        for number, piece in enumerate(self.article.pieces[:_MOST_PIECES]):
            if piece.section.label not in _NOT_HEARD:
                following = self.article.pieces[number + 1 : number + 2]
                limit = following[0].outer_start if following else len(self.article.plain)
                found.append(self._spoken(piece, found[-1] if found else None, limit))
        return tuple(headlined.spoken(self._names, one, found, self.ground) for one in found)

    def saying(self, sentence: Span) -> Sequence[Found]:
        """Return who speaks at the verbs of a sentence, of those on file."""
        return self._main_speaker.at_verbs(sentence)

    def is_one_of(self, mention: Mention, sentence: Span) -> bool:
        """Return whether a name is one of several that speak: `X, Y and Z said`."""
        verb = first_speech(self.article.plain, mention.end, sentence.end)
        before = self._names.speaking(sentence.start, verb.start()) if verb else []
        return mention in before and self._main_speaker.speak_several(sentence)

    def alone_in(self, span: Span) -> Found:
        """Return who alone of those who may speak is named in a stretch, or nobody."""
        named = {mention.actor: mention for mention in self._names.speaking(span.start, span.end)}
        if len(named) != 1:
            return NOBODY
        ((actor, mention),) = named.items()
        return Found(actor, Basis.NAMED, mention.text)

    def named_as_source(self) -> Iterator[Found]:
        """Yield who is named in the source line, or in a line such as `Who: X`."""
        yield from self._main_speaker.of_sources()
        yield from self._main_speaker.of_facts()

    def named_in_labels(self) -> Iterator[Found]:
        """Yield who is named in labels, such as the head of a post."""
        return self._main_speaker.of_labels()

    def doer(self, word: Span) -> str:
        """Return who alone is named before a word for what was decided: `X opened a case`.

        The word may be a title right in front of the name: `Prosecutor X asked`.
        """
        sentence = self.article.sentence_at(word.start)
        plain = self.article.plain
        is_mentioned = known_clauses.is_mentioned(plain, sentence, word.start, word.end)
        if is_mentioned or self._is_of_stranger(word):
            return ""
        speaking = self._names.speaking(sentence.start, sentence.end)
        named = {mention.actor for mention in speaking if mention.start <= word.end + 1}
        return named.pop() if len(named) == 1 else ""

    def _is_of_stranger(self, word: Span) -> bool:
        """Return whether a word is a verb of speech whose subject is nobody on file."""
        verb = first_speech(self.article.plain, word.start, word.end)
        sentence = self.article.sentence_at(word.start)
        subject = self._subjects.of_verb(verb, sentence.start, sentence.end) if verb else None
        return subject is not None and not subject.speaker

    def _spoken(self, piece: Piece, previous: Spoken | None, limit: int) -> Spoken:
        """Find the speaker of a piece; `limit` is where the next piece begins."""
        considered = (self.main,) if self.main else ()
        if not piece.section.speaker and is_strangers(self._names, piece, limit):
            return Spoken(piece=piece, speaker="", basis=Basis.STRANGER, considered=considered)
        by_paper = before_colon.by_paper(self._names, piece)
        by_clause = led_up_to.by_clause(self._names, piece) or by_paper
        is_others = is_hearsay(self.article, piece) or is_cried(self.article, self._names, piece)
        if is_others and not by_clause:
            return Spoken(piece=piece, speaker="", basis=Basis.STRANGER, considered=considered)
        found = (
            self._by_label(piece)
            or by_clause
            or self._by_colon(piece, limit)
            or self._beside.by_words(piece, limit)
            or self._by_line_before(piece)
            or self._led_up_to(piece)
            or self._by_paragraph(piece, previous)
            or self._by_paragraph_before(piece)
            or self._by_sentence_before(piece)
            or self._by_article(piece)
        )
        if piece.section.label is SectionLabel.QUOTE and not (found and found.speaker):
            # Under a bare label stand the words of whoever alone speaks in the article.
            found = self._by_article(piece) or found
        if not found:
            return Spoken(piece=piece, speaker="", basis=Basis.MAIN, considered=considered)
        if piece.is_marked and found.basis not in READ and self._is_in_answer(piece):
            return Spoken(piece=piece, speaker="", basis=Basis.STRANGER, considered=considered)
        return Spoken(
            piece=piece,
            speaker=found.speaker,
            basis=found.basis,
            said=found.said,
            considered=() if found.speaker else considered,
        )

    def _is_in_answer(self, piece: Piece) -> bool:
        """Return whether somebody speaks behind a dash who quotes others: `— They say: “…”`."""
        mark = self.article.plain[piece.outer_start]
        is_whole = piece.outer_end - piece.outer_start >= len(piece.paragraph.text.rstrip(" .,"))
        is_within = mark in SINGLE_MARKS or MARK.match(mark) is not None
        is_spoken = is_after_dash(self.article.seed.text, piece.paragraph.start)
        is_said = is_beside(self.article.plain[piece.outer_end : piece.outer_end + AT_ONCE])
        return is_within and is_spoken and not (is_whole or is_said)

    def _by_label(self, piece: Piece) -> Found | None:
        """Find the speaker in `Quote from X`, or for a bare `Quote` in the source line.

        Whoever writes a post may quote others in it.
        """
        is_post = piece.section.label is SectionLabel.POST
        if self._is_told_further(piece):
            return None
        if (name := piece.section.speaker) and not is_post:
            named = self._names.speaking(name.start, name.end)
            persons = [mention for mention in named if self._names.is_person(mention.actor)]
            found = [*persons, *named][:1]
            return Found(found[0].actor, Basis.LABEL, name.text) if found else None
        if piece.section.label is not SectionLabel.QUOTE:
            return None
        sources = {found.speaker: found for found in self._main_speaker.of_sources()}
        return next(iter(sources.values())) if len(sources) == 1 else None

    def _is_told_further(self, piece: Piece) -> bool:
        """Return whether the reporter goes on below words under a label, and quotes others."""
        first = piece.section.paragraphs[0]
        sentence = self.article.sentence_at(piece.words.start)
        is_told = self._names.speaking(sentence.start, sentence.end) or is_beside(
            self.article.plain[piece.outer_end : sentence.end]
        )
        is_long = not self._has_few_words(sentence)
        return piece.paragraph.start > first.start and bool(is_told or is_long)

    def _by_colon(self, piece: Piece, limit: int) -> Found | None:
        """Find who speaks in front of a colon, or whom the clause there is about.

        Of `X did not tell: “…”` what he said follows; `They were told: “…,” Y said` are Y's words.
        """
        found = self._beside.by_colon(piece)
        if found and not found.speaker and (behind := self._beside.right_behind(piece, limit)):
            return behind
        of_verb = self._subjects.of_verb
        if not (found and found.speaker) and (he := going_on.by_colon(self._names, piece, of_verb)):
            return he
        if found and (found.speaker or not is_negated(self.article.plain, found.verb)):
            return found
        return before_colon.by_subject(self._names, piece) or found

    def _by_line_before(self, piece: Piece) -> Found | None:
        """Find who speaks in a line that leads up to words in a paragraph of their own."""
        line = before_colon.line_before(self.article, piece)
        found = self._beside.before(line.start, line.end) if line else None
        if line and not (found and found.speaker):
            found = before_colon.about(self._names, line)
        return found._replace(basis=Basis.BEFORE) if found and found.speaker else None

    def _led_up_to(self, piece: Piece) -> Found | None:
        """Find whose words are that something leads up to; behind a colon else nobody's."""
        if found := led_up_to.by_paper(self._main_speaker, piece):
            return found
        if items := led_up_to.of_list(self.article, piece):
            found = self._beside.before(items.start, items.end)
            return found._replace(basis=Basis.BEFORE) if found else NOBODY
        start = self.article.sentence_at(piece.words.start).start
        return NOBODY if before_colon.up_to_colon(self.article, start, piece.outer_start) else None

    def _by_paragraph(self, piece: Piece, previous: Spoken | None) -> Found | None:
        is_alone = self._has_few_words(self.article.sentence_at(piece.words.start))
        found = self._beside.before(piece.paragraph.start, piece.outer_start)
        if found:
            # A sentence with words of its own may tell of somebody else.
            at, end = found.verb, piece.outer_start
            is_his = is_alone and not is_in_other_office(self._names, found.speaker, at, end)
            is_his = is_his and not self._is_told_of_another(found, piece)
            return found._replace(basis=Basis.NEARBY) if is_his else NOBODY
        if previous and previous.piece.paragraph == piece.paragraph:
            return Found(previous.speaker, Basis.NEARBY, previous.said)
        return None

    def _is_told_of_another(self, found: Found, piece: Piece) -> bool:
        """Return whether the sentence right before words names a person who did not speak."""
        told = self.article.sentence_before(self.article.sentence_at(piece.words.start))
        named = self._names.speaking(max(told.start, found.verb), told.end)
        persons = {m.actor for m in named if self._names.is_person(m.actor)}
        is_later = found.verb < told.start
        return is_later and bool(persons) and found.speaker not in persons

    def _by_paragraph_before(self, piece: Piece) -> Found | None:
        """Find who spoke last in the paragraph before: quoted words alone go on with his."""
        before = self.article.paragraph_before(piece.paragraph.start)
        found = self._beside.before(before.start, before.end) if before else None
        if before and is_question(before.text):
            return None
        named = self._names.speaking(piece.paragraph.start, piece.paragraph.end)
        here = {mention.actor for mention in named if self._names.is_told(mention)}
        is_others = found is not None and not here <= {found.speaker}
        is_alone = self._has_few_words(self.article.sentence_at(piece.words.start))
        is_first = not _LETTERS.search(self.article.plain, piece.paragraph.start, piece.outer_start)
        if is_others or not (is_alone and is_first):
            return NOBODY if found else None
        return found._replace(basis=Basis.BEFORE) if found else None

    def _by_sentence_before(self, piece: Piece) -> Found | None:
        """Find who begins the sentence before words that are one alone: `X shrugged. “No.”`

        In letters with cases a subject is told from others.
        """
        sentence = self.article.sentence_at(piece.words.start)
        before = self.article.plain[piece.paragraph.start : sentence.start]
        is_alone = self._has_few_words(sentence) and piece.outer_start == sentence.start
        if not before.strip() or not is_alone:
            return None
        told = self.article.sentence_before(sentence)
        by = going_on.subject(self._names, told)
        return Found(by, Basis.INTRODUCED, told.text) if by else None

    def _by_article(self, piece: Piece) -> Found | None:
        """Find the main speaker where nobody else speaks in the article.

        Words within a sentence of the reporter's may be anybody's of whom it tells.
        """
        is_his = self.main and self._main_speaker.is_alone and self._stands_alone(piece)
        return Found(self.main, Basis.MAIN, self.ground.said) if is_his else None

    def _stands_alone(self, piece: Piece) -> bool:
        """Return whether hardly any words stand around quoted ones, but for those of a headline."""
        is_headline = self.article.is_headline(piece.words.start)
        if is_headline and piece.words.text[0].islower():
            return False  # A word in marks, as in `why the “zone” stays a word`.
        return is_headline or self._has_few_words(self.article.sentence_at(piece.words.start))

    def _has_few_words(self, sentence: Span) -> bool:
        """Return whether a sentence is hardly more than quoted words and names."""
        return len(_LETTERS.findall(self.article.bare, sentence.start, sentence.end)) <= _FEW
