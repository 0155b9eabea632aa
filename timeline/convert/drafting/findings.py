"""Everything found in one article, before it is put into words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import islice

from timeline.convert.days.dates import When
from timeline.convert.drafting import dating
from timeline.convert.happening import heard, kinds, retelling, scene, tellers, whereabouts
from timeline.convert.happening.kinds import Judgement
from timeline.convert.known import kindwords
from timeline.convert.known.claims import Touched
from timeline.convert.known.knowledge import Knowledge
from timeline.convert.likeness.answering import Answers
from timeline.convert.likeness.ranking import Candidate
from timeline.convert.likeness.report import Report
from timeline.convert.names.names import Mention
from timeline.convert.page.metadata import Masthead
from timeline.convert.people import introduced, prosecuting, unknown
from timeline.convert.people.unknown import Unknown
from timeline.convert.reading.article import Article
from timeline.convert.reading.roles import Role
from timeline.convert.speaking import attribution
from timeline.convert.speaking.attribution import Venue
from timeline.convert.speaking.found import Basis, Found
from timeline.convert.speaking.speakers import Voices
from timeline.convert.speaking.spoken import Spoken
from timeline.convert.words import sorts
from timeline.formats.seedtext import Seed
from timeline.model import Strand
from timeline.record import Record
from timeline.text.paragraphs import Span
from timeline.text.terms import spelled, terms

# How many paragraphs tell what somebody speaks of.
_LEAD = 2
# So many terms tell what an article reports, and those further down count half.
_FIRST_TERMS, _FURTHER = 90, 0.5
# What somebody said is reported within so many days.
_LATELY = timedelta(days=2)


@dataclass(frozen=True, kw_only=True)
class Findings:
    """What an article says, each thing with the words that say it.

    `ground` tells the main speaker, `teller` whose account of a happening it is, `topics` what
    somebody speaks of, `recalls` go with the sentence that each was found in. `answerable` and
    `recallable` may be linked, and `similar` may be `same`: no rule says so, but they are alike.
    """

    article: Article
    masthead: Masthead
    report: Report
    kind: Judgement
    when: When
    usual_year: str
    venue: Venue | None
    publishers: tuple[str, ...]
    ground: Found
    teller: Found
    topics: tuple[str, ...]
    quotations: tuple[Spoken, ...]
    answers: Candidate | None
    recalls: tuple[tuple[Candidate, Span], ...]
    same: tuple[Candidate, ...]
    similar: tuple[Candidate, ...]
    answerable: tuple[Candidate, ...]
    recallable: tuple[tuple[Candidate, Span], ...]
    unknown: tuple[Unknown, ...]
    touched: tuple[Touched, ...]

    @property
    def is_said(self) -> bool:
        """Whether the event is something said."""
        return self.kind.kind.strand is Strand.SAID


def find(seed: Seed, knowledge: Knowledge) -> Findings:
    """Return what `seed` says; raises InputError where nothing dates it."""
    masthead = Masthead.of(seed, knowledge.gazetteer, knowledge.papers, years=knowledge.years)
    article, knowledge = _read(masthead, knowledge)
    heard, kind, speaker = _judged(article, knowledge, masthead)
    article, when = dating.dated(heard.article, kind, knowledge, speaker)
    record = knowledge.record
    voices = heard if article is heard.article else Voices(article, record)
    venue = attribution.venue(article, record, voices.main)
    teller = tellers.teller(voices, kind, knowledge.words, masthead)
    report = _report(voices, kind, when, venue, masthead, teller)
    told = retelling.retold(article, knowledge, report)
    same = knowledge.on_file.reported(report)
    own = _own(same.likely, report, record)
    recalls, recallable = retelling.links(told, knowledge.recalling, report, own=own)
    answers = _answers(article, knowledge, report, recalls, own)
    linked = _ids((*filter(None, [answers.sure]), *(link for link, _ in recalls)))
    sites = knowledge.networks, knowledge.papers.websites
    return Findings(
        article=article,
        masthead=masthead,
        report=report,
        kind=kind,
        when=when,
        usual_year=knowledge.years.usual,
        venue=venue,
        publishers=attribution.publishers(article, record, *sites, but=report.voice),
        ground=voices.ground,
        teller=teller,
        topics=_topics(article, knowledge) if report.is_said else (),
        quotations=voices.quotations,
        answers=answers.sure,
        recalls=retelling.behind_news(article, recalls, answers.sure),
        answerable=answers.possible,
        recallable=recallable,
        same=_but(same.likely, linked),
        similar=_but(same.possible, linked),
        unknown=unknown.names(article),
        touched=_touched(voices, report, knowledge),
    )


def _judged(
    article: Article, knowledge: Knowledge, masthead: Masthead
) -> tuple[Voices, Judgement, str]:
    """Return the voices of an article as its kind is read, that kind, and who seems to speak."""
    lately = _without_history(article)
    voices = Voices(lately, knowledge.record)
    ground = voices.ground
    if not ground.speaker and masthead.issuers:
        ground = Found(masthead.issuers[0], Basis.LABEL, "")
    kind = kinds.judge(lately, knowledge, ground)
    if not kind:
        message = "there is no kind of event; write one in content/data/vocabulary.yml"
        raise dating.refused(article.seed, message)
    is_same = lately is article or kind.kind.strand is Strand.SAID
    return voices if is_same else Voices(article, knowledge.record), kind, ground.speaker


def _read(masthead: Masthead, knowledge: Knowledge) -> tuple[Article, Knowledge]:
    """Return a seed taken apart, and what is known with everybody whom it introduces."""
    seed, side = masthead.seed, masthead.side(knowledge.record)
    article = Article.of(seed, knowledge.gazetteer, side)
    strangers = introduced.actors(article, knowledge.record)
    if not strangers:
        return article, knowledge
    known = knowledge.with_actors(strangers)
    return Article.of(seed, known.gazetteer, side), known


def _touched(voices: Voices, report: Report, knowledge: Knowledge) -> tuple[Touched, ...]:
    """Return the questions on file that the main speaker seems to answer."""
    if not voices.main:
        return ()
    return knowledge.questions.touched(_of_speaker(voices), report.places)


def _of_speaker(voices: Voices) -> Iterator[str]:
    """Yield what the main speaker says: his quoted words, and the lead."""
    yield from (spoken.text for spoken in voices.quotations if spoken.speaker == voices.main)
    yield from (one.span.text for one in voices.article.roles.having(Role.LEAD))


def _without_history(article: Article) -> Article:
    """Return an article with what opens on a day well before it known as background."""
    reported = article.seed.reported
    if not reported or not reported.is_exact:
        return article
    return article.retelling(reported.first - _LATELY)


def _report(
    voices: Voices,
    judged: Judgement,
    when: When,
    venue: Venue | None,
    masthead: Masthead,
    teller: Found,
) -> Report:
    article, record = voices.article, voices.record
    hosts, kind = venue.hosts if venue else (), judged.kind
    issuers, is_said = masthead.issuers, kind.strand is Strand.SAID
    named = scene.names(article, record)
    speaker = _speaker(voices, judged, masthead, named)
    parts = [one for one in named if heard.takes_part(voices, one, speaker, is_said=is_said)]
    parts += heard.in_answers(voices) if is_said else ()
    beside = [*(host for host in hosts if not sorts.is_outlet(host, record))]
    # A person's words stand on the page of the body, which is not named as his by that.
    beside += () if is_said and sorts.is_person(speaker, record) else issuers
    whose = speaker if is_said else teller.speaker
    others = [s.piece for s in voices.quotations if not s.speaker or s.speaker != whose]
    return Report(
        seed=article.seed.name,
        kind=kind.id,
        is_said=is_said,
        date=when.date,
        is_dated=when.words is not None,
        speaker=speaker,
        actors=_actors(speaker, parts, beside),
        named=_actors(speaker, named, beside),
        places=whereabouts.places(article, record, others, is_said=is_said),
        hosts=frozenset(hosts),
        quotes=frozenset(spoken.text for spoken in voices.quotations),
        terms=_terms(article),
    )


def _speaker(
    voices: Voices, judged: Judgement, masthead: Masthead, named: Sequence[Mention]
) -> str:
    """Return whose words the event is; a legal step is of whoever takes it, and of no accused."""
    issuers, speaker = masthead.issuers, voices.main
    is_said = judged.kind.strand is Strand.SAID
    if not speaker and len(masthead.signers) == 1:
        # Whoever signs what nobody else is told to say has written it himself.
        speaker = masthead.signers[0]
    if not speaker and len(issuers) == 1 and is_said:
        (speaker,) = issuers
    step = is_said and judged.cue is not None and prosecuting.is_step(judged.cue.text)
    if step and (not speaker or prosecuting.may_be_accused(speaker, voices.record)):
        speaker = prosecuting.accuser(_in_lead(voices.article, named), voices.record)
    doer = voices.doer(judged.cue) if is_said and judged.cue and not speaker else ""
    is_accused = step and sorts.is_force(doer, voices.record)
    return speaker or ("" if is_accused else doer)


def _in_lead(article: Article, named: Iterable[Mention]) -> Iterator[Mention]:
    """Yield the names in the first words, where whoever took a step is told."""
    first = [*article.roles.having(Role.HEADLINE), *article.roles.having(Role.LEAD)]
    for mention in named:
        if any(one.span.start <= mention.start < one.span.end for one in first):
            yield mention


def _actors(speaker: str, names: Iterable[Mention], beside: Sequence[str]) -> tuple[str, ...]:
    """Return the ids of the actors, the speaker first and those beside him last."""
    others = (mention.actor for mention in names)
    return tuple(dict.fromkeys([*filter(None, [speaker]), *others, *beside]))


def _terms(article: Article) -> Mapping[str, float]:
    """Return the terms of the first words, those of headline and lead in full."""
    told = [part.span for part in article.told]
    lead = told[:_LEAD]
    heads = (one.span for one in article.roles.having(Role.HEADLINE, Role.LEAD))
    opened = [one for one in heads if not any(part.holds(one.start, one.end) for part in lead)]
    found = islice(spelled(_text(told)), _FIRST_TERMS)
    first = {term: _FURTHER for term, _ in found}
    return {**first, **dict.fromkeys(terms(_text([*opened, *lead])), 1.0)}


def _text(spans: Iterable[Span]) -> str:
    return " ".join(span.text for span in spans)


def _but(same: tuple[Candidate, ...], linked: frozenset[str]) -> tuple[Candidate, ...]:
    """Return the events that a report may be of; what it answers or retells is none of them."""
    return tuple(one for one in same if one.id not in linked)


def _own(same: tuple[Candidate, ...], report: Report, record: Record) -> frozenset[str]:
    """Return what a report may be of and neither answers nor retells: words answer a deed."""
    events = record.by_id
    return frozenset(i for i in _ids(same) if record.is_said(events[i]) is report.is_said)


def _ids(candidates: Iterable[Candidate]) -> frozenset[str]:
    return frozenset(candidate.id for candidate in candidates)


def _topics(article: Article, knowledge: Knowledge) -> tuple[str, ...]:
    """Return the reported kinds that the lead speaks of, as a sentence calls them."""
    told = (kindwords.about(article, part.span, knowledge.words) for part in article.told[:_LEAD])
    found = frozenset[str]().union(*told)
    return tuple(k.many.lower() for k in knowledge.record.vocabulary.kinds if k.id in found)


def _answers(
    article: Article,
    knowledge: Knowledge,
    report: Report,
    recalls: Sequence[tuple[Candidate, Span]],
    own: frozenset[str],
) -> Answers:
    """Return what the words of an article answer; a happening answers nothing, none its `own`."""
    if not report.is_said:
        return Answers()
    first = [one.span for one in article.roles.having(Role.HEADLINE, Role.LEAD)]
    named = [scene.actors_in(article, knowledge.record, span) for span in first]
    recalled = frozenset(link.id for link, _ in recalls)
    return knowledge.answering.answers(report, frozenset[str]().union(*named), recalled, own)
