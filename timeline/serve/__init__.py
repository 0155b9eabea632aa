"""Serve a site as GitHub Pages would: its base path, its redirects, its 404 page.

What an editor looks at is made when it is asked for; the rest stands in the folder of the site as
it was built last.
"""

from timeline.serve.news import News
from timeline.serve.server import listening, server

__all__ = ["News", "listening", "server"]
