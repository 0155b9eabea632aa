"""Indexes: what the record tells of many events at once, made anew for each build.

An index is a plain dict from a key to a value, and may be made of anything in the record. A view
asks for one key of it (`TrackedRecord.group`), which is how a build knows what the page was made
from; so a value has everything that whoever asks for it may print. To add one, write a function
under `@index` in the module of its family, and name it here.
"""

from timeline.record.indexes.claims import Answer, answers, answers_in
from timeline.record.indexes.days import (
    DayCount,
    Turn,
    by_day,
    day_counts,
    day_texts,
    days_beside,
    during,
    on_day,
    turns,
)
from timeline.record.indexes.events import (
    Neighbours,
    Withdrawal,
    aliases,
    answered_by,
    gone,
    neighbours,
    order,
    position,
    recalled_by,
    updated,
    withdrawals,
)
from timeline.record.indexes.lists import (
    Listed,
    Lists,
    Ranked,
    around,
    by_actor,
    by_kind,
    by_place,
    by_side,
    by_strand,
    countries,
    foremost,
    naming,
    prominence,
    timeline,
)
from timeline.record.indexes.making import INDEXES, Ids, Index, index
from timeline.record.indexes.whole import (
    Extent,
    changed,
    entries,
    extent,
    has_cards,
    is_long,
    is_vast,
    on_file,
    prose,
    shown_actors,
    shown_places,
    shown_questions,
    sizes,
    source_count,
)
