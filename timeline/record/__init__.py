"""The record: all events and registries, and the graph computed from them."""

from timeline.record.content import Content, Raw, read_content, read_event
from timeline.record.record import Record
from timeline.record.registry import Registry
from timeline.record.shelf import Shelf

__all__ = ["Content", "Raw", "Record", "Registry", "Shelf", "read_content", "read_event"]
