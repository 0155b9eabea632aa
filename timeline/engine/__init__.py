"""The engine: renders what changed, shares the work, and puts the site in its place at once.

A page is a pure function of the values it is given. Their digest, with that of its template, is
the page's fingerprint; a page whose fingerprint is that of the last build is not rendered again.
"""
