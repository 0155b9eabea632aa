"""What the form of /add/ says: of what is wrong in the words of `check`, with gaps for a value.

A test has the form and the check judge the same inputs, and fails where they differ.
"""

from collections.abc import Mapping

from msgspec import inspect
from msgspec.structs import FieldInfo, fields

from timeline.model import CAMPAIGN, TITLE_LENGTH, Event
from timeline.site.context import Context

NEEDED = ("title", "date", "kind", "summary")


def described(field: FieldInfo) -> str:
    """Return what the model says of a field: what to write there."""
    hint = inspect.type_info(field.type)
    found = [hint, *getattr(hint, "types", ())]
    schemas = (getattr(each, "extra_json_schema", None) or {} for each in found)
    return next((str(schema["description"]) for schema in schemas if "description" in schema), "")


def phrases(context: Context) -> Mapping[str, str]:
    """Return every phrase of the form by its name."""
    return {**_missing(context), **_of_fields(context), **_of_addresses(context), **_notes(context)}


def _missing(context: Context) -> Mapping[str, str]:
    told = {field.name: described(field) for field in fields(Event)}
    kinds = ", ".join(kind.id for kind in context.record.vocabulary.kinds)
    told["kind"] = f"{told['kind']}: {kinds}"
    say = context.say
    return {
        f"no_{name}": say("`{key}` is missing; write {what}", key=name, what=told[name])
        for name in NEEDED
    }


def _of_fields(context: Context) -> Mapping[str, str]:
    say = context.say
    return {
        "long_title": say("title: {{n}} characters; write at most {most}", most=str(TITLE_LENGTH)),
        "full_stop": say("a title has no full stop at its end; delete it"),
        "one_sentence": say("the summary has 1 sentence; write two to four"),
        "sentences": say("the summary has {{n}} sentences; write two to four"),
        "no_speaker": say("a reaction ({{kind}}) has a speaker; write speaker: actor-id"),
        "no_answer": say(
            "a reaction ({{kind}}) answers something; write responds_to: [event-id], "
            "or [{all}] if it answers no single event",
            all=CAMPAIGN,
        ),
        "neither": say(
            "a reaction ({{kind}}) has a speaker and answers something; write "
            "speaker: actor-id and responds_to: [event-id] or [{all}], or correct the kind",
            all=CAMPAIGN,
        ),
        "early": say(
            "published on {{published}}, before the event ({{date}}); "
            "correct one of the two, or say in date_note how the date was set"
        ),
        "to_come": say("{{date}} is still to come; write the day that was meant"),
        "mixed": say(
            "the word '{{word}}' mixes Latin, Cyrillic or Greek letters; type it in one alphabet"
        ),
    }


def _of_addresses(context: Context) -> Mapping[str, str]:
    say = context.say
    return {
        "no_url": say("the source has no address; write url: https://… and where it can be read"),
        "forbidden": say("the address holds '{{sign}}'; copy it again from the browser"),
        "scheme": say("the address starts with '{{start}}'; write https://…"),
        "user": say("the address holds a user name before @; write it without"),
        "port": say("the address names port {{port}}; write it without"),
        "number": say("the address names a machine by number ({{host}}); write its domain name"),
        "private": say("'{{host}}' is not a public domain; write one such as www.example.org"),
    }


def _notes(context: Context) -> Mapping[str, str]:
    """Return what is no fault: what the form has found out, and what it asks."""
    say = context.say
    return {
        "known": say("{{name}}, known."),
        "cited": say("This report is cited already: {{title}}. Is that your event?"),
        "new_outlet": say("{{name}} is on no list yet: an editor adds it."),
        "new_name": say("{{name}} is on no list: it is written as you write it, for an editor."),
        "near": say("{{name}} is on no list. Did you mean {{near}}?"),
        "alike": say("One event looks like it: {{title}}. Is it the same?"),
        "left": say("{{n}} of {most} letters", most=str(TITLE_LENGTH)),
        "told": say("{{n}} sentences"),
        "well": say("Nothing to mend. A person reads it before it is published."),
        "mend": say("To mend before it can be published:"),
        "copied": say("Copied."),
        "long": say("The file is too long for an address: copy it, and paste it on GitHub."),
        "who_said": say("Who spoke"),
        "who_took_part": say("Who took part, with commas between"),
        "day_said": say("Day it was said"),
        "day_happened": say("Day it happened"),
    }
