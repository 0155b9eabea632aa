"""Words and letters: what every part of the converter asks of a single one."""
