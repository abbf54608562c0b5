"""What no claim may say, however well it is formed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.domain.model import Claim, Count, Document, Losses, Personnel, Publisher, Quote, Ref
from app.domain.soundness import RULES, Rule, broken, observed_by, quoted, usual_years
from app.domain.vocabulary import Category, Kind, Predicate, Stance, Status

TODAY = date(2026, 11, 30)
DOCUMENT = Document("d", "A report", Publisher("p", "P"), published="2021-09")
CLAIM = Claim(
    "c",
    Ref("france", Kind.COUNTRY, "France"),
    Predicate.DEPLOYED_TO,
    (Ref("mali", Kind.COUNTRY, "Mali"),),
    DOCUMENT,
)


@pytest.mark.parametrize(
    ("edtf", "usual"),
    [
        ("1000", True), ("2999-12-31", True), ("2999-24", True), ("20XX", True), ("201X?", True),
        ("[1999-01-01..2000-12-31]", True), ("0999", False), ("3000-01-01", False), ("09XX", False),
        ("[2021,3000]", False), ("[0999-12..1000-01]", False),
    ],
)  # fmt: skip
def test_years_are_1000_to_2999(edtf: str, usual: bool) -> None:
    assert (usual_years(edtf) is None) is usual


@pytest.mark.parametrize(
    ("published", "said", "pointers"),
    [
        ("2021-09-20", {"as_of": "2021-09-20"}, []),
        ("2021-09-20", {"as_of": "2021-09"}, []),
        ("2021-09-20", {"as_of": "2021-09-21"}, ["/as_of"]),
        ("2021-09-20", {"as_of": "[2021-09-20..2021-09-25]"}, []),
        ("2021-09-20", {"as_of": "[2021-09-21..2021-09-25]"}, ["/as_of"]),
        ("2021-09~", {"as_of": "2021-09-30"}, []),
        ("2021-09~", {"as_of": "2021-10-01"}, ["/as_of"]),
        ("2021", {"valid_from": "2022"}, ["/valid/from"]),
        ("2021", {"as_of": "2022", "valid_from": "2022"}, ["/as_of", "/valid/from"]),
        (None, {"as_of": "2022"}, []),
    ],
)
def test_nothing_is_observed_after_it_was_published(
    published: str | None, said: dict[str, str], pointers: list[str]
) -> None:
    given = {"valid_from": None, "as_of": None} | said
    for status in Status:
        expected = [] if status in {Status.PLANNED, Status.ANNOUNCED, Status.AGREED} else pointers
        assert [one.pointer for one in observed_by(published, status, **given)] == expected


def test_words_are_counted_in_code_points() -> None:
    text = "🙂 may come, may go"
    assert quoted("may come", 2, 10, text) is None
    assert quoted("may go", None, None, text) is None
    assert quoted("may come", 3, 11, text) is not None
    assert quoted("may stay", None, None, text) is not None


@pytest.mark.parametrize(
    ("more", "rule"),
    [
        ({}, None),
        ({"as_of": "0999"}, Rule.YEARS),
        ({"document": replace(DOCUMENT, accessed="3000-01-01")}, Rule.YEARS),
        ({"as_of": "2021-10"}, Rule.LATER),
        ({"as_of": "2021-10", "stance": Stance.DENIES}, Rule.LATER),
        ({"as_of": "2021-10", "status": Status.PLANNED}, None),
        ({"document": replace(DOCUMENT, published="2026-12-01")}, None),
        ({"document": replace(DOCUMENT, published="2026-12-02")}, Rule.AHEAD),
        ({"document": replace(DOCUMENT, published="2026")}, None),
        ({"document": replace(DOCUMENT, published=None), "as_of": "2026-12-01"}, None),
        ({"document": replace(DOCUMENT, published=None), "as_of": "2026-12-02"}, Rule.AHEAD),
        ({"valid_from": "2021", "valid_to": "2020"}, Rule.ORDER),
        ({"personnel": Personnel(min=3, max=2)}, Rule.ORDER),
        ({"trained": Count(best=3, max=2)}, Rule.ORDER),
        ({"losses": Losses(missing=Count(min=3, best=2))}, Rule.ORDER),
        ({"personnel": Personnel(best=3, by_category=((Category.TROOPS, 4),))}, Rule.PARTS),
        ({"personnel": Personnel(best=3, max=4, by_category=((Category.TROOPS, 4),))}, None),
        ({"personnel": Personnel(min=3, by_category=((Category.TROOPS, 4),))}, None),
        ({"quote": Quote("may come", 0, 8)}, Rule.WORDS),
        ({"quote": Quote("may come", 2, 10)}, None),
    ],
)
def test_which_rule_a_recorded_claim_breaks(more: dict[str, Any], rule: Rule | None) -> None:
    claim = replace(CLAIM, **more)
    assert broken(claim, "🙂 may come", TODAY) == ({rule} if rule else set())
    assert set(RULES) == set(Rule)
