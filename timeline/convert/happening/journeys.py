"""Where somebody is brought, which is no place of what happened: `taken to X`, `left for X`.

It is one where the journey itself is what the lead tells: `children were moved to X`.
"""

from timeline.convert.names.names import Mention
from timeline.convert.reading.article import Article
from timeline.convert.words import cues
from timeline.text.languages import either, pattern
from timeline.text.paragraphs import Span

# Those hurt were brought to a hospital: `taken to a hospital in X`, `to the X regional hospital`.
_CARED_FOR = pattern("cared_for", after=r"\b[^.;:]*\Z")
_HOSPITAL = pattern("hospitals", after=r"(?:\s(?:\w{1,2}|міста|города|the|city))*\s\Z")
_HOSPITAL_OF = pattern("hospitals", before=r"\s(?:\w+\s){0,2}")
# `doctors in X operated on her`
_DOCTORS = pattern("doctors", after=rf"\s(?:{either('inside')}\s)?\Z")
_TREAT = pattern("treat", before=r"\s")
# `was operated on in X`
_TREATED = pattern("treated", after=rf"\s{either('inside')}\s\Z")
# Who is cured was hurt: `was treated there and is to be moved to X`.
_CURED = pattern("treated")
# `taken to X`, `left at once for X`, and `в X доставили`
_TO = rf"\s(?:[\w’'-]+\s){{0,4}}{either('whither')}\s"
_BROUGHT = pattern("brought", after=rf"{_TO}\Z")
_WHITHER = pattern("whither", after=r"\s\Z")
_BROUGHT_THERE = pattern("brought_there", before=r"\s(?:[\w’'-]+\s)?")
# How far before a name the verb may begin.
_REACH = 80
_EVACUATES = pattern("evacuates")


def is_goal(article: Article, mention: Mention) -> bool:
    """Return whether a place is where those hurt were brought, or where somebody went after it."""
    if _is_hospital(article, mention):
        return True
    if not _is_whither(article, mention):
        return False
    sentence = article.sentence_at(mention.start)
    stretch = article.plain, sentence.start, sentence.end
    if cues.HARM.search(*stretch) or _CURED.search(*stretch):
        return True
    return not (_is_told_first(article, sentence) or is_of_journey(article))


def _is_hospital(article: Article, mention: Mention) -> bool:
    """Return whether those hurt were brought to a hospital in a place, or called after it."""
    start = article.sentence_at(mention.start).start
    if _TREATED.search(article.plain, start, mention.start):
        return True
    is_doctors = _DOCTORS.search(article.plain, start, mention.start) is not None
    if is_doctors and _TREAT.match(article.plain, mention.end):
        return True
    is_named = _HOSPITAL.search(article.seed.text, start, mention.start) is not None
    is_named = is_named or _HOSPITAL_OF.match(article.seed.text, mention.end) is not None
    return is_named and _CARED_FOR.search(article.seed.text, start, mention.start) is not None


def _is_whither(article: Article, mention: Mention) -> bool:
    start = max(article.sentence_at(mention.start).start, mention.start - _REACH)
    if not _WHITHER.search(article.plain, start, mention.start):
        return False  # as nearly always
    is_brought = _BROUGHT.search(article.plain, start, mention.start)
    return bool(is_brought or _BROUGHT_THERE.match(article.plain, mention.end))


def _is_told_first(article: Article, sentence: Span) -> bool:
    """Return whether a sentence is the headline or the first of the lead."""
    first = next((part.span.start for part in article.opening), 0)
    return sentence.start <= article.sentence_at(first).start


def is_of_journey(article: Article) -> bool:
    """Return whether the first paragraphs tell that people are brought away."""
    spans = [part.span for part in article.opening]
    return bool(spans) and _EVACUATES.search(article.plain, 0, spans[-1].end) is not None
