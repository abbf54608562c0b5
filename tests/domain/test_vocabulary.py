"""Which kinds of entities a predicate relates."""

from __future__ import annotations

import pytest

from app.domain.vocabulary import PREDICATES, Kind, Predicate


@pytest.mark.parametrize(
    ("subject", "predicate", "object_", "allowed"),
    [
        (Kind.ARMED_FORCE, Predicate.PART_OF, Kind.COUNTRY, True),
        (Kind.UNIT, Predicate.PART_OF, Kind.COUNTRY, True),
        (Kind.GOVERNMENT, Predicate.PART_OF, Kind.COUNTRY, True),
        (Kind.COUNTRY, Predicate.PART_OF, Kind.REGION, True),
        (Kind.REGION, Predicate.PART_OF, Kind.REGION, True),
        (Kind.UNIT, Predicate.PART_OF, Kind.ARMED_FORCE, True),
        (Kind.REGION, Predicate.LOCATED_IN, Kind.COUNTRY, True),
        (Kind.BASE, Predicate.LOCATED_IN, Kind.REGION, True),
        (Kind.COMPANY, Predicate.PART_OF, Kind.COUNTRY, False),
        (Kind.UNIT, Predicate.PART_OF, Kind.REGION, False),
        (Kind.COUNTRY, Predicate.PART_OF, Kind.COUNTRY, False),
        (Kind.REGION, Predicate.PART_OF, Kind.COUNTRY, False),
        (Kind.REGION, Predicate.LOCATED_IN, Kind.REGION, False),
        (Kind.REGION, Predicate.LOCATED_IN, Kind.BASE, False),
        (Kind.COUNTRY, Predicate.LOCATED_IN, Kind.REGION, False),
        (Kind.UNIT, Predicate.SUBSIDIARY_OF, Kind.COUNTRY, False),
    ],
)
def test_what_is_part_of_and_located_in_what(
    subject: Kind, predicate: Predicate, object_: Kind, allowed: bool
) -> None:
    assert PREDICATES[predicate].allows(subject, object_) is allowed


def test_only_a_predicate_that_leads_to_places_alone_says_where_it_holds() -> None:
    assert {predicate for predicate, rule in PREDICATES.items() if rule.is_sited} == {
        Predicate.DEPLOYED_TO,
        Predicate.OPERATES_BASE,
        Predicate.TAKES_PLACE_IN,
        Predicate.LOCATED_IN,
    }
