"""What the form of /add/ says, with gaps for a value: of what is wrong what `check` says.

It says it in the words of `check`, but where those name keys or files: whoever fills in a form
knows its questions alone. A test has both judge the same inputs, and fails where they differ.
"""

from collections.abc import Callable, Mapping

from timeline.model import CLAIM_LENGTH, SUMMARY_LENGTH, TITLE_LENGTH
from timeline.site.context import Context
from timeline.site.words import phrase
from timeline.text import addresses, scalars

NEEDED = ("title", "date", "kind", "summary")
CLAIMED = ("stance", "says", "value", "low", "high", "unit")


_Saying = Callable[..., str]
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


def described(context: Context, name: str) -> str:
    """Return what to write under a key of an event or of its source."""
    return context.say(_MEANT[name])


def on_the_whole(context: Context) -> str:
    """Return what is said to be answered by what answers no single event."""
    return context.say("On {subject} as a whole", subject=context.site.subject)


def phrases(context: Context) -> Mapping[str, str]:
    """Return every phrase of the form by its name."""
    return {
        **_missing(context),
        **_of_fields(context),
        **_of_dates(context),
        **_of_reactions(context),
        **_of_addresses(context),
        **_of_hosts(context),
        **_of_names(context),
        **_of_claims(context),
        **_remarks(context),
        **_notes(context),
        **_labels(context),
    }


class _Kept(dict[str, str]):
    """The parts of a phrase; a gap that has none stays, for the form to fill."""

    def __missing__(self, name: str) -> str:
        return f"{{{name}}}"


def _saying(context: Context) -> _Saying:
    """Return what says a phrase of the form in the language of the interface."""

    def say(phrase: str, **parts: str) -> str:
        return context.words.text.gettext(phrase).format_map(_Kept(parts))

    return say


def _missing(context: Context) -> Mapping[str, str]:
    say = _saying(context)
    return {
        "no_title": say("there is no title yet; write {what}", what=described(context, "title")),
        "no_date": say("there is no day yet; write when it happened or was said"),
        "no_kind": say("it is not told yet what it is; choose one of the list"),
        "no_summary": say(
            "there is no summary yet; write {what}", what=described(context, "summary")
        ),
    }


def _of_fields(context: Context) -> Mapping[str, str]:
    say = _saying(context)
    return {
        "long_title": say(
            "the title has {n} characters; write at most {most}", most=str(TITLE_LENGTH)
        ),
        "long_summary": say(
            "the summary has {n} characters; write at most {most}", most=str(SUMMARY_LENGTH)
        ),
        "full_stop": say("a title has no full stop at its end; delete it"),
        "sentences": say("the summary has {n} sentences; write two to four"),
        "marks": say("the marks {first}…{last} would be shown; delete them"),
        "twin": say(
            "nearly the title of another event of the same day, “{title}”; say what differs, "
            "or, if it is that event, add your report to it"
        ),
        "mixed": say(
            "the word {word} mixes Latin, Cyrillic or Greek letters; type it in one alphabet"
        ),
    }


def _of_dates(context: Context) -> Mapping[str, str]:
    say = _saying(context)
    return {
        "early": say("published on {published}, before the event ({date}); correct one of the two"),
        "to_come": say("{date} is still to come; write the day that was meant"),
        "year": say("the year {year} cannot be meant; write one from 1900 to 2199"),
    }


def _of_reactions(context: Context) -> Mapping[str, str]:
    say = _saying(context)
    return {
        "no_speaker": say("what was said has a speaker; write who spoke"),
        "no_answer": say(
            "what was said answers something; choose an event, "
            "or “{all}” if it answers no single one",
            all=on_the_whole(context),
        ),
        "late": say(
            "“{title}” is of a later day; choose an earlier event, or correct one of the days"
        ),
        "neither": say(
            "what was said has a speaker and answers something; write who spoke and choose "
            "an event, or “{all}” if it answers no single one, or choose another kind",
            all=on_the_whole(context),
        ),
    }


def _of_addresses(context: Context) -> Mapping[str, str]:
    say = _saying(context)
    return {
        "no_url": say("there is no link yet; paste the address of the report"),
        "long_url": say(
            "the address is longer than {most} characters; find its short form",
            most=str(addresses.MAX_LENGTH),
        ),
        "forbidden": say("the address holds {sign}; copy it again from the browser"),
        "scheme": say("the address starts with {start}; write https://…"),
        "user": say("the address holds a user name before @; write it without"),
        "tracking": say("the address carries tracking ({names}); delete these parameters"),
        "hidden": say(
            "the address holds the word {word}, which mixes alphabets; "
            "copy it again from the browser"
        ),
        "stand_in": say("this is the address of a template; write the one of the report you read"),
        "altering": say("{host} has altered copies; write the original address"),
        "archive": say("this is an archived copy; paste the address of the original"),
        "detour": say(
            "this address only leads on; open it and copy the address of the page itself"
        ),
    }


def _of_hosts(context: Context) -> Mapping[str, str]:
    say = _saying(context)
    return {
        "no_address": say("{url} is not a web address; write https://…"),
        "port": say("the address names port {port}; write it without"),
        "number": say("the address names a machine by number ({host}); write its domain name"),
        "private": say("{host} is not a public domain; write one such as www.example.org"),
        "foreign": say(
            "the domain {host} is not in plain Latin letters; cite a page whose domain is"
        ),
    }


def _of_names(context: Context) -> Mapping[str, str]:
    """Return what is said of names that are on no file, by their registry."""
    say = _saying(context)
    return {
        "spelled": say("{name} is spelled otherwise here; write {close}"),
        "near": say(
            "{name} is spelled much like {close}; write that, or, if it is another, "
            "begin a file for it"
        ),
        "or": say("{one} or {other}"),
        "no_name": say("{name} cannot be shown as a name; write it as printed"),
        "a_place": say("{name} is a place here; if that is meant, write it under the places"),
        "an_actor": say(
            "{name} is somebody here, and no place; if that is meant, write it under who spoke "
            "or took part"
        ),
        "nobody": say("{name} is no name; where there is nothing to say, leave it empty"),
        "unlisted": say("{name} has no page here yet, so the name alone is shown; that will do"),
    }


def _of_claims(context: Context) -> Mapping[str, str]:
    say = _saying(context)
    return {
        "no_says": say("it is not told yet what is claimed; write it in one sentence"),
        "no_by": say("it is not told yet who claims it; write a name"),
        "long_says": say(
            "the claim has {n} characters; write at most {most}", most=str(CLAIM_LENGTH)
        ),
        "no_question": say("{name} is no question here; choose one of the list"),
        "not_number": say("{number} is not a number; write digits alone, such as 1500 or 2.5"),
        "long_number": say(
            "the number has {n} characters; write at most {most}", most=str(scalars.LONGEST_NUMBER)
        ),
        "no_unit": say("the number counts nothing; write what it counts, such as people"),
        "no_number": say("what is counted is told, but no number; write it, or delete this"),
    }


def _remarks(context: Context) -> Mapping[str, str]:
    """Return what a person should see, and what stops nothing."""
    say = _saying(context)
    return {
        "short": say("the summary has 1 sentence; write two to four where the report says more"),
        "picture": say("{sign} says nothing to many readers; delete it"),
        "capitals": say("the title is in capitals; write it as a sentence"),
        "markdown": say("`{sign}` is shown as it stands here; write plain words"),
        "title_script": say(
            "the title is not in the letters of this site; say it in the language of the site"
        ),
        "summary_script": say(
            "the summary is not in the letters of this site; say it in the language of the site"
        ),
        "likely": say(
            "“{title}” tells much the same of the same day; if it is one event, "
            "add your report to it"
        ),
    }


def _notes(context: Context) -> Mapping[str, str]:
    """Return what is no fault: what the form has found out, and what it asks."""
    say = _saying(context)
    return {
        "known": say("{name}, known."),
        "cited": say("This report is cited already: {title}. Is that your event?"),
        "from_link": say("The day is taken from the link: is it the day of the event?"),
        "choose": say("This is the name of no event, or of several: choose one of the list."),
        "alike": say("One event looks like it: {title}. Is it the same?"),
        "left": say("{n} of {most} letters", most=str(TITLE_LENGTH)),
        "told": say("Sentences: {n}"),
        "well": say("Nothing to mend. A person reads it before it is published."),
        "mend": say("To mend before it can be published:"),
        "copied": say("Copied."),
        "long": say("The file is too long for an address: copy it, and paste it on GitHub."),
    }


def _labels(context: Context) -> Mapping[str, str]:
    say = _saying(context)
    return {
        "begin": say("Begin {file} on {host}"),
        "who_said": say("Who spoke"),
        "who_took_part": say("Who took part, with commas between"),
        "day_said": say("Day it was said"),
        "day_happened": say("Day it happened"),
        "denies": say("Denies it"),
    }
