"""What the headlines, the lead and the first paragraphs of an article say of its kind.

A word of a kind tells what happens, or only what somebody speaks of; somebody speaks, or is merely
named as the source of a fact. What that is worth is weighed in `kinds`.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from timeline.convert.happening.hits import Hit, firm, firmly, found
from timeline.convert.happening.signs import Signs
from timeline.convert.known.hints import Shown
from timeline.convert.known.knowledge import Knowledge
from timeline.convert.reading import interview, known_clauses, telling
from timeline.convert.reading.article import Article, is_question
from timeline.convert.reading.speech import first_speech, speeches
from timeline.convert.speaking.found import Basis, Found
from timeline.convert.words import cues, sorts
from timeline.model import Kind, Strand
from timeline.text.paragraphs import Span

_FACT = 60
# `X, who lives in the town, announced that` credits nothing: who speaks stands first.
_THAT = 12
_WORD = re.compile(r"[^\W\d_]+")
_SHORT = 3
_MARKS = ' *_"”»“«„.\n'
_HEADS, _SECOND, _BRIEF = 2, 3, 3
# So many paragraphs, headlines too, are compared with the events on file.
_COMPARED = 4


class Opening:
    """What the headlines, the lead and the first paragraphs of an article say of its kind."""

    def __init__(self, article: Article, knowledge: Knowledge, ground: Found) -> None:
        """Read the opening of `article`; `ground` is who speaks in it, if anybody."""
        self.article, self.words = article, knowledge.words
        self._knowledge, self._ground = knowledge, ground

    @cached_property
    def kinds(self) -> tuple[Kind, ...]:
        """The kinds that may be meant, in the order in which they are tried."""
        told = (cue.kind for cue in (*self.words.reported, *self.words.said))
        plainest = (self.words.plainest,) if self.words.plainest else ()
        return tuple({kind.id: kind for kind in (*told, *plainest)}.values())

    def signs(self, kind: Kind) -> Signs:
        """Return what speaks for a kind."""
        is_said = kind.strand is Strand.SAID
        # What happens is the plainest kind only of an article that tells of none.
        is_plainest = kind is self.words.plainest and (is_said or not self._told)
        told = (*self._told, *self._posted)
        own = [hit.span.start for hit in told if hit.kind is kind]
        sentences = {self.article.sentence_at(at).start for at in own}
        lead, head, governed, second = self._firm
        return Signs(
            lead_first=float(lead[:1] == [kind]),
            lead_firm=float(kind in lead),
            head_first=float(head[:1] == [kind]),
            head_firm=float(kind in head),
            head_governed=float(kind in governed),
            second_firm=float(kind in second),
            sentences=len(sentences) / max(self._count, 1),
            share=len(own) / max(len(told), 1),
            is_like=self._likeness.get(kind.id, 0.0),
            hinted=self._hinted.get(kind.id, 0.0),
            names_person=float(is_said and self._is_opinion),
            is_of_person=float(is_said and self._is_person(self._ground.speaker)),
            head_speaks=float(is_said and self._does_head_speak),
            lead_speaks=float(is_said and self._does_person_lead),
            nobody_speaks=float(is_said and not (kind in lead or self._does_anybody_speak)),
            is_credited=float(is_said and self._is_credited),
            is_plainest=float(is_plainest),
            is_plain=float(is_plainest and not self._is_said_firmly),
            is_asked=float(is_said and bool(self._answers)),
        )

    def cue(self, kind: Kind) -> Span | None:
        """Return the first words that tell a kind; of the plainest, the verb of speech."""
        for hits in (self._lead, self._head, self._second, self._told):
            if found := next((hit.span for hit in hits if hit.kind is kind), None):
                return found
        lead = next(iter(self._sentences), None)
        if not lead or kind is not self.words.plainest or kind.strand is not Strand.SAID:
            return None
        speech = first_speech(self.article.plain, lead.start, lead.end)
        return Span(speech.start(), speech.end(), speech[0]) if speech else None

    def is_told(self, kind: Kind) -> bool:
        """Return whether words of a kind stand in what opens the article."""
        hits = (*self._lead, *self._head, *self._second)
        return any(hit.kind is kind for hit in hits)

    def is_backed(self, kind: Kind) -> bool:
        """Return whether more speaks for a kind than a stray word, or words quoted further down.

        On a site about fires, a vote is told without any word of its kinds, and then who said so.
        """
        is_plainest = kind is self.words.plainest
        is_own = self.article.is_post or bool(self._answers) or self._ground.basis is Basis.LABEL
        is_like = self._likeness.get(kind.id, 0.0) > 0 and (is_plainest or bool(self.cue(kind)))
        return self.is_told(kind) or is_like or (is_plainest and (self._is_spoken or is_own))

    @cached_property
    def _is_spoken(self) -> bool:
        """Whether an article opens with somebody who speaks; a stranger is named first of all."""
        first, lead = (*self._heads, *self._sentences[:1]), self.article.opening[:1]
        spans = first if self._ground.is_strange else [part.span for part in lead]
        named = {m.actor for span in spans for m in self.article.within(span.start, span.end)}
        is_spoken = self._does_head_speak or self._is_person_named or not self._is_credited
        return self._ground.speaker in named or (is_spoken and not self._ground.is_strange)

    @property
    def is_fact_told(self) -> bool:
        """Whether the lead tells a fact or harm, and then who reports it: `…, the office said`."""
        is_spoken = any(first_speech(self.article.plain, h.start, h.end) for h in self._heads)
        if not self._sentences or not self._is_credited or is_spoken or self._does_head_speak:
            return False
        verbs = (verb for sentence in self._sentences[:2] for verb in self._verbs(sentence))
        verb, lead = next(verbs, None), self._sentences[0]
        if verb and (cues.INFORMS.fullmatch(verb[0]) or cues.JUDGES.fullmatch(verb[0])):
            return cues.INFORMS.fullmatch(verb[0]) is not None
        end = lead.end if self._speech is None else self._speech
        return cues.HARM.search(self.article.plain, lead.start, end) is not None

    @cached_property
    def _sentences(self) -> tuple[Span, ...]:
        """The sentences of the lead."""
        lead = [s for part in self.article.opening[:1] for s in self.article.telling(part)]
        # `The day in short.` stands in front of what tells.
        is_short = len(lead) > 1 and len(_WORD.findall(lead[0].text)) <= _SHORT
        is_bare = is_short and not any(hit.span.start < lead[0].end for hit in self._told)
        told = lead[is_bare:]
        # `What happened? A drone fell.`
        while len(told) > 1 and is_question(told[0].text):
            told = told[1:]
        return tuple(told)

    @cached_property
    def _heads(self) -> tuple[Span, ...]:
        told, first = self.article.told, self.article.opening[:1]
        heads = (part for part in told if first and part.span.start < first[0].span.start)
        return tuple(s for part in heads for s in self.article.telling(part))[-_HEADS:]

    @cached_property
    def _lead(self) -> tuple[Hit, ...]:
        return self._in(self._sentences[:1])

    @cached_property
    def _second(self) -> tuple[Hit, ...]:
        return (*self._in(self._sentences[1:_SECOND]), *self._posted)

    @cached_property
    def _posted(self) -> tuple[Hit, ...]:
        """The words of what a lead but opens that tells nothing: `X wrote: “Drones fell.”`."""
        article, text = self.article, self.article.seed.text
        lead = next((part.span for part in article.opening[:1]), None)
        if self._lead or not lead:
            return ()
        at = bisect_left(article.pieces, lead.start, key=lambda one: one.outer_start)
        posted = [one.words for one in article.pieces[at : at + 1]]
        if not posted or not article.plain[lead.start : lead.end].rstrip(_MARKS).endswith(":"):
            return ()
        return tuple(firmly(text, posted[0], found(self.words, text, posted)))

    @cached_property
    def _head(self) -> tuple[Hit, ...]:
        return self._in(self._heads)

    @cached_property
    def _governed(self) -> tuple[Hit, ...]:
        """The words of the headlines that stand behind a preposition."""
        plain = self.article.plain
        return tuple(
            hit
            for head in self._heads
            for hit in self._of(head)
            if telling.is_governed(plain, head, hit.span)
        )

    @cached_property
    def _answers(self) -> Sequence[Span]:
        return interview.answers(self.article)

    @cached_property
    def _told(self) -> tuple[Hit, ...]:
        """All words of kinds in what the reporter tells, but for the answers of an interview."""
        end = self._answers[0].start if self._answers else len(self.article.plain)
        told = (part.span for part in self.article.told)
        return found(self.words, self.article.plain, [span for span in told if span.start < end])

    @cached_property
    def _count(self) -> int:
        """How many sentences tell."""
        return sum(len(self.article.sentences(part)) for part in self.article.told)

    @property
    def is_brief(self) -> bool:
        """Whether no more than three sentences tell."""
        return self._count <= _BRIEF

    @cached_property
    def _firm(self) -> tuple[list[Kind], ...]:
        """The kinds of firm words: of lead and headlines, governed in these, behind the lead."""
        return tuple(map(firm, (self._lead, self._head, self._governed, self._second)))

    @cached_property
    def _is_opinion(self) -> bool:
        """Whether a person is named: what is told to have happened he may but report."""
        is_told = any(hit.is_happening for hit in (*self._lead, *self._second))
        return not is_told and self._is_person_named

    @cached_property
    def _speech(self) -> int | None:
        """Where somebody begins to speak in the lead: not where a fact is only credited to him."""
        return next((verb.start() for s in self._sentences[:1] for verb in self._verbs(s)), None)

    def _verbs(self, sentence: Span) -> Iterator[re.Match[str]]:
        """Yield the verbs of speech of a sentence, but for `according to`."""
        for verb in speeches(self.article.plain, sentence.start, sentence.end):
            plain = self.article.plain
            is_not = telling.is_negated(plain, sentence.start, verb.start())
            is_not = is_not or known_clauses.is_mentioned(plain, sentence, *verb.span())
            if not (is_not or cues.ACCORDING.fullmatch(verb[0])):
                yield verb

    @cached_property
    def _does_anybody_speak(self) -> bool:
        """Whether there is a verb of speech in the lead or above it, or quoted words anywhere."""
        plain, lead = self.article.plain, (*self._heads, *self._sentences)
        is_spoken = any(first_speech(plain, one.start, one.end) for one in lead)
        return is_spoken or bool(self.article.pieces) or self.article.is_post

    @cached_property
    def _is_credited(self) -> bool:
        """Whether the lead tells something first, and then who says so: `…, the office said`."""
        speech, plain = self._speech, self.article.plain
        if speech is None:
            return True
        lead = self._sentences[0]
        verb = first_speech(plain, speech, lead.end)
        is_first = verb and cues.THAT.search(plain, verb.end(), verb.end() + _THAT)
        is_last = verb is not None and lead.end - verb.end() <= _FACT
        is_behind = is_last and "," in plain[lead.start : speech]
        return not is_first and (is_behind or speech - lead.start > _FACT)

    @cached_property
    def _likeness(self) -> Mapping[str, float]:
        told = self.article.told[:_COMPARED]
        return self._knowledge.kind_terms.likeness([part.span.text for part in told])

    @cached_property
    def shown(self) -> Shown:
        """The texts whose words hint at the kind."""
        return Shown.of(self._heads, self._sentences, self.article.told)

    @cached_property
    def _hinted(self) -> Mapping[str, float]:
        return self._knowledge.hints.weigh(self.shown)

    @cached_property
    def _is_person_named(self) -> bool:
        """Whether the lead names a person."""
        lead = self._sentences[:1]
        named = (m for s in lead for m in self.article.within(s.start, s.end))
        return any(self._is_person(mention.actor) for mention in named)

    def _is_person(self, actor: str) -> bool:
        return sorts.is_person(actor, self._knowledge.record)

    @cached_property
    def _does_head_speak(self) -> bool:
        """Whether a headline names somebody with a verb of speech, or as `X: …`."""
        return any(
            any(mention.actor for mention in self.article.within(head.start, head.end))
            and (":" in head.text or first_speech(self.article.plain, head.start, head.end))
            for head in self._heads
        )

    @cached_property
    def _does_person_lead(self) -> bool:
        """Whether a person speaks in the article, and does so in the lead."""
        at, speaker = self._ground.verb, self._ground.speaker
        is_there = at > 0 and any(s.start <= at < s.end for s in self._sentences[:1])
        return is_there and self._is_person(speaker)

    @cached_property
    def _is_said_firmly(self) -> bool:
        hits = (*self._lead, *self._head, *self._second)
        return any(hit.kind.strand is Strand.SAID for hit in hits)

    def _in(self, sentences: Sequence[Span]) -> tuple[Hit, ...]:
        return tuple(hit for sentence in sentences for hit in self._of(sentence))

    def _of(self, sentence: Span) -> Iterator[Hit]:
        hits = [hit for hit in self._told if sentence.start <= hit.span.start < sentence.end]
        return firmly(self.article.plain, sentence, hits)
