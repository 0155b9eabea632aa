"""The record: all events and registries as values in memory, and the indexes made of them."""

from timeline.record import evidence, history, indexes, names, overview, press, voices
from timeline.record.content import Content, read_content
from timeline.record.record import Record
from timeline.record.registry import Registry
from timeline.record.tracked import TrackedRecord

# Named here so that every index is known by its name as soon as there is a record.
