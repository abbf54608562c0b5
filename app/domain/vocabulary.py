"""The closed vocabulary: kinds, predicates, statuses, ratings. Tables, and the one rule that reads them.

Everything that names a kind, a predicate or a status (the API's parameters, the Cypher labels and
relationship types, the filters of the explorer) takes it from here and nowhere else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Kind(StrEnum):
    """What sort of thing an entity is; also its second label in the graph."""

    COUNTRY = "Country"
    REGION = "Region"
    GOVERNMENT = "Government"
    ARMED_FORCE = "ArmedForce"
    PRIVATE_MILITARY_COMPANY = "PrivateMilitaryCompany"
    ARMED_GROUP = "ArmedGroup"
    COMPANY = "Company"
    INTERNATIONAL_ORGANIZATION = "InternationalOrganization"
    MISSION = "Mission"
    OPERATION = "Operation"
    AGREEMENT = "Agreement"
    BASE = "Base"
    UNIT = "Unit"
    INCIDENT = "Incident"
    PERSON = "Person"


KIND_WORDS: Final[Mapping[Kind, str]] = MappingProxyType(
    {
        Kind.COUNTRY: "country",
        Kind.REGION: "region",
        Kind.GOVERNMENT: "government",
        Kind.ARMED_FORCE: "armed force",
        Kind.PRIVATE_MILITARY_COMPANY: "private military company",
        Kind.ARMED_GROUP: "armed group",
        Kind.COMPANY: "company",
        Kind.INTERNATIONAL_ORGANIZATION: "international organization",
        Kind.MISSION: "mission",
        Kind.OPERATION: "operation",
        Kind.AGREEMENT: "agreement",
        Kind.BASE: "base",
        Kind.UNIT: "unit",
        Kind.INCIDENT: "incident",
        Kind.PERSON: "person",
    }
)
"""Each kind in plain English, for sentences and labels."""


class Predicate(StrEnum):
    """What a claim says of its two ends; also the relationship type in the graph."""

    DEPLOYED_TO = "DEPLOYED_TO"
    OPERATES_BASE = "OPERATES_BASE"
    TRAINS = "TRAINS"
    ADVISES = "ADVISES"
    PROTECTS = "PROTECTS"
    FIGHTS = "FIGHTS"
    SUPPLIES = "SUPPLIES"
    CONDUCTS = "CONDUCTS"
    CONTRIBUTES_TO = "CONTRIBUTES_TO"
    TAKES_PLACE_IN = "TAKES_PLACE_IN"
    LOCATED_IN = "LOCATED_IN"
    PART_OF = "PART_OF"
    SUBSIDIARY_OF = "SUBSIDIARY_OF"
    FRONT_FOR = "FRONT_FOR"
    SUCCEEDED_BY = "SUCCEEDED_BY"
    PARTY_TO = "PARTY_TO"
    OPPOSES = "OPPOSES"
    PAYS = "PAYS"
    HIRES = "HIRES"
    ALLIED_WITH = "ALLIED_WITH"
    SANCTIONS = "SANCTIONS"
    LEADS = "LEADS"
    MEMBER_OF = "MEMBER_OF"
    HOLDS_OFFICE_IN = "HOLDS_OFFICE_IN"
    REPRESENTS = "REPRESENTS"
    ASSOCIATE_OF = "ASSOCIATE_OF"
    INVOLVED_IN = "INVOLVED_IN"
    DENOUNCES = "DENOUNCES"


class PredicateGroup(StrEnum):
    """The heading a predicate stands under in filters and dossiers."""

    PRESENCE = "presence"
    FRAMEWORK = "under what"
    AGREEMENTS = "agreements"
    PEOPLE = "people"
    EVENTS = "events"


class Status(StrEnum):
    """Where a matter stood, as a source put it."""

    PLANNED = "planned"
    ANNOUNCED = "announced"
    AGREED = "agreed"
    DEPLOYING = "deploying"
    PRESENT = "present"
    REDUCING = "reducing"
    LEAVING = "leaving"
    SUSPENDED = "suspended"
    ENDED = "ended"
    UNKNOWN = "unknown"


PLANNED_STATUSES: Final = frozenset({Status.PLANNED, Status.ANNOUNCED, Status.AGREED})
"""The statuses of a claim about what is meant to happen; all others are *actual*."""


class Stance(StrEnum):
    """Whether the document affirms or denies what the claim says."""

    AFFIRMS = "affirms"
    DENIES = "denies"


class Qualifier(StrEnum):
    """How a source qualified its figure; a ceiling is authorised strength, not presence."""

    EXACTLY = "exactly"
    ABOUT = "about"
    AT_LEAST = "at-least"
    UP_TO = "up-to"
    CEILING = "ceiling"
    UNKNOWN = "unknown"


class Category(StrEnum):
    """Who the personnel are."""

    TROOPS = "troops"
    POLICE = "police"
    OBSERVERS = "observers"
    CONTRACTORS = "contractors"
    INSTRUCTORS = "instructors"
    CIVILIANS = "civilians"
    MIXED = "mixed"


class Per(StrEnum):
    """The period an amount of money is for."""

    MONTH = "month"
    YEAR = "year"
    TOTAL = "total"


class Review(StrEnum):
    """Whether an analyst has accepted a claim; only accepted claims project."""

    PROPOSED = "proposed"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class Reliability(StrEnum):
    """Admiralty rating of a source. F: cannot be judged, so unrated."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"


class Evidence(StrEnum):
    """How well an episode is attested."""

    CLAIMED = "claimed"
    CORROBORATED = "corroborated"
    DISPUTED = "disputed"
    DENIED = "denied"


class Figures(StrEnum):
    """Whether the figures of an episode's claims agree; a thing apart from evidence."""

    SINGLE = "single"
    AGREE = "agree"
    DIFFER = "differ"


class Certainty(StrEnum):
    """How sure it is that an episode held on a day."""

    CERTAIN = "certain"
    POSSIBLE = "possible"
    NOT_YET = "not-yet"
    STALE = "stale"
    NO = "no"


class Phase(StrEnum):
    """Whether what is shown of an episode is the plan or the fact."""

    PLANNED = "planned"
    ACTUAL = "actual"


class Role(StrEnum):
    """What a key may do, least first: each may do what those before it may."""

    READER = "reader"
    CONTRIBUTOR = "contributor"
    ANALYST = "analyst"
    ADMIN = "admin"

    def covers(self, needed: Role) -> bool:
        """Say whether this role may do what `needed` may."""
        order = list(Role)
        return order.index(self) >= order.index(needed)


ORGANISATIONS: Final = frozenset(
    {
        Kind.GOVERNMENT,
        Kind.ARMED_FORCE,
        Kind.PRIVATE_MILITARY_COMPANY,
        Kind.ARMED_GROUP,
        Kind.COMPANY,
        Kind.INTERNATIONAL_ORGANIZATION,
        Kind.MISSION,
        Kind.UNIT,
    }
)
ACTORS: Final = ORGANISATIONS | {Kind.COUNTRY}
PLACES: Final = frozenset({Kind.COUNTRY, Kind.REGION, Kind.BASE})
UNDERTAKINGS: Final = frozenset({Kind.OPERATION, Kind.MISSION})
FRAMEWORKS: Final = UNDERTAKINGS | {Kind.AGREEMENT}
"""What a claim may be *under*."""

_PERSON: Final = frozenset({Kind.PERSON})
_PERSONAL_TARGETS: Final = ACTORS | {Kind.PERSON, Kind.BASE}
_SITED: Final = ORGANISATIONS | {Kind.OPERATION, Kind.INCIDENT, Kind.BASE, Kind.AGREEMENT}

SORTS: Final = (ORGANISATIONS, UNDERTAKINGS, frozenset({Kind.REGION}))
"""The sorts within which PART_OF and its siblings relate like with like."""
_SORTED: Final = frozenset().union(*SORTS)

_COUNTRY: Final = frozenset({Kind.COUNTRY})
_REGION: Final = frozenset({Kind.REGION})
_OF_A_COUNTRY: Final = frozenset({Kind.GOVERNMENT, Kind.ARMED_FORCE, Kind.UNIT})


@dataclass(frozen=True, slots=True)
class PredicateRule:
    """One row of the closed table of predicates.

    `label` reads subject–label–object ("deployed to"); `inverse` reads object–inverse–subject
    ("host of"). With `same_sort` both ends must lie in one of `SORTS`. `also` are further pairs of ends:
    from one of the first kinds to one of the second.
    """

    predicate: Predicate
    group: PredicateGroup
    subjects: frozenset[Kind]
    objects: frozenset[Kind]
    label: str
    inverse: str
    meaning: str
    same_sort: bool = False
    also: tuple[tuple[frozenset[Kind], frozenset[Kind]], ...] = ()

    def allows(self, subject: Kind, object_: Kind) -> bool:
        """Say whether the two kinds may stand at the ends of this predicate."""
        if any(subject in first and object_ in second for first, second in self.also):
            return True
        if self.same_sort:
            return any(subject in sort and object_ in sort for sort in SORTS)
        return subject in self.subjects and object_ in self.objects

    @property
    def all_subjects(self) -> frozenset[Kind]:
        """The kinds from which it may go, to whatever."""
        return self.subjects.union(*(first for first, _ in self.also))

    @property
    def all_objects(self) -> frozenset[Kind]:
        """The kinds to which it may go, from whatever."""
        return self.objects.union(*(second for _, second in self.also))

    @property
    def is_sited(self) -> bool:
        """Whether its object is where it holds: then a claim has no other place."""
        return self.all_objects <= PLACES


def _table() -> Mapping[Predicate, PredicateRule]:
    p, g = Predicate, PredicateGroup
    rows = (
        PredicateRule(p.DEPLOYED_TO, g.PRESENCE, ACTORS, PLACES, "deployed to", "hosts", "has forces in the place"),
        PredicateRule(p.OPERATES_BASE, g.PRESENCE, ACTORS, frozenset({Kind.BASE}), "operates base", "operated by", "runs or uses the base"),
        PredicateRule(p.TRAINS, g.PRESENCE, ACTORS, _PERSONAL_TARGETS, "trains", "trained by", "gives military training to"),
        PredicateRule(p.ADVISES, g.PRESENCE, ACTORS, _PERSONAL_TARGETS, "advises", "advised by", "gives military advice to"),
        PredicateRule(p.PROTECTS, g.PRESENCE, ACTORS, _PERSONAL_TARGETS, "protects", "protected by", "guards"),
        PredicateRule(p.FIGHTS, g.PRESENCE, ACTORS, _PERSONAL_TARGETS, "fights", "fought by", "is in combat with"),
        PredicateRule(p.SUPPLIES, g.PRESENCE, ACTORS, _PERSONAL_TARGETS, "supplies", "supplied by", "provides arms or materiel to"),
        PredicateRule(p.CONDUCTS, g.FRAMEWORK, ACTORS, UNDERTAKINGS, "conducts", "conducted by", "runs the operation or mission"),
        PredicateRule(p.CONTRIBUTES_TO, g.FRAMEWORK, ACTORS, UNDERTAKINGS, "contributes to", "has contributor", "gives personnel to the operation or mission"),
        PredicateRule(p.TAKES_PLACE_IN, g.FRAMEWORK, _SITED, PLACES, "takes place in", "is the place of", "happens in the place"),
        PredicateRule(p.LOCATED_IN, g.FRAMEWORK, _SITED, PLACES, "located in", "is the location of", "lies or sits in the place", also=((_REGION, _COUNTRY),)),
        PredicateRule(p.PART_OF, g.FRAMEWORK, _SORTED, _SORTED, "part of", "has part", "belongs to the larger one of its sort, or to its country or region", same_sort=True, also=((_OF_A_COUNTRY, _COUNTRY), (_COUNTRY, _REGION))),
        PredicateRule(p.SUBSIDIARY_OF, g.FRAMEWORK, _SORTED, _SORTED, "subsidiary of", "has subsidiary", "is owned or controlled by", same_sort=True),
        PredicateRule(p.FRONT_FOR, g.FRAMEWORK, _SORTED, _SORTED, "front for", "fronted by", "acts in its own name for", same_sort=True),
        PredicateRule(p.SUCCEEDED_BY, g.FRAMEWORK, _SORTED, _SORTED, "succeeded by", "successor of", "was replaced by", same_sort=True),
        PredicateRule(p.PARTY_TO, g.AGREEMENTS, ACTORS | _PERSON, frozenset({Kind.AGREEMENT}), "party to", "has party", "is a party to the agreement"),
        PredicateRule(p.OPPOSES, g.AGREEMENTS, ACTORS | _PERSON, ACTORS | {Kind.AGREEMENT, Kind.OPERATION}, "opposes", "opposed by", "works against"),
        PredicateRule(p.PAYS, g.AGREEMENTS, ACTORS, ACTORS, "pays", "paid by", "gives money to"),
        PredicateRule(p.HIRES, g.AGREEMENTS, ACTORS, ACTORS, "hires", "hired by", "engages the services of"),
        PredicateRule(p.ALLIED_WITH, g.AGREEMENTS, ACTORS, ACTORS | _PERSON, "allied with", "allied with", "stands with"),
        PredicateRule(p.SANCTIONS, g.AGREEMENTS, ACTORS, ACTORS | _PERSON, "sanctions", "sanctioned by", "has imposed sanctions on"),
        PredicateRule(p.LEADS, g.PEOPLE, _PERSON, ORGANISATIONS | {Kind.OPERATION}, "leads", "led by", "heads or commands"),
        PredicateRule(p.MEMBER_OF, g.PEOPLE, _PERSON, ORGANISATIONS | {Kind.OPERATION}, "member of", "has member", "belongs to"),
        PredicateRule(p.HOLDS_OFFICE_IN, g.PEOPLE, _PERSON, ORGANISATIONS | {Kind.COUNTRY}, "holds office in", "has office holder", "holds a public or leading office in"),
        PredicateRule(p.REPRESENTS, g.PEOPLE, _PERSON, ORGANISATIONS | {Kind.COUNTRY}, "represents", "represented by", "speaks or acts for"),
        PredicateRule(p.ASSOCIATE_OF, g.PEOPLE, _PERSON, _PERSON, "associate of", "associate of", "is close to"),
        PredicateRule(p.INVOLVED_IN, g.EVENTS, ACTORS | _PERSON, frozenset({Kind.INCIDENT}), "involved in", "involved", "took part in or was hit by"),
        PredicateRule(p.DENOUNCES, g.EVENTS, ACTORS | _PERSON, frozenset({Kind.INCIDENT}), "denounces", "denounced by", "has condemned"),
    )  # fmt: skip
    return MappingProxyType({row.predicate: row for row in rows})


PREDICATES: Final[Mapping[Predicate, PredicateRule]] = _table()
"""The closed table, in the order analysts read it."""

PRESENCE_PREDICATES: Final = frozenset(
    p for p, rule in PREDICATES.items() if rule.group is PredicateGroup.PRESENCE
)
"""The predicates that say a force is somewhere or deals with someone: only these carry status hue."""

EVENT_PREDICATES: Final = (Predicate.TAKES_PLACE_IN, Predicate.INVOLVED_IN)
"""What an entity may have without end; of the others it has as many as there are entities to have them with."""
