"""The record: all events and registries, and the graph computed from them."""

from timeline.record.content import Content, read_content
from timeline.record.record import Record
from timeline.record.registry import Registry

__all__ = ["Content", "Record", "Registry", "read_content"]
