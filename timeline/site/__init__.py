"""The site: every page as a value computed from the record."""
