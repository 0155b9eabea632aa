"""The model: whatever a value has survives being kept in the cache and being written to a file."""

from datetime import date
from decimal import Decimal

import msgspec
import pytest
from msgspec.structs import fields

from tests.examples import filled, models
from tests.sample import entry_text
from timeline import model
from timeline.formats import entryfile, eventfile, vocabularyfile
from timeline.model import NO_VOCABULARY, Actor, Entry, Event, EventDate, Frozen, Vocabulary

MODELS = sorted(models(), key=lambda found: found.__name__)


def assert_same(one: object, other: object, where: str) -> None:
    """Compare two values to the last field: an enum and its text are equal, and not the same."""
    assert type(one) is type(other), where
    if isinstance(one, msgspec.Struct):
        for field in fields(one):
            inner = (getattr(each, field.name) for each in (one, other))
            assert_same(*inner, f"{where}.{field.name}")
    elif isinstance(one, tuple):
        for at, pair in enumerate(zip(one, other, strict=True)):
            assert_same(*pair, f"{where}[{at}]")
    elif isinstance(one, dict):
        assert one.keys() == other.keys(), where
        for key in one:
            assert_same(one[key], other[key], f"{where}.{key}")
    else:
        assert one == other, where


def test_every_type_that_the_model_names_is_tested():
    named = vars(model).values()
    structs = {each for each in named if isinstance(each, type) and issubclass(each, Frozen)}
    assert structs - {Frozen} == set(MODELS)


@pytest.mark.parametrize("found", MODELS, ids=lambda found: found.__name__)
def test_a_value_with_every_field_is_the_same_after_the_cache(found):
    value = filled(found)
    again = msgspec.msgpack.decode(msgspec.msgpack.encode(value), type=found)
    assert again == value
    assert_same(again, value, found.__name__)


@pytest.mark.parametrize("found", MODELS, ids=lambda found: found.__name__)
def test_a_value_with_no_field_but_what_it_needs_is_the_same_after_the_cache(found):
    needed = {
        field.name: getattr(filled(found), field.name) for field in fields(found) if field.required
    }
    value = found(**needed)
    assert_same(msgspec.msgpack.decode(msgspec.msgpack.encode(value), type=found), value, "")


def test_an_event_with_every_field_is_the_same_after_its_file():
    value = filled(Event)
    again = eventfile.loads(eventfile.dumps(value), name=value.file_name)
    assert_same(again, value, "Event")


@pytest.mark.parametrize("relays", [None, (), ("tass",)])
def test_a_source_that_says_it_relays_nobody_is_told_from_one_that_says_nothing(relays):
    sources = (model.Source(key="s1", outlet="post", relays=relays),)
    value = filled(Event, sources=sources)
    assert eventfile.loads(eventfile.dumps(value), name=value.file_name).sources == sources


@pytest.mark.parametrize("found", Entry.__subclasses__(), ids=lambda found: found.__name__)
def test_an_entry_with_every_field_is_the_same_after_its_file(found):
    value = filled(found)
    path = f"data/{found.__name__.lower()}s/{value.id}.yml"
    # Where kinds and sides are not known, any will do.
    again = entryfile.read_bytes(
        entry_text(value).encode(), found, path=path, vocabulary=NO_VOCABULARY
    )
    assert again.problems == ()
    assert_same(again.value, value, found.__name__)


def test_a_vocabulary_with_every_field_is_the_same_after_its_file():
    sides = (filled(model.Side), model.Side(id="none", name="None"))
    kinds = (filled(model.Kind),)
    value = filled(Vocabulary, sides=sides, kinds=kinds)
    again = vocabularyfile.read_bytes(vocabularyfile.dumps(value).encode(), path="vocabulary.yml")
    assert again.problems == ()
    assert_same(again.value, value, "Vocabulary")


def test_what_is_compared_is_told_apart():
    # Guards the comparison itself: each of these is equal to something of another type.
    for one, other in [
        (model.Status.DRAFT, "draft"),
        (Decimal(1), 1),
        (date(2024, 3, 13), "2024-03-13"),
        (EventDate("2024-03-13"), "2024-03-13"),
        ((1,), [1]),
        (filled(Actor), filled(Actor, name="other")),
    ]:
        with pytest.raises(AssertionError):
            assert_same(one, other, "")
