"""The table of a claim's fields: each is in it, and comes back from it as it was."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, datetime

import pytest

from app.domain.model import Claim, Count, Document, Losses, Money, Personnel, Publisher, Quote, Ref, Via
from app.domain.vocabulary import Category, Kind, Per, Predicate, Qualifier, Review, Stance, Status
from app.graph.claims.codec import BECAME, PROJECTED, SAID
from app.graph.properties import Field, properties_of, values_of, without_nulls

RELATED = {"subject", "objects", "document", "under", "place", "load"}
"""Fields of a claim that are relationships of its node."""

SPARSE = Claim(
    "c1",
    Ref("wagner-group", Kind.PRIVATE_MILITARY_COMPANY, "Wagner Group"),
    Predicate.DEPLOYED_TO,
    (Ref("mali", Kind.COUNTRY, "Mali"),),
    Document("d1", "A report", Publisher("reuters", "Reuters")),
)
THEN, LATER = datetime(2026, 1, 2, tzinfo=UTC), datetime(2026, 3, 4, tzinfo=UTC)
FULL = replace(
    SPARSE,
    status=Status.REDUCING,
    stance=Stance.DENIES,
    valid_from="2021-09~",
    valid_to="2022",
    as_of="2021-12",
    personnel=Personnel(400, 1000, 1200, Qualifier.ABOUT, Category.TROOPS, ((Category.TROOPS, 600),)),
    money=Money(6e9, "XOF", Per.MONTH),
    role="training",
    note="heard twice",
    quote=Quote("roughly 1,000 instructors", 223, 248),
    via=(Via("Reuters", "A wire", "diplomats"), Via("AFP")),
    credibility=3,
    stated_subject="instructors from Russia",
    stated_object="Мали",
    review=Review.REJECTED,
    recorded_at=THEN,
    accepted_at=LATER,
    retracted_at=LATER,
    retraction_reason="a slip",
    losses=Losses(*(Count(1, 5, 9, Qualifier.ABOUT) for _ in range(4))),
    trained=Count(best=300),
    locator="p. 14",
    known=((THEN, LATER), (LATER, None)),
)


def test_every_field_of_a_claim_is_kept_once() -> None:
    kept = [field.name for field in (*SAID, *BECAME)] + sorted(RELATED)
    assert sorted(kept) == sorted(field.name for field in fields(Claim))


def test_no_property_is_of_two_fields() -> None:
    properties = [name for field in (*SAID, *BECAME) for name in field.properties]
    assert len(properties) == len(set(properties))


@pytest.mark.parametrize("claim", [SPARSE, FULL])
@pytest.mark.parametrize("table", [SAID, BECAME, PROJECTED])
def test_what_is_written_is_read_back(claim: Claim, table: tuple[Field, ...]) -> None:
    # As Neo4j keeps it: without nulls.
    row = without_nulls(properties_of(table, claim))
    assert values_of(table, row) == {field.name: getattr(claim, field.name) for field in table}


def test_a_loss_of_one_sort_alone_is_read_back() -> None:
    lost = replace(SPARSE, losses=Losses(missing=Count(max=0)))
    row = without_nulls(properties_of(SAID, lost))
    assert row["missing_max"] == 0
    assert values_of(SAID, row)["losses"] == lost.losses


@pytest.mark.parametrize("field", [*SAID, *BECAME], ids=lambda field: field.name)
def test_a_field_is_kept_in_the_properties_it_names(field: Field) -> None:
    assert set(properties_of([field], FULL)) == set(field.properties)
