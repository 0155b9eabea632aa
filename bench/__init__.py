"""Measuring: made-up records of any size, and the same site from them in several generators."""
