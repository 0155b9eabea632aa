"""The article as it stands: its parts, its sentences with their roles, its quotations."""
