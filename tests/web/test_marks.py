"""The marks of status and evidence, and how the shapes of charts are filled."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from markupsafe import escape

from app.domain.model import Claim, Document, Publisher, Ref
from app.domain.vocabulary import Certainty, Evidence, Kind, Predicate, Stance, Status
from app.web import marks, paint
from app.web.graphics.bars import Bar
from app.web.graphics.timebars import Stretch
from app.web.marks import Mark

REF = Ref("a", Kind.COUNTRY, "A")
CLAIM = Claim("c", REF, Predicate.DEPLOYED_TO, (REF,), Document("d", "D", Publisher("p", "P")))


def test_only_presence_has_the_colour_of_its_status() -> None:
    assert marks.status(Status.AGREED) == Mark("st st-ahead", "st-ahead", "", "agreed")
    assert marks.status(Status.SUSPENDED) == Mark("st st-reducing", "st-suspended", "", "suspended")
    assert marks.status(Status.LEAVING) == Mark("st st-reducing", "st-leaving", "", "leaving")
    assert marks.status(Status.PRESENT, hued=False).css == "st st-plain"
    possible = marks.status(Status.PRESENT, Certainty.POSSIBLE)
    assert possible == Mark("st st-present", "st-possible", "", "possibly present")


def test_evidence_has_as_many_boxes_as_it_has_sides() -> None:
    assert marks.evidence(Evidence.CLAIMED, 1) == Mark("ev ev-claimed", "ev-claimed", "one", "1 source")
    assert [marks.level(value).width for value in Evidence] == [
        {"ev-claimed": "one", "ev-denied": "one"}.get(marks.level(value).symbol, "two") for value in Evidence
    ]


def test_a_claim_shows_how_it_stands() -> None:
    denies = replace(CLAIM, stance=Stance.DENIES)
    gone = replace(denies, retracted_at=datetime(2022, 1, 1, tzinfo=UTC))
    assert marks.stance(CLAIM) == marks.standing(CLAIM) == marks.status(Status.PRESENT)
    assert marks.stance(denies) == marks.standing(denies)
    assert (marks.stance(denies).css, marks.stance(denies).symbol) == ("ev ev-denied", "ev-denied")
    assert marks.stance(gone) == marks.stance(denies)
    assert (marks.standing(gone).css, marks.standing(gone).symbol) == ("st st-ended", "st-unknown")


@pytest.mark.parametrize(
    ("bar", "attribute"),
    [
        (Bar("solid", "ended", 1), 'class="f-ended"'),
        (Bar("shared", "reducing", 1), 'fill="url(#hatch-reducing)"'),
        (Bar("planned", "ahead", 1), 'class="o-ahead"'),
    ],
)
def test_a_bar_is_filled_by_its_form(bar: Bar, attribute: str) -> None:
    assert escape(bar.fill) == attribute


def test_a_stretch_in_time_is_as_high_as_it_is_sure() -> None:
    certain, possible, planned, fewer = (
        Stretch(form, hue, 0, 1).band
        for form, hue in (
            ("certain", "present"),
            ("possible", "reducing"),
            ("planned", "ahead"),
            ("certain", "reducing"),
        )
    )
    assert (certain.fill, certain.height) == (paint.full("present"), 8)
    assert (possible.fill, possible.height) == (paint.hatched("reducing"), 6)
    assert planned.fill == paint.OUTLINED
    assert (fewer.height, fewer.top) == (4, "top-reducing")
    # The pattern of a plan is named after what it stands for, as in the sprite.
    assert paint.hatched("ahead").pattern == "hatch-planned"
