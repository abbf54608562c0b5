"""Totals: the fourth of the model's "Numbers" as examples: a contribution counts once."""

from __future__ import annotations

import pytest

from app.domain.totals import Bounds, Reason
from app.domain.vocabulary import Category
from tests.domain.adding import said
from tests.domain.test_totals import added, counted, exactly, left

CAR = "central-african-republic"


def test_a_mission_counts_once_by_its_own_figure() -> None:
    found = added(
        said("minusma", "mali", 15_000, id_="own"),
        said("chad", "mali", 1400, id_="chad", under="minusma"),
        said("togo", "mali", 900, id_="togo", under="minusma"),
        said("france", "mali", 2000, id_="france"),
    )
    assert (found.personnel, counted(found)) == (exactly(17_000), ["france", "own"])
    assert left(found) == {"chad": Reason.MISSION, "togo": Reason.MISSION}
    assert {one.within for one in found.left_out} == {"own"}


def test_by_its_contributors_where_they_are_more() -> None:
    found = added(
        said("minusma", "mali", 1000, id_="own"), said("chad", "mali", 1400, id_="chad", under="minusma")
    )
    assert (found.personnel, left(found)) == (exactly(1400), {"own": Reason.CONTRIBUTORS})


def test_by_its_contributors_alone_where_it_has_no_figure() -> None:
    contributors = [said("chad", "mali", 1400, under="minusma"), said("togo", "mali", 900, under="minusma")]
    assert added(*contributors).personnel == exactly(2300)


def test_from_the_larger_lower_bound_to_the_larger_upper_bound() -> None:
    found = added(
        said("minusma", "mali", min=100, max=200, id_="own"),
        said("spain", "mali", 150, id_="spain", under="minusma"),
        said("italy", "mali", max=60, id_="italy", under="minusma"),
    )
    assert found.personnel == Bounds(150, None, 210)
    assert left(found) == {"own": Reason.CONTRIBUTORS}


def test_where_neither_is_larger_both_count() -> None:
    found = added(
        said("minusma", "mali", min=100, max=200, id_="own"),
        said("spain", "mali", 150, id_="spain", under="minusma"),
    )
    assert (found.personnel, counted(found)) == (Bounds(150, None, 200), ["own", "spain"])


def test_category_by_category() -> None:
    found = added(
        said("minusma", "mali", 5000, category=Category.TROOPS),
        said("nepal", "mali", 600, category=Category.POLICE, under="minusma"),
        said("chad", "mali", 1400, id_="chad", category=Category.TROOPS, under="minusma"),
    )
    assert (found.personnel, left(found)) == (exactly(5600), {"chad": Reason.MISSION})


def test_mixed_meets_all_categories() -> None:
    found = added(
        said("minusma", "mali", 5000),
        said("nepal", "mali", 600, category=Category.POLICE, under="minusma"),
        said("chad", "mali", 1400, category=Category.TROOPS, under="minusma"),
    )
    assert found.personnel == exactly(5000)


def test_among_those_whose_hosts_meet() -> None:
    own = said("minusma", "mali", 15_000)
    assert added(own, said("chad", "niger", 100, under="minusma")).personnel == exactly(15_100)
    assert added(own, said("chad", "gao-base", 100, under="minusma")).personnel == exactly(15_000)


def test_a_national_figure_that_holds_a_contribution_is_from_the_larger_to_the_sum() -> None:
    found = added(
        said("minusca", CAR, 17_000),
        said("rwanda", CAR, 3500),
        said("rwanda", CAR, 2100, id_="contribution", under="minusca"),
    )
    assert found.personnel == Bounds(17_000, None, 20_500)
    assert left(found) == {"contribution": Reason.CONTAINED}


def test_a_national_figure_that_holds_none_is_beside_it() -> None:
    assert added(said("minusca", CAR, 17_000), said("rwanda", CAR, 3500)).personnel == exactly(20_500)


UN = said("united-nations", CAR, 10_000, id_="un")
MISSION = said("minusca", CAR, 8000, id_="mission")
CONTRIBUTORS = [
    said("rwanda", CAR, 3000, id_="rwanda", under="minusca"),
    said("cameroon", CAR, 2000, id_="cameroon", under="minusca"),
]


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ([UN, MISSION, *CONTRIBUTORS], 10_000),
        ([MISSION, *CONTRIBUTORS], 8000),
        (CONTRIBUTORS, 5000),
        ([UN, *CONTRIBUTORS], 10_000),
        ([UN, MISSION], 10_000),
    ],
)
def test_who_has_missions_counts_in_the_same_way(claims: list[object], expected: int) -> None:
    assert added(*claims).personnel == exactly(expected)


def test_who_has_missions_counts_by_them_where_they_are_more() -> None:
    found = added(
        said("united-nations", "world", 10_000, id_="un"),
        said("minusca", CAR, 15_000, id_="minusca"),
        said("rwanda", CAR, 1700, id_="rwanda", under="minusca"),
        said("chad", "mali", 1400, id_="chad", under="minusma"),
    )
    assert (found.personnel, counted(found)) == (exactly(16_400), ["chad", "minusca"])
    assert left(found) == {"un": Reason.CONTRIBUTORS, "rwanda": Reason.MISSION}


def test_missions_elsewhere_are_beside_the_figure_of_who_has_them() -> None:
    found = added(said("united-nations", "mali", 15_000), said("chad", "niger", 100, under="minusma"))
    assert found.personnel == exactly(15_100)


def test_a_figure_of_who_has_missions_under_one_of_them_is_not_within_itself() -> None:
    own = said("united-nations", "mali", 15_000, under="minusma")
    assert added(own).personnel == exactly(15_000)
    assert added(own, said("rwanda", "mali", 1700, under="minusma")).personnel == exactly(15_000)
    assert added(own, said("minusma", "mali", 15_000)).personnel == exactly(15_000)


def test_a_mission_within_a_mission_is_summed_once() -> None:
    found = added(
        said("minusma", "mali", 1000),
        said("sector-east", "mali", 600),
        said("chad", "mali", 100, under="sector-east"),
    )
    assert found.personnel == exactly(1000)
