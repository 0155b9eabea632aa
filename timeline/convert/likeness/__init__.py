"""How like an article is to the events on file: weighings fitted to the record."""
