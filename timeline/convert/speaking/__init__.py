"""Who said the quoted words, and what tells so."""
