"""The engine: renders what changed, shares the work, and puts the site in its place at once."""
