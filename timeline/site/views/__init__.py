"""What the templates are given: frozen values of plain words, numbers and links."""
