"""Ids that are hashes: of everything that is said, and of nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from app.domain.content import claim_id, document_id
from app.domain.model import Claim, Document, Money, Personnel, Publisher, Quote, Ref, Via
from app.domain.vocabulary import Kind, Predicate, Reliability, Review, Stance, Status

_DOCUMENT = Document("d1", "A report", Publisher("reuters", "Reuters"))
_CLAIM = Claim(
    "",
    Ref("wagner-group", Kind.PRIVATE_MILITARY_COMPANY, "Wagner Group"),
    Predicate.DEPLOYED_TO,
    (Ref("mali", Kind.COUNTRY, "Mali"), Ref("niger", Kind.COUNTRY, "Niger")),
    _DOCUMENT,
)


def test_the_forms_are_for_ever() -> None:
    """These ids are in people's graphs and links."""
    assert claim_id(_CLAIM) == "2c1392b60cbd1903be63d6ef29687b20"
    known = document_id("reuters", "A report", published="2021-09", url=None, text=None)
    assert known == "b321cb77e127db15a12b6d83b68fb8fa"


@pytest.mark.parametrize(
    "other",
    [
        replace(_CLAIM, id="x", review=Review.PROPOSED, load="l", recorded_at=datetime.now(UTC)),
        replace(_CLAIM, objects=_CLAIM.objects[::-1]),
        replace(_CLAIM, subject=Ref("wagner-group", Kind.PRIVATE_MILITARY_COMPANY, "Another name")),
        replace(_CLAIM, document=replace(_DOCUMENT, reliability=Reliability.A, has_text=True)),
    ],
)
def test_what_became_of_a_claim_does_not_count(other: Claim) -> None:
    assert claim_id(other) == claim_id(_CLAIM)


@pytest.mark.parametrize(
    "other",
    [
        replace(_CLAIM, subject=Ref("france", Kind.COUNTRY, "France")),
        replace(_CLAIM, predicate=Predicate.TRAINS),
        replace(_CLAIM, objects=_CLAIM.objects[:1]),
        replace(_CLAIM, document=replace(_DOCUMENT, id="d2")),
        replace(_CLAIM, status=Status.PLANNED),
        replace(_CLAIM, stance=Stance.DENIES),
        replace(_CLAIM, valid_from="2021"),
        replace(_CLAIM, valid_to="2021"),
        replace(_CLAIM, as_of="2021"),
        replace(_CLAIM, personnel=Personnel(best=1)),
        replace(_CLAIM, under=Ref("minusma", Kind.MISSION, "MINUSMA")),
        replace(_CLAIM, money=Money(1.0, "EUR")),
        replace(_CLAIM, role="training"),
        replace(_CLAIM, note="training"),
        replace(_CLAIM, quote=Quote("words")),
        replace(_CLAIM, via=(Via("Reuters"),)),
        replace(_CLAIM, credibility=3),
        replace(_CLAIM, stated_subject="they"),
        replace(_CLAIM, stated_object="there"),
    ],
)
def test_everything_a_claim_says_counts(other: Claim) -> None:
    assert claim_id(other) != claim_id(_CLAIM)


def test_numbers_count_as_numbers() -> None:
    whole, fraction = replace(_CLAIM, money=Money(5, "EUR")), replace(_CLAIM, money=Money(5.0, "EUR"))
    assert claim_id(whole) == claim_id(fraction)


def test_a_document_is_its_publisher_title_date_address_and_text() -> None:
    variants = {
        document_id(publisher, title, published=published, url=url, text=text)
        for publisher in ("reuters", "afp")
        for title in ("A", "B")
        for published in (None, "2021")
        for url in (None, "https://example.org")
        for text in (None, "words")
    }
    assert len(variants) == 32
