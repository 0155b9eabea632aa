"""What the record teaches the converter before it reads an article."""
