"""The record for other programs: a database that Datasette opens."""
