"""The file formats, one module each; none knows another."""
