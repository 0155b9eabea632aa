"""All the rules that compare files, in one place. To add a rule, write it and name it here."""

from collections.abc import Callable, Iterator

from timeline.check import (
    claims,
    copying,
    days,
    files,
    identity,
    links,
    lists,
    quotes,
    references,
    registries,
    sources,
    times,
    titles,
    wording,
)
from timeline.check.known import Known, Read
from timeline.model import Problem

# Each looks at one event, at the registries and at the seeds.
EVENT: tuple[Callable[[Read, Known], Iterator[Problem]], ...] = (
    references.unknown_entries,
    references.unknown_sources,
    links.missing_answers,
    links.speakers_on_the_ground,
    claims.unsourced,
    claims.needless_disputes,
    claims.faulty_numbers,
    sources.keys_out_of_order,
    sources.faulty_addresses,
    sources.repeated_addresses,
    sources.wrong_outlets,
    sources.faulty_archives,
    sources.empty_supports,
    times.clocks_and_zones,
    days.strange_years,
    days.long_ranges,
    days.early_sources,
    days.remote_claims,
    days.early_changes,
    wording.faulty_titles,
    wording.long_or_short_summaries,
    wording.faulty_bodies,
    wording.open_reviews,
    lists.repeated_items,
    quotes.faulty_seeds,
    quotes.inexact_quotes,
    copying.copied_words,
)

# Each looks at one event and at the others; at their short parts alone (see `timeline.record`), and
# at no title.
LINK: tuple[Callable[[Read, Known], Iterator[Problem]], ...] = (
    links.faulty_links,
    links.hidden_targets,
    claims.undisputed,
)

# Each looks at the whole content, and at no title.
CONTENT: tuple[Callable[[Known], Iterator[Problem]], ...] = (
    identity.repeated_ids,
    identity.repeated_aliases,
    links.circles,
    files.colliding_names,
    files.odd_seeds,
    files.unreadable_seeds,
    registries.repeated_ids,
    registries.shared_spellings,
    registries.shared_domains,
    registries.repeated_items,
    registries.unknown_entries,
    registries.circles,
    registries.incomplete_points,
    registries.uncounted_questions,
)

# Each looks at the titles of events that begin on one day.
TITLES: tuple[Callable[[Known], Iterator[Problem]], ...] = (titles.near_duplicates,)
