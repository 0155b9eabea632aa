"""A new site on a subject of one's own: its files, by the names they have in its folder."""

from timeline.start.files import LANGUAGES, Plan, files_of, kind_of
from timeline.start.vocabulary import NewKind
