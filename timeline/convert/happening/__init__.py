"""What happened and where, who tells it, and what it recalls."""
