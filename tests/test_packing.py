"""A long record, packed on a shelf: it gives what the same one gives that is held in memory."""

from dataclasses import replace

import msgspec
import pytest
from msgspec.structs import replace as changed

from tests.sample import html_of, record_of
from tests.test_tracked import EDITS, RECORD, looked, looks, tracked
from timeline.engine.packing import laid, packed, unpacked
from timeline.engine.parts import Shelf
from timeline.record import Record, TrackedRecord, indexes
from timeline.record.packed import PackedEvents


def packed_record(record: Record, folder) -> TrackedRecord:
    shelf = Shelf(folder)
    return unpacked(packed(laid(record, html_of, shelf), shelf), shelf)


@pytest.mark.parametrize("record", [RECORD, record_of()], ids=["some", "none"])
def test_each_look_gives_what_it_gives_of_the_record_and_notes_the_same(tmp_path, record):
    held, found = tracked(record), packed_record(record, tmp_path)
    for asked, look in looks(record).items():
        assert looked(look, found) == looked(look, held), asked


def test_each_edit_has_the_digests_that_it_has_of_the_record(tmp_path):
    before = tracked(RECORD)
    keys = {looked(look, before)[1] for look in looks(RECORD).values()}
    for name, record in EDITS[:: len(EDITS) // 20]:
        held, found = tracked(record), packed_record(record, tmp_path)
        assert [found.digest(key) for key in keys] == [held.digest(key) for key in keys], name
        for index in indexes.INDEXES:
            assert found.digest_of(index) == held.digest_of(index), name


def test_packed_events_are_a_sequence_from_which_an_index_can_be_made():
    rows = [msgspec.msgpack.encode(event) for event in RECORD.events]
    places = {event.id: at for at, event in enumerate(RECORD.events)}
    events = PackedEvents(places, rows.__getitem__)
    assert (len(events), list(events)) == (len(rows), list(RECORD.events))
    assert (events[-1], events[:2]) == (RECORD.events[-1], RECORD.events[:2])
    with pytest.raises(IndexError):
        events[len(rows)]
    record = replace(RECORD, events=events, made={})
    assert {**record.by_id} == {**RECORD.by_id}
    for index in indexes.INDEXES.values():
        assert index.of(record) == index.of(RECORD)


def test_more_events_are_asked_for_than_are_kept_as_values(tmp_path):
    many = [changed(RECORD.events[0], id=f"raid-{at}", title=f"Raid {at}") for at in range(500)]
    found = packed_record(record_of(*many), tmp_path)
    for _ in range(2):
        assert [found.event(each.id) for each in many] == many
        assert [found.html(each.id) for each in many] == [html_of(each) for each in many]
