"""The sources of a draft: the article itself, and outlets that it names as its own sources."""

from timeline.convert.drafting.decisions import ARTICLE
from timeline.convert.drafting.findings import Findings
from timeline.convert.words.wording import fits
from timeline.model import Source

# Stands in for the outlet of an article that names none; the outlet registry has an entry for it.
UNNAMED = "unidentified"
_MOST_SOURCES = 20


def named(findings: Findings) -> tuple[Source, ...]:
    """Return a source for each outlet named, the article's own first, or one still to be named."""
    own = findings.masthead.outlets
    outlets = [*own, *findings.publishers]
    # An article whose outlet is on no file is a source all the same, of which the rest is known.
    if not own and findings.article.seed.address:
        outlets = [UNNAMED, *outlets]
    chosen = tuple(dict.fromkeys(outlets))[:_MOST_SOURCES] or (UNNAMED,)
    return tuple(_source(findings, outlet, f"s{n}") for n, outlet in enumerate(chosen, 1))


def article(findings: Findings) -> Source:
    """Return the article itself as a source, whose outlet its address tells if nothing else does.

    Of posts it is the network, which stands last among those that publish.
    """
    own = findings.masthead.outlets[:1]
    if not own and findings.article.is_post:
        own = findings.publishers[-1:]
    return _own_source(findings, "".join(own), ARTICLE)


def _source(findings: Findings, outlet: str, key: str) -> Source:
    """Return an outlet as a source; of the article itself with its headline, address and day."""
    if outlet not in (findings.masthead.outlets or (UNNAMED,))[:1]:
        return Source(key=key, outlet=outlet)
    return _own_source(findings, outlet, key)


def _own_source(findings: Findings, outlet: str, key: str) -> Source:
    seed = findings.article.seed
    day = seed.reported
    return Source(
        key=key,
        outlet=outlet,
        title=_headline(findings),
        url=seed.address or None,
        published=day.first if day and day.is_exact else None,
    )


def _headline(findings: Findings) -> str | None:
    """Return the headline of the article, if a file can hold it."""
    headline = findings.article.headline
    return headline if headline and fits(headline) else None
