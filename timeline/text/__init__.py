"""Rules of plain text that every format shares: strict YAML, letters, addresses, prose."""
