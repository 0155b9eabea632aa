"""From what was found to a draft with a note for every doubt."""
