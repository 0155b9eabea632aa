"""Words of the press that mean something to us, as patterns; the words stand in language files.

Nothing here is about any one subject. Every pattern is matched against text whose quotations are
blanked out, so nobody's quoted words are taken for the reporter's.
"""

import re

from timeline.convert.words.starts import Heads, Sought
from timeline.text.languages import any_of, begun, either, pattern, plain, table
from timeline.text.letters import SMALL

_END = r"\s\Z"
_NEW = either("begins_a_clause", "not_named_before")
# In front of what somebody speaks of: `about raids`, `on the raids`. `After a raid` tells of one.
SPOKEN_OF = pattern(
    "topics",
    "spoken_of",
    after=rf"\s(?:(?!{_NEW}\s)[^\W\d][\w’'-]*\s){{0,3}}\Z",
)
# In front of whoever did something, in words that are about it: `the raid by X`.
DONE_BY = pattern("done_by", after=r"\s\Z")
# Somebody speaks. The verbs of plain reporting come apart from those that pass a judgement,
# because "the governor reported a flood" tells of a flood and "commented on it" of a comment.
# Which of them make a kind of their own is for the vocabulary of a site to say.
REPORTS = pattern("reports")
COMMENTS = pattern("comments", "keeps_silent")
SPEAKS = ("reports", "comments", "keeps_silent")
# Whoever was asked and says nothing has none of the words beside it.
SILENT = pattern("keeps_silent")
# Beside quoted words more verbs tell who speaks: `“…”, he laughed`.
UTTERS = pattern("utters", "passes_on")
SPEECH = (COMMENTS, REPORTS)
# So does one that goes on with the subject of another: `…, adding that “…”`.
ADDING = pattern("adding")

INTERVIEW = "Interview"
# Where words were said; the text on the right is ours and becomes the venue.
_VENUES = {name: words.split() for name, words in table("venues").items()}
VENUES = tuple(
    (re.compile(rf"\b{any_of(words)}\b", re.IGNORECASE), name) for name, words in _VENUES.items()
)
# Words of any of them: most sentences have none.
_OF_VENUES = [word for words in _VENUES.values() for word in words]
ANY_VENUE = Sought(
    re.compile(rf"\b{any_of(_OF_VENUES)}\b", re.IGNORECASE), Heads.of(begun(_OF_VENUES))
)

# A fact is told, and no mind spoken: `…, the office reported`.
INFORMS = pattern("informs")
# Somebody or something came to harm.
HARM = pattern("harm")
# A paragraph that opens so retells what came before.
RECALLS = pattern("recalls")
# The same below what is told first, which may itself have happened on the day before.
DAY_BEFORE = pattern("day_before")
# Within the first words of a sentence: what follows was said before.
SAID_EARLIER = pattern("said_earlier", before=r"[^.!?\n]{3,80}?\b")
# A paragraph that opens so tells of something else that happened.
# Whoever is meant by a word at once is still the one of whom the article tells.
ASIDES = re.compile(
    rf"\b{either('asides', 'same_day')}\b"
    rf"(?!,?\s(?:{SMALL}+\s){{0,2}}{either('he', 'she', 'his')}\b)",
    re.IGNORECASE,
)
# In front of a place: it happened beside it.
BESIDE = pattern("beside", before="", after=_END)
# In front of a place: it was not there, as a correction may say.
NOT_THERE = pattern("not_there", after=_END)
# Around a capital: its government is meant.
GOVERNS = re.compile(rf"\s{either('governs')}\s(?!{either('is_said_to_be')}\b)", re.IGNORECASE)
GOVERNMENTS = pattern("governments", after=_END)
# A capital in the case of whoever has something or has not: `у Москви немає`.
HAS_IT = pattern("has_it", after=r"\Z")
# In front of a capital: somebody or something is there, and not with its government.
THERE = pattern("there", "people_of", after=_END)
# Behind any name that owns something.
OWNS = re.compile(r"['’ʼ]s\b")
# Behind a capital: what is its government's, or whom the words before it describe.
OWNED = re.compile(rf"['’ʼ]s\b|,\s{either('relative')}\b", re.IGNORECASE)
# In front of a person: the word for what is his, as in `elections of X`.
POSSESSIONS = pattern("possessions", after=_END)
# In front of a place: people are for or against whoever rules there.
PARTISAN = pattern("for_or_against", after=r"[-‐‑]\Z")
# In front of a place: what it lies beside is said, and nothing that happened there.
BORDERS = pattern("borders", after=r"\s(?:the\s)?(?:[^\W\d_]+['’ʼ]s\s)?\Z")
# Behind a person: what is his does something, and not he; what he says is he.
POSSESSED = re.compile(
    rf"['’ʼ]s\s(?!(?:\w+\s)?{either('speech_of')}\b)",
    re.IGNORECASE,
)
# In front of a day: it is the day on which a report was issued.
ISSUED = pattern("issued", after=_END)
# In front of a verb: it was over when the happening began.
BEFORE_THE_PAST = pattern("before_the_past", after=_END)
# Beside a day: somebody was spoken with on it.
TALKED = pattern("talk_was", "talked")
# Several speak with one voice.
JOINTLY = pattern("jointly", after="")
# In front of a capital: the government is meant.
AGAINST = pattern("accuses", after=_END)
# Who is meant by a word that is no name.
PRONOUN = pattern("pronouns")
# Those that are said of a man or of a woman alone, and how last names of theirs end.
HE, SHE = plain("he"), plain("she")
MEN = pattern("last_names_of_men", before=r"\w{2}", after=r"\Z")
WOMEN = pattern("last_names_of_women", before=r"\w{2}", after=r"\Z")
# First names of men in front of others, where letters have cases.
MEN_FIRST = pattern("first_names_of_men", before=r"\A\w{2,}", after=r"\s")
# Words such as `according to`, which name the speaker in another case.
ACCORDING = pattern("according", "passes_on")
# Right before a verb: the body that spoke last.
IT = pattern("one_body", after=_END)
# Words for an office of a state, and what such an office is called in full.
ANY_OFFICE = plain("any_office")
OFFICES_ARE = plain("offices_are")
# The same for a force.
ANY_UNIT = plain("any_unit")
UNITS_ARE = plain("units_are")
# Words for one person who has no other mark than having been named.
SINGLE = plain("one_person")
# Words for anybody of some standing: who is meant is told by who was named, not by the word.
ANYBODY = plain("anybody")
# Words for a body of any sort.
ANY_BODY = plain("any_body")
# What is written speaks with the voice of whoever wrote it.
PAPER = pattern("papers", after=r"(?:\s|(?=[.,;:!?]))")
# Behind quoted words: `“…,” reads his post`, `“…,” says the text below it`.
PAPER_READS = re.compile(
    rf"{either('reads_so')}\s{either('determiners')}\s(?:[\w-]+\s)?"
    rf"{either('carried_papers', 'beside_pictures')}\b(?!\s{either('role_of', 'done_by')}\s)",
    re.IGNORECASE,
)
# Between two who do something together; their names may stand in marks.
AND = re.compile(rf"[\"”»“]?,?\s{either('and')}\s(?:the\s)?[\"“„«]?", re.IGNORECASE)
# Within the words for speech: `in his words`.
HIS = pattern("his")
HERS = pattern("hers")
# Words for several.
MANY = plain("several")
# Whoever is named behind these is the one who speaks: `the agency cites X`.
CITES = pattern("cites")
# Whoever is named behind these is spoken to or about.
OBJECTS = pattern("spoken_to")
# A body named in full may be meant by one of these later.
BODIES = plain("bodies")
# Words that are a body's name without an adjective: `the army`.
GENERAL_NAMES = plain("general_names")
# Titles that may stand before a surname; any other capitalised word there is a first name.
TITLES = plain("titles")
# Words that may open a sentence in front of a surname.
OPENERS = plain("openers")
# After a place: it names a clock.
CLOCKS = pattern("clock_of")
# A date behind one of these is the bound of something else.
BOUNDS = pattern("bounds", after=rf"(?:\s{either('in_bounds')})?\s*\Z")
BEGINNINGS = pattern("begins", after=_END)
FUTURE = pattern("future")
THAT = pattern("that")
# How words answer a question.
NO = pattern("not")
# Whoever does this speaks his mind, whatever he speaks of.
JUDGES = pattern("judges", "keeps_silent")
DENIES = pattern("denies")
UNCONFIRMED = pattern("cannot_confirm")
# One-word quotations count only where somebody calls something so.
CALLS = pattern("calls")
# What turns the last names of a list into places: `North and South oblasts`.
REGION_NOUNS = table("regions")
# The same where the noun stands first, and the names may be small: `obwody północny i południowy`.
REGION_NOUNS_BEFORE = table("regions_before")
