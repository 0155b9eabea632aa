"""Names of the registries in running text, in any form they take."""
