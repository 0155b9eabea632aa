"""The record: all events and registries as values in memory, and the indexes made of them."""

from timeline.record.content import Content, read_content
from timeline.record.record import Record
from timeline.record.registry import Registry
from timeline.record.tracked import TrackedRecord

__all__ = ["Content", "Record", "Registry", "TrackedRecord", "read_content"]
