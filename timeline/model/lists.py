"""The closed lists: every value a field may take where the choice is not free."""

from enum import StrEnum


class Strand(StrEnum):
    """Which of the two stories an event belongs to; follows from its kind."""

    GROUND = "ground"
    REACTION = "reaction"


class Kind(StrEnum):
    """What sort of event it is. The first five happen on the ground, the others are said."""

    RAID = "raid"
    STRIKE = "strike"
    EVACUATION = "evacuation"
    RESTRICTION = "restriction"
    DETENTION = "detention"
    STATEMENT = "statement"
    DENIAL = "denial"
    WARNING = "warning"
    ORDER = "order"
    LEGAL = "legal"
    ASSESSMENT = "assessment"

    @property
    def strand(self) -> Strand:
        """The strand that events of this kind belong to."""
        return Strand.GROUND if self in _GROUND else Strand.REACTION


_GROUND = frozenset({Kind.RAID, Kind.STRIKE, Kind.EVACUATION, Kind.RESTRICTION, Kind.DETENTION})


class Side(StrEnum):
    """Whom an actor or outlet belongs to; a place in the record, not a judgement."""

    RUSSIA = "russia"
    UKRAINE = "ukraine"
    VOLUNTEERS = "volunteers"
    INTERNATIONAL = "international"
    NONE = "none"


class Stance(StrEnum):
    """How a claim answers its question."""

    ASSERTS = "asserts"
    DENIES = "denies"
    PARTLY = "partly"
    CANNOT_CONFIRM = "cannot-confirm"


class Standing(StrEnum):
    """Where a claim stands among the others on file."""

    CLAIMED = "claimed"
    DISPUTED = "disputed"
    CORROBORATED = "corroborated"
    DENIED = "denied"


class Status(StrEnum):
    """Whether an event is shown."""

    DRAFT = "draft"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class Sensitivity(StrEnum):
    """Whether a page should warn before distressing detail."""

    NONE = "none"
    DISTRESSING = "distressing"


class ActorKind(StrEnum):
    """What sort of actor it is."""

    PERSON = "person"
    ARMED_GROUP = "armed-group"
    GOVERNMENT = "government"
    MILITARY = "military"
    PARTY = "party"
    MEDIA = "media"
    COURT = "court"
    COMPANY = "company"
    OTHER = "other"


class PlaceKind(StrEnum):
    """What sort of place it is, from widest to narrowest."""

    COUNTRY = "country"
    OBLAST = "oblast"
    DISTRICT = "district"
    CITY = "city"
    TOWN = "town"
    VILLAGE = "village"
    OTHER = "other"


class OutletKind(StrEnum):
    """What sort of publisher an outlet is."""

    NEWSPAPER = "newspaper"
    AGENCY = "agency"
    BROADCASTER = "broadcaster"
    STATE_MEDIA = "state-media"
    PARTY_MEDIA = "party-media"
    RESEARCH = "research"
    GOVERNMENT = "government"
    AGGREGATOR = "aggregator"
    OTHER = "other"


class QuestionKind(StrEnum):
    """What an answer to a question looks like."""

    YES_NO = "yes-no"
    NUMBER = "number"
    OPEN = "open"


# Minutes after midnight at which a part of the day begins; only used to sort events of one day.
PARTS_OF_DAY = {"night": 0, "morning": 6 * 60, "afternoon": 12 * 60, "evening": 18 * 60}
