"""The rules of the projection by example, 7 and 8: which figure is shown, why, and who attests it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from app.domain.figures import Bounds, bounds
from app.domain.model import Claim, Episode, Money, Personnel, Shown, Via
from app.domain.projection.episodes import project
from app.domain.vocabulary import Category, Evidence, Figures, Phase, Qualifier, Reliability, Stance, Status
from app.domain.why import Choice, Why, choice
from tests.domain.claims import (
    HOST,
    MISSION,
    NEIGHBOURS,
    OPERATION,
    SECTOR,
    STRUCTURE,
    TRIPLE,
    claim,
    weak,
)
from tests.domain.test_projection import PLANNED, PRESENT, day, ended, nobody

SHARED = (HOST, *NEIGHBOURS)


def only(*claims: Claim) -> Episode:
    (episode,) = project(TRIPLE, claims, STRUCTURE)
    return episode


def shown(episode: Episode, on: str | None) -> Shown:
    if on is None:
        return episode.shown
    moment = episode.on(day(on))
    assert moment is not None
    return moment.shown


def value(episode: Episode, on: str | None) -> Bounds | None:
    found = shown(episode, on).personnel
    return bounds(found) if found else None


def exactly(number: int) -> Bounds:
    return Bounds(number, number, number)


def of(category: Category, best: int, **figure: Any) -> Personnel:
    return Personnel(best=best, category=category, **figure)


def troops(best: int) -> Personnel:
    return of(Category.TROOPS, best)


class TestWhenAFigureCounts:
    """Rule 7: on the days of its span and a lapse after them; a planned one before the start."""

    def test_never_before_its_span(self) -> None:
        episode = only(claim(as_of="2003"), claim(as_of="2005", best=500))
        assert value(episode, "2003-06-01") is None
        assert value(episode, "2005-06-01") == exactly(500)

    def test_on_all_days_of_an_interval_that_was_published_later(self) -> None:
        episode = only(claim(valid_from="2010", valid_to="2015", best=100, published="2020"))
        assert value(episode, "2012-06-01") == exactly(100)

    def test_up_to_a_lapse_after_it(self) -> None:
        episode = only(claim(as_of="2015-05-01", best=500), claim(as_of="2018"))
        assert value(episode, "2018-05-01") == exactly(500)
        assert value(episode, "2018-05-02") is None

    def test_a_planned_one_only_before_the_start(self) -> None:
        episode = only(PLANNED, PRESENT)
        assert value(episode, "2021-10-15") == exactly(1000)
        assert value(episode, "2022-02-15") is None
        assert value(episode, None) is None

    def test_a_planned_cut_is_shown_on_no_day_it_is_there(self) -> None:
        cut = claim(status=Status.ANNOUNCED, valid_from="2023", best=2500, published="2022-02-10")
        episode = only(claim(as_of="2022-01", best=5000), cut)
        assert value(episode, "2022-06-01") == value(episode, "2023-06-01") == exactly(5000)

    def test_that_nobody_is_there_any_more_is_no_figure(self) -> None:
        episode = only(claim("there", as_of="2019", best=420), nobody("gone", "2020"))
        assert episode.shown.personnel_claim == "there"


class TestWithinAScope:
    """Rule 7: of figures of the same hosts, `under` and category."""

    def test_the_shortest_that_meets_the_day(self) -> None:
        episode = only(claim("year", as_of="2014", best=430), claim("month", as_of="2014-07", best=561))
        assert value(episode, "2014-07-15") == exactly(561)
        assert value(episode, "2014-03-01") == value(episode, "2014-08-01") == exactly(430)

    def test_else_the_latest_before_it_else_the_earliest_after_it(self) -> None:
        episode = only(
            claim(valid_from="2010", published="2013-05-01", best=100),
            claim(valid_from="2010", published="2016-05-01", best=200),
        )
        assert value(episode, "2012-01-01") == exactly(100)
        assert value(episode, "2014-01-01") == exactly(100)
        assert value(episode, "2018-01-01") == exactly(200)

    @pytest.mark.parametrize(
        "better",
        [
            {"rating": Reliability.B},
            {"credibility": 2},
            {"published": "2022-03"},
            {"via": (Via("Reuters"), Via("AFP"))},
            {"id_": "a"},
        ],
    )
    def test_then_the_rating_the_later_document_more_sources_the_smaller_id(
        self, better: dict[str, Any]
    ) -> None:
        other = claim("b", as_of="2020", best=1, published="2022-02")
        best = claim(**{"id_": "z", "as_of": "2020", "best": 2, "published": "2022-02"} | better)
        assert value(only(other, best), "2020-06-01") == value(only(other, best), None) == exactly(2)

    def test_of_all_times_the_latest(self) -> None:
        episode = only(
            claim(as_of="2019", best=1, rating=Reliability.A),
            claim(as_of="2020", best=2, rating=Reliability.D),
        )
        assert value(episode, None) == exactly(2)

    @pytest.mark.parametrize(
        "lesser",
        [
            {"personnel": Personnel(max=1000, qualifier=Qualifier.CEILING)},
            {"best": 1000, "credibility": 5},
            {"best": 1000, "rating": Reliability.E},
        ],
    )
    def test_ceilings_and_weak_ones_only_where_no_other_counts(self, lesser: dict[str, Any]) -> None:
        low = claim("low", as_of="2021", **lesser)
        observed = claim("observed", as_of="2020", best=420)
        assert value(only(low, observed), "2021-06-01") == value(only(low, observed), None) == exactly(420)
        alone = only(low, claim(as_of="2020"))
        assert shown(alone, "2021-06-01").personnel_claim == shown(alone, None).personnel_claim == "low"

    def test_f_and_6_are_unrated_and_do_not_stand_back(self) -> None:
        later = claim("later", as_of="2021", best=9, rating=Reliability.F, credibility=6)
        assert value(only(claim(as_of="2020", best=1, rating=Reliability.A), later), None) == exactly(9)

    def test_of_planned_figures_the_latest_stated(self) -> None:
        more = claim(status=Status.AGREED, as_of="2021-12-01", best=2000)
        assert value(only(PLANNED, more), "2021-12-15") == exactly(2000)


WHOLE = claim("whole", as_of="2022", best=3000, published="2023-01-10")


class TestWholeAndPart:
    """Rule 7: a scope holds another if hosts, `under` and category do."""

    @pytest.mark.parametrize(
        "part",
        [
            {"personnel": troops(400)},
            {"best": 400, "under": MISSION},
            {"personnel": troops(400), "under": SECTOR},
        ],
    )
    def test_the_whole_is_shown_of_the_same_days(self, part: dict[str, Any]) -> None:
        episode = only(WHOLE, claim("part", as_of="2022-06", **part))
        assert value(episode, "2022-06-15") == value(episode, None) == exactly(3000)

    def test_and_where_one_document_says_both(self) -> None:
        whole = claim("whole", as_of="2022-01", best=3000, document="report")
        part = claim("part", as_of="2022-06", personnel=troops(400), document="report")
        assert value(only(whole, part), "2022-07-01") == exactly(3000)

    def test_and_where_it_is_the_later(self) -> None:
        part = claim("part", as_of="2021", personnel=troops(400))
        episode = only(WHOLE, part)
        assert value(episode, "2021-06-01") == exactly(400)
        assert value(episode, "2022-06-01") == exactly(3000)

    def test_if_the_part_is_later_the_value_runs_from_it_to_the_whole(self) -> None:
        episode = only(WHOLE, claim("part", as_of="2024", personnel=troops(400), published="2024-12-31"))
        assert value(episode, "2024-06-01") == value(episode, None) == Bounds(400, None, 3000)
        assert set(shown(episode, None).figure_claims) == {"part", "whole"}
        assert value(episode, "2023-06-01") == exactly(3000)

    def test_a_whole_of_long_ago_is_none_any_more(self) -> None:
        whole = claim("whole", as_of="2015", best=3000)
        episode = only(whole, claim(as_of="2018"), claim("part", as_of="2022", personnel=troops(400)))
        assert value(episode, "2022-06-01") == value(episode, None) == exactly(400)

    def test_what_is_part_of_an_undertaking_is_held_by_its_whole(self) -> None:
        mission = claim("mission", as_of="2022", best=900, under=MISSION)
        sector = claim("sector", as_of="2022", best=300, under=SECTOR)
        assert value(only(mission, sector), "2022-06-01") == exactly(900)

    def test_a_weak_part_takes_no_whole_away(self) -> None:
        part = weak("part", as_of="2023", personnel=troops(50))
        assert value(only(WHOLE, part), "2023-06-01") == exactly(3000)


class TestShared:
    """Rule 7: one figure for several hosts, beside a host's own."""

    def test_names_the_other_hosts(self) -> None:
        episode = only(claim("shared", as_of="2022", best=4300, objects=SHARED))
        assert value(episode, None) == exactly(4300)
        assert episode.shown.shared_with == NEIGHBOURS

    @pytest.mark.parametrize("as_of", ["2021", "2022", "2023"])
    def test_the_own_one_is_shown_whichever_is_later(self, as_of: str) -> None:
        shared = claim("shared", as_of="2022", best=4300, objects=SHARED)
        own = claim("own", as_of=as_of, best=2400)
        assert value(only(own, shared), f"{as_of}-06-01") == value(only(own, shared), None) == exactly(2400)

    def test_beside_an_own_one_of_other_people_it_adds_from_nought(self) -> None:
        police = claim("police", as_of="2022", personnel=of(Category.POLICE, 300))
        shared = claim("shared", as_of="2022", personnel=troops(1000), objects=SHARED)
        assert value(only(police, shared), "2022-06-01") == Bounds(300, None, 1300)


class TestParts:
    """Rule 7: scopes neither of which holds the other."""

    def test_who_cannot_be_the_same_people_add_up(self) -> None:
        one = claim("one", as_of="2022", best=1700, under=MISSION)
        other = claim("other", as_of="2022", best=500, under=OPERATION, role="training")
        episode = only(one, other)
        assert value(episode, "2022-06-01") == value(episode, None) == exactly(2200)
        assert [part.claim for part in episode.shown.parts] == ["one", "other"]
        assert (episode.shown.personnel_claim, episode.shown.role) == (None, None)

    def test_who_may_be_are_from_the_larger_to_the_sum(self) -> None:
        mission = claim(as_of="2022", best=1440, under=MISSION)
        unnamed = claim(as_of="2022", personnel=troops(1000))
        assert value(only(mission, unnamed), "2022-06-01") == Bounds(1440, None, 2440)

    def test_on_a_day_all_that_count_of_all_times_those_of_the_time_of_the_latest(self) -> None:
        early = claim("early", as_of="2022", personnel=troops(1200))
        late = claim("late", as_of="2023", personnel=of(Category.POLICE, 40))
        assert value(only(early, late), "2023-06-01") == exactly(1240)
        assert value(only(early, late), None) == exactly(40)

    def test_ranges_add_as_ranges(self) -> None:
        up_to = claim(as_of="2022", personnel=Personnel(max=100, category=Category.POLICE))
        at_least = claim(as_of="2022", personnel=Personnel(min=60, category=Category.TROOPS))
        assert value(only(up_to, at_least), "2022-06-01") == Bounds(60, None, None)


class TestBeside:
    """Rule 7: what is shown together comes from one claim."""

    def test_what_stands_beside_a_figure_is_its_own(self) -> None:
        episode = only(
            claim("figure", as_of="2020", best=420, under=MISSION),
            claim("role", as_of="2021", role="training", money=Money(1e6, "EUR")),
        )
        found = shown(episode, "2021-06-01")
        assert (found.personnel_claim, found.under, found.under_claim) == ("figure", MISSION, "figure")
        assert (found.role, found.money) == (None, None)

    def test_without_a_figure_each_is_of_the_days_of_its_claim(self) -> None:
        episode = only(
            claim("role", as_of="2020", role="training"),
            claim("money", as_of="2022", money=Money(1e6, "EUR")),
        )
        assert (shown(episode, "2020-06-01").role, shown(episode, "2020-06-01").money) == ("training", None)
        assert shown(episode, "2022-06-01").role_claim == "role"
        assert shown(episode, "2022-06-01").money_claim == "money"


class TestFiguresAgree:
    """Rule 7: among figures of one scope whose *when* share a day."""

    @pytest.mark.parametrize(
        ("figures", "expected"),
        [
            ([Personnel(best=1000)], Figures.SINGLE),
            ([Personnel(best=1000), Personnel(best=1000)], Figures.AGREE),
            ([Personnel(best=1000), Personnel(min=1000, max=1000)], Figures.AGREE),
            ([Personnel(best=1000), Personnel(best=1100)], Figures.DIFFER),
            ([Personnel(best=1000), Personnel(best=1000), Personnel(best=1100)], Figures.DIFFER),
            ([Personnel(best=1000), troops(900)], Figures.SINGLE),
            ([Personnel(best=1000), Personnel(category=Category.TROOPS)], Figures.SINGLE),
        ],
    )
    def test_of_one_time(self, figures: list[Personnel], expected: Figures) -> None:
        episode = only(*(claim(as_of="2021", personnel=figure) for figure in figures))
        moment = episode.on(day("2021-06-01"))
        assert moment is not None
        assert episode.figures is moment.figures is expected

    def test_a_series_in_time_does_not_differ(self) -> None:
        assert only(claim(as_of="2020", best=1), claim(as_of="2021", best=2)).figures is Figures.SINGLE


def decided(episode: Episode, on: str | None = None) -> Choice | None:
    figures = [each for each in episode.counting if not (each.planned or each.absent)]
    return choice(figures, STRUCTURE, day(on) if on else None)


class TestWhy:
    """Rule 7 has one page that explains it: what decided, and among how many."""

    OBSERVED = claim("observed", as_of="2020", best=420)

    @pytest.mark.parametrize(
        ("others", "why", "among"),
        [
            ([], Why.ONLY, 1),
            (
                [claim(as_of="2021", personnel=Personnel(best=9, qualifier=Qualifier.CEILING))],
                Why.OBSERVED,
                2,
            ),
            ([weak(as_of="2021", best=9)], Why.RATED, 2),
            ([claim(as_of="2020", personnel=troops(9))], Why.WHOLE, 2),
            ([claim(as_of="2021", best=9, objects=SHARED)], Why.OWN, 2),
            ([claim(as_of="2021", personnel=troops(9))], Why.RANGE, 2),
            ([claim(as_of="2019", best=9), claim(as_of="2018", best=8)], Why.LATEST, 3),
        ],
    )
    def test_of_all_times(self, others: list[Claim], why: Why, among: int) -> None:
        assert decided(only(self.OBSERVED, *others)) == Choice(why, among)

    @pytest.mark.parametrize(
        ("fields", "why"),
        [
            ({"rating": Reliability.B}, Why.RATING),
            ({"credibility": 2}, Why.RATING),
            ({"published": "2022-03"}, Why.DOCUMENT),
            ({"via": (Via("Reuters"), Via("AFP"))}, Why.SOURCES),
            ({"id_": "a"}, Why.ID),
        ],
    )
    def test_what_set_the_better_of_two_apart(self, fields: dict[str, Any], why: Why) -> None:
        other = claim("b", as_of="2020", best=1, published="2022-02")
        best = claim(**{"id_": "z", "as_of": "2020", "best": 2, "published": "2022-02"} | fields)
        assert decided(only(other, best)) == decided(only(other, best), "2020-06-01") == Choice(why, 2)

    def test_of_parts_it_names_how_many(self) -> None:
        parts = [claim(as_of="2020", best=9, under=under) for under in (MISSION, OPERATION)]
        assert decided(only(*parts)) == decided(only(*parts), "2020-06-01") == Choice(Why.PARTS, 2)

    def test_on_a_day(self) -> None:
        early = claim(valid_from="2010", published="2013-05-01", best=100)
        late = claim(valid_from="2010", published="2015-05-01", best=200)
        episode = only(early, late)
        assert decided(episode, "2012-01-01") == Choice(Why.EARLIEST, 2)
        assert decided(episode, "2013-05-01") == Choice(Why.CLOSEST, 2)
        assert decided(episode, "2014-01-01") == Choice(Why.LATEST, 2), "before that day, and so not of 2015"
        assert decided(episode, "2015-05-01") == Choice(Why.CLOSEST, 2)
        assert decided(episode, "2016-01-01") == Choice(Why.LATEST, 2)
        assert decided(episode, "2018-01-01") == Choice(Why.ONLY, 1)
        assert decided(episode, "2009-01-01") is None


class TestEvidence:
    """Rule 8: who attests it, and whether that is one voice or several."""

    def test_nine_editions_of_one_yearbook_are_one_source(self) -> None:
        episode = only(*(claim(as_of=f"{year}", publisher="Yearbook") for year in range(2013, 2022)))
        assert (episode.evidence, episode.sources) == (Evidence.CLAIMED, 1)

    def test_ten_rewrites_of_one_wire_story_are_one_source(self) -> None:
        rewrites = [claim(as_of="2021-09", publisher=f"Paper {n}", roots=("reuters",)) for n in range(8)]
        relayed = claim(as_of="2021-09", publisher="Radio", via=(Via("Reuters"),))
        itself = claim(as_of="2021-09", publisher="Reuters")
        episode = only(*rewrites, relayed, itself)
        assert (episode.evidence, episode.sources) == (Evidence.CLAIMED, 1)

    def test_whoever_is_relayed_counts_and_not_who_relays(self) -> None:
        episode = only(claim(as_of="2021-09", publisher="Radio", via=(Via("Reuters"), Via("AFP"))))
        assert (episode.evidence, episode.sources) == (Evidence.CORROBORATED, 2)

    def test_two_publishers_corroborate_and_a_denial_of_what_they_state_disputes(self) -> None:
        other = claim(as_of="2022-02", publisher="Ministry")
        denial = claim(stance=Stance.DENIES, as_of="2022-02-15")
        assert only(PRESENT, other).evidence is Evidence.CORROBORATED
        assert only(PRESENT, other, denial).evidence is Evidence.DISPUTED

    def test_a_denial_of_days_that_only_an_exit_states_disputes_nothing(self) -> None:
        denial = claim(stance=Stance.DENIES, as_of="2022-11")
        assert only(claim(as_of="2021"), ended("left", "2022"), denial).evidence is Evidence.CLAIMED

    def test_any_denial_disputes_a_plan(self) -> None:
        assert only(PLANNED, claim(stance=Stance.DENIES, as_of="2021-12-24")).evidence is Evidence.DISPUTED

    def test_an_absence_on_days_that_are_stated_disputes_and_attests_nothing(self) -> None:
        episode = only(claim(as_of="2014-06-01"), nobody("nought", "2014", publisher="Ministry"))
        assert (episode.evidence, episode.sources) == (Evidence.DISPUTED, 1)

    @pytest.mark.parametrize("low", [{"rating": Reliability.E}, {"credibility": 5}])
    def test_e_and_5_neither_attest_nor_dispute(self, low: dict[str, Any]) -> None:
        doubtful = only(claim(as_of="2022", **low))
        assert (doubtful.evidence, doubtful.sources) == (Evidence.CLAIMED, 0)
        assert only(PRESENT, claim(as_of="2022-01", publisher="Radio", **low)).sources == 1
        assert only(PRESENT, claim(as_of="2022-01", stance=Stance.DENIES, **low)).evidence is Evidence.CLAIMED

    def test_the_sources_are_those_of_the_phase(self) -> None:
        episode = only(PLANNED, PRESENT, claim(as_of="2022-01", publisher="Ministry"))
        assert [(m.phase, m.sources) for m in episode.moments[:2]] == [(Phase.PLANNED, 1), (Phase.ACTUAL, 2)]
        assert (episode.evidence, episode.sources) == (Evidence.CORROBORATED, 2)

    def test_on_a_day_only_who_speaks_of_it_or_of_a_lapse_before_it_counts(self) -> None:
        early, late = claim(as_of="2012"), claim(as_of="2015-06-01", publisher="Ministry")
        denial = claim(stance=Stance.DENIES, as_of="2012-05-05")
        episode = only(early, late, denial)
        told = {written: episode.on(day(written)) for written in ("2012-03-01", "2012-06-01", "2016-01-01")}
        assert [moment and (moment.evidence, moment.sources) for moment in told.values()] == [
            (Evidence.CLAIMED, 1),
            (Evidence.DISPUTED, 1),
            (Evidence.CLAIMED, 1),
        ]
        assert (episode.evidence, episode.sources) == (Evidence.DISPUTED, 2)
        assert episode.status_on(date(2015, 6, 1)) is Status.PRESENT
