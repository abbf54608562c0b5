"""Ids that are hashes: of everything that is said, and of nothing else."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime

import pytest

from app.domain.content import claim_id, document_id
from app.domain.model import Claim, Count, Document, Losses, Money, Personnel, Publisher, Quote, Ref, Via
from app.domain.vocabulary import (
    Category,
    Kind,
    Per,
    Predicate,
    Qualifier,
    Reliability,
    Review,
    Stance,
    Status,
)

_DOCUMENT = Document("d1", "A report", Publisher("reuters", "Reuters"))
_CLAIM = Claim(
    "",
    Ref("wagner-group", Kind.PRIVATE_MILITARY_COMPANY, "Wagner Group"),
    Predicate.DEPLOYED_TO,
    (Ref("mali", Kind.COUNTRY, "Mali"), Ref("niger", Kind.COUNTRY, "Niger")),
    _DOCUMENT,
)
_FULL = replace(
    _CLAIM,
    status=Status.REDUCING,
    stance=Stance.DENIES,
    valid_from="2021-09~",
    valid_to="2022",
    as_of="2021-12",
    personnel=Personnel(
        *(400, 1000, 1200, Qualifier.ABOUT, Category.INSTRUCTORS),
        ((Category.INSTRUCTORS, 600), (Category.TROOPS, 400)),
    ),
    under=Ref("minusma", Kind.MISSION, "MINUSMA"),
    money=Money(6e9, "XOF", Per.MONTH),
    role="training",
    note="heard twice, “so it is said”",
    quote=Quote("roughly 1,000 instructors", 223, 248),
    via=(Via("Reuters", "A wire"), Via("AFP")),
    credibility=3,
    stated_subject="instructors from Russia",
    stated_object="Мали",
)
_SPARSE = replace(
    _CLAIM,
    objects=_CLAIM.objects[:1],
    as_of="2021-09",
    personnel=Personnel(best=0),
    money=Money(0.5, "EUR"),
    quote=Quote("words"),
    via=(Via("AFP"),),
)


@pytest.mark.parametrize(
    ("said", "known"),
    [
        (_CLAIM, "2c1392b60cbd1903be63d6ef29687b20"),
        (_FULL, "5176b6c0eea09729ba33a4ab1bc867bc"),
        (_SPARSE, "4acece9235b2d3e1d4ca9cfc920cc1f7"),
    ],
)
def test_the_form_of_a_claim_is_for_ever(said: Claim, known: str) -> None:
    """These ids are in people's graphs and links."""
    assert claim_id(said) == known


@pytest.mark.parametrize(
    ("publisher", "title", "published", "url", "text", "known"),
    [
        ("reuters", "A report", None, None, None, "3bc52b43707f101e69551bf70c4cc76e"),
        ("reuters", "A report", "2021-09", None, None, "b321cb77e127db15a12b6d83b68fb8fa"),
        (
            *("unnamed-news-outlet", "Über Mali – ein Bericht", "2021-09~", "https://example.org/a?b=1"),
            *("Words.\nMore words: Мали.", "064fb9fa773a421cc8d6de60872e00e1"),
        ),
    ],
)
def test_the_form_of_a_document_is_for_ever(
    publisher: str, title: str, published: str | None, url: str | None, text: str | None, known: str
) -> None:
    assert document_id(publisher, title, published=published, url=url, text=text) == known


@dataclass(frozen=True, slots=True)
class _LaterClaim(Claim):
    """A claim with fields that none has today."""

    footnote: str | None = None
    confirmed_by: tuple[Ref, ...] = ()
    is_summary: bool = False
    share: float | None = None


@dataclass(frozen=True, slots=True)
class _LaterQuote(Quote):
    page: int | None = None


def _later(said: Claim, **more: object) -> Claim:
    return _LaterClaim(**{field.name: getattr(said, field.name) for field in fields(said)}, **more)


@pytest.mark.parametrize("said", [_CLAIM, _FULL, _SPARSE])
def test_a_field_that_came_later_changes_no_id_where_it_is_not_given(said: Claim) -> None:
    assert claim_id(_later(said)) == claim_id(said)
    assert claim_id(_later(said, footnote="", confirmed_by=())) == claim_id(said)


def test_a_field_that_came_later_counts_where_it_is_given() -> None:
    mali, niger = _CLAIM.objects
    given = [
        _later(_CLAIM, footnote="p. 14"),
        _later(_CLAIM, footnote="p. 15"),
        _later(_CLAIM, confirmed_by=(mali,)),
        _later(_CLAIM, confirmed_by=(mali, niger)),
        _later(_CLAIM, is_summary=True),
        _later(_CLAIM, share=0.0),
        _later(_CLAIM, footnote="p. 14", share=0.5),
    ]
    assert len({claim_id(_CLAIM), *map(claim_id, given)}) == len(given) + 1
    renamed = _later(_CLAIM, confirmed_by=(mali._replace(name="The Republic of Mali"),))
    assert claim_id(renamed) == claim_id(_later(_CLAIM, confirmed_by=(mali,)))


def test_the_parts_of_a_claim_grow_likewise() -> None:
    quoted = replace(_CLAIM, quote=_LaterQuote("words"))
    assert claim_id(quoted) == claim_id(replace(_CLAIM, quote=Quote("words")))
    assert claim_id(replace(_CLAIM, quote=_LaterQuote("words", page=0))) != claim_id(quoted)


def test_what_is_lost_counts_by_its_sort_and_numbers() -> None:
    """These ids are in people's graphs and links, too."""
    lost = replace(
        _CLAIM,
        losses=Losses(killed=Count(best=5, qualifier=Qualifier.ABOUT), missing=Count(min=1, max=3)),
        trained=Count(best=300),
        place=Ref("mali", Kind.COUNTRY, "Mali"),
        locator="p. 14",
        via=(Via("Reuters", None, "diplomats"),),
    )
    assert claim_id(lost) == "802c189747fee4743f11b870ef1536be"
    assert lost.losses is not None
    assert claim_id(replace(lost, losses=replace(lost.losses, missing=None))) != claim_id(lost)
    renamed = replace(lost, place=Ref("mali", Kind.COUNTRY, "The Republic of Mali"))
    assert claim_id(renamed) == claim_id(lost)
    assert claim_id(replace(lost, via=(Via("Reuters", None, "officials"),))) != claim_id(lost)
    assert claim_id(replace(lost, via=(Via("Reuters"),))) != claim_id(lost)


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
        replace(_CLAIM, place=Ref("mali", Kind.COUNTRY, "Mali")),
        replace(_CLAIM, losses=Losses(killed=Count(best=0))),
        replace(_CLAIM, trained=Count(best=300)),
        replace(_CLAIM, locator="p. 14"),
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
