"""The words of a site's kinds: which kind an article tells, on a site about another subject."""

from collections.abc import Sequence
from decimal import Decimal

import pytest
from msgspec.structs import replace

from timeline.convert import Draft
from timeline.convert.drafting.draft import draft_with
from timeline.convert.known.knowledge import Knowledge
from timeline.formats import seedtext, vocabularyfile
from timeline.model import InputError, Kind, Side, Sort, Strand, Vocabulary
from timeline.model.event import UNDECIDED
from timeline.record import Record

FLOOD = Kind(
    id="flood",
    name="Flood",
    strand=Strand.REPORTED,
    words={"en": ("flood*", "high_water"), "uk": ("повін*",)},
    draft=("High water",),
)
CLOSURE = Kind(id="closure", name="Closure", strand=Strand.REPORTED, words={"en": ("shut",)})
ADVICE = Kind(
    id="advice",
    name="Advice",
    strand=Strand.SAID,
    words={"en": ("advis*",)},
    draft=("gives advice on", "gave advice on"),
)
REMARK = Kind(id="remark", name="Remark", strand=Strand.SAID)
RICH = replace(FLOOD, words={"en": ("flood*", "deluge*")})
OTHER = (Sort(id="other", name="Other"),)


def vocabulary(kinds: Sequence[Kind]) -> Vocabulary:
    sides = (Side(id="none", name="None"),)
    return Vocabulary(kinds=tuple(kinds), sides=sides, actors=OTHER, places=OTHER, outlets=OTHER)


def made_of(text: str, *kinds: Kind) -> Draft:
    known = Knowledge.of(Record(vocabulary=vocabulary(kinds)))
    return draft_with(seedtext.parse(f" date 2019-05-15 {text}", name="article.txt"), known)


def kind_of(text: str, *kinds: Kind) -> str:
    return made_of(text, *kinds).event.kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Floods cut the road.", "flood"),
        ("The flooding cut the road.", "flood"),
        ("Highwater mills closed and high\u00a0water came.", "flood"),
        ("HIGH WATER came.", "flood"),
        ("Повінь перекрила дорогу.", "flood"),
        ("An engineer advised caution.", "advice"),
        # Nobody on file speaks, and no word tells what happened: a person decides.
        ("An engineer denied it.", UNDECIDED),
        ("An engineer said little.", UNDECIDED),
        ("The unflooded road is dry.", UNDECIDED),
    ],
)
def test_words_of_the_vocabulary_tell_the_kind(text, kind):
    assert kind_of(text, FLOOD, CLOSURE, ADVICE, REMARK) == kind


def test_a_kind_without_words_is_never_proposed_but_for_the_plainest():
    mute = [replace(kind, words={}) for kind in (FLOOD, CLOSURE, ADVICE, REMARK)]
    made = made_of("Floods shut the road, and an engineer advised caution.", *mute)
    assert (made.event.kind, made.event.title) == (UNDECIDED, "Unnamed speaker: event")
    (note,) = (note for note in made.notes if note.text.startswith("kind: "))
    assert note.text == (
        "kind: no word of the article tells it; write kind: remark, "
        "which is likely, or kind: advice | kind: flood | kind: closure"
    )
    (question,) = note.questions
    assert question.text == "kind: no word of the article tells it; the first is likely"
    assert [choice.label for choice in question.choices] == ["Remark", "Advice", "Flood", "Closure"]


def test_without_a_kind_of_speech_what_is_said_is_no_event_of_its_own():
    made = made_of("An engineer said that high water came.", FLOOD, CLOSURE)
    assert (made.event.kind, made.strand) == ("flood", "reported")
    made = made_of("An engineer said little.", FLOOD, CLOSURE)
    assert (made.event.kind, made.event.speaker, made.event.responds_to) == (UNDECIDED, None, ())
    assert made.strand == "reported"


def test_without_any_kind_a_seed_is_refused():
    with pytest.raises(InputError, match="there is no kind of event"):
        made_of("Floods cut the road.")


@pytest.mark.parametrize(
    ("first", "second", "meant"),
    [(1, 2, "one"), (2, 1, "two"), (None, 9, "two"), (None, None, "one"), (3, 3, "one")],
)
def test_of_two_kinds_at_one_place_that_of_lower_rank_is_meant(first, second, meant):
    one, two = (
        Kind(
            id=name,
            name=name,
            strand=Strand.REPORTED,
            words={"en": ("flood",)},
            rank=None if rank is None else Decimal(rank),
        )
        for name, rank in (("one", first), ("two", second))
    )
    assert kind_of("A flood came.", one, two) == meant


def test_whoever_merely_speaks_does_what_is_tried_last():
    ranked = [replace(REMARK, rank=Decimal(2)), replace(ADVICE, rank=Decimal(1))]
    text = "Ada Roth commented on it on Monday."
    assert kind_of(text, RICH, *ranked) == "remark"
    assert kind_of(text, RICH, *ranked[::-1]) == "remark"


def test_a_word_has_no_meaning_but_its_letters():
    dotted = Kind(id="a", name="A", strand=Strand.REPORTED, words={"en": ("a.c", "(x+)+y")})
    assert kind_of("The abc of it.", dotted, REMARK) == UNDECIDED
    assert kind_of("An a.c came.", dotted, REMARK) == "a"
    assert kind_of(f"{'x' * 5000} came.", dotted, REMARK) == UNDECIDED


def test_a_draft_is_called_as_the_vocabulary_says():
    def told(kind: Kind) -> tuple[str, str]:
        text = "Floods shut it." if kind.strand is Strand.REPORTED else "He advised it."
        event = made_of(text, kind).event
        return event.title, event.summary.partition(".")[0]

    assert told(FLOOD) == ("High water reported", "High water was reported on 15 May 2019")
    assert told(CLOSURE) == ("Closure reported", "Closure was reported on 15 May 2019")
    assert told(ADVICE) == (
        "Unnamed speaker: advice",
        "An unnamed speaker gave advice on events on 15 May 2019",
    )
    about = made_of("He advised it after the floods.", FLOOD, ADVICE).event.title
    assert about == "Unnamed speaker gives advice on flood"
    assert told(REMARK) == (
        "Unnamed speaker: remark",
        "An unnamed speaker spoke about events on 15 May 2019",
    )


@pytest.mark.parametrize(("lasts", "date"), [(True, "2019-05-13"), (False, "2019-05-15")])
def test_what_lasts_happened_on_the_day_on_which_it_began(lasts, date):
    made = made_of("The road is shut from 13 May.", replace(CLOSURE, lasts=lasts))
    assert str(made.event.date) == date


# The file


def test_a_vocabulary_with_words_reads_back_as_it_was():
    kinds = (replace(FLOOD, rank=Decimal("1.5"), lasts=True), replace(ADVICE, rank=Decimal(0)))
    text = vocabularyfile.dumps(vocabulary(kinds))
    assert "  words:\n    en: [flood*, high_water]\n    uk: [повін*]\n" in text
    assert "  rank: 1.5\n  lasts: true\n" in text
    found = vocabularyfile.read_bytes(text.encode(), path="data/vocabulary.yml")
    assert (found.value, found.problems) == (vocabulary(kinds), ())


@pytest.mark.parametrize("word", ['"*"', '"*flood"', "fl*od", "high water", "_flood", "a__b"])
def test_a_word_of_another_form_is_refused(word):
    text = vocabularyfile.dumps(vocabulary([FLOOD])).replace("[flood*,", f"[{word},")
    (problem,) = vocabularyfile.read_bytes(text.encode(), path="data/vocabulary.yml").problems
    assert problem.message.startswith("kinds[1].words.en[1]: ")
    assert "the words that tell it in an article, by language" in problem.message


@pytest.mark.parametrize(
    "text",
    [
        "Two breweries merged in a deal.\n\n“It is a marriage of equals,” Ada Roth said.",
        "Две пивоварни объединились.\n\n«Это союз равных», — сказала Ада Рот.",
        "Дві броварні об’єдналися.\n\n«Це союз рівних», – сказала Ада Рот.",
        # A stray word in what ends the article tells no more.
        "Olga Brand won the vote.\n\nNobody knew it.\n\nOne hall stood empty after a flood.",
    ],
)
def test_what_no_word_opens_is_left_open_though_somebody_is_quoted_below(text):
    assert kind_of(text, RICH, CLOSURE, ADVICE, REMARK) == UNDECIDED


def test_whoever_opens_an_article_makes_a_statement_though_no_word_tells_it():
    assert kind_of("Ada Roth said that two breweries merged.", RICH, ADVICE, REMARK) == "remark"
