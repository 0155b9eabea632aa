"""Publish a sourced timeline: seed articles to event files, event files to a static site."""

__version__ = "0.1.0"
