"""Our engine with the templates that the other contenders have too."""
