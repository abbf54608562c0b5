"""Figures as bars: length, form and range on a common scale."""

from __future__ import annotations

import pytest

from app.domain.model import Personnel
from app.domain.vocabulary import Qualifier, Status
from app.web.graphics.bars import Bar, bar, scale, share

Q = Qualifier


@pytest.mark.parametrize(
    ("figure", "status", "hosts", "drawn"),
    [
        (Personnel(best=500), Status.PRESENT, 1, Bar("solid", "present", 50)),
        (Personnel(best=500, qualifier=Q.ABOUT), Status.REDUCING, 1, Bar("solid", "reducing", 50)),
        (Personnel(min=300, best=400, max=500), Status.PRESENT, 1, Bar("solid", "present", 40, 30, 50)),
        (Personnel(min=300, max=500), Status.PRESENT, 1, Bar("solid", "present", 30, 30, 50)),
        (
            Personnel(best=500, qualifier=Q.AT_LEAST),
            Status.PRESENT,
            1,
            Bar("solid", "present", 50, is_open=True),
        ),
        (Personnel(min=500), Status.PRESENT, 1, Bar("solid", "present", 50, is_open=True)),
        (Personnel(max=500), Status.PRESENT, 1, Bar("ceiling", "present", 50)),
        (Personnel(best=500, qualifier=Q.CEILING), Status.PRESENT, 1, Bar("ceiling", "present", 50)),
        (Personnel(best=500, qualifier=Q.UP_TO), Status.PRESENT, 1, Bar("ceiling", "present", 50)),
        (Personnel(best=500), Status.REDUCING, 4, Bar("shared", "reducing", 50)),
        (Personnel(best=500), Status.PLANNED, 4, Bar("planned", "ahead", 50)),
        (Personnel(best=5000), Status.PRESENT, 1, Bar("solid", "present", 100)),
    ],
)
def test_each_sort_of_figure_has_its_form(figure: Personnel, status: Status, hosts: int, drawn: Bar) -> None:
    assert bar(figure, 1000, status, hosts) == drawn


@pytest.mark.parametrize("figure", [None, Personnel(), Personnel(best=0)])
def test_what_is_not_stated_has_no_bar(figure: Personnel | None) -> None:
    assert bar(figure, 1000, Status.PRESENT) is None


def test_the_scale_ends_at_the_largest_figure() -> None:
    assert scale([Personnel(best=3), None, Personnel(min=2, max=7)]) == 7
    assert scale([None, Personnel()]) == 1
    assert share(3, 4) == 75
    assert share(0, 0) == 0
