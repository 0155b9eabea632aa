"""Who is meant by a word for a person or a body, on file or not."""
