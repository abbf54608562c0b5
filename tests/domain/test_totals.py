"""Totals: each sentence of the model's "Numbers" as an example; the fourth is in `test_totals_missions`."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app.domain.model import Claim
from app.domain.structure import Structure
from app.domain.totals import Bounds, Reason, Total
from app.domain.vocabulary import Category, Predicate, Qualifier, Reliability, Stance, Status
from tests.domain import adding
from tests.domain.adding import TODAY, said

PLACES = Structure(
    {
        "rwandan-battalion": ["rwandan-army"],
        "rwandan-army": ["rwanda"],
        "mali": ["sahel"],
        "niger": ["sahel"],
        "gao-base": ["mali"],
        "kidal-region": ["mali"],
        "sector-east": ["minusma"],
        "minusma": ["united-nations"],
        "minusca": ["united-nations"],
    },
    ["minusma", "minusca", "sector-east", "barkhane"],
)
NOBODY = Bounds(0, 0, 0)
FOUR = ("burkina-faso", "chad", "mali", "niger")


def added(*claims: Claim, on: str = TODAY, host: str | None = None, sender: str | None = None) -> Total:
    hosts = None if host is None else [host]
    return adding.added_up(claims, date.fromisoformat(on), structure=PLACES, sender=sender, hosts=hosts)


def exactly(number: int) -> Bounds:
    return Bounds(number, number, number)


def left(found: Total) -> dict[str, Reason]:
    return {one.figure.claim: one.reason for one in found.left_out}


def counted(found: Total) -> list[str]:
    return [one.figure.claim for one in found.counted]


def test_nothing_adds_up_to_nothing() -> None:
    found = added()
    assert found == Total((), (), (), NOBODY, NOBODY)


def test_who_gives_no_figure_is_named() -> None:
    found = added(said("france", "mali"), said("chad", "mali", 10))
    assert found.personnel == exactly(10)
    assert [one.source for one in found.unstated] == ["france"]


class TestWhatIsObserved:
    """A total counts only what was observed; the rest is named, each with its reason."""

    @pytest.mark.parametrize(
        ("fields", "reason"),
        [
            ({"status": Status.PLANNED}, Reason.PLANNED),
            ({"qualifier": Qualifier.CEILING}, Reason.CEILING),
            ({"credibility": 5}, Reason.WEAK),
            ({"rating": Reliability.E}, Reason.WEAK),
        ],
    )
    def test_planned_figures_ceilings_and_weak_ones_do_not_count(
        self, fields: dict[str, Any], reason: Reason
    ) -> None:
        found = added(said("turkey", "mali", 50, id_="it", **fields), said("chad", "mali", 1000))
        assert found.personnel == exactly(1000)
        assert left(found) == {"it": reason}

    def test_nor_do_absences(self) -> None:
        nobody = said("turkey", "mali", 0, id_="nobody", as_of="2024")
        assert left(added(nobody, said("chad", "mali", 1000))) == {"nobody": Reason.ABSENCE}
        assert left(added(nobody, on="2025-01-01")) == {}

    def test_a_plan_beside_those_there_is_named_too(self) -> None:
        plan = said("chad", "mali", 2500, id_="plan", status=Status.ANNOUNCED, valid_from="2025", as_of=None)
        found = added(said("chad", "mali", 1000), plan)
        assert (found.personnel, left(found)) == (exactly(1000), {"plan": Reason.PLANNED})

    def test_what_is_only_denied_has_no_figure(self) -> None:
        assert added(said("turkey", "mali", 50, stance=Stance.DENIES)).personnel == NOBODY


class TestFigures:
    """1: the figures that rule 7 shows on that day."""

    def test_of_one_scope_one_is_shown_and_counts(self) -> None:
        old, new = said("chad", "mali", 900, id_="old", as_of="2023"), said("chad", "mali", 1000)
        found = added(old, new)
        assert (found.personnel, left(found)) == (exactly(1000), {"old": Reason.SUPERSEDED})
        assert [one.is_shown for one in found.left_out] == [False]

    def test_they_count_up_to_a_lapse_and_while_it_is_possible(self) -> None:
        figure = said("chad", "mali", 900, as_of="2020-05-01")
        assert added(figure, on="2023-05-01").personnel == exactly(900)
        assert added(figure, on="2023-05-02").personnel == NOBODY
        assert added(figure, on="2020-04-30").personnel == NOBODY

    def test_a_split_alone_counts_as_its_sum(self) -> None:
        split = said("chad", "mali", by_category=((Category.TROOPS, 1400), (Category.POLICE, 40)))
        assert added(split).personnel == exactly(1440)

    def test_a_maximum_alone_counts_from_nought(self) -> None:
        found = added(said("a", "mali", max=60), said("b", "mali", 40))
        assert found.personnel == Bounds(40, None, 100)

    def test_with_a_minimum_alone_the_total_is_at_least(self) -> None:
        found = added(said("a", "mali", min=60), said("b", "mali", 40))
        assert found.personnel == Bounds(100, None, None)

    def test_ranges_add_as_ranges(self) -> None:
        found = added(said("a", "mali", 3000, min=2000, max=4000), said("b", "mali", 100))
        assert found.personnel == Bounds(2100, 3100, 4100)

    def test_the_best_is_unknown_if_one_has_none(self) -> None:
        found = added(said("a", "mali", min=2000, max=4000), said("b", "mali", 100))
        assert found.personnel == Bounds(2100, None, 4100)


def mission(id_: str, place: str, predicate: Predicate, end: str) -> list[Claim]:
    """A mission that was somewhere from 2013 on, and ended."""
    began = said(id_, place, predicate=predicate, as_of=None, valid_from="2013", published="2013-12-31")
    return [began, said(id_, place, predicate=predicate, status=Status.ENDED, as_of=end)]


class TestEnds:
    """2: what came to an end elsewhere."""

    SHARED = said("france", FOUR, 4300, id_="shared", as_of="2022-04")
    LEFT = said("france", "mali", as_of="2022-08-15", status=Status.ENDED)

    def test_a_shared_figure_is_overtaken_from_the_day_of_a_later_end_in_one_of_its_hosts(self) -> None:
        before = added(self.SHARED, self.LEFT, on="2022-08-14")
        assert before.personnel == exactly(4300)
        found = added(self.SHARED, self.LEFT, on="2022-08-15")
        assert (found.personnel, left(found)) == (NOBODY, {"shared": Reason.OVERTAKEN})
        assert [one.ended for one in found.left_out] == [date(2022, 8, 15)]

    def test_but_not_by_an_end_before_it(self) -> None:
        later = said("france", FOUR, 3000, as_of="2022-09-01")
        assert added(self.LEFT, later, on="2022-10-01").personnel == exactly(3000)

    @pytest.mark.parametrize("predicate", [Predicate.TAKES_PLACE_IN, Predicate.DEPLOYED_TO])
    @pytest.mark.parametrize("host", ["mali", "gao-base"])
    def test_what_is_under_a_mission_ends_with_it_there_or_around_it(
        self, predicate: Predicate, host: str
    ) -> None:
        contribution = said("chad", host, 1440, id_="chad", under="minusma", as_of="2023")
        claims = [*mission("minusma", "mali", predicate, "2023-12-31"), contribution]
        assert added(*claims, on="2023-12-31").personnel == exactly(1440)
        found = added(*claims, on="2024-01-01")
        assert (found.personnel, left(found)) == (NOBODY, {"chad": Reason.ENDED})
        assert [one.ended for one in found.left_out] == [date(2023, 12, 31)]

    def test_what_it_has_itself_ends_where_it_took_place(self) -> None:
        own = said("minusma", "mali", 13_000, id_="own", as_of="2023")
        found = added(*mission("minusma", "mali", Predicate.TAKES_PLACE_IN, "2023-12-31"), own)
        assert (found.personnel, left(found)) == (NOBODY, {"own": Reason.ENDED})

    def test_an_end_elsewhere_is_none(self) -> None:
        contribution = said("chad", "niger", 1440, under="minusma")
        ended = mission("minusma", "mali", Predicate.TAKES_PLACE_IN, "2023-12-31")
        assert added(*ended, contribution).personnel == exactly(1440)

    def test_who_is_seen_there_after_the_end_counts_and_both_are_named(self) -> None:
        ended = mission("minusma", "mali", Predicate.TAKES_PLACE_IN, "2023-12-31")
        before = said("chad", "mali", 1440, id_="before", under="minusma", as_of="2023")
        still = said("chad", "mali", 50, id_="still", under="minusma", as_of="2024-05-01")
        found = added(*ended, before, still)
        assert (found.personnel, left(found)) == (exactly(50), {"before": Reason.SUPERSEDED})
        assert [(one.ended, one.still_seen) for one in found.counted] == [(date(2023, 12, 31), ("still",))]


class TestWithin:
    """3: a figure within another is left out, and what may be of the same people counts as a range."""

    def test_a_unit_is_in_its_force_and_a_force_in_its_country(self) -> None:
        found = added(
            said("rwanda", "mali", 2450, id_="country"),
            said("rwandan-army", "mali", 2000, id_="force"),
            said("rwandan-battalion", "mali", 800, id_="unit"),
        )
        assert found.personnel == exactly(2450)
        assert left(found) == {"force": Reason.CONTAINED, "unit": Reason.CONTAINED}
        assert {one.within for one in found.left_out} == {"country"}

    @pytest.mark.parametrize(
        "part",
        [
            {"category": Category.TROOPS},
            {"under": "minusma"},
            {"under": "minusma", "category": Category.POLICE},
        ],
    )
    def test_a_part_of_the_same_sender_is_in_the_whole(self, part: dict[str, Any]) -> None:
        found = added(said("chad", "mali", 1400), said("chad", "mali", 900, id_="part", **part))
        assert (found.personnel, left(found)) == (exactly(1400), {"part": Reason.CONTAINED})

    def test_what_is_under_a_part_of_a_mission_is_in_what_is_under_the_mission(self) -> None:
        whole = said("chad", "mali", 1400, under="minusma")
        found = added(whole, said("chad", "mali", 300, id_="part", under="sector-east"))
        assert (found.personnel, left(found)) == (exactly(1400), {"part": Reason.CONTAINED})

    def test_a_later_part_makes_a_range_with_its_whole_and_both_count(self) -> None:
        whole = said("chad", "mali", 3000, id_="whole", as_of="2022")
        part = said("chad", "mali", 400, id_="part", category=Category.TROOPS)
        found = added(whole, part)
        assert (found.personnel, counted(found)) == (Bounds(400, None, 3000), ["part", "whole"])

    def test_a_later_part_of_other_hosts_or_of_a_part_of_the_sender_is_within(self) -> None:
        whole = said("rwanda", "mali", 3000, as_of="2022")
        unit = said("rwandan-battalion", "mali", 400, id_="unit")
        base = said("rwanda", "gao-base", 400, id_="base")
        assert added(whole, unit).personnel == added(whole, base).personnel == exactly(3000)
        assert left(added(whole, unit)) == {"unit": Reason.CONTAINED}

    def test_who_cannot_be_the_same_people_adds_up(self) -> None:
        found = added(
            said("senegal", "mali", 1000, category=Category.TROOPS),
            said("senegal", "mali", 320, category=Category.POLICE),
            said("germany", "mali", 400, under="barkhane"),
            said("germany", "mali", 350, under="bilateral-agreement"),
        )
        assert found.personnel == exactly(2070)

    def test_who_may_be_is_from_the_larger_to_the_sum(self) -> None:
        found = added(
            said("chad", "mali", 1440, under="barkhane"),
            said("chad", "mali", 1000, category=Category.TROOPS),
        )
        assert found.personnel == Bounds(1440, None, 2440)

    def test_shares_that_overlap_are_from_the_larger_to_the_sum(self) -> None:
        found = added(said("france", ("mali", "chad"), 1000), said("france", ("chad", "niger"), 800))
        assert found.personnel == Bounds(1000, None, 1800)

    def test_other_senders_stand_beside_each_other(self) -> None:
        found = added(said("rwanda", "mali", 300), said("rwandan-rebels", "mali", 300))
        assert found.personnel == exactly(600)

    def test_what_is_in_a_place_is_in_what_is_in_all_the_world(self) -> None:
        world = said("italy", "world", 8_000, id_="world", category=Category.TROOPS)
        mali = said("italy", "mali", 250, id_="mali", category=Category.TROOPS)
        police = said("italy", "gabon", 30, category=Category.POLICE)
        found = added(world, mali, police, sender="italy")
        assert (found.personnel, left(found)) == (exactly(8_030), {"mali": Reason.CONTAINED})
        assert added(world, mali, police, host="mali").personnel == exactly(250)
        assert added(world, mali, police, host="world").personnel == exactly(8_030)


class TestShared:
    """5: a figure of several hosts."""

    FIGURE = said("france", FOUR, 4300, id_="shared")

    def test_counts_once_for_its_sender(self) -> None:
        found = added(self.FIGURE, sender="france")
        assert (found.personnel, counted(found), left(found)) == (exactly(4300), ["shared"], {})

    @pytest.mark.parametrize("host", FOUR)
    def test_counts_for_none_of_its_hosts_and_is_named_with_its_upper_bound(self, host: str) -> None:
        found = added(self.FIGURE, host=host)
        assert (found.personnel, left(found)) == (NOBODY, {"shared": Reason.SHARED})
        assert [one.figure.bounds.max for one in found.left_out] == [4300]

    def test_counts_for_a_place_that_has_all_its_hosts(self) -> None:
        found = added(said("france", ("mali", "niger"), 900), host="sahel")
        assert found.personnel == exactly(900)
        assert added(self.FIGURE, host="sahel").personnel == NOBODY

    def test_a_hosts_own_figure_counts_beside_it(self) -> None:
        own = said("france", "mali", 2400, id_="own", as_of="2023-01-01")
        found = added(own, self.FIGURE, host="mali")
        assert (found.personnel, left(found)) == (exactly(2400), {"shared": Reason.SHARED})
        sent = added(own, self.FIGURE, sender="france")
        assert (sent.personnel, left(sent)) == (exactly(4300), {"own": Reason.CONTAINED})

    def test_it_is_certain_only_where_it_is_for_each_of_its_hosts(self) -> None:
        shared = said("kenya", ("mali", "niger"), 1000, as_of="2024", published="2024-12-31")
        end = said("kenya", "niger", status=Status.ENDED, as_of="2024-05-01")
        before, after = added(shared, end, on="2024-03-01"), added(shared, end)
        assert (before.personnel, before.certain) == (exactly(1000), exactly(1000))
        assert (after.personnel, after.certain) == (exactly(1000), NOBODY)


class TestPlaces:
    """6: forces at a base, or in a region of a country, are forces in that country."""

    @pytest.mark.parametrize("place", ["gao-base", "kidal-region"])
    def test_they_are_in_the_country_and_in_its_region(self, place: str) -> None:
        there, country = said("italy", place, 300, id_="there"), said("italy", "mali", 500)
        for host in ("mali", "sahel"):
            assert added(there, host=host).personnel == exactly(300)
            found = added(there, country, host=host)
            assert (found.personnel, left(found)) == (exactly(500), {"there": Reason.CONTAINED})

    def test_what_is_in_a_region_is_not_known_to_be_in_one_of_its_countries(self) -> None:
        region, country = said("italy", "sahel", 5000), said("italy", "niger", 2400)
        assert added(region, country, sender="italy").personnel == exactly(5000)
        assert added(region, country, host="niger").personnel == exactly(2400)
        assert added(region, host="niger").personnel == NOBODY


class TestCertain:
    """Certain and possible are kept apart."""

    def test_what_is_certain_is_summed_beside_all(self) -> None:
        found = added(said("chad", "mali", 1400), said("togo", "mali", 900, as_of="2024-05-01"))
        assert (found.personnel, found.certain) == (exactly(2300), exactly(1400))

    def test_a_total_is_never_below_what_is_certain(self) -> None:
        police = said("rwanda", "mali", 200, category=Category.POLICE, under="minusma")
        troops = said("united-nations", "mali", 100, category=Category.TROOPS)
        # with this, of all categories, both would be among the same 200
        possible = said("minusma", "mali", 100, as_of="2024-05-01")
        found = added(police, troops, possible)
        assert (found.personnel, found.certain) == (exactly(300), exactly(300))
