"""What the form of /add/ says, with gaps for a value: of what is wrong what `check` says.

It says it in the words of `check`, but where those name keys or files: whoever fills in a form
knows its questions alone. A test has both judge the same inputs, and fails where they differ.
"""

from collections.abc import Mapping

from timeline.model import CLAIM_LENGTH, SUMMARY_LENGTH, TITLE_LENGTH
from timeline.site.context import Context
from timeline.site.words import phrase
from timeline.text import addresses, scalars

NEEDED = ("title", "date", "kind", "summary")
CLAIMED = ("stance", "says", "value", "low", "high", "unit")
# What the model says of a field: what to write there.
_MEANT = {
    "title": phrase("at most 90 characters, attributed"),
    "date": phrase("when it happened or was said, not when it was reported"),
    "kind": phrase("what sort of event it is"),
    "summary": phrase("two to four sentences in our own words"),
    "sources": phrase("published reports of the event, at least one"),
    "speaker": phrase("the id of the actor who speaks"),
    "responds_to": phrase("ids of the events it answers, or [campaign]"),
    "url": phrase("its full address, https://…"),
    "by": phrase("the id of the actor who makes the claim"),
    "says": phrase("the claim in our own words, one sentence"),
    "question": phrase("the id of the question it answers, or a list of them"),
    "stance": phrase("how it answers the question"),
    "value": phrase("the number claimed"),
    "low": phrase("the lowest number claimed"),
    "high": phrase("the highest number claimed"),
    "unit": phrase("what is counted, such as people or houses"),
}
# The phrases by the names that the form has for them.
_SAID = {
    # What is missing.
    "no_title": phrase("there is no title yet; write {what}"),
    "no_date": phrase("there is no day yet; write when it happened or was said"),
    "no_kind": phrase("it is not told yet what it is; choose one of the list"),
    "no_summary": phrase("there is no summary yet; write {what}"),
    # Of titles and summaries.
    "long_title": phrase("the title has {n} characters; write at most {most}"),
    "long_summary": phrase("the summary has {n} characters; write at most {most}"),
    "bare_title": phrase("the title has fewer than two words; say who and what"),
    "bare_summary": phrase(
        "the summary has fewer than four words; write what happened in a sentence or more"
    ),
    "full_stop": phrase("a title has no full stop at its end; delete it"),
    "sentences": phrase("the summary has {n} sentences; write two to four"),
    "marks": phrase("the marks {first}…{last} would be shown; delete them"),
    "twin": phrase(
        "nearly the title of another event of the same day, “{title}”; say what differs, "
        "or, if it is that event, add your report to it"
    ),
    "mixed": phrase(
        "the word {word} mixes Latin, Cyrillic or Greek letters; type it in one alphabet"
    ),
    # Of days.
    "early": phrase("published on {published}, before the event ({date}); correct one of the two"),
    "to_come": phrase("{date} is still to come; write the day that was meant"),
    "year": phrase("the year {year} cannot be meant; write one from 1900 to 2199"),
    # Of what was said.
    "no_speaker": phrase("what was said has a speaker; write who spoke"),
    "no_answer": phrase(
        "what was said answers something; choose an event, or “{all}” if it answers no single one"
    ),
    "late": phrase(
        "“{title}” is of a later day; choose an earlier event, or correct one of the days"
    ),
    "neither": phrase(
        "what was said has a speaker and answers something; write who spoke and choose "
        "an event, or “{all}” if it answers no single one, or choose another kind"
    ),
    # Of addresses.
    "no_url": phrase("there is no link yet; paste the address of the report"),
    "long_url": phrase("the address is longer than {most} characters; find its short form"),
    "forbidden": phrase("the address holds {sign}; copy it again from the browser"),
    "scheme": phrase("the address starts with {start}; write https://…"),
    "user": phrase("the address holds a user name before @; write it without"),
    "tracking": phrase("the address carries tracking ({names}); delete these parameters"),
    "hidden": phrase(
        "the address holds the word {word}, which mixes alphabets; copy it again from the browser"
    ),
    "stand_in": phrase("this is the address of a template; write the one of the report you read"),
    "altering": phrase("{host} has altered copies; write the original address"),
    "archive": phrase("this is an archived copy; paste the address of the original"),
    "detour": phrase("this address only leads on; open it and copy the address of the page itself"),
    "no_address": phrase("{url} is not a web address; write https://…"),
    "port": phrase("the address names port {port}; write it without"),
    "number": phrase("the address names a machine by number ({host}); write its domain name"),
    "private": phrase("{host} is not a public domain; write one such as www.example.org"),
    "foreign": phrase(
        "the domain {host} is not in plain Latin letters; cite a page whose domain is"
    ),
    # Of names on no file, by their registry.
    "spelled": phrase("{name} is spelled otherwise here; write {close}"),
    "near": phrase(
        "{name} is spelled much like {close}; write that, or, if it is another, begin a file for it"
    ),
    "or": phrase("{one} or {other}"),
    "no_name": phrase("{name} cannot be shown as a name; write it as printed"),
    "a_place": phrase("{name} is a place here; if that is meant, write it under the places"),
    "an_actor": phrase(
        "{name} is somebody here, and no place; if that is meant, write it under who spoke "
        "or took part"
    ),
    "nobody": phrase("{name} is no name; where there is nothing to say, leave it empty"),
    "unlisted": phrase("{name} has no page here yet, so the name alone is shown; that will do"),
    # Of claims.
    "no_says": phrase("it is not told yet what is claimed; write it in one sentence"),
    "no_by": phrase("it is not told yet who claims it; write a name"),
    "long_says": phrase("the claim has {n} characters; write at most {most}"),
    "no_question": phrase("{name} is no question here; choose one of the list"),
    "not_number": phrase("{number} is not a number; write digits alone, such as 1500 or 2.5"),
    "long_number": phrase("the number has {n} characters; write at most {most}"),
    "no_unit": phrase("the number counts nothing; write what it counts, such as people"),
    "no_number": phrase("what is counted is told, but no number; write it, or delete this"),
    # What a person should see, and what stops nothing.
    "short": phrase("the summary has 1 sentence; write two to four where the report says more"),
    "picture": phrase("{sign} says nothing to many readers; delete it"),
    "capitals": phrase("the title is in capitals; write it as a sentence"),
    "markdown": phrase("`{sign}` is shown as it stands here; write plain words"),
    "title_script": phrase(
        "the title is not in the letters of this site; say it in the language of the site"
    ),
    "summary_script": phrase(
        "the summary is not in the letters of this site; say it in the language of the site"
    ),
    "likely": phrase(
        "“{title}” tells much the same of the same day; if it is one event, add your report to it"
    ),
    # What is no fault: what the form has found out, and what it asks.
    "known": phrase("{name}, known."),
    "cited": phrase("This report is cited already: {title}. Is that your event?"),
    "from_link": phrase("The day is taken from the link: is it the day of the event?"),
    "choose": phrase("This is the name of no event, or of several: choose one of the list."),
    "alike": phrase("One event looks like it: {title}. Is it the same?"),
    "left": phrase("{n} of {most} letters"),
    "told": phrase("Sentences: {n}"),
    "well": phrase("Nothing to mend. A person reads it before it is published."),
    "mend": phrase("To mend before it can be published:"),
    "copied": phrase("Copied."),
    "long": phrase("The file is too long for an address: copy it, and paste it on GitHub."),
    # Labels.
    "begin": phrase("Begin {file} on {host}"),
    "who_said": phrase("Who spoke"),
    "who_took_part": phrase("Who took part, with commas between"),
    "day_said": phrase("Day it was said"),
    "day_happened": phrase("Day it happened"),
    "denies": phrase("Denies it"),
}
# The number in the gap of some, and the key of an event that is described in the gap of others.
_MOST = {
    "long_title": TITLE_LENGTH,
    "long_summary": SUMMARY_LENGTH,
    "long_url": addresses.MAX_LENGTH,
    "long_says": CLAIM_LENGTH,
    "long_number": scalars.LONGEST_NUMBER,
    "left": TITLE_LENGTH,
}
_WHAT = {"no_title": "title", "no_summary": "summary"}


def described(context: Context, name: str) -> str:
    """Return what to write under a key of an event or of its source."""
    return context.say(_MEANT[name])


def on_the_whole(context: Context) -> str:
    """Return what is said to be answered by what answers no single event."""
    return context.say("On {subject} as a whole", subject=context.site.subject)


def phrases(context: Context) -> Mapping[str, str]:
    """Return every phrase of the form by its name, in the language of the interface."""
    say = context.words.text.gettext
    return {name: say(said).format_map(_parts(context, name)) for name, said in _SAID.items()}


class _Parts(dict[str, str]):
    """The parts of a phrase; a gap that has none stays, for the form to fill."""

    def __missing__(self, name: str) -> str:
        return f"{{{name}}}"


def _parts(context: Context, name: str) -> _Parts:
    parts = _Parts(all=on_the_whole(context))
    if name in _MOST:
        parts["most"] = str(_MOST[name])
    if name in _WHAT:
        parts["what"] = described(context, _WHAT[name])
    return parts
