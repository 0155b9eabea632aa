"""On which day it happened, and on which it was told."""
