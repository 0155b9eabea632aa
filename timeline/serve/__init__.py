"""Serve a built site as GitHub Pages would: its base path, its redirects, its 404 page."""

from timeline.serve.answers import Response, answer
from timeline.serve.news import News
from timeline.serve.server import Listening, listening, server

__all__ = ["Listening", "News", "Response", "answer", "listening", "server"]
