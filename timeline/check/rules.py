"""All the rules that compare files, in one place. To add a rule, write it and name it here."""

from collections.abc import Callable, Iterator

from timeline.check import (
    claims,
    days,
    editing,
    files,
    links,
    lists,
    provisional,
    quotes,
    references,
    registries,
    sources,
    titles,
    wording,
)
from timeline.check.known import Known, Read, Seen
from timeline.model import Problem

EventRule = Callable[[Read, Seen], Iterator[Problem]]
BetweenRule = Callable[[Known], Iterator[Problem]]

# Each looks at one event, at the vocabulary and at the seeds that the event names, and at nothing
# else: a build asks it again only where one of these has changed. These look at one key at a time:
# of a file with faults, all that is whole is judged.
IN_PART: tuple[EventRule, ...] = (
    references.unknown_sources,
    sources.faulty_addresses,
    sources.repeated_addresses,
    sources.faulty_archives,
    sources.empty_supports,
    wording.faulty_titles,
    wording.bare_texts,
    wording.long_summaries,
    wording.faulty_bodies,
    wording.marks_around,
    wording.addresses_of_templates,
    wording.second_events,
    wording.marks_of_git,
    lists.repeated_items,
    days.strange_years,
    days.long_ranges,
)

# All that judge a file without faults.
EVENT: tuple[EventRule, ...] = (
    *IN_PART,
    links.missing_answers,
    links.speakers_of_what_is_reported,
    links.tellers_of_what_is_said,
    claims.keys_out_of_order,
    claims.unsourced,
    claims.faulty_numbers,
    claims.faulty_dead,
    claims.backward_covers,
    claims.needless_covers,
    sources.keys_out_of_order,
    sources.missing_addresses,
    sources.missing_outlets,
    days.clocks_and_zones,
    days.lost_hours,
    days.strange_zones,
    days.early_sources,
    days.remote_claims,
    days.early_changes,
    wording.open_reviews,
    wording.unexplained_withdrawals,
    quotes.changed_seeds,
    quotes.inexact_quotes,
    quotes.copied_words,
)

# Each of these looks at the same, and makes remarks: no build asks, so nothing of it is kept.
EVENT_REMARKS: tuple[EventRule, ...] = (
    wording.short_summaries,
    wording.other_scripts,
    wording.pictures,
    wording.shouting,
    wording.markdown,
)

# Each may look at everything, and is asked by every build: it must be quick with many events.
BETWEEN: tuple[BetweenRule, ...] = (
    references.unknown_entries,
    sources.wrong_outlets,
    links.faulty_links,
    links.unknown_targets,
    links.hidden_targets,
    links.circles,
    files.repeated_ids,
    files.repeated_aliases,
    titles.near_duplicates,
    wording.machine_words,
    files.missing_events,
    files.colliding_names,
    files.odd_seeds,
    files.unreadable_seeds,
    quotes.unknown_seeds,
    registries.shared_spellings,
    registries.shared_domains,
    registries.repeated_items,
    registries.unknown_entries,
    registries.circles,
    registries.long_chains,
    registries.incomplete_points,
    registries.uncounted_questions,
    editing.unknown_events,
    editing.unknown_questions,
    editing.uncountable_numbers,
    editing.faulty_cells,
    editing.unknown_claims,
    editing.changed_claims,
    editing.repeated_items,
)

# Each may look at everything, and makes remarks.
BETWEEN_REMARKS: tuple[BetweenRule, ...] = (
    titles.likely_duplicates,
    provisional.provisional_names,
)
