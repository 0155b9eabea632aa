"""A new event from a person's answers: what is asked, what an answer names, and the file of it.

What is wrong with an answer is not decided here: `timeline check` judges the file it would make.
"""

from timeline.compose.answers import (
    Answers,
    completed,
    lines_of,
    name_of,
    propose_id,
    split,
    text_of,
)
from timeline.compose.choices import Option, choices, settled, unit_of
from timeline.compose.issue import LABELS as ISSUE_LABELS
from timeline.compose.issue import MAX_BYTES as MAX_ISSUE
from timeline.compose.issue import answers_in, names_on_no_file, sorted_names
from timeline.compose.questions import QUESTIONS, Of, Prompt, asked
